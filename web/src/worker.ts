// The worker: one check or one batch of texts, then the page ends it. It keeps no state, so that cancelling is ending it.
import { Engine } from './engine.js';
import { asCheckError } from './errors.js';
import { feedBlob, kSliceBytes } from './feed.js';
import type { Answer, DescribableFinding, Request } from './protocol.js';
import { RejectsCollector } from './rejects_collector.js';
import type { DescribedFinding } from './types.js';

const kProgressMs = 50;
const scope = self as unknown as DedicatedWorkerGlobalScope;
const tell = (answer: Answer, transfer: Transferable[] = []): void => scope.postMessage(answer, transfer);

/** At most one progress message in kProgressMs. */
function throttledProgress(): (bytes: number, pass: number) => void {
  let last = 0;
  return (bytes, pass) => {
    const now = performance.now();
    if (now - last < kProgressMs) return;
    last = now;
    tell({ kind: 'progress', bytes, pass });
  };
}

/** A fresh secret for the duplicate table's hash, so that no file can be made to collide. */
function hashKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function check(request: Extract<Request, { kind: 'check' }>): Promise<void> {
  const started = performance.now();
  const rejects = new RejectsCollector();
  const engine = await Engine.create(request.module, {
    onPreview: (preview) => tell({ kind: 'preview', preview }),
    onRejects: (bytes) => rejects.add(bytes),
    onRestart: () => rejects.clear(),
  });
  engine.setLanguage(request.lang);
  const options = JSON.stringify({ ...request.options, hash_key: hashKey() });
  engine.open(
    request.profile,
    options,
    request.file.size,
    Math.min(kSliceBytes, Math.max(request.file.size, 1)),
  );
  await feedBlob(engine, request.file, throttledProgress());
  const { report, contract } = engine.result();
  const took = performance.now() - started;
  const bytes = new Uint8Array(report);
  tell({ kind: 'done', report: bytes, contract, rejects: rejects.blob(), took }, [bytes.buffer]);
}

function describe(engine: Engine, lang: string, finding: DescribableFinding): DescribedFinding {
  const own = finding.samples.map((sample) => engine.text(lang, finding.code, sample.arguments));
  const first = own[0] ?? engine.text(lang, finding.code, {});
  return { ...first, samples: own.map((text) => text.text) };
}

async function describeAll(request: Extract<Request, { kind: 'describe' }>): Promise<void> {
  const engine = await Engine.create(request.module);
  tell({ kind: 'described', texts: request.findings.map((one) => describe(engine, request.lang, one)) });
}

scope.onmessage = ({ data }: MessageEvent<Request>) => {
  const work = data.kind === 'check' ? check(data) : describeAll(data);
  work.catch((thrown: unknown) => {
    const { code, message } = asCheckError(thrown);
    tell({ kind: 'failed', code, message });
  });
};
