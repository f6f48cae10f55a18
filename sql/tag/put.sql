INSERT INTO claim_tag (claim, nr, tag) VALUES (:claim, :nr, :tag)
