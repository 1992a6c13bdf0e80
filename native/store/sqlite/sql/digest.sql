-- Everything a store holds, in a fixed order and without times: two stores with equal rows here are equal.
SELECT account, import, actor, engine, profile, profile_sha256, file_sha256, file_bytes, settings, options, totals, refusals, report_sha256, report
FROM imports ORDER BY account, import;
SELECT account, contact, attributes, created_import, changed_import FROM contacts ORDER BY account, contact;
SELECT account, kind, value, contact, current, import FROM identifiers ORDER BY account, kind, value;
SELECT account, contact, kind, value FROM contact_identifiers ORDER BY account, contact, kind, value;
SELECT account, consent, import FROM consent_names ORDER BY account, consent;
SELECT account, contact, consent, state, as_of, source, wording, import FROM consents ORDER BY account, contact, consent;
SELECT account, import, contact, consent, old, new, as_of, source, wording, record, line, actor
FROM consent_events ORDER BY account, import, contact, consent;
SELECT account, import, record, line, status, codes, cells FROM rejects ORDER BY account, import, record;
SELECT account, import, record, line, contact, other, identifiers, attributes, consents FROM conflicts ORDER BY account, import, record;
SELECT account, import, record, consent, line, contact FROM held_regrants ORDER BY account, import, record, consent;
SELECT account, import, record, consent, line, reason FROM refusals_not_applied ORDER BY account, import, record, consent;
