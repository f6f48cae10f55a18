DELETE FROM resolution WHERE claim = :claim AND reviewer = :reviewer
