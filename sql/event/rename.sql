UPDATE event SET name = :name WHERE id = :id
