-- After a redaction: a name that nothing mentions any more goes, too.
DELETE FROM source
WHERE id = :id AND into_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.source = source.id)
  AND NOT EXISTS (SELECT 1 FROM source AS other WHERE other.into_id = source.id)
