//! Lines of text, and the records of a CSV file that may span several of them.
//!
//! Strict where it matters: a quote that is never closed, or that stands in the
//! middle of a cell, shifts every cell after it, so it is told with its line.

use std::io::{self, BufRead, Read};

/// The longest line or record, in bytes.
const LONGEST: u64 = 64_000_000;

/// Reads lines one after the other into one buffer.
pub(super) struct Lines<'i> {
    input: &'i mut dyn BufRead,
    buffer: Vec<u8>,
    number: u64,
}

impl<'i> Lines<'i> {
    pub fn new(input: &'i mut dyn BufRead) -> Lines<'i> {
        Lines { input, buffer: Vec::new(), number: 0 }
    }

    /// The number of the line that was read last.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The number of the next line, and its text up to its end, or what is wrong with
    /// it; none at the end.
    pub fn next_line(&mut self) -> io::Result<Option<(u64, Result<&str, String>)>> {
        self.buffer.clear();
        let length = (&mut *self.input).take(LONGEST).read_until(b'\n', &mut self.buffer)?;
        if length == 0 {
            return Ok(None);
        }
        self.number += 1;
        if length as u64 == LONGEST && !self.buffer.ends_with(b"\n") {
            self.skip()?;
            return Ok(Some((self.number, Err("is longer than 64 MB".to_string()))));
        }
        let text = match self.number {
            1 => self.buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.buffer),
            _ => &self.buffer,
        };
        let text = std::str::from_utf8(text).map_err(|error| {
            format!("is not UTF-8, from its byte {} on; convert the file first", error.valid_up_to() + 1)
        });
        Ok(Some((self.number, text)))
    }

    /// Reads to the end of the line without keeping it.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            self.buffer.clear();
            let length = (&mut *self.input).take(1 << 16).read_until(b'\n', &mut self.buffer)?;
            if length == 0 || self.buffer.ends_with(b"\n") {
                return Ok(());
            }
        }
    }
}

/// A record of a CSV file: its cells without their quotes.
#[derive(Debug, Default)]
pub(super) struct Record {
    text: String,
    ends: Vec<usize>,
}

impl Record {
    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.text[start..*end])
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn end(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// Where the reader of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first letter of a cell.
    Start,
    /// In a cell without quotes.
    Bare,
    /// Between quotes.
    Quoted,
    /// After a quote that ends the cell, or is the first of a double one.
    Closed,
}

/// Reads the next record into `record`: the number of its first line, or what is
/// wrong with it and on which line. None at the end; empty lines are skipped.
pub(super) fn next(lines: &mut Lines, record: &mut Record) -> io::Result<Option<Result<u64, (u64, String)>>> {
    record.text.clear();
    record.ends.clear();
    let mut state = State::Start;
    // Where the record, and where the quote that is open, started.
    let (mut first, mut opened) = (0, 0);
    loop {
        let (number, line) = match lines.next_line()? {
            None if first == 0 => return Ok(None),
            None => {
                let what = format!("the quote that opens in column {} is never closed", record.ends.len() + 1);
                return Ok(Some(Err((opened, what))));
            }
            Some((number, Ok(line))) => (number, line),
            Some((number, Err(what))) => return Ok(Some(Err((number, what)))),
        };
        if state == State::Start && line.trim_end_matches(['\n', '\r']).is_empty() {
            continue;
        }
        let mut rest = line;
        let mut wrong = None;
        while let Some(letter) = rest.chars().next() {
            let (here, after) = rest.split_at(letter.len_utf8());
            match (state, letter) {
                (State::Quoted, '"') => state = State::Closed,
                (State::Quoted, _) => {
                    let end = rest.find('"').unwrap_or(rest.len());
                    record.text.push_str(&rest[..end]);
                    rest = &rest[end..];
                    continue;
                }
                (State::Closed, '"') => {
                    record.text.push('"');
                    state = State::Quoted;
                }
                (_, ',') => {
                    record.end();
                    state = State::Start;
                }
                (_, '\r') if after == "\n" => {}
                (_, '\n') => break,
                (State::Start, '"') => {
                    state = State::Quoted;
                    opened = 0;
                }
                (State::Bare, '"') => {
                    wrong = Some("a quote stands in the middle of");
                    break;
                }
                (State::Closed, _) => {
                    wrong = Some("text follows the closing quote of");
                    break;
                }
                (State::Start | State::Bare, _) => {
                    let end = rest.find([',', '"', '\n', '\r']).unwrap_or(rest.len()).max(here.len());
                    record.text.push_str(&rest[..end]);
                    rest = &rest[end..];
                    state = State::Bare;
                    continue;
                }
            }
            rest = after;
        }
        first = if first == 0 { number } else { first };
        opened = if opened == 0 { number } else { opened };
        if let Some(wrong) = wrong {
            let what =
                format!("{wrong} column {}; put the cell in quotes and double those inside", record.ends.len() + 1);
            return Ok(Some(Err((number, what))));
        }
        if record.text.len() as u64 > LONGEST {
            return Ok(Some(Err((first, "is longer than 64 MB".to_string()))));
        }
        if state != State::Quoted {
            record.end();
            return Ok(Some(Ok(first)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of each record with the line it starts on, or what is wrong.
    fn records(text: &str) -> Vec<String> {
        let mut input = text.as_bytes();
        let mut lines = Lines::new(&mut input);
        let mut record = Record::default();
        let mut found = Vec::new();
        while let Some(read) = next(&mut lines, &mut record).unwrap() {
            found.push(match read {
                Ok(line) => format!("{line}: {}", record.cells().collect::<Vec<_>>().join("|")),
                Err((line, what)) => format!("{line}! {what}"),
            });
        }
        found
    }

    #[test]
    fn records_are_read_as_rfc_4180_has_them() {
        let cases: &[(&str, &[&str])] = &[
            ("a,b\nc,d", &["1: a|b", "2: c|d"]),
            ("\u{feff}a,b\r\n\r\nc,\r\n", &["1: a|b", "3: c|"]),
            ("\"a\nb\",\"say \"\"so\"\"\"\nc,d\n", &["1: a\nb|say \"so\"", "3: c|d"]),
            ("\"a\r\nb\",\"\"\n", &["1: a\r\nb|"]),
            (",,\n", &["1: ||"]),
            ("a\rb,c\n", &["1: a\rb|c"]),
            ("", &[]),
            ("é,\"ü\"\n", &["1: é|ü"]),
        ];
        for (text, want) in cases {
            assert_eq!(records(text), *want, "{text:?}");
        }
    }

    #[test]
    fn a_wrong_quote_is_told_with_its_line() {
        let shown = ["a,b \"c\" d\nx,y\n", "a,\"b\" c\n", "a,b\nc,\"d\ne,f\n", "a,\"\"b\"\"\n"]
            .map(|text| records(text).join("\n"))
            .join("\n--\n");
        insta::assert_snapshot!(shown, @r#"
        1! a quote stands in the middle of column 2; put the cell in quotes and double those inside
        2: x|y
        --
        1! text follows the closing quote of column 2; put the cell in quotes and double those inside
        --
        1: a|b
        2! the quote that opens in column 2 is never closed
        --
        1! text follows the closing quote of column 2; put the cell in quotes and double those inside
        "#);
    }

    #[test]
    fn bytes_that_are_no_text_are_told() {
        let mut input: &[u8] = b"a\nb\xff\nc\n";
        let mut lines = Lines::new(&mut input);
        assert_eq!(lines.next_line().unwrap(), Some((1, Ok("a\n"))));
        let told = lines.next_line().unwrap().unwrap().1.unwrap_err();
        insta::assert_snapshot!(told, @"is not UTF-8, from its byte 2 on; convert the file first");
        assert_eq!(lines.next_line().unwrap(), Some((3, Ok("c\n"))));
    }
}
