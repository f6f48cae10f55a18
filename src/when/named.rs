//! The grammar of named times: from words to a [`Time`].

use crate::when::calendar::Feast;
use crate::when::cursor::{At, Words};
use crate::when::pair::Times;
use crate::when::time::{Base, Part, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};

impl Words<'_> {
    /// A day, with its time of day before or after it.
    pub(crate) fn time(&self, at: usize) -> At<Time> {
        let at = self.filler(at);
        // "the evening of 3 July", "the early hours of Monday"
        if let Some(next) = self.part_of_day(at) {
            let (time, end) = self.deeper()?.time(next).filter(|(time, _)| time.is_day())?;
            return Some((Time { clock: true, ..time }, end));
        }
        if let Some(next) = self.hour(at) {
            let on = self.skip(next, &[W::Comma]);
            let on = self.skip(on, &[W::On, W::Of]);
            if let Some((time, end)) = self.deeper()?.time(on).filter(|(time, _)| time.is_day()) {
                return Some((Time { clock: true, ..time }, end));
            }
            let idiom = self.word(at).eq_ignore_ascii_case("the") && self.is(at + 1, W::End);
            let names = !idiom || self.given || at > 0 && !self.is(at - 1, W::At);
            return names.then_some((Time::of_day(), next));
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

    /// A whole day or period, without a part before it.
    pub(crate) fn whole(&self, at: usize, part: Part) -> At<Time> {
        if let Some(found) = self.counted_from(at) {
            return Some(found);
        }
        let (time, end) = self.plain(at, part)?;
        Some(self.week_named(time, end))
    }

    pub(crate) fn plain(&self, at: usize, part: Part) -> At<Time> {
        let article = self.skip(at, &[W::The]);
        let the = article > at;
        match self.sense(article) {
            Sense::W(W::Today) => Some((Time { today: true, ..Time::new(Base::Day(0)) }, article + 1)),
            Sense::W(W::Tonight) => Some((Time { today: true, clock: true, ..Time::new(Base::Day(0)) }, article + 1)),
            Sense::W(W::Tomorrow) => Some((Time::new(Base::Day(1)), article + 1)),
            Sense::W(W::This | W::Current) => self.this(article),
            Sense::W(W::Next | W::Following) => self.next(article, the),
            Sense::W(W::Coming | W::Upcoming) => self.coming(article),
            Sense::Weekday(_) => self.named_weekday(article),
            Sense::Feast(_) => {
                let (feast, end) = self.feast(article)?;
                // "the Good Friday Agreement"
                if self.part_of_a_name(end) {
                    return None;
                }
                let feast = Time::new(Base::Feast(feast, Year::Open));
                // "the Easter weekend"
                if self.sense(end) == Sense::Unit(Unit::Weekend, false) {
                    return Some(self.dated(feast.with(Select::Beside(Unit::Weekend, 0)), end + 1));
                }
                Some(self.dated(feast, end))
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
            // "the turn of the year"
            Sense::Other if self.word(article) == "turn" && self.run(article + 1, &[W::Of, W::The]).is_some() => {
                let year = self.sense(article + 3) == Sense::Unit(Unit::Year, false);
                year.then(|| (Time::new(Base::Feast(Feast::NewYear, Year::Open)), article + 4))
            }
            Sense::Other => {
                let (feast, end) = self.feast(article)?;
                Some(self.dated(Time::new(Base::Feast(feast, Year::Open)), end))
            }
            _ => None,
        }
    }

    /// A unit that a period can be: week, month, quarter, half, year, decade, century.
    pub(crate) fn period_unit(&self, at: usize) -> Option<Unit> {
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

    pub(crate) fn running(unit: Unit, steps: i32) -> Time {
        match unit {
            Unit::Weekend => Time::new(Base::Weekend(steps)),
            _ => Time::new(Base::Running(unit, steps)),
        }
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

    /// Whether what follows a weekday or a season makes a name of it: "the Sunday Times",
    /// "by Friday Harbor".
    pub(crate) fn part_of_a_name(&self, at: usize) -> bool {
        if !self.capital(at) {
            return false;
        }
        let last = self.given && at + 1 >= self.tokens.len();
        let paper = ["Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "Post", "Tribune", "Mass", "Schools"];
        last && matches!(self.sense(at), Sense::Other | Sense::W(W::Deal)) || paper.contains(&self.word(at))
    }

    /// "the week", "the year", where it is clear that the running one is meant.
    pub(crate) fn the_unit(&self, at: usize) -> Option<(Times, usize)> {
        let the = self.skip(at, &[W::The]);
        let the = self.skip(the, &[W::Whole]);
        let Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade), false) =
            self.sense(the)
        else {
            return None;
        };
        let time = Time::new(Base::Running(unit, 0));
        Some((Times::one(time), the + 1))
    }
}
