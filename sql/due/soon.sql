SELECT * FROM claim_row
WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NOT NULL
  AND coalesce(due, lapses) >= :today AND coalesce(due, lapses) < :last
ORDER BY coalesce(due, lapses), id
