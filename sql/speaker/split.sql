UPDATE speaker SET into_id = NULL WHERE id = :id
