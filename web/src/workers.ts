// Starts workers and keeps one warm, so that no request leaves the page between the choice of a file and its verdict.
// The module is compiled once and handed to every worker.
import { compileCore } from './loader.js';
import { CheckError } from './errors.js';
import type { Answer, Request } from './protocol.js';

let module_: Promise<WebAssembly.Module> | undefined;
let spare_: Worker | undefined;
let keepsSpare_ = false;

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

function startWorker(): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'consentry' });
}

function replenish(): void {
  if (keepsSpare_) spare_ ??= startWorker();
}

/** Puts one request to a worker of its own. `take` hears every answer and resolves or rejects; then the worker is ended. */
export async function ask<T>(
  request: (module: WebAssembly.Module) => Request,
  take: (answer: Answer, resolve: (value: T) => void) => void,
  onCancel: (cancel: (why: unknown) => void) => void = () => undefined,
): Promise<T> {
  const module = await coreModule();
  const worker = spare_ ?? startWorker();
  spare_ = undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'failed') reject(new CheckError(data.code, data.message));
        else take(data, resolve);
      };
      worker.onerror = (event) =>
        reject(new CheckError('internal', event.message || 'The worker did not start.'));
      onCancel(reject);
      worker.postMessage(request(module));
    });
  } finally {
    worker.terminate();
    replenish();
  }
}
