-- What must never be found: each line counts rows that break a rule of the store which no key or check can hold.
SELECT 'identifiers without a contact', count(*) FROM identifiers AS i
  WHERE NOT EXISTS (SELECT 1 FROM contacts AS c WHERE c.account = i.account AND c.contact = i.contact);
SELECT 'contacts without an identifier', count(*) FROM contacts AS c
  WHERE NOT EXISTS (SELECT 1 FROM contact_identifiers AS i WHERE i.account = c.account AND i.contact = c.contact);
SELECT 'identifiers that their contact does not list', count(*) FROM identifiers AS i
  WHERE NOT EXISTS (SELECT 1 FROM contact_identifiers AS l
    WHERE l.account = i.account AND l.contact = i.contact AND l.kind = i.kind AND l.value = i.value);
SELECT 'listed identifiers that are not there', abs((SELECT count(*) FROM contact_identifiers) - (SELECT count(*) FROM identifiers));
SELECT 'consents without a contact', count(*) FROM consents AS s
  WHERE NOT EXISTS (SELECT 1 FROM contacts AS c WHERE c.account = s.account AND c.contact = s.contact);
WITH latest AS MATERIALIZED (
  SELECT account, contact, consent, new, max(import) FROM consent_events GROUP BY account, contact, consent)
SELECT 'consents that differ from their last event',
  (SELECT count(*) FROM latest AS l LEFT JOIN consents AS s ON s.account = l.account AND s.contact = l.contact AND s.consent = l.consent
    WHERE coalesce(s.state, 'absent') <> l.new)
  + abs((SELECT count(*) FROM consents) - (SELECT count(*) FROM latest WHERE new <> 'absent'));
SELECT 'contacts with two current identifiers of a kind', count(*) FROM (
  SELECT 1 FROM identifiers WHERE current = 1 GROUP BY account, contact, kind HAVING count(*) <> 1);
