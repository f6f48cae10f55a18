SELECT url, archive, quote, seen FROM evidence
WHERE claim = :claim AND reviewer = :reviewer ORDER BY nr
