SELECT * FROM claim_row
WHERE (:status IS NULL OR (status = :status AND withdrawn IS NULL))
  AND (:ripe_on IS NULL
       OR (status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) < :ripe_on))
  AND (:speaker IS NULL OR speaker = :speaker OR speaker_now = :speaker)
  AND (:source IS NULL OR source = :source OR source_now = :source)
  AND (:tag IS NULL OR id IN (SELECT claim_tag.claim FROM claim_tag WHERE claim_tag.tag = :tag))
  AND (:event IS NULL
       OR event_id IN (
           SELECT event.id FROM event
           LEFT JOIN event AS other ON other.id = event.into_id
           WHERE coalesce(other.key, event.key) = :event)
       OR anchor_id IN (
           SELECT event.id FROM event
           LEFT JOIN event AS other ON other.id = event.into_id
           WHERE coalesce(other.key, event.key) = :event))
  AND (:since IS NULL OR said >= :since)
  AND (:until IS NULL OR said <= :until)
ORDER BY id
