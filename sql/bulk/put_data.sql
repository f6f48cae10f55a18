INSERT OR REPLACE INTO claim_text_data (id, block) VALUES (:id, :block)
