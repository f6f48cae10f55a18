UPDATE claim SET
    uid = :uid, version = :version, recorded_at = :recorded_at, origin = :origin, ref = :ref,
    statement = :statement, quote = :quote, lang = :lang, speaker = :speaker, role = :role,
    source = :source, url = :url, archive = :archive, article = :article, title = :title,
    published = :published, span_start = :span_start, span_end = :span_end, said = :said,
    window = :window, phrase = :phrase, rules = :rules, rule = :rule, opens = :opens, due = :due,
    lapses = :lapses, relation = :relation, anchor_name = :anchor_name, anchor = :anchor,
    hedge = :hedge, scale = :scale, p = :p, polarity = :polarity, kind = :kind,
    condition = :condition, event = :event, status = :status, happened_on = :happened_on,
    withdrawn = :withdrawn, withdrawn_at = :withdrawn_at
WHERE id = :id
