-- Step 1, match: which stored contacts does each row's identifiers belong to? Read in the order of the key, like the stored ones.
CREATE INDEX staging.keys ON row_identifiers (kind, value, row);

INSERT INTO staging.links (row, kind, value, contact, current)
SELECT k.row, k.kind, k.value, i.contact, i.current
FROM staging.row_identifiers AS k INDEXED BY keys
LEFT JOIN store.identifiers AS i ON i.account = :account AND i.kind = k.kind AND i.value = k.value
ORDER BY k.kind, k.value, k.row;

INSERT INTO staging.links (row, kind, value, contact, current, further)
SELECT min(f.row), f.kind, f.value, i.contact, i.current, 1
FROM staging.further_identifiers AS f
LEFT JOIN store.identifiers AS i ON i.account = :account AND i.kind = f.kind AND i.value = f.value
WHERE NOT EXISTS (SELECT 1 FROM staging.row_identifiers AS k INDEXED BY keys WHERE k.kind = f.kind AND k.value = f.value)
GROUP BY f.kind, f.value;

INSERT INTO staging.matches (row, first, last)
SELECT row, min(contact), max(contact) FROM staging.links WHERE contact IS NOT NULL GROUP BY row ORDER BY row;
