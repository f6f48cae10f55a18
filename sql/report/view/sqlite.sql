-- The claims that count, as the reports' files read them.
CREATE TEMPORARY VIEW claims AS
SELECT
    id,
    coalesce(speaker_now, source_now) AS speaker,
    event_now AS event,
    CAST(julianday(said) - 2440587.5 AS INTEGER) AS said,
    CAST(julianday(opens) - 2440587.5 AS INTEGER) AS opens,
    CAST(julianday(due) - 2440587.5 AS INTEGER) AS due,
    CAST(julianday(lapses) - 2440587.5 AS INTEGER) AS lapses,
    status AS outcome,
    CAST(julianday(happened_on) - 2440587.5 AS INTEGER) AS happened,
    p,
    hedge,
    window AS window_kind
FROM claim_row
WHERE withdrawn IS NULL
