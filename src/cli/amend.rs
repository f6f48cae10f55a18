//! `amend`: corrects a claim. The old wording stays in the history.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use super::record;
use super::wording::{self, Wording};
use sayso::claim::{Claim, ClaimId, Kind, Polarity};
use sayso::when;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso amend 12 --by \"Ada Example\" --role \"harbour master\"
  sayso amend 12 --deadline \"by the end of June\"
  sayso amend 12 --tag rail --tag strike      all tags anew
  sayso amend 12 --quote \"\"                   takes the quote away
  sayso amend 12 --withdraw \"recorded twice\"
  sayso amend 12 --reread                     reads the deadline by the present rules")]
pub struct Args {
    /// The claim's number
    #[arg(value_name = "ID")]
    id: ClaimId,
    /// The sentence that says it
    #[arg(long, value_name = "TEXT")]
    statement: Option<String>,
    #[command(flatten)]
    wording: Wording,
    /// It says that something will be so
    #[arg(long, conflicts_with = "denied")]
    affirmed: bool,
    /// The sort of claim: prediction, expectation, promise, plan, warning, nearness, denial
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
    /// Takes it out of every count, for a reason; it stays in the log
    #[arg(long, value_name = "REASON")]
    withdraw: Option<String>,
    /// Reads the deadline's words again under the present rules
    #[arg(long, conflicts_with = "withdraw")]
    reread: bool,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&["table", "json", "jsonl"])?;
    let mut store = claims::existing(desk)?;
    let id = args.id;
    let case = claims::with_ids(&store, &[id])?.remove(0);
    if args.withdraw.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Failure::usage("no reason is given").hint("say why: --withdraw \"recorded twice\""));
    }
    let amended = amended(&case.claim, &args)?;
    let reread = if args.reread { Some(reread(&amended)?) } else { None };
    let changes = amended != case.claim;
    if !changes && reread.is_none() && args.withdraw.is_none() {
        return Err(Failure::usage(format_args!("claim {id} says all of that already"))
            .hint("say what to correct: `sayso amend --help` lists the options"));
    }
    store.write::<_, Failure>(&desk.now(), |writer| {
        writer.expect(id, case.version)?;
        if changes {
            writer.amend(id, amended)?;
        }
        if let Some(deadline) = reread {
            writer.reread(id, Some(deadline))?;
        }
        if let Some(reason) = &args.withdraw {
            writer.withdraw(id, reason)?;
        }
        Ok(())
    })?;
    let now = claims::with_ids(&store, &[id])?.remove(0);
    if format != "table" {
        return claims::document(&now.sheet(desk.today(), None));
    }
    let mut out = anstream::stdout();
    if args.withdraw.is_some() {
        writeln!(out, "withdrew claim {id}: it counts no more, and stays in the log")?;
        return Ok(());
    }
    writeln!(out, "amended claim {id}, now at version {}", now.version)?;
    out.write_all(record::understood(&now.sheet(desk.today(), None)).as_bytes())?;
    Ok(())
}

fn amended(claim: &Claim, args: &Args) -> Result<Claim, Failure> {
    let mut new = claim.clone();
    if let Some(statement) = &args.statement {
        if statement.trim().is_empty() {
            return Err(Failure::usage("the statement is empty").hint("to take a claim back, say --withdraw REASON"));
        }
        new.statement.clone_from(statement);
    }
    if let Some(said) = args.wording.said.filter(|said| *said != claim.said) {
        new.said = said;
        // The days were counted from the day it was said.
        if args.wording.deadline.is_none() && new.deadline.is_some() {
            new.deadline = Some(reread(&new)?);
        }
    }
    if args.affirmed {
        new.polarity = Polarity::Affirmed;
        if new.kind == Kind::Denial {
            new.kind = Kind::Prediction;
        }
        if new.deadline.as_ref().is_some_and(|deadline| deadline.phrase.is_some()) {
            new.deadline = Some(reread(&new)?);
        }
    }
    if args.wording.denied {
        wording::deny(&mut new);
    }
    if let Some(kind) = args.kind {
        new.kind = kind;
    }
    wording::change(&mut new, &args.wording)?;
    new.tidy();
    Ok(new)
}

/// The deadline of a claim, its words read again.
fn reread(claim: &Claim) -> Result<sayso::claim::Deadline, Failure> {
    let phrase = claim.deadline.as_ref().and_then(|deadline| deadline.phrase.as_deref());
    let Some(phrase) = phrase else {
        return Err(Failure::new("the claim has no deadline words to read again")
            .hint("give some: --deadline \"by the end of June\""));
    };
    let mut again = claim.clone();
    let mut deadline = wording::deadline(phrase, claim.said)?;
    // How a lasting verb bends the rule is the statement's to tell, not the phrase's.
    let old = claim.deadline.as_ref().map(|deadline| deadline.kind);
    if old == Some(when::Kind::Hold) && deadline.kind == when::Kind::By {
        deadline.kind = when::Kind::Hold;
        deadline.window.lapses = deadline.window.due;
    }
    again.deadline = Some(deadline.clone());
    if claim.polarity == Polarity::Denied {
        wording::deny(&mut again);
    }
    Ok(again.deadline.unwrap_or(deadline))
}
