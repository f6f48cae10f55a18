//! Parts of a period: early, mid, late.

use super::{Rule, example};
use crate::when::cursor::{At, Words};
use crate::when::time::{Base, Part, Shape, Time, Year};
use crate::when::words::{Sense, Unit, W};

/// The row `early`.
pub(crate) const EARLY: Rule = Rule {
    id: "early",
    sentence: "The first third of a period; due at the end of its first quarter.",
    examples: &[
        example("in early March", "2026-06-10", ["2027-03-01", "2027-03-08", "2027-03-11"]),
        example("at the start of next year", "2026-06-10", ["2027-01-01", "2027-03-31", "2027-04-30"]),
        example("early in the 2030s", "2026-06-10", ["2030-01-01", "2032-12-31", "2033-12-31"]),
        example("in the new year", "2026-06-10", ["2027-01-01", "2027-03-31", "2027-04-30"]),
        example("in the first days of July", "2026-06-10", ["2026-07-01", "2026-07-08", "2026-07-11"]),
    ],
    refuses: &["by early March", "early next week", "earlier this month"],
};

/// The row `mid`.
pub(crate) const MID: Rule = Rule {
    id: "mid",
    sentence: "The second third of a period; due when seven twelfths of it have passed.",
    examples: &[
        example("in mid-March", "2026-06-10", ["2027-03-12", "2027-03-19", "2027-03-21"]),
        example("in the middle of next year", "2026-06-10", ["2027-05-01", "2027-07-31", "2027-08-31"]),
        example("mid-Q4", "2026-06-10", ["2026-11-01", "2026-11-23", "2026-11-30"]),
        example("midsummer", "2026-06-10", ["2026-07-01", "2026-07-24", "2026-07-31"]),
    ],
    refuses: &["by mid-March", "mid next week", "in the middle of the morning"],
};

/// The row `late`.
pub(crate) const LATE: Rule = Rule {
    id: "late",
    sentence: "The last third of a period; its end or close is the last quarter.",
    examples: &[
        example("in late March", "2026-06-10", ["2027-03-22", "2027-03-31", "2027-03-31"]),
        example("at the end of April", "2026-06-10", ["2027-04-24", "2027-04-30", "2027-04-30"]),
        example("late next year", "2026-06-10", ["2027-09-01", "2027-12-31", "2027-12-31"]),
        example("at year-end", "2026-06-10", ["2026-10-01", "2026-12-31", "2026-12-31"]),
    ],
    refuses: &["by late March", "by the end of April", "late next week"],
};

impl Words<'_> {
    /// "early", "the beginning of", "mid-", "the middle of", "late", "the end of".
    pub(crate) fn part(&self, at: usize) -> At<Part> {
        let of = |at: usize| if self.is(at, W::Of) { Some(at + 1) } else { None };
        match self.sense(at) {
            Sense::W(W::Early) => match self.sense(at + 1) {
                Sense::W(W::Part) => Some((Part::Early, of(at + 2)?)),
                Sense::W(W::In | W::On | W::Hyphen) => Some((Part::Early, at + 2)),
                _ => Some((Part::Early, at + 1)),
            },
            Sense::W(W::Start | W::Starting) => Some((Part::Early, of(at + 1)?)),
            // "the first days of July", "the last few weeks of the year"
            Sense::Ord(1) | Sense::W(W::Last | W::Final) => {
                let few = self.skip(at + 1, &[W::Few]);
                let Sense::Unit(Unit::Day | Unit::Week | Unit::Month, true) = self.sense(few) else { return None };
                let first = matches!(self.sense(at), Sense::Ord(1));
                Some((if first { Part::Early } else { Part::Late }, of(few + 1)?))
            }
            Sense::W(W::Mid) if self.word(self.dash(at + 1)).eq_ignore_ascii_case("way") => {
                Some((Part::Mid, self.skip(self.dash(at + 1) + 1, &[W::Through, W::Into, W::In])))
            }
            Sense::W(W::Mid) => Some((Part::Mid, self.dash(at + 1))),
            Sense::W(W::Middle) => match self.sense(at + 1) {
                Sense::W(W::Part) => Some((Part::Mid, of(at + 2)?)),
                _ => Some((Part::Mid, of(at + 1)?)),
            },
            Sense::W(W::Halfway) => Some((Part::Mid, self.skip(at + 1, &[W::Through, W::Into, W::In]))),
            Sense::W(W::Late) => match self.sense(at + 1) {
                Sense::W(W::Part) => Some((Part::Late, of(at + 2)?)),
                Sense::W(W::In | W::On | W::Hyphen) => Some((Part::Late, at + 2)),
                _ => Some((Part::Late, at + 1)),
            },
            Sense::W(W::Latter) if self.is(at + 1, W::Part) => Some((Part::Late, of(at + 2)?)),
            Sense::Other if self.word(at).eq_ignore_ascii_case("latter") && self.is(at + 1, W::Part) => {
                Some((Part::Late, of(at + 2)?))
            }
            Sense::Other if self.word(at).eq_ignore_ascii_case("tail") && self.is(at + 1, W::End) => {
                Some((Part::End, of(at + 2)?))
            }
            Sense::W(W::End | W::Close) => match self.sense(at + 1) {
                Sense::W(W::Of) => Some((Part::End, at + 2)),
                Sense::W(W::Hyphen) if self.is(at, W::End) && self.is(at + 2, W::Of) && self.is(at + 3, W::Hyphen) => {
                    Some((Part::End, at + 4))
                }
                Sense::W(W::Hyphen) if self.is(at, W::End) => Some((Part::End, at + 2)),
                Sense::Month(_) | Sense::Num(_) | Sense::W(W::Q | W::H) if self.is(at, W::End) => {
                    Some((Part::End, at + 1))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A time with its part: "early next month", "the end of the second quarter".
    pub(crate) fn parted(&self, at: usize) -> At<Time> {
        let article = self.skip(at, &[W::The]);
        let very = self.skip(article, &[W::Very]);
        if let Some((part, next)) = self.part(very) {
            // "early on Friday", "late Wednesday night"
            let of = self.skip(next, &[W::Of, W::In, W::On, W::Hyphen, W::Dash]);
            let of = if self.is(next, W::Through) { next + 1 } else { of };
            let of = self.filler(of);
            let Some((time, end)) = self.whole(of, part) else {
                // "end of week", "end of year", "mid-week"
                return if matches!(part, Part::End | Part::Mid) { self.year_end(article) } else { None };
            };
            if part == Part::Mid && time.is_day() && self.is(next, W::Hyphen) {
                return None;
            }
            if time.is_day() {
                // The end of a day is still that day.
                return Some((Time { clock: true, today: time.today, ..time }, end));
            }
            // "toward the end of next week" is late in it, and no limit.
            let toward = at > 0 && matches!(self.word(at - 1), "toward" | "towards" | "Toward" | "Towards");
            let late = part == Part::End && toward && time.shape() == Shape::Week;
            return Some((Time { part: if late { Part::Late } else { part }, ..time }, end));
        }
        // "year-end", "year's end 2027", "end-March"
        if let Some(found) = self.year_end(article) {
            return Some(found);
        }
        self.whole(at, Part::None)
    }

    /// "year-end", "year's end", "the month's end", "mid-year", each with its year.
    pub(crate) fn year_end(&self, at: usize) -> At<Time> {
        let yearly = |part| Time { part, ..Time::new(Base::Running(Unit::Year, 0)) };
        let seasonal = |season| Time { part: Part::Mid, ..Time::new(Base::Season(season, Year::Open)) };
        match self.sense(at) {
            Sense::W(W::Yearend) => return Some(self.own_year(yearly(Part::End), at + 1)),
            Sense::W(W::Midyear) => {
                let midyear = Time { part: Part::Mid, ..Time::new(Base::Year(Year::Open)) };
                return Some(self.dated(midyear, at + 1));
            }
            Sense::W(W::Midcentury) => {
                return Some((Time { part: Part::Mid, ..Words::running(Unit::Century, 0) }, at + 1));
            }
            Sense::W(W::Midmonth) => return Some((Time { part: Part::Mid, ..Words::running(Unit::Month, 0) }, at + 1)),
            Sense::W(W::Midweek) => return Some((Time { part: Part::Mid, ..Time::new(Base::Weeks) }, at + 1)),
            Sense::W(W::Mid) if self.sense(self.dash(at + 1)) == Sense::Unit(Unit::Week, false) => {
                return Some((Time { part: Part::Mid, ..Time::new(Base::Weeks) }, self.dash(at + 1) + 1));
            }
            Sense::W(W::Midsummer) => return Some(self.dated(seasonal(1), at + 1)),
            Sense::W(W::Midwinter) => return Some(self.dated(seasonal(3), at + 1)),
            Sense::W(W::End) => {
                let next = self.skip(at + 1, &[W::Hyphen, W::Of]);
                let unit = self.period_unit(next)?;
                return Some((Time { part: Part::End, ..Words::running(unit, 0) }, next + 1));
            }
            _ => {}
        }
        // "2027 year-end"
        if let Some((year, next)) = self.year_number(at) {
            let end = self.run(next, &[W::Yearend]).or_else(|| {
                let year = self.sense(next) == Sense::Unit(Unit::Year, false);
                (year && self.is(self.dash(next + 1), W::End)).then(|| self.dash(next + 1) + 1)
            });
            if let Some(end) = end {
                return Some((Time { part: Part::End, ..Time::new(Base::Year(Year::At(year))) }, end));
            }
        }
        // "week's end", "the quarter-end", "next year's end", "summer's end", "2027's end"
        if !self.ends {
            return None;
        }
        let (time, next) = match self.period_unit(at) {
            Some(unit) => (Words::running(unit, 0), at + 1),
            None => self.whole(at, Part::None)?,
        };
        let mark = self.skip(next, &[W::Possessive, W::Hyphen, W::Dash]);
        let (part, end) = match self.sense(mark) {
            Sense::W(W::End) => (Part::End, mark + 1),
            Sense::W(W::Close) if mark > next => (Part::End, mark + 1),
            Sense::W(W::Start) if mark > next => (Part::Early, mark + 1),
            _ => return None,
        };
        if time.is_day() {
            return (part == Part::End).then_some((Time { clock: true, ..time }, end));
        }
        Some(self.own_year(Time { part, ..time }, end))
    }
}
