SELECT claim, reviewer, nr, url, archive, quote, seen
FROM evidence ORDER BY claim, reviewer, nr
