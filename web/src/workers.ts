// Starts workers and keeps one warm, so that no request leaves the page between the choice of a file and its verdict.
// The module is compiled once and handed to every worker.
import { abortError, CheckError } from './errors.js';
import { compileCore } from './loader.js';
import type { Answer, Replies, Request, Start, Told } from './protocol.js';

let module_: Promise<WebAssembly.Module> | undefined;
let spare_: Promise<Worker> | undefined;
let keepsSpare_ = false;
let warmed_ = false;

/** The compiled core, loaded at the first call; a failed load is tried again by the next call. */
export function coreModule(): Promise<WebAssembly.Module> {
  module_ ??= compileCore(new URL('./consentry.wasm', import.meta.url)).catch((thrown: unknown) => {
    module_ = undefined;
    throw thrown;
  });
  return module_;
}

/** Loads the core and keeps a worker ready: call it when the page is idle. Optional; without it the first check does so. */
export async function prepare(): Promise<void> {
  keepsSpare_ = true;
  replenish();
  await coreModule();
}

/** A worker that has its module; both are fetched at once. */
async function startWorker(warm: boolean): Promise<Worker> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'consentry' });
  try {
    const start: Start = { kind: 'start', module: await coreModule(), warm };
    worker.postMessage(start);
  } catch (thrown) {
    worker.terminate();
    throw thrown;
  }
  return worker;
}

function replenish(): void {
  if (!keepsSpare_ || spare_) return;
  const started = startWorker(!warmed_);
  warmed_ = true;
  const forget = (): void => {
    if (spare_ === started) spare_ = undefined;
  };
  spare_ = started;
  started.then((worker) => worker.addEventListener('error', forget), forget);
}

function takeWorker(): Promise<Worker> {
  const worker = spare_ ?? startWorker(false);
  spare_ = undefined;
  return worker;
}

/** Puts one request to the worker; `hear` gets what comes before the reply. */
export type Ask = <K extends keyof Replies>(
  request: Extract<Request, { kind: K }>,
  hear?: (told: Told) => void,
) => Promise<Replies[K]>;

/** Lends a worker of its own to `use`, and ends it afterwards, or at once when `signal` is aborted. */
export async function withWorker<T>(
  signal: AbortSignal | undefined,
  use: (ask: Ask) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw abortError();
  const worker = await takeWorker();
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(abortError());
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([use(askOf(worker)), stopped]);
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
    replenish();
  }
}

function askOf(worker: Worker): Ask {
  return <K extends keyof Replies>(
    request: Extract<Request, { kind: K }>,
    hear: (told: Told) => void = () => undefined,
  ) =>
    new Promise<Replies[K]>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'failed') reject(new CheckError(data.code, data.message));
        else if (data.kind === 'reply') resolve(data.reply as Replies[K]);
        else hear(data);
      };
      worker.onerror = (event) =>
        reject(new CheckError('internal', event.message || 'The worker did not start.'));
      worker.postMessage(request);
    });
}
