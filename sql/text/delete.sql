DELETE FROM claim_text WHERE rowid = :id
