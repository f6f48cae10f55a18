-- The log. Everything else in this file follows from it and can be rebuilt.
CREATE TABLE entry (
    seq         INTEGER PRIMARY KEY CHECK (seq > 0),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    body        BLOB,
    body_sha256 BLOB NOT NULL CHECK (length(body_sha256) = 32),
    prev        BLOB NOT NULL CHECK (length(prev) = 32),
    hash        BLOB NOT NULL CHECK (length(hash) = 32),
    -- The claim that it is about, for its history; the body says so too.
    claim       INTEGER
) STRICT;

CREATE INDEX entry_of_claim ON entry (claim, seq) WHERE claim IS NOT NULL;

-- Entries whose body a redaction blanked.
CREATE TABLE redaction (
    seq INTEGER PRIMARY KEY REFERENCES entry (seq),
    by  INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

-- One trigger for growth at the end alone: INSERT OR REPLACE slips past the one
-- that refuses DELETE.
CREATE TRIGGER entry_grows_at_its_end BEFORE INSERT ON entry
WHEN coalesce(
    (SELECT NEW.seq IS NOT entry.seq + 1 OR NEW.prev IS NOT entry.hash
     FROM entry ORDER BY entry.seq DESC LIMIT 1),
    NEW.seq IS NOT 1 OR NEW.prev IS NOT zeroblob(32))
BEGIN
    SELECT raise(ABORT, 'the log grows at its end only');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'an entry of the log is never removed');
END;

CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry
WHEN NEW.body IS NOT NULL
  OR NEW.seq IS NOT OLD.seq
  OR NEW.at IS NOT OLD.at
  OR NEW.kind IS NOT OLD.kind
  OR NEW.body_sha256 IS NOT OLD.body_sha256
  OR NEW.prev IS NOT OLD.prev
  OR NEW.hash IS NOT OLD.hash
  OR NEW.claim IS NOT OLD.claim
  OR NOT EXISTS (SELECT 1 FROM redaction WHERE redaction.seq = OLD.seq)
BEGIN
    SELECT raise(ABORT, 'an entry of the log is never changed');
END;

-- Names as they were recorded. A name with INTO is another name of that one.
CREATE TABLE speaker (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    into_id INTEGER REFERENCES speaker (id)
) STRICT;

CREATE INDEX speaker_alias ON speaker (into_id) WHERE into_id IS NOT NULL;

CREATE TABLE source (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    into_id INTEGER REFERENCES source (id)
) STRICT;

CREATE INDEX source_alias ON source (into_id) WHERE into_id IS NOT NULL;

-- Events by key: the name without articles, case and spaces.
CREATE TABLE event (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    -- Whether somebody called it so; else it is a name from deadline words.
    named   INTEGER NOT NULL CHECK (named IN (0, 1)),
    into_id INTEGER REFERENCES event (id),
    first   TEXT,
    last    TEXT CHECK (last >= first)
) STRICT;

CREATE INDEX event_alias ON event (into_id) WHERE into_id IS NOT NULL;

-- Articles whose text was kept; NULL where a redaction took it away.
CREATE TABLE article (
    sha256 TEXT PRIMARY KEY,
    text   TEXT
) STRICT, WITHOUT ROWID;

-- A claim as it stands now. The log says how it came to stand so.
-- Its checks do not say IN: for three words or more, SQLite would make a table for
-- each row.
CREATE TABLE claim (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL CHECK (length(uid) = 16),
    version      INTEGER NOT NULL,
    recorded_at  TEXT NOT NULL,
    origin       TEXT,
    ref          TEXT,
    statement    TEXT NOT NULL,
    quote        TEXT,
    lang         TEXT,
    speaker      INTEGER REFERENCES speaker (id),
    role         TEXT,
    source       INTEGER REFERENCES source (id),
    url          TEXT,
    archive      TEXT,
    article      TEXT,
    title        TEXT,
    published    TEXT,
    span_start   INTEGER,
    span_end     INTEGER,
    said         TEXT NOT NULL,
    window       TEXT CHECK (window = 'by' OR window = 'hold' OR window = 'deny'),
    phrase       TEXT,
    rules        TEXT,
    rule         TEXT,
    opens        TEXT,
    due          TEXT,
    lapses       TEXT,
    relation     TEXT,
    anchor_name  TEXT,
    anchor       INTEGER REFERENCES event (id),
    hedge        TEXT,
    scale        TEXT,
    p            REAL CHECK (p BETWEEN 0 AND 1),
    polarity     TEXT NOT NULL CHECK (polarity IN ('affirmed', 'denied')),
    kind         TEXT NOT NULL,
    condition    TEXT,
    event        INTEGER REFERENCES event (id),
    status       TEXT NOT NULL
        CHECK (status = 'pending' OR status = 'fulfilled' OR status = 'missed' OR status = 'void'),
    happened_on  TEXT,
    withdrawn    TEXT,
    withdrawn_at TEXT
) STRICT;

-- Hashes that find the same claim again: by its uid, by its words, and by its name at
-- its origin or its place in an article. A table and no indexes, so that an import
-- can fill it in the order of the hashes, which is several times as fast.
CREATE TABLE mark (
    hash  INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (hash, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_event ON claim (event) WHERE event IS NOT NULL;
CREATE INDEX claim_anchor ON claim (anchor) WHERE anchor IS NOT NULL;

-- What waits for review, and nothing else: small however large the record is.
CREATE INDEX claim_due ON claim (coalesce(due, lapses))
    WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NOT NULL;
CREATE INDEX claim_open ON claim (said)
    WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NULL
      AND (anchor IS NULL OR opens IS NOT NULL);
CREATE INDEX claim_undated ON claim (anchor)
    WHERE status = 'pending' AND withdrawn IS NULL AND coalesce(due, lapses) IS NULL
      AND anchor IS NOT NULL AND opens IS NULL;

CREATE TRIGGER claim_stays BEFORE DELETE ON claim
WHEN NOT EXISTS (
    SELECT 1 FROM entry JOIN redaction USING (seq)
    WHERE entry.claim = OLD.id AND entry.kind = 'claim'
)
BEGIN
    SELECT raise(ABORT, 'a claim is withdrawn or redacted, never removed');
END;

CREATE TABLE claim_tag (
    claim INTEGER NOT NULL REFERENCES claim (id),
    nr    INTEGER NOT NULL,
    tag   TEXT NOT NULL,
    PRIMARY KEY (claim, nr)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_claim ON claim_tag (tag, claim);

-- One resolution in force for each reviewer.
CREATE TABLE resolution (
    claim       INTEGER NOT NULL REFERENCES claim (id),
    reviewer    TEXT NOT NULL,
    verdict     TEXT NOT NULL CHECK (verdict = 'fulfilled' OR verdict = 'missed' OR verdict = 'void'),
    happened_on TEXT,
    reason      TEXT
        CHECK (reason = 'ambiguous' OR reason = 'condition' OR reason = 'annulled' OR reason = 'other'),
    note        TEXT,
    at          TEXT NOT NULL,
    blind       INTEGER NOT NULL CHECK (blind IN (0, 1)),
    -- The entry that holds it; orders rulings of one instant.
    entry       INTEGER NOT NULL,
    PRIMARY KEY (claim, reviewer)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    claim    INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    nr       INTEGER NOT NULL,
    url      TEXT NOT NULL,
    archive  TEXT,
    quote    TEXT,
    seen     TEXT,
    PRIMARY KEY (claim, reviewer, nr),
    FOREIGN KEY (claim, reviewer) REFERENCES resolution (claim, reviewer)
) STRICT, WITHOUT ROWID;

-- What reports count, packed: a chunk holds the claims 256 n + 1 to 256 n + 256 in
-- records of fixed size (src/store/sample.rs). A report of a million claims reads
-- these and no claim.
CREATE TABLE sample (
    chunk INTEGER PRIMARY KEY,
    rows  BLOB NOT NULL
) STRICT;

-- Words that samples name by number: hedges, scales and rules.
CREATE TABLE word (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE claim_text USING fts5 (
    statement, quote, speaker, source,
    content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- A claim with the names that were recorded and those that are in force. The one
-- list of columns that the program reads claims by.
CREATE VIEW claim_row AS
SELECT
    claim.id, claim.uid, claim.version, claim.recorded_at, claim.origin, claim.ref,
    claim.statement, claim.quote, claim.lang,
    speaker.name AS speaker, coalesce(speaker_now.name, speaker.name) AS speaker_now,
    claim.role,
    source.name AS source, coalesce(source_now.name, source.name) AS source_now,
    claim.url, claim.archive, claim.article, claim.title, claim.published,
    claim.span_start, claim.span_end, claim.said, claim.window, claim.phrase,
    claim.rules, claim.rule, claim.opens, claim.due, claim.lapses, claim.relation,
    claim.anchor_name, claim.hedge, claim.scale, claim.p, claim.polarity, claim.kind,
    claim.condition,
    event.name AS event, coalesce(event_now.name, event.name) AS event_now,
    claim.status, claim.happened_on, claim.withdrawn, claim.withdrawn_at,
    claim.speaker AS speaker_id, claim.source AS source_id, claim.event AS event_id,
    claim.anchor AS anchor_id
FROM claim
LEFT JOIN speaker ON speaker.id = claim.speaker
LEFT JOIN speaker AS speaker_now ON speaker_now.id = speaker.into_id
LEFT JOIN source ON source.id = claim.source
LEFT JOIN source AS source_now ON source_now.id = source.into_id
LEFT JOIN event ON event.id = claim.event
LEFT JOIN event AS event_now ON event_now.id = event.into_id;
