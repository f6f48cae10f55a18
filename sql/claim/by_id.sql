SELECT * FROM claim_row WHERE id = :id
