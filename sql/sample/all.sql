SELECT chunk, rows, due FROM sample ORDER BY chunk
