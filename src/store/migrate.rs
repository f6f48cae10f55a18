//! The steps of the schema, forward only. A new file runs them all, so that new and
//! upgraded files are alike by construction.

use super::{Error, mark, sample};
use rusqlite::{Connection, TransactionBehavior};

/// The steps, in their order. `user_version` counts those that a file has seen.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../sql/migrations/0001_record.sql"),
    include_str!("../../sql/migrations/0002_marks.sql"),
    include_str!("../../sql/migrations/0003_due.sql"),
];

/// How many of them a file has seen that has a table of days, and marks as they are now.
const REMADE: usize = 3;

/// Marks a file as ours: "says" in ASCII.
pub(super) const APPLICATION: i64 = 0x7361_7973;

/// The newest schema that this program knows.
pub(super) fn known() -> i64 {
    MIGRATIONS.len() as i64
}

/// Runs the steps that a file has not seen, all or none.
pub(super) fn run(db: &mut Connection) -> Result<(), Error> {
    let steps = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again inside the transaction: another process may have been faster.
    let version: i64 = steps.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let seen = usize::try_from(version).unwrap_or(0);
    for step in MIGRATIONS.iter().skip(seen) {
        steps.execute_batch(step)?;
    }
    if (1..REMADE).contains(&seen) {
        sample::remake_days(&steps)?;
        mark::remake(&steps)?;
    }
    if seen < MIGRATIONS.len() {
        steps.pragma_update(None, "application_id", APPLICATION)?;
        steps.pragma_update(None, "user_version", known())?;
    }
    steps.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::store::Store;
    use std::path::{Path, PathBuf};

    fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path, extension));
            } else if path.extension().is_some_and(|name| name == extension) {
                found.push(path);
            }
        }
        found.sort();
        found
    }

    /// The statements that the store runs: not the steps of the schema, nor those of
    /// reports, which run on a view of their own.
    fn statements(folder: &Path) -> Vec<PathBuf> {
        let mut found = files(folder, "sql");
        found.retain(|path| !path.starts_with(folder.join("migrations")) && !path.starts_with(folder.join("report")));
        found
    }

    #[test]
    fn every_statement_prepares() {
        let store = Store::memory().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
        let mut failed = Vec::new();
        // Scripts; those that prove the search index make what others of them read.
        let scripts = ["proof", "fresh", "unproof"].map(|name| folder.join(format!("text/{name}.sql")));
        for path in &scripts[..2] {
            store.db.execute_batch(&std::fs::read_to_string(path).unwrap()).unwrap();
        }
        let all = statements(&folder);
        for path in all.iter().filter(|path| !scripts.contains(*path)) {
            let sql = std::fs::read_to_string(path).unwrap();
            if let Err(error) = store.db.prepare(&sql) {
                failed.push(format!("{}: {error}", path.display()));
            }
        }
        store.db.execute_batch(&std::fs::read_to_string(&scripts[2]).unwrap()).unwrap();
        assert!(failed.is_empty(), "{}", failed.join("\n"));
        assert!(all.len() > 50, "the folder was not found");
    }

    #[test]
    fn every_statement_is_used() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut sources = String::new();
        for path in files(&root.join("src/store"), "rs") {
            sources += &std::fs::read_to_string(path).unwrap();
        }
        let mut orphans = Vec::new();
        for path in statements(&root.join("sql")) {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_string();
            let verb = name.replace("sql/speaker/", "sql/source/");
            if !sources.contains(&name) && !sources.contains(&verb) {
                orphans.push(name);
            }
        }
        assert!(orphans.is_empty(), "no function uses {orphans:?}");
    }

    #[test]
    fn the_schema_as_a_whole() {
        let store = Store::memory().unwrap();
        let mut query = store
            .db
            .prepare(
                "SELECT type || ' ' || name || ' on ' || tbl_name FROM sqlite_schema
                 WHERE name NOT LIKE 'sqlite_%' ORDER BY 1",
            )
            .unwrap();
        let lines: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }
}
