SELECT id, block FROM claim_text_data ORDER BY id
