//! Numbers: cardinals, ordinals, the day of a month, and years.

use crate::when::cursor::{At, Words};
use crate::when::time::{Base, Time, Year};
use crate::when::words::{Sense, Unit, W};

impl Words<'_> {
    /// A number in figures or words, a whole one.
    pub(crate) fn cardinal(&self, at: usize) -> At<u32> {
        match self.sense(at) {
            Sense::Num(value) => match self.sense(at + 1) {
                Sense::W(W::Hundred) => Some((value.checked_mul(100)?, at + 2)),
                Sense::W(W::Thousand) => Some((value.checked_mul(1000)?, at + 2)),
                Sense::W(W::Dozen) => Some((value.checked_mul(12)?, at + 2)),
                _ => Some((value, at + 1)),
            },
            Sense::Card(value) => {
                let (mut value, mut next) = (value, at + 1);
                if value >= 20 {
                    let dash = self.dash(next);
                    if let Sense::Card(ones @ 1..=9) = self.sense(dash) {
                        (value, next) = (value + ones, dash + 1);
                    }
                }
                match self.sense(next) {
                    Sense::W(W::Hundred) => {
                        let rest = self.skip(next + 1, &[W::And]);
                        match self.sense(rest) {
                            Sense::Card(_) => {
                                let (more, end) = self.cardinal(rest)?;
                                Some((value.checked_mul(100)?.checked_add(more)?, end))
                            }
                            _ => Some((value.checked_mul(100)?, next + 1)),
                        }
                    }
                    Sense::W(W::Thousand) => Some((value.checked_mul(1000)?, next + 1)),
                    Sense::W(W::Dozen) => Some((value.checked_mul(12)?, next + 1)),
                    _ => Some((value, next)),
                }
            }
            Sense::W(W::Dozen) => Some((12, at + 1)),
            Sense::W(W::A | W::Half) if self.is(self.dash(at + 1), W::Dozen) => {
                let half = self.is(at, W::Half);
                Some((if half { 6 } else { 12 }, self.dash(at + 1) + 1))
            }
            Sense::W(W::A) if self.is(at + 1, W::Hundred) => Some((100, at + 2)),
            Sense::W(W::A) if self.is(at + 1, W::Thousand) => Some((1000, at + 2)),
            Sense::W(W::A) if self.is(at + 1, W::Half) && self.is(self.dash(at + 2), W::Dozen) => {
                Some((6, self.dash(at + 2) + 1))
            }
            Sense::W(W::Hundred) => Some((100, at + 1)),
            _ => None,
        }
    }

    /// An ordinal: "21st", "twenty-first", "last".
    pub(crate) fn ordinal(&self, at: usize) -> At<i32> {
        match self.sense(at) {
            Sense::Ord(value) => Some((i32::try_from(value).ok()?, at + 1)),
            Sense::Card(tens @ (20 | 30)) => match self.sense(self.dash(at + 1)) {
                Sense::Ord(ones @ 1..=9) => Some((i32::try_from(tens + ones).ok()?, self.dash(at + 1) + 1)),
                _ => None,
            },
            Sense::W(W::Last | W::Final) => Some((-1, at + 1)),
            _ => None,
        }
    }

    /// A day's number: "21", "21st", "twenty-first".
    pub(crate) fn day_number(&self, at: usize) -> At<u8> {
        let (day, end) = match self.sense(at) {
            Sense::Num(day) if self.width(at) <= 2 => (i32::try_from(day).ok()?, at + 1),
            _ => self.ordinal(at)?,
        };
        let glued =
            self.glued(end) && matches!(self.sense(end), Sense::Other | Sense::W(W::S | W::H | W::Q | W::Colon));
        ((1..=31).contains(&day) && !glued).then_some((u8::try_from(day).ok()?, end))
    }

    /// A year in four figures.
    pub(crate) fn year_number(&self, at: usize) -> At<i32> {
        let Sense::Num(year) = self.sense(at) else { return None };
        let year = i32::try_from(year).ok()?;
        let figures = self.width(at) == 4 && (1800..=2999).contains(&year);
        // "2,027" and "2027-strong" are no years, "2027s" a decade.
        let alone = !(self.glued(at + 1) && matches!(self.sense(at + 1), Sense::W(W::S | W::H | W::Q | W::Am | W::Pm)));
        (figures && alone).then_some((year, at + 1))
    }

    /// A year in two figures behind an apostrophe: "'27".
    pub(crate) fn short_year(&self, at: usize) -> At<i32> {
        match (self.sense(at), self.sense(at + 1)) {
            (Sense::W(W::Possessive | W::Quote), Sense::Num(year)) if self.width(at + 1) == 2 && self.glued(at + 1) => {
                Some((2000 + i32::try_from(year).ok()?, at + 2))
            }
            _ => None,
        }
    }

    /// The year that a month, a date or a feast is given: "2027", ", 2027", "of next year".
    pub(crate) fn year(&self, at: usize) -> At<Year> {
        let start = match self.sense(at) {
            Sense::W(W::Dot) if self.glued(at) => at + 1,
            _ => at,
        };
        let next = self.skip(start, &[W::Comma, W::Of, W::In]);
        if let Some((year, end)) = self.year_number(next) {
            return Some((Year::At(year), end));
        }
        if let Some((year, end)) = self.short_year(start) {
            return Some((Year::At(year), end));
        }
        // "Dec-2027"
        if self.is(start, W::Hyphen)
            && self.glued(start)
            && let Some((year, end)) = self.year_number(start + 1)
        {
            return Some((Year::At(year), end));
        }
        let next = self.skip(next, &[W::In, W::Of]);
        let (steps, end) = self.running_year(next)?;
        let of = next > start || steps.1;
        of.then_some((Year::At(self.said_year() + steps.0), end))
    }

    /// "this year", "next year", "the year after next"; whether it needs no "of" before it.
    pub(crate) fn running_year(&self, at: usize) -> At<(i32, bool)> {
        let year = |at| self.sense(at) == Sense::Unit(Unit::Year, false);
        match self.sense(at) {
            Sense::W(W::This | W::Current) if year(at + 1) => Some(((0, true), at + 2)),
            Sense::W(W::Next | W::Following) if year(at + 1) => Some(((1, true), at + 2)),
            Sense::W(W::The) => match self.sense(at + 1) {
                Sense::W(W::Current) if year(at + 2) => Some(((0, true), at + 3)),
                Sense::W(W::Following | W::Next | W::Coming) if year(at + 2) => Some(((1, true), at + 3)),
                Sense::Unit(Unit::Year, false) => match self.run(at + 2, &[W::After, W::Next]) {
                    Some(end) => Some(((2, true), end)),
                    None => Some(((0, false), at + 2)),
                },
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn dated(&self, time: Time, at: usize) -> (Time, usize) {
        match self.year(at) {
            Some((year, end)) => match time.in_year(year) {
                Some(time) => (time, end),
                None => (time, at),
            },
            None => (time, at),
        }
    }

    /// Names the year of "year-end 2027".
    pub(crate) fn own_year(&self, time: Time, at: usize) -> (Time, usize) {
        match (time.base, self.year(at)) {
            (Base::Running(Unit::Year, 0), Some((year, end))) => (Time { base: Base::Year(year), ..time }, end),
            (Base::Running(Unit::Quarter | Unit::Month, 0), _) => (time, at),
            _ => self.dated(time, at),
        }
    }

    /// A whole number of units, for what is counted from a day.
    pub(crate) fn whole_count(&self, at: usize) -> Option<(i64, Unit, usize)> {
        let (count, next) = match self.sense(at) {
            Sense::W(W::A) => match self.cardinal(at) {
                Some(found) => found,
                None => (1, at + 1),
            },
            Sense::W(W::Couple) => (2, self.skip(at + 1, &[W::Of])),
            _ => self.cardinal(at)?,
        };
        let (count, next) = match self.sense(next) {
            Sense::W(W::Couple) => (2, self.skip(next + 1, &[W::Of])),
            _ => (count, next),
        };
        let next = self.skip(next, &[W::Hyphen]);
        match self.sense(next) {
            Sense::Unit(unit, _) => Some((i64::from(count), unit, next + 1)),
            Sense::W(W::Business) => match self.sense(next + 1) {
                Sense::Unit(Unit::Day, _) => Some((i64::from(count), Unit::BusinessDay, next + 2)),
                _ => None,
            },
            Sense::W(W::Calendar) => match self.sense(next + 1) {
                Sense::Unit(unit, _) => Some((i64::from(count), unit, next + 2)),
                _ => None,
            },
            _ => None,
        }
    }
}
