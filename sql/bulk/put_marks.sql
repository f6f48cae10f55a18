INSERT INTO marks (bucket, rows) VALUES (:bucket, :rows)
