//! `record`: records one claim, and says back what it understood.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use super::wording::{self, Wording};
use sayso::claim::{ClaimId, PFrom};
use sayso::report::words::visible;
use sayso::review::{Case, Sheet};
use sayso::store::Store;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso record \"The bridge will open by the end of June\" --by \"Ada Example\" --source \"The Gazette\"
  sayso record \"Prices may fall this year\" --said 2025-03-16 -p 0.4
  sayso record \"There will be no strike\" --denied --deadline 2025-06-30 --tag rail

A bare day given as --deadline is a limit: from the day said to that day.")]
pub struct Args {
    /// The sentence that says it, as it stands in the source
    #[arg(value_name = "STATEMENT")]
    statement: String,
    #[command(flatten)]
    wording: Wording,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&["table", "json", "jsonl"])?;
    let claim = wording::claim(&args.statement, &args.wording, desk.today())?;
    let mut store = Store::open(&desk.db()?)?;
    let alike = store.alike(&claim)?;
    let id = store.write(&desk.now(), |writer| writer.record(claim))?;
    let case = claims::with_ids(&store, &[id])?.remove(0);
    let sheet = case.sheet(desk.today(), None);
    match format {
        "json" => claims::document(&sheet)?,
        "jsonl" => {
            let mut out = std::io::stdout().lock();
            claims::json(&mut out, &sheet)?;
            out.write_all(b"\n")?;
        }
        _ => {
            let mut out = anstream::stdout();
            writeln!(out, "recorded claim {id}")?;
            out.write_all(understood(&sheet).as_bytes())?;
        }
    }
    warn(&case, &alike, desk);
    Ok(())
}

/// What was understood of a claim, a line a part.
pub fn understood(sheet: &Sheet) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        text += &format!("  {name:<12}{}\n", visible(&value));
    };
    line("statement", sheet.statement.to_string());
    let who = match (sheet.speaker, sheet.role) {
        (Some(speaker), Some(role)) => format!("{speaker}, {role}"),
        (Some(speaker), None) => speaker.to_string(),
        (None, _) => "nobody named; it counts for the source".to_string(),
    };
    line("speaker", who);
    let place = [sheet.source, sheet.url].into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !place.is_empty() {
        line("source", place);
    }
    line("said", sheet.said.to_string());
    line("window", claims::window(sheet));
    if let Some(deadline) = sheet.deadline {
        let words = deadline.phrase.as_deref().unwrap_or("no words");
        let rule = deadline.rule.as_deref().unwrap_or("none");
        line("deadline", format!("\"{words}\", rule {rule}, {}", deadline.precision_name()));
    }
    line("probability", probability(sheet));
    let mut sort = sheet.kind.name().to_string();
    if sheet.polarity == sayso::claim::Polarity::Denied {
        sort += ", denied";
    }
    line("kind", sort);
    if let Some(condition) = sheet.condition {
        line("condition", condition.to_string());
    }
    if let Some(event) = sheet.event {
        line("event", event.to_string());
    }
    if !sheet.tags.is_empty() {
        line("tags", sheet.tags.join(", "));
    }
    text
}

/// A probability, and where it comes from.
pub fn probability(sheet: &Sheet) -> String {
    let words = sheet.hedge.map(|hedge| (visible(&hedge.words), hedge.scale.as_str()));
    match (sheet.p, sheet.p_from, words) {
        (Some(p), PFrom::Number, _) => format!("{p}, a number that was given"),
        (Some(p), PFrom::Word, Some((words, scale))) => format!("{}, from \"{words}\" on the scale {scale}", short(p)),
        (Some(p), _, _) => format!("{}, since it is asserted without a hedge", short(p)),
        (None, _, Some((words, scale))) => format!("unknown: \"{words}\" is not on the scale {scale}"),
        (None, _, None) => "unknown".to_string(),
    }
}

/// A computed probability without the dust of binary arithmetic.
fn short(p: f64) -> String {
    let text = format!("{p:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// Says what makes a claim hard to check. Nothing of it is refused.
fn warn(case: &Case, alike: &[ClaimId], desk: &Desk) {
    let warn = |text: &str| anstream::eprintln!("warning: {text}");
    let id = case.id;
    let claim = &case.claim;
    if let Some(other) = alike.first() {
        warn(&format!(
            "it looks the same as claim {other}; if it is, take it back: sayso amend {id} --withdraw \"recorded twice\""
        ));
    }
    if claim.speaker.is_none() {
        warn(&format!("no speaker: name one with sayso amend {id} --by WHO"));
    }
    if claim.said > desk.today() {
        warn(&format!("it was said on {}, a day that is still to come", claim.said));
    }
    let Some(deadline) = &claim.deadline else {
        warn(&format!("no deadline, so it can hardly be missed: give one with sayso amend {id} --deadline WORDS"));
        return;
    };
    if let (true, Some(anchor)) = (deadline.undated(), &deadline.anchor) {
        let event = visible(&anchor.event);
        warn(&format!("its window hangs on an event: date that with sayso event \"{event}\" DATE"));
    }
    match deadline.window.lapses.or(deadline.window.due) {
        Some(last) if last < claim.said => {
            warn(&format!("the deadline {last} lies before the day it was said, {}", claim.said));
        }
        Some(last) if last < desk.today() => warn(&format!("the deadline {last} is already past")),
        _ => {}
    }
}
