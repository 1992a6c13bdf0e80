-- Step 6, apply: the only step that writes to the store. Every list is in the order of the key that it goes into.
INSERT INTO store.contacts (account, contact, attributes, created_import, changed_import)
SELECT :account, t.contact, json_patch('{}', r.patch), :import, :import
FROM staging.targets AS t CROSS JOIN staging.rows AS r ON r.row = t.row
WHERE t.outcome = 'new' ORDER BY t.row;

UPDATE store.contacts SET attributes = n.attributes
FROM staging.new_attributes AS n WHERE contacts.account = :account AND contacts.contact = n.contact;
UPDATE store.contacts SET changed_import = :import
FROM staging.touched AS n WHERE contacts.account = :account AND contacts.contact = n.contact;

UPDATE store.identifiers SET current = 0
FROM staging.new_identifiers AS n
WHERE identifiers.account = :account AND identifiers.contact = n.contact AND identifiers.kind = n.kind AND identifiers.current = 1;
INSERT INTO store.identifiers (account, kind, value, contact, current, import)
SELECT :account, l.kind, l.value, t.contact, 1, :import
FROM staging.links AS l CROSS JOIN staging.targets AS t ON t.row = l.row
WHERE l.contact IS NULL AND t.outcome IN ('new', 'known')
ORDER BY l.rowid;
UPDATE store.identifiers SET current = 1
FROM staging.new_identifiers AS n
WHERE n.stored = 1 AND identifiers.account = :account AND identifiers.kind = n.kind AND identifiers.value = n.value;

INSERT OR IGNORE INTO store.consent_names (account, consent, import)
SELECT :account, consent, :import FROM staging.names ORDER BY consent;
INSERT INTO store.consents (account, contact, consent, state, as_of, recorded, import)
SELECT :account, contact, consent, state, NULL, :recorded, :import
FROM staging.wanted WHERE state <> old AND NOT (state = 'given' AND old = 'refused') ORDER BY contact, consent
ON CONFLICT (account, contact, consent)
DO UPDATE SET state = excluded.state, as_of = excluded.as_of, recorded = excluded.recorded, import = excluded.import;
INSERT INTO store.consent_events (account, event, contact, consent, old, new, as_of, recorded, import, record, line, actor)
SELECT :account, :event_base + row_number() OVER (ORDER BY contact, consent), contact, consent, old, state, NULL, :recorded, :import, row, line, :actor
FROM staging.wanted WHERE state <> old AND NOT (state = 'given' AND old = 'refused') ORDER BY contact, consent;
