INSERT INTO event (key, name) VALUES (:key, :name)
