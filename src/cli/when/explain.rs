//! A reading told to a person, and the house rule as a list.

use crate::cli::failure::Failure;
use chrono::{Datelike, NaiveDate};
use sayso::report::words::visible;
use sayso::when::{self, DateOrder, Hemisphere, Kind, Precision, Reading, Settings, WeekStart};
use serde_json::{Value, json};
use std::io::Write;

/// The word for a kind of window.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::By => "by",
        Kind::Hold => "hold",
        Kind::Deny => "deny",
    }
}

fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "exact",
        Precision::Vague => "vague",
        Precision::Event => "event",
        Precision::Open => "open",
    }
}

fn long(day: NaiveDate) -> String {
    format!("{} {:<17}", day, format!("({})", day.format("%A"))).trim_end().to_string()
}

/// Prints what the words mean and why.
pub fn reading(words: &str, said: NaiveDate, reading: &Reading, settings: &Settings) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let window = reading.window;
    writeln!(out, "“{}”, said on {}", visible(words.trim()), long(said))?;
    let row = |name: &str, day: Option<NaiveDate>, meaning: &str| match day {
        Some(day) => format!("  {name:<8}{:<26}{meaning}", long(day)),
        None => format!("  {name:<8}{:<26}{meaning}", "–"),
    };
    match reading.precision {
        Precision::Event => {
            let anchor = reading.anchor.as_ref();
            let (relation, event) = anchor.map_or(("", ""), |anchor| (anchor.relation.as_str(), anchor.event.as_str()));
            writeln!(out, "  no day yet: it hangs on an event, “{} {}”", visible(relation), visible(event))?;
            writeln!(out, "  date it once with: sayso event \"{}\" YYYY-MM-DD", visible(event))?;
        }
        Precision::Open => {
            writeln!(out, "{}", row("opens", window.opens, "the first day that counts"))?;
            writeln!(out, "  no end is set, so the claim can hardly be missed")?;
        }
        Precision::Exact | Precision::Vague => {
            writeln!(out, "{}", row("opens", window.opens, "the first day that counts"))?;
            let one = window.due == window.lapses;
            let due = match reading.kind {
                Kind::By if one => "strict and lenient: kept up to this day",
                Kind::By => "strict: kept up to this day",
                Kind::Hold => "it must last through this day",
                Kind::Deny => "it must not happen up to this day",
            };
            writeln!(out, "{}", row("due", window.due, due))?;
            if !one {
                writeln!(out, "{}", row("lapses", window.lapses, "lenient: kept up to this day"))?;
            }
        }
    }
    match when::rule(reading.rule) {
        Some(rule) => writeln!(out, "  rule    {} ({}): {}", reading.rule, when::RULE_SET, rule.sentence)?,
        None => writeln!(out, "  rule    {} ({})", reading.rule, when::RULE_SET)?,
    }
    for line in other_settings(words, said, reading, settings) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// What would change under each setting that is not in use.
fn other_settings(words: &str, said: NaiveDate, reading: &Reading, settings: &Settings) -> Vec<String> {
    let others = [
        match settings.week {
            WeekStart::Monday => ("weeks from Sunday", Settings { week: WeekStart::Sunday, ..*settings }),
            WeekStart::Sunday => ("weeks from Monday", Settings { week: WeekStart::Monday, ..*settings }),
        },
        match settings.hemisphere {
            Hemisphere::North => ("southern seasons", Settings { hemisphere: Hemisphere::South, ..*settings }),
            Hemisphere::South => ("northern seasons", Settings { hemisphere: Hemisphere::North, ..*settings }),
        },
        match settings.order {
            DateOrder::MonthFirst => {
                ("the day first in 3/4/2025", Settings { order: DateOrder::DayFirst, ..*settings })
            }
            DateOrder::DayFirst => {
                ("the month first in 3/4/2025", Settings { order: DateOrder::MonthFirst, ..*settings })
            }
        },
    ];
    let changed = others.into_iter().filter_map(|(name, other)| {
        let other = when::read(words, said, &other);
        let days = |reading: &Reading| (reading.window.opens, reading.window.due, reading.window.lapses);
        match other {
            Some(other) if days(&other) == days(reading) => None,
            Some(other) => {
                let day = |day: Option<NaiveDate>| day.map_or("–".to_string(), |day| day.to_string());
                let (opens, due, lapses) = days(&other);
                Some(format!("with {name}: opens {}, due {}, lapses {}", day(opens), day(due), day(lapses)))
            }
            None => Some(format!("with {name}: no deadline")),
        }
    });
    changed.collect()
}

/// Prints a reading as one JSON object.
pub fn json(words: &str, reading: &Reading) -> Result<(), Failure> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let anchor = reading.anchor.as_ref().map(|anchor| json!({"event": anchor.event, "relation": anchor.relation}));
    print(&json!({
        "phrase": words,
        "opens": day(reading.window.opens),
        "due": day(reading.window.due),
        "lapses": day(reading.window.lapses),
        "precision": precision(reading.precision),
        "rule": reading.rule,
        "kind": kind(reading.kind),
        "anchor": anchor,
        "rules": when::RULE_SET,
    }))
}

/// Prints what is known of words without a deadline.
pub fn no_deadline(words: &str) -> Result<(), Failure> {
    let none = Value::Null;
    print(
        &json!({"phrase": words, "opens": none, "due": none, "lapses": none, "precision": none, "rule": none, "kind": none}),
    )
}

fn print(value: &Value) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{value}")?;
    Ok(())
}

/// Prints the house rule.
pub fn rules(format: &str) -> Result<(), Failure> {
    if format != "table" && format != "markdown" {
        let rows: Vec<Value> = when::RULES
            .iter()
            .map(|rule| {
                let examples = rule.examples.iter().map(|example| {
                    let day = |day: &str| (!day.is_empty()).then(|| day.to_string());
                    let [opens, due, lapses] = example.window;
                    json!({"phrase": example.words, "said": example.said, "opens": day(opens), "due": day(due), "lapses": day(lapses)})
                });
                json!({"id": rule.id, "sentence": rule.sentence, "examples": examples.collect::<Vec<_>>(), "refuses": rule.refuses})
            })
            .collect();
        return print(&json!({"rules": when::RULE_SET, "rows": rows}));
    }
    let mut out = anstream::stdout().lock();
    writeln!(out, "The house rule {}: {} rows.", when::RULE_SET, when::RULES.len())?;
    for rule in when::RULES {
        writeln!(out, "\n{}\n  {}", rule.id, rule.sentence)?;
        for example in rule.examples {
            let [opens, due, lapses] = example.window;
            let said: Option<NaiveDate> = example.said.parse().ok();
            let weekday = said.map_or(String::new(), |day| format!("{:?} ", day.weekday()));
            let window = match (opens, due) {
                ("", _) => "waits for its event".to_string(),
                (opens, "") => format!("opens {opens}, no end"),
                (opens, due) if due == lapses => format!("{opens} to {due}"),
                (opens, due) => format!("{opens} to {due}, lapses {lapses}"),
            };
            writeln!(out, "    “{}”, said {weekday}{}: {window}", example.words, example.said)?;
        }
        for words in rule.refuses {
            writeln!(out, "    not “{words}”")?;
        }
    }
    Ok(())
}
