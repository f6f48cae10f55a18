//! How long things took, and how late they came.

use super::{Cell, Drawing, Figure, Histogram, Section, Step, Survival, Table, words};
use crate::score::{Measures, Time};

/// Time from the saying to the outcome.
pub(super) fn outcome(total: &Measures) -> Option<Section> {
    let time = total.time.as_ref().filter(|time| time.n > 0)?;
    let mut section = Section::full("time", "How long it took");
    if time.events == 0 {
        section.text(format!(
            "Nothing has come true so far: {} could only be watched for a while.",
            words::counted(time.n, "claim")
        ));
        return Some(section);
    }
    let median = match (time.median, time.median95) {
        (Some(day), [low, high]) => {
            let bound = |day: Option<i64>| day.map_or_else(|| "not reached".to_string(), words::number);
            format!(
                "Half had come true after {} (95% interval {} to {}).",
                words::days(day as f64),
                bound(low),
                bound(high)
            )
        }
        (None, _) => "Fewer than half have come true so far: the median is not reached.".to_string(),
    };
    section.text(format!(
        "n = {}: {} came true or came late, {} could only be watched for a while. {median}",
        words::count(time.n),
        words::count(time.events),
        words::count(time.censored)
    ));
    section.warn(
        "A claim missed for good is taken to be watched until its window closed, as if it might still come at the \
         usual pace. If missed things never come, the share not yet fulfilled is really higher.",
    );
    section.figure(curve(time));
    let mut table = Table::new("Share not yet fulfilled, by days since it was said")
        .number("days")
        .number("at risk")
        .number("not yet")
        .number("std. error")
        .number("95% interval");
    for place in picked(time.at.len()) {
        table.row([
            words::number(time.at[place]).into(),
            Cell::count(time.at_risk[place]),
            words::percent(time.survival[place]).into(),
            words::score(time.greenwood_se[place]).into(),
            words::interval(time.loglog95[place]).into(),
        ]);
    }
    if time.at.len() > SHOWN {
        table.note(format!("{} of {} days on which something came; --format json has all.", SHOWN, time.at.len()));
    }
    section.table(table);
    Some(section)
}

/// Rows of the table of days.
const SHOWN: usize = 12;

/// At most [`SHOWN`] places, evenly spread, first and last among them.
fn picked(n: usize) -> Vec<usize> {
    if n <= SHOWN { (0..n).collect() } else { (0..SHOWN).map(|i| i * (n - 1) / (SHOWN - 1)).collect() }
}

fn curve(time: &Time) -> Figure {
    let steps: Vec<Step> = (0..time.at.len())
        .map(|place| Step { day: time.at[place], share: time.survival[place], bounds: time.loglog95[place] })
        .collect();
    let told = picked(steps.len()).into_iter().step_by(3).map(|place| {
        format!(
            "after {} {} not yet fulfilled",
            words::days(steps[place].day as f64),
            words::percent(steps[place].share)
        )
    });
    Figure {
        title: "Share of claims not yet fulfilled".to_string(),
        alt: format!("A falling curve over the days since a claim was said: {}.", told.collect::<Vec<_>>().join("; ")),
        caption: "Shaded: 95% interval. Small ticks: claims that could not be watched any longer.".to_string(),
        drawing: Drawing::Survival(Survival { steps, censored: time.censored_at.clone(), median: time.median }),
    }
}

/// How days lie to a deadline: `3 days before`, `on`, `2.5 days after`.
fn beside(days: f64) -> String {
    match days {
        0.0 => "on".to_string(),
        days if days < 0.0 => format!("{} before", words::days(-days)),
        days => format!("{} after", words::days(days)),
    }
}

/// The labels of the classes of lateness, in days.
const CLASSES: [&str; 6] = ["in time", "1–7", "8–30", "31–90", "91–365", "> 365"];

/// How late things came that came at all.
pub(super) fn lateness(total: &Measures) -> Section {
    let mut section = Section::full("lateness", "How late it came");
    let lateness = &total.lateness;
    let never = lateness.never;
    if lateness.n == 0 {
        section.text(format!("Nothing that came has a day and a deadline. Missed for good: {}.", words::count(never)));
        return section;
    }
    let quantile = |value: Option<f64>| value.map_or_else(|| words::NONE.to_string(), beside);
    section.text(format!(
        "n = {}: the middle one came {} its strict deadline; half came between {} and {} it. Not in these numbers: {} \
         missed for good, which never came.",
        words::count(lateness.n),
        quantile(lateness.median),
        quantile(lateness.p25),
        quantile(lateness.p75),
        words::counted(never, "claim")
    ));
    let classes: Vec<(String, u64)> =
        CLASSES.iter().map(ToString::to_string).zip(lateness.classes.iter().copied()).collect();
    let told: Vec<String> = classes.iter().map(|(name, n)| format!("{name} {}", words::count(*n))).collect();
    section.figure(Figure {
        title: "Days late".to_string(),
        alt: format!("Claims by days after the strict deadline: {}.", told.join(", ")),
        caption: format!("Only what came; {} missed for good are not in it.", words::count(never)),
        drawing: Drawing::Histogram(Histogram {
            axis: "days after the strict deadline".to_string(),
            classes: classes.clone(),
        }),
    });
    let mut table = Table::new("Claims by days after the strict deadline").text("days late").number("claims");
    for (name, n) in classes {
        table.row([name.into(), Cell::count(n)]);
    }
    section.table(table);
    section
}
