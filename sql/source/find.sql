SELECT id, into_id FROM source WHERE name = :name
