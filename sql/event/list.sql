SELECT event.name, event.first, event.last,
       (SELECT count(*) FROM claim JOIN event AS own ON own.id = claim.event
        WHERE own.id = event.id OR own.into_id = event.id) AS about,
       (SELECT count(*) FROM claim JOIN event AS own ON own.id = claim.anchor
        WHERE own.id = event.id OR own.into_id = event.id) AS hanging,
       (SELECT group_concat(own.name, '; ') FROM event AS own
        WHERE own.into_id = event.id) AS also
FROM event WHERE event.into_id IS NULL ORDER BY event.name
