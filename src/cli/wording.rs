//! What a person says about a claim on the command line, and how it is understood:
//! the options that `record` and `amend` share.

use super::desk::day;
use super::failure::Failure;
use chrono::NaiveDate;
use sayso::claim::{Claim, Deadline, Hedge, Kind, Polarity};
use sayso::extract::{Report, Scanner, Verdict};
use sayso::hedge;
use sayso::report::words::visible;
use sayso::when;

/// What is said about a claim. An empty text takes a field away.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct Wording {
    /// Who asserts it
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
    /// The speaker's office
    #[arg(long, value_name = "OFFICE")]
    pub role: Option<String>,
    /// Who carried it
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// Where it can be read
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// Where a copy is kept
    #[arg(long, value_name = "ADDRESS")]
    pub archive: Option<String>,
    /// The day it was said [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub said: Option<NaiveDate>,
    /// The deadline, in words or as a day [default: the words found in the statement]
    #[arg(long, value_name = "WORDS-OR-DATE")]
    pub deadline: Option<String>,
    /// The probability that it comes true as said, 0 to 1
    #[arg(short = 'p', long = "probability", value_name = "P", value_parser = probability, conflicts_with = "hedge")]
    pub p: Option<f64>,
    /// The words that weaken or strengthen it [default: the words found]
    #[arg(long, value_name = "WORDS")]
    pub hedge: Option<String>,
    /// It says that something will not be
    #[arg(long)]
    pub denied: bool,
    /// What it hangs on: "if …", "unless …"
    #[arg(long = "if", value_name = "CONDITION")]
    pub condition: Option<String>,
    /// The event that it is about, shared with other claims
    #[arg(long, value_name = "NAME")]
    pub event: Option<String>,
    /// A label (may be given again)
    #[arg(long = "tag", value_name = "T")]
    pub tags: Vec<String>,
    /// More of the exact words
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
}

/// Reads a probability: a number from 0 to 1.
fn probability(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err(format!("\"{text}\" is no probability; write a number from 0 to 1")),
    }
}

/// A new claim, as its options and the words of its statement tell it.
pub fn claim(statement: &str, wording: &Wording, today: NaiveDate) -> Result<Claim, Failure> {
    if statement.trim().is_empty() {
        return Err(Failure::usage("the statement is empty").hint("say what will be: sayso record \"It will rain\""));
    }
    let said = wording.said.unwrap_or(today);
    let mut claim = found(statement, said);
    if wording.denied {
        deny(&mut claim);
    }
    change(&mut claim, wording)?;
    claim.tidy();
    Ok(claim)
}

/// Puts what the options say into a claim.
pub fn change(claim: &mut Claim, wording: &Wording) -> Result<(), Failure> {
    for (field, given) in [
        (&mut claim.speaker, &wording.by),
        (&mut claim.role, &wording.role),
        (&mut claim.source, &wording.source),
        (&mut claim.url, &wording.url),
        (&mut claim.archive, &wording.archive),
        (&mut claim.condition, &wording.condition),
        (&mut claim.event, &wording.event),
        (&mut claim.quote, &wording.quote),
    ] {
        if given.is_some() {
            field.clone_from(given);
        }
    }
    if !wording.tags.is_empty() {
        claim.tags.clone_from(&wording.tags);
    }
    if let Some(words) = &wording.deadline {
        claim.deadline = match words.trim() {
            "" => None,
            words => Some(deadline(words, claim.said)?),
        };
        if claim.polarity == Polarity::Denied {
            deny(claim);
        }
    }
    if let Some(p) = wording.p {
        claim.p = Some(p);
    }
    if let Some(words) = &wording.hedge {
        claim.p = None;
        claim.hedge = (!words.trim().is_empty()).then(|| Hedge::new(words.trim(), hedge::DEFAULT));
    }
    Ok(())
}

/// Makes it the claim that something will not be: then nothing may happen in the
/// window, which has one end.
pub fn deny(claim: &mut Claim) {
    claim.polarity = Polarity::Denied;
    claim.kind = Kind::Denial;
    if let Some(deadline) = &mut claim.deadline
        && deadline.kind == when::Kind::By
    {
        deadline.kind = when::Kind::Deny;
        deadline.window.lapses = deadline.window.due;
    }
}

/// Reads a deadline that was given: a bare day is a limit, words are read by the
/// house rule.
pub fn deadline(words: &str, said: NaiveDate) -> Result<Deadline, Failure> {
    if let Ok(last) = day(words) {
        let mut deadline = Deadline::by_day(last, said);
        if last < said {
            deadline.window.opens = None;
        }
        return Ok(deadline);
    }
    match when::read(words, said, &when::Settings::default()) {
        Some(reading) => Ok(Deadline { phrase: Some(words.to_string()), ..Deadline::from_reading(&reading, words) }),
        None => Err(Failure::new(format_args!("no deadline found in \"{}\"", visible(words)))
            .hint(format_args!("give the day yourself, as --deadline {}-12-31", said.format("%Y")))),
    }
}

/// What the statement's own words tell: window, hedge, number, sort and condition.
fn found(statement: &str, said: NaiveDate) -> Claim {
    let mut claim = Claim::new(statement, said);
    let mut known = false;
    let mut scanner = Scanner::new(when::Settings::default(), Report::Claims);
    scanner.scan(statement, Some(said), |verdict| {
        let Verdict::Taken(candidate) = verdict else { return };
        if known {
            return;
        }
        known = true;
        claim.deadline = candidate.deadline.as_ref().map(|found| Deadline {
            phrase: Some(found.phrase.to_string()),
            ..Deadline::from_reading(&found.reading, found.phrase)
        });
        claim.hedge = (!candidate.hedges.is_empty()).then(|| Hedge::new(candidate.hedges.join("; "), hedge::DEFAULT));
        claim.p = candidate.figure;
        claim.polarity = candidate.polarity;
        claim.kind = candidate.kind;
        claim.condition = candidate.condition.map(str::to_string);
    });
    if !known {
        let words: Vec<&str> = hedge::find::words(statement).into_iter().map(|span| &statement[span]).collect();
        claim.hedge = (!words.is_empty()).then(|| Hedge::new(words.join("; "), hedge::DEFAULT));
        claim.p = hedge::find::figure(statement).map(|figure| figure.p);
    }
    if let Some(reading) = when::find(statement, said, &when::Settings::default()).first() {
        claim.deadline = Some(Deadline::from_reading(reading, statement));
    }
    claim
}
