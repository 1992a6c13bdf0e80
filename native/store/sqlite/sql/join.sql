-- Step 3, join: where each row leads that is not imported itself, and the identifiers that it brings along.
INSERT INTO staging.ends (row, owner, outcome, contact)
WITH RECURSIVE chain (row, at) AS (
  SELECT row, first FROM staging.targets WHERE outcome = 'duplicate'
  UNION ALL
  SELECT row, first FROM staging.outside WHERE first > 0 AND status IN ('duplicate', 'rejected')
  UNION
  SELECT c.row, coalesce(t.first, o.first) FROM chain AS c
  LEFT JOIN staging.targets AS t ON t.row = c.at
  LEFT JOIN staging.outside AS o ON o.row = c.at
  WHERE coalesce(t.outcome, o.status) = 'duplicate')
SELECT c.row, c.at, coalesce(t.outcome, o.status, 'duplicate'), t.contact FROM chain AS c
LEFT JOIN staging.targets AS t ON t.row = c.at
LEFT JOIN staging.outside AS o ON o.row = c.at
WHERE coalesce(t.outcome, o.status, '') <> 'duplicate';

INSERT OR IGNORE INTO staging.joined (row, kind, value, contact, current)
SELECT e.owner, l.kind, l.value, l.contact, l.current
FROM staging.links AS l CROSS JOIN staging.ends AS e ON e.row = l.row
WHERE EXISTS (SELECT 1 FROM staging.targets WHERE outcome = 'duplicate') AND e.outcome IN ('new', 'known');
INSERT INTO staging.links (row, kind, value, contact, current, further, latest)
SELECT j.row, j.kind, j.value, j.contact, j.current, 1, 0 FROM staging.joined AS j
WHERE NOT EXISTS (
  SELECT 1 FROM staging.row_identifiers AS k INDEXED BY keys WHERE k.kind = j.kind AND k.value = j.value AND k.row = j.row);
