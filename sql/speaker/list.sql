SELECT speaker.name, other.name AS into_name,
       (SELECT count(*) FROM claim
        WHERE claim.speaker = speaker.id AND claim.withdrawn IS NULL) AS claims
FROM speaker LEFT JOIN speaker AS other ON other.id = speaker.into_id
ORDER BY speaker.name
