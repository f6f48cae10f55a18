INSERT INTO claim_text (claim_text) VALUES ('optimize')
