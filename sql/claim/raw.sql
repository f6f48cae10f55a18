-- The columns as they are stored, in the order of insert.sql.
SELECT
    id, uid, version, recorded_at, origin, ref, statement, quote, lang, speaker, role, source,
    url, archive, article, title, published, span_start, span_end, said, window, phrase, rules,
    rule, opens, due, lapses, relation, anchor_name, anchor, hedge, scale, p, polarity, kind,
    condition, event, status, happened_on, withdrawn, withdrawn_at
FROM claim ORDER BY id
