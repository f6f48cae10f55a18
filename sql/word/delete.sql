DELETE FROM word WHERE id = :id
