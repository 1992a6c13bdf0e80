-- Step 9, lists: what was not done, row by row.
INSERT INTO store.held_regrants (account, import, record, consent, line, contact)
SELECT :account, :import, row, consent, line, contact FROM staging.wanted WHERE state = 'given' AND old = 'refused' ORDER BY row, consent;

INSERT INTO store.refusals_not_applied (account, import, record, consent, line, reason)
SELECT :account, :import, row, consent, line, reason FROM staging.strays WHERE reason IS NOT NULL ORDER BY row, consent;

INSERT INTO store.rejects (account, import, record, line, status, codes, cells)
SELECT :account, :import, row, line, status, codes, cells FROM staging.outside
WHERE row NOT IN (SELECT row FROM staging.layers) ORDER BY row;

INSERT INTO store.conflicts (account, import, record, line, contact, other, identifiers, attributes, consents)
WITH identified AS MATERIALIZED (
  SELECT row, json_group_object(kind, value) AS identifiers
  FROM (SELECT l.row AS row, l.kind AS kind, l.value AS value
        FROM staging.links AS l CROSS JOIN staging.targets AS t ON t.row = l.row WHERE t.outcome = 'conflict' AND l.further = 0
          AND EXISTS (SELECT 1 FROM staging.targets WHERE outcome = 'conflict') ORDER BY l.row, l.kind)
  GROUP BY row)
SELECT :account, :import, t.row, r.line, t.contact, t.other, i.identifiers, r.patch,
  (SELECT json_group_object(consent, CASE (r.consents >> (2 * position)) & 3 WHEN 1 THEN 'given' ELSE 'refused' END)
   FROM (SELECT consent, position FROM staging.names WHERE ((r.consents >> (2 * position)) & 3) <> 0 ORDER BY consent))
FROM identified AS i CROSS JOIN staging.targets AS t ON t.row = i.row CROSS JOIN staging.rows AS r ON r.row = t.row
ORDER BY t.row;
