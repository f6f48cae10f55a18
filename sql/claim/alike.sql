SELECT id FROM claim WHERE alike = :alike ORDER BY id
