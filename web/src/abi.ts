// The C ABI of wasm/abi.cpp as TypeScript sees it: exports and kinds of events. One checker per WebAssembly instance.
// Nothing here decides anything; the core does.

/** What the core hands out through host.emit. */
export const Event = {
  error: 1,
  preview: 2,
  report: 3,
  rejects: 4,
  contract: 5,
  restart: 6,
  text: 7,
  digest: 8,
} as const;

export const kAbiVersion = 3;

/** Functions of the module; pointers and lengths are bytes in its memory, the size of the file is 64 bits. */
export interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  consentry_abi_version(): number;
  consentry_alloc(bytes: number): number;
  consentry_free(pointer: number): void;
  consentry_language(pointer: number, bytes: number): number;
  consentry_digest_apart(): void;
  consentry_open(
    profile: number,
    profileBytes: number,
    options: number,
    optionsBytes: number,
    size: bigint,
  ): number;
  consentry_feed(pointer: number, bytes: number): number;
  consentry_step(budget: number): number;
  consentry_finish(): number;
  consentry_position(): bigint;
  consentry_set_digest(pointer: number, bytes: number): number;
  consentry_close(): void;
  consentry_text(request: number, bytes: number): number;
  consentry_digest_add(pointer: number, bytes: number): void;
  consentry_digest_end(): void;
}

/** What the module asks of its host. `readAt` serves archives and workbooks; text is pushed. It answers the bytes read, or -1. */
export interface Host {
  emit(kind: number, bytes: Uint8Array): void;
  readAt(offset: bigint, target: Uint8Array): number;
}
