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
  /** Columns that the profile does not know. */
  readonly columns?: {
    /** Left out with a warning, kept as an attribute, or the file is refused. */
    readonly unknown?: "ignore" | "attribute" | "refuse";
  };
  readonly consents?: {
    /** Consents that the target knows; at most 32. */
    readonly declared?: readonly {
      readonly aliases?: Aliases;
      readonly channel?: "email" | "sms" | "push" | "phone" | "general";
      /** Header of its column; compared without regard to case. */
      readonly name: string;
      /** The file must have the column. */
      readonly required?: boolean;
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
    /** date */
    readonly date_form?: "YYYY-MM-DD" | "DD.MM.YYYY" | "YYYY-MM-DD hh:mm" | "DD.MM.YYYY hh:mm";
    /** decimal */
    readonly decimal_mark?: "." | ",";
    /** boolean: words for false, exact. */
    readonly false?: Texts;
    /** What a malformed value costs: the value, or (error) the row. */
    readonly malformed?: "value" | "error";
    /** phone: most digits with country code; E.164 allows 15. */
    readonly max_digits?: number;
    /** text, email, phone, id: most characters; 0 for no limit. */
    readonly max_length?: number;
    /** Canonical name; a header that equals it is this field. */
    readonly name: string;
    /** phone: the country code may stand without + or 00. */
    readonly plus_optional?: boolean;
    /** The file must have the column and no row may leave it blank. */
    readonly required?: boolean;
    /** integer, decimal: marks allowed between groups of three, each of blank, comma, point, apostrophe. */
    readonly thousands_marks?: string;
    /** boolean: words for true, exact. */
    readonly true?: Texts;
    readonly type?: "text" | "email" | "phone" | "id" | "integer" | "decimal" | "boolean" | "date";
  }[];
  readonly file?: {
    /** Above it a warning. */
    readonly advise_bytes?: Count;
    readonly formats?: readonly ("csv" | "txt")[];
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
    /** first: the first row of a contact stands. */
    readonly duplicates?: "first";
    /** A row without the primary identifier, but with another one. */
    readonly missing_primary?: "accept" | "reject";
    /** Default: the first of any_of. */
    readonly primary?: string;
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
