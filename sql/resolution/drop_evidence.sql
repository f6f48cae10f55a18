DELETE FROM evidence WHERE claim = :claim AND reviewer = :reviewer
