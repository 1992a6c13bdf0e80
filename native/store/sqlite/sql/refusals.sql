-- Step 3, refusals of rows that are not imported themselves. A duplicate's stands for the contact of its first row; `first` is always
-- an earlier row, so that the chain ends.
INSERT INTO staging.strays (row, line, consent, contact, reason)
WITH RECURSIVE
  fate (row, line, outcome, first, contact, consents) AS MATERIALIZED (
    SELECT t.row, r.line, t.outcome, t.first, t.contact, r.consents
    FROM staging.targets AS t JOIN staging.rows AS r ON r.row = t.row
    WHERE t.outcome NOT IN ('new', 'known') AND (r.consents & :refused_mask) <> 0
    UNION ALL
    SELECT row, line, status, first, 0, consents FROM staging.outside WHERE (consents & :refused_mask) <> 0),
  chain (row, at) AS (
    SELECT row, first FROM fate WHERE outcome = 'duplicate'
    UNION ALL
    SELECT c.row, coalesce(t.first, o.first) FROM chain AS c
    LEFT JOIN staging.targets AS t ON t.row = c.at
    LEFT JOIN staging.outside AS o ON o.row = c.at
    WHERE coalesce(t.outcome, o.status) = 'duplicate'),
  ends (row, outcome, contact) AS MATERIALIZED (
    SELECT c.row, coalesce(t.outcome, o.status, 'duplicate'), t.contact FROM chain AS c
    LEFT JOIN staging.targets AS t ON t.row = c.at
    LEFT JOIN staging.outside AS o ON o.row = c.at
    WHERE coalesce(t.outcome, o.status, '') <> 'duplicate')
SELECT f.row, f.line, n.consent,
  CASE WHEN e.outcome IN ('new', 'known') THEN e.contact END,
  CASE WHEN e.outcome IN ('new', 'known') THEN NULL
    ELSE CASE coalesce(e.outcome, f.outcome) WHEN 'rejected' THEN 'row_rejected' ELSE coalesce(e.outcome, f.outcome) END END
FROM fate AS f CROSS JOIN staging.names AS n LEFT JOIN ends AS e ON e.row = f.row
WHERE ((f.consents >> (2 * n.position)) & 3) = 2
ORDER BY f.row, n.consent;
