-- Not from the claims: the last may be redacted.
SELECT coalesce(max(claim), 0) FROM entry WHERE claim IS NOT NULL
