INSERT INTO event (key, name, named) VALUES (:key, :name, :named)
