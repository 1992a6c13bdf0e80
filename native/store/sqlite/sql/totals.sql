-- What happened, counted from staging: name and number.
SELECT outcome, count(*) FROM staging.targets WHERE outcome <> 'known' GROUP BY outcome
UNION ALL SELECT 'updated', count(*) FROM staging.targets WHERE outcome = 'known' AND contact IN (SELECT contact FROM staging.touched)
UNION ALL SELECT 'unchanged', count(*) FROM staging.targets WHERE outcome = 'known' AND contact NOT IN (SELECT contact FROM staging.touched)
UNION ALL SELECT 'refusals_applied', count(*) FROM staging.wanted WHERE state = 'refused' AND old <> 'refused'
  AND (row, consent) NOT IN (SELECT row, consent FROM staging.strays WHERE contact IS NOT NULL AND reason IS NOT NULL)
UNION ALL SELECT 'refusals_already', count(*) FROM staging.wanted WHERE state = 'refused' AND old = 'refused'
  AND (row, consent) NOT IN (SELECT row, consent FROM staging.strays WHERE contact IS NOT NULL AND reason IS NOT NULL)
UNION ALL SELECT 'refusals_again', count(*) FROM staging.strays AS s
  JOIN staging.wanted AS w ON w.contact = s.contact AND w.consent = s.consent WHERE w.row <> s.row AND s.reason IS NULL
UNION ALL SELECT 'refusals_not_applied', count(*) FROM staging.strays WHERE reason IS NOT NULL
UNION ALL SELECT 'given', count(*) FROM staging.wanted WHERE state = 'given' AND old = 'absent'
UNION ALL SELECT 'held', count(*) FROM staging.wanted WHERE state = 'given' AND old = 'refused'
UNION ALL SELECT 'withdrawn', count(*) FROM staging.wanted WHERE state = 'refused' AND old = 'given';
