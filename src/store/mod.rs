//! The record in one SQLite file: the log, and tables for fast reading that follow
//! from it. The only module that knows SQLite.
//!
//! Every change goes through a [`Writer`], which writes the entry of the log and
//! the rows that follow from it in one transaction; a killed process leaves either
//! all of it or nothing. Many processes may write to one file at once: each waits
//! its turn. [`Store::verify`] computes the chain anew, replays the log and compares
//! every row with what it says.
//!
//! Rows hold names as they were recorded; what is read has the names in force, so
//! that a merge changes no claim and can be undone.
//!
//! ```
//! use sayso::claim::Claim;
//! use sayso::store::Store;
//!
//! let mut store = Store::memory()?;
//! let claim = Claim::new("It will rain on Sunday", "2025-03-16".parse().unwrap());
//! let id = store.write("2025-03-16T09:00:00Z", |writer| writer.record(claim))?;
//! assert_eq!(store.case(id)?.unwrap().claim.statement, "It will rain on Sunday");
//! assert_eq!(store.head()?.entries, 1);
//! # Ok::<(), sayso::store::Error>(())
//! ```

mod bulk;
mod error;
mod event;
mod feed;
mod find;
mod import;
mod key;
mod mark;
mod migrate;
mod names;
mod numbers;
mod open;
mod packed;
mod redact;
mod row;
mod sample;
mod verify;
mod write;

pub use bulk::Spent;
pub use error::Error;
pub use event::EventLine;
pub use find::{Due, Filter, Undated};
pub use import::{Draft, Incoming, OnDifference, Taken, Uids};
pub use names::NameLine;
pub use sample::{Chunk, Sample, Samples, Tables};
pub use verify::{Finding, Verified};
pub use write::Writer;

use crate::claim::ClaimId;
use crate::ledger::{Entry, Head, Record, Until};
use crate::review::Case;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};

/// A record in its file.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
}

impl Store {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The head of the log.
    ///
    /// # Errors
    /// Those of the database.
    pub fn head(&self) -> Result<Head, Error> {
        write::head(&self.db)
    }

    /// Writes in one transaction, as at an instant (whole seconds UTC). What `work`
    /// wrote is kept if it returns without an error, else nothing of it.
    ///
    /// # Errors
    /// Those of `work`, and those of the database.
    pub fn write<T, E: From<Error>>(
        &mut self,
        at: &str,
        work: impl FnOnce(&mut Writer) -> Result<T, E>,
    ) -> Result<T, E> {
        let db = &self.db;
        db.execute_batch("BEGIN IMMEDIATE").map_err(Error::from)?;
        let run = || {
            let mut writer = Writer::new(db, at)?;
            let done = work(&mut writer)?;
            writer.finish()?;
            Ok(done)
        };
        let done: Result<T, E> = run();
        match done {
            Ok(done) => match db.execute_batch("COMMIT") {
                Ok(()) => Ok(done),
                Err(error) => {
                    // Nothing more can be done if the rollback fails, too: closing does it.
                    let _ = db.execute_batch("ROLLBACK");
                    Err(Error::from(error).into())
                }
            },
            Err(error) => {
                let _ = db.execute_batch("ROLLBACK");
                Err(error)
            }
        }
    }

    /// Reads as of one instant: what others write meanwhile is not seen by `work`.
    ///
    /// # Errors
    /// Those of `work`, and those of the database.
    pub fn snapshot<T, E: From<Error>>(&self, work: impl FnOnce(&Store) -> Result<T, E>) -> Result<T, E> {
        self.db.execute_batch("BEGIN").map_err(Error::from)?;
        let done = work(self);
        // Nothing was written; closing the file would end it as well.
        let _ = self.db.execute_batch("ROLLBACK");
        done
    }

    /// Writes a great deal in one transaction: like [`Store::write`], with more memory
    /// for pages, and without asking for each row whether the names that it numbers
    /// exist (the writer numbers them itself; `verify` asks for all).
    ///
    /// A file that holds no claim yet is filled in ways of its own and written once, in
    /// place: there is nothing yet that anybody could want to read meanwhile, so it
    /// leaves the mode in which SQLite writes ahead, and others wait. Where somebody has
    /// the file open, it stays in that mode.
    ///
    /// # Errors
    /// Those of [`Store::write`].
    pub fn write_many<T, E: From<Error>>(
        &mut self,
        at: &str,
        work: impl FnOnce(&mut Writer) -> Result<T, E>,
    ) -> Result<T, E> {
        let first = self.path != Path::new(":memory:") && self.count()? == 0;
        open::settle_for_many(&self.db)?;
        if first {
            open::write_in_place(&mut self.db)?;
        }
        let write_out = if first { open::WriteOut::begin(&self.path) } else { None };
        let done = self.write(at, |writer| {
            if first {
                writer.expect_many()?;
            }
            work(writer)
        });
        drop(write_out);
        if first {
            // Back to the usual mode; and what SQLite knows of the search index is old.
            *self = Store::open(&self.path)?;
        } else {
            open::settle(&self.db)?;
        }
        done
    }

    /// The claim with this number; none where there is none or it was redacted.
    ///
    /// # Errors
    /// Those of the database.
    pub fn case(&self, id: ClaimId) -> Result<Option<Case>, Error> {
        row::case(&self.db, id, row::As::InForce)
    }

    /// How many claims there are.
    ///
    /// # Errors
    /// Those of the database.
    pub fn count(&self) -> Result<u64, Error> {
        let count: i64 =
            self.db.prepare_cached(include_str!("../../sql/claim/count.sql"))?.query_row([], |row| row.get(0))?;
        Ok(count as u64)
    }

    /// The entries about a claim, and those that dated its events, in their order.
    ///
    /// # Errors
    /// Those of the database.
    pub fn history(&self, id: ClaimId) -> Result<Vec<Entry>, Error> {
        let mut entries =
            write::entries(&self.db, include_str!("../../sql/entry/of_claim.sql"), &[(":claim", &(id.0 as i64))])?;
        let Some(case) = row::case(&self.db, id, row::As::Recorded)? else {
            return Ok(entries);
        };
        let anchor = case.claim.deadline.as_ref().and_then(|read| read.anchor.as_ref());
        let names = [case.claim.event.as_deref(), anchor.map(|anchor| anchor.event.as_str())];
        let mut ids = Vec::new();
        for name in names.into_iter().flatten() {
            ids.extend(event::in_force(&self.db, name)?);
        }
        if ids.is_empty() {
            return Ok(entries);
        }
        let of_events = write::entries(&self.db, include_str!("../../sql/entry/of_events.sql"), &[])?;
        for entry in of_events {
            let Some(name) = event::name_in(&entry) else {
                continue;
            };
            if event::in_force(&self.db, &name)?.is_some_and(|id| ids.contains(&id)) {
                entries.push(entry);
            }
        }
        entries.sort_by_key(|entry| entry.seq);
        Ok(entries)
    }

    /// The claims as they stood at the end of a day: without what was ruled,
    /// amended, tied or dated after it. By replay of the log, so slower than the
    /// tables.
    ///
    /// # Errors
    /// For a log that cannot be read, and those of the database.
    pub fn claims_as_of(&self, day: NaiveDate) -> Result<Vec<Case>, Error> {
        let mut record = Record::until(Until::Day(day));
        write::each_entry(&self.db, |entry, _| Ok(record.push(&entry)?))?;
        Ok(record.into_cases())
    }

    /// The kept text of an article, by its SHA-256 in hexadecimal; none where it is
    /// not kept or was redacted.
    ///
    /// # Errors
    /// Those of the database.
    pub fn article(&self, sha256: &str) -> Result<Option<String>, Error> {
        let text: Option<Option<String>> = self
            .db
            .prepare_cached(include_str!("../../sql/article/text.sql"))?
            .query_row(&[(":sha256", sha256)], |row| row.get(0))
            .optional()?;
        Ok(text.flatten())
    }

    /// Copies the database into a new file, while it is in use.
    ///
    /// # Errors
    /// For a file that exists already, and those of the database.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Exists { path: to.to_path_buf() });
        }
        self.db.execute("VACUUM INTO :path", &[(":path", &to.to_string_lossy())])?;
        Ok(())
    }
}
