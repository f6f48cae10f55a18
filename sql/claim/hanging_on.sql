SELECT claim.id FROM claim
WHERE claim.anchor IN (SELECT event.id FROM event WHERE event.id = :event OR event.into_id = :event)
ORDER BY claim.id
