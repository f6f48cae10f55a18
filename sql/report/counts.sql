-- What each speaker's record counts. A speaker without a row has no unit.
-- One unit for each event of a speaker: the earliest statement that is not void.
WITH placed AS (
    SELECT
        claims.id, claims.speaker, claims.said, claims.opens, claims.due, claims.lapses, claims.outcome,
        claims.happened, claims.p, claims.hedge, day.as_of,
        ROW_NUMBER() OVER (
            PARTITION BY claims.speaker, claims.event,
                CASE WHEN claims.event IS NULL OR claims.speaker IS NULL THEN claims.id END
            ORDER BY CASE WHEN claims.outcome = 'void' THEN 1 ELSE 0 END, claims.said, claims.id
        ) AS place
    FROM claims
    CROSS JOIN day
    WHERE claims.said <= day.as_of
      AND (claims.happened IS NULL OR claims.said <= claims.happened)
),
units AS (
    SELECT
        speaker, said, due, lapses, outcome, happened, p, hedge, as_of,
        CASE
            WHEN outcome = 'fulfilled'
             AND (happened IS NULL OR ((opens IS NULL OR opens <= happened) AND (due IS NULL OR happened <= due)
                                       AND (lapses IS NULL OR happened <= lapses)))
            THEN 1 ELSE 0
        END AS strict,
        CASE
            WHEN outcome = 'fulfilled'
             AND (happened IS NULL OR ((opens IS NULL OR opens <= happened) AND (lapses IS NULL OR happened <= lapses)))
            THEN 1 ELSE 0
        END AS lenient
    FROM placed
    WHERE place = 1 AND outcome <> 'void'
)
SELECT
    speaker,
    COUNT(*) AS units,
    COUNT(*) FILTER (WHERE outcome <> 'pending') AS judged,
    COUNT(*) FILTER (WHERE outcome = 'pending') AS pending,
    COUNT(*) FILTER (WHERE outcome = 'pending' AND lapses < as_of) AS overdue,
    COUNT(*) FILTER (WHERE outcome <> 'pending' AND due IS NULL) AS open,
    SUM(strict) AS strict,
    SUM(lenient) AS lenient,
    COUNT(*) FILTER (WHERE outcome <> 'pending' AND lapses <= as_of) AS closed,
    COUNT(*) FILTER (WHERE strict = 1 AND lapses <= as_of) AS closed_strict,
    COUNT(*) FILTER (WHERE lenient = 1 AND lapses <= as_of) AS closed_lenient,
    COUNT(*) FILTER (WHERE outcome <> 'pending' AND strict <> lenient) AS flips
FROM units
GROUP BY speaker
