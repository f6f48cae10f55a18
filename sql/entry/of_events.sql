-- Entries that name, date or alias events: few, whatever the size of the record.
SELECT seq, at, kind, body, body_sha256, prev, hash, claim
FROM entry
WHERE claim IS NULL AND kind IN ('event-named', 'event-dated', 'event-alias')
ORDER BY seq
