//! The chain computed anew, and the log replayed.

use super::Check;
use crate::claim::ClaimId;
use crate::ledger::{Change, Entry, Head, Record};
use crate::store::{Error, write};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// What the log says, and what only its entries tell.
pub(super) struct Log {
    pub record: Record,
    pub head: Head,
    /// The entry that holds a reviewer's ruling in force on a claim.
    pub rulings: HashMap<(ClaimId, String), u64>,
    /// Each blanked entry, with the redaction that blanked it.
    pub redactions: BTreeMap<u64, u64>,
}

/// Walks through the chain from its first entry.
pub(super) fn replay(db: &Connection, check: &mut Check, published: Option<Head>) -> Result<Log, Error> {
    let mut log =
        Log { record: Record::default(), head: Head::default(), rulings: HashMap::new(), redactions: BTreeMap::new() };
    // Blanked entries, with the claim that their rows name.
    let mut blanked = BTreeMap::new();
    let mut proven = published.is_none_or(|published| published == Head::default());
    write::each_entry(db, |entry, claim| {
        let about = claim.map(|id| ClaimId(id as u64));
        if let Err(error) = entry.check(&log.head) {
            check.found(about, error.to_string());
        }
        log.head = entry.head();
        proven = proven || published == Some(log.head);
        let Some(body) = &entry.body else {
            blanked.insert(entry.seq, (about, entry.kind.clone()));
            return Ok(log.record.push(&entry)?);
        };
        let change = match Change::read(&entry.kind, body) {
            Ok(change) => change,
            Err(error) => {
                check.found(about, format!("entry {}: {error}", entry.seq));
                // A claim that cannot be read keeps its place.
                let _ = log.record.push(&Entry { body: None, ..entry });
                return Ok(());
            }
        };
        if change.claim() != about {
            check.found(change.claim().or(about), format!("entry {} is filed under another claim", entry.seq));
        }
        note(&mut log, check, &blanked, entry.seq, &change);
        if let Err(error) = log.record.apply(&entry.at, change) {
            check.found(about, format!("entry {}: {error}", entry.seq));
        }
        Ok(())
    })?;
    if let Err(error) = log.record.finish() {
        check.found(None, error.to_string());
    }
    if let (Some(published), false) = (published, proven) {
        let what = if log.head.entries < published.entries {
            format!(
                "the published head counts {} entries, the log has {}: entries were removed",
                published.entries, log.head.entries
            )
        } else {
            format!("entry {} is not the one that was published: the log was written anew", published.entries)
        };
        check.found(None, what);
    }
    Ok(log)
}

type Blanked = BTreeMap<u64, (Option<ClaimId>, String)>;

/// Keeps what only an entry tells, and holds a redaction to its word.
fn note(log: &mut Log, check: &mut Check, blanked: &Blanked, seq: u64, change: &Change) {
    match change {
        Change::Resolved { claim, resolution } => {
            log.rulings.insert((*claim, resolution.reviewer.clone()), seq);
        }
        Change::Redacted { claim, entries, .. } => {
            for entry in entries {
                log.redactions.insert(*entry, seq);
                match blanked.get(entry) {
                    None => check.found(
                        Some(*claim),
                        format!("entry {entry} holds words again that the redaction in entry {seq} blanked"),
                    ),
                    Some((about, kind)) if *about != Some(*claim).filter(|_| kind != "article") => {
                        check.found(Some(*claim), format!("entry {entry} is filed under another claim"));
                    }
                    Some(_) => {}
                }
            }
        }
        _ => {}
    }
}
