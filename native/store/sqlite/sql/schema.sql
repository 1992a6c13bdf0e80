-- The tables of a store. `account` leads every primary and unique key; contents are text, compared byte by byte (BINARY), so that
-- 0048501 stays 0048501; the ids are whole numbers of our own. Times are UTC, as in 2026-11-22T15:00:00Z.

-- One row for every import that changed or confirmed anything: what was read, how, by whom, and the report as it was told.
CREATE TABLE imports (
  account TEXT NOT NULL,
  import INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  engine TEXT NOT NULL,
  profile TEXT NOT NULL,
  profile_sha256 TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  file_bytes INTEGER NOT NULL,
  settings TEXT NOT NULL,          -- JSON: mode, blank, duplicates
  options TEXT NOT NULL,           -- JSON: how the file was read
  totals TEXT NOT NULL,            -- JSON
  refusals TEXT NOT NULL,          -- JSON
  report_sha256 TEXT NOT NULL,
  report TEXT NOT NULL,            -- JSON
  PRIMARY KEY (account, import)
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  account TEXT NOT NULL,
  contact INTEGER NOT NULL,
  attributes TEXT NOT NULL,        -- one JSON object: every cell that is neither identifier nor consent
  created_import INTEGER NOT NULL,
  changed_import INTEGER NOT NULL,
  PRIMARY KEY (account, contact)
) STRICT, WITHOUT ROWID;

-- Each (kind, normalised value) belongs to one contact at most; a contact may have several of a kind, the last imported is current.
CREATE TABLE identifiers (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  contact INTEGER NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  import INTEGER NOT NULL,
  PRIMARY KEY (account, kind, value)
) STRICT, WITHOUT ROWID;
-- The same pairs by contact. A table and not an index: new contacts then append to it, where an index would be filled at random places.
CREATE TABLE contact_identifiers (
  account TEXT NOT NULL,
  contact INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, contact, kind, value)
) STRICT, WITHOUT ROWID;

-- The consents that this store knows by name.
CREATE TABLE consent_names (
  account TEXT NOT NULL,
  consent TEXT NOT NULL,
  import INTEGER NOT NULL,
  PRIMARY KEY (account, consent)
) STRICT, WITHOUT ROWID;

-- State of each contact's consents; no row is absent.
CREATE TABLE consents (
  account TEXT NOT NULL,
  contact INTEGER NOT NULL,
  consent TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('given', 'refused')),
  as_of TEXT,                      -- null: unknown, never invented
  recorded TEXT NOT NULL,
  import INTEGER NOT NULL,
  source TEXT,                     -- where and by which words, as the file states it; null: not stated
  wording TEXT,
  PRIMARY KEY (account, contact, consent)
) STRICT, WITHOUT ROWID;

-- The ledger: every change of a consent, for ever. An import changes each consent of a contact once at most.
CREATE TABLE consent_events (
  account TEXT NOT NULL,
  import INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  consent TEXT NOT NULL,
  old TEXT NOT NULL CHECK (old IN ('absent', 'given', 'refused')),
  new TEXT NOT NULL CHECK (new IN ('absent', 'given', 'refused')),
  as_of TEXT,
  recorded TEXT NOT NULL,
  record INTEGER NOT NULL,
  line INTEGER NOT NULL,
  actor TEXT NOT NULL,
  source TEXT,
  wording TEXT,
  PRIMARY KEY (account, import, contact, consent)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER consent_events_only_grow_1 BEFORE UPDATE ON consent_events
  BEGIN SELECT raise(ABORT, 'consent_events only grows'); END;
CREATE TRIGGER consent_events_only_grow_2 BEFORE DELETE ON consent_events
  BEGIN SELECT raise(ABORT, 'consent_events only grows'); END;

-- Rows that an import left out, with their cells as they were.
CREATE TABLE rejects (
  account TEXT NOT NULL,
  import INTEGER NOT NULL,
  record INTEGER NOT NULL,
  line INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('rejected', 'duplicate', 'conflict')),
  codes TEXT NOT NULL,             -- numbers of the findings, with a blank between
  cells TEXT NOT NULL,             -- JSON array
  PRIMARY KEY (account, import, record)
) STRICT, WITHOUT ROWID;

-- Rows whose identifiers belong to two stored contacts: kept with both sides until a person decides.
CREATE TABLE conflicts (
  account TEXT NOT NULL,
  import INTEGER NOT NULL,
  record INTEGER NOT NULL,
  line INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  other INTEGER NOT NULL,
  identifiers TEXT NOT NULL,       -- JSON object by kind
  attributes TEXT NOT NULL,        -- JSON object
  consents TEXT NOT NULL,          -- JSON object
  PRIMARY KEY (account, import, record)
) STRICT, WITHOUT ROWID;

-- Grants that met a stored refusal, and refusals that could not be applied: never lost in a total.
CREATE TABLE held_regrants (
  account TEXT NOT NULL,
  import INTEGER NOT NULL,
  record INTEGER NOT NULL,
  consent TEXT NOT NULL,
  line INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  PRIMARY KEY (account, import, record, consent)
) STRICT, WITHOUT ROWID;
CREATE TABLE refusals_not_applied (
  account TEXT NOT NULL,
  import INTEGER NOT NULL,
  record INTEGER NOT NULL,
  consent TEXT NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('row_rejected', 'duplicate', 'skipped_by_mode', 'conflict')),
  PRIMARY KEY (account, import, record, consent)
) STRICT, WITHOUT ROWID;
