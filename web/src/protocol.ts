// What page and worker say to each other: requests one way, replies and what is told in between the other, read at both ends.
import type { CheckOptions, Contract, DescribedFinding, Language, Preview } from './types.js';

/** The first message to a worker: it makes its instance of the core ahead of the first request. */
export interface Start {
  readonly kind: 'start';
  readonly module: WebAssembly.Module;
  /** Nobody waits: the machine code may be made (warm_up.ts). */
  readonly warm: boolean;
}

export interface CheckFileRequest {
  readonly kind: 'check';
  readonly file: Blob;
  readonly profile: string;
  readonly options: CheckOptions;
  readonly lang: Language;
}

/** After a check whose reply says that it wants the digest. */
export interface SetDigestRequest {
  readonly kind: 'set_digest';
  readonly sha256: string;
}

export interface DigestRequest {
  readonly kind: 'digest';
  readonly file: Blob;
}

export interface DescribeRequest {
  readonly kind: 'describe';
  readonly findings: readonly DescribableFinding[];
  readonly lang: Language;
}

export type Request = CheckFileRequest | SetDigestRequest | DigestRequest | DescribeRequest;

/** The parts of a report's finding that its text is made of. */
export interface DescribableFinding {
  readonly code: number;
  readonly samples: readonly { readonly arguments: Readonly<Record<string, string>> }[];
}

export interface Checked {
  readonly report: Uint8Array<ArrayBuffer>;
  readonly contract: Contract;
  readonly rejects: Blob;
  /** Milliseconds from the request to the report. */
  readonly took: number;
  /** The option digest was given, and the report does not have it yet. */
  readonly wantsDigest: boolean;
}

/** What each request is answered with. */
export interface Replies {
  readonly check: Checked;
  readonly set_digest: Checked;
  readonly digest: string;
  readonly describe: readonly DescribedFinding[];
}

/** Heard before the reply. */
export type Told =
  | { readonly kind: 'progress'; readonly bytes: number; readonly pass: number }
  | { readonly kind: 'preview'; readonly preview: Preview };

export type Answer =
  | Told
  | { readonly kind: 'reply'; readonly reply: Replies[keyof Replies] }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
