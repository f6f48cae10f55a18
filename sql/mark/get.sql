SELECT rows FROM marks WHERE bucket = :bucket
