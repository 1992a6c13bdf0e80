// Loads the standalone module: no generated glue, no eval. Works in pages, workers and Node.
// Memory: one instance a file, since the memory of an instance never shrinks.
import { kAbiVersion, type Exports, type Host } from './abi.js';
import { CheckError } from './errors.js';

const kNoSystemCall = 52; // WASI "not supported": the core does no input or output of its own

/** Compiles the module while it is still arriving; a server that sends another media type than application/wasm works too. */
export async function compileCore(url: URL | string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok)
    throw new CheckError('module_missing', `The checker could not be loaded (${response.status}).`);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** A fresh instance of the core, ready for consentry_open(). */
export async function startCore(module: WebAssembly.Module, host: Host): Promise<Exports> {
  const view = (pointer: number, bytes: number): Uint8Array =>
    new Uint8Array(core.memory.buffer, pointer >>> 0, bytes >>> 0);
  const known: Record<string, WebAssembly.ImportValue> = {
    emit: (kind: number, pointer: number, bytes: number) => host.emit(kind, view(pointer, bytes)),
    read_at: (offset: bigint, pointer: number, bytes: number) =>
      host.readAt(BigInt.asUintN(64, offset), view(pointer, bytes)),
    emscripten_notify_memory_growth: () => undefined,
    proc_exit: (status: number) => {
      throw new CheckError('internal', `The core ended itself with ${status}.`);
    },
  };
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const systemCall = from === 'wasi_snapshot_preview1' || name.startsWith('__syscall');
    if (!known[name] && !systemCall)
      throw new CheckError('module_version', `The checker asks for ${from}.${name}.`);
    (imports[from] ??= {})[name] = known[name] ?? (() => kNoSystemCall);
  }
  const instance = await WebAssembly.instantiate(module, imports);
  const core = instance.exports as unknown as Exports;
  core._initialize();
  if (core.consentry_abi_version() !== kAbiVersion) {
    throw new CheckError(
      'module_version',
      'The checker and its loader are of different versions. Reload the page.',
    );
  }
  return core;
}
