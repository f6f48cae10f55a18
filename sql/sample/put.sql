INSERT INTO sample (chunk, rows) VALUES (:chunk, :rows)
ON CONFLICT (chunk) DO UPDATE SET rows = excluded.rows
