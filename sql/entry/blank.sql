UPDATE entry SET body = NULL WHERE seq = :seq
