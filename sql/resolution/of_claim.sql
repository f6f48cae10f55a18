SELECT reviewer, verdict, happened_on, reason, note, at, blind
FROM resolution WHERE claim = :claim ORDER BY at, entry
