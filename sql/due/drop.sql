DELETE FROM due WHERE chunk = :chunk
