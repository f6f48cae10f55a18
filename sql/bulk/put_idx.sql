INSERT INTO claim_text_idx (segid, term, pgno) VALUES (:segid, :term, :pgno)
