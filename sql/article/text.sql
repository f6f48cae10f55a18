SELECT text FROM article WHERE sha256 = :sha256
