//! The grammar of named times: from words to a [`Time`].

use crate::when::calendar::Feast;
use crate::when::cursor::{At, Words};
use crate::when::pair::Times;
use crate::when::time::{Base, How, Part, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};
use chrono::Datelike;

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

    pub(crate) fn this(&self, at: usize) -> At<Time> {
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
                let (time, end) = self.named_weekday(at + 1)?;
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

    pub(crate) fn next(&self, at: usize, the: bool) -> At<Time> {
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
                    // "in next year's budget" says when; "at next year's summit" is an event.
                    let event = (end + 1..end + 4).any(|word| self.is(word, W::Happening));
                    return (!self.given && !event).then(|| (Words::running(unit, 1), end));
                }
                self.in_week(Words::running(unit, 1), end, unit)
            }
        }
    }

    pub(crate) fn coming(&self, at: usize) -> At<Time> {
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

    /// What begins with a number: a date, a year, a decade, a quarter.
    pub(crate) fn numbered(&self, at: usize, the: bool) -> At<Time> {
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
                if self.width(at) == 2 && year % 10 == 0 && the && self.given {
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
                // "a planned 2027 launch": the year of a thing.
                let led = || at > 0 && self.any(at - 1, &[W::A, W::The, W::Whose, W::Possessive, W::Expected, W::New]);
                let thing = matches!(self.sense(end), Sense::Other | Sense::W(W::Happening | W::Deal | W::Expected));
                if !self.given && thing && !self.capital(end) && led() && !self.any(end, &[W::Will]) {
                    return None;
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

    /// What begins with an ordinal: a day's number, "the third quarter of 2027",
    /// "the last Friday of September", "the 22nd century".
    pub(crate) fn ordered(&self, at: usize, the: bool) -> At<Time> {
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
            // "the first full week of May"
            Sense::W(W::Whole) if n > 0 && self.sense(dash + 1) == Sense::Unit(Unit::Week, false) => {
                let (time, end) = self.cut_of(Select::Weekday(small, 0), dash + 2)?;
                return Some((time.with(Select::WeekFrom), end));
            }
            Sense::W(W::Business) if matches!(self.sense(dash + 1), Sense::Unit(Unit::Day, false)) => {
                return self.cut_of(Select::Workday(small), dash + 2);
            }
            Sense::Unit(Unit::BusinessDay, false) => return self.cut_of(Select::Workday(small), dash + 1),
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
    pub(crate) fn cut_of(&self, select: Select, at: usize) -> At<Time> {
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

    /// Days counted from a named one: "two days after Easter", "a week from Friday",
    /// "the day before Thanksgiving", "the first Tuesday after Easter".
    pub(crate) fn counted_from(&self, at: usize) -> At<Time> {
        // Most times begin with a word that counts nothing.
        match self.sense(at) {
            Sense::W(W::The | W::A | W::Couple | W::Eve | W::Hundred | W::Dozen | W::Half) => {}
            Sense::W(_) | Sense::Month(_) | Sense::Season(_) | Sense::Feast(_) | Sense::Other => return None,
            _ => {}
        }
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
        let whole = Time { part: Part::None, ..time };
        let from = match time.part {
            Part::None => time,
            // "ten days before the end of the month"
            Part::End if time.inner == Select::Whole => whole.with(Select::Day(-1)),
            Part::Early
                if time.inner == Select::Whole && self.any(self.skip(on, &[W::The]), &[W::Start, W::Starting]) =>
            {
                whole.with(Select::Day(1))
            }
            _ => return None,
        };
        Some((from.with(Select::Shift(sign * count, unit)), end))
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
        Some((Times { first: time, second: None, latest: false, earliest: false }, the + 1))
    }
}
