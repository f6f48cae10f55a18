-- The day of the report.
CREATE TEMPORARY TABLE day (as_of INTEGER NOT NULL)
