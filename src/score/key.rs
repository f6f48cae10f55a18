//! The groups of a report: which ones a claim belongs to, their names and order.

use super::belief::Beliefs;
use super::config::By;
use super::sample::Sample;

/// The names behind the numbers of samples.
pub trait Names {
    /// The speaker (or source in his place) with this number.
    fn speaker(&self, id: u32) -> &str;
    /// The source with this number.
    fn source(&self, id: u32) -> &str;
    /// The tag with this number.
    fn tag(&self, id: u32) -> &str;
    /// The rule with this number.
    fn rule(&self, id: u32) -> &str;
    /// The sort of claim with this number.
    fn kind(&self, id: u32) -> &str;
}

const WINDOWS: [&str; 4] = ["exact", "vague", "open", "event"];
const HORIZONS: [(&str, i32); 5] = [("week", 7), ("month", 31), ("quarter", 92), ("year", 366), ("longer", i32::MAX)];

/// The place of the group without a key.
pub(super) const NONE: u32 = 0;

/// The place of the group of all that a sample belongs to, but for tags: those are
/// many. 0 has no key.
pub(super) fn place(by: By, sample: &Sample) -> u32 {
    let numbered = |id: Option<u32>| id.map_or(NONE, |id| id + 1);
    match by {
        By::Speaker => numbered(sample.speaker),
        By::Source => numbered(sample.source),
        By::Rule => numbered(sample.rule),
        By::Kind => numbered(sample.kind),
        By::Hedge => match (sample.hedge, sample.p) {
            (Some(words), _) => words + 2,
            (None, None) => 1,
            (None, Some(_)) => NONE,
        },
        By::Window => window(sample),
        By::Horizon => sample.due.map_or(NONE, |due| horizon(due.saturating_sub(sample.said))),
        By::Year => year(sample.said).max(0) as u32 + 1,
        By::Tag => NONE,
    }
}

fn window(sample: &Sample) -> u32 {
    match (sample.opens, sample.due, sample.lapses) {
        // An event that nobody has dated has a rule, and no days.
        (None, None, None) => {
            if sample.rule.is_some() {
                4
            } else {
                NONE
            }
        }
        (_, None, None) => 3,
        (_, due, lapses) if due == lapses || lapses.is_none() => 1,
        _ => 2,
    }
}

fn horizon(days: i32) -> u32 {
    HORIZONS.partition_point(|(_, end)| *end < days) as u32 + 1
}

/// The year of a day since 1970-01-01, in the proleptic Gregorian calendar.
fn year(day: i32) -> i32 {
    // Days since 0000-03-01, in eras of 400 years (Hinnant, chrono-compatible date algorithms).
    let days = i64::from(day) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let january = of_year >= 306;
    (era * 400 + years) as i32 + i32::from(january)
}

/// The name of the group in this place; none for the one without a key.
pub(super) fn name(by: By, place: u32, beliefs: &Beliefs, names: &dyn Names) -> Option<String> {
    let id = place.checked_sub(1)?;
    Some(match by {
        By::Speaker => names.speaker(id).to_string(),
        By::Source => names.source(id).to_string(),
        By::Tag => names.tag(id).to_string(),
        By::Rule => names.rule(id).to_string(),
        By::Kind => names.kind(id).to_string(),
        By::Hedge => match id.checked_sub(1) {
            None => "asserted".to_string(),
            Some(words) => beliefs.words[words as usize].text.clone(),
        },
        By::Window => WINDOWS[id as usize].to_string(),
        By::Horizon => HORIZONS[id as usize].0.to_string(),
        By::Year => format!("{id:04}"),
    })
}

/// Whether groups stand in the order of their places, not of their names.
pub(super) fn ordered(by: By) -> bool {
    matches!(by, By::Window | By::Horizon | By::Year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fall_into_years() {
        use chrono::{Datelike, NaiveDate};
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        for (y, m, d) in [
            (1970, 1, 1),
            (1969, 12, 31),
            (2000, 2, 29),
            (2024, 12, 31),
            (2025, 1, 1),
            (1900, 3, 1),
            (1, 1, 1),
            (9999, 12, 31),
        ] {
            let day = NaiveDate::from_ymd_opt(y, m, d).unwrap();
            assert_eq!(year((day - epoch).num_days() as i32), day.year(), "{day}");
        }
    }

    #[test]
    fn horizons_end_where_they_say() {
        let cases = [(-3, 1), (0, 1), (7, 1), (8, 2), (31, 2), (32, 3), (92, 3), (93, 4), (366, 4), (367, 5)];
        for (days, want) in cases {
            assert_eq!(horizon(days), want, "{days} days");
        }
    }

    #[test]
    fn windows_are_named_by_their_limits() {
        let sample = |opens, due, lapses, rule| Sample { opens, due, lapses, rule, ..Sample::default() };
        let cases = [
            (sample(None, None, None, None), NONE),
            (sample(None, None, None, Some(0)), 4),
            (sample(Some(1), None, None, Some(0)), 3),
            (sample(Some(1), Some(2), Some(2), None), 1),
            (sample(Some(1), Some(2), None, None), 1),
            (sample(Some(1), Some(2), Some(3), None), 2),
        ];
        for (sample, want) in cases {
            assert_eq!(window(&sample), want, "{sample:?}");
        }
    }
}
