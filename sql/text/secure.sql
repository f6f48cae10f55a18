INSERT INTO claim_text (claim_text, rank) VALUES ('secure-delete', 1)
