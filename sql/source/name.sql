SELECT name FROM source WHERE id = :id
