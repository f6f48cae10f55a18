INSERT INTO mark (hash, claim) VALUES (:hash, :claim) ON CONFLICT DO NOTHING
