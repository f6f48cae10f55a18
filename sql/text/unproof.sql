DROP TABLE IF EXISTS temp.held;
DROP TABLE IF EXISTS temp.wanted;
DROP TABLE IF EXISTS temp.fresh;
DROP TABLE IF EXISTS temp.proof;
DROP VIEW IF EXISTS temp.claim_words;
