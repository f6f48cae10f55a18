//! Keeping the record: `amend`, `event`, `speaker`, `search`, `verify`, `redact`,
//! `backup`; many processes at once, and processes that are killed.

use crate::record::{snapshot, three};
use crate::sandbox::Sandbox;
use std::process::Stdio;

#[test]
fn amend_keeps_the_old_wording() {
    let sandbox = three();
    let amended = sandbox.run(&["amend", "2", "--by", "Benjamin Example", "--deadline", "by the end of June"]);
    let withdrawn = sandbox.run(&["amend", "3", "--withdraw", "recorded by mistake"]);
    let nothing = sandbox.run(&["amend", "1"]);
    let shown = sandbox.run(&["show", "2"]);
    snapshot!([amended, withdrawn, nothing, shown].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn an_event_dates_and_moves_its_claims() {
    let sandbox = three();
    let dated = sandbox.run(&["event", "Harbour Vote", "2025-06-15"]);
    let moved = sandbox.run(&["event", "the harbour vote", "2025-07-01..2025-07-02", "--also", "the ballot"]);
    let refused = sandbox.run(&["event", "2025-07-01"]);
    let list = sandbox.run(&["event"]);
    snapshot!([dated, moved, refused, list].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn names_are_joined_and_parted() {
    let sandbox = three();
    let merged = sandbox.run(&["speaker", "merge", "Ben Example", "Ada Example"]);
    let list = sandbox.run(&["speaker"]);
    let again = sandbox.run(&["speaker", "merge", "Ben Example", "Ada Example"]);
    let near = sandbox.run(&["list", "--speaker", "Ada Exampel"]);
    let split = sandbox.run(&["speaker", "split", "Ben Example"]);
    snapshot!([merged, list, again, near, split].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn verify_names_what_was_altered() {
    let sandbox = three();
    let whole = sandbox.run(&["verify"]);
    let head = whole.stdout.lines().find_map(|line| line.strip_prefix("head ")).unwrap().to_string();
    sandbox.run(&["resolve", "1", "missed"]);
    assert_eq!(sandbox.run(&["verify", "--head", &head]).code, Some(0));
    let db = rusqlite::Connection::open(sandbox.path("sayso.db")).unwrap();
    db.execute_batch("UPDATE claim SET statement = 'The bridge will never open' WHERE id = 1").unwrap();
    drop(db);
    let altered = sandbox.run(&["verify", "--head", &head]);
    snapshot!([whole, altered].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn a_redacted_claim_is_gone_and_the_rest_holds() {
    let sandbox = three();
    let done = sandbox.run(&["redact", "2", "--reason", "order of the court"]);
    let shown = sandbox.run(&["show", "2"]);
    let list = sandbox.run(&["list"]);
    let verified = sandbox.run(&["verify"]);
    let ruled = sandbox.run(&["resolve", "2", "missed"]);
    snapshot!([done, shown, list, verified, ruled].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn a_damaged_file_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("sayso.db", "this is a letter, no database\n".repeat(100));
    let before = std::fs::read(sandbox.path("sayso.db")).unwrap();
    snapshot!(sandbox.run(&["record", "It will rain"]));
    assert_eq!(std::fs::read(sandbox.path("sayso.db")).unwrap(), before);
}

#[test]
fn a_file_of_a_newer_program_is_refused() {
    let sandbox = three();
    let db = rusqlite::Connection::open(sandbox.path("sayso.db")).unwrap();
    db.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(db);
    snapshot!(sandbox.run(&["list"]));
}

#[test]
fn a_backup_is_a_database_of_its_own() {
    let sandbox = three();
    let first = sandbox.run(&["backup", "copy.db"]);
    let again = sandbox.run(&["backup", "copy.db"]);
    assert_eq!(sandbox.run(&["verify", "--db", "copy.db"]).code, Some(0));
    snapshot!([first, again].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn thirty_two_processes_record_at_once_and_none_is_lost() {
    let sandbox = Sandbox::new();
    let children: Vec<_> = (0..32)
        .map(|nr| {
            let statement = format!("It will rain {nr}");
            let mut command = sandbox.command(&["record", &statement, "--by", "Ada Example"]);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    assert_eq!(sandbox.run(&["list", "--format", "jsonl"]).stdout.lines().count(), 32);
    assert_eq!(sandbox.run(&["verify"]).code, Some(0));
}

/// Whatever was acknowledged before the kill is there after it.
#[test]
fn a_killed_process_loses_nothing_that_it_acknowledged() {
    let sandbox = Sandbox::new();
    let mut acknowledged = 0;
    for nr in 0..12u64 {
        let statement = format!("It will rain {nr}");
        let mut command = sandbox.command(&["record", &statement, "--by", "Ada Example"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(nr * 1500));
        child.kill().unwrap();
        let done = child.wait_with_output().unwrap();
        acknowledged += usize::from(done.stdout.starts_with(b"recorded claim"));
    }
    assert_eq!(sandbox.run(&["record", "It will snow"]).code, Some(0));
    let kept = sandbox.run(&["list", "--format", "jsonl"]).stdout.lines().count();
    assert!(kept > acknowledged, "{kept} claims kept of {acknowledged} acknowledged and one more");
    let checked = sandbox.run(&["verify"]);
    assert_eq!(checked.code, Some(0), "{checked}");
}

#[test]
fn a_file_imported_again_adds_nothing_on_any_day_by_anybody() {
    let sandbox = three();
    let lines = "{\"statement\": \"It will rain\", \"said\": \"2025-03-16\", \"status\": \"missed\"}\n";
    std::fs::write(sandbox.path("rain.jsonl"), lines).unwrap();
    let first = sandbox.run(&["import", "rain.jsonl"]);
    let again = sandbox.run(&["import", "rain.jsonl", "--today", "2026-01-01", "--as", "somebody else"]);
    assert_eq!((first.code, again.code), (Some(0), Some(0)));
    assert_eq!(again.stdout, "no new claims\non record already: 1 claim\n");
}
