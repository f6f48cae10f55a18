SELECT id FROM claim WHERE uid = :uid
