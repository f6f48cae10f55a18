DELETE FROM marks WHERE bucket = :bucket
