SELECT id, into_id, named FROM event WHERE key = :key
