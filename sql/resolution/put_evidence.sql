INSERT INTO evidence (claim, reviewer, nr, url, archive, quote, seen)
VALUES (:claim, :reviewer, :nr, :url, :archive, :quote, :seen)
