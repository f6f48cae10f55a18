//! The reports' SQL: it uses only words that mean the same on SQLite, DuckDB,
//! PostgreSQL and Spark, and it counts what `sayso report` counts.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/report");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "sql")).collect();
    files.sort();
    assert!(files.len() >= 5, "the files were not found");
    files
}

/// The statement without its comments.
fn statement(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n")
}

/// Words and signs that engines read differently, or not at all, with what to do instead.
const DENIED: &[(&str, &str)] = &[
    ("/", "divisions are the program's: whole numbers divide differently"),
    ("\"", "a string in Spark: no quoted names"),
    ("\\", "an escape in Spark"),
    (";", "one statement a file, without its end"),
    (":", "no parameters and no casts: a view gives the day"),
    ("?", "no parameters"),
    ("CAST", "rounds differently"),
    ("ROUND", "rounds differently"),
    ("DOUBLE", "PostgreSQL has none"),
    ("FLOAT", "not the same size everywhere"),
    ("REAL", "not the same size everywhere"),
    ("DECIMAL", "not the same on SQLite"),
    ("DATE", "no overlap: use day numbers"),
    ("EXTRACT", "no overlap: use day numbers"),
    ("JULIANDAY", "SQLite's alone"),
    ("LIKE", "case differs"),
    ("UPPER", "ASCII only on SQLite"),
    ("LOWER", "ASCII only on SQLite"),
    ("RECURSIVE", "not on Spark"),
    ("FETCH", "not on SQLite"),
    ("VALUES", "not the same in FROM"),
    ("LATERAL", "not on SQLite"),
    ("AVG", "means are the program's"),
    ("VAR_POP", "not on SQLite"),
    ("PERCENTILE_CONT", "not on SQLite"),
    ("CONCAT", "not the same"),
    ("STRING_AGG", "not the same"),
    ("GROUP_CONCAT", "not the same"),
    ("LEAST", "not on SQLite"),
    ("GREATEST", "not on SQLite"),
    ("IIF", "not everywhere"),
    ("LOG", "of base 10 here, natural there"),
    ("SQRT", "the program's"),
    ("POWER", "the program's"),
];

#[test]
fn only_words_that_mean_the_same_everywhere() {
    let mut wrong = Vec::new();
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy().to_string();
        let text = statement(&path).to_uppercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for (word, reason) in DENIED {
            let found = if word.chars().all(char::is_alphabetic) { words.contains(word) } else { text.contains(word) };
            if found {
                wrong.push(format!("{name}: {word} ({reason})"));
            }
        }
        for ordered in text.match_indices("ORDER BY") {
            let before = &text[..ordered.0];
            if before.matches('(').count() == before.matches(')').count() {
                wrong.push(format!("{name}: ORDER BY of the result (sorting text differs; the program sorts)"));
            }
        }
        if text.contains("SUM(P)") || text.contains("SUM(P ") || text.contains("P *") {
            wrong.push(format!("{name}: probabilities are grouped, never summed"));
        }
        if text.contains("SELECT *") || text.contains(".*") {
            wrong.push(format!("{name}: columns are listed by name"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn units_are_chosen_alike_in_every_file() {
    let mut choices: Vec<(String, PathBuf)> = Vec::new();
    for path in files().into_iter().filter(|path| !path.ends_with("slippage.sql")) {
        let text = statement(&path);
        let end = text.find("WHERE place = 1").expect("the choice of units");
        choices.push((text[..end].to_string(), path));
    }
    let different: Vec<_> = choices.iter().filter(|(text, _)| *text != choices[0].0).map(|(_, path)| path).collect();
    assert!(different.is_empty(), "{different:?}");
}

/// Claims as chance has them, by a generator of our own so that they stay the same.
fn record() -> String {
    let mut seed = 7_u64;
    let mut dice = |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let first = chrono::NaiveDate::from_ymd_opt(2022, 1, 1).unwrap();
    let mut lines = String::new();
    for number in 0..600 {
        let said = first + chrono::Days::new(dice(900));
        let opens = said + chrono::Days::new(dice(3) * 5);
        let due = opens + chrono::Days::new([0, 7, 30, 90, 400][dice(5) as usize]);
        let lapses = due + chrono::Days::new([0, 0, 1, 30][dice(4) as usize]);
        let status = ["fulfilled", "fulfilled", "missed", "pending", "void"][dice(5) as usize];
        let happened = match (status, dice(4)) {
            ("fulfilled", 1..) | ("missed", 1) => Some(said + chrono::Days::new(dice(130))),
            _ => None,
        };
        let day = |day: chrono::NaiveDate| (dice(12) > 0).then(|| day.to_string());
        let [opens, due, lapses] = [opens, due, lapses].map(day);
        let lapses = lapses.filter(|_| due.is_some());
        let speaker = (dice(9) > 0).then(|| format!("Speaker {}", dice(7)));
        let deadline = json!({
            "phrase": "by then", "rules": "sayso-1", "rule": "by-day", "precision": "exact",
            "kind": (["by", "by", "hold", "deny"][dice(4) as usize]),
            "opens": opens, "due": due, "lapses": lapses.or(due.clone()), "anchor": null,
        });
        let claim = json!({
            "origin": "invented", "ref": number.to_string(), "statement": format!("Plant {number} will open"),
            "speaker": speaker, "source": (["Ledger", "Speaker 1"][dice(2) as usize]), "said": said.to_string(),
            "deadline": deadline, "p": ([Value::Null, json!(0.3), json!(0.9), json!(0.05)][dice(4) as usize]),
            "hedge": ([Value::Null, json!("likely")][dice(2) as usize]),
            "event": (dice(3) > 0).then(|| format!("event {}", dice(20))),
            "status": status, "happened_on": happened.map(|day| day.to_string()),
        });
        lines += &format!("{claim}\n");
    }
    lines
}

/// Runs the program on a database.
fn sayso(db: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.args(words).env("SAYSO_DB", db).env("SAYSO_TODAY", "2024-06-30").env("SAYSO_REVIEWER", "ann");
    let done = command.stdin(Stdio::null()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// A row by its columns' names.
type Row = BTreeMap<String, Value>;

fn rows(db: &rusqlite::Connection, file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/report").join(file);
    let mut query = db.prepare(&statement(&path)).unwrap();
    let names: Vec<String> = query.column_names().map(String::from).collect();
    let read = |row: &rusqlite::Row| {
        let cell = |at| -> rusqlite::Result<Value> {
            Ok(match row.get_ref(at)? {
                rusqlite::types::ValueRef::Integer(number) => json!(number),
                rusqlite::types::ValueRef::Real(number) => json!(number),
                rusqlite::types::ValueRef::Text(text) => json!(std::str::from_utf8(text).unwrap()),
                _ => Value::Null,
            })
        };
        names.iter().enumerate().map(|(at, name)| Ok((name.clone(), cell(at)?))).collect::<rusqlite::Result<Row>>()
    };
    query.query_map([], read).unwrap().map(Result::unwrap).collect()
}

fn int(row: &Row, column: &str) -> i64 {
    row[column].as_i64().unwrap_or_else(|| panic!("{column} in {row:?}"))
}

#[test]
fn they_count_what_the_program_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (file, db) = (folder.path().join("claims.jsonl"), folder.path().join("sayso.db"));
    fs::write(&file, record()).unwrap();
    sayso(&db, &["import", file.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&sayso(&db, &["report", "--full", "--format", "json"])).unwrap();
    let opened = rusqlite::Connection::open(&db).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/report/view");
    for view in ["sqlite.sql", "day.sql"] {
        opened.execute_batch(&fs::read_to_string(folder.join(view)).unwrap()).unwrap();
    }
    let day = sayso::score::day_number("2024-06-30".parse().unwrap());
    opened.execute("INSERT INTO day VALUES (?1)", [day]).unwrap();

    let counts = rows(&opened, "counts.sql");
    let groups = report["groups"].as_array().unwrap();
    assert_eq!(counts.len(), groups.len());
    for group in groups {
        let row = counts.iter().find(|row| row["speaker"] == group["key"]).expect("a row for each speaker");
        let told = [
            ("units", &group["counts"]["units"]),
            ("judged", &group["counts"]["judged"]),
            ("pending", &group["counts"]["pending"]),
            ("overdue", &group["counts"]["overdue"]),
            ("open", &group["counts"]["open"]),
            ("strict", &group["kept"]["strict"]["k"]),
            ("lenient", &group["kept"]["lenient"]["k"]),
            ("closed", &group["kept_closed"]["strict"]["n"]),
            ("closed_strict", &group["kept_closed"]["strict"]["k"]),
            ("closed_lenient", &group["kept_closed"]["lenient"]["k"]),
            ("flips", &group["deadline"]["flips"]["k"]),
        ];
        for (column, want) in told {
            assert_eq!(&row[column], want, "{column} of {}", group["key"]);
        }
    }

    let total = &report["total"];
    let (mut n, mut squares) = (0, 0.0);
    for row in rows(&opened, "cells.sql") {
        let p = row["p"].as_f64().unwrap_or(if row["hedge"].is_null() { 0.875 } else { 0.675 });
        n += int(&row, "n");
        squares += int(&row, "n") as f64 * (p - int(&row, "lenient") as f64).powi(2);
    }
    assert_eq!(total["prob"]["n"], n);
    assert!((total["brier"].as_f64().unwrap() - squares / n as f64).abs() < 1e-12);

    let mut days = rows(&opened, "days.sql");
    days.sort_by_key(|row| int(row, "days"));
    let sum = |column: &str| days.iter().map(|row| int(row, column)).sum::<i64>();
    assert_eq!(
        (&total["time"]["events"], &total["time"]["censored"]),
        (&json!(sum("events")), &json!(sum("censored")))
    );
    let came: Vec<i64> = days.iter().filter(|row| int(row, "events") > 0).map(|row| int(row, "days")).collect();
    assert_eq!(total["time"]["at"], json!(came));

    let late = rows(&opened, "lateness.sql");
    let all: i64 = late.iter().map(|row| int(row, "n")).sum();
    let mean = late.iter().map(|row| int(row, "n") * int(row, "late")).sum::<i64>() as f64 / all as f64;
    assert_eq!(total["lateness"]["n"], all);
    assert!((total["lateness"]["mean"].as_f64().unwrap() - mean).abs() < 1e-9);

    let text = |row: &Row, column: &str| row[column].as_str().unwrap().to_string();
    let moved: BTreeSet<(String, String)> =
        rows(&opened, "slippage.sql").iter().map(|row| (text(row, "speaker"), text(row, "event"))).collect();
    let page = sayso(&db, &["report", "--full", "--format", "markdown"]);
    let slips = page.lines().filter(|line| line.contains(", then ") && line.starts_with("| ")).count();
    assert!(moved.len() > 10 && moved.len() == slips, "{} and {slips}:\n{page}", moved.len());
}
