//! A day by its feast.

use super::{Rule, example};
use crate::when::calendar::Feast;
use crate::when::cursor::{At, Words};
use crate::when::time::Part;
use crate::when::words::{Sense, Unit, W};

/// The row `holiday`.
pub(crate) const HOLIDAY: Rule = Rule {
    id: "holiday",
    sentence: "A feast of the house list is its day in the first year in which that has not passed.",
    examples: &[
        example("at Easter", "2026-06-10", ["2027-03-28", "2027-03-28", "2027-03-28"]),
        example("on Good Friday", "2026-06-10", ["2027-03-26", "2027-03-26", "2027-03-26"]),
        example("for Thanksgiving", "2026-06-10", ["2026-11-26", "2026-11-26", "2026-11-26"]),
        example("on New Year’s Eve", "2026-06-10", ["2026-12-31", "2026-12-31", "2026-12-31"]),
        example("on the Fourth of July", "2026-06-10", ["2026-07-04", "2026-07-04", "2026-07-04"]),
        example("for Christmas", "2026-12-26", ["2027-12-25", "2027-12-25", "2027-12-25"]),
    ],
    refuses: &["on Mother’s Day", "by Easter", "the Good Friday Agreement", "on Columbus Day"],
};

impl Words<'_> {
    pub(crate) fn feast(&self, at: usize) -> At<Feast> {
        let day = |at: usize| self.sense(at) == Sense::Unit(Unit::Day, false);
        let s = |at: usize| self.skip(at, &[W::Possessive]);
        match self.sense(at) {
            Sense::Feast(0) => match self.sense(at + 1) {
                Sense::Weekday(6) => Some((Feast::Easter, at + 2)),
                Sense::Weekday(0) => Some((Feast::EasterMonday, at + 2)),
                Sense::Weekday(_) => None,
                _ if day(at + 1) => Some((Feast::Easter, at + 2)),
                _ => Some((Feast::Easter, at + 1)),
            },
            Sense::Feast(1) if self.is(at + 1, W::Eve) => Some((Feast::ChristmasEve, at + 2)),
            Sense::Feast(1) => Some((Feast::Christmas, if day(at + 1) { at + 2 } else { at + 1 })),
            Sense::Feast(2) => Some((Feast::Halloween, at + 1)),
            Sense::Feast(3) => Some((Feast::Thanksgiving, if day(at + 1) { at + 2 } else { at + 1 })),
            Sense::Feast(4) if day(s(at + 1)) => Some((Feast::Valentine, s(at + 1) + 1)),
            Sense::Feast(5) if day(s(at + 1)) => Some((Feast::Patrick, s(at + 1) + 1)),
            Sense::Feast(6) if day(at + 1) => Some((Feast::Memorial, at + 2)),
            Sense::Feast(7) if day(at + 1) => Some((Feast::Independence, at + 2)),
            Sense::Feast(8) if day(at + 1) => Some((Feast::Labor, at + 2)),
            Sense::Feast(9) if day(at + 1) => Some((Feast::Boxing, at + 2)),
            Sense::Feast(10) if self.sense(at + 1) == Sense::Weekday(4) => Some((Feast::GoodFriday, at + 2)),
            // "St Patrick's Day", "St. Valentine's Day"
            Sense::Other if self.width(at) <= 5 && self.capital(at) => {
                let next = self.skip(at + 1, &[W::Dot]);
                match self.sense(next) {
                    Sense::Feast(4 | 5) => self.feast(next),
                    _ => None,
                }
            }
            Sense::W(W::New) if self.sense(at + 1) == Sense::Unit(Unit::Year, true) => self.new_year(at + 2),
            Sense::W(W::New) if self.sense(at + 1) == Sense::Unit(Unit::Year, false) => {
                if self.is(at + 2, W::Possessive) || self.is(at + 2, W::Eve) || day(at + 2) {
                    self.new_year(s(at + 2))
                } else {
                    Some((Feast::NewYear, at + 2))
                }
            }
            // "the Fourth of July"
            Sense::Ord(4) if self.is(at + 1, W::Of) && self.sense(at + 2) == Sense::Month(7) && self.width(at) > 3 => {
                Some((Feast::Independence, at + 3))
            }
            _ => None,
        }
    }

    pub(crate) fn new_year(&self, at: usize) -> At<Feast> {
        match self.sense(at) {
            Sense::W(W::Eve) => Some((Feast::NewYearsEve, at + 1)),
            Sense::Unit(Unit::Day, false) => Some((Feast::NewYear, at + 1)),
            _ => Some((Feast::NewYear, at)),
        }
    }

    /// Whether "the new year" stands for its first day: "by the new year".
    pub(crate) fn given_new_year(&self, at: usize, part: Part) -> bool {
        part == Part::None && at > 0 && self.any(at - 1, &[W::By, W::Before, W::Until, W::After, W::Of, W::Through])
    }
}
