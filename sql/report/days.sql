-- Days since the saying on which watching a claim ended: with its fulfilment
-- (events) or without (censored). Who is at risk follows after merging.
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
,
watched AS (
    SELECT
        CASE
            WHEN outcome = 'fulfilled' OR happened IS NOT NULL THEN happened - said
            WHEN outcome = 'missed' AND lapses < as_of THEN CASE WHEN lapses < said THEN 0 ELSE lapses - said END
            ELSE as_of - said
        END AS days,
        CASE WHEN outcome = 'pending' OR happened IS NULL THEN 0 ELSE 1 END AS came
    FROM units
    WHERE outcome = 'pending'
       OR (outcome = 'fulfilled' AND happened IS NOT NULL)
       OR (outcome = 'missed' AND (happened IS NULL OR due < happened))
)
SELECT days, COUNT(*) FILTER (WHERE came = 1) AS events, COUNT(*) FILTER (WHERE came = 0) AS censored
FROM watched
GROUP BY days
