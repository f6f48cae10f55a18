SELECT bucket, rows FROM marks ORDER BY bucket
