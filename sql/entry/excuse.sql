INSERT INTO redaction (seq, by) VALUES (:seq, :by)
