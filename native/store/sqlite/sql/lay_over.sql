-- Step 4, lay over (policy "merge" only): the rows of a contact become one. Of a cell, and of an identifier's kind, the last row that
-- fills it counts; where blanks erase, a patch bears null, and the last row counts whether it is blank or not.
INSERT INTO staging.layers (row, owner, contact, line, patch, consents)
SELECT e.row, e.owner, e.contact, coalesce(o.line, r.line), coalesce(o.patch, r.patch), coalesce(o.consents, r.consents)
FROM staging.ends AS e
LEFT JOIN staging.outside AS o ON o.row = e.row
LEFT JOIN staging.rows AS r ON r.row = e.row
WHERE e.outcome IN ('new', 'known') AND coalesce(o.status, 'duplicate') = 'duplicate'
ORDER BY e.row;

UPDATE staging.rows SET patch = m.patch
FROM (
  SELECT owner, json_group_object(key, value) AS patch
  FROM (SELECT l.owner AS owner, j.key AS key, j.value AS value, max(l.row)
        FROM (SELECT row, owner, patch FROM staging.layers
              UNION ALL SELECT r.row, r.row, r.patch FROM staging.rows AS r WHERE r.row IN (SELECT owner FROM staging.layers)) AS l,
          json_each(l.patch) AS j
        GROUP BY l.owner, j.key)
  GROUP BY owner) AS m
WHERE m.owner = rows.row;

INSERT INTO staging.latest (row, kind, value)
SELECT owner, kind, value
FROM (SELECT coalesce(l.owner, k.row) AS owner, k.kind AS kind, k.value AS value, max(k.said)
      FROM staging.row_identifiers AS k LEFT JOIN staging.layers AS l ON l.row = k.row
      WHERE coalesce(l.owner, k.row) IN (SELECT owner FROM staging.layers)
      GROUP BY 1, 2);
UPDATE staging.links
SET latest = (value = (SELECT x.value FROM staging.latest AS x WHERE x.row = links.row AND x.kind = links.kind))
WHERE (row, kind) IN (SELECT row, kind FROM staging.latest);
