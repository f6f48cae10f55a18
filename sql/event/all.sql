SELECT id, key, name, named, into_id, first, last FROM event ORDER BY id
