//! `show`: a claim with its whole history.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use super::history;
use super::record;
use sayso::claim::ClaimId;
use sayso::ledger::{Entry, Hash};
use sayso::render::{markdown, terminal};
use sayso::report::{Block, Depth, Document, Fact, Section};
use sayso::review::{Case, Sheet};
use sayso::store::Store;
use serde::Serialize;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso show 12
  sayso show 12 --format json")]
pub struct Args {
    /// Claim numbers
    #[arg(required = true, value_name = "ID")]
    ids: Vec<ClaimId>,
}

/// A claim with the entries of the log about it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    sheet: Sheet<'a>,
    history: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    entry: u64,
    at: String,
    kind: String,
    text: String,
    sha256: Hash,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&["table", "json", "jsonl", "markdown"])?;
    let store = claims::existing(desk)?;
    let mut out = std::io::BufWriter::new(anstream::stdout());
    for (nr, id) in args.ids.iter().enumerate() {
        let entries = store.history(*id)?;
        let Some(case) = store.case(*id)? else {
            if entries.iter().any(|entry| entry.kind == "redacted") {
                gone(&mut out, *id, &entries)?;
                continue;
            }
            return Err(claims::no_claim(&store, *id)?);
        };
        match format {
            "json" | "jsonl" => {
                let shown = Shown { sheet: case.sheet(desk.today(), None), history: lines(&entries) };
                match format {
                    "json" => serde_json::to_writer_pretty(&mut out, &shown).map_err(std::io::Error::from)?,
                    _ => claims::json(&mut out, &shown)?,
                }
                out.write_all(b"\n")?;
            }
            _ => {
                let page = page(&store, &case, &entries, desk)?;
                let text = match format {
                    "markdown" => markdown::document(&page),
                    _ => terminal::document(&page, Depth::Full, desk.screen()),
                };
                if nr > 0 {
                    out.write_all(b"\n")?;
                }
                out.write_all(text.as_bytes())?;
            }
        }
    }
    Ok(out.flush()?)
}

fn gone(out: &mut impl Write, id: ClaimId, entries: &[Entry]) -> Result<(), Failure> {
    writeln!(out, "claim {id} was redacted")?;
    for (at, text) in history::told(entries) {
        writeln!(out, "  {at}  {}", sayso::report::words::visible(&text))?;
    }
    Ok(())
}

fn lines(entries: &[Entry]) -> Vec<Line> {
    let told = history::told(entries);
    entries
        .iter()
        .zip(told)
        .map(|(entry, (at, text))| Line { entry: entry.seq, at, kind: entry.kind.clone(), text, sha256: entry.hash })
        .collect()
}

fn page(store: &Store, case: &Case, entries: &[Entry], desk: &Desk) -> Result<Document, Failure> {
    let sheet = case.sheet(desk.today(), None);
    let claim = &case.claim;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Option<String>| {
        facts.extend(value.map(|value| Fact::new(name, value)));
    };
    let who = claim.speaker.as_ref().map(|speaker| match &claim.role {
        Some(role) => format!("{speaker}, {role}"),
        None => speaker.clone(),
    });
    fact("speaker", who);
    fact("source", claim.source.clone());
    fact("address", claim.url.clone());
    fact("copy", claim.archive.clone());
    fact("said", Some(claim.said.to_string()));
    fact("window", Some(claims::window(&sheet)));
    fact(
        "deadline",
        claim.deadline.as_ref().map(|deadline| {
            let words = deadline.phrase.as_deref().unwrap_or("no words");
            let rules = deadline.rules.as_deref().unwrap_or("no rules");
            let rule = deadline.rule.as_deref().unwrap_or("no rule");
            format!("\"{words}\", read by {rules}, rule {rule}, {}", deadline.precision_name())
        }),
    );
    fact("probability", Some(record::probability(&sheet)));
    let denied = if sheet.polarity == sayso::claim::Polarity::Denied { ", denied" } else { "" };
    fact("kind", Some(format!("{}{denied}", claim.kind)));
    fact("condition", claim.condition.clone());
    fact("event", claim.event.clone());
    fact("tags", (!claim.tags.is_empty()).then(|| claim.tags.join(", ")));
    fact(
        "origin",
        claim
            .reference
            .as_ref()
            .map(|reference| format!("{reference} at {}", claim.origin.as_deref().unwrap_or("an unnamed place"))),
    );
    fact("uid", Some(case.uid.to_string()));
    let sayso::report::Cell::Text { text: status, tone } = claims::status(&sheet) else {
        return Err(Failure::new("a status without words"));
    };
    facts.push(Fact::new("status", status).toned(tone));
    if let Some(withdrawn) = &case.withdrawn {
        facts.push(Fact::new("withdrawn", format!("{} ({})", withdrawn.reason, withdrawn.at)));
    }
    let mut page = Document {
        title: format!("Claim {}", case.id),
        lead: vec![claim.statement.clone()],
        sections: Vec::new(),
        colophon: Vec::new(),
    };
    let mut about = Section::new("about", "What was said");
    let quote = claim.quote.clone().or(passage(store, case)?);
    about.blocks.extend(quote.map(Block::Quote));
    about.blocks.push(Block::Facts(facts));
    page.sections.push(about);
    if !case.resolutions.is_empty() {
        page.sections.push(rulings(case));
    }
    let mut log = Section::new("history", "History");
    let told = history::told(entries).into_iter().map(|(at, text)| Fact::new(at, text)).collect();
    log.blocks.push(Block::Facts(told));
    page.sections.push(log);
    Ok(page)
}

fn rulings(case: &Case) -> Section {
    let mut section = Section::new("rulings", if case.disputed() { "Rulings, disputed" } else { "Rulings" });
    let mut facts = Vec::new();
    for ruled in &case.resolutions {
        let mut text = ruled.verdict.to_string();
        text += &ruled.happened_on.map(|day| format!(" on {day}")).unwrap_or_default();
        text += &ruled.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
        text += &ruled.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        text += if ruled.blind { ", ruled blind" } else { "" };
        facts.push(Fact::new(ruled.reviewer.clone(), text));
        for evidence in &ruled.evidence {
            let seen = evidence.seen.map(|day| format!(", seen {day}")).unwrap_or_default();
            let copy = evidence.archive.as_ref().map(|copy| format!(", copy {copy}")).unwrap_or_default();
            facts.push(Fact::new("evidence", format!("{}{copy}{seen}", evidence.url)));
            facts.extend(evidence.quote.as_ref().map(|quote| Fact::new("", format!("\"{quote}\""))));
        }
    }
    section.blocks.push(Block::Facts(facts));
    section
}

/// The claim in its place: what stands around it in the article that was kept.
fn passage(store: &Store, case: &Case) -> Result<Option<String>, Failure> {
    const AROUND: usize = 200;
    let Some(place) = &case.claim.article else { return Ok(None) };
    let Some(text) = store.article(&place.sha256)? else { return Ok(None) };
    let (start, end) = (place.start as usize, place.end as usize);
    if start >= end {
        return Ok(None);
    }
    let from = start.saturating_sub(AROUND);
    let near: String = text.chars().skip(from).take(end.saturating_sub(from).saturating_add(AROUND)).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if text.chars().nth(end.saturating_add(AROUND)).is_some() { "…" } else { "" };
    Ok(Some(format!("{before}{}{after}", near.trim())))
}
