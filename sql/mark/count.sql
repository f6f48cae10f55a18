SELECT count(*) FROM mark
