-- A name, and those that stand for it.
SELECT id FROM source WHERE name = :name
UNION
SELECT id FROM source WHERE into_id = (SELECT id FROM source WHERE name = :name)
