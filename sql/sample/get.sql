SELECT rows FROM sample WHERE chunk = :chunk
