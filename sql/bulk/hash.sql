-- How much the search index gathers in memory before it writes and merges: of 1, 4, 16
-- and 64 MB the fastest.
INSERT INTO claim_text (claim_text, rank) VALUES ('hashsize', 4194304)
