INSERT INTO claim_text_docsize (id, sz, origin) VALUES (:id, :sz, :origin)
