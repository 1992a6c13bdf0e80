// What the package speaks of, besides the generated types of the report, the profile and the findings.
import type { Profile } from './generated/profile.js';
import type { Report } from './generated/report.js';

export type { Profile, Report };
export type { FindingCode, FindingName, Severity } from './generated/findings.js';

/** Languages in which the core's catalogue of texts is written. */
export const kLanguages = ['en', 'de', 'nl', 'pl', 'ru'] as const;
export type Language = (typeof kLanguages)[number];

/** First rows of the file; provisional until the report is there. */
export interface Preview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a server needs to check the same file in the same way; made by the core (core/report/contract.h). */
export interface Contract {
  readonly engine: string;
  readonly format_version: 1;
  readonly file: { readonly bytes: number; readonly sha256?: string };
  readonly profile: Report['profile'];
  readonly options: Report['options'];
  readonly mapping: readonly Pick<Report['mapping'][number], 'column' | 'header' | 'role'>[];
  readonly repairs: readonly unknown[];
  readonly report_sha256: string;
}

/** What a finding says and what to do about it. */
export interface FindingText {
  readonly text: string;
  readonly remedy: string;
}

/** Texts of one finding of a report: the first sample's, then every sample's own. */
export interface DescribedFinding extends FindingText {
  readonly samples: readonly string[];
}

export interface Progress {
  readonly bytes: number;
  readonly total: number;
  /** 1, or 2 while the file is read again: what becomes of duplicates may depend on rows to come. Bytes count anew. */
  readonly pass: number;
}

/** Options of the core (core/options.h); unknown keys are refused by it. */
export interface CheckOptions {
  readonly format?: 'csv' | 'txt' | 'json' | 'ndjson' | 'xlsx' | 'xls';
  /** One character or two; two blanks stand for runs of two or more. Else it is the profile's, or found. */
  readonly delimiter?: string;
  /** One character, an opening and a closing one ("“”"), or "" for none; else it is found. */
  readonly quote?: string;
  /** How a mark within a cell is written: behind a backslash, or a quote twice; else it is found. */
  readonly escape?: '\\' | 'double';
  /** A label of the WHATWG Encoding Standard or another of kEncodings; else the encoding is found. A byte order mark is believed before it. */
  readonly encoding?: string;
  readonly header?: 'none' | number;
  /** Of a workbook: a number from 0, or a name; else the first visible sheet is read. */
  readonly sheet?: number | string;
  /** Of an archive: the name of the file in it; else the only one that can be imported. */
  readonly entry?: string;
  /** What the file's name ends in ("csv"): a content of another kind is told. checkFile() takes it from a File. */
  readonly extension?: string;
  /** Pairs of header and field; "-" leaves the column out. */
  readonly map?: readonly (readonly [header: string, field: string])[];
  readonly identifier?: string;
  readonly missing_primary?: 'reject' | 'accept';
  /** Which row of a contact that stands more than once is imported, instead of the profile's choice. */
  readonly duplicates?: 'first' | 'last' | 'merge' | 'error';
  /** ISO 3166-1, two letters: of phone numbers without country code. */
  readonly default_country?: string;
  /** Identifiers remembered for duplicates; the default is 2^24. */
  readonly duplicate_entries?: number;
  /** SHA-256 of the file in the report; a contract for a hand-over needs it. */
  readonly digest?: boolean;
}

export interface CheckRequest {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onPreview?: (preview: Preview) => void;
  /** The verdict and all that belongs to it, but for the SHA-256 that the option digest asks for: a large file's takes longer than its check. */
  readonly onVerdict?: (result: CheckResult) => void;
  /** After the verdict, while the file is read for its SHA-256. */
  readonly onDigest?: (progress: Progress) => void;
  readonly options?: CheckOptions;
  /** Language of the rejects file; default "en". */
  readonly lang?: Language;
}

export interface CheckResult {
  readonly report: Report;
  /** The canonical report, the same bytes in every host. */
  readonly reportBytes: Uint8Array<ArrayBuffer>;
  /** Rows that were not accepted as CSV; empty if there are none. */
  readonly rejects: Blob;
  readonly contract: Contract;
  /** Milliseconds in the worker, from the request to the report; without the digest, which comes later. */
  readonly took: number;
}
