//! `due`: what waits for review.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use sayso::report::words::{counted, visible};
use sayso::review::{Case, Sheet};
use sayso::store::{Due, Store};
use serde::Serialize;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso due
  sayso due --within 7d
  sayso due --format json

Ripe are pending claims past their strict deadline (due) and past their lenient one
(overdue). Open claims older than a year and events that nobody has dated come in
groups of their own: no clock makes them ripe.")]
pub struct Args {
    /// Also what will be ripe within some days (7d) or weeks (2w)
    #[arg(long, value_name = "DAYS", value_parser = days)]
    within: Option<u64>,
}

fn days(text: &str) -> Result<u64, String> {
    let (number, unit) = match text.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (text.strip_suffix('d').unwrap_or(text), 1),
    };
    let days = number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    days.filter(|days| *days <= 366_000).ok_or_else(|| format!("\"{text}\" is no number of days; write 7d or 2w"))
}

/// A claim with the group it stands in.
#[derive(Serialize)]
struct Grouped<'a> {
    group: &'static str,
    #[serde(flatten)]
    sheet: Sheet<'a>,
}

/// How many open claims a table shows.
const OPEN: u64 = 20;

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(claims::FORMATS)?;
    let store = claims::existing(desk)?;
    let listed = matches!(format, "json" | "jsonl" | "csv");
    let due = store.due(desk.today(), args.within, if listed { u64::MAX } else { OPEN })?;
    match format {
        "json" => objects(&store, &due, desk, [b"[\n", b",\n", b"\n]\n"]),
        "jsonl" => objects(&store, &due, desk, [b"", b"\n", b"\n"]),
        "csv" => {
            let hanging = store.hanging()?;
            let all = due.ripe.iter().chain(&due.soon).chain(&due.open).chain(&hanging).cloned();
            claims::list(desk, "Due", |each| all.into_iter().try_for_each(each))
        }
        _ => tables(&due, &args, desk),
    }
}

fn objects(store: &Store, due: &Due, desk: &Desk, marks: [&[u8]; 3]) -> Result<(), Failure> {
    let hanging = store.hanging()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let groups: [(&'static str, &[Case]); 4] =
        [("ripe", &due.ripe), ("soon", &due.soon), ("open", &due.open), ("event", &hanging)];
    let all: Vec<(&'static str, &Case)> =
        groups.into_iter().flat_map(|(group, cases)| cases.iter().map(move |case| (group, case))).collect();
    if all.is_empty() {
        out.write_all(if marks[0].is_empty() { b"" } else { b"[]\n" })?;
        return Ok(out.flush()?);
    }
    out.write_all(marks[0])?;
    for (nr, (group, case)) in all.into_iter().enumerate() {
        if nr > 0 {
            out.write_all(marks[1])?;
        }
        claims::json(&mut out, &Grouped { group, sheet: case.sheet(desk.today(), None) })?;
    }
    out.write_all(marks[2])?;
    Ok(out.flush()?)
}

fn tables(due: &Due, args: &Args, desk: &Desk) -> Result<(), Failure> {
    let today = desk.today();
    let group = |title: String, cases: &[Case], note: Option<String>| -> Result<(), Failure> {
        if cases.is_empty() {
            return Ok(());
        }
        let mut table = claims::table(&title);
        for case in cases {
            claims::row(&mut table, &case.sheet(today, None));
        }
        table.notes.extend(note);
        writeln!(anstream::stdout(), "{title}\n")?;
        claims::print(desk, &table)?;
        Ok(writeln!(anstream::stdout())?)
    };
    let ripe = due.ripe.len() as u64;
    let walk = "Walk through them with `sayso review`.".to_string();
    group(format!("{} ripe for review", counted(ripe, "claim")), &due.ripe, Some(walk))?;
    let soon = due.soon.len() as u64;
    let days = args.within.unwrap_or(0);
    group(format!("{} ripe within {}", counted(soon, "claim"), counted(days, "day")), &due.soon, None)?;
    let more = due.open_count.saturating_sub(due.open.len() as u64);
    let note = (more > 0).then(|| format!("And {}: `sayso due --format json` lists all.", counted(more, "other")));
    group(format!("{} without an end, older than a year", counted(due.open_count, "claim")), &due.open, note)?;
    if !due.undated.is_empty() {
        let mut out = anstream::stdout();
        writeln!(out, "{} that nobody has dated\n", counted(due.undated.len() as u64, "event"))?;
        for event in &due.undated {
            let hanging = counted(event.claims, "claim");
            let name = visible(&event.event);
            let verb = if event.claims == 1 { "hangs" } else { "hang" };
            writeln!(out, "  {name}: {hanging} {verb} on it (claim {}): sayso event \"{name}\" DATE", event.first)?;
        }
        writeln!(out)?;
    }
    if ripe + soon + due.open_count == 0 && due.undated.is_empty() {
        writeln!(anstream::stdout(), "Nothing waits for review.")?;
    }
    Ok(())
}
