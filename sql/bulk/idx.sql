SELECT segid, term, pgno FROM claim_text_idx ORDER BY segid, term
