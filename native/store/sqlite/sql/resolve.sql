-- Step 2, resolve: what becomes of each row. A new contact's id follows from the row, so that ids are in the order of the file.
INSERT INTO staging.targets (row, contact, outcome, first, other)
SELECT r.row, coalesce(m.first, :base + r.row), CASE WHEN m.row IS NULL THEN 'new' WHEN m.first < m.last THEN 'conflict' ELSE 'known' END,
  0, coalesce(m.last, 0)
FROM staging.rows AS r LEFT JOIN staging.matches AS m ON m.row = r.row
ORDER BY r.row;

-- Rows that share an identifier although the check let both pass (its table of duplicates is bounded): row order decides.
UPDATE staging.targets
SET outcome = CASE WHEN s.first < s.last THEN 'conflict' ELSE 'duplicate' END, first = s.first, other = s.last
FROM (
  SELECT k.row AS row, min(g.first) AS first, max(g.first) AS last
  FROM (SELECT kind, value, min(row) AS first FROM staging.row_identifiers INDEXED BY keys GROUP BY kind, value HAVING count(*) > 1) AS g
  CROSS JOIN staging.row_identifiers AS k INDEXED BY keys ON k.kind = g.kind AND k.value = g.value AND k.row > g.first
  GROUP BY k.row) AS s
WHERE s.row = targets.row;
UPDATE staging.targets
SET contact = (SELECT f.contact FROM staging.targets AS f WHERE f.row = targets.first),
    other = (SELECT f.contact FROM staging.targets AS f WHERE f.row = targets.other)
WHERE outcome = 'conflict' AND first > 0;

-- Two rows that lead to one stored contact through different identifiers: row order decides, the later counts as duplicate.
UPDATE staging.targets SET outcome = 'duplicate', first = s.first
FROM (SELECT contact, min(row) AS first FROM staging.targets WHERE outcome = 'known' GROUP BY contact HAVING count(*) > 1) AS s
WHERE targets.outcome = 'known' AND targets.contact = s.contact AND targets.row > s.first;

UPDATE staging.targets SET outcome = 'skipped_by_mode'
WHERE outcome = CASE :mode WHEN 'add' THEN 'known' WHEN 'update' THEN 'new' END;
