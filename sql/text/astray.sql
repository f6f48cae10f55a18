-- Claims whose words in the search index are not those of their rows.
SELECT doc AS id FROM (
    SELECT doc, term, col, offset FROM temp.held
    EXCEPT SELECT doc, term, col, offset FROM temp.wanted
)
UNION
SELECT doc FROM (
    SELECT doc, term, col, offset FROM temp.wanted
    EXCEPT SELECT doc, term, col, offset FROM temp.held
)
UNION
SELECT id FROM (
    SELECT id, sz FROM main.claim_text_docsize EXCEPT SELECT id, sz FROM temp.fresh_docsize
)
UNION
SELECT id FROM (
    SELECT id, sz FROM temp.fresh_docsize EXCEPT SELECT id, sz FROM main.claim_text_docsize
)
ORDER BY 1 LIMIT 1000
