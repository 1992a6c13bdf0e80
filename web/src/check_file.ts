// The door of the package: checks one file in a worker of its own. Nothing leaves the browser.
import { abortError } from './errors.js';
import type { Profile } from './generated/profile.js';
import type { Report } from './generated/report.js';
import { ask } from './workers.js';
import type { Answer } from './protocol.js';
import type { CheckRequest, CheckResult, DescribedFinding, Language } from './types.js';

function result(answer: Extract<Answer, { kind: 'done' }>): CheckResult {
  const report = JSON.parse(new TextDecoder().decode(answer.report)) as Report;
  const { report: reportBytes, rejects, contract, took } = answer;
  return { report, reportBytes, rejects, contract, took };
}

/**
 * Checks `file` against a profile: the id of a built-in one ("generic", "expertsender"), JSON text, or a Profile.
 * Rejects with a CheckError where something other than the data is at fault, and with an AbortError once `signal` is aborted.
 * Memory: 32 MiB and the table of duplicates, whatever the size of the file.
 */
export async function checkFile(
  file: Blob,
  profile: string | Profile,
  { signal, onProgress, onPreview, options = {}, lang = 'en' }: CheckRequest = {},
): Promise<CheckResult> {
  if (signal?.aborted) throw abortError();
  const profileText = typeof profile === 'string' ? profile : JSON.stringify(profile);
  let stop: (() => void) | undefined;
  try {
    return await ask<CheckResult>(
      (module) => ({ kind: 'check', module, file, profile: profileText, options, lang }),
      (answer, resolve) => {
        if (answer.kind === 'progress')
          onProgress?.({ bytes: answer.bytes, total: file.size, pass: answer.pass });
        else if (answer.kind === 'preview') onPreview?.(answer.preview);
        else if (answer.kind === 'done') resolve(result(answer));
      },
      (cancel) => {
        stop = () => cancel(abortError());
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop, { once: true });
      },
    );
  } finally {
    if (stop) signal?.removeEventListener('abort', stop);
  }
}

/** What the findings of a report say, in the words of the core, in the order of `report.findings`. */
export function describeFindings(report: Report, lang: Language): Promise<readonly DescribedFinding[]> {
  const findings = report.findings.map(({ code, samples }) => ({
    code,
    samples: samples.map((sample) => ({ arguments: sample.arguments ?? {} })),
  }));
  return ask<readonly DescribedFinding[]>(
    (module) => ({ kind: 'describe', module, findings, lang }),
    (answer, resolve) => {
      if (answer.kind === 'described') resolve(answer.texts);
    },
  );
}
