-- Step 2, resolve: what becomes of each row. A new contact's id follows from the row, so that ids are in the order of the file.
-- Of several rows for one contact the policy keeps the first, or under "last" the last; `first` then always leads the same way along
-- the file, so that every chain ends.
INSERT INTO staging.targets (row, contact, outcome, first, other)
SELECT r.row, coalesce(m.first, :base + r.row), CASE WHEN m.row IS NULL THEN 'new' WHEN m.first < m.last THEN 'conflict' ELSE 'known' END,
  0, coalesce(m.last, 0)
FROM staging.rows AS r LEFT JOIN staging.matches AS m ON m.row = r.row
ORDER BY r.row;

-- Rows that share an identifier although the check let both pass (its table of duplicates is bounded).
UPDATE staging.targets
SET outcome = CASE WHEN s.first < s.last THEN 'conflict' ELSE 'duplicate' END, first = s.first, other = s.last
FROM (
  SELECT k.row AS row, min(g.first) AS first, max(g.first) AS last
  FROM (SELECT kind, value, CASE :policy WHEN 'last' THEN max(row) ELSE min(row) END AS first
        FROM staging.row_identifiers INDEXED BY keys GROUP BY kind, value HAVING min(row) < max(row)) AS g
  CROSS JOIN staging.row_identifiers AS k INDEXED BY keys ON k.kind = g.kind AND k.value = g.value AND k.row <> g.first
  GROUP BY k.row) AS s
WHERE s.row = targets.row AND targets.outcome <> 'conflict';
UPDATE staging.targets
SET contact = (SELECT f.contact FROM staging.targets AS f WHERE f.row = targets.first),
    other = (SELECT f.contact FROM staging.targets AS f WHERE f.row = targets.other)
WHERE outcome = 'conflict' AND first > 0;

-- Rows that lead to one stored contact through different identifiers.
UPDATE staging.targets SET outcome = 'duplicate', first = s.first
FROM (SELECT contact, CASE :policy WHEN 'last' THEN max(row) ELSE min(row) END AS first
      FROM staging.targets WHERE outcome = 'known' GROUP BY contact HAVING count(*) > 1) AS s
WHERE targets.outcome = 'known' AND targets.contact = s.contact AND targets.row <> s.first;

-- A row that belongs to one contact by the rows of the file and to another by the store: else its refusal would miss the latter.
WITH RECURSIVE chain (row, at) AS (
  SELECT row, first FROM staging.targets WHERE outcome = 'duplicate'
  UNION
  SELECT c.row, t.first FROM chain AS c CROSS JOIN staging.targets AS t ON t.row = c.at WHERE t.outcome = 'duplicate')
UPDATE staging.targets SET outcome = 'conflict', contact = s.contact, other = s.other
FROM (SELECT c.row AS row, e.contact AS contact, m.first AS other
      FROM chain AS c CROSS JOIN staging.targets AS e ON e.row = c.at CROSS JOIN staging.matches AS m ON m.row = c.row
      WHERE e.outcome IN ('new', 'known') AND m.first <> e.contact) AS s
WHERE s.row = targets.row;

-- No new contact is made of a row by identifiers alone that only find contacts, and none at all in the mode "update".
UPDATE staging.targets SET outcome = 'skipped_by_mode'
WHERE outcome = 'new' AND EXISTS (SELECT 1 FROM staging.update_only)
  AND row NOT IN (SELECT row FROM staging.links WHERE kind NOT IN (SELECT kind FROM staging.update_only));
UPDATE staging.targets SET outcome = 'skipped_by_mode'
WHERE outcome = CASE :mode WHEN 'add' THEN 'known' WHEN 'update' THEN 'new' END;
