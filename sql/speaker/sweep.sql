-- After a redaction: a name that nothing mentions any more goes, too.
DELETE FROM speaker
WHERE id = :id AND into_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.speaker = speaker.id)
  AND NOT EXISTS (SELECT 1 FROM speaker AS other WHERE other.into_id = speaker.id)
