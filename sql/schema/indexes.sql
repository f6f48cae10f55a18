-- The indexes of claims, which an import into a new file makes at its end.
SELECT name, sql FROM main.sqlite_schema
WHERE type = 'index' AND tbl_name = 'claim' AND sql IS NOT NULL ORDER BY name
