//! `export`: claims for other programs, and the head of the log.

use super::claims::{self, Which};
use super::desk::Desk;
use super::failure::Failure;
use sayso::exchange::{self, Format};
use sayso::ledger::Head;
use std::io::Write;
use std::path::PathBuf;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso export > claims.jsonl
  sayso export --format csv --head head.txt > claims.csv
  sayso export --speaker \"Ada Example\" --status pending

Formats: jsonl (the default), csv. What is exported imports again without loss. The
head of the log goes to standard error: publish it, and `sayso verify --head` proves
later that nothing before it was altered, removed or added.")]
pub struct Args {
    #[command(flatten)]
    which: Which,
    /// Writes the head of the log into a file, too
    #[arg(long, value_name = "FILE")]
    head: Option<PathBuf>,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = format(desk)?;
    let store = claims::existing(desk)?;
    args.which.check(&store)?;
    let filter = args.which.filter(desk.today());
    let today = desk.today();
    // Claims and head as of one instant: others may be writing.
    let head = store.snapshot(|store| {
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let writing = format.write.ok_or_else(|| Failure::usage("this format is only read"))?;
        (writing.begin)(&mut out)?;
        store.each(&filter, |case| Ok::<(), Failure>((writing.claim)(&mut out, &case.sheet(today, None))?))?;
        out.flush()?;
        Ok::<Head, Failure>(store.head()?)
    })?;
    anstream::eprintln!("head {head}");
    match args.head {
        None => Ok(()),
        Some(file) => std::fs::write(&file, format!("{head}\n")).map_err(|error| {
            Failure::new(format_args!("cannot write {}: {error}", file.display()))
                .hint("the claims were written; name another file with --head FILE")
        }),
    }
}

/// The format asked for; JSON lines where none is.
fn format(desk: &Desk) -> Result<&'static Format, Failure> {
    let written = exchange::FORMATS.iter().filter(|format| format.write.is_some()).map(|format| format.name);
    let mut known: Vec<&'static str> = vec!["jsonl"];
    known.extend(written.filter(|name| *name != "jsonl"));
    let name = desk.format(&known)?;
    exchange::format(name).ok_or_else(|| Failure::usage(format_args!("there is no format \"{name}\"")))
}
