// What page and worker say to each other: one union for each direction, read at both ends.
import type { CheckOptions, Contract, DescribedFinding, Language, Preview } from './types.js';

export type Request =
  | {
      readonly kind: 'check';
      readonly module: WebAssembly.Module;
      readonly file: Blob;
      readonly profile: string;
      readonly options: CheckOptions;
      readonly lang: Language;
    }
  | {
      readonly kind: 'describe';
      readonly module: WebAssembly.Module;
      readonly findings: readonly DescribableFinding[];
      readonly lang: Language;
    };

/** The parts of a report's finding that its text is made of. */
export interface DescribableFinding {
  readonly code: number;
  readonly samples: readonly { readonly arguments: Readonly<Record<string, string>> }[];
}

export type Answer =
  | { readonly kind: 'progress'; readonly bytes: number; readonly pass: number }
  | { readonly kind: 'preview'; readonly preview: Preview }
  | {
      readonly kind: 'done';
      readonly report: Uint8Array<ArrayBuffer>;
      readonly contract: Contract;
      readonly rejects: Blob;
      /** Milliseconds from the start of the instance to the report. */
      readonly took: number;
    }
  | { readonly kind: 'described'; readonly texts: readonly DescribedFinding[] }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
