//! On which day the words were spoken: "told reporters on Sunday that …".

use super::cue::{Finding, View};
use super::deadline::dates_saying;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Returns the day that the sentence gives for the saying of a finding, going back from
/// the day of publication; that day itself where it gives none.
pub fn day(view: &View<'_>, finding: &Finding, published: NaiveDate) -> NaiveDate {
    let mut tokens = view.sentence.first..view.sentence.last;
    let spoken = tokens.find_map(|at| back_to(view, at, published).filter(|_| dates_saying(view, at, at, finding)));
    spoken.unwrap_or(published)
}

/// The last day of the name at `at` that is not after the day of publication.
fn back_to(view: &View<'_>, at: usize, published: NaiveDate) -> Option<NaiveDate> {
    let back = if view.any(at, words!["yesterday"]) {
        1
    } else if view.capital(at) {
        let named = std::str::from_utf8(view.bytes(at)).ok()?.parse::<Weekday>().ok()?;
        published.weekday().days_since(named)
    } else {
        return None;
    };
    published.checked_sub_days(Days::new(back.into()))
}

#[cfg(test)]
mod tests {
    use crate::extract::{Report, Scanner, Verdict};
    use chrono::NaiveDate;

    /// The days of saying in a text of Monday, 17 March 2025.
    fn said(text: &str) -> Vec<String> {
        let mut days = Vec::new();
        let monday = NaiveDate::from_ymd_opt(2025, 3, 17);
        Scanner::new(Default::default(), Report::Claims).scan(text, monday, |verdict| {
            if let Verdict::Taken(candidate) = verdict {
                days.push(candidate.said.map_or(String::new(), |day| day.to_string()));
            }
        });
        days
    }

    #[test]
    fn a_day_that_hangs_on_saying_is_the_day_of_saying() {
        let cases = [
            ("Mara Quill told reporters on Sunday that the ferry will sail in June.", "2025-03-16"),
            ("Mara Quill said on Tuesday that the ferry will sail in June.", "2025-03-11"),
            ("Mara Quill said on Monday that the ferry will sail in June.", "2025-03-17"),
            ("Mara Quill said yesterday that the ferry will sail in June.", "2025-03-16"),
            ("On Friday, Mara Quill said the ferry will sail in June.", "2025-03-14"),
            ("Mara Quill said that the ferry will sail on Friday.", "2025-03-17"),
            ("The ferry will sail on Sunday.", "2025-03-17"),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .map(|(text, expected)| (text, said(text), expected))
            .filter(|(_, got, expected)| got != &[expected.to_string()])
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
