DELETE FROM staging.rows;
DELETE FROM staging.row_identifiers;
DELETE FROM staging.rejected_identifiers;
DELETE FROM staging.evidence;
DELETE FROM staging.outside;
DELETE FROM staging.names;
