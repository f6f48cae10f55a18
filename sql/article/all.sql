SELECT sha256, text FROM article ORDER BY sha256
