DELETE FROM claim_tag WHERE claim = :claim
