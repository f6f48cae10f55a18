INSERT INTO marks (bucket, rows) VALUES (:bucket, :rows)
ON CONFLICT (bucket) DO UPDATE SET rows = excluded.rows
