SELECT tag FROM claim_tag WHERE claim = :claim ORDER BY nr
