// Generated from core/report/report.schema.json by web/scripts/generate.mjs.

export type Count = number;

export type Ordinal = number;

export type Sha256 = string;

export interface File {
  readonly bytes: Count;
  readonly dialect: Dialect;
  readonly encoding: Encoding;
  /** The files of an archive that could be imported; absent where the file is none. */
  readonly entries?: readonly Entry[];
  /** Name of the entry read from an archive. */
  readonly entry: string | null;
  /** Of the entry, where the file is an archive; zip where none was read. */
  readonly format: "csv" | "txt" | "json" | "ndjson" | "xlsx" | "xls" | "zip";
  /** Digest of the file; only with the option digest. */
  readonly sha256?: Sha256;
  /** Sheets of a workbook; empty for text. */
  readonly sheets: readonly Sheet[];
}

export interface Dialect {
  /** Readings that the head allows, the likeliest first; absent where there is one alone. */
  readonly candidates?: readonly DialectReading[];
  /** Of 100, that the text was taken apart rightly; absent for a workbook and JSON. */
  readonly confidence?: Count;
  /** One character or two, two blanks for runs of two or more; empty, like the other marks, for a workbook and JSON. */
  readonly delimiter: string;
  /** The quote where it is doubled, or a backslash. */
  readonly escape: string;
  /** Rows below the table that are no records; absent where there are none. */
  readonly footer_lines?: Count;
  /** Line of the header; 0 where there is none. */
  readonly header_line: Count;
  readonly line_end: "LF" | "CRLF" | "CR" | "mixed" | "";
  /** Two characters where the closing one is another; empty where quotes mean nothing. */
  readonly quote: string;
  /** True where a run of blanks is one delimiter. */
  readonly repeats?: true;
  /** False where the reader went on with a guess. */
  readonly sure: boolean;
  /** Rows above the header that are no part of the table; absent where there are none. */
  readonly title_lines?: Count;
}

export interface DialectReading {
  readonly confidence: Count;
  readonly delimiter: string;
  readonly escape: string;
  readonly quote: string;
}

export interface Encoding {
  readonly bom: boolean;
  readonly candidates: readonly EncodingCandidate[];
  readonly mixed?: MixedLines;
  readonly name: string;
  readonly not_utf8?: FirstFault;
  readonly sure: boolean;
}

/** The first line of UTF-8 and the first of another encoding, where a file holds many of both. */
export interface MixedLines {
  readonly other_line: Count;
  readonly utf8_line: Count;
}

/** Where the file first fails to be UTF-8. */
export interface FirstFault {
  readonly character: Count;
  readonly hex: string;
  readonly line: Count;
  readonly offset: Count;
}

export interface EncodingCandidate {
  readonly confidence: number;
  /** bom: a byte order mark; valid: every byte fits; structure: zero bytes where UTF-16 or UTF-32 has them; told: by the operator; letters: which letters stand beside which. */
  readonly evidence: "bom" | "valid" | "structure" | "told" | "letters";
  readonly name: string;
  /** A line that the first two candidates read differently, as this one reads it; only where the letters had to tell. */
  readonly sample?: string;
}

export interface Entry {
  /** Unpacked. */
  readonly bytes: Count;
  readonly name: string;
}

export interface Sheet {
  readonly index: Count;
  readonly name: string;
  /** Rows with any cell, the header included; only of the sheet that was read. */
  readonly rows?: Count;
  readonly visible: boolean;
}

export interface Profile {
  readonly id: string;
  readonly revision: string;
  /** Digest of the resolved profile in canonical form. */
  readonly sha256: Sha256;
}

/** read is the sum of the other four. */
export interface Totals {
  readonly accepted: Count;
  /** Rows whose identifiers belong to two earlier rows. */
  readonly conflicts: Count;
  readonly duplicates: Count;
  readonly read: Count;
  readonly rejected: Count;
}

export interface MappedColumn {
  readonly column: Ordinal;
  /** Name of the field, consent or attribute; null where the column is ignored. */
  readonly field: string | null;
  /** As in the file; empty where it is blank. */
  readonly header: string;
  readonly reason: "name" | "alias" | "map" | "consent_word" | "consent_evidence" | "attribute" | "unknown" | "blank" | "map_ignore" | "";
  readonly role: "field" | "consent" | "attribute" | "ignored";
}

export interface Column {
  /** Rows without a value here; filled and blank together are the rows read. */
  readonly blank: Count;
  /** Different values. */
  readonly distinct: Count;
  readonly filled: Count;
  readonly header: string;
  readonly kinds: readonly ("date" | "decimal" | "email" | "integer" | "text")[];
  /** Characters of the longest value. */
  readonly longest: Count;
  /** There are more different values than distinct says; absent where that is exact. */
  readonly more?: true;
  /** Characters of the shortest value; 0 where there is none. */
  readonly shortest: Count;
}

export interface Finding {
  /** Number in core/finding.def; stable. */
  readonly code: number;
  /** Exact, however many samples are kept. */
  readonly count: Ordinal;
  readonly name: string;
  /** The first places in the order of the file. */
  readonly samples: readonly Sample[];
  readonly severity: "note" | "warning" | "value" | "error" | "fatal";
  /** Key of the text: finding. and the name. */
  readonly text_key: string;
}

/** A place. Members that do not apply are absent. */
export interface Sample {
  /** Arguments of the text, by name. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** Character within the line, from 1. */
  readonly char?: Ordinal;
  /** Cell within the row, from 1. */
  readonly column?: Ordinal;
  /** The offending text, at most 80 bytes; an ellipsis after it where it was cut. */
  readonly excerpt?: string;
  /** Name of the column. */
  readonly header?: string;
  /** Line of the file as an editor shows it, from 1; of a sheet, its row. */
  readonly line?: Ordinal;
  /** Bytes from the beginning of the file; of an archive or a workbook, of the unpacked part that was read. */
  readonly offset?: Count;
  /** Row from 1, the header not counted. */
  readonly record?: Ordinal;
}

export interface Repair {
  /** Cells that it would change. */
  readonly cells: Count;
  readonly name: string;
  readonly safe: boolean;
}

/** What a check found. Canonical JSON (RFC 8785): the same file, profile and options give the same bytes in every host. No time, no path. All texts from the file are shown as valid UTF-8: bytes that are not UTF-8 and control characters as \xHH. */
export interface Report {
  /** What each column of the file holds, over all rows read. */
  readonly columns: readonly Column[];
  /** Version of the core. */
  readonly engine: string;
  readonly file: File;
  /** Sorted by code, then severity; one entry for each pair. */
  readonly findings: readonly Finding[];
  readonly format_version: 1;
  /** What each column means. */
  readonly mapping: readonly MappedColumn[];
  /** The options of the check that differ from the default. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The first rows, at most 100, whatever became of them: their cells, each cut at 200 bytes. */
  readonly preview: readonly (readonly string[])[];
  readonly profile: Profile;
  /** Repairs on offer. */
  readonly repairs: readonly Repair[];
  readonly totals: Totals;
  readonly verdict: "accepted" | "accepted_with_rejects" | "refused";
}
