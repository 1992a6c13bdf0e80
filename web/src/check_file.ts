// The door of the package: checks one file in a worker of its own. Nothing leaves the browser.
import type { Profile } from './generated/profile.js';
import type { Report } from './generated/report.js';
import type { Checked, Told } from './protocol.js';
import type { CheckOptions, CheckRequest, CheckResult, DescribedFinding, Language } from './types.js';
import { withWorker } from './workers.js';

function result({ report: reportBytes, rejects, contract, took }: Checked): CheckResult {
  const report = JSON.parse(new TextDecoder().decode(reportBytes)) as Report;
  return { report, reportBytes, rejects, contract, took };
}

/** What stands behind the last dot of a file's name, in lower case; nothing where it is no extension. */
function extensionOf(file: Blob): CheckOptions {
  const found = file instanceof File ? /\.([a-z0-9]{1,16})$/i.exec(file.name)?.[1] : undefined;
  return found ? { extension: found.toLowerCase() } : {};
}

/**
 * Checks `file` against a profile: the id of a built-in one ("generic", "expertsender"), JSON text, or a Profile.
 * With the option digest `onVerdict` hears the result before the file's SHA-256 is known, and the promise resolves when it is.
 * Rejects with a CheckError where something other than the data is at fault, and with an AbortError once `signal` is aborted.
 * Memory: a block, the browser's pipe (blocks.ts) and the table of duplicates, whatever the size of the file.
 */
export async function checkFile(
  file: Blob,
  profile: string | Profile,
  { signal, onProgress, onPreview, onVerdict, onDigest, options = {}, lang = 'en' }: CheckRequest = {},
): Promise<CheckResult> {
  const total = file.size;
  const profileText = typeof profile === 'string' ? profile : JSON.stringify(profile);
  const hear = (told: Told): void => {
    if (told.kind === 'preview') onPreview?.(told.preview);
    else onProgress?.({ bytes: told.bytes, total, pass: told.pass });
  };
  return withWorker(signal, async (ask) => {
    const checked = await ask(
      { kind: 'check', file, profile: profileText, options: { ...extensionOf(file), ...options }, lang },
      hear,
    );
    const verdict = result(checked);
    onVerdict?.(verdict);
    if (!checked.wantsDigest) return verdict;
    const sha256 = await withWorker(signal, (askSecond) =>
      askSecond({ kind: 'digest', file }, (told) => {
        if (told.kind === 'progress') onDigest?.({ bytes: told.bytes, total, pass: told.pass });
      }),
    );
    return result(await ask({ kind: 'set_digest', sha256 }));
  });
}

/** What the findings of a report say, in the words of the core, in the order of `report.findings`. */
export function describeFindings(report: Report, lang: Language): Promise<readonly DescribedFinding[]> {
  const findings = report.findings.map(({ code, samples }) => ({
    code,
    samples: samples.map((sample) => ({ arguments: sample.arguments ?? {} })),
  }));
  return withWorker(undefined, (ask) => ask({ kind: 'describe', findings, lang }));
}
