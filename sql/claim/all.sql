SELECT * FROM claim_row ORDER BY id
