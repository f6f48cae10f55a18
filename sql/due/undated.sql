SELECT coalesce(event.into_id, event.id) AS id, coalesce(other.name, event.name) AS name,
       count(*) AS claims, min(claim.id) AS claim
FROM claim
JOIN event ON event.id = claim.anchor
LEFT JOIN event AS other ON other.id = event.into_id
WHERE claim.status = 'pending' AND claim.withdrawn IS NULL
  AND coalesce(claim.due, claim.lapses) IS NULL
  AND claim.anchor IS NOT NULL AND claim.opens IS NULL
GROUP BY 1 ORDER BY 2
