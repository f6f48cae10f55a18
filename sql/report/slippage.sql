-- Dated statements about events for which one speaker gave more than one date.
SELECT claims.speaker, claims.event, claims.id, claims.said, claims.due, claims.outcome, claims.happened
FROM claims
JOIN (
    SELECT speaker, event
    FROM claims
    WHERE event IS NOT NULL AND speaker IS NOT NULL AND due IS NOT NULL AND window_kind = 'by' AND outcome <> 'void'
    GROUP BY speaker, event
    HAVING MIN(due) < MAX(due)
) AS moved ON moved.speaker = claims.speaker AND moved.event = claims.event
WHERE claims.due IS NOT NULL AND claims.window_kind = 'by' AND claims.outcome <> 'void'
