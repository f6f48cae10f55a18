//! Filling a file that holds no claim yet, as a first import does. Three things are
//! put off to the end of the transaction, so that nobody ever sees a file without
//! them:
//!
//! - the indexes of claims, made in the order of their keys, which is faster than a
//!   place among the others for one claim after the other;
//! - the trigger that asks for each entry whether it follows on the last one: until
//!   the transaction ends there is one writer, and it holds the chain in its hands;
//! - the search index, filled by another thread in a database of its own in memory,
//!   whose tables are then copied as they are.

use super::Error;
use super::row::Rows;
use crate::claim::ClaimId;
use crate::review::Case;
use rusqlite::{Connection, named_params};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// Claims that go to the thread of the search index at once.
const BATCH: usize = 256;
/// Batches that may wait for it.
const WAITING: usize = 16;

/// The words of a claim that are searched.
#[derive(Debug)]
pub(super) struct Words {
    id: ClaimId,
    statement: String,
    quote: Option<String>,
    speaker: Option<String>,
    source: Option<String>,
}

impl Words {
    /// Those of a claim under the names that were recorded.
    pub fn of(case: Case) -> Words {
        let claim = case.claim;
        Words {
            id: case.id,
            statement: claim.statement,
            quote: claim.quote,
            speaker: claim.speaker,
            source: claim.source,
        }
    }
}

/// What the search index is told.
#[derive(Debug)]
enum Step {
    Take(Words),
    Forget(ClaimId),
}

/// What is put off.
#[derive(Debug)]
pub(super) struct Bulk {
    /// The statements that make indexes and trigger again.
    schema: Vec<String>,
    batch: Vec<Step>,
    sender: SyncSender<Vec<Step>>,
    thread: JoinHandle<Result<Connection, Error>>,
}

impl Bulk {
    /// Takes indexes and trigger away, and starts the thread.
    pub fn begin(db: &Connection) -> Result<Bulk, Error> {
        let mut query = db.prepare(include_str!("../../sql/bulk/delayed.sql"))?;
        let delayed: Vec<(String, String, String)> =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
        for (kind, name, _) in &delayed {
            db.execute_batch(&format!("DROP {kind} main.\"{}\"", name.replace('"', "\"\"")))?;
        }
        let table: String = db.query_row(include_str!("../../sql/bulk/text.sql"), [], |row| row.get(0))?;
        let (sender, batches) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name("search".to_string()).spawn(move || fill(&table, batches));
        let thread = thread.map_err(|source| Error::Thread { source })?;
        let schema = delayed.into_iter().map(|(_, _, sql)| sql).collect();
        Ok(Bulk { schema, batch: Vec::with_capacity(BATCH), sender, thread })
    }

    /// Puts a claim's words into the search index.
    pub fn index(&mut self, words: Words) -> Result<(), Error> {
        self.tell(Step::Take(words))
    }

    /// Takes a claim's words out of it.
    pub fn forget(&mut self, id: ClaimId) -> Result<(), Error> {
        self.tell(Step::Forget(id))
    }

    fn tell(&mut self, step: Step) -> Result<(), Error> {
        self.batch.push(step);
        if self.batch.len() == BATCH {
            self.send();
        }
        Ok(())
    }

    /// Where the thread has stopped, `end` tells why.
    fn send(&mut self) {
        let batch = std::mem::replace(&mut self.batch, Vec::with_capacity(BATCH));
        let _ = self.sender.send(batch);
    }

    /// Makes everything that was put off.
    pub fn end(mut self, db: &Connection) -> Result<(), Error> {
        self.send();
        drop(self.sender);
        for sql in &self.schema {
            db.execute_batch(sql)?;
        }
        let filled = match self.thread.join() {
            Ok(filled) => filled?,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        copy(&filled, db)
    }
}

/// Fills a search index in memory.
fn fill(table: &str, batches: Receiver<Vec<Step>>) -> Result<Connection, Error> {
    let db = Connection::open_in_memory()?;
    db.execute_batch(table)?;
    db.execute(include_str!("../../sql/bulk/hash.sql"), [])?;
    db.execute_batch("BEGIN")?;
    {
        let mut take = db.prepare(include_str!("../../sql/bulk/take.sql"))?;
        let mut forget = db.prepare(include_str!("../../sql/text/delete.sql"))?;
        for step in batches.into_iter().flatten() {
            match step {
                Step::Take(words) => take.execute(named_params! {
                    ":id": words.id.0 as i64,
                    ":statement": words.statement,
                    ":quote": words.quote,
                    ":speaker": words.speaker,
                    ":source": words.source,
                })?,
                Step::Forget(id) => forget.execute(&[(":id", &(id.0 as i64))])?,
            };
        }
    }
    db.execute_batch("COMMIT")?;
    Ok(db)
}

/// Copies the tables that the search index is made of.
fn copy(from: &Connection, to: &Connection) -> Result<(), Error> {
    for (read, write, columns) in [
        (include_str!("../../sql/bulk/data.sql"), include_str!("../../sql/bulk/put_data.sql"), 2),
        (include_str!("../../sql/bulk/idx.sql"), include_str!("../../sql/bulk/put_idx.sql"), 3),
        (include_str!("../../sql/bulk/docsize.sql"), include_str!("../../sql/bulk/put_docsize.sql"), 3),
    ] {
        let mut query = from.prepare(read)?;
        let mut put = Rows::many(to, write)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                put.put(column + 1, row.get_ref(column)?)?;
            }
            put.end()?;
        }
        put.flush()?;
    }
    Ok(())
}
