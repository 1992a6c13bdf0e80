-- Step 4, consents that the file wants: those of the imported rows, then the refusals of their duplicates, which prevail.
INSERT INTO staging.wanted (contact, consent, state, row, line, old)
SELECT t.contact, n.consent, CASE (r.consents >> (2 * n.position)) & 3 WHEN 1 THEN 'given' ELSE 'refused' END, r.row, r.line,
  coalesce(c.state, 'absent')
FROM staging.targets AS t CROSS JOIN staging.rows AS r ON r.row = t.row CROSS JOIN staging.names AS n
LEFT JOIN store.consents AS c ON c.account = :account AND c.contact = t.contact AND c.consent = n.consent
WHERE t.outcome IN ('new', 'known') AND ((r.consents >> (2 * n.position)) & 3) <> 0;

INSERT INTO staging.wanted (contact, consent, state, row, line, old)
SELECT s.contact, s.consent, 'refused', s.row, s.line, coalesce(c.state, 'absent')
FROM staging.strays AS s
LEFT JOIN store.consents AS c ON c.account = :account AND c.contact = s.contact AND c.consent = s.consent
WHERE s.contact IS NOT NULL
ORDER BY s.row
ON CONFLICT (contact, consent) DO UPDATE SET state = 'refused', row = excluded.row, line = excluded.line WHERE state = 'given';
