-- For completion.
SELECT name FROM speaker WHERE name LIKE :prefix || '%' ORDER BY name LIMIT 50
