//! The reports' SQL: it uses only words that mean the same on SQLite, DuckDB,
//! PostgreSQL and Spark, and it counts what `sayso report` counts.

use std::fs;
use std::path::{Path, PathBuf};

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
