//! Filling a file that holds no claim yet, as a first import does. Two things are put
//! off to the end of the transaction, so that nobody ever sees a file without them:
//!
//! - the trigger that asks for each entry whether it follows on the last one: until
//!   the transaction ends there is one writer, and it holds the chain in its hands;
//! - the search index, filled by another thread in a database of its own in memory,
//!   whose tables are then copied as they are.

use super::Error;
use super::feed::{Table, Waiting, feed};
use super::mark::{self, Mark};
use super::packed::{Packed, Text};
use super::row::{self, Bound, Ids};
use crate::claim::ClaimId;
use crate::ledger::{Body, Hash};
use crate::review::Case;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use smallvec::SmallVec;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;

/// Batches of claims that may wait for the thread of the search index.
const WAITING: usize = 16;
/// Sizes that this thread tells at once.
const SIZES: usize = 4096;

/// A row of the log.
#[derive(Debug)]
pub(super) struct EntryRow {
    pub seq: u64,
    pub at: Arc<str>,
    pub kind: &'static str,
    pub body: Body,
    pub prev: Hash,
    pub hash: Hash,
    pub claim: Option<ClaimId>,
}

/// The log.
pub(super) struct Entries;

impl Table for Entries {
    const NAME: &'static str = "feed_entry";
    const WIDTH: usize = 8;
    type Row = EntryRow;

    fn value<T>(row: &EntryRow, column: usize, out: impl FnOnce(ValueRef) -> T) -> T {
        out(match column {
            0 => ValueRef::Integer(row.seq as i64),
            1 => ValueRef::Text(row.at.as_bytes()),
            2 => ValueRef::Text(row.kind.as_bytes()),
            3 => ValueRef::Blob(&row.body.bytes),
            4 => ValueRef::Blob(&row.body.sha256.0),
            5 => ValueRef::Blob(&row.prev.0),
            6 => ValueRef::Blob(&row.hash.0),
            _ => row.claim.map_or(ValueRef::Null, |id| ValueRef::Integer(id.0 as i64)),
        })
    }
}

/// A claim's row with the numbers that it has for names.
#[derive(Debug)]
pub(super) struct ClaimRow {
    pub packed: Packed,
    pub ids: Ids,
}

/// The claims.
pub(super) struct Claims;

impl Table for Claims {
    const NAME: &'static str = "feed_claim";
    const WIDTH: usize = row::COLUMNS + 1;
    type Row = ClaimRow;

    fn filled(row: &ClaimRow) -> u64 {
        1 | row.packed.filled(&row.ids) << 1
    }

    fn value<T>(row: &ClaimRow, column: usize, out: impl FnOnce(ValueRef) -> T) -> T {
        out(match column.checked_sub(1) {
            None => ValueRef::Integer(row.packed.id.0 as i64),
            Some(column) => row.packed.column(&row.ids, column),
        })
    }
}

/// The words of claims that are searched, under the names that were recorded.
struct Texts;

impl Table for Texts {
    const NAME: &'static str = "feed_text";
    const WIDTH: usize = 5;
    type Row = ClaimRow;

    fn value<T>(row: &ClaimRow, column: usize, out: impl FnOnce(ValueRef) -> T) -> T {
        out(match column {
            0 => ValueRef::Integer(row.packed.id.0 as i64),
            1 => row.packed.text_value(Text::Statement),
            2 => row.packed.text_value(Text::Quote),
            3 => row.packed.text_value(Text::Speaker),
            _ => row.packed.text_value(Text::Source),
        })
    }
}

/// How many words the search index has of a claim: its number, the lengths of its
/// columns, and where the index holds them.
type Size = (i64, SmallVec<[u8; 16]>, i64);

/// These as a table.
struct Sizes;

impl Table for Sizes {
    const NAME: &'static str = "feed_size";
    const WIDTH: usize = 3;
    type Row = Size;

    fn value<T>((id, lengths, origin): &Size, column: usize, out: impl FnOnce(ValueRef) -> T) -> T {
        out(match column {
            0 => ValueRef::Integer(*id),
            1 => ValueRef::Blob(lengths),
            _ => ValueRef::Integer(*origin),
        })
    }
}

/// Packed marks, bucket by bucket.
struct Buckets;

impl Table for Buckets {
    const NAME: &'static str = "feed_mark";
    const WIDTH: usize = 2;
    type Row = (i64, Vec<u8>);

    fn value<T>((bucket, rows): &(i64, Vec<u8>), column: usize, out: impl FnOnce(ValueRef) -> T) -> T {
        out(match column {
            0 => ValueRef::Integer(*bucket),
            _ => ValueRef::Blob(rows),
        })
    }
}

/// What the search index is told.
enum Step {
    Take(Vec<ClaimRow>),
    Forget(ClaimId),
}

/// What is left of claims that were written. Memory goes back fastest to the thread
/// that took it, so whoever makes drafts clears this now and then.
#[derive(Debug, Clone, Default)]
pub struct Spent(Arc<Mutex<Vec<Remains>>>);

/// Rows that nobody needs any more.
#[derive(Debug)]
#[expect(dead_code, reason = "they are only let go of")]
enum Remains {
    Entries(Vec<EntryRow>),
    Claims(Vec<ClaimRow>),
}

impl Spent {
    /// Lets go of all that there is.
    pub fn clear(&self) {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        drop(all);
    }

    fn put(&self, remains: Remains) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(remains);
    }
}

/// What is put off, and the rows that wait.
pub(super) struct Bulk<'c> {
    db: &'c Connection,
    /// The statements that make triggers again.
    schema: Vec<String>,
    entries: Waiting<'c, Entries>,
    claims: Waiting<'c, Claims>,
    /// Where what is left of claims goes; where nobody said so, nowhere.
    spent: Arc<OnceLock<Spent>>,
    sender: SyncSender<Step>,
    thread: JoinHandle<Result<Connection, Error>>,
    /// What the thread tells at its end.
    sizes: Receiver<Vec<Size>>,
}

impl<'c> Bulk<'c> {
    /// Takes the trigger away, and starts the thread.
    pub fn begin(db: &'c Connection) -> Result<Bulk<'c>, Error> {
        let mut query = db.prepare(include_str!("../../sql/bulk/delayed.sql"))?;
        let delayed: Vec<(String, String)> =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        for (name, _) in &delayed {
            db.execute_batch(&format!("DROP TRIGGER main.\"{}\"", name.replace('"', "\"\"")))?;
        }
        let table: String = db.query_row(include_str!("../../sql/bulk/text.sql"), [], |row| row.get(0))?;
        let (sender, steps) = sync_channel(WAITING);
        let spent = Arc::<OnceLock<Spent>>::default();
        let left = Arc::clone(&spent);
        let (tell, sizes) = channel();
        let thread = std::thread::Builder::new().name("search".to_string());
        let thread = thread.spawn(move || fill(&table, steps, &tell, left));
        let thread = thread.map_err(|source| Error::Thread { source })?;
        Ok(Bulk {
            db,
            schema: delayed.into_iter().map(|(_, sql)| sql).collect(),
            entries: Waiting::new(db, include_str!("../../sql/entry/append.sql"))?,
            claims: Waiting::new(db, include_str!("../../sql/claim/insert.sql"))?,
            spent,
            sender,
            thread,
            sizes,
        })
    }

    /// From now on leaves there what is left of claims; the first place counts.
    pub fn leave_to(&self, spent: &Spent) {
        let _ = self.spent.set(spent.clone());
    }

    /// Adds an entry.
    pub fn append(&mut self, entry: EntryRow) -> Result<(), Error> {
        let written = self.entries.push(entry)?;
        if let Some(spent) = self.spent.get()
            && !written.is_empty()
        {
            spent.put(Remains::Entries(written));
        }
        Ok(())
    }

    /// Adds a claim, for the search index too.
    pub fn insert(&mut self, claim: ClaimRow) -> Result<(), Error> {
        let written = self.claims.push(claim)?;
        self.tell(Step::Take(written));
        Ok(())
    }

    /// Writes the rows that wait.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.entries.flush()?;
        let written = self.claims.flush()?;
        self.tell(Step::Take(written));
        Ok(())
    }

    /// Puts a claim's words into the search index.
    pub fn index(&mut self, case: &Case) {
        self.tell(Step::Take(vec![ClaimRow { packed: Packed::of(case), ids: Ids::default() }]));
    }

    /// Takes a claim's words out of it.
    pub fn forget(&mut self, id: ClaimId) {
        self.tell(Step::Forget(id));
    }

    /// Where the thread has stopped, `end` tells why.
    fn tell(&mut self, step: Step) {
        if !matches!(&step, Step::Take(claims) if claims.is_empty()) {
            let _ = self.sender.send(step);
        }
    }

    /// Makes everything that was put off, and writes the marks of all claims.
    pub fn end(mut self, marks: Vec<Mark>) -> Result<(), Error> {
        self.flush()?;
        drop(self.sender);
        let packing = std::thread::Builder::new().name("marks".to_string()).spawn(move || mark::packed(marks));
        let packing = packing.map_err(|source| Error::Thread { source })?;
        for sql in &self.schema {
            self.db.execute_batch(sql)?;
        }
        let mut sizes = Waiting::<Sizes>::new(self.db, include_str!("../../sql/bulk/put_docsize.sql"))?;
        for size in self.sizes.iter().flatten() {
            sizes.push(size)?;
        }
        sizes.flush()?;
        copy(&join(self.thread)??, self.db)?;
        write_all::<Buckets>(self.db, include_str!("../../sql/bulk/put_marks.sql"), join(packing)?)
    }
}

fn join<T>(thread: JoinHandle<T>) -> Result<T, Error> {
    thread.join().or_else(|panic| std::panic::resume_unwind(panic))
}

/// Fills a search index in memory.
fn fill(
    table: &str,
    steps: Receiver<Step>,
    tell: &Sender<Vec<Size>>,
    spent: Arc<OnceLock<Spent>>,
) -> Result<Connection, Error> {
    let db = Connection::open_in_memory()?;
    db.execute_batch(table)?;
    db.execute(include_str!("../../sql/bulk/hash.sql"), [])?;
    db.execute(include_str!("../../sql/bulk/automerge.sql"), [])?;
    db.execute_batch("BEGIN")?;
    {
        // One statement takes claims until one is to be forgotten.
        let (sender, forgotten) = channel();
        let mut steps = steps.into_iter();
        let mut take = feed::<Texts>(&db, include_str!("../../sql/bulk/take.sql"), move |written| {
            if let Some(spent) = spent.get() {
                spent.put(Remains::Claims(written));
            }
            match steps.next() {
                Some(Step::Take(claims)) => claims,
                Some(Step::Forget(id)) => {
                    let _ = sender.send(id);
                    Vec::new()
                }
                None => Vec::new(),
            }
        })?;
        let mut forget = db.prepare(include_str!("../../sql/text/delete.sql"))?;
        loop {
            take.raw_execute()?;
            let Ok(id) = forgotten.try_recv() else {
                break;
            };
            forget.execute(&[(":id", &(id.0 as i64))])?;
        }
    }
    db.execute_batch("COMMIT")?;
    tell_sizes(&db, tell)?;
    Ok(db)
}

/// Reads the sizes of a search index while another thread writes them.
fn tell_sizes(db: &Connection, tell: &Sender<Vec<Size>>) -> Result<(), Error> {
    let mut query = db.prepare(include_str!("../../sql/bulk/docsize.sql"))?;
    let mut rows = query.query([])?;
    let mut sizes = Vec::with_capacity(SIZES);
    while let Some(row) = rows.next()? {
        let lengths = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        sizes.push((row.get(0)?, SmallVec::from_slice(lengths), row.get(2)?));
        if sizes.len() == SIZES {
            // Where nobody listens any more, the writer has failed and tells why.
            let _ = tell.send(std::mem::replace(&mut sizes, Vec::with_capacity(SIZES)));
        }
    }
    let _ = tell.send(sizes);
    Ok(())
}

/// Copies the tables that hold the words of the search index.
fn copy(from: &Connection, to: &Connection) -> Result<(), Error> {
    for (read, write) in [
        (include_str!("../../sql/bulk/data.sql"), include_str!("../../sql/bulk/put_data.sql")),
        (include_str!("../../sql/bulk/idx.sql"), include_str!("../../sql/bulk/put_idx.sql")),
    ] {
        let mut query = from.prepare(read)?;
        let mut put = Bound::new(to.prepare_cached(write)?);
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                put.put(column + 1, row.get_ref(column)?)?;
            }
            put.execute()?;
        }
    }
    Ok(())
}

/// Writes rows by one statement.
fn write_all<T: Table>(db: &Connection, insert: &str, rows: Vec<T::Row>) -> Result<(), Error> {
    let mut rows = Some(rows);
    feed::<T>(db, insert, move |_| rows.take().unwrap_or_default())?.raw_execute()?;
    Ok(())
}
