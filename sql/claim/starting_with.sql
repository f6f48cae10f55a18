-- For completion: numbers that start with some digits, the latest first.
SELECT id, statement FROM claim
WHERE CAST(id AS TEXT) LIKE :prefix || '%' ORDER BY id DESC LIMIT 50
