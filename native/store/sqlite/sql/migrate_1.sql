-- From version 1 to 2: where a consent was given, and by which words.
ALTER TABLE consents ADD COLUMN source TEXT;
ALTER TABLE consents ADD COLUMN wording TEXT;
ALTER TABLE consent_events ADD COLUMN source TEXT;
ALTER TABLE consent_events ADD COLUMN wording TEXT;
