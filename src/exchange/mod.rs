//! Claims in files that other programs read and write: JSON lines and CSV.
//!
//! One row of [`FORMATS`] a format, with its reader and its writer side by side.
//! What a format writes it reads again without loss: `uid`, `origin`, `ref`,
//! `version`, rulings with their reviewers and instants, withdrawals. What follows
//! from the rest (`ripe`, `verdict`, a probability that stands for words) is written
//! and never read.
//!
//! A reader checks every line to the end and keeps at most one in memory. Lines that
//! cannot be read are told by number and field; from the first of them on no claim is
//! handed out, since nothing is half imported. Fields that nobody knows are left out
//! and told.
//!
//! ```
//! use sayso::exchange::{self, Setting};
//!
//! let setting = Setting::new("ann", "2025-03-20".parse().unwrap());
//! let mut lines = r#"{"statement": "It will rain", "said": "2025-03-16", "deadline": "2025-03-18"}
//! {"statement": "It will snow", "said": "2025-02-30"}"#.as_bytes();
//! let mut claims = Vec::new();
//! let jsonl = exchange::format("jsonl").unwrap();
//! let tally = (jsonl.read.unwrap())(&mut lines, &setting, &mut |row| {
//!     claims.push(row.claim);
//!     Ok(())
//! })?;
//! assert_eq!(claims[0].deadline.as_ref().unwrap().window.opens, "2025-03-16".parse().ok());
//! assert_eq!(
//!     tally.bad[0].to_string(),
//!     "2: said: \"2025-02-30\" is no day of the calendar; write it as YYYY-MM-DD"
//! );
//! # Ok::<(), std::io::Error>(())
//! ```

mod cell;
mod csv;
mod jsonl;
mod record;
mod row;
mod shape;
#[cfg(test)]
mod tests;

use crate::claim::{Claim, Uid};
use crate::review::{Assumed, Resolution, Sheet, Withdrawal};
use crate::when;
use cell::Wrong;
use chrono::NaiveDate;
use std::fmt;
use std::io::{self, BufRead, Write};

/// A claim from elsewhere, with what was ruled on it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line it starts on, the first being 1.
    pub line: u64,
    /// Its name in the world, where it has one.
    pub uid: Option<Uid>,
    /// How often it was written there, rulings and all.
    pub version: Option<u64>,
    /// The instant it was recorded there.
    pub recorded_at: Option<String>,
    /// What was said.
    pub claim: Claim,
    /// One resolution for each reviewer, the oldest first.
    pub resolutions: Vec<Resolution>,
    /// What the line did not say of them.
    pub assumed: Assumed,
    /// Why it counts no more.
    pub withdrawn: Option<Withdrawal>,
}

/// What a line leaves to whoever imports it.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The origin of all claims, whatever the lines say.
    pub origin: Option<&'s str>,
    /// The origin of claims that have a `ref` and no other: the format's name.
    pub format: &'s str,
    /// Who ruled where a line does not say.
    pub reviewer: &'s str,
    /// The day of a ruling that has no other.
    pub today: NaiveDate,
    /// How deadline words are read.
    pub reading: when::Settings,
}

impl<'s> Setting<'s> {
    /// The usual setting for this reviewer on this day.
    pub fn new(reviewer: &'s str, today: NaiveDate) -> Setting<'s> {
        Setting { origin: None, format: "jsonl", reviewer, today, reading: when::Settings::default() }
    }
}

/// How many bad lines are told one by one.
pub const MOST_TOLD: usize = 20;

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// Its number, the first being 1.
    pub line: u64,
    /// The field, by its dotted name; none where the line as a whole is wrong.
    pub field: Option<String>,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Bad {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match &self.field {
            Some(field) => write!(out, "{}: {field}: {}", self.line, self.what),
            None => write!(out, "{}: {}", self.line, self.what),
        }
    }
}

/// What a reader found besides claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The first [`MOST_TOLD`] bad lines.
    pub bad: Vec<Bad>,
    /// How many bad lines there are.
    pub bad_count: u64,
    /// Fields that nobody knows, each with the first line that has it.
    pub unknown: Vec<(String, u64)>,
}

impl Tally {
    /// Notes a bad line.
    fn bad(&mut self, line: u64, field: Option<String>, what: impl fmt::Display) {
        self.bad_count += 1;
        if self.bad.len() < MOST_TOLD {
            self.bad.push(Bad { line, field, what: what.to_string() });
        }
    }

    fn wrong(&mut self, line: u64, wrong: Wrong) {
        self.bad(line, Some(wrong.field), wrong.what);
    }

    /// Notes a field that is not known, once; of a file with very many only the first.
    fn unknown(&mut self, line: u64, field: String) {
        if self.unknown.len() < 100 && self.unknown.iter().all(|(known, _)| *known != field) {
            self.unknown.push((field, line));
        }
    }

    /// Hands a claim on, as long as no line was bad.
    fn take(&mut self, line: u64, read: Result<Row, Wrong>, each: &mut Each) -> io::Result<()> {
        match read {
            Ok(row) if self.bad_count == 0 => each(Row { line, ..row }),
            Ok(_) => Ok(()),
            Err(wrong) => {
                self.wrong(line, wrong);
                Ok(())
            }
        }
    }
}

/// What is done with each claim; an error stops the reader.
pub type Each<'e> = dyn FnMut(Row) -> io::Result<()> + 'e;

/// Reads claims to the end of the input. Fails where the input does, or `each`.
pub type Read = fn(&mut dyn BufRead, &Setting, &mut Each) -> io::Result<Tally>;

/// How a format is written.
#[derive(Debug, Clone, Copy)]
pub struct Writing {
    /// Writes what stands before the first claim.
    pub begin: fn(&mut dyn Write) -> io::Result<()>,
    /// Writes one claim.
    pub claim: fn(&mut dyn Write, &Sheet) -> io::Result<()>,
}

/// A file format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// The endings of its files, without the dot.
    pub endings: &'static [&'static str],
    /// What it is, for help texts.
    pub about: &'static str,
    /// How it is read; none for formats that are only written.
    pub read: Option<Read>,
    /// How it is written; none for formats that are only read.
    pub write: Option<Writing>,
}

/// All formats, by name.
pub const FORMATS: &[Format] = &[csv::FORMAT, jsonl::FORMAT];

/// Returns the format of that name, or none.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Returns the format of a file by the ending of its name, or none.
pub fn by_ending(file: &str) -> Option<&'static Format> {
    let (_, ending) = file.rsplit_once('.')?;
    FORMATS.iter().find(|format| format.endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}
