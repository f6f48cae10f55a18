//! Rulings in, agreement out.

use super::lines::{Lines, wrong};
use super::names::Texts;
use crate::cli::failure::Failure;
use sayso::score::{Agreement, Outcome, Ruling, agreement as agree};
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
    let (mut units, mut reviewers) = (Texts::default(), Texts::default());
    let mut rulings: HashMap<(u32, u32), Outcome> = HashMap::new();
    lines.each(|text| {
        let line: Line = serde_json::from_slice(text).map_err(wrong)?;
        let outcome = Outcome::of(&line.outcome)
            .ok_or_else(|| format!("\"{}\" is no outcome: fulfilled, missed, pending, void", line.outcome))?;
        let key = (units.number(line.id.get()), reviewers.number(&line.reviewer));
        match rulings.insert(key, outcome) {
            Some(before) if before != outcome => {
                rulings.insert(key, before);
                Err(format!("{} has ruled {} on {} before", line.reviewer, before.name(), line.id))
            }
            _ => Ok(()),
        }
    })?;
    let rulings = rulings.into_iter().map(|((unit, reviewer), outcome)| Ruling { unit, reviewer, outcome }).collect();
    Ok(agree(rulings, &reviewers.into_texts()))
}
