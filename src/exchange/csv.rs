//! CSV: a column for each field of the JSON, objects by dotted names, in the JSON's
//! order; lists of text joined by "; ", lists of objects as JSON.
//!
//! A cell that a spreadsheet would take for a formula gets a leading `'`, which
//! reading takes off again.

use super::cell::{Fill, join};
use super::record::{self, Lines, Record};
use super::shape::Line;
use super::{Each, Format, Setting, Tally, Writing, row};
use crate::review::{Reason, Ripe, Sheet};
use std::io::{self, BufRead, Write};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    endings: &["csv"],
    about: "CSV, a column for each field of the JSON",
    read: Some(read),
    write: Some(Writing { begin, claim }),
};

/// A column: its name, and what it says of a claim.
type Column = (&'static str, fn(&Sheet) -> String);

/// Text that may be missing.
fn or_empty(text: Option<impl ToString>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}

fn json(value: impl serde::Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}

/// All columns, in the order of the JSON.
const COLUMNS: &[Column] = &[
    ("id", |sheet| sheet.id.to_string()),
    ("uid", |sheet| sheet.uid.to_string()),
    ("origin", |sheet| or_empty(sheet.origin)),
    ("ref", |sheet| or_empty(sheet.reference)),
    ("version", |sheet| sheet.version.to_string()),
    ("statement", |sheet| sheet.statement.to_string()),
    ("quote", |sheet| or_empty(sheet.quote)),
    ("lang", |sheet| or_empty(sheet.lang)),
    ("speaker", |sheet| or_empty(sheet.speaker)),
    ("role", |sheet| or_empty(sheet.role)),
    ("source", |sheet| or_empty(sheet.source)),
    ("url", |sheet| or_empty(sheet.url)),
    ("archive", |sheet| or_empty(sheet.archive)),
    ("article.sha256", |sheet| or_empty(sheet.article.map(|place| &place.sha256))),
    ("article.title", |sheet| or_empty(sheet.article.and_then(|place| place.title.as_ref()))),
    ("article.published", |sheet| or_empty(sheet.article.and_then(|place| place.published))),
    ("article.start", |sheet| or_empty(sheet.article.map(|place| place.start))),
    ("article.end", |sheet| or_empty(sheet.article.map(|place| place.end))),
    ("said", |sheet| sheet.said.to_string()),
    ("recorded_at", |sheet| sheet.recorded_at.to_string()),
    ("deadline.phrase", |sheet| or_empty(sheet.deadline.and_then(|read| read.phrase.as_ref()))),
    ("deadline.rules", |sheet| or_empty(sheet.deadline.and_then(|read| read.rules.as_ref()))),
    ("deadline.rule", |sheet| or_empty(sheet.deadline.and_then(|read| read.rule.as_ref()))),
    ("deadline.precision", |sheet| or_empty(sheet.deadline.map(|read| read.precision_name()))),
    ("deadline.kind", |sheet| or_empty(sheet.deadline.map(|read| read.kind_name()))),
    ("deadline.opens", |sheet| or_empty(sheet.deadline.and_then(|read| read.window.opens))),
    ("deadline.due", |sheet| or_empty(sheet.deadline.and_then(|read| read.window.due))),
    ("deadline.lapses", |sheet| or_empty(sheet.deadline.and_then(|read| read.window.lapses))),
    ("deadline.anchor.event", |sheet| {
        or_empty(sheet.deadline.and_then(|read| read.anchor.as_ref()).map(|anchor| &anchor.event))
    }),
    ("deadline.anchor.relation", |sheet| {
        or_empty(sheet.deadline.and_then(|read| read.anchor.as_ref()).map(|anchor| &anchor.relation))
    }),
    ("hedge.words", |sheet| or_empty(sheet.hedge.map(|hedge| &hedge.words))),
    ("hedge.scale", |sheet| or_empty(sheet.hedge.map(|hedge| &hedge.scale))),
    ("p", |sheet| or_empty(sheet.p)),
    ("p_from", |sheet| sheet.p_from.to_string()),
    ("polarity", |sheet| sheet.polarity.to_string()),
    ("kind", |sheet| sheet.kind.to_string()),
    ("condition", |sheet| or_empty(sheet.condition)),
    ("event", |sheet| or_empty(sheet.event)),
    ("tags", |sheet| join(sheet.tags)),
    ("status", |sheet| sheet.status.to_string()),
    ("ripe", |sheet| or_empty(sheet.ripe.map(Ripe::name))),
    ("happened_on", |sheet| or_empty(sheet.happened_on)),
    ("verdict.strict", |sheet| or_empty(sheet.verdict.map(|both| both.strict))),
    ("verdict.lenient", |sheet| or_empty(sheet.verdict.map(|both| both.lenient))),
    ("resolution.reviewer", |sheet| or_empty(sheet.resolution.map(|ruled| &ruled.reviewer))),
    ("resolution.verdict", |sheet| or_empty(sheet.resolution.map(|ruled| ruled.verdict))),
    ("resolution.happened_on", |sheet| or_empty(sheet.resolution.and_then(|ruled| ruled.happened_on))),
    ("resolution.reason", |sheet| or_empty(sheet.resolution.and_then(|ruled| ruled.reason).map(Reason::name))),
    ("resolution.evidence", |sheet| or_empty(sheet.resolution.map(|ruled| json(&ruled.evidence)))),
    ("resolution.note", |sheet| or_empty(sheet.resolution.and_then(|ruled| ruled.note.as_ref()))),
    ("resolution.at", |sheet| or_empty(sheet.resolution.map(|ruled| &ruled.at))),
    ("resolution.blind", |sheet| or_empty(sheet.resolution.map(|ruled| ruled.blind))),
    ("resolutions", |sheet| json(sheet.resolutions)),
    ("withdrawn.reason", |sheet| or_empty(sheet.withdrawn.map(|withdrawn| &withdrawn.reason))),
    ("withdrawn.at", |sheet| or_empty(sheet.withdrawn.map(|withdrawn| &withdrawn.at))),
];

fn begin(out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = COLUMNS.iter().map(|(name, _)| name.to_string()).collect();
    line(out, &names)
}

fn claim(out: &mut dyn Write, sheet: &Sheet) -> io::Result<()> {
    let cells: Vec<String> = COLUMNS.iter().map(|(_, cell)| cell(sheet)).collect();
    line(out, &cells)
}

fn line(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    for (nr, cell) in cells.iter().enumerate() {
        if nr > 0 {
            out.write_all(b",")?;
        }
        let guard = if is_risky(cell) { "'" } else { "" };
        match cell.contains([',', '"', '\n', '\r']) {
            true => write!(out, "\"{guard}{}\"", cell.replace('"', "\"\""))?,
            false => write!(out, "{guard}{cell}")?,
        }
    }
    out.write_all(b"\n")
}

/// Whether a spreadsheet would take a cell for a formula, or reading would take a
/// quote off it.
fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\'', '\t', '\r']) && !cell.parse().is_ok_and(f64::is_finite)
}

fn read(input: &mut dyn BufRead, setting: &Setting, each: &mut Each) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut lines = Lines::new(input);
    let mut record = Record::default();
    let names: Vec<String> = match record::next(&mut lines, &mut record)? {
        None => return Ok(tally),
        Some(Ok(_)) => record.cells().map(|name| name.trim().to_string()).collect(),
        Some(Err((line, what))) => {
            tally.bad(line, None, what);
            return Ok(tally);
        }
    };
    check_heads(&names, lines.number(), &mut tally);
    if tally.bad_count > 0 {
        return Ok(tally);
    }
    while let Some(read) = record::next(&mut lines, &mut record)? {
        let number = match read {
            Ok(number) => number,
            Err((line, what)) => {
                tally.bad(line, None, what);
                continue;
            }
        };
        if record.len() != names.len() {
            let what = format!("has {} cells, the first line {} columns", record.len(), names.len());
            tally.bad(number, None, what);
            continue;
        }
        let mut line = Line::default();
        for (name, cell) in names.iter().zip(record.cells()) {
            line.fill(name, cell.strip_prefix('\'').unwrap_or(cell));
        }
        tally.take(number, row::row(line, setting), each)?;
    }
    Ok(tally)
}

/// Looks at the names of the columns: those that a claim needs must be there, none
/// twice, none both whole and in parts.
fn check_heads(names: &[String], line: u64, tally: &mut Tally) {
    for needed in ["statement", "said"] {
        if names.iter().all(|name| name != needed) {
            let commas = if names.len() == 1 { "; cells are separated by commas" } else { "" };
            tally.bad(line, Some(needed.to_string()), format_args!("the column is missing{commas}"));
        }
    }
    for (nr, name) in names.iter().enumerate() {
        if name.is_empty() {
            continue;
        }
        if names[..nr].contains(name) {
            tally.bad(line, Some(name.clone()), "the column is there twice");
        }
        let part =
            names.iter().find(|other| other.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.')));
        if let Some(part) = part {
            let what = format!("the column says the same as {part}; leave out one of them");
            tally.bad(line, Some(name.clone()), what);
        }
        if !Line::default().fill(name, "x") {
            tally.unknown(line, name.clone());
        }
    }
}
