//! An import killed at any moment is all there or not at all, and what was
//! acknowledged before it stays.

use sayso::claim::Claim;
use sayso::store::Store;
use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const LINES: u64 = 100_000;
const BEFORE: u64 = 20;

/// When a round kills the import.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So long after its start.
    After(Duration),
    /// As soon as so many bytes stand in the file that it writes to.
    Written(u64),
}

fn lines() -> String {
    let mut lines = String::new();
    for number in 0..LINES {
        writeln!(
            lines,
            r#"{{"ref": "{number}", "statement": "The ferry will sail to island {number} by June", "said": "2025-03-16", "speaker": "Speaker {}", "deadline": "2025-06-{:02}"}}"#,
            number % 500,
            number % 30 + 1
        )
        .unwrap();
    }
    lines
}

fn import(db: &Path, file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(["import".as_ref(), file.as_os_str()])
        .env("SAYSO_DB", db)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits for the moment; whether the import ended by itself before.
fn wait(child: &mut Child, moment: Moment, written: &Path) -> bool {
    let start = Instant::now();
    loop {
        if child.try_wait().unwrap().is_some() {
            return true;
        }
        let come = match moment {
            Moment::After(pause) => start.elapsed() >= pause,
            Moment::Written(bytes) => std::fs::metadata(written).is_ok_and(|file| file.len() >= bytes),
        };
        if come {
            return false;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn sayso(db: &Path, words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(words)
        .env("SAYSO_DB", db)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What was acknowledged on standard output is there, however soon the process dies.
#[test]
fn killed_commands_lose_nothing_that_they_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("sayso.db");
    assert!(sayso(&db, &["record", "It will rain", "--said", "2025-03-16"]).wait().unwrap().success());
    let mut acknowledged = 0;
    for round in 0..40u64 {
        let statement = format!("It will snow, says voice {round}");
        let note = format!("round {round}");
        let mut child = match round % 2 {
            0 => sayso(&db, &["record", &statement, "--said", "2025-03-16"]),
            _ => sayso(&db, &["resolve", "1", "missed", "--note", &note]),
        };
        std::thread::sleep(Duration::from_millis(round * 7 % 43));
        child.kill().unwrap();
        let told = child.wait_with_output().unwrap().stdout;
        let told = String::from_utf8_lossy(&told);
        let store = Store::open_existing(&db).unwrap();
        if told.contains("recorded claim") {
            acknowledged += 1;
            assert_eq!(store.search(&format!("\"{statement}\""), 1).unwrap().len(), 1, "{statement}");
        }
        if told.contains("claim 1: missed") {
            acknowledged += 1;
            let case = store.case(sayso::claim::ClaimId(1)).unwrap().unwrap();
            assert_eq!(case.resolution().unwrap().note.as_deref(), Some(note.as_str()));
        }
    }
    let findings = Store::open_existing(&db).unwrap().verify(None).unwrap().findings;
    assert!(findings.is_empty(), "{}", findings[0]);
    assert!(acknowledged < 40, "nothing was killed in time");
}

/// 32 processes record at once into a new file, and again while an import of 100,000
/// lines holds it: none is refused, none is lost.
#[test]
fn many_processes_record_beside_an_import() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("sayso.db");
    let file = folder.path().join("claims.jsonl");
    std::fs::write(&file, lines()).unwrap();
    let many = |name: &str| {
        let statements: Vec<String> = (0..32).map(|voice| format!("{name} {voice}")).collect();
        statements.iter().map(|statement| sayso(&db, &["record", statement])).collect::<Vec<_>>()
    };
    for mut child in many("Before") {
        assert!(child.wait().unwrap().success());
    }
    let mut import = import(&db, &file);
    std::thread::sleep(Duration::from_millis(300));
    for mut child in many("Beside") {
        assert!(child.wait().unwrap().success());
    }
    assert!(import.wait().unwrap().success());
    let store = Store::open_existing(&db).unwrap();
    assert_eq!(store.count().unwrap(), LINES + 64);
    assert_eq!(store.verify(None).unwrap().findings, []);
}

/// The same while an import fills a new file, which it writes in place.
#[test]
fn many_processes_record_beside_a_first_import() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("sayso.db");
    let file = folder.path().join("claims.jsonl");
    std::fs::write(&file, lines()).unwrap();
    let mut import = import(&db, &file);
    let mut others = Vec::new();
    for voice in 0..32 {
        std::thread::sleep(Duration::from_millis(20));
        others.push(sayso(&db, &["record", &format!("Beside {voice}")]));
    }
    for mut child in others {
        assert!(child.wait().unwrap().success());
    }
    assert!(import.wait().unwrap().success());
    let store = Store::open_existing(&db).unwrap();
    assert_eq!(store.count().unwrap(), LINES + 32);
    assert_eq!(store.verify(None).unwrap().findings, []);
}

#[test]
fn a_killed_first_import_is_all_there_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("claims.jsonl");
    std::fs::write(&file, lines()).unwrap();
    let db = folder.path().join("sayso.db");
    let spread = u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let moments = [
        Moment::After(Duration::from_millis(spread % 20)),
        Moment::Written(300_000),
        Moment::Written(1_000_000 + spread % 9_000_000),
        Moment::Written(10_000_000 + spread % 30_000_000),
        Moment::Written(60_000_000),
    ];
    let mut cut_short = 0;
    for moment in moments {
        let mut child = import(&db, &file);
        wait(&mut child, moment, &db);
        child.kill().unwrap();
        child.wait().unwrap();
        // Killed before it made the file, it left none.
        let store = Store::open(&db).unwrap();
        let count = store.count().unwrap();
        assert!(count == 0 || count == LINES, "{moment:?} left {count} claims");
        let verified = store.verify(None).unwrap();
        assert!(verified.findings.is_empty(), "{moment:?}: {}", verified.findings[0]);
        if count > 0 {
            break;
        }
        cut_short += 1;
    }
    assert!(cut_short >= 2, "no import was cut short");
    for _ in 0..2 {
        assert!(import(&db, &file).wait().unwrap().success());
        let store = Store::open_existing(&db).unwrap();
        assert_eq!(store.count().unwrap(), LINES);
        assert_eq!(store.search("island", 3).unwrap().len(), 3);
    }
    assert!(!folder.path().join("sayso.db-journal").exists());
    // What is written later, SQLite writes ahead again, into the same search index.
    assert!(sayso(&db, &["record", "It will hail on the archipelago"]).wait().unwrap().success());
    let store = Store::open_existing(&db).unwrap();
    assert_eq!(store.search("archipelago", 3).unwrap().len(), 1);
    assert_eq!(store.verify(None).unwrap().findings, []);
}

#[test]
fn a_killed_import_is_all_there_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("claims.jsonl");
    std::fs::write(&file, lines()).unwrap();
    let db = folder.path().join("sayso.db");
    let wal = folder.path().join("sayso.db-wal");
    let mut store = Store::open(&db).unwrap();
    for number in 0..BEFORE {
        let claim = Claim::new(format!("It will rain, says voice {number}"), "2025-03-16".parse().unwrap());
        store.write("2025-03-16T09:00:00Z", |writer| writer.record(claim)).unwrap();
    }
    drop(store);
    // Not the clock's whim alone: what is written ahead tells how far an import is.
    let spread = u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let moments = [
        Moment::After(Duration::from_millis(spread % 40)),
        Moment::After(Duration::from_millis(100 + spread % 700)),
        Moment::Written(1),
        Moment::Written(1_000_000 + spread % 9_000_000),
        Moment::Written(10_000_000 + spread % 30_000_000),
        Moment::Written(60_000_000),
    ];
    let mut cut_short = 0;
    for moment in moments {
        let mut child = import(&db, &file);
        let ended = wait(&mut child, moment, &wal);
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open_existing(&db).unwrap();
        let count = store.count().unwrap();
        assert!(count == BEFORE || count == BEFORE + LINES, "{moment:?} left {count} claims");
        let verified = store.verify(None).unwrap();
        assert!(verified.findings.is_empty(), "{moment:?}: {}", verified.findings[0]);
        if count > BEFORE {
            // It was faster than its killer; all of it is there, and stays.
            assert!(ended || verified.claims == BEFORE + LINES);
            break;
        }
        cut_short += 1;
    }
    assert!(cut_short >= 2, "no import was cut short");
    // The file is as good as new: the import goes through, and again adds nothing.
    for _ in 0..2 {
        assert!(import(&db, &file).wait().unwrap().success());
        assert_eq!(Store::open_existing(&db).unwrap().count().unwrap(), BEFORE + LINES);
    }
}
