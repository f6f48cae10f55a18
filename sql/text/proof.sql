-- A second search index over the words of the claims, in memory, that holds what the
-- first one holds. SQLite can then prove it against the words; it cannot do that with
-- an index that keeps no words of its own.
CREATE TEMP VIEW claim_words AS
SELECT claim.id, claim.statement, claim.quote, speaker.name AS speaker, source.name AS source
FROM main.claim AS claim
LEFT JOIN main.speaker AS speaker ON speaker.id = claim.speaker
LEFT JOIN main.source AS source ON source.id = claim.source;

CREATE VIRTUAL TABLE temp.proof USING fts5 (
    statement, quote, speaker, source,
    content = 'claim_words', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

DELETE FROM temp.proof_data;
DELETE FROM temp.proof_idx;
DELETE FROM temp.proof_docsize;
INSERT INTO temp.proof_data SELECT id, block FROM main.claim_text_data;
INSERT INTO temp.proof_idx SELECT segid, term, pgno FROM main.claim_text_idx;
INSERT INTO temp.proof_docsize SELECT id, sz FROM main.claim_text_docsize;
INSERT INTO temp.proof (proof, rank) VALUES ('integrity-check', 1);
