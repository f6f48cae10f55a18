//! `verify`: proves that nothing was altered.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use sayso::ledger::Head;
use sayso::report::words::{count, counted, visible};
use serde::Serialize;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso verify
  sayso verify --head 512:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

Computes the chain of the log anew, replays the log, and compares every row with what
it says. Whoever owns the file can write all of it anew: only a head that was
published before proves that this was not done.")]
pub struct Args {
    /// A head that was published: no entry before it was altered, removed or added
    #[arg(long, value_name = "ENTRIES:SHA256")]
    head: Option<Head>,
}

#[derive(Serialize)]
struct Outcome {
    whole: bool,
    head: Head,
    claims: u64,
    redacted: u64,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    claim: Option<u64>,
    what: String,
}

/// How many findings are printed one by one.
const SHOWN: usize = 20;

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&["table", "json"])?;
    let store = claims::existing(desk)?;
    let verified = store.verify(args.head)?;
    let findings = &verified.findings;
    if format == "json" {
        let findings =
            findings.iter().map(|found| Found { claim: found.claim.map(|id| id.0), what: found.what.clone() });
        claims::document(&Outcome {
            whole: verified.findings.is_empty(),
            head: verified.head,
            claims: verified.claims,
            redacted: verified.redacted,
            findings: findings.collect(),
        })?;
    } else {
        let mut out = anstream::stdout();
        for found in findings.iter().take(SHOWN) {
            writeln!(out, "{}", visible(&found.to_string()))?;
        }
        if findings.len() > SHOWN {
            writeln!(out, "and {} more", count((findings.len() - SHOWN) as u64))?;
        }
        if findings.is_empty() {
            writeln!(
                out,
                "whole: {} in the log, {} compared with it",
                counted_entries(verified.head.entries),
                counted(verified.claims, "claim")
            )?;
            if verified.redacted > 0 {
                writeln!(out, "{} redacted", counted(verified.redacted, "claim"))?;
            }
            writeln!(out, "head {}", verified.head)?;
            if let Some(head) = args.head {
                writeln!(out, "the published head, of {}, still holds", counted_entries(head.entries))?;
            }
        }
    }
    match findings.len() {
        0 => Ok(()),
        1 => Err(failure("1 thing is not as it was written")),
        number => Err(failure(&format!("{} things are not as they were written", count(number as u64)))),
    }
}

fn counted_entries(number: u64) -> String {
    match number {
        1 => "1 entry".to_string(),
        number => format!("{} entries", count(number)),
    }
}

fn failure(message: &str) -> Failure {
    Failure::new(message).hint(
        "keep the file as it is, with its -wal file, as evidence; go on with a backup that verifies, by --db FILE",
    )
}
