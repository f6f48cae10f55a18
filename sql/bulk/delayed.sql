-- What a file without claims can do without until it is filled.
SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = 'entry_grows_at_its_end'
