// Generated from core/profile/profile.schema.json by web/scripts/generate.mjs.

/** Other headers by language, compared without regard to case, blanks, hyphens and underscores. */
export type Aliases = Readonly<Record<string, Texts>>;

/** 0 for no limit. */
export type Count = number;

/** One ASCII mark or tab, or auto. */
export type Delimiter = string;

export type Texts = readonly string[];

/** An import contract: what a file of contacts must be. Unknown keys are errors. */
export interface Profile {
  /** Names of columns, and columns that the profile does not know. */
  readonly columns?: {
    /** A column without a name is left out with a warning, or the file is refused. */
    readonly blank?: "ignore" | "refuse";
    /** A column that repeats an earlier one is left out with a warning, or the file is refused. */
    readonly duplicate?: "ignore" | "refuse";
    /** Whether a file may come without column names. */
    readonly header?: "optional" | "required";
    /** Most characters in the name of a further column; 0 for no limit. */
    readonly max_name_length?: Count;
    /** Most characters in a value of a further column; 0 for no limit. */
    readonly max_value_length?: Count;
    /** Names of further columns: any, or (word) letters, digits and _, no digit first. */
    readonly names?: "any" | "word";
    /** Names that no further column may have, in any case. */
    readonly reserved?: Texts;
    /** Left out with a warning, kept as an attribute, or the file is refused. */
    readonly unknown?: "ignore" | "attribute" | "refuse";
  };
  readonly consents?: {
    /** Consents that the target knows; at most 32. */
    readonly declared?: readonly {
      readonly aliases?: Aliases;
      readonly channel?: "email" | "sms" | "push" | "phone" | "general";
      /** The platform knows the column only by exactly this name. */
      readonly exact_header?: boolean;
      /** Words for a grant, instead of those of all consents. */
      readonly given?: Texts;
      /** Header of its column; compared without regard to case. */
      readonly name: string;
      /** Words for a refusal, instead of those of all consents. */
      readonly refused?: Texts;
      /** The file must have the column. */
      readonly required?: boolean;
      /** Field that says where the consent was given or refused. */
      readonly source?: string;
      /** Field (date or datetime) that says when. */
      readonly time?: string;
      /** Field that says by which words. */
      readonly wording?: string;
    }[];
    /** Words for a grant, exact. */
    readonly given?: Texts;
    /** declared: only declared names are consents. by_header: every header with a consent word is one. */
    readonly recognise?: "by_header" | "declared";
    /** Words for a refusal, exact. */
    readonly refused?: Texts;
  };
  readonly dialect?: {
    readonly csv?: {
      readonly delimiter?: Delimiter;
      /** One ASCII mark, or empty for none; for TXT as well. */
      readonly quote?: string;
    };
    readonly txt?: {
      readonly delimiter?: Delimiter;
    };
  };
  readonly encoding?: {
    readonly accept?: readonly ("UTF-8")[];
  };
  /** Id of a built-in profile that this one is laid over; chains of at most four. */
  readonly extends?: string;
  readonly fields?: readonly {
    readonly aliases?: Aliases;
    /** boolean, enum, gender, list: letters of the words in any case. */
    readonly any_case?: boolean;
    /** decimal */
    readonly decimal_mark?: "." | ",";
    /** phone: country (ISO 3166-1 alpha-2) of numbers without country code. */
    readonly default_country?: string;
    /** The platform knows the column only by exactly this name. */
    readonly exact_header?: boolean;
    /** boolean: words for false. */
    readonly false?: Texts;
    /** Needed for: date, datetime: made of YYYY, MM, DD, M, D (one or two digits), hh, mm, ss, SSS, Z (Z or an offset) and marks between them, a time for datetime only; country: alpha-2, alpha-3; language: alpha-2, bcp-47; timezone: iana, rails. Any of them will do. */
    readonly forms?: Texts;
    /** What a malformed value costs: nothing (warning), the value, or (error) the row. */
    readonly malformed?: "warning" | "value" | "error";
    /** text, email, id, list: most bytes of UTF-8; 0 for no limit. */
    readonly max_bytes?: Count;
    /** decimal: most digits behind the mark. */
    readonly max_decimals?: number;
    /** phone: most digits with country code; E.164 allows 15. */
    readonly max_digits?: number;
    /** list: most items; 0 for no limit. */
    readonly max_items?: Count;
    /** text, email, phone, id, list (as a whole): most characters; 0 for no limit. */
    readonly max_length?: number;
    /** text, id: fewest characters. */
    readonly min_length?: number;
    /** Canonical name; a header that equals it is this field. */
    readonly name: string;
    /** integer, decimal: a minus sign is allowed. */
    readonly negative?: boolean;
    /** phone: the country code may stand without + or 00. */
    readonly plus_optional?: boolean;
    /** The file must have the column and no row may leave it blank. */
    readonly required?: boolean;
    /** Names of fields or declared consents: a row that fills one of them must fill this one. */
    readonly required_with?: Texts;
    /** list: one ASCII mark between items; blank items are none. */
    readonly separator?: string;
    /** phone: blanks, dots, hyphens, slashes and brackets may part the digits. */
    readonly separators?: boolean;
    /** integer, decimal: marks allowed between groups of three, each of blank, comma, point, apostrophe. */
    readonly thousands_marks?: string;
    /** boolean: words for true. */
    readonly true?: Texts;
    readonly type?: "text" | "email" | "phone" | "id" | "integer" | "decimal" | "boolean" | "date" | "datetime" | "country" | "language" | "timezone" | "gender" | "enum" | "list";
    /** Identifier: the field that it is unique together with, as an alias and its label. */
    readonly unique_with?: string;
    /** What may stand there: needed for enum and gender; list: for each item, none for any. */
    readonly values?: Texts;
  }[];
  readonly file?: {
    /** Above it a warning. */
    readonly advise_bytes?: Count;
    /** What may be imported; zip: an archive with one file of the others in it. Default: all. */
    readonly formats?: readonly ("csv" | "txt" | "json" | "ndjson" | "xlsx" | "xls" | "zip")[];
    /** Above it the file is refused before it is read. */
    readonly max_bytes?: Count;
    readonly max_cell_bytes?: Count;
    readonly max_columns?: Count;
    readonly max_records?: Count;
  };
  readonly format_version: 1;
  /** Name of the profile in reports and in extends. */
  readonly id: string;
  readonly identifiers?: {
    /** Fields that every row must have. */
    readonly all_of?: Texts;
    /** Fields of which every row must have one. */
    readonly any_of?: Texts;
    /** Which of several rows of a contact is imported: the first, the last, all of them one over the other, or (error) none. */
    readonly duplicates?: "first" | "last" | "merge" | "error";
    /** Pairs of fields that may not both have a column. */
    readonly exclusive?: readonly (readonly string[])[];
    /** A row without the primary identifier, but with another one. */
    readonly missing_primary?: "accept" | "reject";
    /** Identifiers, the one that decides for the platform first; others follow in the order of any_of and all_of. */
    readonly precedence?: Texts;
    /** Default: the first in precedence. */
    readonly primary?: string;
    /** Identifiers that find a contact, but never make one. */
    readonly update_only?: Texts;
  };
  readonly import?: {
    /** Whether a blank cell erases a stored attribute. */
    readonly blank?: "keep" | "erase";
    readonly default_mode?: "add_update" | "add" | "update";
    readonly modes?: readonly ("add_update" | "add" | "update")[];
  };
  /** Day of the last change, as in 2026-11-22. */
  readonly revision?: string;
  /** Where a limit comes from; keys are places in this profile, as fields.email.max_length. */
  readonly sources?: Readonly<Record<string, {
    /** When the source was last read. */
    readonly date?: string;
    /** Short name of the source. */
    readonly key?: string;
    /** What it says, and how it was read. */
    readonly note?: string;
    readonly url?: string;
  }>>;
  readonly title?: string;
}
