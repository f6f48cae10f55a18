//! Opening a file: waiting for others, telling damage, bringing it up to date.

use super::error::{busy, damaged, read_only};
use super::{Error, Store, migrate};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long a process waits for others before it gives up.
const PATIENCE: Duration = Duration::from_secs(120);

impl Store {
    /// Opens a file, making it where there is none.
    ///
    /// # Errors
    /// For a folder that cannot be made, for a file that is damaged, of another
    /// program or of a newer one, and those of the database.
    pub fn open(path: &Path) -> Result<Store, Error> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|source| Error::Folder { path: path.to_path_buf(), source })?;
        }
        open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens a file that must exist; one that cannot be written to, as on a read-only
    /// disk, for reading alone.
    ///
    /// # Errors
    /// For a file that does not, and those of [`Store::open`].
    pub fn open_existing(path: &Path) -> Result<Store, Error> {
        if !path.exists() {
            return Err(Error::Absent { path: path.to_path_buf() });
        }
        match open(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(Error::Open { source, .. }) if read_only(&source) && may_be_frozen(path) => open_frozen(path),
            other => other,
        }
    }

    /// Opens a file without ever changing it, as completion does.
    ///
    /// # Errors
    /// Those of [`Store::open_existing`].
    pub fn open_read_only(path: &Path) -> Result<Store, Error> {
        if !path.exists() {
            return Err(Error::Absent { path: path.to_path_buf() });
        }
        open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    /// A record in memory alone.
    ///
    /// # Errors
    /// Those of the database.
    pub fn memory() -> Result<Store, Error> {
        let mut db = Connection::open_in_memory()?;
        settle(&db)?;
        migrate::run(&mut db)?;
        Ok(Store { db, path: ":memory:".into() })
    }
}

/// Whether a file that cannot be written to holds all that there is: what SQLite
/// wrote ahead is in it.
fn may_be_frozen(path: &Path) -> bool {
    let mut ahead = path.as_os_str().to_owned();
    ahead.push("-wal");
    path.is_file() && std::fs::metadata(ahead).map_or(0, |ahead| ahead.len()) == 0
}

/// Opens a file that nobody can change, so that no lock and no file beside it is
/// needed.
fn open_frozen(path: &Path) -> Result<Store, Error> {
    let mut uri = "file:".to_string();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => uri += &format!("%{byte:02x}"),
        }
    }
    uri += "?immutable=1";
    let store = open(Path::new(&uri), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?;
    Ok(Store { path: path.to_path_buf(), ..store })
}

/// Opens, again and again while others stand in the way: SQLite's own busy handler
/// is not asked everywhere, such as at the switch to WAL or at recovery.
fn open(path: &Path, flags: OpenFlags) -> Result<Store, Error> {
    let start = Instant::now();
    let mut tries = 0;
    loop {
        match open_once(path, flags) {
            Err(Error::Sqlite { source }) if busy(&source) && start.elapsed() < PATIENCE => {
                tries += 1;
                std::thread::sleep(pause(tries));
            }
            Err(Error::Sqlite { source }) if damaged(&source) => {
                return Err(Error::Damaged { path: path.to_path_buf(), source });
            }
            Err(Error::Sqlite { source }) => {
                return Err(Error::Open { path: path.to_path_buf(), source });
            }
            other => return other,
        }
    }
}

/// A pause before the next try: short at first, never regular, so that 32 waiting
/// processes do not wake up together.
fn pause(tries: i32) -> Duration {
    let spread = u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ (tries as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
    let most = 1000 * (1 + u64::from(tries.clamp(1, 20).unsigned_abs()));
    Duration::from_micros(500 + (spread >> 16) % most)
}

fn wait_for_others(db: &mut Connection) -> Result<(), rusqlite::Error> {
    db.busy_handler(Some(|tries| {
        std::thread::sleep(pause(tries));
        // About 10 ms a try.
        tries < 12_000
    }))
}

/// Does something that waits for others a few seconds only.
pub(super) fn briefly<T>(
    db: &mut Connection,
    work: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
) -> Result<T, Error> {
    db.busy_timeout(Duration::from_secs(5))?;
    let done = work(db);
    wait_for_others(db)?;
    Ok(done?)
}

/// The size of a new file's pages. An entry of the log takes some 600 bytes; in the
/// usual pages of 4 kB a seventh would stay empty, and an import and `verify` would
/// handle four times as many.
const PAGES: &str = "PRAGMA page_size = 16384";

fn open_once(path: &Path, flags: OpenFlags) -> Result<Store, Error> {
    let mut db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    wait_for_others(&mut db)?;
    // One look at all three: another process may be making the file just now.
    let look = db.transaction()?;
    let version: i64 = look.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let program: i64 = look.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = look.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    drop(look);
    let known = migrate::known();
    if version > known {
        return Err(Error::Newer { path: path.to_path_buf(), found: version, known });
    }
    if tables > 0 && program != migrate::APPLICATION {
        return Err(Error::Foreign { path: path.to_path_buf() });
    }
    settle(&db)?;
    if !flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        if tables == 0 {
            db.execute_batch(PAGES)?;
        }
        // A copy made by `backup` comes in another mode.
        let mode: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        if mode != "wal" {
            db.query_row("PRAGMA journal_mode = wal", [], |_| Ok(()))?;
        }
        if version < known {
            migrate::run(&mut db)?;
        }
    } else if version < known {
        return Err(Error::Absent { path: path.to_path_buf() });
    }
    Ok(Store { db, path: path.to_path_buf() })
}

/// What each connection needs: nothing of it is kept in the file.
pub(super) fn settle(db: &Connection) -> Result<(), Error> {
    // A ruling that was acknowledged survives a power cut.
    db.execute_batch(
        "PRAGMA synchronous = full;
         PRAGMA foreign_keys = on;
         PRAGMA secure_delete = off;
         PRAGMA temp_store = memory;
         PRAGMA cache_size = -65536;",
    )?;
    // Plans never depend on the values bound: without this, SQLite reads a statement
    // anew whenever a value could choose another index.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Leaves the mode in which SQLite writes ahead, if nobody else has the file open:
/// a transaction then writes each new page once, and to its place. `Store::open` goes
/// back to that mode.
///
/// Pages are filled one after the other, so that few are needed again: with 4 MB for
/// them a first import takes 4 % less time than with 32, since less is left for its end.
pub(super) fn write_in_place(db: &mut Connection) -> Result<(), Error> {
    db.busy_timeout(Duration::ZERO)?;
    let left = db.query_row("PRAGMA journal_mode = delete", [], |_| Ok(()));
    wait_for_others(db)?;
    match left {
        Err(error) if !busy(&error) => Err(error.into()),
        // The end of a transaction is the end of its journal: the folder is synced, too.
        _ => Ok(db.execute_batch("PRAGMA synchronous = extra; PRAGMA cache_size = -4096")?),
    }
}

/// How often what was written is sent to the disk.
const WRITE_OUT: Duration = Duration::from_millis(50);

/// Sends to the disk what is written in place, while more of it is made: else the end
/// of the transaction waits for all of it. Goes on until it is let go of.
#[derive(Debug)]
pub(super) struct WriteOut {
    /// Nothing is ever sent; the thread sees that it is gone.
    _going: Sender<()>,
}

impl WriteOut {
    /// None where the system gives no second hold of the file, or no thread: nothing
    /// depends on it.
    pub(super) fn begin(path: &Path) -> Option<WriteOut> {
        // Never closed: with any hold of a file that a process closes, it loses all its
        // locks on that file, those of SQLite as well.
        let file = ManuallyDrop::new(File::open(path).ok()?);
        let (going, gone) = channel();
        let work = move || {
            while gone.recv_timeout(WRITE_OUT) == Err(RecvTimeoutError::Timeout) && file.sync_data().is_ok() {}
        };
        std::thread::Builder::new().name("disk".to_string()).spawn(work).ok()?;
        Some(WriteOut { _going: going })
    }
}

/// What an import needs in the place of that.
pub(super) fn settle_for_many(db: &Connection) -> Result<(), Error> {
    Ok(db.execute_batch("PRAGMA foreign_keys = off; PRAGMA cache_size = -131072;")?)
}
