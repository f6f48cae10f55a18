SELECT * FROM claim_row
WHERE id IN (
    SELECT claim.id FROM claim
    WHERE claim.speaker IN (
        SELECT speaker.id FROM speaker
        LEFT JOIN speaker AS other ON other.id = speaker.into_id
        WHERE speaker.name = :speaker OR other.name = :speaker))
ORDER BY id
