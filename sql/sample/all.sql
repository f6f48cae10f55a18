SELECT chunk, rows FROM sample ORDER BY chunk
