//! `sayso when`: deadline words explained, and the filter that reads many.

mod explain;
mod line;

use super::desk::{Desk, day};
use super::extract::lines::{self, Sink};
use super::failure::Failure;
use chrono::NaiveDate;
use clap::ValueEnum;
use sayso::when::{self, DateOrder, Hemisphere, Settings, WeekStart};

/// The longest line that is read, in bytes.
const LIMIT: usize = 64_000_000;

/// Explains deadline words: the window of days that they mean, and the rule behind it.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso when this week --said 2025-03-16
  sayso when \"by the end of Q3\" --format json
  sayso when --rules
  sayso when --jsonl < phrases.jsonl

With --jsonl, in, a line each:  {\"id\": 1, \"phrase\": \"this week\", \"said\": \"2025-03-16\"}
                                (\"text\" in place of \"phrase\" finds every deadline in a text;
                                without \"said\", their days are null)
              out, a line each: id, phrase, opens, due, lapses, precision, rule, kind")]
pub struct Args {
    /// The words, or a day as YYYY-MM-DD
    #[arg(value_name = "WORDS", required_unless_present_any = ["rules", "jsonl"])]
    words: Vec<String>,
    /// The day they were spoken [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    said: Option<NaiveDate>,
    /// On which day a week begins
    #[arg(long, value_name = "DAY", value_enum, default_value_t = Week::Monday)]
    week_start: Week,
    /// From which half of the globe seasons are taken
    #[arg(long, value_name = "HALF", value_enum, default_value_t = Half::North)]
    hemisphere: Half,
    /// Reads 3/4/2025 as 3 April
    #[arg(long)]
    day_first: bool,
    /// Lists the rules with their examples
    #[arg(long, conflicts_with_all = ["words", "jsonl"])]
    rules: bool,
    /// Reads JSON lines from the standard input
    #[arg(long, conflicts_with = "words")]
    jsonl: bool,
    /// Stops with exit code 1 at the first line that cannot be read
    #[arg(long, requires = "jsonl")]
    strict: bool,
    /// How many threads read; the order of the lines is kept
    #[arg(long, value_name = "N", requires = "jsonl", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
}

/// On which day a week begins.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Week {
    Monday,
    Sunday,
}

/// A half of the globe.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    North,
    South,
}

/// Runs the command.
pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let settings = Settings {
        week: if args.week_start == Week::Sunday { WeekStart::Sunday } else { WeekStart::Monday },
        hemisphere: if args.hemisphere == Half::South { Hemisphere::South } else { Hemisphere::North },
        order: if args.day_first { DateOrder::DayFirst } else { DateOrder::MonthFirst },
    };
    if args.jsonl {
        let mut sink = Sink::new(std::io::stdout().lock(), args.strict);
        let input = std::io::stdin().lock();
        lines::run(input, LIMIT, args.jobs.into(), || line::Reader::new(settings), &mut sink)?;
        return sink.finish();
    }
    let format = desk.format(&["table", "json", "jsonl", "markdown"])?;
    if args.rules {
        return explain::rules(format);
    }
    let words = args.words.join(" ");
    let said = args.said.unwrap_or_else(|| desk.today());
    let reading = match NaiveDate::parse_from_str(words.trim(), "%Y-%m-%d") {
        Ok(day) => Some(when::limit(day, said)),
        Err(_) => when::read(&words, said, &settings),
    };
    match (reading, format) {
        (Some(reading), "json" | "jsonl") => explain::json(&words, &reading),
        (Some(reading), _) => explain::reading(&words, said, &reading, &settings, desk.screen().width),
        (None, "json" | "jsonl") => explain::no_deadline(&words),
        (None, _) => Err(Failure::new(format_args!(
            "no deadline found in \"{}\" said on {said}",
            sayso::report::words::visible(&words)
        ))
        .hint("there is no time in it, or one that is past; sayso when --rules lists what is read")),
    }
}
