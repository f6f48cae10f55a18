//! A day by its date: "21 March", "2027-03-21", "3/21/2027".

use super::{Rule, example};
use crate::when::DateOrder;
use crate::when::cursor::{At, Words};
use crate::when::time::{Base, Time, Year};
use crate::when::words::{Sense, W};

/// The row `day`.
pub(crate) const DAY: Rule = Rule {
    id: "day",
    sentence: "A named day is that day; without a year it is the first on or after the day of speaking.",
    examples: &[
        example("tomorrow", "2026-06-10", ["2026-06-11", "2026-06-11", "2026-06-11"]),
        example("the day after tomorrow", "2026-06-10", ["2026-06-12", "2026-06-12", "2026-06-12"]),
        example("on 21 March", "2026-06-10", ["2027-03-21", "2027-03-21", "2027-03-21"]),
        example("March 21, 2027", "2026-06-10", ["2027-03-21", "2027-03-21", "2027-03-21"]),
        example("2027-03-21", "2026-06-10", ["2027-03-21", "2027-03-21", "2027-03-21"]),
        example("3/21/2027", "2026-06-10", ["2027-03-21", "2027-03-21", "2027-03-21"]),
        example("on the 15th of next month", "2026-06-10", ["2026-07-15", "2026-07-15", "2026-07-15"]),
        example("the first Tuesday after Easter", "2026-06-10", ["2027-03-30", "2027-03-30", "2027-03-30"]),
        example("a week from Friday", "2026-06-10", ["2026-06-19", "2026-06-19", "2026-06-19"]),
        example("effective July 1", "2026-06-10", ["2026-07-01", "2026-07-01", "2026-07-01"]),
        example("on 29 February", "2026-03-01", ["2028-02-29", "2028-02-29", "2028-02-29"]),
    ],
    refuses: &["by 21 March", "yesterday", "on 3 March 2020", "7 out of 10", "24/7"],
};

impl Words<'_> {
    /// A date without its article: "21 March", "March 21", "2027-03-21", "3/21/2027".
    pub(crate) fn date(&self, at: usize) -> At<Time> {
        if let Some((month, next)) = self.month(at) {
            let next = self.skip(next, &[W::The]);
            let next = if self.is(next, W::Hyphen) && self.glued(next) { next + 1 } else { next };
            let (day, end) = self.day_number(next)?;
            // "March 21st century", "May 5 percent"
            if matches!(self.sense(end), Sense::Unit(..)) && !self.given {
                return None;
            }
            return Some(self.dated(Time::new(Base::Date(Year::Open, month, day)), end));
        }
        if let Some((day, next)) = self.day_number(at) {
            let next = self.skip(next, &[W::Of]);
            let next = self.skip(next, &[W::Hyphen, W::Dot, W::Slash]);
            if let Some((month, end)) = self.month(next) {
                let end = if self.is(end, W::Slash) && self.glued(end + 1) { end + 1 } else { end };
                return Some(self.dated(Time::new(Base::Date(Year::Open, month, day)), end));
            }
        }
        self.figures(at)
    }

    /// A date in figures alone.
    pub(crate) fn figures(&self, at: usize) -> At<Time> {
        let (Sense::Num(one), Sense::W(mark), Sense::Num(two)) =
            (self.sense(at), self.sense(at + 1), self.sense(at + 2))
        else {
            return None;
        };
        if !matches!(mark, W::Slash | W::Hyphen | W::Dot) || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        // "12/2026"
        if mark == W::Slash && self.width(at) <= 2 && self.width(at + 2) == 4 && (1..=12).contains(&one) {
            let (year, end) = self.year_number(at + 2)?;
            return Some((Time::new(Base::Month(one as u8, Year::At(year))), end));
        }
        let third = match self.sense(at + 4) {
            Sense::Num(three) if self.is(at + 3, mark) && self.glued(at + 3) && self.glued(at + 4) => Some(three),
            _ => None,
        };
        let date = |year: u32, month: u32, day: u32| {
            let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1800..=2999).contains(&year);
            let date = Base::Date(Year::At(year as i32), month as u8, day as u8);
            fits.then(|| Time::new(date))
        };
        // "the 9/11 attacks"
        let thing = third.is_none() && at > 0 && self.is(at - 1, W::The);
        if thing && matches!(self.sense(at + 3), Sense::Other | Sense::W(W::Happening)) {
            return None;
        }
        let day_first = self.clock.settings.order == DateOrder::DayFirst;
        match third {
            Some(three) if self.width(at) == 4 && self.width(at + 2) <= 2 => {
                Some((date(one, two, three)?, self.after_iso(at + 5)))
            }
            Some(three) if matches!(self.width(at + 4), 2 | 4) && self.width(at) <= 2 && self.width(at + 2) <= 2 => {
                let year = if self.width(at + 4) == 2 { 2000 + three } else { three };
                // Dots are how a German or a Briton writes day, month and year.
                let (month, day) = if day_first || mark == W::Dot { (two, one) } else { (one, two) };
                let (month, day) = if month > 12 { (day, month) } else { (month, day) };
                Some((date(year, month, day)?, at + 5))
            }
            None if mark == W::Slash && self.width(at) <= 2 && self.width(at + 2) <= 2 => {
                let (month, day) = if day_first { (two, one) } else { (one, two) };
                let (month, day) = if month > 12 { (day, month) } else { (month, day) };
                let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
                // "24/7" and "1/2" are no dates unless they were given as one.
                let plain = self.given || (at > 0 && self.any(at - 1, &[W::On, W::By, W::Until, W::Before, W::From]));
                (fits && plain && !(one == 24 && two == 7))
                    .then(|| (Time::new(Base::Date(Year::Open, month as u8, day as u8)), at + 3))
            }
            None if mark == W::Hyphen && self.width(at) == 4 && self.width(at + 2) == 2 => {
                let (year, month) = (i32::try_from(one).ok()?, two);
                ((1800..=2999).contains(&year) && (1..=12).contains(&month))
                    .then(|| (Time::new(Base::Month(month as u8, Year::At(year))), at + 3))
            }
            _ => None,
        }
    }

    /// The time that may follow an ISO date: "T17:00Z".
    pub(crate) fn after_iso(&self, at: usize) -> usize {
        if !(self.glued(at) && self.width(at) == 1 && self.word(at).eq_ignore_ascii_case("t")) {
            return at;
        }
        let mut end = at + 1;
        while self.glued(end)
            && matches!(
                self.sense(end),
                Sense::Num(_) | Sense::W(W::Colon | W::Plus | W::Hyphen | W::Dot) | Sense::Other
            )
        {
            end += 1;
        }
        end
    }
}
