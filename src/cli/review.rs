//! `review`: walks through claims one by one, one key each. Every ruling is saved at
//! once, so that leaving at any moment loses nothing.

mod keys;

use super::claims::{self, Which};
use super::desk::{Desk, day};
use super::failure::Failure;
use super::record;
use super::resolve;
use chrono::NaiveDate;
use keys::{Key, Keys};
use sayso::claim::ClaimId;
use sayso::report::words::{counted, visible};
use sayso::review::{Case, Resolution, Status, Verdict, happened};
use sayso::store::{Filter, Store};
use sayso::when::Kind;
use std::collections::BTreeMap;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso review
  sayso review 12 15
  sayso review --speaker \"Ada Example\" --status pending

Keys: f fulfilled, m missed, v void, s skip, q quit; h, once a claim about the same
event was ruled fulfilled with a day, lets this claim's own window decide on that
day. After f it asks for the day it came true, for evidence and for a note; Enter
leaves each empty. Works with piped input, too.")]
pub struct Args {
    /// Claim numbers [default: the ripe claims]
    #[arg(value_name = "ID")]
    ids: Vec<ClaimId>,
    #[command(flatten)]
    which: Which,
    /// Hides who spoke and what others ruled
    #[arg(long)]
    blind: bool,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let store = claims::existing(desk)?;
    let cases = chosen(&args, &store, desk)?;
    let mut walk = Walk { args: &args, desk, store, keys: Keys::open()?, happened: BTreeMap::new(), done: 0 };
    let total = cases.len();
    if total == 0 {
        writeln!(anstream::stdout(), "Nothing waits for review.")?;
        return Ok(());
    }
    for (nr, id) in cases.into_iter().enumerate() {
        if walk.one(id, nr + 1, total)? == Next::Quit {
            break;
        }
    }
    writeln!(anstream::stdout(), "{} ruled on.", counted(walk.done, "claim"))?;
    Ok(())
}

/// The claims to walk through: those named, those filtered, else the ripe ones, each
/// followed by the pending ones about the same event.
fn chosen(args: &Args, store: &Store, desk: &Desk) -> Result<Vec<ClaimId>, Failure> {
    if !args.ids.is_empty() {
        claims::with_ids(store, &args.ids)?;
        return Ok(args.ids.clone());
    }
    args.which.check(store)?;
    if !args.which.is_all() {
        let cases = store.cases(&args.which.filter(desk.today()))?;
        return Ok(together(cases.iter().filter(|case| case.withdrawn.is_none())));
    }
    let ripe = store.due(desk.today(), None, 0)?.ripe;
    let mut all = ripe.clone();
    let mut events: Vec<&str> = ripe.iter().filter_map(|case| case.claim.event.as_deref()).collect();
    events.sort_unstable();
    events.dedup();
    for event in events {
        let filter = Filter { status: Some(Status::Pending), event: Some(event.to_string()), ..Filter::default() };
        for case in store.cases(&filter)? {
            if case.claim.event.as_deref() == Some(event) && !all.iter().any(|other| other.id == case.id) {
                all.push(case);
            }
        }
    }
    Ok(together(all.iter()))
}

/// Orders claims so that those about one event follow each other.
fn together<'a>(cases: impl Iterator<Item = &'a Case>) -> Vec<ClaimId> {
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    let mut keyed: Vec<((usize, usize), ClaimId)> = Vec::new();
    for (nr, case) in cases.enumerate() {
        let first = match case.claim.event.as_deref() {
            Some(event) => *order.entry(event).or_insert(nr),
            None => nr,
        };
        keyed.push(((first, nr), case.id));
    }
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, id)| id).collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Next {
    Go,
    Quit,
}

struct Walk<'a> {
    args: &'a Args,
    desk: &'a Desk,
    store: Store,
    keys: Keys,
    /// The days on which events came true in this walk, with the claim that said so.
    happened: BTreeMap<String, (ClaimId, NaiveDate)>,
    done: u64,
}

impl Walk<'_> {
    fn one(&mut self, id: ClaimId, nr: usize, total: usize) -> Result<Next, Failure> {
        let case = claims::with_ids(&self.store, &[id])?.remove(0);
        self.show(&case, nr, total)?;
        let known = case.claim.event.as_ref().and_then(|event| self.happened.get(event)).copied();
        loop {
            let happened_then = known.map(|(_, day)| format!("h happened {day}, ")).unwrap_or_default();
            let keys = format!("f fulfilled, m missed, v void, {happened_then}s skip, q quit");
            let ruled = match self.keys.key(&format!("{keys}? "))? {
                Key::Char('f') => match self.fulfilled(&case)? {
                    Some(ruled) => ruled,
                    None => return Ok(Next::Quit),
                },
                Key::Char('m') => self.ruling(Verdict::Missed),
                Key::Char('v') => self.ruling(Verdict::Void),
                Key::Char('h') if known.is_some() => {
                    let Some((_, day)) = known else { continue };
                    match happened(case.claim.said, case.claim.deadline.as_ref(), day) {
                        Ok(decided) => {
                            let mut ruled = self.ruling(decided.verdict);
                            ruled.happened_on = decided.happened_on;
                            ruled
                        }
                        Err(error) => {
                            writeln!(anstream::stdout(), "  {error}: give the verdict yourself")?;
                            continue;
                        }
                    }
                }
                Key::Char('s') => return Ok(Next::Go),
                Key::Char('q') | Key::End => return Ok(Next::Quit),
                Key::Char(other) => {
                    let other = visible(&other.to_string());
                    writeln!(anstream::stdout(), "  \"{other}\" is no key here")?;
                    continue;
                }
            };
            return self.save(&case, ruled);
        }
    }

    fn show(&self, case: &Case, nr: usize, total: usize) -> Result<(), Failure> {
        let mut sheet = case.sheet(self.desk.today(), None);
        if self.args.blind {
            (sheet.speaker, sheet.role, sheet.source, sheet.url) = (None, None, None, None);
        }
        let mut out = anstream::stdout();
        writeln!(out, "\nclaim {} ({nr} of {total}), {}", case.id, ripeness(case, self.desk))?;
        let mut text = record::understood(&sheet);
        if self.args.blind {
            text =
                text.lines().filter(|line| !line.starts_with("  speaker ")).map(|line| format!("{line}\n")).collect();
        }
        out.write_all(text.as_bytes())?;
        for lead in self.leads(case)? {
            writeln!(out, "  {:<12}{}", "lead", visible(&lead))?;
        }
        Ok(())
    }

    /// What may help to rule: the quote, copies, and what became of claims about the
    /// same event.
    fn leads(&self, case: &Case) -> Result<Vec<String>, Failure> {
        let claim = &case.claim;
        let mut leads = Vec::new();
        if self.args.blind {
            return Ok(leads);
        }
        leads.extend(claim.quote.clone());
        leads.extend(claim.archive.as_ref().map(|archive| format!("a copy: {archive}")));
        for ruled in &case.resolutions {
            leads.push(format!("{} ruled {}", ruled.reviewer, ruled.verdict));
        }
        let Some(event) = &claim.event else {
            return Ok(leads);
        };
        if let Some((id, day)) = self.happened.get(event) {
            let own = match happened(claim.said, claim.deadline.as_ref(), *day) {
                Ok(decided) => format!("by its own window {}", decided.verdict),
                Err(error) => error.to_string(),
            };
            leads.push(format!("claim {id} about {event} came true on {day}: this one is {own}; h takes that"));
        }
        let filter = Filter { event: Some(event.clone()), ..Filter::default() };
        for other in self.store.cases(&filter)? {
            let Some(ruled) = other.resolution().filter(|_| other.id != case.id) else { continue };
            let day = ruled.happened_on.map(|day| format!(" on {day}")).unwrap_or_default();
            let shown = ruled.evidence.first().map(|evidence| format!(", see {}", evidence.url)).unwrap_or_default();
            leads.push(format!("claim {}, about the same event: {}{day}{shown}", other.id, ruled.verdict));
        }
        Ok(leads)
    }

    fn ruling(&self, verdict: Verdict) -> Resolution {
        let mut ruled = Resolution::new(self.desk.reviewer(), verdict, self.desk.ruling());
        ruled.blind = self.args.blind;
        ruled
    }

    /// A claim that came true: for one that something happens by then, asks for the
    /// day, evidence and a note. None at the end of the input.
    fn fulfilled(&mut self, case: &Case) -> Result<Option<Resolution>, Failure> {
        let mut ruled = self.ruling(Verdict::Fulfilled);
        let kind = case.claim.deadline.as_ref().map_or(Kind::By, |deadline| deadline.kind);
        if kind != Kind::By {
            return Ok(Some(ruled));
        }
        loop {
            let Some(text) = self.keys.line("  day it came true (YYYY-MM-DD): ")? else {
                return Ok(None);
            };
            match text.trim() {
                "" => break,
                text => match day(text) {
                    Ok(day) => {
                        ruled.happened_on = Some(day);
                        break;
                    }
                    Err(error) => writeln!(anstream::stdout(), "  {error}")?,
                },
            }
        }
        // The input may end here: what was said so far counts.
        let address = self.keys.line("  evidence (an address): ")?.unwrap_or_default();
        ruled.evidence = resolve::evidence(&[address], self.desk.today());
        let note = self.keys.line("  note: ")?.unwrap_or_default();
        ruled.note = Some(note.trim().to_string()).filter(|note| !note.is_empty());
        Ok(Some(ruled))
    }

    fn save(&mut self, case: &Case, ruled: Resolution) -> Result<Next, Failure> {
        let id = case.id;
        self.store.write::<_, Failure>(&self.desk.now(), |writer| {
            writer.expect(id, case.version)?;
            Ok(writer.resolve(id, ruled.clone())?)
        })?;
        self.done += 1;
        resolve::warn(case, &ruled, self.desk);
        if let (Verdict::Fulfilled, Some(day), Some(event)) = (ruled.verdict, ruled.happened_on, &case.claim.event) {
            self.happened.entry(event.clone()).or_insert((id, day));
        }
        let now = claims::with_ids(&self.store, &[id])?.remove(0);
        writeln!(anstream::stdout(), "  {}", resolve::told(&now, self.desk))?;
        Ok(Next::Go)
    }
}

fn ripeness(case: &Case, desk: &Desk) -> String {
    let sheet = case.sheet(desk.today(), None);
    match (sheet.status, sheet.ripe) {
        (Status::Pending, Some(ripe)) => ripe.to_string(),
        (Status::Pending, None) => "not ripe yet".to_string(),
        (status, _) => format!("{status} so far"),
    }
}
