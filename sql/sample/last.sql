SELECT chunk, length(rows) FROM sample ORDER BY chunk DESC LIMIT 1
