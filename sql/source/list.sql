SELECT source.id, source.name, other.name AS into_name
FROM source LEFT JOIN source AS other ON other.id = source.into_id
ORDER BY source.name
