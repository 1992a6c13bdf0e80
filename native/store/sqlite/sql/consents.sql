-- Step 6, consents that the file wants: those of the imported rows, then the grants of rows that are laid over them, of which the last
-- counts, then the refusals of rows that belong to them, which prevail. Evidence is that of the row whose word counts.
INSERT INTO staging.wanted (contact, consent, state, row, line, as_of, source, wording, old)
SELECT t.contact, n.consent, CASE (r.consents >> (2 * n.position)) & 3 WHEN 1 THEN 'given' ELSE 'refused' END, r.row, r.line,
  e.as_of, e.source, e.wording, coalesce(c.state, 'absent')
FROM staging.targets AS t CROSS JOIN staging.rows AS r ON r.row = t.row CROSS JOIN staging.names AS n
LEFT JOIN staging.evidence AS e ON e.row = t.row AND e.position = n.position
LEFT JOIN store.consents AS c ON c.account = :account AND c.contact = t.contact AND c.consent = n.consent
WHERE t.outcome IN ('new', 'known') AND ((r.consents >> (2 * n.position)) & 3) <> 0;

INSERT INTO staging.wanted (contact, consent, state, row, line, as_of, source, wording, old)
SELECT l.contact, n.consent, 'given', l.row, l.line, e.as_of, e.source, e.wording, coalesce(c.state, 'absent')
FROM staging.layers AS l CROSS JOIN staging.names AS n
LEFT JOIN staging.evidence AS e ON e.row = l.row AND e.position = n.position
LEFT JOIN store.consents AS c ON c.account = :account AND c.contact = l.contact AND c.consent = n.consent
WHERE ((l.consents >> (2 * n.position)) & 3) = 1
ORDER BY l.row
ON CONFLICT (contact, consent) DO UPDATE SET row = excluded.row, line = excluded.line,
  as_of = excluded.as_of, source = excluded.source, wording = excluded.wording WHERE state = 'given';

INSERT INTO staging.wanted (contact, consent, state, row, line, as_of, source, wording, old)
SELECT s.contact, s.consent, 'refused', s.row, s.line, e.as_of, e.source, e.wording, coalesce(c.state, 'absent')
FROM staging.strays AS s
LEFT JOIN staging.evidence AS e ON e.row = s.row AND e.position = s.position
LEFT JOIN store.consents AS c ON c.account = :account AND c.contact = s.contact AND c.consent = s.consent
WHERE s.contact IS NOT NULL
ORDER BY s.row
ON CONFLICT (contact, consent) DO UPDATE SET state = 'refused', row = excluded.row, line = excluded.line,
  as_of = excluded.as_of, source = excluded.source, wording = excluded.wording WHERE state = 'given';
