UPDATE event SET first = :first, last = :last WHERE id = :id
