//! Slippage: a date that a speaker gave for an event, and gave anew.
//!
//! Under the repeat rule `first` a new date never changes a score. Here it is the
//! subject: the first promise, each new one, what came, and by how many days it
//! all slipped.

use super::words;
use super::{Cell, Section, Table, Tone};
use crate::review::Status;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A dated statement about an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Who said it.
    pub speaker: String,
    /// The event it is about.
    pub event: String,
    /// The claim's number.
    pub id: u64,
    /// The day it was said.
    pub said: NaiveDate,
    /// The strict deadline.
    pub due: NaiveDate,
    /// What is known of it.
    pub status: Status,
    /// The day it came true.
    pub happened: Option<NaiveDate>,
}

/// An event that a speaker has re-dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Who.
    pub speaker: String,
    /// Which event.
    pub event: String,
    /// The first promise and each new date after it: day said, day promised, claim.
    pub promises: Vec<(NaiveDate, NaiveDate, u64)>,
    /// The day it came, if it did.
    pub came: Option<NaiveDate>,
    /// Whether somebody still has to rule on one of the promises.
    pub pending: bool,
    /// Days from the first promised day to the day it came, else to the last
    /// promised day. Below zero where it was moved up.
    pub days: i64,
}

/// Finds the events that one speaker has given more than one date for, the
/// farthest slipped first. Void statements promise nothing and are passed over; so
/// is a statement that repeats the date before it.
pub fn slips(promises: impl IntoIterator<Item = Promise>) -> Vec<Slip> {
    let mut events: BTreeMap<(String, String), Vec<Promise>> = BTreeMap::new();
    for promise in promises.into_iter().filter(|promise| promise.status != Status::Void) {
        let key = (promise.speaker.clone(), promise.event.clone());
        events.entry(key).or_default().push(promise);
    }
    let mut slips: Vec<Slip> = events.into_iter().filter_map(|(key, said)| slip(key, said)).collect();
    slips.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| (&a.speaker, &a.event).cmp(&(&b.speaker, &b.event))));
    slips
}

fn slip((speaker, event): (String, String), mut said: Vec<Promise>) -> Option<Slip> {
    said.sort_by_key(|promise| (promise.said, promise.id));
    let mut promises: Vec<(NaiveDate, NaiveDate, u64)> = Vec::new();
    for promise in &said {
        if promises.last().is_none_or(|(_, due, _)| *due != promise.due) {
            promises.push((promise.said, promise.due, promise.id));
        }
    }
    let (first, last) = (promises.first()?.1, promises.last()?.1);
    if promises.len() < 2 {
        return None;
    }
    let came = said.iter().filter_map(|promise| promise.happened).min();
    let pending = said.iter().any(|promise| promise.status == Status::Pending);
    let days = (came.unwrap_or(last) - first).num_days();
    Some(Slip { speaker, event, promises, came, pending, days })
}

/// Writes the section: the farthest slipped events, at most `most` of them.
pub fn section(slips: &[Slip], most: usize) -> Option<Section> {
    if slips.is_empty() {
        return None;
    }
    let mut section = Section::full("slippage", "Dates that were moved");
    let mut table = Table::new("Events that a speaker has given a new date for")
        .text("speaker")
        .text("event")
        .text("promised (on the day)")
        .text("what came")
        .number("days slipped");
    for slip in slips.iter().take(most) {
        let dates = slip.promises.iter().map(|(said, due, _)| format!("{due} (on {said})"));
        let (came, tone) = match (slip.came, slip.pending) {
            (Some(day), _) => (format!("came on {day}"), Tone::Plain),
            (None, true) => ("nothing so far".to_string(), Tone::Pending),
            (None, false) => ("did not come".to_string(), Tone::Plain),
        };
        table.row([
            slip.speaker.as_str().into(),
            slip.event.as_str().into(),
            dates.collect::<Vec<_>>().join(", then ").into(),
            Cell::toned(came, tone),
            slip.days.to_string().replace('-', "−").into(),
        ]);
    }
    table.note(
        "Days from the first promised day to the day it came, or else to the last promised day. A moved date \
         never changes a score under the repeat rule \"first\".",
    );
    if slips.len() > most {
        table.note(format!("{} more are left out here.", words::count((slips.len() - most) as u64)));
    }
    section.table(table);
    Some(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise(event: &str, id: u64, said: &str, due: &str, status: Status, happened: Option<&str>) -> Promise {
        let day = |text: &str| text.parse().unwrap();
        let (said, due, happened) = (day(said), day(due), happened.map(day));
        Promise { speaker: "Ann Lee".into(), event: event.into(), id, said, due, status, happened }
    }

    #[test]
    fn a_date_given_anew_is_a_slip() {
        use Status::{Fulfilled, Missed, Pending, Void};
        let slips = slips([
            promise("bridge", 3, "2024-05-01", "2024-09-30", Fulfilled, Some("2024-09-12")),
            promise("bridge", 1, "2024-01-02", "2024-03-31", Missed, None),
            promise("bridge", 2, "2024-02-01", "2024-03-31", Missed, None),
            promise("tram", 4, "2024-01-02", "2024-03-31", Missed, None),
            promise("tram", 5, "2024-02-02", "2024-02-28", Void, None),
            promise("canal", 6, "2024-01-02", "2024-03-31", Pending, None),
            promise("canal", 7, "2024-02-02", "2024-03-21", Pending, None),
        ]);
        let told: Vec<_> = slips.iter().map(|slip| (slip.event.as_str(), slip.promises.len(), slip.days)).collect();
        // From 31 March to 12 September: 30 - 30 + 31 + 30 + 31 + 30 + 31 + 31 + 12 days.
        assert_eq!(told, [("bridge", 2, 165), ("canal", 2, -10)]);
        assert!(slips[1].pending && slips[1].came.is_none());
    }
}
