//! JSON lines: a claim a line, in the shape of `list --format json`.

use super::shape::Line;
use super::{Each, Format, Setting, Tally, Writing, record, row};
use crate::review::Sheet;
use std::io::{self, BufRead, Write};

pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    endings: &["jsonl", "ndjson", "json"],
    about: "JSON lines, a claim a line",
    read: Some(read),
    write: Some(Writing { begin: |_| Ok(()), claim }),
};

fn claim(out: &mut dyn Write, sheet: &Sheet) -> io::Result<()> {
    serde_json::to_writer(&mut *out, sheet)?;
    out.write_all(b"\n")
}

fn read(input: &mut dyn BufRead, setting: &Setting, each: &mut Each) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut lines = record::Lines::new(input);
    while let Some((number, line)) = lines.next_line()? {
        let text = match line {
            Ok(text) => text.trim_end_matches(['\n', '\r']),
            Err(what) => {
                tally.bad(number, None, what);
                continue;
            }
        };
        if text.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_str::<Line>(text) {
            Ok(mut line) => {
                for field in unknown(&mut line) {
                    tally.unknown(number, field);
                }
                tally.take(number, row::row(line, setting), each)?;
            }
            Err(error) => tally.bad(number, None, syntax(&error, text)),
        }
    }
    Ok(tally)
}

/// The names of a line's fields that nobody knows, those of its objects with dots.
fn unknown(line: &mut Line) -> Vec<String> {
    use super::cell::Cell;
    let mut names = std::mem::take(&mut line.unknown);
    if let Cell::Object(deadline) = &mut line.deadline {
        names.extend(deadline.unknown.drain(..).map(|name| format!("deadline.{name}")));
    }
    if let Cell::Object(article) = &mut line.article {
        names.extend(article.unknown.drain(..).map(|name| format!("article.{name}")));
    }
    if let Cell::Object(hedge) = &mut line.hedge {
        names.extend(hedge.unknown.drain(..).map(|name| format!("hedge.{name}")));
    }
    names
}

/// What is wrong with a line that is no JSON, and where in it.
fn syntax(error: &serde_json::Error, text: &str) -> String {
    if text.trim_start().starts_with('[') {
        return "is a JSON array; put each claim on a line of its own, without brackets and commas".to_string();
    }
    let told = error.to_string();
    if told.starts_with("invalid type") {
        return "is no JSON object; a claim a line: {\"statement\": …, \"said\": …}".to_string();
    }
    let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
    if error.is_data() { what.to_string() } else { format!("is no JSON: {what} at column {}", error.column()) }
}
