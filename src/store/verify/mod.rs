//! Proving that nothing was altered. The chain is computed anew and the log
//! replayed; then every table must hold what the log says, byte by byte and nothing
//! else: a row that is missing, changed or added is a finding, and so is a trigger
//! that somebody took away.
//!
//! The rows are compared with the log in one pass, claim by claim ([`rows`]), names
//! and articles as sets ([`names`]). The file itself is checked beside that, by
//! another thread on another connection ([`mod@file`]): its pages, its indexes, its
//! schema and its search index.

mod file;
mod log;
mod names;
mod rows;

use super::{Error, Store};
use crate::claim::ClaimId;
use crate::ledger::{Head, Slot};
use std::fmt;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The claim that it is about, where there is one.
    pub claim: Option<ClaimId>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.claim {
            Some(id) => write!(out, "claim {id}: {}", self.what),
            None => out.write_str(&self.what),
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The head of the log as it stands.
    pub head: Head,
    /// How many claims were compared.
    pub claims: u64,
    /// How many claims were redacted.
    pub redacted: u64,
    /// All that is wrong; nothing is, where it is empty.
    pub findings: Vec<Finding>,
}

/// What is collected on the way.
#[derive(Debug, Default)]
struct Check {
    findings: Vec<Finding>,
}

impl Check {
    fn found(&mut self, claim: Option<ClaimId>, what: impl Into<String>) {
        self.findings.push(Finding { claim, what: what.into() });
    }
}

impl Store {
    /// Checks the whole file, and that the log still holds a head that was published.
    ///
    /// # Errors
    /// For a file that the system does not let us read; damage is a finding.
    pub fn verify(&self, published: Option<Head>) -> Result<Verified, Error> {
        // Reading everything once, in order, needs few pages at a time.
        self.db.execute_batch("PRAGMA cache_size = -8192")?;
        // One snapshot, though others may write meanwhile.
        let snapshot = self.db.unchecked_transaction()?;
        let head = self.head()?;
        let path = self.path.clone();
        let verified = std::thread::scope(|scope| -> Result<Verified, Error> {
            let thread = std::thread::Builder::new().name("pages".to_string());
            let beside = thread.spawn_scoped(scope, move || file::beside(&path, head));
            let beside = beside.map_err(|source| Error::Thread { source })?;
            let mut check = Check::default();
            let mut verified = Verified { head: Head::default(), claims: 0, redacted: 0, findings: Vec::new() };
            let compared = log::replay(&self.db, &mut check, published).and_then(|log| {
                verified.head = log.head;
                verified.redacted = log.record.slots().iter().filter(|slot| **slot == Slot::Redacted).count() as u64;
                let ids = names::compare(&self.db, &mut check, &log)?;
                verified.claims = rows::compare(&self.db, &mut check, &log, &ids)?;
                Ok(())
            });
            let checked = match beside.join() {
                Ok(Some(found)) => {
                    check.findings.extend(found.findings);
                    Ok(())
                }
                Ok(None) => file::check(&self.db, &mut check),
                Err(panic) => std::panic::resume_unwind(panic),
            };
            // Pages that cannot be read end a comparison, and are what was looked for.
            for done in [compared, checked] {
                match done {
                    Err(error) if error.is_damage() => {
                        check.found(None, format!("it cannot be read to its end: {error}"))
                    }
                    done => done?,
                }
            }
            Ok(Verified { findings: check.findings, ..verified })
        });
        snapshot.rollback()?;
        super::open::settle(&self.db)?;
        verified
    }
}
