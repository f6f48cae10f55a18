SELECT id, into_id FROM speaker WHERE name = :name
