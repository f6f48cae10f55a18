//! Two times in one phrase: ranges, and two limits.

use crate::when::cursor::{At, Words};
use crate::when::time::{Base, Part, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};

/// How two times in a row belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// From the first to the last.
    Span,
    /// One, or the other at the latest.
    Or,
}

/// One time, or two that belong together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub first: Time,
    pub second: Option<(Join, Time)>,
    /// "at the latest" stood after it.
    pub latest: bool,
    /// "at the earliest" stood after it.
    pub earliest: bool,
}

impl Times {
    pub(crate) fn one(first: Time) -> Times {
        Times { first, second: None, latest: false, earliest: false }
    }
}

impl Words<'_> {
    /// One time or two: "5-8 June", "March or April", "this week, or next at the latest".
    pub(crate) fn times(&self, at: usize) -> At<Times> {
        let start = self.filler(at);
        // "by around June"
        let around = self.any(start, &[W::About, W::Around, W::Roughly])
            && start > 0
            && self.any(start - 1, &[W::By, W::Until, W::Before, W::After, W::In, W::On, W::From, W::Through])
            && self.hour(start).is_none();
        let start = start + usize::from(around);
        if self.is(start, W::The) && self.dated_event(start + 1) {
            return None;
        }
        if !self.may_be_time(start) {
            return None;
        }
        self.named(start)
    }

    /// One time or two, whatever the first words are.
    fn named(&self, start: usize) -> At<Times> {
        let pair = self.day_range(start).or_else(|| self.part_range(start)).or_else(|| self.year_range(start));
        if let Some(found) = pair.or_else(|| self.ordinal_pair(start)) {
            return Some(self.at_the_latest(found.0, found.1));
        }
        let (first, end) = self.time(start)?;
        let one = Times::one(first);
        if let Some((times, end)) = self.second(first, end) {
            return Some(self.at_the_latest(times, end));
        }
        Some(self.at_the_latest(one, end))
    }

    /// Whether a time can begin here, as far as the first words tell. Most places in a text
    /// hold none, and this says so before the grammar is asked.
    fn may_be_time(&self, at: usize) -> bool {
        let at = self.skip(at, &[W::About, W::Around, W::Roughly]);
        let article = at;
        let at = self.skip(article, &[W::The]);
        let next = self.sense(at + 1);
        match self.sense(at) {
            Sense::W(W::A) => matches!(
                next,
                Sense::Unit(..)
                    | Sense::W(
                        W::Hyphen
                            | W::Couple
                            | W::Business
                            | W::Calendar
                            | W::Dozen
                            | W::Half
                            | W::Hundred
                            | W::Thousand
                    )
            ),
            // "the '30s"
            Sense::W(W::Possessive | W::Quote) => matches!(next, Sense::Num(_)),
            Sense::W(W::New) => matches!(next, Sense::Unit(Unit::Year, _)),
            Sense::W(W::Very) => {
                matches!(next, Sense::W(W::Early | W::Start | W::Starting | W::Middle | W::Late | W::End | W::Close))
            }
            Sense::W(W::This | W::Current | W::Next | W::Following | W::Coming | W::Upcoming) => match next {
                Sense::W(word) => {
                    matches!(word, W::Coming | W::Upcoming | W::Morning | W::Time | W::Calendar | W::New | W::Q | W::H)
                }
                Sense::Other | Sense::Num(_) | Sense::Card(_) | Sense::Ord(_) => false,
                _ => true,
            },
            Sense::W(W::Last | W::Final) | Sense::Ord(_) => match next {
                Sense::W(word) => {
                    matches!(
                        word,
                        W::Few | W::Of | W::Business | W::Half | W::Hyphen | W::Dash | W::To | W::And | W::Or
                    ) || matches!(self.sense(at), Sense::Ord(_))
                }
                Sense::Other => false,
                _ => true,
            },
            Sense::W(W::The) => at > article,
            Sense::W(W::Long | W::Happening) => at > article && self.long_weekend(at).is_some(),
            Sense::W(word) => begins_time(word),
            Sense::Other => self.may_be_odd_time(at),
            // "good for", "labor costs", "memorial service"
            Sense::Feast(4..=10) => {
                matches!(next, Sense::Unit(Unit::Day, false) | Sense::Weekday(4) | Sense::W(W::Possessive))
            }
            // "300 people", "12.", "40 (": only a year stands alone.
            Sense::Num(_) => {
                matches!(self.width(at), 4 | 8)
                    || match next {
                        Sense::Other => false,
                        Sense::W(W::Dot | W::Comma) => matches!(self.sense(at + 2), Sense::Num(_) | Sense::Month(_)),
                        Sense::W(W::Open | W::Stop | W::Quote | W::Was | W::Is | W::Will) => false,
                        _ => true,
                    }
            }
            Sense::Card(_) => {
                !matches!(next, Sense::Other | Sense::W(W::Of | W::Dot | W::Comma | W::Stop | W::Was | W::Is))
            }
            Sense::Unit(unit, plural) => (at > article || next != Sense::Other) && !plural || unit == Unit::Weekend,
            _ => true,
        }
    }

    /// "the November election", "the 2028 Olympics", "the summer recess": the event, not the
    /// month or the year in its name.
    pub(crate) fn dated_event(&self, at: usize) -> bool {
        let next = match self.sense(at) {
            Sense::Month(_) => {
                at + 1 + usize::from(self.width(at + 1) == 4 && matches!(self.sense(at + 1), Sense::Num(_)))
            }
            Sense::Num(_) if self.width(at) == 4 => at + 1,
            Sense::Season(_) if self.word(at + 1) != "season" => at + 1,
            _ => return false,
        };
        self.is(next, W::Happening)
    }

    /// Whether a word with no sense of its own may begin a time: "St. Patrick's Day",
    /// "w12", "the back half of 2026", "the tail end of May", "the bank holiday weekend".
    #[inline]
    pub(crate) fn may_be_odd_time(&self, at: usize) -> bool {
        match self.sense(at + 1) {
            _ if self.width(at) == 1 => matches!(self.word(at), "w" | "W"),
            Sense::Feast(_) | Sense::W(W::Half | W::End | W::Long | W::Happening | W::Term) => true,
            Sense::W(W::Hyphen) => self.is(at + 2, W::Term),
            Sense::Unit(Unit::Week, false) => self.capital(at),
            Sense::W(W::Dot) => matches!(self.sense(at + 2), Sense::Feast(_)),
            Sense::W(W::Of) => self.word(at) == "turn",
            _ => false,
        }
    }

    pub(crate) fn at_the_latest(&self, times: Times, at: usize) -> (Times, usize) {
        match self.limit_after(at) {
            Some((W::Latest, end)) => (Times { latest: true, ..times }, end),
            Some((_, end)) => (Times { earliest: true, ..times }, end),
            None => (times, at),
        }
    }

    /// "at the latest", "or sooner"; "at the earliest", "or later".
    pub(crate) fn limit_after(&self, at: usize) -> At<W> {
        let comma = self.skip(at, &[W::Comma]);
        match (self.sense(comma), self.sense(comma + 1), self.sense(comma + 2)) {
            (Sense::W(W::At), Sense::W(W::The), Sense::W(limit @ (W::Latest | W::Earliest))) => {
                Some((limit, comma + 3))
            }
            (Sense::W(W::Or), Sense::W(W::Earlier | W::Sooner | W::Before), _) => Some((W::Latest, comma + 2)),
            (Sense::W(W::Or), Sense::W(W::Later), _) if !self.is(comma + 2, W::This) => Some((W::Earliest, comma + 2)),
            _ => None,
        }
    }

    /// The second of two times.
    pub(crate) fn second(&self, first: Time, at: usize) -> At<Times> {
        let comma = self.skip(at, &[W::Comma]);
        let two = |join, second| Times { first, second: Some((join, second)), latest: false, earliest: false };
        let (join, next) = match self.sense(comma) {
            Sense::W(W::Or) => (Join::Or, comma + 1),
            Sense::W(W::And) => (Join::Span, comma + 1),
            Sense::W(W::To | W::Through | W::Until | W::Into) if comma == at => (Join::Span, comma + 1),
            Sense::W(W::Hyphen | W::Dash) if comma == at => (Join::Span, comma + 1),
            Sense::W(W::Slash) if comma == at => (Join::Or, comma + 1),
            // "by June, July at the latest"
            _ if comma > at => {
                let (second, end) = self.time(comma)?;
                self.run(self.skip(end, &[W::Comma]), &[W::At, W::The, W::Latest])?;
                return Some((two(Join::Or, second), end));
            }
            _ => return None,
        };
        let next = self.filler(next);
        let next = self.skip(next, &[W::In, W::On, W::By]);
        let next = self.filler(next);
        if join == Join::Or || self.is(comma, W::And) {
            if let Some((second, end)) = self.next_of(first, next) {
                return Some((two(join, second), end));
            }
            // "or early next"
            if let Some((part, after)) = self.part(next)
                && let Some((second, end)) = self.next_of(first, after)
            {
                return Some((two(join, Time { part, ..second }), end));
            }
        }
        let (second, end) = self.time(next)?;
        // "from 9 am to 5 pm on Friday" is on Friday.
        let hour = |time: &Time| time.clock && time.base == Base::Day(0) && time.today;
        if hour(&first) && second.clock {
            return Some((Times::one(second), end));
        }
        // "for three days from March 20 and four days from March 27"
        if self.is(comma, W::And) && matches!(second.inner, Select::Shift(..)) && first.inner == Select::Whole {
            return None;
        }
        // "on Monday and by Friday …": not one time; "Friday to Paris" has none.
        if self.is(comma, W::And) && second.is_day() != first.is_day() {
            return None;
        }
        if self.any(comma, &[W::Hyphen, W::Dash]) && second.is_day() != first.is_day() {
            return None;
        }
        Some((two(join, second), end))
    }

    /// "or next", "or the next", "or the week after": a step on from the first.
    pub(crate) fn next_of(&self, first: Time, at: usize) -> At<Time> {
        let the = self.skip(at, &[W::The]);
        let (unit, steps) = match first.base {
            Base::Running(unit, steps) => (unit, steps),
            Base::Weekend(steps) => (Unit::Weekend, steps),
            _ => return None,
        };
        let end = match self.sense(the) {
            Sense::W(W::Next)
                if !matches!(
                    self.sense(the + 1),
                    Sense::Unit(..) | Sense::Month(_) | Sense::Season(_) | Sense::Weekday(_)
                ) =>
            {
                the + 1
            }
            Sense::W(W::Following) if self.sense(the + 1) == Sense::Unit(unit, false) => the + 2,
            Sense::Unit(same, false) if same == unit && the > at && self.is(the + 1, W::After) => {
                self.skip(the + 2, &[W::That, W::Next])
            }
            _ => return None,
        };
        let new = Words::running(unit, steps + 1);
        Some((Time { part: Part::None, ..new }, end))
    }

    /// "June 5–8", "5-8 June", "the 3rd to the 9th of September".
    pub(crate) fn day_range(&self, at: usize) -> At<Times> {
        let link = |at: usize| match self.sense(at) {
            Sense::W(W::Hyphen | W::Dash | W::To | W::And | W::Through | W::Until) => Some((Join::Span, at + 1)),
            Sense::W(W::Or | W::Slash) => Some((Join::Or, at + 1)),
            _ => None,
        };
        let two = |first: Time, join, second: Time| Times {
            first,
            second: Some((join, second)),
            latest: false,
            earliest: false,
        };
        let at = self.skip(at, &[W::The]);
        if let Some((month, next)) = self.month(at) {
            let (one, next) = self.day_number(self.skip(next, &[W::The]))?;
            let (join, next) = link(next)?;
            let (other, end) = self.day_number(self.skip(next, &[W::The]))?;
            if self.month(self.skip(end, &[W::Of])).is_some() {
                return None;
            }
            let (second, end) = self.dated(Time::new(Base::Date(Year::Open, month, other)), end);
            return Some((two(Time::new(Base::Date(Year::Open, month, one)), join, second), end));
        }
        let (one, next) = self.day_number(at)?;
        let (join, next) = link(next)?;
        let (other, next) = self.day_number(self.skip(next, &[W::The]))?;
        let (month, end) = self.month(self.skip(next, &[W::Of]))?;
        let (second, end) = self.dated(Time::new(Base::Date(Year::Open, month, other)), end);
        Some((two(Time::new(Base::Date(Year::Open, month, one)), join, second), end))
    }

    /// "the first or second quarter of 2027", "the third and fourth weeks of May".
    pub(crate) fn ordinal_pair(&self, at: usize) -> At<Times> {
        let the = self.skip(at, &[W::The]);
        let (n, next) = self.ordinal(the)?;
        let join = match self.sense(next) {
            Sense::W(W::Or) => Join::Or,
            Sense::W(W::And | W::To | W::Hyphen | W::Dash) => Join::Span,
            _ => return None,
        };
        let other = self.skip(next + 1, &[W::The]);
        let (_, unit) = self.ordinal(other)?;
        let unit = self.skip(unit, &[W::Hyphen]);
        if !matches!(self.sense(unit), Sense::Unit(Unit::Quarter | Unit::Week, _) | Sense::W(W::Half)) {
            return None;
        }
        let (second, end) = self.ordered(other, true)?;
        let Select::Sub(unit, _, 1) = second.inner else { return None };
        let first = Time { inner: Select::Sub(unit, i8::try_from(n).ok()?, 1), ..second };
        Some((Times { first, second: Some((join, second)), latest: false, earliest: false }, end))
    }

    /// "mid to late May", "early-to-mid 2027".
    pub(crate) fn part_range(&self, at: usize) -> At<Times> {
        let at = self.skip(at, &[W::The]);
        let first = match self.sense(at) {
            Sense::W(W::Early) => Part::Early,
            Sense::W(W::Mid | W::Middle) => Part::Mid,
            _ => return None,
        };
        let next = self.dash(at + 1);
        if !self.any(next, &[W::To, W::Or, W::And, W::Slash]) && !(self.is(at + 1, W::Dash)) {
            return None;
        }
        let next = if self.any(next, &[W::To, W::Or, W::And, W::Slash]) { next + 1 } else { next };
        let next = self.dash(next);
        if !self.any(next, &[W::Mid, W::Late, W::Middle]) {
            return None;
        }
        let (second, end) = self.parted(next)?;
        let times = Times {
            first: Time { part: first, ..second },
            second: Some((Join::Or, second)),
            latest: false,
            earliest: false,
        };
        (second.part != Part::None).then_some((times, end))
    }

    /// "2026-27", "2026/27".
    pub(crate) fn year_range(&self, at: usize) -> At<Times> {
        let (year, next) = self.year_number(at)?;
        if !self.any(next, &[W::Hyphen, W::Dash, W::Slash]) || !self.glued(next) || !self.glued(next + 1) {
            return None;
        }
        let Sense::Num(short) = self.sense(next + 1) else { return None };
        let last = year - year % 100 + i32::try_from(short).ok()?;
        if self.width(next + 1) != 2 || last <= year || short <= 12 {
            return None;
        }
        let of = |year| Time::new(Base::Year(Year::At(year)));
        let times = Times { first: of(year), second: Some((Join::Span, of(last))), latest: false, earliest: false };
        Some((times, next + 2))
    }
}

/// Whether a word of the grammar can begin a time.
fn begins_time(word: W) -> bool {
    matches!(
        word,
        W::About
            | W::Around
            | W::Morning
            | W::Roughly
            | W::Very
            | W::Early
            | W::Start
            | W::Starting
            | W::Mid
            | W::Middle
            | W::Halfway
            | W::Late
            | W::Latter
            | W::End
            | W::Close
            | W::Last
            | W::Final
            | W::This
            | W::Current
            | W::Next
            | W::Following
            | W::Coming
            | W::Upcoming
            | W::Today
            | W::Tonight
            | W::Tomorrow
            | W::Noon
            | W::Midnight
            | W::Eod
            | W::Cob
            | W::Yearend
            | W::Midyear
            | W::Midcentury
            | W::Midmonth
            | W::Midweek
            | W::Midsummer
            | W::Midwinter
            | W::New
            | W::Eve
            | W::Q
            | W::H
            | W::Calendar
            | W::Couple
            | W::Dozen
            | W::Half
            | W::Hundred
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::clock::Clock;
    use crate::when::{RULES, Settings, lex};
    use chrono::NaiveDate;

    #[test]
    fn the_filters_pass_over_no_time_and_no_form() {
        let said = NaiveDate::from_ymd_opt(2026, 6, 10).expect("a day");
        let mut read = 0;
        for rule in RULES {
            for phrase in rule.examples.iter().map(|example| example.words).chain(rule.refuses.iter().copied()) {
                let text = format!("They will meet {phrase} again.");
                lex::sentences(&text, |tokens, starts| {
                    let clock = Clock { said, settings: Settings::default() };
                    let words = Words::new(&text, tokens, clock, false);
                    for at in (0..tokens.len()).map(|at| words.filler(at)) {
                        assert!(words.may_be_time(at) || words.named(at).is_none(), "{phrase}: {}", words.word(at));
                    }
                    for at in starts.iter().map(|at| usize::from(*at)) {
                        assert!(!words.leads_nowhere(at) || words.form(at).is_none(), "{phrase}: {}", words.word(at));
                        read += usize::from(words.form(at).is_some());
                    }
                });
            }
        }
        assert!(read > 100, "{read}");
    }
}
