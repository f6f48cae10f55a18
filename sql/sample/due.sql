SELECT chunk, rows FROM sample WHERE due < :last ORDER BY chunk
