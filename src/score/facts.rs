//! What a unit comes to: everything that its own fields and the day of the report
//! decide, before any counting.

use super::sample::{Holds, Outcome, Sample};

/// A verdict under both readings. Strictly kept is always leniently kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// Missed under both.
    Missed = 0,
    /// Missed strictly, kept leniently.
    Late = 1,
    /// Kept under both.
    Kept = 2,
}

impl Came {
    pub(super) const ALL: [Came; 3] = [Came::Missed, Came::Late, Came::Kept];

    pub(super) fn strict(self) -> bool {
        self == Came::Kept
    }

    pub(super) fn lenient(self) -> bool {
        self != Came::Missed
    }
}

/// How long a unit was watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// It came on this day after it was said.
    Came(i32),
    /// It had not come by this day.
    Lost(i32),
    /// It tells nothing about time.
    Out,
}

/// What a unit comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    /// The verdict; none for a pending one.
    pub came: Option<Came>,
    pub overdue: bool,
    pub open: bool,
    /// Kept, but nobody knows on which day.
    pub undated: bool,
    pub closed: bool,
    pub vague: bool,
    /// Days after `due`, of what came.
    pub late: Option<i32>,
    /// Missed for good.
    pub never: bool,
    pub watch: Watch,
}

/// Whether a line is no claim any more: said after it happened, or after the report.
pub(super) fn dropped(sample: &Sample, as_of: i32) -> bool {
    sample.said > as_of || sample.happened_on.is_some_and(|day| sample.said > day)
}

impl Facts {
    /// Reads a claim that is neither dropped nor void.
    pub(super) fn of(sample: &Sample, as_of: i32) -> Facts {
        let judged = sample.outcome != Outcome::Pending;
        let fulfilled = sample.outcome == Outcome::Fulfilled;
        let day = sample.happened_on;
        let after_due = day.zip(sample.due).filter(|(day, due)| day > due);
        let late = match sample.outcome {
            Outcome::Fulfilled => day.zip(sample.due),
            Outcome::Missed => after_due,
            Outcome::Pending | Outcome::Void => None,
        };
        let late = late.map(|(day, due)| day.saturating_sub(due));
        Facts {
            came: judged.then(|| came(sample)),
            overdue: !judged && sample.lapses.is_some_and(|lapses| lapses < as_of),
            open: judged && sample.due.is_none(),
            undated: fulfilled && day.is_none() && sample.holds == Holds::Once,
            closed: judged && sample.lapses.is_some_and(|lapses| lapses <= as_of),
            vague: judged && sample.due != sample.lapses,
            late,
            never: judged && !fulfilled && late.is_none(),
            watch: watch(sample, after_due.is_some(), as_of),
        }
    }
}

fn came(sample: &Sample) -> Came {
    if sample.outcome != Outcome::Fulfilled {
        return Came::Missed;
    }
    let Some(day) = sample.happened_on else {
        return Came::Kept;
    };
    let by = |last: Option<i32>| sample.opens.is_none_or(|opens| opens <= day) && last.is_none_or(|last| day <= last);
    match (by(sample.due), by(sample.lapses)) {
        (_, false) => Came::Missed,
        (false, true) => Came::Late,
        (true, true) => Came::Kept,
    }
}

fn watch(sample: &Sample, came_late: bool, as_of: i32) -> Watch {
    let since = |day: i32| day.saturating_sub(sample.said).max(0);
    match (sample.outcome, sample.happened_on) {
        (Outcome::Fulfilled, Some(day)) => Watch::Came(since(day)),
        (Outcome::Missed, Some(day)) if came_late => Watch::Came(since(day)),
        (Outcome::Missed, None) => Watch::Lost(since(sample.lapses.map_or(as_of, |lapses| lapses.min(as_of)))),
        (Outcome::Pending, _) => Watch::Lost(since(as_of)),
        (Outcome::Fulfilled | Outcome::Missed | Outcome::Void, _) => Watch::Out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{Fulfilled, Missed, Pending};

    /// Said on day 0, opens 2, due 10, lapses 14; the report is of day 20.
    fn sample(outcome: Outcome, happened_on: Option<i32>) -> Sample {
        Sample { opens: Some(2), due: Some(10), lapses: Some(14), outcome, happened_on, ..Sample::default() }
    }

    #[test]
    fn verdicts_lateness_and_watch() {
        let cases = [
            (Fulfilled, Some(1), Some(Came::Missed), Some(-9), Watch::Came(1)),
            (Fulfilled, Some(2), Some(Came::Kept), Some(-8), Watch::Came(2)),
            (Fulfilled, Some(10), Some(Came::Kept), Some(0), Watch::Came(10)),
            (Fulfilled, Some(11), Some(Came::Late), Some(1), Watch::Came(11)),
            (Fulfilled, Some(14), Some(Came::Late), Some(4), Watch::Came(14)),
            (Fulfilled, Some(15), Some(Came::Missed), Some(5), Watch::Came(15)),
            (Fulfilled, None, Some(Came::Kept), None, Watch::Out),
            (Missed, Some(10), Some(Came::Missed), None, Watch::Out),
            (Missed, Some(11), Some(Came::Missed), Some(1), Watch::Came(11)),
            (Missed, None, Some(Came::Missed), None, Watch::Lost(14)),
            (Pending, None, None, None, Watch::Lost(20)),
        ];
        let wrong: Vec<_> = cases
            .into_iter()
            .map(|(outcome, day, came, late, watch)| {
                let got = Facts::of(&sample(outcome, day), 20);
                ((outcome, day), (came, late, watch), (got.came, got.late, got.watch))
            })
            .filter(|(_, want, got)| want != got)
            .collect();
        assert!(wrong.is_empty(), "ruled, want, got: {wrong:#?}");
    }

    #[test]
    fn a_null_limit_does_not_bind() {
        let open = Sample { opens: None, due: None, lapses: None, ..sample(Fulfilled, Some(900)) };
        assert_eq!(Facts::of(&open, 20).came, Some(Came::Kept));
        let facts = Facts::of(&Sample { happened_on: Some(5), outcome: Missed, ..open }, 20);
        assert_eq!((facts.watch, facts.never, facts.open), (Watch::Out, true, true));
        // Strictly kept is leniently kept, also where only `lapses` binds.
        let half = Sample { due: None, ..sample(Fulfilled, Some(15)) };
        assert_eq!(Facts::of(&half, 20).came, Some(Came::Missed));
    }

    #[test]
    fn what_was_said_too_late_is_dropped() {
        let said = |said, happened_on| Sample { said, happened_on, ..Sample::default() };
        let cases =
            [(said(5, None), false), (said(21, None), true), (said(5, Some(5)), false), (said(6, Some(5)), true)];
        for (sample, want) in cases {
            assert_eq!(dropped(&sample, 20), want, "{sample:?}");
        }
    }

    #[test]
    fn overdue_and_closed_turn_on_the_day_of_the_report() {
        for (as_of, overdue, closed) in [(13, false, false), (14, false, true), (15, true, true)] {
            assert_eq!(Facts::of(&sample(Pending, None), as_of).overdue, overdue, "{as_of}");
            assert_eq!(Facts::of(&sample(Missed, None), as_of).closed, closed, "{as_of}");
        }
    }
}
