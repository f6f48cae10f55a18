//! Weeks, and their parts.

use super::{Rule, example};
use crate::when::cursor::{At, Words};
use crate::when::time::{Base, Part, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};

/// The row `this-week`.
pub(crate) const THIS_WEEK: Rule = Rule {
    id: "this-week",
    sentence: "This week runs to its Sunday; said on a Sunday, the week that begins then, or a day more.",
    examples: &[
        example("this week", "2026-06-10", ["2026-06-10", "2026-06-14", "2026-06-14"]),
        example("later this week", "2026-06-10", ["2026-06-10", "2026-06-14", "2026-06-14"]),
        example("this week", "2026-06-14", ["2026-06-14", "2026-06-20", "2026-06-21"]),
    ],
    refuses: &["earlier this week", "by this week", "last week"],
};

/// The row `next-week`.
pub(crate) const NEXT_WEEK: Rule = Rule {
    id: "next-week",
    sentence: "Next week runs from its Monday to its Sunday; said on a Sunday it may be a week later.",
    examples: &[
        example("next week", "2026-06-10", ["2026-06-15", "2026-06-21", "2026-06-21"]),
        example("next week", "2026-06-14", ["2026-06-15", "2026-06-21", "2026-06-28"]),
        example("the week after next", "2026-06-10", ["2026-06-22", "2026-06-28", "2026-06-28"]),
        example("in the course of next week", "2026-06-10", ["2026-06-15", "2026-06-21", "2026-06-21"]),
    ],
    refuses: &["by next week", "early next week", "a week"],
};

/// The row `end-of-week`.
pub(crate) const END_OF_WEEK: Rule = Rule {
    id: "end-of-week",
    sentence: "The end of a week is due on its Friday and lapses on its Sunday; said at a weekend, of this week, on the Sunday at hand or coming.",
    examples: &[
        example("by the end of the week", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-14"]),
        example("by the end of the week", "2026-06-13", ["2026-06-13", "2026-06-14", "2026-06-14"]),
        example("by the end of the week", "2026-06-14", ["2026-06-14", "2026-06-19", "2026-06-21"]),
        example("at the end of next week", "2026-06-10", ["2026-06-10", "2026-06-19", "2026-06-21"]),
        example("by week’s end", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-14"]),
    ],
    refuses: &["until the end of the week", "toward the end of next week", "at the weekend"],
};

/// The row `early-week`.
pub(crate) const EARLY_WEEK: Rule = Rule {
    id: "early-week",
    sentence: "Early in a week: Monday, due Tuesday, lapsing Wednesday.",
    examples: &[
        example("early next week", "2026-06-10", ["2026-06-15", "2026-06-16", "2026-06-17"]),
        example("at the start of next week", "2026-06-10", ["2026-06-15", "2026-06-16", "2026-06-17"]),
    ],
    refuses: &["by early next week", "early next month"],
};

/// The row `mid-week`.
pub(crate) const MID_WEEK: Rule = Rule {
    id: "mid-week",
    sentence: "The middle of a week: Wednesday, due and lapsing Thursday.",
    examples: &[
        example("mid next week", "2026-06-10", ["2026-06-17", "2026-06-18", "2026-06-18"]),
        example("midweek", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-11"]),
        example("in the middle of next week", "2026-06-10", ["2026-06-17", "2026-06-18", "2026-06-18"]),
    ],
    refuses: &["by midweek", "mid-month"],
};

/// The row `late-week`.
pub(crate) const LATE_WEEK: Rule = Rule {
    id: "late-week",
    sentence: "Late in a week: Thursday, due Friday, lapsing Sunday.",
    examples: &[
        example("late next week", "2026-06-10", ["2026-06-18", "2026-06-19", "2026-06-21"]),
        example("late this week", "2026-06-10", ["2026-06-11", "2026-06-12", "2026-06-14"]),
        example("toward the end of next week", "2026-06-10", ["2026-06-18", "2026-06-19", "2026-06-21"]),
    ],
    refuses: &["at the end of next week", "late next month"],
};

impl Words<'_> {
    /// "week 12 of 2027", "the week of 6 October", "the week after next".
    pub(crate) fn week(&self, at: usize, the: bool) -> At<Time> {
        let next = at + 1;
        if let Sense::Num(number @ 1..=53) = self.sense(next) {
            let (year, end) = self.year(next + 1).unwrap_or((Year::Open, next + 1));
            return Some((Time::new(Base::Week(number as u8, year)), end));
        }
        if !the && !self.any(next, &[W::Starting, W::Ending]) {
            return None;
        }
        let select = match self.sense(next) {
            Sense::W(W::After) if self.is(next + 1, W::Next) => return Some((Words::running(Unit::Week, 2), next + 2)),
            Sense::W(W::Of) => Select::Around(Unit::Week),
            Sense::W(W::Starting) => Select::WeekFrom,
            Sense::W(W::Ending) => Select::WeekTo,
            Sense::W(W::Possessive) | Sense::W(W::Hyphen) if self.any(next + 1, &[W::End]) => {
                return Some((Words::running(Unit::Week, 0), next));
            }
            _ => {
                let ends = at >= 2 && self.any(at - 2, &[W::Of, W::In, W::Late, W::Early, W::Through, W::Rest]);
                return (ends || self.outlast(next).is_some()).then(|| (Words::running(Unit::Week, 0), next));
            }
        };
        let on = self.skip(next + 1, &[W::On]);
        let (time, end) = self.deeper()?.plain(on, Part::None)?;
        time.is_day().then(|| (time.with(select), end))
    }

    /// "next week Tuesday", "this week on Friday".
    pub(crate) fn in_week(&self, time: Time, at: usize, unit: Unit) -> At<Time> {
        if unit != Unit::Week {
            return Some((time, at));
        }
        let on = self.skip(self.skip(at, &[W::Comma]), &[W::On]);
        match self.weekday(on) {
            Some((weekday, end)) if !matches!(self.sense(end), Sense::W(W::Or | W::And)) => {
                Some((time.with(Select::Weekday(1, weekday)), end))
            }
            _ => Some((time, at)),
        }
    }
}
