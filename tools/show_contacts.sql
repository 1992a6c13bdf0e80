-- What tools/run shows of a store: the import's totals and the first contacts with their consents.
SELECT import, recorded, profile, totals FROM imports;
SELECT c.contact,
       (SELECT group_concat(i.kind || '=' || i.value, ' ') FROM identifiers i
         WHERE i.account = c.account AND i.contact = c.contact AND i.current = 1) AS identifiers,
       (SELECT group_concat(s.consent || '=' || s.state, ', ') FROM consents s
         WHERE s.account = c.account AND s.contact = c.contact) AS consents
  FROM contacts c ORDER BY c.account, c.contact LIMIT 5;
SELECT (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM consents WHERE state = 'given') AS given,
       (SELECT count(*) FROM consents WHERE state = 'refused') AS refused, (SELECT count(*) FROM rejects) AS rejects;
