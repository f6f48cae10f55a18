//! Within so long.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::clock::Clock;
use crate::when::cursor::Words;
use crate::when::distance::{Bound, Count, Distance, Lead};
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::words::{Sense, Unit, W};

/// The row `within`.
pub(crate) const WITHIN: Rule = Rule {
    id: "within",
    sentence: "Within so long, or in the next so long: due and lapsing when it is over.",
    examples: &[
        example("within two weeks", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-06-24"]),
        example("in the next ten days", "2026-06-10", ["2026-06-10", "2026-06-20", "2026-06-20"]),
        example("over the coming week", "2026-06-10", ["2026-06-10", "2026-06-17", "2026-06-17"]),
        example("in less than a year", "2026-06-10", ["2026-06-10", "2027-06-10", "2027-06-10"]),
        example("within 36 hours", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-12"]),
        example("within three business days", "2026-06-10", ["2026-06-10", "2026-06-15", "2026-06-15"]),
        example("within a month", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-02-28"]),
    ],
    refuses: &[
        "within reach",
        "in two weeks",
        "within weeks",
        "in the last two years",
        "within 100 days of taking office",
    ],
};

impl Words<'_> {
    pub(crate) fn within(&self, at: usize) -> Option<Found> {
        let next = if self.is(at, W::Inside) { self.skip(at + 1, &[W::Of]) } else { at + 1 };
        let the = self.skip(next, &[W::The]);
        if self.is(next, W::Reach) && self.is(at, W::Within) {
            return self.near("soon", next + 1);
        }
        if let Some(found) = self.next_units(at, next) {
            return Some(found);
        }
        if let Some(end) = self.run(the, &[W::Space, W::Of]) {
            return self.count(at, end, Lead::Within);
        }
        if let Some(found) = self.count(at, next, Lead::Within) {
            return Some(found);
        }
        // "within the week", "within the hour"
        if let (Sense::Unit(unit, false), true) = (self.sense(the), the > next) {
            let count = Distance { count: Count::Exact(1000), unit, bound: Bound::None };
            return self.reached(&count, the + 1, Lead::Within);
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        let (times, end) = self.times(next)?;
        self.on_its_own(&times, end)
    }

    /// "the next ten days", "the coming weeks", "the next month", "the weeks ahead".
    pub(crate) fn next_units(&self, start: usize, at: usize) -> Option<Found> {
        let the = self.skip(at, &[W::The]);
        let kind = Kind::By;
        match self.sense(the) {
            Sense::W(W::Next | W::Coming | W::Following | W::Upcoming) => {
                let calendar_next = self.is(the, W::Next);
                match self.sense(the + 1) {
                    // "in the next month": a month from now; "in the next decade" is a name.
                    Sense::Unit(unit, false) if the > at => {
                        if matches!(unit, Unit::Weekend)
                            || self.is(the + 2, W::Possessive)
                            || !calendar_next && self.is(the, W::Following)
                        {
                            return None;
                        }
                        // "the next day or two", "the coming week or so"
                        if let Some(found) = self.or_more(the + 1, unit) {
                            return Some(found);
                        }
                        if matches!(unit, Unit::Decade | Unit::Century) && calendar_next && !self.is(start, W::Over) {
                            return None;
                        }
                        if unit == Unit::Day && !calendar_next {
                            return None;
                        }
                        let due = Clock::step(self.clock.said, 1, unit)?;
                        let days = row("within", kind, self.clock.said, due, due);
                        return Some(Found::days(self.clock.settle(days)?, the + 2));
                    }
                    Sense::W(W::Following) => return None,
                    Sense::W(W::Half) => {
                        let unit = self.skip(the + 2, &[W::Hyphen, W::A]);
                        if let Sense::Unit(unit @ (Unit::Hour | Unit::Year | Unit::Decade | Unit::Century), false) =
                            self.sense(unit)
                        {
                            let half = Distance { count: Count::Exact(500), unit, bound: Bound::None };
                            let end = self.skip(the + 2, &[W::Hyphen, W::A]) + 1;
                            return self.reached(&half, end, Lead::Within);
                        }
                    }
                    _ => {}
                }
                let (distance, end) = self.distance(the + 1)?;
                self.reached(&distance, end, Lead::Within)
            }
            // "in the weeks ahead", "in the months to come"
            Sense::Unit(_, true) if the > at => {
                let (distance, end) = self.distance(the)?;
                let ahead = if self.is(end, W::Ahead) {
                    end + 1
                } else if self.is(end, W::To) && self.is(end + 1, W::Come) {
                    end + 2
                } else {
                    return None;
                };
                self.reached(&distance, ahead, Lead::Within)
            }
            // "in the two weeks ahead"
            Sense::Num(_) | Sense::Card(_) if the > at => {
                let (distance, end) = self.distance(the)?;
                if !self.is(end, W::Ahead) || self.is(end + 1, W::Of) {
                    return None;
                }
                self.reached(&distance, end + 1, Lead::Within)
            }
            Sense::Unit(unit, false) if the > at && self.is(the + 1, W::Ahead) => {
                let due = Clock::step(self.clock.said, 1, unit)?;
                let days = row("within", kind, self.clock.said, due, due);
                Some(Found::days(self.clock.settle(days)?, the + 2))
            }
            _ => None,
        }
    }

    /// "day or two", "week or so", "year and a half" after "the next".
    pub(crate) fn or_more(&self, at: usize, unit: Unit) -> Option<Found> {
        let exact = |n, bound| Distance { count: Count::Exact(n), unit, bound };
        if self.is(at + 1, W::Or) {
            if self.is(at + 2, W::So) {
                return self.reached(&exact(1000, Bound::About), at + 3, Lead::Within);
            }
            if let Some((n, end)) = self.cardinal(at + 2) {
                return self.reached(&exact(u64::from(n) * 1000, Bound::None), end, Lead::Within);
            }
        }
        if self.run(at + 1, &[W::And, W::A, W::Half]).is_some() {
            return self.reached(&exact(1500, Bound::None), at + 4, Lead::Within);
        }
        None
    }

    /// "within ten days of Easter": from now to that long after it.
    pub(crate) fn within_of(&self, distance: &Distance, times: &Times, end: usize, before: bool) -> Option<Found> {
        let Count::Exact(n) = distance.count else { return None };
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let due = if before { calendar::shift(named.first, -1)? } else { distance.reach(named.last, n)?.1 };
            Some(row("within", Kind::By, said, due, due))
        })?;
        Some(Found::days(found, end))
    }
}
