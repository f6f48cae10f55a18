INSERT INTO resolution (claim, reviewer, verdict, happened_on, reason, note, at, blind, entry)
VALUES (:claim, :reviewer, :verdict, :happened_on, :reason, :note, :at, :blind, :entry)
