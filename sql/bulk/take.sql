INSERT INTO claim_text (rowid, statement, quote, speaker, source)
VALUES (:id, :statement, :quote, :speaker, :source)
