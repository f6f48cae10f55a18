DELETE FROM evidence WHERE claim = :claim
