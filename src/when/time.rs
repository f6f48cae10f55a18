//! Named times: what "mid-March", "the first Tuesday after Easter" or "Q3 next year"
//! stand for, kept apart from the days until a limit asks for them (`clock`).

use super::calendar::{Feast, Grain};
use super::words::Unit;

/// Which year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// None was named.
    Open,
    /// "this March".
    This,
    /// "next March".
    Next,
    /// "March 2027".
    At(i32),
}

/// Which day of a weekday's name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// "on Friday", "this Friday".
    Plain,
    /// "the coming Friday".
    Coming,
    /// "next Friday".
    Next,
}

/// The named day or period at the heart of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// So many days from the day the words were said.
    Day(i64),
    Weekday(u8, How),
    Date(Year, u8, u8),
    /// "the 15th"; "Friday the 13th" has a weekday too.
    MonthDay(u8, Option<u8>),
    Feast(Feast, Year),
    Month(u8, Year),
    Season(u8, Year),
    /// A calendar year; an open one is there for what is cut from it.
    Year(Year),
    Week(u8, Year),
    /// Any week, for "midweek".
    Weeks,
    Decade(i32),
    /// By its last year: the 22nd century is 2200.
    Century(i32),
    /// The running unit (0), the next (1), the one after (2).
    Running(Unit, i32),
    /// The weekend at hand or coming (0), the next (1).
    Weekend(i32),
    Coming(Unit),
}

/// What is taken out of a period, or counted from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Select {
    Whole,
    /// "two weeks after …"; negative: before.
    Shift(i64, Unit),
    /// The nth weekday of it; -1 is the last.
    Weekday(i8, u8),
    /// The nth weekday after it; negative: before it.
    WeekdayFrom(i8, u8),
    /// The nth day of it; -1 is the last.
    Day(i8),
    /// The nth day from Monday to Friday of it; -1 is the last.
    Workday(i8),
    /// `count` units of it from the nth on; -1 is the last.
    Sub(Unit, i8, i8),
    /// "the week of …", "the weekend of …".
    Around(Unit),
    /// "the week after …" (1), "the weekend before …" (-1).
    Beside(Unit, i8),
    /// "the week beginning …", "the week ending …".
    WeekFrom,
    WeekTo,
}

/// Which part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    None,
    Early,
    Mid,
    Late,
    End,
}

/// A named time, as the words have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time {
    pub base: Base,
    pub inner: Select,
    pub outer: Select,
    pub part: Part,
    /// A time of day came with it.
    pub clock: bool,
    /// "today" was said with it.
    pub today: bool,
}

impl Time {
    pub(crate) fn new(base: Base) -> Time {
        Time { base, inner: Select::Whole, outer: Select::Whole, part: Part::None, clock: false, today: false }
    }

    /// A time of day alone: it is on the day of speaking.
    pub(crate) fn of_day() -> Time {
        Time { clock: true, today: true, ..Time::new(Base::Day(0)) }
    }

    pub(crate) fn with(self, select: Select) -> Time {
        match self.inner {
            Select::Whole => Time { inner: select, ..self },
            _ => Time { outer: select, ..self },
        }
    }

    /// Whether its instances lie in several years, months or weeks.
    pub(crate) fn open(&self) -> bool {
        match self.base {
            Base::Weekday(..) | Base::MonthDay(..) | Base::Weeks => true,
            Base::Date(year, ..)
            | Base::Feast(_, year)
            | Base::Month(_, year)
            | Base::Season(_, year)
            | Base::Week(_, year)
            | Base::Year(year) => !matches!(year, Year::At(_)),
            _ => false,
        }
    }

    /// Names the year, where it was open.
    pub(crate) fn in_year(mut self, new: Year) -> Option<Time> {
        match &mut self.base {
            Base::Date(year, ..)
            | Base::Feast(_, year)
            | Base::Month(_, year)
            | Base::Season(_, year)
            | Base::Week(_, year)
            | Base::Year(year)
                if *year == Year::Open =>
            {
                *year = new;
                Some(self)
            }
            _ => None,
        }
    }

    /// Whether it is a single day.
    pub(crate) fn is_day(&self) -> bool {
        match (self.outer, self.inner) {
            (Select::Whole, Select::Whole) => matches!(
                self.base,
                Base::Day(_) | Base::Weekday(..) | Base::Date(..) | Base::MonthDay(..) | Base::Feast(..)
            ),
            (Select::Whole, select) | (select, _) => !matches!(
                select,
                Select::Sub(..) | Select::Around(_) | Select::Beside(..) | Select::WeekFrom | Select::WeekTo
            ),
        }
    }

    pub(crate) fn shape(&self) -> Shape {
        let of = |unit| match unit {
            Unit::Week => Shape::Week,
            Unit::Weekend => Shape::Weekend,
            Unit::Month => Shape::Month,
            Unit::Quarter => Shape::Quarter,
            Unit::Half => Shape::Half,
            Unit::Year => Shape::Year,
            Unit::Decade => Shape::Decade,
            Unit::Century => Shape::Century,
            _ => Shape::Days,
        };
        if self.is_day() {
            return Shape::Day;
        }
        let select = if self.outer == Select::Whole { self.inner } else { self.outer };
        match select {
            Select::Around(unit) | Select::Beside(unit, _) => of(unit),
            Select::WeekFrom | Select::WeekTo => Shape::Week,
            Select::Sub(Unit::Half, ..) if !matches!(self.base, Base::Year(_) | Base::Running(Unit::Year, _)) => {
                Shape::Days
            }
            Select::Sub(unit, _, 1) if unit != Unit::Week => of(unit),
            Select::Sub(..) => Shape::Days,
            _ => match self.base {
                Base::Month(..) => Shape::Month,
                Base::Season(..) => Shape::Quarter,
                Base::Year(_) => Shape::Year,
                Base::Week(..) | Base::Weeks => Shape::Week,
                Base::Decade(_) => Shape::Decade,
                Base::Century(_) => Shape::Century,
                Base::Running(unit, _) => of(unit),
                Base::Weekend(_) => Shape::Weekend,
                Base::Coming(_) => Shape::Days,
                _ => Shape::Day,
            },
        }
    }
}

/// How long a named time is, in the calendar's own terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    /// A run of days with no name of its own.
    Days,
}

impl Shape {
    pub(crate) fn grain(self) -> Grain {
        match self {
            Shape::Quarter => Grain::Months(3),
            Shape::Half => Grain::Months(6),
            Shape::Year => Grain::Months(12),
            Shape::Decade => Grain::Years(10),
            Shape::Century => Grain::Years(100),
            _ => Grain::Days,
        }
    }
}
