//! What commands that show claims have in common: which claims, and in what form.

use super::desk::Desk;
use super::failure::Failure;
use chrono::NaiveDate;
use sayso::claim::ClaimId;
use sayso::ledger::Party;
use sayso::render::{csv, markdown, terminal};
use sayso::report::words::visible;
use sayso::report::{Align, Cell, Table, Tone};
use sayso::review::{Case, Ripe, Sheet, Status};
use sayso::store::{Filter, Store};
use std::io::Write;

/// The formats in which claims are listed.
pub const FORMATS: &[&str] = &["table", "json", "jsonl", "csv", "markdown"];

/// Which claims.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct Which {
    /// Only claims with this status: pending, fulfilled, missed, void
    #[arg(long, value_name = "STATUS")]
    status: Option<Status>,
    /// Only claims that are ripe for review: pending and past their strict deadline
    #[arg(long)]
    ripe: bool,
    /// Only claims of this speaker
    #[arg(long, value_name = "WHO")]
    speaker: Option<String>,
    /// Only claims carried by this source
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Only claims with this tag
    #[arg(long, value_name = "T")]
    tag: Option<String>,
    /// Only claims about this event, or whose deadline hangs on it
    #[arg(long, value_name = "NAME")]
    event: Option<String>,
}

impl Which {
    /// Whether nothing was asked for, so that all claims are meant.
    pub fn is_all(&self) -> bool {
        self.filter(NaiveDate::MIN) == Filter::default()
    }

    /// The filter, as of a day.
    pub fn filter(&self, today: NaiveDate) -> Filter {
        Filter {
            status: self.status,
            ripe_on: self.ripe.then_some(today),
            speaker: self.speaker.clone(),
            source: self.source.clone(),
            tag: self.tag.clone(),
            event: self.event.clone(),
            ..Filter::default()
        }
    }

    /// Sees to it that the names are on record.
    pub fn check(&self, store: &Store) -> Result<(), Failure> {
        for (party, name) in [(Party::Speaker, &self.speaker), (Party::Source, &self.source)] {
            if let Some(name) = name
                && store.name_in_force(party, name)?.is_none()
            {
                return Err(unknown(store, party, name)?);
            }
        }
        if let Some(event) = &self.event
            && !store.has_event(event)?
        {
            return Err(
                Failure::new(format_args!("there is no event \"{}\"", visible(event))).hint("`sayso event` lists them")
            );
        }
        Ok(())
    }
}

/// A failure for a name that nobody has, with the names that come near.
pub fn unknown(store: &Store, party: Party, name: &str) -> Result<Failure, Failure> {
    let noun = party.name();
    let failure = Failure::new(format_args!("there is no {noun} \"{}\" on record", visible(name)));
    let lower = name.to_lowercase();
    let mut near: Vec<(f64, String)> = store
        .names(party)?
        .into_iter()
        .map(|line| {
            let other = line.name.to_lowercase();
            let part = if other.contains(&lower) || lower.contains(&other) { 0.9 } else { 0.0 };
            (strsim::jaro_winkler(&lower, &other).max(part), line.name)
        })
        .filter(|(likeness, _)| *likeness > 0.8)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let near: Vec<String> = near.into_iter().take(3).map(|(_, name)| format!("\"{}\"", visible(&name))).collect();
    Ok(match near.is_empty() {
        true => failure.hint(format_args!("`sayso {noun}` lists them")),
        false => failure.hint(format_args!("did you mean {}?", near.join(" or "))),
    })
}

/// The claims with these numbers, in the order given.
pub fn with_ids(store: &Store, ids: &[ClaimId]) -> Result<Vec<Case>, Failure> {
    let mut cases = Vec::with_capacity(ids.len());
    for id in ids {
        match store.case(*id)? {
            Some(case) => cases.push(case),
            None => return Err(no_claim(store, *id)?),
        }
    }
    Ok(cases)
}

/// A failure for a number that is not on record, or no longer.
pub fn no_claim(store: &Store, id: ClaimId) -> Result<Failure, Failure> {
    use sayso::store::Error;
    let gone = was_redacted(store, id)?;
    Ok(if gone { Error::Redacted { id } } else { Error::NoClaim { id } }.into())
}

/// Whether a claim's words were taken away.
pub fn was_redacted(store: &Store, id: ClaimId) -> Result<bool, Failure> {
    Ok(store.history(id)?.iter().any(|entry| entry.kind == "redacted"))
}

/// Opens the record of the desk, which must exist.
pub fn existing(desk: &Desk) -> Result<Store, Failure> {
    Ok(Store::open_existing(&desk.db()?)?)
}

/// Prints a list of claims as the desk's format says; `walk` hands them over one by
/// one, so that a list of any length takes little memory but for a table.
pub fn list(
    desk: &Desk,
    caption: &str,
    walk: impl FnOnce(&mut dyn FnMut(Case) -> Result<(), Failure>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let format = desk.format(FORMATS)?;
    let today = desk.today();
    let out = std::io::stdout().lock();
    let mut out = std::io::BufWriter::with_capacity(1 << 16, out);
    match format {
        "json" => {
            let mut first = true;
            out.write_all(b"[")?;
            walk(&mut |case| {
                out.write_all(if first { b"\n" } else { b",\n" })?;
                first = false;
                json(&mut out, &case.sheet(today, None))
            })?;
            out.write_all(if first { b"]\n" } else { b"\n]\n" })?;
        }
        "jsonl" => walk(&mut |case| {
            json(&mut out, &case.sheet(today, None))?;
            Ok(out.write_all(b"\n")?)
        })?,
        "csv" => walk_csv(&mut out, today, walk)?,
        _ => {
            let mut table = table(caption);
            let mut count = 0;
            walk(&mut |case| {
                row(&mut table, &case.sheet(today, None));
                count += 1;
                Ok(())
            })?;
            if count == 0 {
                anstream::eprintln!("no claims");
            } else {
                drop(out);
                print(desk, &table)?;
                return Ok(());
            }
        }
    }
    Ok(out.flush()?)
}

fn walk_csv(
    out: &mut impl Write,
    today: NaiveDate,
    walk: impl FnOnce(&mut dyn FnMut(Case) -> Result<(), Failure>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut table = table("");
    walk(&mut |case| {
        row(&mut table, &case.sheet(today, None));
        Ok(())
    })?;
    Ok(out.write_all(csv::table(&table).as_bytes())?)
}

/// Writes a value as one line of JSON.
pub fn json(out: &mut impl Write, value: &impl serde::Serialize) -> Result<(), Failure> {
    serde_json::to_writer(out, value).map_err(|error| Failure::from(std::io::Error::from(error)))
}

/// Prints a value as a JSON document.
pub fn document(value: &impl serde::Serialize) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value).map_err(|error| Failure::from(std::io::Error::from(error)))?;
    Ok(out.write_all(b"\n")?)
}

/// Prints a table as the desk's format says, with its notes.
pub fn print(desk: &Desk, table: &Table) -> Result<(), Failure> {
    let text = match desk.format(FORMATS)? {
        "markdown" => markdown::table(table),
        "csv" => csv::table(table),
        _ => terminal::table(table, desk.screen()),
    };
    let mut out = anstream::stdout();
    out.write_all(text.as_bytes())?;
    for note in &table.notes {
        writeln!(out, "{note}")?;
    }
    Ok(out.flush()?)
}

/// An empty table of claims.
pub fn table(caption: &str) -> Table {
    Table::new(caption)
        .number("id")
        .wide("said", Align::Left, 100)
        .text("speaker")
        .text("statement")
        .text("due")
        .text("status")
}

/// Adds a claim to a table of claims.
pub fn row(table: &mut Table, sheet: &Sheet) {
    let who = match (sheet.speaker, sheet.source) {
        (Some(speaker), _) => Cell::new(speaker),
        (None, Some(source)) => Cell::toned(format!("({source})"), Tone::Muted),
        (None, None) => Cell::none(),
    };
    let due = match sheet.deadline {
        None => Cell::none(),
        Some(deadline) => match (deadline.window.due, deadline.window.lapses, &deadline.anchor) {
            (Some(due), Some(lapses), _) if lapses != due => Cell::new(format!("{due} to {lapses}")),
            (Some(day), _, _) | (None, Some(day), _) => Cell::new(day.to_string()),
            (None, None, Some(anchor)) if deadline.undated() => {
                Cell::new(format!("{} {}", anchor.relation, anchor.event))
            }
            _ => Cell::toned("open", Tone::Muted),
        },
    };
    table.row([
        sheet.id.to_string().into(),
        sheet.said.to_string().into(),
        who,
        sheet.statement.into(),
        due,
        status(sheet),
    ]);
}

/// What is in force, in few words.
pub fn status(sheet: &Sheet) -> Cell {
    let disputed = sheet.resolutions.windows(2).any(|pair| pair[0].verdict != pair[1].verdict);
    let doubt = if disputed { ", disputed" } else { "" };
    if sheet.withdrawn.is_some() {
        return Cell::toned("withdrawn", Tone::Muted);
    }
    match (sheet.status, sheet.ripe) {
        (Status::Pending, None) => Cell::toned("pending", Tone::Pending),
        (Status::Pending, Some(Ripe::Due)) => Cell::toned("due", Tone::Warning),
        (Status::Pending, Some(Ripe::Overdue)) => Cell::toned("overdue", Tone::Warning),
        (Status::Void, _) => Cell::toned(format!("void{doubt}"), Tone::Void),
        (Status::Missed, _) => Cell::toned(format!("missed{doubt}"), Tone::Missed),
        (Status::Fulfilled, _) => {
            use sayso::review::Verdict::{Fulfilled, Missed};
            let late = match sheet.verdict.map(|verdict| (verdict.strict, verdict.lenient)) {
                Some((Missed, Fulfilled)) => ", late if read strictly",
                Some((_, Missed)) => ", out of its window",
                _ => "",
            };
            let tone = if late.starts_with(", out") { Tone::Missed } else { Tone::Kept };
            Cell::toned(format!("fulfilled{late}{doubt}"), tone)
        }
    }
}

/// A window in words: its days, or why there are none.
pub fn window(sheet: &Sheet) -> String {
    let Some(deadline) = sheet.deadline else {
        return "no deadline".to_string();
    };
    let days = deadline.window;
    let mut text = match (days.opens, days.due, days.lapses) {
        (Some(opens), Some(due), Some(lapses)) if due == lapses => format!("{opens} to {due}"),
        (Some(opens), Some(due), Some(lapses)) => {
            format!("{opens} to {due}; lapses {lapses} at the most lenient")
        }
        (None, Some(due), _) => format!("until {due}"),
        (Some(opens), None, _) => format!("from {opens}, without an end"),
        _ if deadline.undated() => "no days yet: they hang on an event".to_string(),
        _ => "no days".to_string(),
    };
    match deadline.kind_name() {
        "hold" => text += "; must last all through it",
        "deny" => text += "; nothing may happen in it",
        _ => {}
    }
    text
}
