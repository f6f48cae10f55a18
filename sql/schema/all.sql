-- All that makes the schema, but for what SQLite keeps for itself.
SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM main.sqlite_schema
WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
