//! What can go wrong with the file.

use crate::claim::ClaimId;
use crate::ledger;
use std::path::PathBuf;

/// Why something could not be read or written.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum Error {
    #[error("{} does not exist", path.display())]
    Absent { path: PathBuf },
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf },
    #[error("cannot make the folder of {}: {source}", path.display())]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("{} cannot be opened: {source}", path.display())]
    Open { path: PathBuf, source: rusqlite::Error },
    #[error("{} is damaged, or no database: {source}", path.display())]
    Damaged { path: PathBuf, source: rusqlite::Error },
    #[error("{} is a database of another program", path.display())]
    Foreign { path: PathBuf },
    #[error("{} was written by a newer program: its schema is {found}, this program knows {known}", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("the words are blanked, and may yet stand in {0}-wal: another program reads {0}", path.display())]
    InUse { path: PathBuf },
    #[error("the database: {source}")]
    Sqlite {
        #[source]
        source: rusqlite::Error,
    },
    #[error("the log: {source}")]
    Log {
        #[from]
        source: ledger::Error,
    },
    #[error("the system lets this program start no thread")]
    Thread { source: std::io::Error },
    #[error("there is no claim {id}")]
    NoClaim { id: ClaimId },
    #[error("claim {id} was redacted")]
    Redacted { id: ClaimId },
    #[error("claim {id} was changed meanwhile: it is at version {found}, not {expected}")]
    Changed { id: ClaimId, expected: u64, found: u64 },
    #[error("there is no {noun} \"{name}\"")]
    NoName { noun: &'static str, name: String },
    #[error("\"{name}\" and \"{other}\" are the same {noun} already")]
    SameName { noun: &'static str, name: String, other: String },
    #[error("\"{name}\" is no other name of any {noun}")]
    NoAlias { noun: &'static str, name: String },
    #[error("claim {id} does not read as it was written: {what}")]
    Row { id: ClaimId, what: String },
    #[error("no random bits from the system: {what}")]
    Random { what: String },
}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Error {
        Error::Sqlite { source }
    }
}

/// Whether another process stood in the way.
pub(super) fn busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed)
    )
}

/// Whether the system lets nobody write here, or not us.
pub(super) fn read_only(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;
    matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied))
}

/// Whether the file itself is not what it should be.
pub(super) fn damaged(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

impl Error {
    /// Whether the file, or its folder, cannot be written to.
    pub fn is_read_only(&self) -> bool {
        matches!(self, Error::Sqlite { source } if read_only(source))
    }

    /// Whether the disk is full.
    pub fn is_full(&self) -> bool {
        matches!(self, Error::Sqlite { source } if source.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull))
    }

    /// Whether the file itself is not what it should be, so that nothing should be
    /// written to it.
    pub fn is_damage(&self) -> bool {
        match self {
            Error::Damaged { .. } | Error::Log { .. } | Error::Row { .. } => true,
            Error::Sqlite { source } => damaged(source),
            _ => false,
        }
    }
}
