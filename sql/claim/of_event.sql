-- Claims about an event or hanging on it, under any of its names.
SELECT claim.id FROM claim
WHERE claim.event IN (SELECT event.id FROM event WHERE event.id = :event OR event.into_id = :event)
UNION
SELECT claim.id FROM claim
WHERE claim.anchor IN (SELECT event.id FROM event WHERE event.id = :event OR event.into_id = :event)
