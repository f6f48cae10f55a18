SELECT * FROM claim_row
WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NULL
  AND anchor_id IS NOT NULL AND opens IS NULL
ORDER BY anchor_name, id
