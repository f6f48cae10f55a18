UPDATE event SET name = :name, named = :named WHERE id = :id
