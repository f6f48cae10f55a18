//! A fresh folder, an environment with nothing in it, a fixed day.

use std::fmt;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where a test's program runs: its working folder and its home.
pub struct Sandbox {
    folder: tempfile::TempDir,
    today: String,
}

/// What a program printed, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Sandbox {
    /// A sandbox in which it is 20 March 2025.
    pub fn new() -> Sandbox {
        Sandbox { folder: tempfile::tempdir().unwrap(), today: "2025-03-20".to_string() }
    }

    /// A path in the sandbox.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the sandbox.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// The program with nothing in its environment but the sandbox.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .env("SAYSO_DB", self.path("sayso.db"))
            .env("SAYSO_TODAY", &self.today)
            .env("SAYSO_REVIEWER", "ann");
        command
    }

    /// Runs the program with these words and no input.
    pub fn run(&self, words: &[&str]) -> Ran {
        self.run_with("", words)
    }

    /// Runs the program with these words and this input.
    pub fn run_with(&self, input: impl AsRef<[u8]>, words: &[&str]) -> Ran {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.as_ref().to_vec();
        // A program that answers before it has read all must not stop the test.
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let done = child.wait_with_output().unwrap();
        let _ = writer.join().unwrap();
        Ran {
            stdout: String::from_utf8(done.stdout).unwrap(),
            stderr: String::from_utf8(done.stderr).unwrap(),
            code: done.status.code(),
        }
    }
}

impl fmt::Display for Ran {
    /// All there is, for a snapshot: streams and code, each under its name, those that
    /// are empty or 0 left out.
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}", self.stdout)?;
        if !self.stderr.is_empty() {
            write!(out, "── stderr\n{}", self.stderr)?;
        }
        match self.code {
            Some(0) => Ok(()),
            code => writeln!(out, "── exit code {code:?}"),
        }
    }
}
