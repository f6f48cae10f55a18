SELECT name FROM speaker WHERE id = :id
