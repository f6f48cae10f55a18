//! The file itself: its schema, its pages and indexes, and its search index.

use super::Check;
use crate::claim::ClaimId;
use crate::ledger::Head;
use crate::store::{Error, Store};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// Checks the file on a connection of its own; none where it cannot be opened again,
/// or where others have written since the log ended with `head`.
pub(super) fn beside(path: &Path, head: Head) -> Option<Check> {
    if path == Path::new(":memory:") {
        return None;
    }
    let store = Store::open_existing(path).ok()?;
    // Read once, in order, like the log; the search index in memory is apart.
    store.db.execute_batch("PRAGMA cache_size = -8192").ok()?;
    let snapshot = store.db.unchecked_transaction().ok()?;
    if store.head().ok()? != head {
        return None;
    }
    let mut found = Check::default();
    check(&store.db, &mut found).ok()?;
    snapshot.rollback().ok()?;
    Some(found)
}

/// Checks the file.
pub(super) fn check(db: &Connection, check: &mut Check) -> Result<(), Error> {
    check_schema(db, check)?;
    let before = check.findings.len();
    check_pages(db, check)?;
    // An index whose pages are damaged has no words to compare.
    if check.findings.len() == before {
        check_search(db, check)?;
    }
    Ok(())
}

type Schema = BTreeMap<(String, String), (String, String)>;

fn schema(db: &Connection) -> Result<Schema, Error> {
    let mut query = db.prepare(include_str!("../../../sql/schema/all.sql"))?;
    let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Compares the schema with that of a new file: without its triggers a log can be
/// changed, and an altered view shows what is not there.
fn check_schema(db: &Connection, check: &mut Check) -> Result<(), Error> {
    let fresh = schema(&Store::memory()?.db)?;
    let held = schema(db)?;
    for (object, made) in &fresh {
        let (kind, name) = object;
        match held.get(object) {
            None => check.found(None, format!("the {kind} {name} is missing")),
            Some(other) if other != made => check.found(None, format!("the {kind} {name} was altered")),
            Some(_) => {}
        }
    }
    for (kind, name) in held.keys().filter(|object| !fresh.contains_key(*object)) {
        check.found(None, format!("the {kind} {name} is none of this program"));
    }
    Ok(())
}

fn check_pages(db: &Connection, check: &mut Check) -> Result<(), Error> {
    let mut query = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        check.found(None, format!("a row of {table} belongs to nothing"));
    }
    // Rows and indexes must agree: the claims of an event are found by index alone.
    let mut query = db.prepare("PRAGMA integrity_check(10)")?;
    let lines = query.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            check.found(None, format!("the file: {line}"));
        }
    }
    Ok(())
}

/// Proves the search index against the words of the claims.
fn check_search(db: &Connection, check: &mut Check) -> Result<(), Error> {
    let proven = db.execute_batch(include_str!("../../../sql/text/proof.sql"));
    if proven.is_err() {
        match astray(db) {
            Ok(claims) if !claims.is_empty() => {
                for id in claims {
                    check.found(Some(id), "its words in the search index are not those of its row");
                }
            }
            _ => check.found(None, "the search index is not what the claims make it"),
        }
    }
    db.execute_batch(include_str!("../../../sql/text/unproof.sql"))?;
    Ok(())
}

fn astray(db: &Connection) -> Result<Vec<ClaimId>, Error> {
    db.execute_batch(include_str!("../../../sql/text/fresh.sql"))?;
    let mut query = db.prepare(include_str!("../../../sql/text/astray.sql"))?;
    let ids = query.query_map([], |row| Ok(ClaimId(row.get::<_, i64>(0)? as u64)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
