-- All new claims of a transaction at once: any other statement in between would make
-- the index write out what it has gathered.
INSERT INTO claim_text (rowid, statement, quote, speaker, source)
SELECT claim.id, claim.statement, claim.quote, speaker.name, source.name
FROM claim
LEFT JOIN speaker ON speaker.id = claim.speaker
LEFT JOIN source ON source.id = claim.source
WHERE claim.id BETWEEN :first AND :last
