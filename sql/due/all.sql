SELECT chunk, days FROM due ORDER BY chunk
