-- How many pieces of the search index of one size there are before they are merged: of 4,
-- which is the usual number, 8 and 16 the fastest for a fill.
INSERT INTO claim_text (claim_text, rank) VALUES ('automerge', 8)
