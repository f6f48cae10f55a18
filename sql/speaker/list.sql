SELECT speaker.id, speaker.name, other.name AS into_name
FROM speaker LEFT JOIN speaker AS other ON other.id = speaker.into_id
ORDER BY speaker.name
