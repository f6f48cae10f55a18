SELECT claim, reviewer, verdict, happened_on, reason, note, at, blind, entry
FROM resolution ORDER BY claim, reviewer
