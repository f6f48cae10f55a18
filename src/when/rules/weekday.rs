//! A day by its weekday.

use super::{Rule, example};
use crate::when::cursor::{At, Words};
use crate::when::time::{Base, How, Select, Time};
use crate::when::words::{Sense, Unit, W};

/// The row `weekday`.
pub(crate) const WEEKDAY: Rule = Rule {
    id: "weekday",
    sentence: "A weekday is the first on or after the day of speaking, a coming one the first after it; said on that weekday without “today” it may also be a week later.",
    examples: &[
        example("on Friday", "2026-06-10", ["2026-06-12", "2026-06-12", "2026-06-12"]),
        example("this Friday", "2026-06-12", ["2026-06-12", "2026-06-12", "2026-06-19"]),
        example("the coming Friday", "2026-06-12", ["2026-06-19", "2026-06-19", "2026-06-19"]),
        example("Friday evening", "2026-06-10", ["2026-06-12", "2026-06-12", "2026-06-12"]),
        example("on Friday at 5 pm", "2026-06-10", ["2026-06-12", "2026-06-12", "2026-06-12"]),
    ],
    refuses: &["next Friday", "last Friday", "every Friday", "the Sunday Times"],
};

/// The row `next-weekday`.
pub(crate) const NEXT_WEEKDAY: Rule = Rule {
    id: "next-weekday",
    sentence: "“Next” with a weekday is the first after the day of speaking, and may be that of the next ISO week.",
    examples: &[
        example("next Friday", "2026-06-10", ["2026-06-12", "2026-06-12", "2026-06-19"]),
        example("next Friday", "2026-06-12", ["2026-06-19", "2026-06-19", "2026-06-19"]),
        example("next Monday", "2026-06-10", ["2026-06-15", "2026-06-15", "2026-06-15"]),
        example("on Monday next", "2026-06-10", ["2026-06-15", "2026-06-15", "2026-06-15"]),
    ],
    refuses: &["by next Friday", "next week", "on Friday"],
};

impl Words<'_> {
    pub(crate) fn weekday(&self, at: usize) -> At<u8> {
        let Sense::Weekday(weekday) = self.sense(at) else { return None };
        if self.width(at) <= 5 && self.is(at + 1, W::Dot) && self.glued(at + 1) {
            return Some((weekday, at + 2));
        }
        Some((weekday, at + 1))
    }

    pub(crate) fn named_weekday(&self, at: usize) -> At<Time> {
        let (weekday, end) = self.weekday(at)?;
        // "Sat", "sun", "wed" and "mon" are also other words.
        if self.width(at) <= 4 && !self.capital(at) && !self.given {
            return None;
        }
        if self.part_of_a_name(end) {
            return None;
        }
        // "Friday, March 3", "Friday 3 March", "Friday the 13th"
        let next = self.skip(end, &[W::Comma]);
        let next = self.skip(next, &[W::The]);
        if let Some((date, end)) = self.date(next) {
            return Some((date, end));
        }
        if let Some((day, end)) =
            self.day_number(next).filter(|_| matches!(self.sense(next), Sense::Ord(_) | Sense::Card(_)))
        {
            return Some((Time::new(Base::MonthDay(day, Some(weekday))), end));
        }
        // "Friday next"
        if self.is(end, W::Next) && !matches!(self.sense(end + 1), Sense::Unit(..)) {
            return Some((Time::new(Base::Weekday(weekday, How::Next)), end + 1));
        }
        Some((Time::new(Base::Weekday(weekday, How::Plain)), end))
    }

    /// "Friday week", "Tuesday next week".
    pub(crate) fn week_named(&self, time: Time, at: usize) -> (Time, usize) {
        let week = |at| self.sense(at) == Sense::Unit(Unit::Week, false);
        if let (Base::Day(_), Select::Whole, true) = (time.base, time.inner, week(at)) {
            return (Time::new(time.base).with(Select::Shift(1, Unit::Week)), at + 1);
        }
        let Base::Weekday(weekday, How::Plain) = time.base else { return (time, at) };
        if let Some(end) = self.run(at, &[W::After, W::Next])
            && !matches!(self.sense(end), Sense::Unit(..))
        {
            let next = Time::new(Base::Weekday(weekday, How::Coming));
            return (next.with(Select::Shift(1, Unit::Week)), end);
        }
        if week(at) && !self.is(at + 1, W::Possessive) {
            return (Time::new(Base::Weekday(weekday, How::Plain)).with(Select::Shift(1, Unit::Week)), at + 1);
        }
        let comma = self.skip(at, &[W::Comma]);
        let of = self.skip(comma, &[W::Of, W::In]);
        let the = self.skip(of, &[W::The]);
        let steps = match self.sense(the) {
            Sense::W(W::This) if week(the + 1) => 0,
            Sense::W(W::Next | W::Following) if week(the + 1) => 1,
            Sense::Unit(Unit::Week, false) if the > of && self.run(the + 1, &[W::After, W::Next]).is_some() => {
                let of = Select::Weekday(1, weekday);
                return (Time { inner: of, ..Words::running(Unit::Week, 2) }, the + 3);
            }
            _ => return (time, at),
        };
        (Words::running(Unit::Week, steps).with(Select::Weekday(1, weekday)), the + 2)
    }
}
