//! `sayso score`: claims in, measures out, without a database.

mod line;
mod lines;
mod names;
mod rulings;

use super::desk::{Desk, day};
use super::failure::Failure;
use super::report;
use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use line::Line;
use lines::Lines;
use names::Numbered;
use sayso::hedge;
use sayso::report::Extras;
use sayso::score::{By, Config, Depth, Gatherer, Reading, Repeat, Report, Scope, day_number};
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
    /// What the groups are
    #[arg(long, value_name = "WHAT", default_value = "speaker", value_parser = known(By::ALL.iter().map(|by| by.name())))]
    by: String,
    /// Until which day a claim counts as kept: to the last fair day, or to the strict deadline
    #[arg(long, value_name = "READING", default_value = "lenient", value_parser = known(Reading::ALL.iter().map(|reading| reading.name())))]
    reading: String,
    /// Which of one speaker's statements about one event counts
    #[arg(long, value_name = "RULE", default_value = "first", value_parser = known(Repeat::ALL.iter().map(|repeat| repeat.name())))]
    repeat: String,
    /// The scale on which words become probabilities
    #[arg(long, value_name = "SCALE", default_value = hedge::DEFAULT, value_parser = known(hedge::SCALES.iter().map(|scale| scale.name)))]
    scale: String,
    /// How many equal bins of probability the calibration table has
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    bins: u32,
    /// The day of the report, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// Only claims said on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,
    /// Only claims said on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,
    /// Only claims with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Compares two speakers
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    compare: Option<Vec<String>>,
    /// Gives groups every measure, not the short set alone
    #[arg(long)]
    full: bool,
    /// Takes rulings (id, reviewer, outcome) and tells how far reviewers agree
    #[arg(long, conflicts_with = "compare")]
    reviewers: bool,
    /// Stops with exit code 1 at the first line that cannot be read
    #[arg(long)]
    strict: bool,
}

fn known(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

/// Reads to the end, then answers once.
pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(report::FORMATS)?;
    let lines = Lines::open(args.file.as_deref(), args.strict)?;
    if args.reviewers {
        return report::agree(desk, format, &rulings::agreement(lines)?);
    }
    let measured = measure(&args, lines, desk, format)?;
    report::print(desk, format, &measured, Extras { filters: filters(&args), ..Extras::default() }, args.full)
}

/// The filters as a title says them.
fn filters(args: &Args) -> Vec<String> {
    report::filters(args.since, args.until, args.tag.as_deref())
}

fn measure(args: &Args, lines: Lines, desk: &Desk, format: &str) -> Result<Report, Failure> {
    let mut names = Numbered::default();
    let scope = Scope {
        by: By::of(&args.by).unwrap_or(By::Speaker),
        depth: match format {
            _ if args.full => Depth::Full,
            "table" => Depth::Page,
            _ => Depth::Short,
        },
        since: args.since.map(day_number),
        until: args.until.map(day_number),
        tag: args.tag.as_deref().map(|tag| names.tags.number(tag)),
        compare: args.compare.as_deref().and_then(|names| names.to_vec().try_into().ok()),
        ..Scope::default()
    };
    let config = Config {
        as_of: args.as_of.unwrap_or_else(|| desk.today()),
        repeat: Repeat::of(&args.repeat).unwrap_or(Repeat::First),
        reading: Reading::of(&args.reading).unwrap_or(Reading::Lenient),
        bins: args.bins,
        scale: hedge::scale(&args.scale).map_or(hedge::DEFAULT, |scale| scale.name),
        head: None,
    };
    let mut gatherer = Gatherer::new(config, scope);
    lines.each(|text| {
        let line = Line::read(text)?;
        if let Some(sample) = line.sample(&mut names, &mut gatherer)? {
            gatherer.add(&sample, line.id(), names.tags_of(&line));
        }
        Ok(())
    })?;
    for name in args.compare.iter().flatten() {
        names.speakers.find(name)?;
    }
    Ok(gatherer.finish(&names))
}
