INSERT INTO due (chunk, days) VALUES (:chunk, :days)
ON CONFLICT (chunk) DO UPDATE SET days = excluded.days
