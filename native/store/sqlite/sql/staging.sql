-- Staging: what a file says, before anybody knows whether the file will be taken. It lies in a private temporary database of the
-- connection, which SQLite removes from the directory as soon as it is opened, so that nothing stays behind whatever happens.

-- Rows that the check accepted. `row` is the record's number. consents: two bits each, 1 given, 2 refused.
CREATE TABLE staging.rows (row INTEGER PRIMARY KEY, line INTEGER NOT NULL, patch TEXT NOT NULL, consents INTEGER NOT NULL) STRICT;
CREATE TABLE staging.row_identifiers (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL) STRICT;
-- Identifiers of its duplicates, by the row that is imported: they name the same person, so that a refusal reaches it under each of them.
CREATE TABLE staging.further_identifiers (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL) STRICT;
-- Rows that it did not accept: rejected, duplicate (of `first`), conflict.
CREATE TABLE staging.outside (row INTEGER PRIMARY KEY, line INTEGER NOT NULL, status TEXT NOT NULL, first INTEGER NOT NULL,
  consents INTEGER NOT NULL, codes TEXT NOT NULL, cells TEXT NOT NULL) STRICT;
CREATE TABLE staging.names (position INTEGER PRIMARY KEY, consent TEXT NOT NULL, in_file INTEGER NOT NULL) STRICT;

-- What the merge works out, in the order of its steps.
CREATE TABLE staging.links (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, contact INTEGER, current INTEGER,
  further INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE staging.matches (row INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
-- outcome: new, known, duplicate (of `first`), conflict (of contact and other), skipped_by_mode.
CREATE TABLE staging.targets (row INTEGER PRIMARY KEY, contact INTEGER NOT NULL, outcome TEXT NOT NULL, first INTEGER NOT NULL,
  other INTEGER NOT NULL) STRICT;
-- Refusals of rows that are not imported themselves: of a duplicate, for the contact of its first row; else with a reason.
CREATE TABLE staging.strays (row INTEGER NOT NULL, line INTEGER NOT NULL, consent TEXT NOT NULL, contact INTEGER, reason TEXT,
  PRIMARY KEY (row, consent)) STRICT, WITHOUT ROWID;
-- The consents that the file wants for each contact, beside what is stored.
CREATE TABLE staging.wanted (contact INTEGER NOT NULL, consent TEXT NOT NULL, state TEXT NOT NULL, row INTEGER NOT NULL,
  line INTEGER NOT NULL, old TEXT NOT NULL, PRIMARY KEY (contact, consent)) STRICT, WITHOUT ROWID;
CREATE TABLE staging.new_attributes (contact INTEGER PRIMARY KEY, attributes TEXT NOT NULL) STRICT;
CREATE TABLE staging.new_identifiers (contact INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, stored INTEGER NOT NULL,
  PRIMARY KEY (contact, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE staging.touched (contact INTEGER PRIMARY KEY) STRICT;
