SELECT hash, claim FROM mark ORDER BY hash, claim
