//! The measures of a report as CSV: a row for the total, one for each group. Columns
//! have the names of the JSON, joined by dots.

use super::csv;
use crate::score::{Measures, Proportion, Report};

/// A column: its name, and the cell of a group.
type Column = (&'static str, fn(&Measures) -> String);

const COLUMNS: &[Column] = &[
    ("counts.lines", |m| m.counts.lines.to_string()),
    ("counts.dropped", |m| m.counts.dropped.to_string()),
    ("counts.void", |m| m.counts.void.to_string()),
    ("counts.units", |m| m.counts.units.to_string()),
    ("counts.judged", |m| m.counts.judged.to_string()),
    ("counts.pending", |m| m.counts.pending.to_string()),
    ("counts.overdue", |m| m.counts.overdue.to_string()),
    ("counts.open", |m| m.counts.open.to_string()),
    ("counts.undated", |m| m.counts.undated.to_string()),
    ("counts.repeats", |m| m.counts.repeats.to_string()),
    ("kept.strict.k", |m| k(&m.kept.strict)),
    ("kept.strict.n", |m| m.kept.strict.n.to_string()),
    ("kept.strict.rate", |m| number(m.kept.strict.rate)),
    ("kept.strict.wilson.low", |m| end(&m.kept.strict, 0)),
    ("kept.strict.wilson.high", |m| end(&m.kept.strict, 1)),
    ("kept.lenient.k", |m| k(&m.kept.lenient)),
    ("kept.lenient.n", |m| m.kept.lenient.n.to_string()),
    ("kept.lenient.rate", |m| number(m.kept.lenient.rate)),
    ("kept.lenient.wilson.low", |m| end(&m.kept.lenient, 0)),
    ("kept.lenient.wilson.high", |m| end(&m.kept.lenient, 1)),
    ("kept_closed.strict.k", |m| k(&m.kept_closed.strict)),
    ("kept_closed.strict.n", |m| m.kept_closed.strict.n.to_string()),
    ("kept_closed.strict.rate", |m| number(m.kept_closed.strict.rate)),
    ("kept_closed.lenient.k", |m| k(&m.kept_closed.lenient)),
    ("kept_closed.lenient.n", |m| m.kept_closed.lenient.n.to_string()),
    ("kept_closed.lenient.rate", |m| number(m.kept_closed.lenient.rate)),
    ("prob.n", |m| m.prob.n.to_string()),
    ("prob.basis.number", |m| m.prob.basis.number.to_string()),
    ("prob.basis.word", |m| m.prob.basis.word.to_string()),
    ("prob.basis.asserted", |m| m.prob.basis.asserted.to_string()),
    ("prob.basis.unknown", |m| m.prob.basis.unknown.to_string()),
    ("brier", |m| number(m.brier)),
    ("brier_skill", |m| number(m.brier_skill)),
    ("log_score", |m| number(m.log_score)),
    ("lateness.n", |m| m.lateness.n.to_string()),
    ("lateness.median", |m| number(m.lateness.median)),
];

/// Writes the total and each group with at least `min_judged` judged claims. What
/// cannot be computed is an empty cell.
pub fn csv(report: &Report, min_judged: u64) -> String {
    let heads = ["by", "key"].into_iter().chain(COLUMNS.iter().map(|(name, _)| *name)).map(String::from).collect();
    let row = |by: &str, key: &str, measures: &Measures| -> Vec<String> {
        let cells = COLUMNS.iter().map(|(_, cell)| cell(measures));
        [by.to_string(), key.to_string()].into_iter().chain(cells).collect()
    };
    let groups = report.groups.iter().filter(|group| group.measures.counts.judged >= min_judged);
    let groups = groups.map(|group| row(report.by.name(), group.key.as_deref().unwrap_or_default(), &group.measures));
    csv::records([heads, row("total", "", &report.total)].into_iter().chain(groups))
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn k(rate: &Proportion) -> String {
    rate.k.map(|k| k.to_string()).unwrap_or_default()
}

fn end(rate: &Proportion, place: usize) -> String {
    number(rate.wilson.map(|bounds| bounds[place]))
}
