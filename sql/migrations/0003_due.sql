-- What is due, and what somebody said, is found in packed rows: an index row for each
-- claim took an import a tenth of its time.
DROP INDEX claim_due;
DROP INDEX claim_speaker;

-- The days on which claims are due that wait for review: coalesce(due, lapses), in the
-- chunks of `sample`, 4 bytes for each claim (src/store/sample.rs, which fills the table
-- after this step). A chunk of which none waits has no row.
CREATE TABLE due (
    chunk INTEGER PRIMARY KEY,
    days  BLOB NOT NULL
) STRICT;

-- After this step the marks are made anew (src/store/mark.rs): their hash is another.
