-- Equal probabilities with equal outcomes, counted: every score of probabilities
-- follows from these cells. Words are read on a scale later, never here.
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
SELECT speaker, p, hedge, strict, lenient, COUNT(*) AS n
FROM units
WHERE outcome <> 'pending'
GROUP BY speaker, p, hedge, strict, lenient
