//! "for" so long.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::clock::Row;
use crate::when::cursor::Words;
use crate::when::distance::{Bound, Count, Distance, Lead};
use crate::when::form::{Found, What};
use crate::when::time::{Base, Time};
use crate::when::words::{Sense, W};

/// The row `for`.
pub(crate) const FOR: Rule = Rule {
    id: "for",
    sentence: "For so long, counted from the day of speaking; it must last to the end.",
    examples: &[
        example("for two weeks", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-06-24"]),
        example("for the next ten days", "2026-06-10", ["2026-06-10", "2026-06-20", "2026-06-20"]),
        example("for another month", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-07-10"]),
        example("for at least a year", "2026-06-10", ["2026-06-10", "2027-06-10", "2027-06-10"]),
    ],
    refuses: &["for the first time", "for now", "for the past month", "for Christmas"],
};

impl Words<'_> {
    pub(crate) fn for_form(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        let next = self.filler(next);
        if self.is(self.skip(next, &[W::The]), W::Foreseeable) {
            let end = self.skip(next, &[W::The]) + 1;
            return self.near("near-future", end + 1).map(|found| self.held(found));
        }
        if let Some((times, end)) = self.rest(next) {
            return self.through(&times, end);
        }
        if let Some(found) = self.next_units(at, next) {
            return Some(self.held(found));
        }
        if self.any(next, &[W::All, W::Whole]) || self.is(next, W::The) && self.is(next + 1, W::Whole) {
            return self.throughout_form(self.skip(next, &[W::The]), at);
        }
        if self.is(next, W::Another)
            && let Sense::Unit(unit, false) = self.sense(next + 1)
        {
            let distance = Distance { count: Count::Exact(1000), unit, bound: Bound::None };
            return self.reached(&distance, next + 2, Lead::Within).map(|found| self.held(found));
        }
        if let Some((mut distance, mut end)) = self.distance(next) {
            distance.bound = Bound::None;
            if self.is(end, W::To) && self.is(end + 1, W::Come) {
                end += 2;
            }
            if self.any(end, &[W::After, W::Following]) && self.given {
                return self.event(end + 1, self.clause(end + 1), Kind::Hold);
            }
            if self.is(end, W::Ago) {
                return None;
            }
            return self.reached(&distance, end, Lead::Within).map(|found| self.held(found));
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        if let Some((times, end)) = self.times(next) {
            return plannable(&times.first).then(|| self.on_its_own(&times, end))?;
        }
        let end = self.happening(next).filter(|_| self.given)?;
        self.event(next, end, Kind::By)
    }

    pub(crate) fn held(&self, found: Found) -> Found {
        match found.what {
            What::Days(days) => Found::days(
                Row {
                    kind: Kind::Hold,
                    lapses: days.due,
                    rule: if days.due.is_some() { "for" } else { days.rule },
                    ..days
                },
                found.end,
            ),
            What::Event { name, .. } => Found { what: What::Event { kind: Kind::Hold, name }, ..found },
        }
    }
}

/// Whether a time is a single named weekday, month or the like that "for" may plan for.
pub(crate) fn plannable(time: &Time) -> bool {
    !matches!(time.base, Base::Coming(_))
}
