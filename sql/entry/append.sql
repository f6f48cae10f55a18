INSERT INTO entry (seq, at, kind, body, body_sha256, prev, hash, claim)
VALUES (:seq, :at, :kind, :body, :body_sha256, :prev, :hash, :claim)
