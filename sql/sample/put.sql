INSERT INTO sample (chunk, rows, due) VALUES (:chunk, :rows, :due)
ON CONFLICT (chunk) DO UPDATE SET rows = excluded.rows, due = excluded.due
