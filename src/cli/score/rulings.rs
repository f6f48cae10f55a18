//! Rulings in, agreement out.

use super::line::Text;
use super::lines::{Lines, wrong};
use super::names::Texts;
use crate::cli::failure::Failure;
use sayso::score::{Agreement, Ruling, agreement as agree};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: &'a serde_json::value::RawValue,
    #[serde(borrow)]
    reviewer: Text<'a>,
    #[serde(borrow)]
    outcome: Text<'a>,
}

/// Reads rulings, one a reviewer and unit, and tells how far they agree.
pub fn agreement(lines: Lines) -> Result<Agreement, Failure> {
    let (mut units, mut reviewers, mut labels) = (Texts::default(), Texts::default(), Texts::default());
    let mut rulings: HashMap<(u32, u32), u32> = HashMap::new();
    lines.each(|text| {
        let line: Line = serde_json::from_slice(text).map_err(wrong)?;
        let (reviewer, outcome) = (line.reviewer.0, line.outcome.0);
        let label = labels.number(&outcome);
        let key = (units.number(line.id.get()), reviewers.number(&reviewer));
        match *rulings.entry(key).or_insert(label) {
            before if before == label => Ok(()),
            _ => Err(format!("{reviewer} has ruled otherwise on {} before", line.id)),
        }
    })?;
    let rulings = rulings.into_iter().map(|((unit, reviewer), label)| Ruling { unit, reviewer, label }).collect();
    Ok(agree(rulings, &reviewers.into_texts(), &labels.into_texts()))
}
