SELECT rowid FROM claim_text WHERE claim_text MATCH :words ORDER BY rank LIMIT :limit
