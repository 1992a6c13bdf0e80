-- Staging: what a file says, before anybody knows whether the file will be taken. It lies in a private temporary database of the
-- connection, which SQLite removes from the directory as soon as it is opened, so that nothing stays behind whatever happens.

-- Rows that the check accepted. `row` is the record's number. consents: two bits each, 1 given, 2 refused.
CREATE TABLE staging.rows (row INTEGER PRIMARY KEY, line INTEGER NOT NULL, patch TEXT NOT NULL, consents INTEGER NOT NULL) STRICT;
-- Their identifiers, and (further = 1) those of their duplicates, by the row that is imported: they name the same person, so that a
-- refusal reaches it under each of them. said: the record that states them.
CREATE TABLE staging.row_identifiers (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, further INTEGER NOT NULL,
  said INTEGER NOT NULL) STRICT;
-- Rows that it did not accept: rejected, duplicate, conflict. first: the row that is imported for the contact (under the policy "last" a
-- later one), and for a rejected row the one that its refusals hold for, or 0. patch: of a duplicate under the policy "merge".
CREATE TABLE staging.outside (row INTEGER PRIMARY KEY, line INTEGER NOT NULL, status TEXT NOT NULL, first INTEGER NOT NULL,
  patch TEXT NOT NULL, consents INTEGER NOT NULL, codes TEXT NOT NULL, cells TEXT NOT NULL) STRICT;
-- The identifiers of rejected rows whose refusals hold for another row: they may find further people in the store.
CREATE TABLE staging.rejected_identifiers (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (row, kind, value)) STRICT, WITHOUT ROWID;
-- When, where and by which words the consent at `position` of a row was given or refused, where the row says so.
CREATE TABLE staging.evidence (row INTEGER NOT NULL, position INTEGER NOT NULL, as_of TEXT, source TEXT, wording TEXT,
  PRIMARY KEY (row, position)) STRICT, WITHOUT ROWID;
CREATE TABLE staging.names (position INTEGER PRIMARY KEY, consent TEXT NOT NULL, in_file INTEGER NOT NULL) STRICT;
-- Kinds of identifiers that find a contact, but never make one.
CREATE TABLE staging.update_only (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What the merge works out, in the order of its steps.
CREATE TABLE staging.links (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, contact INTEGER, current INTEGER,
  further INTEGER NOT NULL, latest INTEGER NOT NULL) STRICT;
CREATE TABLE staging.matches (row INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
-- outcome: new, known, duplicate (of `first`), conflict (of contact and other), skipped_by_mode.
CREATE TABLE staging.targets (row INTEGER PRIMARY KEY, contact INTEGER NOT NULL, outcome TEXT NOT NULL, first INTEGER NOT NULL,
  other INTEGER NOT NULL) STRICT;
-- Rows that are not imported themselves but belong to one that is (`owner`): what became of that one. joined: identifiers that come with them.
CREATE TABLE staging.ends (row INTEGER PRIMARY KEY, owner INTEGER NOT NULL, outcome TEXT NOT NULL, contact INTEGER) STRICT;
CREATE TABLE staging.joined (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, contact INTEGER, current INTEGER,
  PRIMARY KEY (row, kind, value)) STRICT, WITHOUT ROWID;
-- Policy "merge": rows that are laid over their owner, and which identifier of each kind came last.
CREATE TABLE staging.layers (row INTEGER PRIMARY KEY, owner INTEGER NOT NULL, contact INTEGER NOT NULL, line INTEGER NOT NULL,
  patch TEXT NOT NULL, consents INTEGER NOT NULL) STRICT;
CREATE TABLE staging.latest (row INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (row, kind)) STRICT, WITHOUT ROWID;
-- Refusals of rows that are not imported themselves. contact: whom it is applied to. reason: why it is listed as not applied. Both, where
-- a rejected row leads to one contact by the file and to another by the store: no grant stands against it, yet somebody must look.
CREATE TABLE staging.strays (row INTEGER NOT NULL, line INTEGER NOT NULL, position INTEGER NOT NULL, consent TEXT NOT NULL,
  contact INTEGER, reason TEXT, PRIMARY KEY (row, consent)) STRICT, WITHOUT ROWID;
-- The consents that the file wants for each contact, beside what is stored.
CREATE TABLE staging.wanted (contact INTEGER NOT NULL, consent TEXT NOT NULL, state TEXT NOT NULL, row INTEGER NOT NULL,
  line INTEGER NOT NULL, as_of TEXT, source TEXT, wording TEXT, old TEXT NOT NULL, PRIMARY KEY (contact, consent)) STRICT, WITHOUT ROWID;
CREATE TABLE staging.new_attributes (contact INTEGER PRIMARY KEY, attributes TEXT NOT NULL) STRICT;
CREATE TABLE staging.new_identifiers (contact INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, stored INTEGER NOT NULL,
  PRIMARY KEY (contact, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE staging.touched (contact INTEGER PRIMARY KEY) STRICT;
