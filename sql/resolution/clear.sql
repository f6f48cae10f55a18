DELETE FROM resolution WHERE claim = :claim
