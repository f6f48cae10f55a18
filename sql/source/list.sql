-- One pass over the claims: they are not indexed by source.
WITH counted AS (
    SELECT source, count(*) AS claims FROM claim
    WHERE withdrawn IS NULL AND source IS NOT NULL GROUP BY source
)
SELECT source.name, other.name AS into_name, coalesce(counted.claims, 0) AS claims
FROM source
LEFT JOIN source AS other ON other.id = source.into_id
LEFT JOIN counted ON counted.source = source.id
ORDER BY source.name
