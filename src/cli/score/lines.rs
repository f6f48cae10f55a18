//! Lines in, with those that cannot be read named and left out.

use crate::cli::failure::Failure;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Bad lines that are named; the rest is counted.
const NAMED: u64 = 20;

/// JSON lines from a file or the standard input.
pub struct Lines {
    input: Box<dyn BufRead>,
    strict: bool,
}

impl Lines {
    /// Opens a file; none or `-` is the standard input.
    pub fn open(file: Option<&Path>, strict: bool) -> Result<Lines, Failure> {
        let input: Box<dyn Read> = match file.filter(|path| path.as_os_str() != "-") {
            None => Box::new(std::io::stdin().lock()),
            Some(path) => Box::new(File::open(path).map_err(|error| {
                Failure::new(format_args!("cannot read {}: {error}", path.display())).hint("name a file of JSON lines")
            })?),
        };
        Ok(Lines { input: Box::new(BufReader::with_capacity(1 << 18, input)), strict })
    }

    /// Calls for each line that holds something. What cannot be read goes to stderr:
    /// the first twenty by line, then a count.
    pub fn each(mut self, mut each: impl FnMut(&[u8]) -> Result<(), String>) -> Result<(), Failure> {
        let mut line = Vec::new();
        let (mut number, mut bad) = (0_u64, 0_u64);
        loop {
            line.clear();
            let read = self.input.read_until(b'\n', &mut line);
            if read.map_err(|error| Failure::new(format_args!("cannot read the input: {error}")))? == 0 {
                break;
            }
            number += 1;
            let text = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
            let text = text.trim_ascii();
            if text.is_empty() {
                continue;
            }
            let Err(why) = each(text) else { continue };
            if self.strict {
                return Err(Failure::new(format_args!("line {number}: {why}")).hint("without --strict it is left out"));
            }
            bad += 1;
            if bad <= NAMED {
                anstream::eprintln!("line {number} is left out: {why}");
            }
        }
        if bad > NAMED {
            anstream::eprintln!("{} more lines are left out", bad - NAMED);
        }
        Ok(())
    }
}

/// What is wrong with a line of JSON, and where.
pub fn wrong(error: serde_json::Error) -> String {
    let text = error.to_string();
    match text.split_once(" at line ") {
        Some((what, _)) => format!("{what} (column {})", error.column()),
        None => text,
    }
}
