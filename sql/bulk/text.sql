SELECT sql FROM main.sqlite_schema WHERE name = 'claim_text'
