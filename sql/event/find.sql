SELECT id, into_id FROM event WHERE key = :key
