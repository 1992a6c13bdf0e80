DELETE FROM staging.rows;
DELETE FROM staging.row_identifiers;
DELETE FROM staging.further_identifiers;
DELETE FROM staging.outside;
DELETE FROM staging.names;
