SELECT resolution.claim, reviewer, verdict FROM resolution
JOIN claim ON claim.id = resolution.claim
WHERE claim.withdrawn IS NULL
ORDER BY resolution.claim, reviewer
