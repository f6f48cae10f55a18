INSERT INTO speaker (name) VALUES (:name)
