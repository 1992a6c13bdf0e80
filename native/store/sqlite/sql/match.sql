-- Step 1, match: which stored contacts does each row's identifiers belong to? Read in the order of the key, like the stored ones.
CREATE INDEX staging.keys ON row_identifiers (kind, value, row, further);

INSERT INTO staging.links (row, kind, value, contact, current, further, latest)
SELECT k.row, k.kind, k.value, i.contact, i.current, 0, 1
FROM staging.row_identifiers AS k INDEXED BY keys
LEFT JOIN store.identifiers AS i ON i.account = :account AND i.kind = k.kind AND i.value = k.value
WHERE k.further = 0
ORDER BY k.kind, k.value, k.row;

INSERT INTO staging.links (row, kind, value, contact, current, further, latest)
SELECT DISTINCT f.row, f.kind, f.value, i.contact, i.current, 1, 0
FROM staging.row_identifiers AS f INDEXED BY keys
LEFT JOIN store.identifiers AS i ON i.account = :account AND i.kind = f.kind AND i.value = f.value
WHERE f.further = 1 AND NOT EXISTS (
  SELECT 1 FROM staging.row_identifiers AS k INDEXED BY keys
  WHERE k.kind = f.kind AND k.value = f.value AND k.row = f.row AND k.further = 0);

INSERT INTO staging.matches (row, first, last)
SELECT row, min(contact), max(contact) FROM staging.links WHERE contact IS NOT NULL GROUP BY row ORDER BY row;
