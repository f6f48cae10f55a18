//! What a window makes of a day.

use super::{Status, Verdict};
use crate::claim::{Deadline, closed_set};
use crate::when::Kind;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

closed_set! {
    /// How ripe a pending claim is for review.
    "ripeness" Ripe {
        /// Past its strict deadline.
        Due = "due",
        /// Past its lenient deadline too.
        Overdue = "overdue",
    }
}

/// How ripe a claim with this status and deadline is on a day.
pub fn ripe(status: Status, deadline: Option<&Deadline>, today: NaiveDate) -> Option<Ripe> {
    if status != Status::Pending {
        return None;
    }
    let window = deadline?.window;
    match (window.due, window.lapses) {
        (_, Some(lapses)) if today > lapses => Some(Ripe::Overdue),
        (Some(due), None) if today > due => Some(Ripe::Overdue),
        (Some(due), _) if today > due => Some(Ripe::Due),
        _ => None,
    }
}

/// What the window makes of a verdict under each reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Readings {
    /// Kept up to `due` only.
    pub strict: Verdict,
    /// Kept up to `lapses`.
    pub lenient: Verdict,
}

/// What the window makes of a status and the day it came true; none for pending
/// and void. A limit that is not set does not bind.
pub fn readings(status: Status, happened_on: Option<NaiveDate>, deadline: Option<&Deadline>) -> Option<Readings> {
    let kept = |last: Option<NaiveDate>| {
        let opens = deadline.and_then(|deadline| deadline.window.opens);
        let in_time =
            happened_on.is_none_or(|day| opens.is_none_or(|opens| opens <= day) && last.is_none_or(|last| day <= last));
        if in_time { Verdict::Fulfilled } else { Verdict::Missed }
    };
    match status {
        Status::Pending | Status::Void => None,
        Status::Missed => Some(Readings { strict: Verdict::Missed, lenient: Verdict::Missed }),
        Status::Fulfilled => Some(Readings {
            strict: kept(deadline.and_then(|deadline| deadline.window.due)),
            lenient: kept(deadline.and_then(|deadline| deadline.window.lapses)),
        }),
    }
}

/// What a window decides by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The verdict.
    pub verdict: Verdict,
    /// The day to keep with it: none for a hold or denial that was not broken
    /// inside its window, since a day after it would count as late.
    pub happened_on: Option<NaiveDate>,
}

/// Why a window cannot decide by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum Undecided {
    #[error("{day} lies before the window opens on {opens}")]
    Early { day: NaiveDate, opens: NaiveDate },
    #[error("the event that its deadline hangs on has no day yet")]
    Undated,
}

/// Lets the window decide what a day means: for a claim that something happens
/// `by` then, the day it did; for one that something lasts or never happens, the
/// day it was broken.
///
/// # Errors
/// For a day before a `by` window opens, and for an event that nobody has dated.
pub fn happened(said: NaiveDate, deadline: Option<&Deadline>, day: NaiveDate) -> Result<Happened, Undecided> {
    if deadline.is_some_and(Deadline::undated) {
        return Err(Undecided::Undated);
    }
    let window = deadline.map(|deadline| deadline.window).unwrap_or_default();
    let opens = window.opens.unwrap_or(said);
    let last = window.lapses.or(window.due);
    let late = last.is_some_and(|last| day > last);
    match deadline.map_or(Kind::By, |deadline| deadline.kind) {
        Kind::By if day < opens => Err(Undecided::Early { day, opens }),
        Kind::By => {
            Ok(Happened { verdict: if late { Verdict::Missed } else { Verdict::Fulfilled }, happened_on: Some(day) })
        }
        Kind::Hold | Kind::Deny if late || day < opens => {
            Ok(Happened { verdict: Verdict::Fulfilled, happened_on: None })
        }
        Kind::Hold | Kind::Deny => Ok(Happened { verdict: Verdict::Missed, happened_on: Some(day) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::{Anchor, Window};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A window said on 16 March, due on the 22nd, lapsing on the 23rd.
    fn week(kind: Kind) -> Deadline {
        Deadline {
            kind,
            window: Window {
                opens: Some(day("2025-03-16")),
                due: Some(day("2025-03-22")),
                lapses: Some(day("2025-03-23")),
            },
            ..Deadline::by_day(day("2025-03-22"), day("2025-03-16"))
        }
    }

    #[test]
    fn a_claim_ripens_on_the_day_after_each_deadline() {
        let deadline = week(Kind::By);
        let cases = [("2025-03-22", None), ("2025-03-23", Some(Ripe::Due)), ("2025-03-24", Some(Ripe::Overdue))];
        for (today, want) in cases {
            let got = ripe(Status::Pending, Some(&deadline), day(today));
            assert_eq!(got, want, "{today}");
        }
        assert_eq!(ripe(Status::Void, Some(&deadline), day("2025-04-01")), None);
        assert_eq!(ripe(Status::Pending, None, day("2045-04-01")), None);
    }

    #[test]
    fn both_readings_follow_from_the_window() {
        use Verdict::{Fulfilled, Missed};
        let cases = [
            (Status::Fulfilled, Some("2025-03-18"), Some((Fulfilled, Fulfilled))),
            (Status::Fulfilled, Some("2025-03-23"), Some((Missed, Fulfilled))),
            (Status::Fulfilled, Some("2025-03-24"), Some((Missed, Missed))),
            (Status::Fulfilled, Some("2025-03-15"), Some((Missed, Missed))),
            (Status::Fulfilled, None, Some((Fulfilled, Fulfilled))),
            (Status::Missed, Some("2025-03-18"), Some((Missed, Missed))),
            (Status::Void, None, None),
            (Status::Pending, None, None),
        ];
        for (status, on, want) in cases {
            let got = readings(status, on.map(day), Some(&week(Kind::By)));
            let got = got.map(|both| (both.strict, both.lenient));
            assert_eq!(got, want, "{status} on {on:?}");
        }
        let free = readings(Status::Fulfilled, Some(day("2035-01-01")), None);
        assert_eq!(free.map(|both| both.strict), Some(Fulfilled));
    }

    #[test]
    fn the_window_decides_what_a_day_means() {
        use Verdict::{Fulfilled, Missed};
        let cases = [
            (Kind::By, "2025-03-16", Ok((Fulfilled, true))),
            (Kind::By, "2025-03-23", Ok((Fulfilled, true))),
            (Kind::By, "2025-03-24", Ok((Missed, true))),
            (Kind::By, "2025-03-15", Err(())),
            (Kind::Deny, "2025-03-18", Ok((Missed, true))),
            (Kind::Deny, "2025-03-24", Ok((Fulfilled, false))),
            (Kind::Hold, "2025-03-15", Ok((Fulfilled, false))),
            (Kind::Hold, "2025-03-23", Ok((Missed, true))),
        ];
        for (kind, on, want) in cases {
            let got = happened(day("2025-03-16"), Some(&week(kind)), day(on))
                .map(|ruled| (ruled.verdict, ruled.happened_on.is_some()))
                .map_err(|_| ());
            assert_eq!(got, want, "{kind:?} {on}");
        }
    }

    #[test]
    fn without_an_end_it_is_fulfilled_and_without_a_date_undecided() {
        let said = day("2025-03-16");
        let free = happened(said, None, day("2031-01-01")).unwrap();
        assert_eq!(free.verdict, Verdict::Fulfilled);
        assert!(happened(said, None, day("2025-03-15")).is_err());
        let mut hangs = week(Kind::By);
        hangs.window = Window::default();
        hangs.anchor = Some(Anchor { relation: "by".into(), event: "summit".into() });
        assert_eq!(happened(said, Some(&hangs), said), Err(Undecided::Undated));
    }
}
