//! How far reviewers agree, in words.

use super::{Cell, Document, Section, Table, words};
use crate::score::Agreement;

/// Writes what the rulings of several reviewers tell about each other.
pub fn agreement(found: &Agreement) -> Document {
    let mut section = Section::new("reviewers", "How far reviewers agree");
    section.text(format!(
        "{} by {} on {}; {} have two or more.",
        words::counted(found.rulings, "ruling"),
        words::counted(found.reviewers, "reviewer"),
        words::counted(found.units, "claim"),
        words::count(found.paired_units)
    ));
    let mut table =
        Table::new("Pairs of reviewers").text("reviewers").number("both ruled on").number("agree").number("Cohen's κ");
    for (first, others) in &found.kappa {
        for (second, pair) in others {
            table.row([
                format!("{first}, {second}").into(),
                Cell::count(pair.n),
                pair.agreement.map_or_else(Cell::none, |share| words::percent(share).into()),
                words::score(pair.kappa).into(),
            ]);
        }
    }
    table.note("κ and α: 1 is perfect, 0 what chance would give. –: no claim that both ruled on, or one label only.");
    section.table(table);
    Document {
        title: "Agreement of reviewers".to_string(),
        lead: vec![alpha(found)],
        sections: vec![section],
        colophon: Vec::new(),
    }
}

/// Krippendorff's own rule of thumb.
fn alpha(found: &Agreement) -> String {
    match found.alpha {
        Some(alpha) => {
            let verdict = match alpha {
                a if a >= 0.8 => "the rulings can be relied on",
                a if a >= 0.667 => "good enough for tentative conclusions only",
                _ => "too low to rely on the rulings",
            };
            format!("Krippendorff's α is {}: {verdict}.", words::decimals(alpha, 3))
        }
        None if found.paired_units == 0 => "Agreement cannot be told: no claim has two rulings.".to_string(),
        None => "Agreement cannot be told: every ruling has the same label.".to_string(),
    }
}
