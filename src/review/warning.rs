//! What looks odd about a ruling. None of it is refused: reviewers know more.

use super::{Resolution, Verdict};
use crate::claim::Deadline;
use crate::when::Kind;
use chrono::NaiveDate;
use std::fmt;

/// Something odd about a ruling, in words for the reviewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Warning {
    /// Fulfilled on a day before the window opens: it counts as missed.
    BeforeOpens { day: NaiveDate, opens: NaiveDate },
    /// Fulfilled on a day after the window lapsed: it counts as missed.
    AfterLapses { day: NaiveDate, lapses: NaiveDate },
    /// Fulfilled before the window of a hold or denial is over.
    StillRunning { today: NaiveDate, last: NaiveDate },
    /// Missed while it could still come true.
    MissedEarly { today: NaiveDate, last: NaiveDate },
    /// Missed, though the window has no end.
    NoEnd,
    /// Missed or fulfilled, though nobody has dated the event it hangs on.
    Undated,
    /// Happened before it was said: no forecast.
    BeforeSaid { day: NaiveDate, said: NaiveDate },
    /// Happened on a day that is still to come.
    Future { day: NaiveDate, today: NaiveDate },
    /// Fulfilled without a day: it counts as in time under both readings.
    NoDay,
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Warning::BeforeOpens { day, opens } => {
                write!(out, "{day} lies before the window opens on {opens}: it counts as missed")
            }
            Warning::AfterLapses { day, lapses } => {
                write!(out, "{day} lies after the window lapsed on {lapses}: it counts as missed")
            }
            Warning::StillRunning { today, last } => {
                write!(out, "on {today} it can still be broken, until {last}")
            }
            Warning::MissedEarly { today, last } => {
                write!(out, "on {today} it can still come true, until {last}")
            }
            Warning::NoEnd => write!(out, "its window has no end: it can still come true"),
            Warning::Undated => {
                write!(out, "the event that its deadline hangs on has no day yet: nothing tells whether it was in time")
            }
            Warning::BeforeSaid { day, said } => {
                write!(out, "{day} lies before the day it was said, {said}: reports leave it out")
            }
            Warning::Future { day, today } => write!(out, "{day} is still to come on {today}"),
            Warning::NoDay => write!(out, "no day given: it counts as in time under both readings"),
        }
    }
}

/// What looks odd about a ruling on a claim said on `said`, made today.
pub fn warnings(said: NaiveDate, deadline: Option<&Deadline>, ruled: &Resolution, today: NaiveDate) -> Vec<Warning> {
    let mut found = Vec::new();
    if ruled.verdict == Verdict::Void {
        return found;
    }
    if let Some(day) = ruled.happened_on {
        if day > today {
            found.push(Warning::Future { day, today });
        }
        if day < said {
            found.push(Warning::BeforeSaid { day, said });
        }
    }
    let Some(deadline) = deadline else {
        if ruled.verdict == Verdict::Missed {
            found.push(Warning::NoEnd);
        }
        return found;
    };
    if deadline.undated() {
        found.push(Warning::Undated);
        return found;
    }
    let window = deadline.window;
    let last = window.lapses.or(window.due);
    match (ruled.verdict, deadline.kind) {
        (Verdict::Fulfilled, kind) => {
            match (ruled.happened_on, window.opens, last) {
                (Some(day), Some(opens), _) if day < opens && day >= said => {
                    found.push(Warning::BeforeOpens { day, opens });
                }
                (Some(day), _, Some(lapses)) if day > lapses => {
                    found.push(Warning::AfterLapses { day, lapses });
                }
                (None, _, _) if kind == Kind::By => found.push(Warning::NoDay),
                _ => {}
            }
            if let (Kind::Hold | Kind::Deny, Some(last)) = (kind, last)
                && today <= last
            {
                found.push(Warning::StillRunning { today, last });
            }
            if let (None, Some(opens), Kind::By) = (ruled.happened_on, window.opens, kind)
                && today < opens
            {
                found.push(Warning::BeforeOpens { day: today, opens });
            }
        }
        (Verdict::Missed, Kind::By) => match last {
            Some(last) if today <= last => found.push(Warning::MissedEarly { today, last }),
            None => found.push(Warning::NoEnd),
            _ => {}
        },
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_rulings_are_told() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let said = day("2025-03-16");
        let deadline = Deadline::by_day(day("2025-03-22"), said);
        let none: &[&str] = &[];
        let cases = [
            (Verdict::Fulfilled, Some("2025-03-18"), "2025-03-19", none),
            (Verdict::Fulfilled, None, "2025-03-19", &["no day given: it counts as in time under both readings"]),
            (
                Verdict::Fulfilled,
                Some("2025-03-24"),
                "2025-03-25",
                &["2025-03-24 lies after the window lapsed on 2025-03-22: it counts as missed"],
            ),
            (Verdict::Fulfilled, Some("2025-03-18"), "2025-03-17", &["2025-03-18 is still to come on 2025-03-17"]),
            (
                Verdict::Fulfilled,
                Some("2025-03-15"),
                "2025-03-17",
                &["2025-03-15 lies before the day it was said, 2025-03-16: reports leave it out"],
            ),
            (Verdict::Missed, None, "2025-03-22", &["on 2025-03-22 it can still come true, until 2025-03-22"]),
            (Verdict::Missed, None, "2025-03-23", none),
            (Verdict::Void, None, "2025-03-17", none),
        ];
        for (verdict, on, today, want) in cases {
            let mut ruled = Resolution::new("ann", verdict, "2025-03-20T00:00:00Z");
            ruled.happened_on = on.map(day);
            let got: Vec<_> =
                warnings(said, Some(&deadline), &ruled, day(today)).iter().map(Warning::to_string).collect();
            assert_eq!(got, want, "{verdict} on {on:?} ruled {today}");
        }
    }
}
