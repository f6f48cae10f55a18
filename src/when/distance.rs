//! Distances: "two and a half years", "a day or two", "about ten weeks", "weeks".

use super::calendar;
use super::clock::Clock;
use super::cursor::{At, Words};
use super::words::{Sense, Unit, W};
use chrono::NaiveDate;

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// A number, in thousandths.
    Exact(u64),
    Couple,
    Few,
    Several,
    /// "weeks".
    Plural,
}

/// How the speaker limited the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    None,
    /// "about", "or so".
    About,
    /// "less than", "at most".
    Below,
    /// "at least".
    Least,
    /// "more than".
    Above,
}

/// A distance in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Distance {
    pub count: Count,
    pub unit: Unit,
    pub bound: Bound,
}

impl Distance {
    /// The day it reaches from `from`, rounded down and up where hours end inside a day.
    pub(crate) fn reach(&self, from: NaiveDate, thousandths: u64) -> Option<(NaiveDate, NaiveDate)> {
        let n = i64::try_from(thousandths).ok()?;
        let whole = n / 1000;
        let rest = n % 1000;
        let minutes = match self.unit {
            Unit::Minute => Some(n.checked_mul(1)?),
            Unit::Hour => Some(n.checked_mul(60)?),
            Unit::Day if rest != 0 => Some(n.checked_mul(1440)?),
            _ => None,
        };
        if let Some(thousandths) = minutes {
            let day = 1440 * 1000;
            return Some((
                calendar::shift(from, thousandths / day)?,
                calendar::shift(from, (thousandths + day - 1) / day)?,
            ));
        }
        let there = match (self.unit, rest) {
            (unit, 0) => Clock::step(from, whole, unit)?,
            (Unit::Week, _) => calendar::shift(from, (n * 7 + 999) / 1000)?,
            (Unit::Fortnight, _) => calendar::shift(from, (n * 14 + 999) / 1000)?,
            (unit, _) => {
                let months = n.checked_mul(match unit {
                    Unit::Month => 1,
                    Unit::Quarter => 3,
                    Unit::Half => 6,
                    Unit::Year => 12,
                    Unit::Decade => 120,
                    Unit::Century => 1200,
                    _ => return None,
                })?;
                let there = calendar::shift_months(from, months / 1000)?;
                calendar::shift(there, (months % 1000 * 30 + 999) / 1000)?
            }
        };
        Some((there, there))
    }

    /// The first and the last fair day: `due` and `lapses` of the row that counts it.
    pub(crate) fn window(&self, said: NaiveDate, lead: Lead) -> Option<(NaiveDate, NaiveDate, &'static str)> {
        let days = |to: NaiveDate| (to - said).num_days();
        let later = |from, days| calendar::shift(from, days);
        let both = |low: u64, high: u64, rule| {
            let (due, up) = self.reach(said, low * 1000)?;
            let (_, lapses) = self.reach(said, high * 1000)?;
            Some((due, lapses.max(up), rule))
        };
        let hours = matches!(self.unit, Unit::Hour);
        match self.count {
            Count::Exact(n) => {
                let (due, up) = self.reach(said, n)?;
                let fine = matches!(self.unit, Unit::Minute | Unit::Hour) || up > due;
                match (self.bound, lead) {
                    (Bound::About, _) => Some((due, later(due, (days(due) + 3) / 4)?.max(up), "about")),
                    (Bound::Below, _) | (_, Lead::Within) => Some((due, up, "within")),
                    _ if fine => Some((due, up, "in")),
                    _ => Some((due, later(due, (days(due) + 9) / 10)?, "in")),
                }
            }
            Count::Couple => both(2, 3, "couple"),
            Count::Few if hours => Some((later(said, 1)?, later(said, 1)?, "few")),
            Count::Several if hours => Some((later(said, 1)?, later(said, 1)?, "several")),
            Count::Few => both(3, 5, "few"),
            Count::Several => both(4, 7, "several"),
            Count::Plural => {
                let (due, lapses) = match self.unit {
                    Unit::Minute => (Some(said), later(said, 1)),
                    Unit::Hour => (later(said, 1), later(said, 2)),
                    Unit::Day | Unit::BusinessDay => (later(said, 7), later(said, 14)),
                    Unit::Week | Unit::Fortnight | Unit::Weekend => (later(said, 28), later(said, 56)),
                    Unit::Month => (calendar::shift_months(said, 6), calendar::shift_months(said, 12)),
                    Unit::Quarter | Unit::Half => (calendar::shift_months(said, 12), calendar::shift_months(said, 24)),
                    Unit::Year => (calendar::shift_months(said, 60), calendar::shift_months(said, 120)),
                    Unit::Decade => (calendar::shift_months(said, 240), calendar::shift_months(said, 480)),
                    Unit::Century => return None,
                };
                Some((due?, lapses?, "plural"))
            }
        }
    }
}

/// The word that leads a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    In,
    Within,
}

impl Words<'_> {
    /// A distance with what bounds it: "about two weeks", "at least a year or two".
    pub(crate) fn distance(&self, at: usize) -> At<Distance> {
        if !self.may_be_distance(at) {
            return None;
        }
        let (bound, next) = self.bound(at);
        let (mut distance, mut end) = self.bare_distance(next)?;
        if bound != Bound::None {
            distance.bound = bound;
        }
        // "or so", "or more", "at most"
        if self.is(end, W::Or) && self.is(end + 1, W::So) {
            (distance.bound, end) = (Bound::About, end + 2);
        } else if self.is(end, W::Or) && self.any(end + 1, &[W::More, W::Longer]) {
            (distance.bound, end) = (Bound::Least, end + 2);
        } else if self.is(end, W::Or) && self.is(end + 1, W::Less) {
            (distance.bound, end) = (Bound::Below, end + 2);
        } else if self.is(end, W::At) && self.is(self.skip(end + 1, &[W::The]), W::Most) {
            (distance.bound, end) = (Bound::Below, self.skip(end + 1, &[W::The]) + 1);
        } else if let Some(after) = self.run(end, &[W::At, W::The, W::Latest]) {
            (distance.bound, end) = (Bound::Below, after);
        } else if let Some(after) = self.run(end, &[W::At, W::The, W::Earliest]) {
            (distance.bound, end) = (Bound::Least, after);
        } else if self.is(end, W::At) && self.is(self.skip(end + 1, &[W::The]), W::Least) {
            (distance.bound, end) = (Bound::Least, self.skip(end + 1, &[W::The]) + 1);
        }
        Some((distance, end))
    }

    /// Whether a distance can begin here, as far as the first words tell.
    fn may_be_distance(&self, at: usize) -> bool {
        match self.sense(at) {
            Sense::Num(_) | Sense::Card(_) => self.sense(at + 1) != Sense::Other,
            Sense::Unit(_, plural) => plural,
            Sense::W(W::A) => match self.sense(at + 1) {
                Sense::Unit(..) => true,
                // "a precious few weeks", "a maximum of two weeks"
                Sense::Other => self.any(at + 2, &[W::Few, W::Of]),
                Sense::W(word) => matches!(
                    word,
                    W::Space
                        | W::Mere
                        | W::Further
                        | W::Matter
                        | W::Half
                        | W::Number
                        | W::Couple
                        | W::Few
                        | W::Several
                        | W::Business
                        | W::Calendar
                        | W::More
                        | W::Whole
                        | W::Short
                        | W::Long
                        | W::Dozen
                        | W::Hundred
                        | W::Thousand
                        | W::Hyphen
                        | W::Dash
                ),
                _ => false,
            },
            Sense::W(word) => matches!(
                word,
                W::About
                    | W::Around
                    | W::Roughly
                    | W::Some
                    | W::Just
                    | W::Nearly
                    | W::Mere
                    | W::Only
                    | W::Exactly
                    | W::Filler
                    | W::Matter
                    | W::Another
                    | W::Under
                    | W::Less
                    | W::Up
                    | W::At
                    | W::More
                    | W::No
                    | W::Not
                    | W::As
                    | W::Half
                    | W::Couple
                    | W::Few
                    | W::Several
                    | W::Calendar
                    | W::Further
                    | W::Whole
                    | W::Short
                    | W::Long
                    | W::Business
                    | W::Dozen
                    | W::Hundred
            ),
            _ => false,
        }
    }

    fn bound(&self, at: usize) -> (Bound, usize) {
        match self.sense(at) {
            Sense::W(W::About | W::Around | W::Roughly) => (Bound::About, at + 1),
            Sense::W(W::Some) if self.cardinal(at + 1).is_some() => (Bound::About, at + 1),
            Sense::W(W::Just) if self.is(at + 1, W::Under) => (Bound::None, at + 2),
            Sense::W(W::A) if self.is(at + 1, W::Space) && self.is(at + 2, W::Of) => self.bound(at + 3),
            Sense::W(W::A) if matches!(self.word(at + 1), "maximum" | "total") && self.is(at + 2, W::Of) => {
                self.bound(at + 3)
            }
            Sense::W(W::Nearly | W::Just | W::Mere | W::Only | W::Exactly | W::Filler) => self.bound(at + 1),
            Sense::W(W::A) if self.is(at + 1, W::Mere) => self.bound(at + 2),
            Sense::W(W::A) if self.is(at + 1, W::Further) => self.bound(at + 2),
            Sense::W(W::A) if self.is(at + 1, W::Matter) && self.is(at + 2, W::Of) => self.bound(at + 3),
            Sense::W(W::Matter) if self.is(at + 1, W::Of) => self.bound(at + 2),
            Sense::W(W::Another) if !matches!(self.sense(at + 1), Sense::Unit(_, false)) => self.bound(at + 1),
            Sense::W(W::Under) => (Bound::Below, at + 1),
            Sense::W(W::Less) if self.is(at + 1, W::Than) => (Bound::Below, at + 2),
            Sense::W(W::Up) if self.is(at + 1, W::To) => (Bound::None, at + 2),
            Sense::W(W::At) if self.any(at + 1, &[W::Most]) => (Bound::Below, at + 2),
            Sense::W(W::At) if self.is(at + 1, W::Least) => {
                // "at least another six months"
                let more = self.is(at + 2, W::Another) && !matches!(self.sense(at + 3), Sense::Unit(_, false));
                (Bound::Least, at + 2 + usize::from(more))
            }
            Sense::W(W::More) if self.is(at + 1, W::Than) => (Bound::Above, at + 2),
            Sense::W(W::No | W::Not) if self.is(at + 1, W::More) && self.is(at + 2, W::Than) => (Bound::Below, at + 3),
            Sense::W(W::No | W::Not) if self.is(at + 1, W::Less) && self.is(at + 2, W::Than) => (Bound::Least, at + 3),
            Sense::W(W::As) if self.is(at + 1, W::Little) && self.is(at + 2, W::As) => (Bound::None, at + 3),
            Sense::W(W::As) if self.is(at + 1, W::Few) && self.is(at + 2, W::As) => (Bound::None, at + 3),
            Sense::W(W::As) if self.is(at + 1, W::Much) && self.is(at + 2, W::As) => (Bound::None, at + 3),
            _ => (Bound::None, at),
        }
    }

    /// A unit's name, "business days" and "working days" with it.
    fn unit(&self, at: usize) -> At<(Unit, bool)> {
        match self.sense(at) {
            Sense::Unit(unit, plural) => Some(((unit, plural), at + 1)),
            Sense::W(W::Business) => match self.sense(at + 1) {
                Sense::Unit(Unit::Day, plural) => Some(((Unit::BusinessDay, plural), at + 2)),
                _ => None,
            },
            Sense::W(W::Calendar)
            | Sense::W(W::More)
            | Sense::W(W::Further)
            | Sense::W(W::Whole)
            | Sense::W(W::Short)
            | Sense::W(W::Long) => match self.sense(at + 1) {
                Sense::Unit(unit, plural) => Some(((unit, plural), at + 2)),
                Sense::W(W::Business) if !self.is(at, W::Calendar) => self.unit(at + 1),
                _ => None,
            },
            _ => None,
        }
    }

    fn bare_distance(&self, at: usize) -> At<Distance> {
        let found = |count, unit, end| Some((Distance { count, unit, bound: Bound::None }, end));
        // "half a year", "half an hour", "half a decade"
        if self.is(at, W::Half) && self.is(at + 1, W::A) && !self.is(at + 2, W::Dozen) {
            let ((unit, plural), end) = self.unit(at + 2)?;
            return if plural { None } else { found(Count::Exact(500), unit, end) };
        }
        // "a half-year", "a half hour"
        if self.is(at, W::A) && self.is(at + 1, W::Half) && !self.is(self.dash(at + 2), W::Dozen) {
            let ((unit, _), end) = self.unit(self.skip(at + 2, &[W::Hyphen]))?;
            return found(Count::Exact(500), unit, end);
        }
        // "a quarter of an hour", "a quarter of a century", "a quarter-century"
        if self.is(at, W::A) && self.sense(at + 1) == Sense::Unit(Unit::Quarter, false) {
            let whole = self.run(at + 2, &[W::Of, W::A]).unwrap_or(self.skip(at + 2, &[W::Hyphen]));
            if let Sense::Unit(unit @ (Unit::Hour | Unit::Century), false) = self.sense(whole) {
                return found(Count::Exact(250), unit, whole + 1);
            }
        }
        let start = self.skip(at, &[W::A]);
        let of = |at: usize| self.skip(self.skip(at, &[W::More]), &[W::Of]);
        let vague = match self.sense(start) {
            Sense::W(W::Couple) => Some((Count::Couple, of(start + 1))),
            Sense::W(W::Few) => Some((Count::Few, of(start + 1))),
            Sense::W(W::Several) => Some((Count::Several, start + 1)),
            Sense::W(W::Number) if start > at && self.is(start + 1, W::Of) => Some((Count::Several, start + 2)),
            Sense::Other if start > at && matches!(self.sense(start + 1), Sense::W(W::Few)) => {
                Some((Count::Few, of(start + 2)))
            }
            _ => None,
        };
        if let Some((count, next)) = vague {
            // "a couple or three weeks" is said by nobody; "a few short weeks" is.
            let next = if matches!(self.sense(next), Sense::W(W::Short)) { next + 1 } else { next };
            let ((unit, plural), end) = self.unit(next)?;
            return if plural { found(count, unit, end) } else { None };
        }
        // bare plurals: "weeks", "days or weeks", "days and weeks"
        if let Some(((unit, true), end)) = self.unit(self.skip(at, &[W::Some])) {
            if self.any(end, &[W::Or, W::And])
                && let Some(((upper, true), end)) = self.unit(end + 1)
            {
                return found(Count::Plural, upper, end);
            }
            return found(Count::Plural, unit, end);
        }
        if let Some(((unit, false), end)) = self.unit(start)
            && start > at
            && !self.is(end, W::Possessive)
            && !(self.is(end, W::Hyphen) && self.is(end + 1, W::Long))
        {
            // "a day or two", "a week or so", "a year and a half"
            if self.is(end, W::Or)
                && let Some((n, end)) = self.cardinal(end + 1)
                && !matches!(self.sense(end), Sense::Unit(..))
            {
                return found(Count::Exact(u64::from(n) * 1000), unit, end);
            }
            if self.run(end, &[W::And, W::A, W::Half]).is_some() {
                return found(Count::Exact(1500), unit, end + 3);
            }
            return found(Count::Exact(1000), unit, end);
        }
        if let Some(((unit, false), end)) = self.unit(start)
            && start > at
            && self.is(end, W::Possessive)
            && self.is(end + 1, W::Time)
        {
            return found(Count::Exact(1000), unit, end);
        }
        // "another year"
        if self.is(at, W::Another)
            && let Some(((unit, false), end)) = self.unit(at + 1)
        {
            return found(Count::Exact(1000), unit, end);
        }
        let (low, next) = self.amount(at)?;
        // "two to three weeks", "two-to-three weeks", "6-8 weeks", "two or three weeks"
        let dash = self.dash(next);
        let mark = if self.any(dash, &[W::To, W::Or]) { dash } else { next };
        if self.any(mark, &[W::To, W::Or, W::Hyphen, W::Dash, W::And]) {
            let after = if self.any(mark, &[W::To]) { self.dash(mark + 1) } else { mark + 1 };
            let after = self.filler(after);
            if let Some((high, next)) = self.amount(after)
                && let Some(((unit, _), end)) = self.unit(self.skip(next, &[W::Hyphen]))
                && (!self.is(mark, W::And))
            {
                return found(Count::Exact(high.max(low)), unit, end);
            }
            // "a month to six weeks": the upper end has its own unit.
        }
        // "twenty-odd years"
        if self.word(self.dash(next)) == "odd"
            && let Some(((unit, true), end)) = self.unit(self.dash(next) + 1)
        {
            return Some((Distance { count: Count::Exact(low), unit, bound: Bound::About }, end));
        }
        let hyphen = self.skip(next, &[W::Hyphen]);
        let ((unit, plural), end) = self.unit(hyphen)?;
        // "a three-day visit" describes; "within 90-days" does not.
        if hyphen > next
            && !plural
            && matches!(self.sense(end), Sense::Other | Sense::W(W::Happening | W::Deal | W::Delay | W::Long))
        {
            return None;
        }
        if !plural && low > 1000 && hyphen == next && self.width(at) > 2 && !matches!(self.sense(at), Sense::Num(_)) {
            return None;
        }
        if self.run(end, &[W::And, W::A, W::Half]).is_some() {
            return found(Count::Exact(low + 500), unit, end + 3);
        }
        // "two years and six months", "two months to six weeks"
        if self.any(end, &[W::To, W::Or])
            && let Some((high, next)) = self.amount(end + 1)
            && let Some(((upper, _), end)) = self.unit(next)
        {
            return found(Count::Exact(high), upper, end);
        }
        if self.is(end, W::And)
            && let (Some((more, next)), Some(12)) = (self.amount(end + 1), (unit == Unit::Year).then_some(12))
            && let Some(((Unit::Month, _), end)) = self.unit(next)
        {
            return found(Count::Exact(low * 12 + more), Unit::Month, end);
        }
        found(Count::Exact(low), unit, end)
    }

    /// A number with its half: "two and a half", "2.5", "3½", in thousandths.
    fn amount(&self, at: usize) -> At<u64> {
        let (n, next) = self.cardinal(at)?;
        let n = u64::from(n) * 1000;
        // "a hundred" comes from `cardinal`, the bare article does not.
        if self.is(next, W::Dot)
            && self.glued(next)
            && self.glued(next + 1)
            && let Sense::Num(fraction) = self.sense(next + 1)
        {
            let width = self.width(next + 1).min(9);
            let part = u64::from(fraction) * 1000 / 10_u64.pow(width);
            return Some((n + part, next + 2));
        }
        if self.is(next, W::Half) && self.glued(next) {
            return Some((n + 500, next + 1));
        }
        let and = self.dash(next);
        if self.is(and, W::And) {
            let a = self.dash(and + 1);
            if self.is(a, W::A) && self.is(self.dash(a + 1), W::Half) {
                return Some((n + 500, self.dash(a + 1) + 1));
            }
        }
        Some((n, next))
    }
}
