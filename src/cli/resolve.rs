//! `resolve`: rules on claims without the walk.

use super::claims;
use super::desk::{Desk, day};
use super::failure::Failure;
use chrono::NaiveDate;
use sayso::claim::ClaimId;
use sayso::report::words::visible;
use sayso::review::{Case, Evidence, Reason, Resolution, Undecided, Verdict, happened, warnings};
use sayso::store::Store;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso resolve 12 fulfilled --on 2025-03-18 --evidence https://example.org/call
  sayso resolve 3 4 5 --happened 2025-03-18
  sayso resolve 7 void --reason condition --note \"the vote was called off\"
  sayso resolve 12 pending --note \"ruled too early\"

With --happened each claim's own window decides: the day something came true, or,
where something was to last or never to happen, the day that was broken. `pending`
takes all rulings on a claim back.")]
pub struct Args {
    /// Claim numbers, then the verdict: fulfilled, missed, void or pending
    #[arg(required = true, value_name = "ID")]
    words: Vec<String>,
    /// The day it came true
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "happened")]
    on: Option<NaiveDate>,
    /// Lets each claim's window decide what this day means
    #[arg(long, value_name = "DATE", value_parser = day)]
    happened: Option<NaiveDate>,
    /// Where it can be seen (may be given again)
    #[arg(long, value_name = "ADDRESS")]
    evidence: Vec<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Why it is void: ambiguous, condition, annulled or other
    #[arg(long, value_name = "REASON")]
    reason: Option<Reason>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ruling {
    Verdict(Verdict),
    Happened(NaiveDate),
    Pending,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&["table", "json", "jsonl"])?;
    let (ids, ruling) = understand(&args)?;
    let mut store = claims::existing(desk)?;
    let cases = claims::with_ids(&store, &ids)?;
    let mut rulings = Vec::new();
    for case in &cases {
        rulings.push(resolution(case, ruling, &args, desk)?);
    }
    store.write::<_, Failure>(&desk.now(), |writer| {
        for (case, ruled) in cases.iter().zip(&rulings) {
            writer.expect(case.id, case.version)?;
            match ruled {
                Some(resolution) => writer.resolve(case.id, resolution.clone())?,
                None if case.resolutions.is_empty() => {}
                None => writer.reopen(case.id, &desk.reviewer(), args.note.as_deref())?,
            }
        }
        Ok(())
    })?;
    for (case, ruled) in cases.iter().zip(&rulings) {
        if let Some(ruled) = ruled {
            warn(case, ruled, desk);
        }
    }
    let now = claims::with_ids(&store, &ids)?;
    if format != "table" {
        return claims::list(desk, "", |each| now.into_iter().try_for_each(each));
    }
    let mut out = anstream::stdout();
    for case in &now {
        writeln!(out, "{}", told(case, desk))?;
    }
    siblings(&store, &now, ruling)
}

/// Takes the words apart: numbers, then a verdict unless `--happened` decides.
fn understand(args: &Args) -> Result<(Vec<ClaimId>, Ruling), Failure> {
    let (ids, ruling) = match args.happened {
        Some(day) => (&args.words[..], Ruling::Happened(day)),
        None => {
            let (last, ids) = args.words.split_last().map_or(("", &[][..]), |(last, ids)| (last.as_str(), ids));
            let ruling = match last {
                "pending" => Ruling::Pending,
                word => Ruling::Verdict(word.parse().map_err(|_| unknown(word))?),
            };
            (ids, ruling)
        }
    };
    if ids.is_empty() {
        return Err(
            Failure::usage("no claim is named").hint("write the numbers before the verdict: sayso resolve 12 missed")
        );
    }
    let mut numbers = Vec::new();
    for id in ids {
        let id = id.parse().map_err(|error| {
            Failure::usage(error).hint("claims are named by their numbers: sayso resolve 12 missed; see `sayso list`")
        })?;
        if !numbers.contains(&id) {
            numbers.push(id);
        }
    }
    if args.on.is_some() && ruling == Ruling::Pending {
        return Err(Failure::usage("a pending claim has no day").hint("leave --on out"));
    }
    if args.reason.is_some() && ruling != Ruling::Verdict(Verdict::Void) {
        return Err(Failure::usage("only a void claim has a --reason").hint("say more with --note"));
    }
    Ok((numbers, ruling))
}

fn unknown(word: &str) -> Failure {
    let known = ["fulfilled", "missed", "void", "pending"];
    let failure = Failure::usage(format_args!("\"{}\" is no verdict: {}", visible(word), known.join(", ")));
    if word.trim_start_matches('#').parse::<u64>().is_ok() {
        return failure.hint("the verdict comes last: sayso resolve 12 missed");
    }
    let near =
        known.iter().max_by(|one, other| strsim::jaro_winkler(word, one).total_cmp(&strsim::jaro_winkler(word, other)));
    match near {
        Some(near) if strsim::jaro_winkler(word, near) > 0.75 => failure.hint(format_args!("did you mean {near}?")),
        _ => failure.hint("write one of these, after the numbers"),
    }
}

fn resolution(case: &Case, ruling: Ruling, args: &Args, desk: &Desk) -> Result<Option<Resolution>, Failure> {
    let (verdict, on) = match ruling {
        Ruling::Pending => return Ok(None),
        Ruling::Verdict(verdict) => (verdict, args.on),
        Ruling::Happened(day) => match happened(case.claim.said, case.claim.deadline.as_ref(), day) {
            Ok(decided) => (decided.verdict, decided.happened_on),
            Err(error) => return Err(undecided(case, error, day)),
        },
    };
    let mut resolution = Resolution::new(desk.reviewer(), verdict, desk.ruling());
    resolution.happened_on = on;
    resolution.reason = args.reason;
    resolution.note = args.note.clone().filter(|note| !note.trim().is_empty());
    resolution.evidence = evidence(&args.evidence, desk.today());
    Ok(Some(resolution))
}

/// Evidence from addresses, seen today.
pub fn evidence(addresses: &[String], today: NaiveDate) -> Vec<Evidence> {
    let given = addresses.iter().filter(|address| !address.trim().is_empty());
    given
        .map(|address| Evidence { url: address.trim().to_string(), archive: None, quote: None, seen: Some(today) })
        .collect()
}

fn undecided(case: &Case, error: Undecided, day: NaiveDate) -> Failure {
    let id = case.id;
    let failure = Failure::new(format_args!("claim {id}: {error}"));
    match error {
        Undecided::Early { .. } => {
            failure.hint(format_args!("give the verdict yourself: sayso resolve {id} VERDICT --on {day}"))
        }
        Undecided::Undated => {
            let anchor = case.claim.deadline.as_ref().and_then(|deadline| deadline.anchor.as_ref());
            let event = anchor.map_or("NAME", |anchor| anchor.event.as_str());
            failure.hint(format_args!(
                "date it first: sayso event \"{}\" DATE; or give the verdict yourself",
                visible(event)
            ))
        }
    }
}

/// Says what looks odd about a ruling.
pub fn warn(case: &Case, ruled: &Resolution, desk: &Desk) {
    for warning in warnings(case.claim.said, case.claim.deadline.as_ref(), ruled, desk.today()) {
        anstream::eprintln!("warning: claim {}: {warning}", case.id);
    }
}

/// A claim's verdict in force, with both readings, in one line.
pub fn told(case: &Case, desk: &Desk) -> String {
    let id = case.id;
    let sheet = case.sheet(desk.today(), None);
    let Some(ruled) = case.resolution() else {
        return format!("claim {id}: pending");
    };
    let mut text = format!("claim {id}: {}", ruled.verdict);
    if let Some(day) = ruled.happened_on {
        text += &format!(" on {day}");
    }
    if let Some(readings) = sheet.verdict {
        text += &match readings.strict == readings.lenient {
            true => format!("; {} under both readings", readings.strict),
            false => format!("; strict {}, lenient {}", readings.strict, readings.lenient),
        };
    }
    if case.disputed() {
        text += "; disputed";
    }
    text
}

/// Names the pending claims that are about the same event, since one outcome
/// settles them all.
fn siblings(store: &Store, cases: &[Case], ruling: Ruling) -> Result<(), Failure> {
    let Ruling::Happened(day) = ruling else {
        return Ok(());
    };
    let mut events: Vec<&str> = cases.iter().filter_map(|case| case.claim.event.as_deref()).collect();
    events.sort_unstable();
    events.dedup();
    for event in events {
        let filter = sayso::store::Filter {
            status: Some(sayso::review::Status::Pending),
            event: Some(event.to_string()),
            ..Default::default()
        };
        let pending: Vec<String> = store.cases(&filter)?.iter().map(|case| case.id.to_string()).collect();
        if !pending.is_empty() {
            let event = visible(event);
            let ids = pending.join(" ");
            anstream::eprintln!("hint: also about {event}, and pending: sayso resolve {ids} --happened {day}");
        }
    }
    Ok(())
}
