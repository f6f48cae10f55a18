-- The search index as it should be, built anew in memory, and the words of both, one
-- by one.
CREATE VIRTUAL TABLE temp.fresh USING fts5 (
    statement, quote, speaker, source,
    content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

INSERT INTO temp.fresh (rowid, statement, quote, speaker, source)
SELECT id, statement, quote, speaker, source FROM temp.claim_words;

CREATE VIRTUAL TABLE temp.wanted USING fts5vocab ('temp', 'fresh', 'instance');
CREATE VIRTUAL TABLE temp.held USING fts5vocab ('main', 'claim_text', 'instance');
