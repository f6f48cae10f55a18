//! "before" a time; under a denied verb, nothing may happen until then.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::cursor::Words;
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::time::{Part, Shape};
use crate::when::words::W;

/// The row `before`.
pub(crate) const BEFORE: Rule = Rule {
    id: "before",
    sentence: "Before a day or a period: due the day before it starts.",
    examples: &[
        example("before Friday", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-11"]),
        example("ahead of 2028", "2026-06-10", ["2026-06-10", "2027-12-31", "2027-12-31"]),
        example("prior to 1 March", "2026-06-10", ["2026-06-10", "2027-02-28", "2027-02-28"]),
        example("before the weekend", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-12"]),
        example("shortly before Christmas", "2026-06-10", ["2026-06-10", "2026-12-24", "2026-12-24"]),
    ],
    refuses: &["before noon", "before the court", "before the midterms", "before the year is out", "before long"],
};

/// The row `not-before`.
pub(crate) const NOT_BEFORE: Rule = Rule {
    id: "not-before",
    sentence: "What will not happen before a time: nothing may happen up to the day before it.",
    examples: &[
        example("will not open before June", "2026-06-10", ["2026-06-10", "2027-05-31", "2027-05-31"]),
        example("won’t vote until Thursday", "2026-06-10", ["2026-06-10", "2026-06-10", "2026-06-10"]),
        example("is not expected before 2030", "2026-06-10", ["2026-06-10", "2029-12-31", "2029-12-31"]),
        example("will not be finished until the end of 2027", "2026-06-10", ["2026-06-10", "2027-09-30", "2027-09-30"]),
    ],
    refuses: &["not before June", "before June", "until Thursday"],
};

impl Words<'_> {
    pub(crate) fn ahead_of(&self, at: usize, start: usize, denied: bool) -> Option<Found> {
        let at = if self.word(at) == "too" && self.is(at + 1, W::Long) { at + 1 } else { at };
        if self.is(at, W::Long) {
            return if self.is(start, W::Before) { self.near("soon", at + 1) } else { None };
        }
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, if denied { Kind::Deny } else { Kind::By });
        }
        if let Some((times, mut end)) = self.times(at) {
            let mut times = times;
            if times.second.is_none()
                && let Some(outlast) = self.outlast(end)
            {
                end = outlast;
                times.first.part = Part::End;
            } else if times.second.is_none()
                && matches!(self.word(end), "begins" | "starts" | "arrives" | "comes" | "dawns")
            {
                end += 1;
            }
            return self.before(&times, end, denied);
        }
        if self.any(at, &[W::Now]) {
            return None;
        }
        self.event_after(at, if denied { Kind::Deny } else { Kind::By })
    }

    /// "before" a time.
    pub(crate) fn before(&self, times: &Times, end: usize, denied: bool) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let day_before = calendar::shift(named.first, -1)?;
            Some(match (named.shape, named.part) {
                _ if denied => row("not-before", Kind::Deny, said, day_before, day_before),
                (Shape::Day, _) if named.clock => row("by-day", Kind::By, said, named.due, named.lapses),
                (Shape::Week, Part::End) => row("end-of-week", Kind::By, said, named.due, named.lapses),
                (_, Part::End) => row("by-end", Kind::By, said, named.last, named.last),
                _ => row("before", Kind::By, said, day_before, day_before),
            })
        })?;
        Some(Found::days(found, end))
    }
}
