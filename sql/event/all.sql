SELECT id, key, name, into_id, first, last FROM event ORDER BY id
