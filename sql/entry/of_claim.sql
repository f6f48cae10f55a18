SELECT seq, at, kind, body, body_sha256, prev, hash, claim
FROM entry WHERE claim = :claim ORDER BY seq
