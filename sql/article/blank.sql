UPDATE article SET text = NULL WHERE sha256 = :sha256
