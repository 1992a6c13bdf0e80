-- Step 7, changes of known contacts. A patch bears null where a blank cell erases (RFC 7396).
INSERT INTO staging.new_attributes (contact, attributes)
WITH merged AS MATERIALIZED (
  SELECT t.contact AS contact, c.attributes AS old, json_patch(c.attributes, r.patch) AS new
  FROM staging.targets AS t CROSS JOIN staging.rows AS r ON r.row = t.row
  CROSS JOIN store.contacts AS c ON c.account = :account AND c.contact = t.contact
  WHERE t.outcome = 'known' AND r.patch <> '{}')
SELECT contact, new FROM merged WHERE new <> old ORDER BY contact;

INSERT INTO staging.new_identifiers (contact, kind, value, stored)
SELECT t.contact, l.kind, l.value, l.contact IS NOT NULL
FROM staging.links AS l CROSS JOIN staging.targets AS t ON t.row = l.row
WHERE t.outcome = 'known' AND l.latest = 1 AND (l.contact IS NULL OR l.current = 0);

INSERT OR IGNORE INTO staging.touched (contact)
SELECT contact FROM staging.new_attributes
UNION ALL SELECT contact FROM staging.new_identifiers
UNION ALL SELECT t.contact FROM staging.links AS l CROSS JOIN staging.targets AS t ON t.row = l.row
  WHERE (l.further = 1 OR l.latest = 0) AND l.contact IS NULL AND t.outcome = 'known'
UNION ALL SELECT contact FROM staging.wanted WHERE contact <= :base AND state <> old AND NOT (state = 'given' AND old = 'refused');
