SELECT id, name, into_id FROM speaker ORDER BY id
