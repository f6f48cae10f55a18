DELETE FROM mark WHERE hash = :hash AND claim = :claim
