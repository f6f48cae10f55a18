-- After a redaction: an event that nothing mentions any more goes, too.
DELETE FROM event
WHERE id = :id AND into_id IS NULL AND first IS NULL
  AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.event = event.id OR claim.anchor = event.id)
  AND NOT EXISTS (SELECT 1 FROM event AS other WHERE other.into_id = event.id)
