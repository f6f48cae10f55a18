SELECT count(*) FROM claim
WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NULL
  AND (anchor IS NULL OR opens IS NOT NULL) AND said < :before
