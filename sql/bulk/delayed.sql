-- What a file without claims can do without until it is filled.
SELECT type, name, sql FROM main.sqlite_schema
WHERE (type = 'index' AND name IN ('claim_due', 'claim_speaker'))
   OR (type = 'trigger' AND name = 'entry_grows_at_its_end')
ORDER BY name
