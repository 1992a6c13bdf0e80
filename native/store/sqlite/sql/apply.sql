-- Step 8, apply: the only step that writes to the store. Every list is in the order of the key that it goes into.
INSERT INTO store.contacts (account, contact, attributes, created_import, changed_import)
SELECT :account, t.contact, json_patch('{}', r.patch), :import, :import
FROM staging.targets AS t CROSS JOIN staging.rows AS r ON r.row = t.row
WHERE t.outcome = 'new' ORDER BY t.row;

-- Updates name the rows by key, so that only those are visited.
UPDATE store.contacts SET attributes = (SELECT n.attributes FROM staging.new_attributes AS n WHERE n.contact = contacts.contact)
WHERE account = :account AND contact IN (SELECT contact FROM staging.new_attributes);
UPDATE store.contacts SET changed_import = :import
WHERE account = :account AND contact IN (SELECT contact FROM staging.touched);

UPDATE store.identifiers SET current = 0
WHERE current = 1 AND (account, kind, value) IN (
  SELECT c.account, c.kind, c.value FROM staging.new_identifiers AS n
  CROSS JOIN store.contact_identifiers AS c ON c.account = :account AND c.contact = n.contact AND c.kind = n.kind);
INSERT INTO store.identifiers (account, kind, value, contact, current, import)
SELECT :account, l.kind, l.value, t.contact, l.latest, :import
FROM staging.links AS l CROSS JOIN staging.targets AS t ON t.row = l.row
WHERE l.contact IS NULL AND t.outcome IN ('new', 'known')
ORDER BY l.rowid;
INSERT INTO store.contact_identifiers (account, contact, kind, value)
SELECT :account, t.contact, i.kind, i.value
FROM staging.row_identifiers AS i CROSS JOIN staging.targets AS t ON t.row = i.row
WHERE t.outcome = 'new' AND i.further = 0
ORDER BY i.rowid;
INSERT INTO store.contact_identifiers (account, contact, kind, value)
SELECT :account, contact, kind, value FROM staging.new_identifiers WHERE stored = 0 ORDER BY contact, kind;
INSERT INTO store.contact_identifiers (account, contact, kind, value)
SELECT :account, t.contact, l.kind, l.value
FROM staging.links AS l CROSS JOIN staging.targets AS t ON t.row = l.row
WHERE (l.further = 1 OR l.latest = 0) AND l.contact IS NULL
  AND ((t.outcome = 'new' AND l.further = 1) OR (t.outcome = 'known' AND l.latest = 0))
ORDER BY t.contact, l.kind, l.value;
UPDATE store.identifiers SET current = 1
WHERE (account, kind, value) IN (SELECT :account, kind, value FROM staging.new_identifiers WHERE stored = 1);

INSERT OR IGNORE INTO store.consent_names (account, consent, import)
SELECT :account, consent, :import FROM staging.names ORDER BY consent;
INSERT INTO store.consents (account, contact, consent, state, as_of, recorded, import, source, wording)
SELECT :account, contact, consent, state, as_of, :recorded, :import, source, wording
FROM staging.wanted WHERE state <> old AND NOT (state = 'given' AND old = 'refused') ORDER BY contact, consent
ON CONFLICT (account, contact, consent)
DO UPDATE SET state = excluded.state, as_of = excluded.as_of, recorded = excluded.recorded, import = excluded.import,
  source = excluded.source, wording = excluded.wording;
INSERT INTO store.consent_events (account, import, contact, consent, old, new, as_of, recorded, record, line, actor,
  source, wording)
SELECT :account, :import, contact, consent, old, state, as_of, :recorded, row, line, :actor, source, wording
FROM staging.wanted WHERE state <> old AND NOT (state = 'given' AND old = 'refused') ORDER BY contact, consent;
