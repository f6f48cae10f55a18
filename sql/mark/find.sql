SELECT claim FROM mark WHERE hash = :hash ORDER BY claim
