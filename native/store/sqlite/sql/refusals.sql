-- Step 5, refusals of rows that are not imported themselves. A duplicate's, and that of a rejected row which names the contact of another
-- row, stand for that contact; every other is listed. So is that of a rejected row which also finds another stored contact: the other's
-- consent is left as it is, and whoever reads the list decides about it.
INSERT INTO staging.strays (row, line, position, consent, contact, reason)
WITH fate (row, line, outcome, consents) AS (
  SELECT t.row, r.line, t.outcome, r.consents
  FROM staging.targets AS t CROSS JOIN staging.rows AS r ON r.row = t.row
  WHERE t.outcome NOT IN ('new', 'known') AND (r.consents & :refused_mask) <> 0
  UNION ALL
  SELECT row, line, status, consents FROM staging.outside WHERE (consents & :refused_mask) <> 0)
SELECT f.row, f.line, n.position, n.consent,
  CASE WHEN e.outcome IN ('new', 'known') THEN e.contact END,
  CASE WHEN e.outcome IN ('new', 'known') THEN CASE WHEN EXISTS (
      SELECT 1 FROM staging.rejected_identifiers AS k
      CROSS JOIN store.identifiers AS i ON i.account = :account AND i.kind = k.kind AND i.value = k.value
      WHERE k.row = f.row AND i.contact <> e.contact) THEN 'conflict' END
    WHEN f.outcome = 'rejected' OR e.outcome = 'rejected' THEN 'row_rejected'
    ELSE coalesce(e.outcome, f.outcome) END
FROM fate AS f CROSS JOIN staging.names AS n LEFT JOIN staging.ends AS e ON e.row = f.row
WHERE ((f.consents >> (2 * n.position)) & 3) = 2
ORDER BY f.row, n.consent;
