-- Step 1, match: which stored contacts does each row's identifiers belong to? Read in the order of the key, like the stored ones.
CREATE INDEX staging.keys ON row_identifiers (kind, value, row);

INSERT INTO staging.links (row, kind, value, contact, current)
SELECT k.row, k.kind, k.value, i.contact, i.current
FROM staging.row_identifiers AS k INDEXED BY keys
LEFT JOIN store.identifiers AS i ON i.account = :account AND i.kind = k.kind AND i.value = k.value
ORDER BY k.kind, k.value, k.row;

INSERT INTO staging.matches (row, first, last)
SELECT row, min(contact), max(contact) FROM staging.links WHERE contact IS NOT NULL GROUP BY row ORDER BY row;
