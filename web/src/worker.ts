// The worker: an instance of the core, made before it is needed, for one check, one digest or one batch of texts; then the page ends it.
// It keeps nothing worth saving, so that cancelling is ending it.
import { kBlockBytes } from './blocks.js';
import { Engine } from './engine.js';
import { asCheckError } from './errors.js';
import { digestBlob, feedBlob } from './feed.js';
import type {
  Answer,
  Checked,
  CheckFileRequest,
  DescribableFinding,
  Replies,
  Request,
  Start,
} from './protocol.js';
import { RejectsCollector } from './rejects_collector.js';
import type { DescribedFinding } from './types.js';
import { warmUp } from './warm_up.js';

const kProgressMs = 50;
const scope = self as unknown as DedicatedWorkerGlobalScope;
const tell = (answer: Answer): void => scope.postMessage(answer);
const rejects = new RejectsCollector();
let starting: Promise<Engine> | undefined;
let asked = false;
let checked: Omit<Checked, 'report' | 'contract' | 'wantsDigest'> | undefined;

/** At most one progress message in kProgressMs. */
function throttledProgress(): (bytes: number, pass?: number) => void {
  let last = 0;
  return (bytes, pass = 1) => {
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

async function check(engine: Engine, { file, profile, options, lang }: CheckFileRequest): Promise<Checked> {
  const started = performance.now();
  engine.setLanguage(lang);
  engine.leaveDigest();
  engine.open(profile, JSON.stringify({ ...options, hash_key: hashKey() }), file.size, kBlockBytes);
  const whole = await feedBlob(engine, file, throttledProgress());
  checked = { rejects: rejects.blob(), took: performance.now() - started };
  return reply(engine, whole && options.digest === true);
}

function reply(engine: Engine, wantsDigest: boolean): Checked {
  if (!checked) throw new Error('A digest came before its check.');
  const { report, contract } = engine.result();
  return { report: new Uint8Array(report), contract, ...checked, wantsDigest };
}

function setDigest(engine: Engine, sha256: string): Checked {
  engine.setDigest(sha256);
  return reply(engine, false);
}

function describe(engine: Engine, lang: string, finding: DescribableFinding): DescribedFinding {
  const own = finding.samples.map((sample) => engine.text(lang, finding.code, sample.arguments));
  const first = own[0] ?? engine.text(lang, finding.code, {});
  return { ...first, samples: own.map((text) => text.text) };
}

async function answer(engine: Engine, request: Request): Promise<Replies[keyof Replies]> {
  if (request.kind === 'check') return check(engine, request);
  if (request.kind === 'set_digest') return setDigest(engine, request.sha256);
  if (request.kind === 'digest') return digestBlob(engine, request.file, throttledProgress());
  return request.findings.map((one) => describe(engine, request.lang, one));
}

function start({ module, warm }: Start): void {
  if (warm) void warmUp(module, () => !asked);
  starting = Engine.create(module, {
    onPreview: (preview) => tell({ kind: 'preview', preview }),
    onRejects: (bytes) => rejects.add(bytes),
    onRestart: () => rejects.clear(),
  });
  starting.catch(() => undefined); // told with the first request
}

async function serve(request: Request): Promise<void> {
  asked = true;
  try {
    if (!starting) throw new Error('A request came before the module.');
    tell({ kind: 'reply', reply: await answer(await starting, request) });
  } catch (thrown) {
    const { code, message } = asCheckError(thrown);
    tell({ kind: 'failed', code, message });
  }
}

scope.onmessage = ({ data }: MessageEvent<Start | Request>) => {
  if (data.kind === 'start') start(data);
  else void serve(data);
};
