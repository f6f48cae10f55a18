//! Rulings in, agreement out.

use super::lines::{Lines, wrong};
use super::names::Texts;
use crate::cli::failure::Failure;
use sayso::score::{Agreement, Ruling, agreement as agree};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: &'a serde_json::value::RawValue,
    #[serde(borrow)]
    reviewer: Cow<'a, str>,
    #[serde(borrow)]
    outcome: Cow<'a, str>,
}

/// Reads rulings, one a reviewer and unit, and tells how far they agree.
pub fn agreement(lines: Lines) -> Result<Agreement, Failure> {
    let (mut units, mut reviewers, mut labels) = (Texts::default(), Texts::default(), Texts::default());
    let mut rulings: HashMap<(u32, u32), u32> = HashMap::new();
    lines.each(|text| {
        let line: Line = serde_json::from_slice(text).map_err(wrong)?;
        let label = labels.number(&line.outcome);
        let key = (units.number(line.id.get()), reviewers.number(&line.reviewer));
        match *rulings.entry(key).or_insert(label) {
            before if before == label => Ok(()),
            _ => Err(format!("{} has ruled otherwise on {} before", line.reviewer, line.id)),
        }
    })?;
    let rulings = rulings.into_iter().map(|((unit, reviewer), label)| Ruling { unit, reviewer, label }).collect();
    Ok(agree(rulings, &reviewers.into_texts(), &labels.into_texts()))
}
