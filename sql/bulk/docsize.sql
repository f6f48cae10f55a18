SELECT id, sz, origin FROM claim_text_docsize ORDER BY id
