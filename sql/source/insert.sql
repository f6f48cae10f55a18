INSERT INTO source (name) VALUES (:name)
