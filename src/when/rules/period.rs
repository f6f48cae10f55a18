//! Months, seasons, quarters, halves and longer periods.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::cursor::{At, Words};
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::time::{Base, Part, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};

/// The row `this-period`.
pub(crate) const THIS_PERIOD: Rule = Rule {
    id: "this-period",
    sentence: "This month, quarter, year, decade or season runs from its first day, or the day of speaking, to its last.",
    examples: &[
        example("this year", "2026-06-10", ["2026-06-10", "2026-12-31", "2026-12-31"]),
        example("later this month", "2026-06-10", ["2026-06-10", "2026-06-30", "2026-06-30"]),
        example("this decade", "2026-06-10", ["2026-06-10", "2029-12-31", "2029-12-31"]),
        example("this summer", "2026-06-10", ["2026-06-10", "2026-08-31", "2026-08-31"]),
    ],
    refuses: &["earlier this year", "this fiscal year", "by this month"],
};

/// The row `next-period`.
pub(crate) const NEXT_PERIOD: Rule = Rule {
    id: "next-period",
    sentence: "Next month, quarter, year or decade runs from its first day to its last.",
    examples: &[
        example("next month", "2026-06-10", ["2026-07-01", "2026-07-31", "2026-07-31"]),
        example("next year", "2026-06-10", ["2027-01-01", "2027-12-31", "2027-12-31"]),
        example("in the next decade", "2026-06-10", ["2030-01-01", "2039-12-31", "2039-12-31"]),
        example("the year after next", "2026-06-10", ["2028-01-01", "2028-12-31", "2028-12-31"]),
    ],
    refuses: &["over the next year", "last year", "next fiscal year", "by next year"],
};

/// The row `next-named`.
pub(crate) const NEXT_NAMED: Rule = Rule {
    id: "next-named",
    sentence: "“Next” with a month, a season or a feast is the first that begins after the day of speaking; where that begins in the same year it may be the one a year on.",
    examples: &[
        example("next March", "2026-06-10", ["2027-03-01", "2027-03-31", "2027-03-31"]),
        example("next July", "2026-06-10", ["2026-07-01", "2026-07-31", "2027-07-31"]),
        example("next Christmas", "2026-06-10", ["2026-12-25", "2026-12-25", "2027-12-25"]),
        example("next summer", "2026-03-10", ["2026-06-01", "2026-08-31", "2027-08-31"]),
    ],
    refuses: &["last March", "by next March", "next year"],
};

/// The row `period`.
pub(crate) const PERIOD: Rule = Rule {
    id: "period",
    sentence: "A named month, season, quarter, half, year, decade or week runs from its first day to its last.",
    examples: &[
        example("in March", "2026-06-10", ["2027-03-01", "2027-03-31", "2027-03-31"]),
        example("in 2031", "2026-06-10", ["2031-01-01", "2031-12-31", "2031-12-31"]),
        example("in Q3", "2026-06-10", ["2026-07-01", "2026-09-30", "2026-09-30"]),
        example("in H2 2027", "2026-06-10", ["2027-07-01", "2027-12-31", "2027-12-31"]),
        example("Q1’27", "2026-06-10", ["2027-01-01", "2027-03-31", "2027-03-31"]),
        example("in the second half of next year", "2026-06-10", ["2027-07-01", "2027-12-31", "2027-12-31"]),
        example("in the 2030s", "2026-06-10", ["2030-01-01", "2039-12-31", "2039-12-31"]),
        example("in week 53 of 2026", "2026-06-10", ["2026-12-28", "2027-01-03", "2027-01-03"]),
        example("the week of 6 October", "2026-06-10", ["2026-10-05", "2026-10-11", "2026-10-11"]),
        example("postponed until October", "2026-06-10", ["2026-10-01", "2026-10-31", "2026-10-31"]),
        example("in winter 2026-27", "2026-06-10", ["2026-12-01", "2027-02-28", "2027-02-28"]),
    ],
    refuses: &["in 2019", "march for peace", "Theresa May", "prices will fall", "by March", "FY27"],
};

impl Words<'_> {
    /// A month's name; behind it an abbreviation's dot is taken.
    pub(crate) fn month(&self, at: usize) -> At<u8> {
        let Sense::Month(month) = self.sense(at) else { return None };
        let short = self.width(at) <= 4 && !matches!(self.width(at), 4 if matches!(month, 6 | 7));
        if short && month != 5 && self.is(at + 1, W::Dot) && self.glued(at + 1) {
            return Some((month, at + 2));
        }
        Some((month, at + 1))
    }

    pub(crate) fn named_month(&self, at: usize, start: usize, part: Part) -> At<Time> {
        if let Some((date, end)) = self.date(at) {
            return Some((date, end));
        }
        let (month, end) = self.month(at)?;
        // "May Day" is a feast, and "April Jones" a woman.
        if self.capital(end) && self.sense(end) == Sense::Unit(Unit::Day, false) {
            return None;
        }
        if start == 0 && self.part_of_a_name(end) && matches!(month, 4 | 5 | 6 | 8) {
            return None;
        }
        let (time, dated) = self.dated(Time::new(Base::Month(month, Year::Open)), end);
        if dated > end {
            return Some((time, dated));
        }
        // "May" and "March" are also verbs, and short names also other words.
        let doubtful = matches!(month, 3 | 5) && self.width(at) >= 3 || self.width(at) == 3;
        if doubtful {
            let led = part != Part::None
                || start > 0
                    && self.any(
                        start - 1,
                        &[
                            W::In,
                            W::By,
                            W::Before,
                            W::After,
                            W::Until,
                            W::Through,
                            W::During,
                            W::Between,
                            W::From,
                            W::Since,
                            W::Of,
                            W::Late,
                            W::Early,
                            W::Mid,
                            W::Throughout,
                            W::Or,
                            W::And,
                            W::To,
                            W::Hyphen,
                            W::Dash,
                            W::As,
                            W::Starting,
                            W::Within,
                            W::Than,
                            W::For,
                            W::Comma,
                            W::On,
                            W::Around,
                            W::End,
                        ],
                    );
            let named = start > 0 && self.sense(start - 1) == Sense::Other && self.capital(start - 1);
            let alone = self.given
                && !named
                && (end >= self.tokens.len() || self.any(end, &[W::Stop, W::Comma]) || self.limit_after(end).is_some());
            let joined = self.any(end, &[W::And, W::Or, W::To, W::Hyphen, W::Dash, W::Through])
                && matches!(self.sense(end + 1), Sense::Month(_));
            let fits = (self.capital(at) || self.given || led) && (led || alone || joined);
            // "in may object": a verb follows, and there was no preposition.
            if !fits || month == 5 && !self.capital(at) && !led && !alone {
                return None;
            }
        }
        Some((time, end))
    }

    pub(crate) fn season(&self, at: usize, the: bool, part: Part) -> At<Time> {
        let Sense::Season(season) = self.sense(at) else { return None };
        // "Fall River", "the Winter Palace"
        let named = matches!(self.sense(at + 1), Sense::Other | Sense::W(W::Happening)) && self.capital(at + 1);
        if named && self.capital(at) && (at > 0 || self.is(at + 1, W::Happening))
            || at == 0 && self.part_of_a_name(at + 1)
        {
            return None;
        }
        // "will continue to fall next quarter"
        let verb = at > 0 && self.any(at - 1, &[W::To, W::Will, W::Expected, W::Not, W::Filler, W::Was]);
        if verb && matches!(self.word(at), "fall" | "spring") {
            return None;
        }
        let time = Time::new(Base::Season(season, Year::Open));
        // "winter 2026-27": the winter that begins in 2026.
        let of = self.skip(at + 1, &[W::Of]);
        if let Some((year, end)) = self.year_number(of) {
            let next = self.skip(end, &[W::Hyphen, W::Slash, W::Dash]);
            let second = match self.sense(next) {
                Sense::Num(second) if next > end && season == 3 => {
                    second as i32 == (year + 1) % 100 && self.width(next) == 2 || second as i32 == year + 1
                }
                _ => false,
            };
            let time = time.in_year(Year::At(year))?;
            return Some((time, if second { next + 1 } else { end }));
        }
        let (time, end) = self.dated(time, at + 1);
        if end > at + 1 || part != Part::None {
            return Some((time, end));
        }
        let start = if the { at - 1 } else { at };
        let led = start > 0
            && self.any(
                start - 1,
                &[
                    W::In,
                    W::By,
                    W::Before,
                    W::After,
                    W::Until,
                    W::Through,
                    W::During,
                    W::Between,
                    W::From,
                    W::Throughout,
                    W::Over,
                    W::Or,
                    W::And,
                    W::To,
                    W::For,
                    W::Of,
                    W::Than,
                    W::As,
                    W::Around,
                    W::Starting,
                    W::All,
                ],
            );
        let another = self.is(end, W::Of) || season == 2 && self.is(at, W::Of);
        // "the fall of the government", "spring into action", "a fall in prices"
        let verb = matches!(season, 0 | 2) && self.word(at).len() < 7 && !the && !led;
        (!another && !verb && (led || self.given) && !self.any(end, &[W::In, W::By, W::Into])
            || !another && led && the
            || !another && led && season != 2)
            .then_some((time, end))
    }

    /// "Q3", "H2 2025", "Q1'26".
    pub(crate) fn quarter(&self, at: usize) -> At<Time> {
        let Sense::Num(number) = self.sense(at + 1) else { return None };
        if !self.glued(at + 1) && !self.given && !self.capital(at) {
            return None;
        }
        self.quarter_of(number, self.is(at, W::Q), at + 2)
    }

    pub(crate) fn quarter_of(&self, number: u32, quarter: bool, at: usize) -> At<Time> {
        let most = if quarter { 4 } else { 2 };
        if number == 0 || number > most {
            return None;
        }
        let unit = if quarter { Unit::Quarter } else { Unit::Half };
        let select = Select::Sub(unit, number as i8, 1);
        let next = if self.any(at, &[W::Hyphen, W::Slash]) && self.glued(at) { at + 1 } else { at };
        if next > at
            && let Some((year, end)) = self.year_number(next)
        {
            return Some((Time::new(Base::Year(Year::At(year))).with(select), end));
        }
        let (year, end) = match self.sense(next) {
            Sense::Num(short) if self.width(next) == 2 && self.glued(next) => (Year::At(2000 + short as i32), next + 1),
            _ => self.year(at).unwrap_or((Year::Open, at)),
        };
        Some((Time::new(Base::Year(year)).with(select), end))
    }

    pub(crate) fn rest_by(&self, times: &Times, end: usize) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| Some(row("this-period", Kind::By, said, named.last, named.last)))?;
        Some(Found::days(found, end))
    }
}
