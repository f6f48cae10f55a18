SELECT id FROM claim WHERE named = :named ORDER BY id
