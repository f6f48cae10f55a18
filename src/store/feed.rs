//! Rows that SQLite takes from us as from a table of its own.
//!
//! Each row that is bound to the parameters of an INSERT costs more around the row than
//! in it: SQLite makes a copy of each value, and a statement starts and ends. Here many
//! rows wait as they are, and one statement reads them:
//!
//! ```sql
//! INSERT INTO claim (…) SELECT … FROM feed_claim
//! ```
//!
//! `feed_claim` is a virtual table in which SQLite asks for one value after the other.

use super::Error;
use rusqlite::ffi::{sqlite3_vtab, sqlite3_vtab_cursor};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::vtab::{Context, Filters, IndexInfo, Module, VTab, VTabConnection, VTabCursor};
use rusqlite::{CachedStatement, Connection, ToSql};
use std::borrow::Cow;
use std::ffi::{CStr, CString, c_int};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Rows that are written by one statement.
const BATCH: usize = 256;

/// Rows as a table.
pub(super) trait Table: 'static {
    /// The name under which SQLite knows it.
    const NAME: &'static str;
    /// How many columns it has.
    const WIDTH: usize;
    /// What a row is made of.
    type Row: Send;

    /// The columns that the row has a value in: a bit for each, the first being the
    /// lowest. Columns that are NULL in all rows of a batch are not asked for.
    fn filled(_: &Self::Row) -> u64 {
        u64::MAX
    }

    /// Hands out the value of a column, the first being 0.
    fn value<T>(row: &Self::Row, column: usize, out: impl FnOnce(ValueRef) -> T) -> T;
}

/// Gives SQLite the next rows, none at the end, and takes those that are written.
type More<R> = dyn FnMut(Vec<R>) -> Vec<R> + Send;
type Shared<T> = Arc<Mutex<T>>;

fn lock<T: ?Sized>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes rows that `more` gives a table. Its name in SQL is `T::NAME`.
fn offer<T: Table>(
    db: &Connection,
    more: impl FnMut(Vec<T::Row>) -> Vec<T::Row> + Send + 'static,
) -> Result<(), Error> {
    let module = const { &Module::<'static, Source<T>>::eponymous_only_module() };
    let more: Shared<More<T::Row>> = Arc::new(Mutex::new(more));
    Ok(db.create_module(T::NAME, module, Some(more))?)
}

/// Takes a statement that writes one row of such columns, in their order, and makes of
/// it one that writes those of the columns, which a bit for each tells, of all rows.
fn insert<'c, T: Table>(db: &'c Connection, insert: &str, filled: u64) -> Result<CachedStatement<'c>, Error> {
    let head = insert.rfind("VALUES").map_or(insert, |at| &insert[..at]);
    let (table, columns) = head.split_once('(').unwrap_or((head, ""));
    let columns = columns.trim_end().trim_end_matches(')').split(',').map(str::trim).enumerate();
    let (columns, values): (Vec<&str>, Vec<String>) =
        columns.filter(|(at, _)| filled >> at & 1 != 0).map(|(at, name)| (name, format!("c{at}"))).unzip();
    let (columns, values) = (columns.join(", "), values.join(", "));
    Ok(db.prepare_cached(&format!("{table}({columns}) SELECT {values} FROM {}", T::NAME))?)
}

/// Takes a statement that writes one row of such columns, in their order, and makes of
/// it one that writes all rows that `more` gives.
pub(super) fn feed<'c, T: Table>(
    db: &'c Connection,
    sql: &str,
    more: impl FnMut(Vec<T::Row>) -> Vec<T::Row> + Send + 'static,
) -> Result<CachedStatement<'c>, Error> {
    offer::<T>(db, more)?;
    insert::<T>(db, sql, u64::MAX)
}

/// Rows that wait for others, to be written together.
pub(super) struct Waiting<'c, T: Table> {
    rows: Vec<T::Row>,
    /// The columns that these have values in.
    filled: u64,
    /// Where SQLite finds them, and leaves them when they are written.
    desk: Shared<Vec<T::Row>>,
    db: &'c Connection,
    /// What writes one row.
    sql: &'static str,
    /// What writes all rows, and the columns that it writes.
    statement: CachedStatement<'c>,
    written: u64,
}

impl<'c, T: Table> Waiting<'c, T> {
    /// Takes a statement that writes one row of such columns, in their order.
    pub fn new(db: &'c Connection, sql: &'static str) -> Result<Waiting<'c, T>, Error> {
        let desk = Shared::<Vec<T::Row>>::default();
        let there = Arc::clone(&desk);
        offer::<T>(db, move |written| {
            let mut desk = lock(&there);
            if written.is_empty() {
                return std::mem::take(&mut desk);
            }
            *desk = written;
            Vec::new()
        })?;
        let written = u64::MAX;
        let statement = insert::<T>(db, sql, written)?;
        Ok(Waiting { rows: Vec::with_capacity(BATCH), filled: 0, desk, db, sql, statement, written })
    }

    /// Lets a row wait; gives back rows when they are written.
    pub fn push(&mut self, row: T::Row) -> Result<Vec<T::Row>, Error> {
        self.filled |= T::filled(&row);
        self.rows.push(row);
        if self.rows.len() < BATCH { Ok(Vec::new()) } else { self.flush() }
    }

    /// Writes the rows that wait, and gives them back.
    pub fn flush(&mut self) -> Result<Vec<T::Row>, Error> {
        if !self.rows.is_empty() {
            let filled = std::mem::take(&mut self.filled);
            if filled != self.written {
                self.statement = insert::<T>(self.db, self.sql, filled)?;
                self.written = filled;
            }
            *lock(&self.desk) = std::mem::replace(&mut self.rows, Vec::with_capacity(BATCH));
            self.statement.raw_execute()?;
        }
        Ok(std::mem::take(&mut lock(&self.desk)))
    }
}

/// The table that SQLite sees.
#[repr(C)]
struct Source<T: Table> {
    base: sqlite3_vtab,
    more: Shared<More<T::Row>>,
}

// Sound: `base` comes first, in the layout of C.
unsafe impl<T: Table> VTab<'_> for Source<T> {
    type Aux = Shared<More<T::Row>>;
    type Cursor = Cursor<T>;

    fn connect(
        _: &mut VTabConnection,
        more: Option<&Shared<More<T::Row>>>,
        _: &[u8],
        _: &[u8],
        _: &[u8],
        _: &[&[u8]],
    ) -> Result<(Cow<'static, CStr>, Source<T>), rusqlite::Error> {
        let more = more.cloned().unwrap_or_else(|| Arc::new(Mutex::new(|_| Vec::new())));
        let names: Vec<String> = (0..T::WIDTH).map(|column| format!("c{column}")).collect();
        let declared = CString::new(format!("CREATE TABLE feed ({})", names.join(", ")))?;
        Ok((Cow::Owned(declared), Source { base: sqlite3_vtab::default(), more }))
    }

    fn best_index(&self, _: &mut IndexInfo) -> Result<bool, rusqlite::Error> {
        Ok(true)
    }

    fn open(&mut self) -> Result<Cursor<T>, rusqlite::Error> {
        let more = Arc::clone(&self.more);
        Ok(Cursor { base: sqlite3_vtab_cursor::default(), rows: Vec::new(), at: 0, more })
    }
}

/// A walk through the rows.
#[repr(C)]
struct Cursor<T: Table> {
    base: sqlite3_vtab_cursor,
    rows: Vec<T::Row>,
    at: usize,
    more: Shared<More<T::Row>>,
}

impl<T: Table> Cursor<T> {
    fn more(&mut self) {
        let written = std::mem::take(&mut self.rows);
        self.rows = lock(&self.more)(written);
        self.at = 0;
    }
}

// Sound: `base` comes first, in the layout of C.
unsafe impl<T: Table> VTabCursor for Cursor<T> {
    fn filter(&mut self, _: c_int, _: Option<&str>, _: &Filters) -> Result<(), rusqlite::Error> {
        self.more();
        Ok(())
    }

    fn next(&mut self) -> Result<(), rusqlite::Error> {
        self.at += 1;
        if self.at == self.rows.len() {
            self.more();
        }
        Ok(())
    }

    fn eof(&self) -> bool {
        self.rows.is_empty()
    }

    fn column(&self, out: &mut Context, column: c_int) -> Result<(), rusqlite::Error> {
        T::value(&self.rows[self.at], column as usize, |value| out.set_result(Borrowed(value)))
    }

    fn rowid(&self) -> Result<i64, rusqlite::Error> {
        Ok(self.at as i64)
    }
}

/// A value as it is.
struct Borrowed<'v>(ValueRef<'v>);

impl ToSql for Borrowed<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>, rusqlite::Error> {
        Ok(ToSqlOutput::Borrowed(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Pairs;

    // The second column may be NULL.
    impl Table for Pairs {
        const NAME: &'static str = "feed_pair";
        const WIDTH: usize = 2;
        type Row = (i64, Option<&'static str>);

        fn filled(row: &Self::Row) -> u64 {
            1 | u64::from(row.1.is_some()) << 1
        }

        fn value<T>(row: &Self::Row, column: usize, out: impl FnOnce(ValueRef) -> T) -> T {
            out(match column {
                0 => ValueRef::Integer(row.0),
                _ => row.1.map_or(ValueRef::Null, |text| ValueRef::Text(text.as_bytes())),
            })
        }
    }

    fn db() -> Connection {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE pair (id INTEGER PRIMARY KEY, text TEXT) STRICT").unwrap();
        db
    }

    const INSERT: &str = "INSERT INTO pair (id, text) VALUES (:id, :text)";

    #[test]
    fn rows_are_written_together_and_given_back() {
        let db = db();
        let mut waiting = Waiting::<Pairs>::new(&db, INSERT).unwrap();
        let count = || db.query_row("SELECT count(*) FROM pair", [], |row| row.get(0)).unwrap();
        let rows: Vec<_> = (1..=600).map(|id| (id, (id % 3 > 0).then_some("ä\0b"))).collect();
        let mut back = Vec::new();
        for row in &rows {
            back.extend(waiting.push(*row).unwrap());
        }
        assert_eq!((back.len() as i64, count()), (512, 512));
        back.extend(waiting.flush().unwrap());
        assert!(waiting.flush().unwrap().is_empty());
        assert_eq!((back, count()), (rows, 600));
        let sql = "SELECT sum(id), sum(text IS NULL), sum(hex(text) = 'C3A40062') FROM pair";
        let found: (i64, i64, i64) = db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        assert_eq!(found, (180_300, 200, 400));
    }

    #[test]
    fn columns_without_values_are_left_out_until_there_is_one() {
        let db = db();
        let mut waiting = Waiting::<Pairs>::new(&db, INSERT).unwrap();
        let mut flush = |rows: &[(i64, Option<&'static str>)]| {
            rows.iter().for_each(|row| drop(waiting.push(*row).unwrap()));
            waiting.flush().unwrap();
            waiting.statement.expanded_sql().unwrap()
        };
        assert_eq!(flush(&[(1, None), (2, None)]), "INSERT INTO pair (id) SELECT c0 FROM feed_pair");
        assert_eq!(flush(&[(3, None), (4, Some("d"))]), "INSERT INTO pair (id, text) SELECT c0, c1 FROM feed_pair");
        assert_eq!(flush(&[(5, None)]), "INSERT INTO pair (id) SELECT c0 FROM feed_pair");
        let sql = "SELECT group_concat(id || coalesce(text, '')) FROM pair";
        assert_eq!(db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap(), "1,2,3,4d,5");
    }

    #[test]
    fn what_the_table_refuses_is_an_error() {
        let db = db();
        let mut waiting = Waiting::<Pairs>::new(&db, INSERT).unwrap();
        waiting.push((1, None)).unwrap();
        waiting.push((1, None)).unwrap();
        assert!(waiting.flush().is_err());
        waiting.push((2, Some("good"))).unwrap();
        assert_eq!(waiting.flush().unwrap(), [(2, Some("good"))]);
    }
}
