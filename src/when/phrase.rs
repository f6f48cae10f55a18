//! The grammar of named times: from tokens to [`Time`].

use super::calendar::Feast;
use super::lex::Token;
use super::time::{Base, Clock, How, Part, Select, Time, Year};
use super::words::{Sense, Unit, W};
use chrono::Datelike;

/// The tokens of a phrase or of a piece of text, and the day they are read from.
#[derive(Clone, Copy)]
pub(crate) struct Words<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub clock: Clock,
    /// The words were given as a deadline, so that less is asked of them.
    pub given: bool,
    /// How many times stand around this one: "two days after the Friday before Easter".
    pub depth: u8,
}

/// The deepest nesting that is read, so that no text makes the reader wander.
const DEEPEST: u8 = 4;

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

/// A value read, and the place after it.
pub(crate) type At<T> = Option<(T, usize)>;

impl<'t> Words<'t> {
    /// The words as seen from inside a time; `None` where that lies too deep.
    fn deeper(&self) -> Option<Words<'t>> {
        (self.depth < DEEPEST).then_some(Words { depth: self.depth + 1, ..*self })
    }

    pub(crate) fn sense(&self, at: usize) -> Sense {
        self.tokens.get(at).map_or(Sense::W(W::Stop), |token| token.sense)
    }

    pub(crate) fn is(&self, at: usize, word: W) -> bool {
        self.sense(at) == Sense::W(word)
    }

    pub(crate) fn any(&self, at: usize, words: &[W]) -> bool {
        matches!(self.sense(at), Sense::W(word) if words.contains(&word))
    }

    /// Takes a run of words, all or none.
    pub(crate) fn run(&self, at: usize, words: &[W]) -> Option<usize> {
        words.iter().enumerate().all(|(n, word)| self.is(at + n, *word)).then_some(at + words.len())
    }

    pub(crate) fn skip(&self, at: usize, words: &[W]) -> usize {
        if self.any(at, words) { at + 1 } else { at }
    }

    pub(crate) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(crate) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(crate) fn width(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |token| token.end - token.start)
    }

    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    pub(crate) fn dash(&self, at: usize) -> usize {
        self.skip(at, &[W::Hyphen, W::Dash])
    }

    fn said_year(&self) -> i32 {
        self.clock.said.year()
    }

    /// Skips what says nothing about the day: "sometime", "at some point", "possibly".
    pub(crate) fn filler(&self, mut at: usize) -> usize {
        loop {
            let next = match self.sense(at) {
                Sense::W(W::Sometime | W::Filler | W::Exactly) => at + 1,
                Sense::W(W::At) if self.is(at + 1, W::Some) && self.any(at + 2, &[W::Point, W::Time]) => at + 3,
                Sense::W(W::At) if self.is(at + 1, W::Any) && self.any(at + 2, &[W::Point, W::Time]) => at + 3,
                Sense::W(W::Some | W::Any) if self.any(at + 1, &[W::Point, W::Time]) => at + 2,
                Sense::W(W::Some) if self.sense(at + 1) == Sense::Unit(Unit::Day, false) => at + 2,
                Sense::W(W::Later) => self.skip(at + 1, &[W::On]),
                Sense::W(W::In) => match self.run(at + 1, &[W::The, W::Course, W::Of]) {
                    Some(next) => next,
                    None => return at,
                },
                Sense::W(W::Comma) if self.any(at + 1, &[W::Filler]) => at + 1,
                _ => return at,
            };
            if matches!(self.sense(next), Sense::W(W::Stop)) {
                return at;
            }
            at = next;
        }
    }

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

    /// A year in four figures.
    fn year_number(&self, at: usize) -> At<i32> {
        let Sense::Num(year) = self.sense(at) else { return None };
        let year = i32::try_from(year).ok()?;
        let figures = self.width(at) == 4 && (1800..=2999).contains(&year);
        // "2,027" and "2027-strong" are no years, "2027s" a decade.
        let alone = !(self.glued(at + 1) && matches!(self.sense(at + 1), Sense::W(W::S | W::H | W::Q | W::Am | W::Pm)));
        (figures && alone).then_some((year, at + 1))
    }

    /// A year in two figures behind an apostrophe: "'27".
    fn short_year(&self, at: usize) -> At<i32> {
        match (self.sense(at), self.sense(at + 1)) {
            (Sense::W(W::Possessive | W::Quote), Sense::Num(year)) if self.width(at + 1) == 2 && self.glued(at + 1) => {
                Some((2000 + i32::try_from(year).ok()?, at + 2))
            }
            _ => None,
        }
    }

    /// The year that a month, a date or a feast is given: "2027", ", 2027", "of next year".
    fn year(&self, at: usize) -> At<Year> {
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
    fn running_year(&self, at: usize) -> At<(i32, bool)> {
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

    fn dated(&self, time: Time, at: usize) -> (Time, usize) {
        match self.year(at) {
            Some((year, end)) => match time.in_year(year) {
                Some(time) => (time, end),
                None => (time, at),
            },
            None => (time, at),
        }
    }

    /// A month's name; behind it an abbreviation's dot is taken.
    fn month(&self, at: usize) -> At<u8> {
        let Sense::Month(month) = self.sense(at) else { return None };
        let short = self.width(at) <= 4 && !matches!(self.width(at), 4 if matches!(month, 6 | 7));
        if short && month != 5 && self.is(at + 1, W::Dot) && self.glued(at + 1) {
            return Some((month, at + 2));
        }
        Some((month, at + 1))
    }

    fn weekday(&self, at: usize) -> At<u8> {
        let Sense::Weekday(weekday) = self.sense(at) else { return None };
        if self.width(at) <= 5 && self.is(at + 1, W::Dot) && self.glued(at + 1) {
            return Some((weekday, at + 2));
        }
        Some((weekday, at + 1))
    }

    /// A day's number: "21", "21st", "twenty-first".
    fn day_number(&self, at: usize) -> At<u8> {
        let (day, end) = match self.sense(at) {
            Sense::Num(day) if self.width(at) <= 2 => (i32::try_from(day).ok()?, at + 1),
            _ => self.ordinal(at)?,
        };
        let glued =
            self.glued(end) && matches!(self.sense(end), Sense::Other | Sense::W(W::S | W::H | W::Q | W::Colon));
        ((1..=31).contains(&day) && !glued).then_some((u8::try_from(day).ok()?, end))
    }

    /// A date without its article: "21 March", "March 21", "2027-03-21", "3/21/2027".
    fn date(&self, at: usize) -> At<Time> {
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
            let next = self.skip(next, &[W::Hyphen, W::Dot]);
            if let Some((month, end)) = self.month(next) {
                return Some(self.dated(Time::new(Base::Date(Year::Open, month, day)), end));
            }
        }
        self.figures(at)
    }

    /// A date in figures alone.
    fn figures(&self, at: usize) -> At<Time> {
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
        let day_first = self.clock.settings.order == super::DateOrder::DayFirst;
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
    fn after_iso(&self, at: usize) -> usize {
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

    /// A time of day: "noon", "5 pm", "17:00 UTC", "close of business".
    pub(crate) fn hour(&self, at: usize) -> Option<usize> {
        let at = self.skip(at, &[W::About, W::Around, W::Roughly]);
        let at = self.skip(at, &[W::The]);
        let end = match self.sense(at) {
            Sense::W(W::Noon | W::Midnight | W::Eod | W::Cob) => at + 1,
            Sense::W(W::Close | W::End | W::Start) if self.is(at + 1, W::Of) => match self.sense(at + 2) {
                Sense::W(W::Business) => self.skip_day(at + 3),
                Sense::Unit(Unit::Day, false) if self.is(at, W::End) => at + 3,
                Sense::W(W::The) if self.sense(at + 3) == Sense::Unit(Unit::Day, false) && self.is(at, W::End) => {
                    at + 4
                }
                _ => return None,
            },
            Sense::W(W::End) if self.sense(at + 1) == Sense::Unit(Unit::Day, false) => at + 2,
            Sense::Unit(Unit::Day, false) if self.is(at + 1, W::Possessive) && self.is(at + 2, W::End) => at + 3,
            Sense::Num(_) | Sense::Card(1..=12) => {
                let mut end = at + 1;
                let mut minutes = false;
                if self.any(end, &[W::Colon, W::Dot])
                    && self.glued(end)
                    && self.glued(end + 1)
                    && self.width(end + 1) == 2
                    && matches!(self.sense(end + 1), Sense::Num(0..=59))
                {
                    minutes = self.is(end, W::Colon);
                    end += 2;
                    if minutes && self.is(end, W::Colon) && self.glued(end) {
                        end += 2;
                    }
                }
                let dash = if self.is(end, W::Hyphen) { end + 1 } else { end };
                if self.any(dash, &[W::Am, W::Pm, W::Oclock, W::Noon, W::Midnight]) {
                    end = dash + 1;
                    if self.is(end - 1, W::Oclock)
                        && self.is(end, W::In)
                        && self.is(end + 1, W::The)
                        && self.is(end + 2, W::Morning)
                    {
                        end += 3;
                    }
                } else if !minutes
                    && !(self.width(at) == 4
                        && (self.is(end, W::Zone) || self.sense(end) == Sense::Unit(Unit::Hour, true)))
                {
                    return None;
                } else if self.sense(end) == Sense::Unit(Unit::Hour, true) {
                    end += 1;
                }
                end
            }
            _ => return None,
        };
        Some(self.zone(end))
    }

    fn skip_day(&self, at: usize) -> usize {
        if self.sense(at) == Sense::Unit(Unit::Day, false) { at + 1 } else { at }
    }

    /// A time zone: "ET", "Eastern Time", "local time", "UTC+2".
    fn zone(&self, at: usize) -> usize {
        let open = usize::from(self.is(at, W::Open));
        match self.sense(at + open) {
            Sense::W(W::Zone) => {
                let mut end = self.skip(at + open + 1, &[W::Time]);
                if self.any(end, &[W::Plus, W::Hyphen])
                    && self.glued(end)
                    && matches!(self.sense(end + 1), Sense::Num(_))
                {
                    end += 2;
                }
                end + if open == 1 && self.is(end, W::Open) { 1 } else { 0 }
            }
            Sense::W(W::Local) if self.is(at + open + 1, W::Time) => at + open + 2 + open,
            Sense::Other if open == 0 && self.capital(at) && self.is(at + 1, W::Time) => at + 2,
            _ => at,
        }
    }

    /// What may follow a day: "at 5 pm", "evening", ", noon ET", "in the morning".
    fn after_day(&self, at: usize) -> (bool, usize) {
        let comma = self.skip(at, &[W::Comma]);
        let mut next = self.skip(comma, &[W::At, W::By, W::Around, W::About]);
        if next == comma && self.any(comma, &[W::Before, W::After]) && self.hour(comma + 1).is_some() {
            next = comma + 1;
        }
        if let (Some(end), Some(inner)) = (self.hour(next), self.deeper()) {
            return (true, inner.after_day(end).1);
        }
        // "Friday morning", "in the morning"
        if let Some(end) = self.run(at, &[W::In, W::The, W::Morning]) {
            return (true, end);
        }
        let early = self.skip(at, &[W::Late, W::Early]);
        if let (true, Some(inner)) = (self.is(early, W::Morning), self.deeper()) {
            return (true, inner.after_day(early + 1).1);
        }
        if self.is(at, W::Overnight) {
            return (true, at + 1);
        }
        (false, at)
    }

    fn feast(&self, at: usize) -> At<Feast> {
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

    fn new_year(&self, at: usize) -> At<Feast> {
        match self.sense(at) {
            Sense::W(W::Eve) => Some((Feast::NewYearsEve, at + 1)),
            Sense::Unit(Unit::Day, false) => Some((Feast::NewYear, at + 1)),
            _ => Some((Feast::NewYear, at)),
        }
    }

    /// A unit that a period can be: week, month, quarter, half, year, decade, century.
    fn period_unit(&self, at: usize) -> Option<Unit> {
        match self.sense(at) {
            Sense::Unit(
                unit @ (Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade
                | Unit::Century),
                false,
            ) => Some(unit),
            _ => None,
        }
    }

    fn running(unit: Unit, steps: i32) -> Time {
        match unit {
            Unit::Weekend => Time::new(Base::Weekend(steps)),
            _ => Time::new(Base::Running(unit, steps)),
        }
    }

    /// A day, with its time of day before or after it.
    pub(crate) fn time(&self, at: usize) -> At<Time> {
        let at = self.filler(at);
        if let Some(next) = self.hour(at) {
            let on = self.skip(next, &[W::Comma]);
            let on = self.skip(on, &[W::On, W::Of]);
            if let Some((time, end)) = self.deeper()?.time(on).filter(|(time, _)| time.is_day()) {
                return Some((Time { clock: true, ..time }, end));
            }
            let idiom = self.word(at).eq_ignore_ascii_case("the") && self.is(at + 1, W::End);
            let time = Time { clock: true, today: true, ..Time::new(Base::Day(0)) };
            return (!idiom || self.given || at > 0 && !self.is(at - 1, W::At)).then_some((time, next));
        }
        let (time, end) = self.parted(at)?;
        if time.part == Part::None && time.is_day() {
            let (clock, mut end) = self.after_day(end);
            let mut time = Time { clock: time.clock || clock, ..time };
            if clock && time.open() && !matches!(time.base, Base::Weekday(..)) {
                (time, end) = self.dated(time, end);
            }
            return Some((time, end));
        }
        Some((time, end))
    }

    /// A time with its part: "early next month", "the end of the second quarter".
    fn parted(&self, at: usize) -> At<Time> {
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
            let late = part == Part::End && toward && time.shape() == super::time::Shape::Week;
            return Some((Time { part: if late { Part::Late } else { part }, ..time }, end));
        }
        // "year-end", "year's end 2027", "end-March"
        if let Some(found) = self.year_end(article) {
            return Some(found);
        }
        self.whole(at, Part::None)
    }

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

    /// "year-end", "year's end", "the month's end", "mid-year", each with its year.
    fn year_end(&self, at: usize) -> At<Time> {
        let yearly = |part| Time { part, ..Time::new(Base::Running(Unit::Year, 0)) };
        let seasonal = |season| Time { part: Part::Mid, ..Time::new(Base::Season(season, Year::Open)) };
        match self.sense(at) {
            Sense::W(W::Yearend) => return Some(self.own_year(yearly(Part::End), at + 1)),
            Sense::W(W::Midyear) => return Some(self.own_year(yearly(Part::Mid), at + 1)),
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
        // "week's end", "the quarter-end", "next year's end", "summer's end", "2027's end"
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

    /// Names the year of "year-end 2027".
    fn own_year(&self, time: Time, at: usize) -> (Time, usize) {
        match (time.base, self.year(at)) {
            (Base::Running(Unit::Year, 0), Some((year, end))) => (Time { base: Base::Year(year), ..time }, end),
            (Base::Running(Unit::Quarter | Unit::Month, 0), _) => (time, at),
            _ => self.dated(time, at),
        }
    }

    /// A whole day or period, without a part before it.
    fn whole(&self, at: usize, part: Part) -> At<Time> {
        if let Some(found) = self.counted_from(at) {
            return Some(found);
        }
        let (time, end) = self.plain(at, part)?;
        Some(self.week_named(time, end))
    }

    /// "Friday week", "Tuesday next week".
    fn week_named(&self, time: Time, at: usize) -> (Time, usize) {
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

    /// Days counted from a named one: "two days after Easter", "a week from Friday",
    /// "the day before Thanksgiving", "the first Tuesday after Easter".
    fn counted_from(&self, at: usize) -> At<Time> {
        let article = self.skip(at, &[W::The]);
        let day = self.sense(article) == Sense::Unit(Unit::Day, false);
        if let (Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year), false), true) =
            (self.sense(article), article > at || day && self.any(article + 2, &[W::Tomorrow]))
        {
            let back = match self.sense(article + 1) {
                Sense::W(W::After) => 1,
                Sense::W(W::Before) => -1,
                _ => return None,
            };
            if self.is(article + 2, W::Next) {
                return None;
            }
            if unit == Unit::Day && self.is(article + 2, W::Tomorrow) {
                return (back == 1).then_some((Time::new(Base::Day(2)), article + 3));
            }
            let (time, end) = self.deeper()?.whole(article + 2, Part::None)?;
            return match unit {
                Unit::Day => Some((time.with(Select::Shift(back, Unit::Day)), end)),
                Unit::Week | Unit::Weekend if time.is_day() => Some((time.with(Select::Beside(unit, back as i8)), end)),
                _ => None,
            };
        }
        if self.is(article, W::Eve) && self.is(article + 1, W::Of) {
            let (time, end) = self.deeper()?.whole(article + 2, Part::None)?;
            return Some((time.with(Select::Shift(-1, Unit::Day)), end));
        }
        // "the (first) Tuesday after Easter"
        let (n, next) = match self.ordinal(article) {
            Some((n @ 1..=9, next)) => (n, next),
            _ => (1, article),
        };
        if let Some((weekday, next)) = self.weekday(next) {
            let back = match self.sense(next) {
                Sense::W(W::After | W::Following) => 1,
                Sense::W(W::Before) => -1,
                _ => return None,
            };
            if self.is(next + 1, W::Next) || self.hour(next + 1).is_some() {
                return None;
            }
            let (time, end) = self.deeper()?.whole(next + 1, Part::None)?;
            let n = i8::try_from(n).ok()? * back;
            return Some((time.with(Select::WeekdayFrom(n, weekday)), end));
        }
        let (count, unit, next) = self.whole_count(article)?;
        let sign = match self.sense(next) {
            Sense::W(W::After | W::From | W::Following) => 1,
            Sense::W(W::On) if unit == Unit::Week => 1,
            Sense::W(W::Before) => -1,
            // "a week today"
            Sense::W(W::Today | W::Tomorrow) | Sense::Weekday(_) if matches!(unit, Unit::Week | Unit::Fortnight) => {
                let (time, end) = self.deeper()?.whole(next, Part::None)?;
                return Some((time.with(Select::Shift(count, unit)), end));
            }
            _ => return None,
        };
        let on = next + 1;
        if self.any(on, &[W::Now, W::Then, W::That]) {
            return None;
        }
        let (time, end) = self.deeper()?.parted(on)?;
        (time.part == Part::None).then(|| (time.with(Select::Shift(sign * count, unit)), end))
    }

    /// A whole number of units, for what is counted from a day.
    fn whole_count(&self, at: usize) -> Option<(i64, Unit, usize)> {
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

    fn plain(&self, at: usize, part: Part) -> At<Time> {
        let article = self.skip(at, &[W::The]);
        let the = article > at;
        match self.sense(article) {
            Sense::W(W::Today) => Some((Time { today: true, ..Time::new(Base::Day(0)) }, article + 1)),
            Sense::W(W::Tonight) => Some((Time { today: true, clock: true, ..Time::new(Base::Day(0)) }, article + 1)),
            Sense::W(W::Tomorrow) => Some((Time::new(Base::Day(1)), article + 1)),
            Sense::W(W::This | W::Current) => self.this(article),
            Sense::W(W::Next | W::Following) => self.next(article, the),
            Sense::W(W::Coming | W::Upcoming) => self.coming(article),
            Sense::Weekday(_) => self.named_weekday(article, the),
            Sense::Feast(_) => {
                let (feast, end) = self.feast(article)?;
                // "the Good Friday Agreement"
                if self.part_of_a_name(end) {
                    return None;
                }
                Some(self.dated(Time::new(Base::Feast(feast, Year::Open)), end))
            }
            Sense::W(W::New) => {
                let (feast, end) = self.feast(article)?;
                // "in the new year" is early next year.
                if the && end == article + 2 && !self.given_new_year(at, part) {
                    let next = Time { part: Part::Early, ..Words::running(Unit::Year, 1) };
                    return Some((next, end));
                }
                Some(self.dated(Time::new(Base::Feast(feast, Year::Open)), end))
            }
            Sense::Month(_) => self.named_month(article, at, part),
            Sense::Season(_) => self.season(article, the, part),
            Sense::Num(_) | Sense::Card(_) => self.numbered(article, the),
            Sense::Ord(_) | Sense::W(W::Last | W::Final) => self.ordered(article, the),
            Sense::W(W::Q | W::H) => self.quarter(article),
            Sense::W(W::Possessive | W::Quote) if the => match self.sense(article + 1) {
                // "the '30s"
                Sense::Num(decade) if self.is(article + 2, W::S) && self.width(article + 1) == 2 => {
                    Some((Time::new(Base::Decade(2000 + decade as i32)), article + 3))
                }
                _ => None,
            },
            Sense::Unit(Unit::Week, false) => self.week(article, the),
            Sense::W(W::Long | W::Happening) | Sense::Other if the && self.long_weekend(article).is_some() => {
                Some((Words::running(Unit::Weekend, 0), self.long_weekend(article)?))
            }
            Sense::Unit(Unit::Weekend, false) if the || part == Part::None && self.given => {
                match self.sense(article + 1) {
                    Sense::W(W::Of) => {
                        let (time, end) = self.date(self.skip(article + 2, &[W::The]))?;
                        Some((time.with(Select::Around(Unit::Weekend)), end))
                    }
                    Sense::W(W::After) if self.is(article + 2, W::Next) => {
                        Some((Words::running(Unit::Weekend, 2), article + 3))
                    }
                    _ => Some((Words::running(Unit::Weekend, 0), article + 1)),
                }
            }
            Sense::Unit(_, false) => {
                let unit = self.period_unit(article)?;
                // "the month of July"
                if unit == Unit::Month
                    && self.is(article + 1, W::Of)
                    && matches!(self.sense(article + 2), Sense::Month(_))
                {
                    let (month, end) = self.month(article + 2)?;
                    return Some(self.dated(Time::new(Base::Month(month, Year::Open)), end));
                }
                if let Some(end) = self.run(article + 1, &[W::After, W::Next]) {
                    return Some((Words::running(unit, 2), end));
                }
                // "the year 2027", "calendar year 2027"
                if unit == Unit::Year
                    && let Some((year, end)) = self.year_number(article + 1)
                {
                    return Some((Time::new(Base::Year(Year::At(year))), end));
                }
                // "the end of the year": on its own "the year" is no time.
                let ends = part != Part::None
                    || (article >= 2 && self.any(article - 2, &[W::Of, W::In]))
                    || self.is(article + 1, W::Possessive)
                    || self.is(article + 1, W::Hyphen) && self.any(article + 2, &[W::End, W::Start]);
                let outlast = self.outlast(article + 1).is_some();
                (ends && (the || part == Part::End || part == Part::Mid) || the && outlast)
                    .then(|| (Words::running(unit, 0), article + 1))
            }
            Sense::W(W::Calendar) => match self.sense(article + 1) {
                Sense::Unit(Unit::Week, false) => self.week(article + 1, the),
                Sense::Unit(Unit::Year | Unit::Month | Unit::Quarter, false) => self.plain(article + 1, part),
                Sense::Num(_) => self.plain(article + 1, part),
                _ => None,
            },
            Sense::Other if self.word(article).eq_ignore_ascii_case("w") => self.week(article, the),
            // "the latter half of 2026", "the back half of the year"
            Sense::Other | Sense::W(W::Latter)
                if self.is(article + 1, W::Half)
                    && (self.is(article, W::Latter) || matches!(self.word(article), "back" | "closing")) =>
            {
                self.cut_of(Select::Sub(Unit::Half, 2, 1), article + 2)
            }
            Sense::Other => {
                let (feast, end) = self.feast(article)?;
                Some(self.dated(Time::new(Base::Feast(feast, Year::Open)), end))
            }
            _ => None,
        }
    }

    /// "long weekend", "bank holiday weekend".
    fn long_weekend(&self, at: usize) -> Option<usize> {
        let next = at + usize::from(self.word(at).eq_ignore_ascii_case("bank"));
        let long = self.is(next, W::Long) || self.word(next).eq_ignore_ascii_case("holiday");
        (long && self.sense(next + 1) == Sense::Unit(Unit::Weekend, false)).then_some(next + 2)
    }

    /// Whether "the new year" stands for its first day: "by the new year".
    fn given_new_year(&self, at: usize, part: Part) -> bool {
        part == Part::None && at > 0 && self.any(at - 1, &[W::By, W::Before, W::Until, W::After, W::Of, W::Through])
    }

    /// "is over", "is out", "ends".
    pub(crate) fn outlast(&self, at: usize) -> Option<usize> {
        match (self.sense(at), self.sense(at + 1)) {
            (Sense::W(W::Is), Sense::W(W::Out | W::Over | W::Up | W::Gone)) => Some(at + 2),
            (Sense::W(W::Possessive), Sense::W(W::Out | W::Over | W::Up)) => Some(at + 2),
            (Sense::W(W::Ends), _) => Some(at + 1),
            _ => None,
        }
    }

    fn this(&self, at: usize) -> At<Time> {
        let coming = at + 1;
        match self.sense(at + 1) {
            Sense::W(W::Coming | W::Upcoming) => self.coming(coming),
            Sense::W(W::Morning) => Some((Time { today: true, clock: true, ..Time::new(Base::Day(0)) }, at + 2)),
            // "this time next year"
            Sense::W(W::Time) if self.is(at + 2, W::Tomorrow) => Some((Time::new(Base::Day(1)), at + 3)),
            Sense::W(W::Time) if self.is(at + 2, W::Next) => {
                let unit = self.period_unit(at + 3)?;
                Some((Time::new(Base::Day(0)).with(Select::Shift(1, unit)), at + 4))
            }
            Sense::W(W::Calendar) if self.period_unit(at + 2).is_some() => {
                Some((Words::running(self.period_unit(at + 2)?, 0), at + 3))
            }
            Sense::Weekday(_) => {
                let (time, end) = self.named_weekday(at + 1, false)?;
                Some((time, end))
            }
            Sense::Season(season) => Some((Time::new(Base::Season(season, Year::This)), at + 2)),
            Sense::Month(_) => {
                let (month, end) = self.month(at + 1)?;
                if let Some((date, end)) = self.date(at + 1) {
                    return Some((date, end));
                }
                Some((Time::new(Base::Month(month, Year::This)), end))
            }
            Sense::Feast(_) | Sense::W(W::New) => {
                let (feast, end) = self.feast(at + 1)?;
                Some((Time::new(Base::Feast(feast, Year::This)), end))
            }
            Sense::W(W::Q | W::H) => self.quarter(at + 1),
            _ => {
                let unit = self.period_unit(at + 1)?;
                let end = at + 2;
                // "this week's", "this year's": of something else.
                if self.is(end, W::Possessive) && !self.any(end + 1, &[W::End, W::Close, W::Start]) {
                    if let Some((weekday, end)) = self.weekday(end + 1).filter(|_| unit == Unit::Week) {
                        return Some((Words::running(unit, 0).with(Select::Weekday(1, weekday)), end));
                    }
                    if let Sense::Feast(_) = self.sense(end + 1) {
                        let (feast, end) = self.feast(end + 1)?;
                        return Some((Time::new(Base::Feast(feast, Year::At(self.said_year()))), end));
                    }
                    return None;
                }
                self.in_week(Words::running(unit, 0), end, unit)
            }
        }
    }

    /// "next week Tuesday", "this week on Friday".
    fn in_week(&self, time: Time, at: usize, unit: Unit) -> At<Time> {
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

    fn next(&self, at: usize, the: bool) -> At<Time> {
        let next = at + 1;
        match self.sense(next) {
            Sense::Weekday(_) => {
                let (weekday, end) = self.weekday(next)?;
                let how = if self.is(at, W::Following) { How::Coming } else { How::Next };
                Some((Time::new(Base::Weekday(weekday, how)), end))
            }
            Sense::Season(season) => Some((Time::new(Base::Season(season, Year::Next)), next + 1)),
            Sense::Month(_) => {
                let (month, end) = self.month(next)?;
                if let Some((date, end)) = self.date(next) {
                    return Some((date.in_year(Year::Next).unwrap_or(date), end));
                }
                Some((Time::new(Base::Month(month, Year::Next)), end))
            }
            Sense::Feast(_) | Sense::W(W::New) => {
                let (feast, end) = self.feast(next)?;
                Some((Time::new(Base::Feast(feast, Year::Next)), end))
            }
            Sense::W(W::Calendar) => {
                let unit = self.period_unit(next + 1)?;
                Some((Words::running(unit, 1), next + 2))
            }
            Sense::Unit(Unit::Day, false) if the => None,
            Sense::W(W::Half) => None,
            _ => {
                let unit = self.period_unit(next)?;
                let end = next + 1;
                if self.is(end, W::Possessive) && !self.any(end + 1, &[W::End, W::Close, W::Start]) {
                    if let Some((weekday, end)) = self.weekday(end + 1).filter(|_| unit == Unit::Week) {
                        return Some((Words::running(unit, 1).with(Select::Weekday(1, weekday)), end));
                    }
                    if let (Sense::Feast(_), Unit::Year) = (self.sense(end + 1), unit) {
                        let (feast, end) = self.feast(end + 1)?;
                        return Some((Time::new(Base::Feast(feast, Year::At(self.said_year() + 1))), end));
                    }
                    return None;
                }
                self.in_week(Words::running(unit, 1), end, unit)
            }
        }
    }

    fn coming(&self, at: usize) -> At<Time> {
        match self.sense(at + 1) {
            Sense::Weekday(_) => {
                let (weekday, end) = self.weekday(at + 1)?;
                Some((Time::new(Base::Weekday(weekday, How::Coming)), end))
            }
            Sense::Season(season) => Some((Time::new(Base::Season(season, Year::This)), at + 2)),
            Sense::Month(_) => {
                let (month, end) = self.month(at + 1)?;
                Some((Time::new(Base::Month(month, Year::This)), end))
            }
            Sense::Feast(_) => {
                let (feast, end) = self.feast(at + 1)?;
                Some((Time::new(Base::Feast(feast, Year::This)), end))
            }
            Sense::Unit(Unit::Weekend, false) => {
                let at_weekend = self.clock.said.weekday().num_days_from_monday() >= 5;
                Some((Time::new(Base::Weekend(i32::from(at_weekend))), at + 2))
            }
            Sense::Unit(
                unit @ (Unit::Week
                | Unit::Fortnight
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade
                | Unit::Century),
                false,
            ) if !self.is(at + 2, W::Possessive) => Some((Time::new(Base::Coming(unit)), at + 2)),
            _ => None,
        }
    }

    fn named_weekday(&self, at: usize, the: bool) -> At<Time> {
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
        let _ = the;
        Some((Time::new(Base::Weekday(weekday, How::Plain)), end))
    }

    /// Whether what follows a weekday or a season makes a name of it: "the Sunday Times",
    /// "by Friday Harbor".
    fn part_of_a_name(&self, at: usize) -> bool {
        if !self.capital(at) {
            return false;
        }
        let last = self.given && at + 1 >= self.tokens.len();
        let paper = ["Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "Post", "Tribune", "Mass", "Schools"];
        last && matches!(self.sense(at), Sense::Other | Sense::W(W::Deal)) || paper.contains(&self.word(at))
    }

    fn named_month(&self, at: usize, start: usize, part: Part) -> At<Time> {
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

    fn season(&self, at: usize, the: bool, part: Part) -> At<Time> {
        let Sense::Season(season) = self.sense(at) else { return None };
        // "Fall River", "the Winter Palace"
        let named = matches!(self.sense(at + 1), Sense::Other | Sense::W(W::Happening)) && self.capital(at + 1);
        if named && self.capital(at) && (at > 0 || self.is(at + 1, W::Happening))
            || at == 0 && self.part_of_a_name(at + 1)
        {
            return None;
        }
        // "will continue to fall next quarter"
        let verb = at > 0 && self.any(at - 1, &[W::To, W::Will, W::Expected, W::Not, W::Filler, W::Past]);
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

    /// What begins with a number: a date, a year, a decade, a quarter.
    fn numbered(&self, at: usize, the: bool) -> At<Time> {
        if let Some((date, end)) = self.date(at) {
            return Some((date, end));
        }
        if let Sense::Num(number) = self.sense(at) {
            let s = if self.is(at + 1, W::S) && self.glued(at + 1) { Some(at + 2) } else { None };
            let s = s.or(match (self.sense(at + 1), self.glued(at + 1)) {
                (Sense::W(W::Possessive), true) if self.width(at + 1) >= 2 => Some(at + 2),
                _ => None,
            });
            if let Some(end) = s {
                let year = number as i32;
                if self.width(at) == 4 && year % 10 == 0 && (1800..=2990).contains(&year) {
                    return Some((Time::new(Base::Decade(year)), end));
                }
                if self.width(at) == 2 && year % 10 == 0 && the {
                    return Some((Time::new(Base::Decade(2000 + year)), end));
                }
                if self.width(at) != 4 {
                    return None;
                }
            }
            // "3Q 2026", "2H26"
            if self.width(at) == 1 && self.any(at + 1, &[W::Q, W::H]) && self.glued(at + 1) {
                return self.quarter_of(number, self.is(at + 1, W::Q), at + 2);
            }
            // "20260701"
            if self.width(at) == 8 && self.given {
                let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
                let fits = (1800..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
                let date = Base::Date(Year::At(year as i32), month as u8, day as u8);
                return fits.then(|| (Time::new(date), at + 1));
            }
            if let Some((year, end)) = self.year_number(at) {
                // "by 2030 votes"
                let word = self.word(end);
                if self.given
                    && end + 1 == self.tokens.len()
                    && self.sense(end) == Sense::Other
                    && !self.capital(end)
                    && word.ends_with('s')
                    && !matches!(word, "onwards" | "towards" | "across" | "unless" | "overseas")
                {
                    return None;
                }
                // "2026 Q3", "2026-W12", "2027-W05"
                let next = if self.is(end, W::Hyphen) && self.glued(end) { end + 1 } else { end };
                if self.any(next, &[W::Q, W::H])
                    && let Sense::Num(n) = self.sense(next + 1)
                {
                    let (time, end) = self.quarter_of(n, self.is(next, W::Q), next + 2)?;
                    return Some((time.in_year(Year::At(year)).unwrap_or(time), end));
                }
                if self.word(next).eq_ignore_ascii_case("w")
                    && let Sense::Num(n @ 1..=53) = self.sense(next + 1)
                {
                    return Some((Time::new(Base::Week(n as u8, Year::At(year))), next + 2));
                }
                // "300 people in 2027 seats": a year is followed by no unit.
                if matches!(self.sense(end), Sense::Unit(..)) {
                    return None;
                }
                return Some((Time::new(Base::Year(Year::At(year))), end));
            }
        }
        // "21st" came as an ordinal; "twenty-first" begins as a number.
        self.ordered(at, the)
    }

    /// "Q3", "H2 2025", "Q1'26".
    fn quarter(&self, at: usize) -> At<Time> {
        let Sense::Num(number) = self.sense(at + 1) else { return None };
        if !self.glued(at + 1) && !self.given && !self.capital(at) {
            return None;
        }
        self.quarter_of(number, self.is(at, W::Q), at + 2)
    }

    fn quarter_of(&self, number: u32, quarter: bool, at: usize) -> At<Time> {
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

    /// What begins with an ordinal: a day's number, "the third quarter of 2027",
    /// "the last Friday of September", "the 22nd century".
    fn ordered(&self, at: usize, the: bool) -> At<Time> {
        if let Some((feast, end)) = self.feast(at) {
            return Some(self.dated(Time::new(Base::Feast(feast, Year::Open)), end));
        }
        if let Some((date, end)) = self.date(at) {
            return Some((date, end));
        }
        let (n, next) = self.ordinal(at)?;
        let small = i8::try_from(n).ok()?;
        let dash = self.skip(next, &[W::Hyphen]);
        match self.sense(dash) {
            Sense::Unit(Unit::Century, false) if n > 15 => {
                return Some((Time::new(Base::Century(n * 100)), dash + 1));
            }
            Sense::Unit(Unit::Quarter, _) if n <= 4 => {
                if let Some(found) = self.cut_of(Select::Sub(Unit::Quarter, small, 1), dash + 1) {
                    return Some(found);
                }
                if n < 1 && !self.is(dash + 1, W::Of) {
                    return (self.is(at, W::Final))
                        .then(|| (Time::new(Base::Year(Year::Open)).with(Select::Sub(Unit::Quarter, 4, 1)), dash + 1));
                }
                let (year, end) = self.year(dash + 1).unwrap_or((Year::Open, dash + 1));
                return Some((Time::new(Base::Year(year)).with(Select::Sub(Unit::Quarter, small, 1)), end));
            }
            Sense::W(W::Half) if n == 1 || n == 2 => {
                if let Some(found) = self.cut_of(Select::Sub(Unit::Half, small, 1), dash + 1) {
                    return Some(found);
                }
                let (year, end) = self.year(dash + 1).unwrap_or((Year::Open, dash + 1));
                if end == dash + 1 && self.is(end, W::Of) {
                    return None;
                }
                return Some((Time::new(Base::Year(year)).with(Select::Sub(Unit::Half, small, 1)), end));
            }
            Sense::Weekday(_) => {
                let (weekday, end) = self.weekday(dash)?;
                return self.cut_of(Select::Weekday(small, weekday), end);
            }
            Sense::Unit(Unit::Day, false) => return self.cut_of(Select::Day(small), dash + 1),
            Sense::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month), plural) if !plural || n > 1 => {
                return self.cut_of(Select::Sub(unit, small, 1), dash + 1);
            }
            // "the first three months of the year", "the last two weeks of May"
            Sense::Num(count @ 1..=60) | Sense::Card(count @ 1..=60) if n == 1 || n == -1 => {
                if let Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter), true) =
                    self.sense(dash + 1)
                {
                    return self.cut_of(Select::Sub(unit, small, count as i8), dash + 2);
                }
            }
            _ => {}
        }
        // "the 15th", "the 15th of next month"
        let day = u8::try_from(n).ok().filter(|day| (1..=31).contains(day))?;
        if self.is(next, W::Of) && self.is(next + 1, W::The) && self.sense(next + 2) == Sense::Unit(Unit::Month, false)
        {
            return Some((Time::new(Base::MonthDay(day, None)), next + 3));
        }
        if let Some(found) = self.cut_of(Select::Day(small), next)
            && matches!(found.0.base, Base::Running(Unit::Month, _) | Base::Month(..))
        {
            return Some(found);
        }
        let figures = self.tokens[at].end - self.tokens[at].start <= 4 && matches!(self.sense(at), Sense::Ord(_));
        let alone = matches!(self.sense(next), Sense::W(word) if !matches!(word, W::Deal | W::Happening | W::Time | W::Term
            | W::Run | W::Road | W::Point | W::Part | W::Half | W::Of | W::Reach | W::Moment | W::Fiscal))
            || next >= self.tokens.len();
        (the && alone && (figures || self.given)).then(|| (Time::new(Base::MonthDay(day, None)), next))
    }

    /// "of next year", "in March": the whole that something is cut out of.
    fn cut_of(&self, select: Select, at: usize) -> At<Time> {
        let of = self.skip(at, &[W::Of, W::In]);
        if of == at && !matches!(self.sense(at), Sense::W(W::This | W::Next)) {
            return None;
        }
        let the = self.skip(of, &[W::The]);
        if the > of
            && let Some(unit) = self.period_unit(the)
            && self.run(the + 1, &[W::After, W::Next]).is_none()
        {
            return Some((Words::running(unit, 0).with(select), the + 1));
        }
        let (time, end) = self.deeper()?.plain(of, Part::Late)?;
        (!time.is_day()).then(|| (time.with(select), end))
    }

    /// "week 12 of 2027", "the week of 6 October", "the week after next".
    fn week(&self, at: usize, the: bool) -> At<Time> {
        let next = at + 1;
        if let Sense::Num(number @ 1..=53) = self.sense(next) {
            let (year, end) = self.year(next + 1).unwrap_or((Year::Open, next + 1));
            return Some((Time::new(Base::Week(number as u8, year)), end));
        }
        if !the {
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

    /// One time or two: "5-8 June", "March or April", "this week, or next at the latest".
    pub(crate) fn times(&self, at: usize) -> At<Times> {
        let start = self.filler(at);
        let pair = self.day_range(start).or_else(|| self.part_range(start)).or_else(|| self.year_range(start));
        if let Some(found) = pair.or_else(|| self.ordinal_pair(start)) {
            return Some(self.at_the_latest(found.0, found.1));
        }
        let (first, end) = self.time(start)?;
        let one = Times { first, second: None, latest: false, earliest: false };
        if let Some((times, end)) = self.second(first, end) {
            return Some(self.at_the_latest(times, end));
        }
        Some(self.at_the_latest(one, end))
    }

    fn at_the_latest(&self, times: Times, at: usize) -> (Times, usize) {
        match self.limit_after(at) {
            Some((W::Latest, end)) => (Times { latest: true, ..times }, end),
            Some((_, end)) => (Times { earliest: true, ..times }, end),
            None => (times, at),
        }
    }

    /// "at the latest", "or sooner"; "at the earliest", "or later".
    fn limit_after(&self, at: usize) -> At<W> {
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
    fn second(&self, first: Time, at: usize) -> At<Times> {
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
        // "on Monday and by Friday …": not one time; "Friday to Paris" has none.
        if self.is(comma, W::And) && second.is_day() != first.is_day() {
            return None;
        }
        if self.any(comma, &[W::Hyphen, W::Dash]) && second.is_day() != first.is_day() {
            return None;
        }
        let _ = part_of(&second);
        Some((two(join, second), end))
    }

    /// "or next", "or the next", "or the week after": a step on from the first.
    fn next_of(&self, first: Time, at: usize) -> At<Time> {
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
    fn day_range(&self, at: usize) -> At<Times> {
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
    fn ordinal_pair(&self, at: usize) -> At<Times> {
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
    fn part_range(&self, at: usize) -> At<Times> {
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
    fn year_range(&self, at: usize) -> At<Times> {
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

fn part_of(time: &Time) -> Part {
    time.part
}
