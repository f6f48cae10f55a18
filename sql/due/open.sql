SELECT * FROM claim_row
WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NULL
  AND (anchor_id IS NULL OR opens IS NOT NULL) AND said < :before
ORDER BY said, id LIMIT :limit
