//! What a command says when it could not do its work: one line that names the
//! trouble, one that says what to do about it, and the exit code.

use std::fmt;
use std::process::ExitCode;

/// Why a command stopped, for people.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: Option<String>,
    code: u8,
}

impl Failure {
    /// The work could not be done: exit code 1.
    pub fn new(message: impl fmt::Display) -> Failure {
        Failure { message: message.to_string(), hint: None, code: 1 }
    }

    /// The command was called wrongly: exit code 2.
    pub fn usage(message: impl fmt::Display) -> Failure {
        Failure { message: message.to_string(), hint: None, code: 2 }
    }

    /// Adds what to do about it.
    pub fn hint(mut self, hint: impl fmt::Display) -> Failure {
        self.hint = Some(hint.to_string());
        self
    }

    /// Whether the reader of our output went away, as `sayso list | head` makes it.
    fn quiet(&self) -> bool {
        self.message.is_empty()
    }

    /// The reader of our output has seen enough: nothing to say, and no failure.
    pub fn closed_pipe() -> Failure {
        Failure { message: String::new(), hint: None, code: 0 }
    }

    /// Prints the failure to stderr and gives the exit code.
    pub fn report(&self) -> ExitCode {
        if !self.quiet() {
            anstream::eprintln!("error: {}", self.message);
            if let Some(hint) = &self.hint {
                anstream::eprintln!("hint: {hint}");
            }
        }
        ExitCode::from(self.code)
    }
}

/// Output that could not be written: a closed pipe ends a listing quietly, all
/// else is a failure. Filters, which promise more, map write errors themselves.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure::closed_pipe(),
            _ => Failure::new(format_args!("cannot write the output: {error}")),
        }
    }
}

/// What to do about a record that cannot be read or written.
impl From<sayso::store::Error> for Failure {
    fn from(error: sayso::store::Error) -> Failure {
        use sayso::store::Error;
        let hint = match &error {
            Error::Absent { .. } => "record a first claim with `sayso record`, or name another file with --db FILE",
            Error::Exists { .. } => "name a file that does not exist yet",
            Error::Folder { .. } | Error::Open { .. } => {
                "check the folder and its permissions, or name another file with --db FILE"
            }
            Error::InUse { .. } => "end the other program, then run the same command again",
            Error::Foreign { .. } => "name another file with --db FILE",
            Error::Newer { .. } => "update sayso; the file was left as it is",
            Error::NoClaim { .. } => "`sayso list` shows the claims on record",
            Error::Redacted { .. } => "its words were taken away for good; the log says when and why",
            Error::Changed { .. } => "look at it again with `sayso show`, then repeat the command",
            Error::NoName { noun, .. } => return Failure::new(&error).hint(format_args!("`sayso {noun}` lists them")),
            Error::NoAlias { noun, .. } => {
                return Failure::new(&error).hint(format_args!("`sayso {noun}` shows which names stand for others"));
            }
            _ if error.is_read_only() => {
                "it can be read and not written to: check its permissions and its folder's, or name another file with \
                 --db FILE"
            }
            _ if error.is_full() => "nothing was recorded; make room on the disk, then run the command again",
            Error::Damaged { .. } => {
                "the file was left as it is; name another file with --db FILE, or go on with a backup"
            }
            _ if error.is_damage() => {
                "the file was left as it is: copy it and its -wal file to a safe place, then run `sayso verify`, or go \
                 on with a backup by --db FILE"
            }
            _ => return Failure::new(error),
        };
        Failure::new(&error).hint(hint)
    }
}
