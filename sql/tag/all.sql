SELECT tag, claim FROM claim_tag ORDER BY claim, nr
