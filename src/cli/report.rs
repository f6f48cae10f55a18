//! `sayso report`: whose word was kept, from the record.

mod gather;
mod who;

use super::desk::{Desk, day};
use super::failure::Failure;
use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
pub use gather::{config, scope};
use sayso::report::{self, Depth, Document, Extras, dossier};
use sayso::score::{Agreement, By, Reading, Repeat, Report};
use sayso::store::Store;
use sayso::{hedge, page, render};
use std::io::Write;

/// What both `report` and `score` let the user choose.
#[derive(clap::Args, Debug, Clone)]
pub struct Choices {
    /// What the groups are
    #[arg(long, value_name = "WHAT", default_value = "speaker", value_parser = names(By::ALL.iter().map(|by| by.name())))]
    pub by: String,
    /// Until which day a claim counts as kept: to the last fair day, or to the strict deadline
    #[arg(long, value_name = "READING", default_value = "lenient", value_parser = names(Reading::ALL.iter().map(|reading| reading.name())))]
    pub reading: String,
    /// Which of one speaker's statements about one event counts
    #[arg(long, value_name = "RULE", default_value = "first", value_parser = names(Repeat::ALL.iter().map(|repeat| repeat.name())))]
    pub repeat: String,
    /// The scale on which words become probabilities
    #[arg(long, value_name = "SCALE", default_value = hedge::DEFAULT, value_parser = names(hedge::SCALES.iter().map(|scale| scale.name)))]
    pub scale: String,
    /// How many equal bins of probability the calibration table has
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub bins: u32,
    /// The day of the report, as YYYY-MM-DD [default: today]; from a record, also leaves out what was ruled or changed later
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<NaiveDate>,
    /// Compares two speakers
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub compare: Option<Vec<String>>,
    /// Every measure, and every row of long tables
    #[arg(long)]
    pub full: bool,
}

fn names(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

/// Shows whose word was kept, how sure one can be, and what is still open.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  sayso report                              the record on one page
  sayso report \"Steve Witkoff\"              a dossier: each of his claims, with evidence
  sayso report --by source --since 2025-01-01
  sayso report --compare \"Ann Lee\" \"Ben Orr\"
  sayso report --format html > report.html  one file with charts, to publish or print")]
pub struct Args {
    /// A speaker (any of the names) or a source: a dossier of the claims
    #[arg(value_name = "WHO")]
    who: Option<String>,
    /// Only claims said on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,
    /// Only claims said on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,
    /// Only claims with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Lists no group with fewer judged claims
    #[arg(long, value_name = "N", default_value_t = 0)]
    min_resolved: u64,
    #[command(flatten)]
    choices: Choices,
    /// Tells how far reviewers agree, over every ruling now in force
    #[arg(long, conflicts_with_all = ["who", "since", "until", "tag", "as_of", "compare"])]
    reviewers: bool,
}

/// The formats of reports, the usual one first.
pub const FORMATS: &[&str] = &["table", "json", "csv", "markdown", "html"];

/// Prints the report, or the dossier.
pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(FORMATS)?;
    let store = open(desk)?;
    if args.reviewers {
        return agree(desk, format, &gather::agreement(&store)?);
    }
    let asked = gather::Asked::new(&args, &store, desk.today(), format)?;
    let mut gathered = gather::gather(&store, &asked)?;
    if format == "json" {
        gathered.report.groups.retain(|group| group.measures.counts.judged >= args.min_resolved);
    }
    let mut extras = Extras {
        about: asked.who.as_ref().map(|who| who.title()),
        filters: filters(args.since, args.until, args.tag.as_deref()),
        min_judged: args.min_resolved,
        waiting: gathered.waiting,
        slips: report::slippage::slips(gathered.promises),
        rows: None,
    };
    let Some(who) = &asked.who else {
        return print(desk, format, &gathered.report, extras, args.choices.full);
    };
    let entries = who.entries(&store, &asked)?;
    match format {
        "json" => who::json(&gathered.report, &entries, &asked),
        "csv" => who::csv(&entries, &asked),
        _ => {
            extras.waiting.clear();
            let mut document = report::overview(&gathered.report, &extras);
            dossier::add(&mut document, &entries, &asked.brief());
            show(desk, format, &document, true)
        }
    }
}

/// Prints how far reviewers agree.
pub fn agree(desk: &Desk, format: &str, found: &Agreement) -> Result<(), Failure> {
    if !matches!(format, "json" | "csv") {
        return show(desk, format, &report::agreement(found), true);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, found).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Prints a report without claims of its own: the one page of `report` and `score`.
pub fn print(desk: &Desk, format: &str, report: &Report, mut extras: Extras, full: bool) -> Result<(), Failure> {
    match format {
        "json" => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            serde_json::to_writer(&mut out, report).map_err(std::io::Error::from)?;
            writeln!(out)?;
            return Ok(out.flush()?);
        }
        "csv" => {
            let mut out = std::io::stdout().lock();
            out.write_all(render::measures::csv(report, extras.min_judged).as_bytes())?;
            return Ok(out.flush()?);
        }
        _ => {}
    }
    extras.rows = match (full, format) {
        (true, _) => None,
        (false, "table") => Some(PAGE),
        (false, _) => Some(DOCUMENT),
    };
    show(desk, format, &report::overview(report, &extras), full)
}

/// Rows of a long table on the one page of a terminal, and in a document.
const PAGE: usize = 12;
const DOCUMENT: usize = 50;

/// Prints a document.
pub fn show(desk: &Desk, format: &str, document: &Document, full: bool) -> Result<(), Failure> {
    let text = match format {
        "markdown" => render::markdown::document(document),
        "html" => page::document(document),
        _ => render::terminal::document(document, if full { Depth::Full } else { Depth::Page }, desk.screen()),
    };
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn open(desk: &Desk) -> Result<Store, Failure> {
    Store::open_read_only(&desk.db()?).map_err(Failure::from)
}

/// The filters as a title says them.
pub fn filters(since: Option<NaiveDate>, until: Option<NaiveDate>, tag: Option<&str>) -> Vec<String> {
    let since = since.map(|day| format!("said since {day}"));
    let until = until.map(|day| format!("said until {day}"));
    let tag = tag.map(|tag| format!("tagged \"{tag}\""));
    [since, until, tag].into_iter().flatten().collect()
}
