//! `event`: names and dates events, and ties claims to them.

use super::claims;
use super::desk::{Desk, day};
use super::failure::Failure;
use chrono::NaiveDate;
use sayso::claim::ClaimId;
use sayso::report::Table;
use sayso::report::words::{counted, visible};
use sayso::store::Store;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso event                                    all events
  sayso event \"G7 summit\" 2025-06-15..2025-06-17
  sayso event \"G7 summit\" --also \"the summit\"
  sayso event \"harbour vote\" --claims 3 8 12
  sayso event \"harbour vote\" --undate

Dating an event gives every claim whose deadline hangs on it its window; another
date moves them, on record. Articles, case and spaces in a name do not matter.")]
pub struct Args {
    /// The event's name [default: lists all]
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Its day, or its first and last day as DATE..DATE
    #[arg(value_name = "DATE[..DATE]", value_parser = days)]
    days: Option<(NaiveDate, NaiveDate)>,
    /// Takes its date back
    #[arg(long, conflicts_with = "days", requires = "name")]
    undate: bool,
    /// Another name for it (may be given again)
    #[arg(long, value_name = "ALIAS", requires = "name")]
    also: Vec<String>,
    /// Claims that are about it
    #[arg(long, value_name = "ID", num_args = 1.., requires = "name")]
    claims: Vec<ClaimId>,
    /// Claims that are about it no longer
    #[arg(long, value_name = "ID", num_args = 1.., requires = "name")]
    untie: Vec<ClaimId>,
}

fn days(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (day(first)?, day(last)?);
    match first <= last {
        true => Ok((first, last)),
        false => Err(format!("{last} lies before {first}")),
    }
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(claims::FORMATS)?;
    let Some(name) = args.name.as_deref().map(str::trim) else {
        return list(&claims::existing(desk)?, desk, format);
    };
    if name.is_empty() {
        return Err(Failure::usage("the event has no name"));
    }
    if args.days.is_none() && day(name).is_ok() {
        return Err(Failure::usage(format_args!("\"{name}\" is a day, no name of an event"))
            .hint("the name comes first: sayso event \"G7 summit\" 2025-06-15"));
    }
    let mut store = Store::open(&desk.db()?)?;
    claims::with_ids(&store, &args.claims)?;
    claims::with_ids(&store, &args.untie)?;
    let (new, moved) = store.write::<_, Failure>(&desk.now(), |writer| {
        let new = writer.name_event(name)?;
        let mut moved = Vec::new();
        for alias in &args.also {
            moved.extend(writer.alias_event(name, alias)?);
        }
        if args.days.is_some() || args.undate {
            moved.extend(writer.date_event(name, args.days)?);
        }
        for id in &args.claims {
            writer.tie(*id, Some(name))?;
        }
        for id in &args.untie {
            writer.tie(*id, None)?;
        }
        Ok((new, moved))
    })?;
    if format == "json" || format == "jsonl" {
        let line = store.events()?.into_iter().find(|line| {
            sayso::ledger::event_key(&line.name) == sayso::ledger::event_key(name)
                || line.also.iter().any(|also| sayso::ledger::event_key(also) == sayso::ledger::event_key(name))
        });
        return claims::document(&line);
    }
    let mut out = anstream::stdout();
    let shown = visible(name);
    if new {
        writeln!(out, "named the event {shown}")?;
    }
    for alias in &args.also {
        writeln!(out, "{shown} is also known as {}", visible(alias))?;
    }
    match args.days {
        Some((first, last)) if first == last => writeln!(out, "{shown} is on {first}")?,
        Some((first, last)) => writeln!(out, "{shown} is from {first} to {last}")?,
        None if args.undate => writeln!(out, "{shown} has no date any more")?,
        None => {}
    }
    let tied = args.claims.len() as u64;
    if tied > 0 {
        writeln!(out, "{} tied to it", counted(tied, "claim"))?;
    }
    if !args.untie.is_empty() {
        writeln!(out, "{} untied", counted(args.untie.len() as u64, "claim"))?;
    }
    let mut moved = moved;
    moved.sort_unstable();
    moved.dedup();
    for case in claims::with_ids(&store, &moved)? {
        writeln!(out, "claim {}: {}", case.id, claims::window(&case.sheet(desk.today(), None)))?;
    }
    Ok(())
}

fn list(store: &Store, desk: &Desk, format: &str) -> Result<(), Failure> {
    let events = store.events()?;
    match format {
        "json" => return claims::document(&events),
        "jsonl" => {
            let mut out = std::io::stdout().lock();
            for event in &events {
                claims::json(&mut out, event)?;
                out.write_all(b"\n")?;
            }
            return Ok(());
        }
        _ => {}
    }
    if events.is_empty() {
        anstream::eprintln!("no events");
        return Ok(());
    }
    let mut table =
        Table::new("Events").text("event").text("also").text("date").number("claims about it").number("hang on it");
    for event in events {
        let date = match (event.first, event.last) {
            (Some(first), Some(last)) if last != first => format!("{first} to {last}"),
            (Some(first), _) => first.to_string(),
            _ => "–".to_string(),
        };
        table.row([
            event.name.into(),
            event.also.join("; ").into(),
            date.into(),
            event.about.to_string().into(),
            event.hanging.to_string().into(),
        ]);
    }
    claims::print(desk, &table)
}
