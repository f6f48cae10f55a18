-- Days between the strict deadline and the day it came, counted.
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
SELECT happened - due AS late, COUNT(*) AS n
FROM units
WHERE happened IS NOT NULL AND due IS NOT NULL
  AND (outcome = 'fulfilled' OR (outcome = 'missed' AND due < happened))
GROUP BY happened - due
