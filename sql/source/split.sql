UPDATE source SET into_id = NULL WHERE id = :id
