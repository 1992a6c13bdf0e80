// One check in one instance of the core: a typed wrapper over the C ABI, the same in pages, workers and Node.
// Memory: one block buffer inside the module, allocated once and reused; views are taken anew, since memory may grow.
import { Event, type Exports } from './abi.js';
import { CheckError, unreadable } from './errors.js';
import { startCore } from './loader.js';
import type { Contract, FindingText, Preview } from './types.js';

/** What a check tells while it runs. Bytes are copies and belong to the receiver. */
export interface Listener {
  onPreview?(preview: Preview): void;
  onRejects?(bytes: Uint8Array): void;
  onRestart?(reason: string): void;
}

/** A file at random, for archives and workbooks: fills `target` from `offset` on and answers how many bytes there were; may throw. */
export interface Source {
  readAt(offset: number, target: Uint8Array): number;
}

/** What one step ended with. */
export type Step = 'need_input' | 'more' | 'done' | 'restart';
const kSteps: readonly Step[] = ['need_input', 'more', 'done', 'restart']; // by status; anything else is a failure

export class Engine {
  private core!: Exports;
  private block_ = 0;
  private blockBytes_ = 0;
  private fault_: CheckError | undefined;
  private text_: FindingText | undefined;
  private digest_ = '';
  private report_: Uint8Array | undefined;
  private contract_: Contract | undefined;
  private source_: Source | undefined;
  private readonly decoder_ = new TextDecoder('utf-8', { ignoreBOM: true });

  private constructor(private readonly listener: Listener) {}

  /** Makes a fresh instance. One instance checks one file. */
  static async create(module: WebAssembly.Module, listener: Listener = {}): Promise<Engine> {
    const engine = new Engine(listener);
    engine.core = await startCore(module, {
      emit: (kind, bytes) => engine.take(kind, bytes),
      readAt: (offset, target) => engine.read(Number(offset), target),
    });
    return engine;
  }

  /** Language of the rejects file; before open(). */
  setLanguage(language: string): void {
    const [at, bytes] = this.put(language);
    this.check(this.core.consentry_language(at, bytes));
    this.core.consentry_free(at);
  }

  /** The option digest is left to the host, who tells setDigest() after the check; before open(). */
  leaveDigest(): void {
    this.core.consentry_digest_apart();
  }

  /** Where an archive or a workbook is read from; before its first step. Text needs none. */
  setSource(source: Source): void {
    this.source_ = source;
  }

  get hasSource(): boolean {
    return this.source_ !== undefined;
  }

  /** `profile`: id of a built-in profile or JSON text. `options`: JSON text. Throws a CheckError where either is at fault. */
  open(profile: string, options: string, size: number, blockBytes: number): void {
    const [profileAt, profileBytes] = this.put(profile);
    const [optionsAt, optionsBytes] = this.put(options);
    const status = this.core.consentry_open(profileAt, profileBytes, optionsAt, optionsBytes, BigInt(size));
    this.core.consentry_free(profileAt);
    this.core.consentry_free(optionsAt);
    this.check(status);
    this.reserve(blockBytes);
  }

  /** Copies a block into the module. Only after need_input, restart or open(). */
  feed(bytes: Uint8Array): void {
    this.putBlock(bytes);
    this.check(this.core.consentry_feed(this.block_, bytes.byteLength));
  }

  /** Works on about `budget` bytes and returns. */
  step(budget: number): Step {
    return this.check(this.core.consentry_step(budget));
  }

  /** Says that the file has no more bytes; then step() until done. */
  finish(): void {
    this.check(this.core.consentry_finish());
  }

  /** Bytes of the file that are done in this pass, however they came. */
  position(): number {
    return Number(this.core.consentry_position());
  }

  /** After done: the canonical report as bytes, and the contract for the hand-over. */
  result(): { report: Uint8Array; contract: Contract } {
    if (!this.report_ || !this.contract_)
      throw new CheckError('internal', 'The core ended without a report.');
    return { report: this.report_, contract: this.contract_ };
  }

  /** After done, with leaveDigest(): result() is then of a report that holds the file's SHA-256. */
  setDigest(sha256: string): void {
    const [at, bytes] = this.put(sha256);
    this.check(this.core.consentry_set_digest(at, bytes));
    this.core.consentry_free(at);
  }

  /** SHA-256 alone: of these bytes after those before. */
  addToDigest(bytes: Uint8Array): void {
    if (bytes.byteLength > this.blockBytes_) this.reserve(bytes.byteLength);
    this.putBlock(bytes);
    this.core.consentry_digest_add(this.block_, bytes.byteLength);
  }

  /** The digest of what was added; the next addToDigest() begins another one. */
  endDigest(): string {
    this.core.consentry_digest_end();
    return this.digest_;
  }

  /** What a finding says, made in the core so that every host says the same words. */
  text(language: string, code: number, args: Readonly<Record<string, string>>): FindingText {
    const [at, bytes] = this.put(JSON.stringify({ lang: language, code, arguments: args }));
    this.text_ = undefined;
    const status = this.core.consentry_text(at, bytes);
    this.core.consentry_free(at);
    this.check(status);
    return this.text_ ?? { text: '', remedy: '' };
  }

  close(): void {
    this.core.consentry_close();
  }

  private read(offset: number, target: Uint8Array): number {
    try {
      if (!this.source_)
        throw new CheckError('internal', 'An archive or a workbook needs a source to be read from.');
      const bytes = this.source_.readAt(offset, target);
      if (bytes === target.byteLength) return bytes;
      throw unreadable(`${bytes} of ${target.byteLength} bytes were there.`);
    } catch (thrown) {
      this.fault_ = thrown instanceof CheckError ? thrown : unreadable(String(thrown));
      return -1;
    }
  }

  private alloc(bytes: number): number {
    return this.core.consentry_alloc(bytes) >>> 0; // past 2 GB the module's pointers look negative
  }

  private reserve(blockBytes: number): void {
    if (this.block_) this.core.consentry_free(this.block_);
    this.block_ = this.alloc(blockBytes);
    this.blockBytes_ = blockBytes;
  }

  private putBlock(bytes: Uint8Array): void {
    if (bytes.byteLength > this.blockBytes_)
      throw new CheckError('internal', 'A block is larger than its buffer.');
    new Uint8Array(this.core.memory.buffer, this.block_, bytes.byteLength).set(bytes);
  }

  private put(text: string): [pointer: number, bytes: number] {
    const bytes = new TextEncoder().encode(text);
    const pointer = this.alloc(bytes.byteLength);
    new Uint8Array(this.core.memory.buffer, pointer, bytes.byteLength).set(bytes);
    return [pointer, bytes.byteLength];
  }

  private check(status: number): Step {
    const step = kSteps[status];
    if (step) return step;
    throw this.fault_ ?? new CheckError('internal', `The core answered ${status}.`);
  }

  // The only place where bytes of the core become values: the shapes below are those of wasm/abi.cpp.
  private take(kind: number, bytes: Uint8Array): void {
    if (kind === Event.report) this.report_ = bytes.slice();
    else if (kind === Event.rejects) this.listener.onRejects?.(bytes.slice());
    else if (kind === Event.digest) this.digest_ = this.decoder_.decode(bytes);
    else this.takeJson(kind, JSON.parse(this.decoder_.decode(bytes)));
  }

  private takeJson(kind: number, value: unknown): void {
    if (kind === Event.error) {
      const { code, message } = value as { code: string; message: string };
      this.fault_ = new CheckError(code, message);
    } else if (kind === Event.preview) this.listener.onPreview?.(value as Preview);
    else if (kind === Event.contract) this.contract_ = value as Contract;
    else if (kind === Event.restart) this.restart((value as { reason: string }).reason);
    else if (kind === Event.text) this.text_ = value as FindingText;
  }

  private restart(reason: string): void {
    this.report_ = undefined;
    this.contract_ = undefined;
    this.listener.onRestart?.(reason);
  }
}
