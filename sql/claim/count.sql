SELECT count(*) FROM claim
