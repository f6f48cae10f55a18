SELECT id, text FROM word ORDER BY id
