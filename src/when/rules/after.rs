//! From a time on, with no end.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::clock::Row;
use crate::when::cursor::Words;
use crate::when::distance::{Bound, Distance, Lead};
use crate::when::form::Found;
use crate::when::pair::Times;
use crate::when::words::{Sense, W};

/// The row `after`.
pub(crate) const AFTER: Rule = Rule {
    id: "after",
    sentence: "After a time, or from it on: open from then, with no end.",
    examples: &[
        example("after March", "2026-06-10", ["2027-04-01", "", ""]),
        example("from next month on", "2026-06-10", ["2026-07-01", "", ""]),
        example("no earlier than September", "2026-06-10", ["2026-09-01", "", ""]),
        example("not before next year", "2026-06-10", ["2027-01-01", "", ""]),
        example("as early as Tuesday", "2026-06-10", ["2026-06-16", "", ""]),
        example("at least two weeks from now", "2026-06-10", ["2026-06-24", "", ""]),
        example("more than a year from now", "2026-06-10", ["2027-06-11", "", ""]),
    ],
    refuses: &[
        "after all",
        "as soon as possible",
        "as soon as they can",
        "after the election",
        "will not open before June",
    ],
};

impl Words<'_> {
    pub(crate) fn after_form(&self, at: usize, start: usize) -> Option<Found> {
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, Kind::By);
        }
        if let Some((times, end)) = self.times(at) {
            return self.after(&times, end);
        }
        if let Some((distance, end)) = self.distance(at).filter(|_| self.given && start == 0) {
            let distance = Distance { bound: Bound::Above, ..distance };
            return self.reached(&distance, end, Lead::In);
        }
        if self.any(at, &[W::All]) && !self.given {
            return None;
        }
        self.event_after(at, Kind::By)
    }

    pub(crate) fn from(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if self.is(next, W::Now) {
            let (times, end) = match self.sense(next + 1) {
                Sense::W(W::Until | W::Through | W::To) => self.times(next + 2)?,
                _ => return None,
            };
            return self.through(&times, end);
        }
        let next = self.filler(next);
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        let (times, end) = self.times(next)?;
        if times.second.is_some() {
            return self.on_its_own(&times, end);
        }
        // "from next month on", "from 2027 onwards"
        let on = self.is(end, W::On)
            && !matches!(self.sense(end + 1), Sense::Weekday(_) | Sense::Month(_) | Sense::Num(_))
            || matches!(self.word(end), "onward" | "onwards" | "forward");
        if on {
            return self.onward(&times, end + 1);
        }
        self.on_its_own(&times, end)
    }

    pub(crate) fn as_early(&self, at: usize) -> Option<Found> {
        // "as early as Monday", "as of March 3"
        if self.any(at + 1, &[W::Early, W::Soon]) && self.is(at + 2, W::As) {
            let next = self.skip(at + 3, &[W::In, W::On]);
            let (times, end) = self.times(next)?;
            return self.onward(&times, end);
        }
        if self.is(at + 1, W::Late) && self.is(at + 2, W::As) {
            let (times, end) = self.times(self.skip(at + 3, &[W::In, W::On]))?;
            return self.on_its_own(&times, end);
        }
        if self.any(at + 1, &[W::Of, W::From]) {
            let (times, end) = self.times(at + 2)?;
            return self.on_its_own(&times, end);
        }
        None
    }

    /// "after" a time: opens the day after it, and never ends.
    pub(crate) fn after(&self, times: &Times, end: usize) -> Option<Found> {
        let found = self.clock.days(times, |named| {
            (named.last >= self.clock.said).then_some(())?;
            let opens = calendar::shift(named.last, 1)?;
            Some(Row { rule: "after", kind: Kind::By, opens, due: None, lapses: None })
        })?;
        Some(Found::days(found, end))
    }

    /// "from" a time on: opens with its first day, and never ends.
    pub(crate) fn onward(&self, times: &Times, end: usize) -> Option<Found> {
        let found = self.clock.days(times, |named| {
            (named.last >= self.clock.said).then_some(())?;
            Some(Row { rule: "after", kind: Kind::By, opens: named.first, due: None, lapses: None })
        })?;
        Some(Found::days(found, end))
    }
}
