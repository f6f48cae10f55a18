SELECT id, name, into_id FROM source ORDER BY id
