//! The record in its file: what is written is read, what is altered is found, and
//! many writers lose nothing.

use sayso::claim::{Claim, ClaimId, Deadline, Hedge, Passage};
use sayso::ledger::{Hash, Head, Party};
use sayso::review::{Assumed, Case, Evidence, Resolution, Status, Verdict};
use sayso::store::{Draft, Error, Filter, Incoming, OnDifference, Store, Taken, Uids};
use sayso::when::{Anchor, Kind, Window};

const AT: &str = "2025-03-17T09:00:00Z";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn claim(statement: &str) -> Claim {
    let mut claim = Claim::new(statement, day("2025-03-16"));
    claim.speaker = Some("Ada Example".into());
    claim.source = Some("The Gazette".into());
    claim.deadline = Some(Deadline::by_day(day("2025-03-22"), day("2025-03-16")));
    claim.tags = vec!["harbour".into(), "council".into()];
    claim
}

fn hanging(statement: &str, relation: &str, event: &str) -> Claim {
    let mut claim = claim(statement);
    claim.deadline = Some(Deadline {
        phrase: Some(format!("{relation} {event}")),
        rules: Some("sayso-1".into()),
        rule: Some("event".into()),
        kind: Kind::By,
        window: Window::default(),
        anchor: Some(Anchor { relation: relation.into(), event: event.into() }),
    });
    claim
}

fn ruled(verdict: Verdict, on: Option<&str>) -> Resolution {
    let mut resolution = Resolution::new("ann", verdict, "2025-03-24T08:00:00Z");
    resolution.happened_on = on.map(day);
    resolution.evidence.push(Evidence {
        url: "https://example.org/opening".into(),
        archive: None,
        quote: Some("It opened.".into()),
        seen: Some(day("2025-03-24")),
    });
    resolution
}

fn write<T>(store: &mut Store, work: impl FnOnce(&mut sayso::store::Writer) -> Result<T, Error>) -> T {
    store.write(AT, work).unwrap()
}

/// A record with some of everything in it.
fn sample(store: &mut Store) {
    write(store, |writer| {
        let bridge = writer.record(claim("The bridge will open this week"))?;
        let mut hedged = claim("The ferry is likely to stop");
        hedged.hedge = Some(Hedge::new("likely", "icd203"));
        hedged.speaker = Some("A. Example".into());
        hedged.event = Some("The ferry".into());
        let ferry = writer.record(hedged)?;
        let mut number = hanging("A 30% chance of a strike", "before", "the Harbour vote");
        number.p = Some(0.1 + 0.2);
        let sha256 = writer.article("There is a 30% chance.", Some("Strike?"), None, None, None)?;
        number.article = Some(Passage {
            sha256: sha256.to_string(),
            title: Some("Strike?".into()),
            published: Some(day("2025-03-16")),
            start: 0,
            end: 22,
        });
        writer.record(number)?;
        writer.resolve(bridge, ruled(Verdict::Fulfilled, Some("2025-03-18")))?;
        let mut amended = writer.case(ferry)?.claim;
        amended.statement = "The ferry is likely to stop running".into();
        writer.amend(ferry, amended)?;
        writer.merge(Party::Speaker, "A. Example", "Ada Example")?;
        writer.date_event("harbour vote", Some((day("2025-05-01"), day("2025-05-01"))))?;
        Ok(())
    });
}

fn findings(store: &Store) -> Vec<String> {
    let checked = store.verify(None).unwrap();
    checked.findings.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_written_is_read() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    let bridge = store.case(ClaimId(1)).unwrap().unwrap();
    assert_eq!(bridge.claim, claim("The bridge will open this week"));
    assert_eq!(bridge.status(), Status::Fulfilled);
    assert_eq!(bridge.resolutions, [ruled(Verdict::Fulfilled, Some("2025-03-18"))]);
    assert_eq!(bridge.version, 2);
    let ferry = store.case(ClaimId(2)).unwrap().unwrap();
    assert_eq!(ferry.claim.statement, "The ferry is likely to stop running");
    assert_eq!(ferry.claim.speaker.as_deref(), Some("Ada Example"), "merged");
    let strike = store.case(ClaimId(3)).unwrap().unwrap();
    assert_eq!(strike.claim.p, Some(0.1 + 0.2));
    assert_eq!(strike.claim.deadline.unwrap().window.due, Some(day("2025-04-30")));
    assert_eq!(findings(&store), [] as [&str; 0]);
    assert!(store.case(ClaimId(4)).unwrap().is_none());
}

#[test]
fn an_event_that_moves_moves_its_claims_and_history_shows_it() {
    let mut store = Store::memory().unwrap();
    let id = write(&mut store, |writer| writer.record(hanging("It will pass", "before", "the vote")));
    let due = |store: &Store| {
        let case = store.case(id).unwrap().unwrap();
        case.claim.deadline.unwrap().window.due.map(|day| day.to_string())
    };
    assert_eq!(due(&store), None);
    for (date, want) in [("2025-06-02", "2025-06-01"), ("2025-07-02", "2025-07-01")] {
        let days = Some((day(date), day(date)));
        let moved = write(&mut store, |writer| writer.date_event("The Vote", days));
        assert_eq!(moved, [id]);
        assert_eq!(due(&store).as_deref(), Some(want));
    }
    let later = write(&mut store, |writer| {
        writer.alias_event("vote", "the ballot")?;
        writer.record(hanging("It will fail", "before", "ballot"))
    });
    let case = store.case(later).unwrap().unwrap();
    assert_eq!(case.claim.deadline.unwrap().window.due, Some(day("2025-07-01")));
    let kinds: Vec<_> = store.history(id).unwrap().into_iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, ["claim", "event-dated", "moved", "event-dated", "moved", "event-alias"]);
    write(&mut store, |writer| writer.date_event("vote", None));
    assert_eq!(due(&store), None);
    assert_eq!(findings(&store), [] as [&str; 0]);
}

#[test]
fn names_merge_split_and_change() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    let speaker = |store: &Store, id| store.case(ClaimId(id)).unwrap().unwrap().claim.speaker.unwrap();
    write(&mut store, |writer| writer.rename(Party::Speaker, "Ada Example", "Ada B. Example"));
    assert_eq!((speaker(&store, 1), speaker(&store, 2)), ("Ada B. Example".into(), "Ada B. Example".into()));
    write(&mut store, |writer| writer.split(Party::Speaker, "A. Example"));
    assert_eq!(speaker(&store, 2), "A. Example");
    let filter = Filter { speaker: Some("Ada Example".into()), ..Filter::default() };
    assert_eq!(store.cases(&filter).unwrap().len(), 2);
    let none = store.write(AT, |writer| writer.merge(Party::Speaker, "Nobody", "Ada Example"));
    assert!(matches!(none, Err(Error::NoName { .. })));
    assert_eq!(findings(&store), [] as [&str; 0]);
}

#[test]
fn an_amended_claim_can_still_be_split() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    write(&mut store, |writer| {
        let mut claim = writer.case(ClaimId(2))?.claim;
        claim.role = Some("Harbour master".into());
        writer.amend(ClaimId(2), claim)?;
        writer.split(Party::Speaker, "A. Example")
    });
    let claim = store.case(ClaimId(2)).unwrap().unwrap().claim;
    assert_eq!(claim.speaker.as_deref(), Some("A. Example"));
}

#[test]
fn search_finds_words_and_survives_anything_typed() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    let found =
        |words: &str| -> Vec<u64> { store.search(words, 10).unwrap().into_iter().map(|case| case.id.0).collect() };
    assert_eq!(found("bridges opening"), [1]);
    assert_eq!(found("running"), [2], "the amended words");
    assert_eq!(found("\"chance of a strike\""), [3]);
    assert_eq!(found("nothing such"), [] as [u64; 0]);
    for typed in ["\"", "AND", "a:b", "(", "*", "NEAR(", "-", "'"] {
        found(typed);
    }
}

#[test]
fn a_failed_transaction_leaves_nothing() {
    let mut store = Store::memory().unwrap();
    let failed: Result<(), Error> = store.write(AT, |writer| {
        writer.record(claim("It will rain"))?;
        writer.resolve(ClaimId(7), ruled(Verdict::Void, None))
    });
    assert!(matches!(failed, Err(Error::NoClaim { id: ClaimId(7) })));
    assert_eq!(store.head().unwrap(), Head::default());
    assert_eq!(store.count().unwrap(), 0);
}

#[test]
fn a_claim_is_taken_in_once() {
    let mut store = Store::memory().unwrap();
    let incoming = |statement: &str, reference: Option<&str>| {
        let mut claim = claim(statement);
        claim.origin = Some("elsewhere".into());
        claim.reference = reference.map(str::to_string);
        Incoming {
            uid: None,
            recorded_at: None,
            version: None,
            claim,
            resolutions: vec![ruled(Verdict::Missed, None)],
            assumed: Assumed::default(),
            withdrawn: None,
        }
    };
    let mut take = |incoming, other| write(&mut store, |writer| writer.take_in(incoming, other));
    use OnDifference::{Amend, Leave};
    assert_eq!(take(incoming("It will rain", None), Leave), Taken::Recorded(ClaimId(1)));
    assert_eq!(take(incoming("It will rain", None), Leave), Taken::Same(ClaimId(1)));
    assert_eq!(take(incoming("It will rain", Some("7")), Leave), Taken::Recorded(ClaimId(2)));
    assert_eq!(take(incoming("It will pour", Some("7")), Leave), Taken::Differs(ClaimId(2)));
    assert_eq!(take(incoming("It will pour", Some("7")), Amend), Taken::Amended(ClaimId(2)));
    assert_eq!(take(incoming("It will pour", Some("7")), Leave), Taken::Same(ClaimId(2)));
    assert_eq!(store.case(ClaimId(2)).unwrap().unwrap().claim.statement, "It will pour");
    assert_eq!(findings(&store), [] as [&str; 0]);
}

#[test]
fn a_redaction_blanks_the_words_and_the_chain_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    let mut store = Store::open(&path).unwrap();
    sample(&mut store);
    let head = store.head().unwrap();
    store.redact(AT, ClaimId(3), "order of the court").unwrap();
    assert!(store.case(ClaimId(3)).unwrap().is_none());
    let checked = store.verify(Some(head)).unwrap();
    assert_eq!(checked.findings, []);
    assert_eq!((checked.claims, checked.redacted), (2, 1));
    let sha256 = Hash::of(b"There is a 30% chance.").to_string();
    assert_eq!(store.article(&sha256).unwrap(), None);
    let next = write(&mut store, |writer| writer.record(claim("Another")));
    assert_eq!(next, ClaimId(4));
    assert_eq!(store.verify(Some(head)).unwrap().findings, []);
    drop(store);
    let bytes = std::fs::read(&path).unwrap();
    let words = b"chance of a strike";
    assert!(!bytes.windows(words.len()).any(|window| window == words), "the words are still in the file");
    let mut store = Store::open(&path).unwrap();
    let again = store.redact(AT, ClaimId(3), "again");
    assert!(matches!(again, Err(Error::Redacted { .. })));
}

/// Opens the file behind the program's back, and puts its triggers back afterwards.
fn tamper(path: &std::path::Path, sql: &str) {
    let db = rusqlite::Connection::open(path).unwrap();
    let triggers: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch("PRAGMA foreign_keys = off; PRAGMA ignore_check_constraints = on").unwrap();
    db.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    for (_, made) in &triggers {
        db.execute_batch(made).unwrap();
    }
}

#[test]
fn whatever_is_altered_is_found() {
    let cases = [
        (
            "UPDATE entry SET body = CAST(replace(body, 'bridge', 'tunnel') AS BLOB) WHERE seq = 1",
            "claim 1: entry 1 was altered: its body is not what was written",
        ),
        (
            "UPDATE entry SET at = '2024-01-01T00:00:00Z' WHERE seq = 1",
            "claim 1: entry 1 was altered: its hash does not match",
        ),
        ("UPDATE entry SET hash = zeroblob(32) WHERE seq = 1", "claim 1: entry 1 was altered: its hash does not match"),
        ("UPDATE entry SET body = NULL WHERE seq = 2", "entry 2 was blanked, and no redaction says so"),
        ("UPDATE entry SET claim = 2 WHERE seq = 1", "claim 1: entry 1 is filed under another claim"),
        ("DELETE FROM entry WHERE seq = 2", "claim 2: its row is in no entry of the log"),
        (
            "UPDATE claim SET statement = 'The tunnel will open' WHERE id = 1",
            "claim 1: its row differs from the log in: statement",
        ),
        (
            "UPDATE claim SET due = '2025-03-25', lapses = '2025-03-25' WHERE id = 1",
            "claim 1: its row differs from the log in: due",
        ),
        ("UPDATE claim SET status = 'missed' WHERE id = 1", "claim 1: its row differs from the log in: status"),
        ("UPDATE claim SET speaker = NULL WHERE id = 1", "claim 1: its row differs from the log in: speaker"),
        ("UPDATE claim SET p = 0.3 WHERE id = 3", "claim 3: its row differs from the log in: p"),
        ("UPDATE resolution SET verdict = 'missed'", "claim 1: its row differs from the log in: resolutions"),
        ("UPDATE evidence SET url = 'https://example.com'", "claim 1: its row differs from the log in: resolutions"),
        ("DELETE FROM evidence; DELETE FROM resolution", "claim 1: its row differs from the log in: resolutions"),
        (
            "INSERT INTO resolution VALUES (2, 'eve', 'missed', NULL, NULL, NULL, '2025-01-01', 0, 9)",
            "claim 2: its row differs from the log in: resolutions",
        ),
        ("UPDATE claim_tag SET tag = 'x' WHERE claim = 2 AND nr = 1", "claim 2: its row differs from the log in: tags"),
        (
            "UPDATE claim SET withdrawn = 'x', withdrawn_at = 'y' WHERE id = 2",
            "claim 2: its row differs from the log in: withdrawn",
        ),
        ("DELETE FROM claim WHERE id = 2", "claim 2: its row is missing"),
        ("UPDATE claim SET id = 9 WHERE id = 2", "claim 2: its row is missing"),
        (
            "UPDATE sample SET rows = zeroblob(length(rows))",
            "claim 1: its sample, which reports count, differs from its row",
        ),
        (
            "UPDATE speaker SET name = 'Eve Example' WHERE name = 'Ada Example'",
            "speaker \"Eve Example\" is in no entry of the log",
        ),
        (
            "UPDATE speaker SET into_id = NULL",
            "speaker \"A. Example\" stands for \"Ada Example\" in the log, and not in its row",
        ),
        ("UPDATE event SET first = '2025-06-01', last = '2025-06-01'", "event \"The ferry\" differs from the log"),
        ("UPDATE article SET text = 'There is a 40% chance.'", "claim 3: article "),
        ("UPDATE article SET text = NULL", "claim 3: article "),
        ("DELETE FROM article", "claim 3: article "),
        ("INSERT INTO redaction VALUES (1, 1)", "the table of redactions differs from the log"),
        (
            "UPDATE marks SET rows = CAST(zeroblob(8) || substr(rows, 9) AS BLOB) WHERE substr(rows, -1) = x'01'",
            "claim 1: its marks, which find it again, differ from its row",
        ),
        (
            "INSERT OR REPLACE INTO marks VALUES (0, unhex(printf('%016x%016x', 7, 1)))",
            "claim 1: its marks, which find it again, differ from its row",
        ),
        ("UPDATE marks SET rows = CAST(rows || rows AS BLOB)", "the marks of bucket "),
    ];
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    let mut store = Store::open(&whole).unwrap();
    sample(&mut store);
    drop(store);
    let mut failed = Vec::new();
    for (nr, (sql, want)) in cases.into_iter().enumerate() {
        let path = folder.path().join(format!("{nr}.db"));
        std::fs::copy(&whole, &path).unwrap();
        tamper(&path, sql);
        let found = findings(&Store::open(&path).unwrap());
        if !found.iter().any(|line| line.starts_with(want)) {
            failed.push(format!("{sql}\n  want {want}\n  got  {found:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Every cell of every row of every table, the search index's own tables too, is
/// changed in turn, and every row removed and added: each is found.
#[test]
fn no_cell_can_be_altered_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    let mut store = Store::open(&whole).unwrap();
    sample(&mut store);
    write(&mut store, |writer| {
        let gone = writer.record(claim("The tower will fall"))?;
        writer.withdraw(gone, "recorded twice")?;
        writer.name_event("The regatta")?;
        writer.alias_event("regatta", "the race")
    });
    store.redact(AT, ClaimId(4), "order of the court").unwrap();
    assert_eq!(findings(&store), [] as [&str; 0]);
    drop(store);
    let db = rusqlite::Connection::open(&whole).unwrap();
    let strings = |sql: &str| -> Vec<String> {
        let mut query = db.prepare(sql).unwrap();
        let found = query.query_map([], |row| row.get(0)).unwrap();
        found.map(Result::unwrap).collect()
    };
    let tables = strings("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('claim_text')");
    let mut alterations = Vec::new();
    for table in &tables {
        let keys = strings(&format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"));
        let key = keys.join(" || '/' || ");
        let rows = strings(&format!("SELECT CAST(quote({key}) AS TEXT) FROM {table}"));
        for row in rows {
            let this = format!("WHERE quote({key}) = '{}'", row.replace('\'', "''"));
            alterations.push(format!("DELETE FROM {table} {this}"));
            for column in strings(&format!("SELECT name FROM pragma_table_info('{table}')")) {
                // The number of a name that no claim refers to tells nothing.
                if (table.as_str(), column.as_str()) == ("event", "id") {
                    continue;
                }
                let kind = strings(&format!("SELECT typeof({column}) FROM {table} {this}")).remove(0);
                let other = match kind.as_str() {
                    "text" => format!("{column} || 'x'"),
                    "blob" => format!(
                        "CAST(substr({column}, 1, length({column}) - 1) ||
                         CASE substr({column}, -1) WHEN x'01' THEN x'02' ELSE x'01' END AS BLOB)"
                    ),
                    "integer" | "real" => format!("{column} + 1000"),
                    _ => continue,
                };
                let other = match (kind.as_str(), column.as_str()) {
                    ("text", "sha256") => format!("'e' || substr({column}, 2)"),
                    ("blob", _) => format!("CASE WHEN length({column}) > 8 THEN {other} ELSE x'77' END"),
                    _ => other,
                };
                alterations.push(format!("UPDATE {table} SET {column} = {other} {this}"));
            }
        }
    }
    // What is NULL and may hold something.
    for (table, column, value) in [
        ("claim", "title", "'x'"),
        ("claim", "published", "'2025-01-01'"),
        ("claim", "span_start", "1"),
        ("claim", "relation", "'before'"),
        ("claim", "anchor_name", "'vote'"),
        ("claim", "anchor", "1"),
        ("claim", "happened_on", "'x'"),
        ("claim", "quote", "'x'"),
        ("claim", "withdrawn_at", "'x'"),
        ("claim", "source", "NULL"),
        ("event", "first", "'2025-01-01'"),
        ("resolution", "note", "'x'"),
        ("evidence", "archive", "'x'"),
    ] {
        alterations.push(
            format!("UPDATE {table} SET {column} = {value} WHERE rowid IN (SELECT 1)").replace(
                if matches!(table, "resolution" | "evidence") { " WHERE rowid IN (SELECT 1)" } else { "\0" },
                "",
            ),
        );
    }
    for added in [
        "INSERT INTO claim SELECT 99, zeroblob(16), 1, recorded_at, NULL, NULL, 'Added', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, said, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, polarity, kind, NULL, NULL, 'pending', NULL, NULL, NULL FROM claim WHERE id = 1",
        "INSERT INTO claim_tag VALUES (1, 9, 'added')",
        "INSERT INTO evidence SELECT claim, reviewer, 9, 'added', NULL, NULL, NULL FROM evidence",
        "INSERT INTO resolution SELECT claim, 'eve', verdict, NULL, NULL, NULL, at, 0, 99 FROM resolution",
        "INSERT INTO speaker VALUES (99, 'Added', NULL)",
        "INSERT INTO source VALUES (99, 'Added', NULL)",
        "INSERT INTO event VALUES (99, 'added', 'Added', 1, NULL, NULL, NULL)",
        "INSERT INTO word VALUES (99, 'added')",
        "INSERT INTO article VALUES (hex(zeroblob(32)), 'Added')",
        "INSERT INTO sample VALUES (7, zeroblob(52))",
        "INSERT INTO due VALUES (7, x'01000000')",
        "INSERT OR REPLACE INTO marks VALUES (0, unhex(printf('%016x%016x', 99, 99)))",
        "INSERT INTO redaction VALUES (2, 2)",
        "INSERT INTO claim_text (rowid, statement) VALUES (99, 'added')",
        "INSERT INTO claim_text (rowid, statement) VALUES (1, 'added')",
        "DELETE FROM claim_text WHERE rowid = 1",
        "INSERT INTO entry SELECT max(seq) + 1, at, kind, body, body_sha256, hash, hash, claim FROM entry",
        "UPDATE entry SET claim = 1 WHERE claim IS NULL",
        "UPDATE event SET id = id + 1000",
        "DROP INDEX claim_open",
        "DROP VIEW claim_row; CREATE VIEW claim_row AS SELECT 1",
        "CREATE TRIGGER added AFTER INSERT ON entry BEGIN SELECT 1; END",
        "CREATE TABLE added (x)",
    ] {
        alterations.push(added.to_string());
    }
    drop(db);
    let answers = |path: &std::path::Path| -> Vec<Vec<ClaimId>> {
        let store = Store::open(path).unwrap();
        let words = ["bridge", "ferry", "strike", "running", "open", "ada", "gazette", "tower", "the"];
        words.map(|word| store.search(word, 9).unwrap().into_iter().map(|case| case.id).collect()).to_vec()
    };
    let right = answers(&whole);
    assert!(alterations.len() > 300, "{}", alterations.len());
    let path = folder.path().join("altered.db");
    let mut unnoticed = Vec::new();
    for sql in alterations {
        std::fs::copy(&whole, &path).unwrap();
        tamper(&path, &sql);
        // A file that cannot be read at all is noticed, too.
        let noticed = match Store::open(&path).and_then(|store| store.verify(None)) {
            Ok(verified) => !verified.findings.is_empty(),
            Err(_) => true,
        };
        // Of the search index's own books only what changes its answers counts.
        let harmless = || sql.contains(" claim_text_") && answers(&path) == right;
        if !(noticed || harmless()) {
            unnoticed.push(sql);
        }
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.path().join(format!("altered.db{ending}")));
        }
    }
    assert!(unnoticed.is_empty(), "{}", unnoticed.join("\n"));
}

#[test]
fn words_astray_in_the_search_index_are_told_by_claim() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    sample(&mut Store::open(&path).unwrap());
    tamper(&path, "DELETE FROM claim_text WHERE rowid = 2; INSERT INTO claim_text (rowid, statement) VALUES (2, 'x')");
    let found = findings(&Store::open(&path).unwrap());
    assert_eq!(found, ["claim 2: its words in the search index are not those of its row"]);
}

#[test]
fn a_schema_that_was_altered_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    sample(&mut Store::open(&path).unwrap());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("DROP TRIGGER entry_stays; DROP INDEX claim_open; CREATE INDEX claim_open ON claim (due)")
        .unwrap();
    drop(db);
    let found = findings(&Store::open(&path).unwrap());
    assert_eq!(found, ["the index claim_open was altered", "the trigger entry_stays is missing"]);
}

#[test]
fn a_published_head_finds_a_log_that_was_written_anew() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    let head = store.head().unwrap();
    assert_eq!(store.verify(Some(head)).unwrap().findings, []);
    let mut other = Store::memory().unwrap();
    write(&mut other, |writer| writer.record(claim("It will rain")));
    let found = other.verify(Some(head)).unwrap().findings;
    assert_eq!(
        found[0].what,
        format!("the published head counts {} entries, the log has 1: entries were removed", head.entries)
    );
    write(&mut other, |writer| {
        (0..head.entries).try_for_each(|nr| writer.record(claim(&format!("It will rain {nr}"))).map(drop))
    });
    let found = other.verify(Some(head)).unwrap().findings;
    assert_eq!(
        found[0].what,
        format!("entry {} is not the one that was published: the log was written anew", head.entries)
    );
}

#[test]
fn the_log_only_grows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    sample(&mut Store::open(&path).unwrap());
    let db = rusqlite::Connection::open(&path).unwrap();
    let statements = [
        "UPDATE entry SET at = 'x'",
        "UPDATE entry SET body = NULL",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT seq, 'x', kind, body, body_sha256, prev, hash, claim FROM entry WHERE seq = 1",
        "INSERT INTO entry SELECT seq + 100, at, kind, body, body_sha256, prev, hash, claim FROM entry",
        "REPLACE INTO entry SELECT max(seq), 'x', kind, body, body_sha256, prev, hash, claim FROM entry",
        "INSERT INTO entry SELECT max(seq) + 1, 'x', kind, body, body_sha256, prev, hash, claim FROM entry",
        "DELETE FROM claim",
    ];
    for sql in statements {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(findings(&Store::open(&path).unwrap()), [] as [&str; 0]);
}

/// A new file is filled another way than one that holds claims; both come out alike.
#[test]
fn a_new_file_that_is_filled_at_once_is_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let incoming = |nr: u64, words: &str| {
        let mut claim = claim(&format!("Bridge number {nr} will {words} this week"));
        claim.origin = Some("sheet".into());
        claim.reference = Some(nr.to_string());
        claim.speaker = Some(format!("Speaker {}", nr % 7));
        claim.quote = nr.is_multiple_of(3).then(|| format!("It will {words}."));
        if !nr.is_multiple_of(4) {
            claim.tags.clear();
        }
        Incoming {
            uid: None,
            recorded_at: None,
            version: None,
            claim,
            resolutions: Vec::from_iter(nr.is_multiple_of(5).then(|| ruled(Verdict::Missed, None))),
            assumed: Assumed::default(),
            withdrawn: None,
        }
    };
    let fill = |writer: &mut sayso::store::Writer| -> Result<(), Error> {
        let mut uids = Uids::default();
        for nr in 1..=700 {
            let taken = match nr {
                // As another thread makes them, the last of them with other numbers than
                // they get.
                200..500 => {
                    let expected = ClaimId(nr + u64::from(nr >= 450));
                    writer
                        .take(Draft::new(incoming(nr, "open"), expected, Some(AT), &mut uids)?, OnDifference::Amend)?
                }
                _ => writer.take_in(incoming(nr, "open"), OnDifference::Amend)?,
            };
            assert_eq!(taken, Taken::Recorded(ClaimId(nr)));
            if nr == 600 {
                // The words of a claim that was only just taken in.
                let taken = writer.take_in(incoming(7, "collapse"), OnDifference::Amend)?;
                assert_eq!(taken, Taken::Amended(ClaimId(7)));
                // One that is on record, made ready as if it were new.
                let draft = Draft::new(incoming(201, "open"), ClaimId(601), Some(AT), &mut uids)?;
                assert_eq!(writer.take(draft, OnDifference::Amend)?, Taken::Same(ClaimId(201)));
            }
        }
        Ok(())
    };
    let schema = |name: &str| -> Vec<String> {
        let db = rusqlite::Connection::open(folder.path().join(name)).unwrap();
        let mut query = db.prepare("SELECT type || name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1").unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut at_once = Store::open(&folder.path().join("at-once.db")).unwrap();
    let before = schema("at-once.db");
    let failed: Result<(), Error> = at_once.write_many(AT, |writer| {
        fill(writer)?;
        writer.withdraw(ClaimId(9_999), "there is none")
    });
    assert!(failed.is_err());
    assert_eq!((at_once.count().unwrap(), schema("at-once.db")), (0, before.clone()));
    assert!(at_once.search("bridge", 10).unwrap().is_empty());
    at_once.write_many(AT, fill).unwrap();
    let mut usual = Store::open(&folder.path().join("usual.db")).unwrap();
    write(&mut usual, fill);
    assert_eq!((schema("at-once.db"), schema("usual.db")), (before.clone(), before));
    for store in [&mut at_once, &mut usual] {
        assert_eq!(findings(store), [] as [&str; 0]);
        let found = |words: &str| store.search(words, 1_000).unwrap().len();
        assert_eq!((found("bridge"), found("opening"), found("collapse"), found("speaker")), (700, 699, 1, 700));
        store.write_many(AT, |writer| writer.take_in(incoming(701, "open"), OnDifference::Leave)).unwrap();
        write(store, |writer| writer.amend(ClaimId(8), claim("A tunnel will collapse")));
        let found = |words: &str| store.search(words, 1_000).unwrap().len();
        assert_eq!((found("bridge"), found("collapse"), found("tunnel")), (700, 2, 1));
        assert_eq!(findings(store), [] as [&str; 0]);
    }
}

#[test]
fn a_new_file_has_large_pages_and_an_old_one_keeps_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let pages = |path: &std::path::Path| -> i64 {
        let db = rusqlite::Connection::open(path).unwrap();
        db.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap()
    };
    let (new, old) = (folder.path().join("new.db"), folder.path().join("old.db"));
    sample(&mut Store::open(&new).unwrap());
    {
        let db = rusqlite::Connection::open(&new).unwrap();
        db.execute_batch("PRAGMA journal_mode = delete; PRAGMA page_size = 4096; VACUUM").unwrap();
    }
    std::fs::rename(&new, &old).unwrap();
    let mut store = Store::open(&old).unwrap();
    write(&mut store, |writer| writer.record(claim("The pier will open")));
    assert_eq!(findings(&store), [] as [&str; 0]);
    drop(store);
    sample(&mut Store::open(&new).unwrap());
    assert_eq!((pages(&new), pages(&old)), (16_384, 4_096));
}

#[test]
fn strange_files_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("text.db"), "this is no database, it is a letter to the editor\n".repeat(20)).unwrap();
    rusqlite::Connection::open(path("other.db")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    drop(Store::open(&path("newer.db")).unwrap());
    rusqlite::Connection::open(path("newer.db")).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    drop(Store::open(&path("torn.db")).unwrap());
    let torn = std::fs::read(path("torn.db")).unwrap();
    std::fs::write(path("torn.db"), &torn[..torn.len() / 2]).unwrap();
    for name in ["text.db", "other.db", "newer.db", "torn.db"] {
        let before = std::fs::read(path(name)).unwrap();
        let message = match Store::open(&path(name)) {
            Err(error) => error.to_string(),
            Ok(mut store) => store.write(AT, |writer| writer.record(claim("It will rain"))).unwrap_err().to_string(),
        };
        assert_eq!(std::fs::read(path(name)).unwrap(), before, "{name}: {message}");
    }
    assert!(matches!(Store::open_existing(&path("none.db")), Err(Error::Absent { .. })));
}

#[test]
fn a_copy_is_whole_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("sayso.db")).unwrap();
    sample(&mut store);
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    assert!(matches!(store.backup(&copy), Err(Error::Exists { .. })));
    let copied = Store::open(&copy).unwrap();
    assert_eq!(copied.head().unwrap(), store.head().unwrap());
    assert_eq!(findings(&copied), [] as [&str; 0]);
}

#[test]
fn samples_say_what_the_claims_say() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    write(&mut store, |writer| writer.withdraw(ClaimId(2), "recorded twice"));
    write(&mut store, |writer| {
        (0..300).try_for_each(|nr| writer.record(claim(&format!("It will rain {nr}"))).map(drop))
    });
    let samples = store.samples().unwrap();
    let mut seen = Vec::new();
    samples
        .each(|chunk| {
            seen.extend(chunk.samples(samples.tables()));
            Ok::<(), Error>(())
        })
        .unwrap();
    assert_eq!(seen.len(), 302);
    assert_eq!(samples.tables().speaker(seen[0].speaker.unwrap()), "Ada Example");
    assert_eq!(seen[0].outcome, Status::Fulfilled);
    assert_eq!(seen[0].happened_on.unwrap() - seen[0].said, 2);
    assert_eq!(seen[1].id, ClaimId(3));
    assert_eq!(seen[1].p.map(f64::to_bits), Some((0.1 + 0.2f64).to_bits()));
    assert_eq!(samples.tables().word(seen[1].rule.unwrap()), "event");
}

#[test]
fn the_state_of_a_day_leaves_out_what_came_later() {
    let mut store = Store::memory().unwrap();
    sample(&mut store);
    let status = |date: &str| {
        let cases = store.claims_as_of(day(date)).unwrap();
        (cases[0].status(), cases[1].claim.statement.clone(), cases[2].claim.deadline.clone().unwrap().undated())
    };
    assert_eq!(status("2025-03-16"), (Status::Pending, "The ferry is likely to stop".into(), true));
    assert_eq!(status("2025-03-17"), (Status::Pending, "The ferry is likely to stop running".into(), false));
    assert_eq!(status("2025-03-24").0, Status::Fulfilled);
}

#[test]
fn many_writers_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    let writers: Vec<_> = (0..16)
        .map(|nr| {
            let path = path.clone();
            std::thread::spawn(move || {
                for turn in 0..5 {
                    let mut store = Store::open(&path).unwrap();
                    write(&mut store, |writer| writer.record(claim(&format!("{nr} {turn}"))));
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let store = Store::open(&path).unwrap();
    assert_eq!(store.count().unwrap(), 80);
    assert_eq!(findings(&store), [] as [&str; 0]);
}

#[test]
fn a_redaction_leaves_no_name_word_or_title_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    let mut store = Store::open(&path).unwrap();
    sample(&mut store);
    let id = write(&mut store, |writer| {
        let mut secret = hanging("The zyzzogeton will sail", "before", "the Quaggafest");
        secret.speaker = Some("Xavier Wombat".into());
        secret.source = Some("The Axolotl Times".into());
        secret.hedge = Some(Hedge::new("numbatly", "kent"));
        secret.event = Some("Okapi regatta".into());
        secret.tags = vec!["pangolin".into()];
        let sha256 = writer.article("A dugong said so.", Some("Dugong speaks"), None, Some("Tapir Post"), None)?;
        secret.article = Some(Passage {
            sha256: sha256.to_string(),
            title: Some("Dugong".into()),
            published: None,
            start: 0,
            end: 3,
        });
        let id = writer.record(secret.clone())?;
        let mut amended = secret;
        amended.speaker = Some("Yves Quokka".into());
        amended.statement = "The narwhal will sail".into();
        writer.amend(id, amended)?;
        let mut ruling = ruled(Verdict::Missed, None);
        ruling.note = Some("saw the capybara".into());
        writer.resolve(id, ruling)?;
        Ok(id)
    });
    store.redact(AT, id, "order of the court").unwrap();
    assert_eq!(findings(&store), [] as [&str; 0]);
    let names: Vec<_> = store.names(Party::Speaker).unwrap().into_iter().map(|line| line.name).collect();
    assert_eq!(names, ["A. Example", "Ada Example"]);
    drop(store);
    for ending in ["", "-wal"] {
        let bytes = std::fs::read(folder.path().join(format!("sayso.db{ending}"))).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in "zyzzogeton quaggafest wombat axolotl numbatly okapi pangolin dugong tapir quokka narwhal capybara"
            .split_whitespace()
        {
            assert!(!text.contains(word), "{word} is still in the file{ending}");
        }
    }
}

#[test]
fn a_reader_that_keeps_redacted_words_alive_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    let mut store = Store::open(&path).unwrap();
    sample(&mut store);
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM claim").unwrap();
    assert!(matches!(store.redact(AT, ClaimId(3), "order of the court"), Err(Error::InUse { .. })));
    reader.execute_batch("ROLLBACK").unwrap();
    store.scrub().unwrap();
    assert_eq!(findings(&store), [] as [&str; 0]);
}

#[test]
fn words_that_come_back_after_a_redaction_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    let mut store = Store::open(&path).unwrap();
    let id = write(&mut store, |writer| writer.record(claim("It will rain")));
    let body = store.history(id).unwrap()[0].body.clone().unwrap();
    store.redact(AT, id, "order of the court").unwrap();
    drop(store);
    let hex: String = body.iter().map(|byte| format!("{byte:02x}")).collect();
    tamper(&path, &format!("UPDATE entry SET body = x'{hex}' WHERE seq = 1"));
    let found = findings(&Store::open(&path).unwrap());
    let want = "claim 1: entry 1 holds words again that the redaction in entry 2 blanked";
    assert!(found.iter().any(|line| line == want), "{found:?}");
}

/// A file of each released schema is brought up to date, and is whole.
#[test]
fn files_of_old_versions_are_brought_up_to_date() {
    let old = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old");
    let cases = [
        ("0001.sql", "15:7a6fd9e68e11294b3ade65f589c47e2108e5dccd6ae14d081d76c47b1ee24fdd", 3, &[2u64][..]),
        ("0002.sql", "16:dea48930f13167af300813442dd1d658f711b08e1e728943b3de916415165746", 6, &[7, 2]),
    ];
    assert_eq!(std::fs::read_dir(&old).unwrap().count(), cases.len(), "a dump without a test");
    for (name, head, claims, ripe) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        let dump = std::fs::read_to_string(old.join(name)).unwrap();
        rusqlite::Connection::open(&path).unwrap().execute_batch(&dump).unwrap();
        let mut store = Store::open(&path).unwrap();
        let verified = store.verify(Some(head.parse().unwrap())).unwrap();
        assert_eq!(verified.findings, [], "{name}");
        assert_eq!((verified.claims, verified.redacted), (claims, 1), "{name}");
        let due = store.due("2026-01-01".parse().unwrap(), None, 9).unwrap();
        assert_eq!(due.ripe.iter().map(|case| case.id.0).collect::<Vec<_>>(), ripe, "{name}");
        write(&mut store, |writer| writer.record(claim("It will rain")));
        assert_eq!(findings(&store), [] as [&str; 0], "{name}");
    }
}

/// What somebody does to a record, with numbers that pick names, claims and days.
#[derive(Debug, Clone)]
enum Action {
    Record { text: usize, speaker: usize, deadline: usize, extras: u16 },
    Amend { claim: u64, text: usize, speaker: usize },
    Withdraw { claim: u64 },
    Resolve { claim: u64, verdict: usize, reviewer: usize, day: u64, text: usize },
    Reopen { claim: u64 },
    Reread { claim: u64, deadline: usize },
    Date { event: usize, day: u64, length: u64 },
    Undate { event: usize },
    Alias { event: usize, alias: usize },
    Tie { claim: u64, event: usize },
    Untie { claim: u64 },
    Rename { name: usize, to: usize },
    Merge { name: usize, into: usize },
    Split { name: usize },
    Redact { claim: u64 },
}

fn action() -> impl proptest::strategy::Strategy<Value = Action> {
    use Action::*;
    use proptest::prelude::*;
    let (claim, name) = (1..9u64, 0..6usize);
    prop_oneof![
        4 => (0..40usize, name.clone(), 0..5usize, any::<u16>())
            .prop_map(|(text, speaker, deadline, extras)| Record { text, speaker, deadline, extras }),
        2 => (claim.clone(), 0..40usize, name.clone()).prop_map(|(claim, text, speaker)| Amend { claim, text, speaker }),
        1 => claim.clone().prop_map(|claim| Withdraw { claim }),
        3 => (claim.clone(), 0..3usize, 0..3usize, 0..60u64, 0..40usize)
            .prop_map(|(claim, verdict, reviewer, day, text)| Resolve { claim, verdict, reviewer, day, text }),
        1 => claim.clone().prop_map(|claim| Reopen { claim }),
        1 => (claim.clone(), 0..5usize).prop_map(|(claim, deadline)| Reread { claim, deadline }),
        2 => (name.clone(), 0..90u64, 0..3u64).prop_map(|(event, day, length)| Date { event, day, length }),
        1 => name.clone().prop_map(|event| Undate { event }),
        1 => (name.clone(), name.clone()).prop_map(|(event, alias)| Alias { event, alias }),
        2 => (claim.clone(), name.clone()).prop_map(|(claim, event)| Tie { claim, event }),
        1 => claim.clone().prop_map(|claim| Untie { claim }),
        1 => (name.clone(), name.clone()).prop_map(|(name, to)| Rename { name, to }),
        1 => (name.clone(), name.clone()).prop_map(|(name, into)| Merge { name, into }),
        1 => name.prop_map(|name| Split { name }),
        1 => claim.prop_map(|claim| Redact { claim }),
    ]
}

const TEXTS: &[&str] = &[
    "It will rain",
    "=1+1 will be 2",
    "'quoted', \"twice\"",
    "two\nlines",
    "cr\rlf\r\nend",
    "tab\there",
    "a; b\\; c",
    "[\"json\"]",
    "-5",
    "@all will come",
    "\u{202e}thgir",
    "é \u{1F327} 雨",
    "\u{0}zero",
    "\u{feff}mark",
    " spaces ",
    "NULL",
    "1e5",
];
const EVENTS: &[&str] = &["the vote", "Vote", "harbour fair", "The Fair", "G7", "an election"];
const NAMES: &[&str] = &["Ada Example", "A. Example", "=Ben", "Cleo, of \"Here\"", "Dan; Eve", "+1"];

fn text(nr: usize) -> String {
    TEXTS[nr % TEXTS.len()].to_string()
}

fn deadline(nr: usize) -> Option<Deadline> {
    let said = day("2025-03-16");
    match nr {
        0 => None,
        1 => Some(Deadline::by_day(day("2025-03-22"), said)),
        2 => hanging("x", "before", "the vote").deadline,
        3 => hanging("x", "after", "fair").deadline,
        _ => Some(Deadline {
            phrase: Some("soon; \"or so\"".into()),
            rules: None,
            rule: Some("soon".into()),
            kind: Kind::Hold,
            window: Window { opens: Some(said), due: None, lapses: Some(day("2026-01-01")) },
            anchor: None,
        }),
    }
}

/// Does it; what cannot be done, such as ruling on a claim that there is not, is
/// refused as a whole.
fn act(store: &mut Store, nr: usize, action: &Action) {
    let at = format!("2025-04-{:02}T{:02}:00:00Z", nr / 24 % 28 + 1, nr % 24);
    let later = |days: u64| day("2025-03-16") + chrono::Days::new(days);
    let id = |claim: &u64| ClaimId(*claim);
    if let Action::Redact { claim } = action {
        let _ = store.redact(&at, id(claim), "order of the court");
        return;
    }
    let _ = store.write::<(), Error>(&at, |writer| {
        match action {
            Action::Record { text: nr, speaker, deadline: limit, extras } => {
                let mut claim = claim(&text(*nr));
                let has = |bit: u32| extras >> bit & 1 == 1;
                claim.speaker = has(0).then(|| NAMES[*speaker].to_string());
                claim.source = has(1).then(|| NAMES[5 - *speaker].to_string());
                claim.deadline = deadline(*limit);
                claim.hedge = has(2).then(|| Hedge::new(text(*nr + 1), "kent"));
                claim.p = has(3).then_some(0.1 + 0.2);
                claim.event = has(4).then(|| EVENTS[*speaker].to_string());
                claim.tags = if has(5) { vec![text(*nr + 2), text(*nr + 3)] } else { vec![] };
                claim.quote = has(6).then(|| text(*nr + 4));
                claim.reference = has(7).then(|| format!("r{nr}"));
                claim.origin = (has(7) || has(8)).then(|| "elsewhere".to_string());
                claim.condition = has(9).then(|| text(*nr + 5));
                if has(10) {
                    let sha256 = writer.article(&text(*nr), Some("A title"), None, None, None)?;
                    claim.article = Some(Passage {
                        sha256: sha256.to_string(),
                        title: has(11).then(|| text(*nr + 6)),
                        published: has(12).then(|| day("2025-03-15")),
                        start: 0,
                        end: 4,
                    });
                }
                writer.record(claim)?;
            }
            Action::Amend { claim, text: nr, speaker } => {
                let mut now = writer.case(id(claim))?.claim;
                now.statement = text(*nr);
                now.speaker = Some(NAMES[*speaker].to_string());
                writer.amend(id(claim), now)?;
            }
            Action::Withdraw { claim } => writer.withdraw(id(claim), "recorded twice")?,
            Action::Resolve { claim, verdict, reviewer, day, text: nr } => {
                let reviewer = ["ann", "=ben", "cleo; dan"][*reviewer];
                let mut ruled = Resolution::new(reviewer, Verdict::ALL[*verdict], later(*day).to_string());
                ruled.happened_on = (nr % 2 == 0).then(|| later(*day));
                ruled.note = (nr % 3 == 0).then(|| text(*nr));
                ruled.blind = nr % 5 == 0;
                if nr % 4 == 0 {
                    ruled.evidence.push(Evidence {
                        url: text(*nr),
                        archive: None,
                        quote: Some(text(nr + 1)),
                        seen: None,
                    });
                    ruled.evidence.push(Evidence {
                        url: "b".into(),
                        archive: Some("c".into()),
                        quote: None,
                        seen: Some(later(1)),
                    });
                }
                writer.resolve(id(claim), ruled)?;
            }
            Action::Reopen { claim } => writer.reopen(id(claim), "ann", None)?,
            Action::Reread { claim, deadline: limit } => writer.reread(id(claim), deadline(*limit))?,
            Action::Date { event, day, length } => {
                writer.date_event(EVENTS[*event], Some((later(*day), later(day + length))))?;
            }
            Action::Undate { event } => {
                writer.date_event(EVENTS[*event], None)?;
            }
            Action::Alias { event, alias } => {
                writer.alias_event(EVENTS[*event], EVENTS[*alias])?;
            }
            Action::Tie { claim, event } => writer.tie(id(claim), Some(EVENTS[*event]))?,
            Action::Untie { claim } => writer.tie(id(claim), None)?,
            Action::Rename { name, to } => writer.rename(Party::Speaker, NAMES[*name], NAMES[*to])?,
            Action::Merge { name, into } => writer.merge(Party::Speaker, NAMES[*name], NAMES[*into])?,
            Action::Split { name } => writer.split(Party::Speaker, NAMES[*name])?,
            Action::Redact { .. } => {}
        }
        Ok(())
    });
}

/// The record in a format, as `export` writes it, but for numbers.
fn exported(store: &Store, format: &str) -> String {
    let writing = sayso::exchange::format(format).unwrap().write.unwrap();
    let mut out = Vec::new();
    (writing.begin)(&mut out).unwrap();
    let mut nr = 0;
    store
        .each(&Filter::default(), |mut case| {
            nr += 1;
            case.id = ClaimId(nr);
            (writing.claim)(&mut out, &case.sheet(day("2025-06-01"), None)).unwrap();
            Ok::<(), Error>(())
        })
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// Takes in what a format wrote, as drafts made ready for a new file or one by one;
/// gives how many claims were new.
fn imported(store: &mut Store, format: &str, text: &str, ready: bool) -> usize {
    use sayso::exchange::{Row, Setting};
    let mut rows = Vec::new();
    let setting = Setting::new("zoe", day("2025-07-01"));
    let read = sayso::exchange::format(format).unwrap().read.unwrap();
    let tally = read(&mut text.as_bytes(), &setting, &mut |row| {
        rows.push(row);
        Ok(())
    })
    .unwrap();
    assert_eq!(tally.bad, [], "{text}");
    write(store, |writer| {
        let mut new = 0;
        let mut uids = Uids::default();
        for row in rows {
            let Row { uid, version, recorded_at, claim, resolutions, assumed, withdrawn, .. } = row;
            let incoming = Incoming { uid, recorded_at, version, claim, resolutions, assumed, withdrawn };
            let taken = if ready {
                let expected = ClaimId(new as u64 + 1);
                writer.take(Draft::new(incoming, expected, Some(AT), &mut uids)?, OnDifference::Leave)?
            } else {
                writer.take_in(incoming, OnDifference::Leave)?
            };
            match taken {
                Taken::Recorded(_) => new += 1,
                Taken::Same(_) => {}
                other => panic!("{other:?}"),
            }
        }
        Ok(new)
    })
}

/// The claims that wait for review and are due in some days, told one by one.
fn due_between(cases: &[Case], first: chrono::NaiveDate, last: chrono::NaiveDate) -> Vec<ClaimId> {
    let waiting = cases.iter().filter(|case| case.withdrawn.is_none() && case.status() == Status::Pending);
    let mut found: Vec<_> = waiting
        .filter_map(|case| {
            let window = case.claim.deadline.as_ref()?.window;
            Some((window.due.or(window.lapses).filter(|due| *due >= first && *due < last)?, case.id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

fn numbers(cases: &[Case]) -> Vec<ClaimId> {
    cases.iter().map(|case| case.id).collect()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    /// Whatever is done, in whatever order, the tables hold what the log says; and what
    /// is exported is imported without loss, once.
    #[test]
    fn tables_follow_the_log_and_exports_come_back(actions in proptest::collection::vec(action(), 1..60)) {
        let mut store = Store::memory().unwrap();
        for (nr, action) in actions.iter().enumerate() {
            act(&mut store, nr, action);
        }
        proptest::prop_assert_eq!(findings(&store), [] as [&str; 0]);
        let as_of: Vec<_> = store.claims_as_of(day("2030-01-01")).unwrap();
        let cases = store.cases(&Filter::default()).unwrap();
        proptest::prop_assert_eq!(&as_of, &cases);
        let (today, within) = (day("2025-05-01"), 20);
        let due = store.due(today, Some(within), 9).unwrap();
        let last = today + chrono::Days::new(within);
        proptest::prop_assert_eq!(numbers(&due.ripe), due_between(&cases, chrono::NaiveDate::MIN, today));
        proptest::prop_assert_eq!(numbers(&due.soon), due_between(&cases, today, last));
        for party in [Party::Speaker, Party::Source] {
            for line in store.names(party).unwrap() {
                let name = Some(line.name.clone());
                // What was recorded under a name or under one that stands for it.
                let filter = match party {
                    Party::Speaker => Filter { speaker: name, ..Filter::default() },
                    Party::Source => Filter { source: name, ..Filter::default() },
                };
                let one_by_one = Filter { since: Some(day("0001-01-01")), ..filter.clone() };
                proptest::prop_assert_eq!(store.cases(&filter).unwrap(), store.cases(&one_by_one).unwrap());
                let under_it = store.names(party).unwrap().into_iter().filter(|other| other.into.as_ref() == Some(&line.name));
                let claims = line.claims + under_it.map(|other| other.claims).sum::<u64>();
                let counted = store.cases(&filter).unwrap().iter().filter(|case| case.withdrawn.is_none()).count();
                proptest::prop_assert_eq!(claims, counted as u64);
            }
        }
        for format in ["jsonl", "csv"] {
            let before = exported(&store, format);
            for ready in [false, true] {
                let mut fresh = Store::memory().unwrap();
                imported(&mut fresh, format, &before, ready);
                proptest::prop_assert_eq!(&exported(&fresh, format), &before);
                proptest::prop_assert_eq!(findings(&fresh), [] as [&str; 0]);
                proptest::prop_assert_eq!(imported(&mut fresh, format, &before, ready), 0);
            }
        }
    }
}
