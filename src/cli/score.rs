//! `sayso score`: claims in, measures out, without a database.

mod line;
mod lines;
mod names;
mod rulings;

use super::desk::{Desk, day};
use super::failure::Failure;
use super::report::{self, Choices};
use chrono::NaiveDate;
use line::Line;
use lines::Lines;
use names::Numbered;
use sayso::report::Extras;
use sayso::score::{Gatherer, Report, Scope, day_number};
use std::path::PathBuf;

/// Computes every measure of claims given as JSON lines, without a database.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
In, a claim a line, as export prints it, or flat:
  {\"id\": 1, \"speaker\": \"Ann Lee\", \"source\": \"Gazette\", \"p\": 0.8, \"hedge\": null,
   \"said\": \"2025-01-02\", \"opens\": \"2025-01-02\", \"due\": \"2025-03-31\", \"lapses\": \"2025-03-31\",
   \"outcome\": \"fulfilled\", \"happened_on\": \"2025-02-11\", \"event\": \"bridge\"}
Outcomes: fulfilled, missed, pending, void. Lines that cannot be read are named and left out.

Examples:
  sayso export | sayso score
  sayso score --by year --format json < claims.jsonl
  sayso score --compare \"Ann Lee\" \"Ben Orr\" claims.jsonl
  sayso score --reviewers --format json < rulings.jsonl   lines of id, reviewer, outcome")]
pub struct Args {
    /// JSON lines; without it or with -, the standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    choices: Choices,
    /// Only claims said on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,
    /// Only claims said on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,
    /// Only claims with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Takes rulings (id, reviewer, outcome) and tells how far reviewers agree
    #[arg(long, conflicts_with = "compare")]
    reviewers: bool,
    /// Stops with exit code 1 at the first line that cannot be read
    #[arg(long)]
    strict: bool,
}

/// Reads to the end, then answers once.
pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(report::FORMATS)?;
    let lines = Lines::open(args.file.as_deref(), args.strict)?;
    if args.reviewers {
        return report::agree(desk, format, &rulings::agreement(lines)?);
    }
    let measured = measure(&args, lines, desk, format)?;
    report::print(desk, format, &measured, Extras { filters: filters(&args), ..Extras::default() }, args.choices.full)
}

/// The filters as a title says them.
fn filters(args: &Args) -> Vec<String> {
    report::filters(args.since, args.until, args.tag.as_deref())
}

fn measure(args: &Args, lines: Lines, desk: &Desk, format: &str) -> Result<Report, Failure> {
    let mut names = Numbered::default();
    let scope = Scope {
        since: args.since.map(day_number),
        until: args.until.map(day_number),
        tag: args.tag.as_deref().map(|tag| names.tags.number(tag)),
        ..report::scope(&args.choices, format)
    };
    let config = report::config(&args.choices, args.choices.as_of.unwrap_or_else(|| desk.today()), None);
    let mut gatherer = Gatherer::new(config, scope);
    lines.each(|text| {
        let line = Line::read(text)?;
        if let Some(sample) = line.sample(&mut names, &mut gatherer)? {
            gatherer.add(&sample, line.id(), names.tags_of(&line));
        }
        Ok(())
    })?;
    for name in args.choices.compare.iter().flatten() {
        names.speakers.find(name)?;
    }
    Ok(gatherer.finish(&names))
}
