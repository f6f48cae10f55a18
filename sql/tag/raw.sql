SELECT claim, nr, tag FROM claim_tag ORDER BY claim, nr
