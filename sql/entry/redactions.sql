SELECT seq, by FROM redaction ORDER BY seq
