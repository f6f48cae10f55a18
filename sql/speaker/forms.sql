-- A name, and those that stand for it.
SELECT id FROM speaker WHERE name = :name
UNION
SELECT id FROM speaker WHERE into_id = (SELECT id FROM speaker WHERE name = :name)
