DELETE FROM claim WHERE id = :id
