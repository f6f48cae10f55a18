//! Names, events, words, articles and redactions: small tables, compared as sets.

use super::Check;
use super::log::Log;
use crate::claim::ClaimId;
use crate::ledger::body::day_text;
use crate::ledger::{Hash, Names, Party, Slot, event_key};
use crate::store::{Error, names, row};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// The numbers that claims' rows know names by.
#[derive(Debug, Default)]
pub(super) struct Ids {
    pub speakers: HashMap<String, i64>,
    pub sources: HashMap<String, i64>,
    events: HashMap<String, i64>,
    pub words: HashMap<String, i64>,
}

impl Ids {
    /// The number of an event, by any spelling of its name.
    pub fn event(&self, name: Option<&str>) -> Option<i64> {
        self.events.get(&event_key(name?)).copied()
    }
}

/// Compares these tables with the log; gives the numbers that their rows have.
pub(super) fn compare(db: &Connection, check: &mut Check, log: &Log) -> Result<Ids, Error> {
    let mut ids = Ids::default();
    for party in [Party::Speaker, Party::Source] {
        let rows = names::all(db, party)?;
        compare_party(check, log.record.names(party), party, &rows);
        let numbers = rows.into_iter().map(|(id, name, _)| (name, id)).collect();
        match party {
            Party::Speaker => ids.speakers = numbers,
            Party::Source => ids.sources = numbers,
        }
    }
    ids.events = compare_events(db, check, log)?;
    ids.words = compare_words(db, check, log)?;
    compare_articles(db, check, log)?;
    compare_redactions(db, check, log)?;
    Ok(ids)
}

fn compare_party(check: &mut Check, log: &Names, party: Party, rows: &[(i64, String, Option<i64>)]) {
    let noun = party.name();
    let by_id: HashMap<i64, &str> = rows.iter().map(|(id, name, _)| (*id, name.as_str())).collect();
    let aliases: HashMap<&str, &str> = log.aliases().collect();
    let mut held = 0;
    for (_, name, into) in rows {
        if !log.known().contains(name) {
            check.found(None, format!("{noun} \"{name}\" is in no entry of the log"));
            continue;
        }
        held += 1;
        let row = into.map(|id| by_id.get(&id).copied().unwrap_or("nobody"));
        match (aliases.get(name.as_str()).copied(), row) {
            (log, row) if log == row => {}
            (Some(into), _) => {
                check.found(None, format!("{noun} \"{name}\" stands for \"{into}\" in the log, and not in its row"))
            }
            (None, _) => {
                check.found(None, format!("{noun} \"{name}\" stands for another in its row, and not in the log"));
            }
        }
    }
    if held < log.known().len() {
        let mut missing: Vec<&String> =
            log.known().iter().filter(|name| !rows.iter().any(|row| row.1 == **name)).collect();
        missing.sort_unstable();
        for name in missing {
            check.found(None, format!("{noun} \"{name}\" has no row"));
        }
    }
}

fn compare_events(db: &Connection, check: &mut Check, log: &Log) -> Result<HashMap<String, i64>, Error> {
    type Line = (String, bool, Option<i64>, Option<String>, Option<String>);
    let mut query = db.prepare(include_str!("../../../sql/event/all.sql"))?;
    let rows: BTreeMap<String, (i64, Line)> = query
        .query_map([], |row| {
            let line = (row.get("name")?, row.get("named")?, row.get("into_id")?, row.get("first")?, row.get("last")?);
            Ok((row.get("key")?, (row.get("id")?, line)))
        })?
        .collect::<Result<_, _>>()?;
    let keys: HashMap<i64, &str> = rows.iter().map(|(key, (id, _))| (*id, key.as_str())).collect();
    let events = log.record.events();
    for (key, (_, (name, named, into, first, last))) in &rows {
        let Some(event) = events.get(key) else {
            check.found(None, format!("event \"{name}\" is in no entry of the log"));
            continue;
        };
        let same = event.name == *name
            && event.named == *named
            && event.into.as_deref() == into.map(|id| keys.get(&id).copied().unwrap_or_default())
            && (event.first.map(day_text), event.last.map(day_text)) == (first.clone(), last.clone());
        if !same {
            check.found(None, format!("event \"{name}\" differs from the log"));
        }
    }
    for (_, event) in events.iter().filter(|(key, _)| !rows.contains_key(*key)) {
        check.found(None, format!("event \"{}\" has no row", event.name));
    }
    Ok(rows.into_iter().map(|(key, (id, _))| (key, id)).collect())
}

/// Words that samples number; reports by hedge and rule read them.
fn compare_words(db: &Connection, check: &mut Check, log: &Log) -> Result<HashMap<String, i64>, Error> {
    let rows = row::words(db)?;
    let words = log.record.words();
    for word in rows.keys().filter(|word| !words.contains(*word)) {
        check.found(None, format!("the word \"{word}\" is in no entry of the log"));
    }
    for word in words.iter().filter(|word| !rows.contains_key(*word)) {
        check.found(None, format!("the word \"{word}\" has no row"));
    }
    Ok(rows)
}

fn compare_articles(db: &Connection, check: &mut Check, log: &Log) -> Result<(), Error> {
    let mut query = db.prepare(include_str!("../../../sql/article/all.sql"))?;
    let mut rows = query.query([])?;
    let articles = log.record.articles();
    let mut seen = Vec::new();
    while let Some(row) = rows.next()? {
        let sha256: String = row.get(0)?;
        let text: Option<String> = row.get(1)?;
        let hash = sha256.parse::<Hash>().ok().filter(|hash| hash.to_string() == sha256);
        let gone = hash.and_then(|hash| articles.get(&hash)).copied();
        let what = match (gone, &text) {
            (None, _) => Some("is in no entry of the log"),
            (Some(true), Some(_)) => Some("has a text again that a redaction took away"),
            (Some(false), None) => Some("has lost its text"),
            (Some(false), Some(text)) if Some(Hash::of(text.as_bytes())) != hash => Some("has another text"),
            _ => None,
        };
        if let Some(what) = what {
            check.found(cited_by(log, &sha256), format!("article {sha256} {what}"));
        }
        seen.extend(hash);
    }
    // A redacted claim may name an article whose text was never kept.
    for (hash, _) in articles.iter().filter(|(hash, gone)| !**gone && !seen.contains(hash)) {
        let sha256 = hash.to_string();
        check.found(cited_by(log, &sha256), format!("article {sha256} has no row"));
    }
    Ok(())
}

/// The first claim that stands in an article.
fn cited_by(log: &Log, sha256: &str) -> Option<ClaimId> {
    log.record.slots().iter().find_map(|slot| match slot {
        Slot::Case(case) if case.claim.article.as_ref().is_some_and(|at| at.sha256 == sha256) => Some(case.id),
        _ => None,
    })
}

fn compare_redactions(db: &Connection, check: &mut Check, log: &Log) -> Result<(), Error> {
    let mut query = db.prepare(include_str!("../../../sql/entry/redactions.sql"))?;
    let rows: BTreeMap<u64, u64> = query
        .query_map([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64)))?
        .collect::<Result<_, _>>()?;
    if rows != log.redactions {
        check.found(None, "the table of redactions differs from the log");
    }
    Ok(())
}
