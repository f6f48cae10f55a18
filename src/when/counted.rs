//! Times that begin with a number: "2027", "the third quarter of 2027", "two days after
//! Easter", "the first Tuesday in May".

use crate::when::cursor::{At, Words};
use crate::when::time::{Base, Part, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};

impl Words<'_> {
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
        // "longer than ten minutes from next month": two things.
        let short = matches!(unit, Unit::Minute | Unit::Hour);
        let sign = match self.sense(next) {
            Sense::W(W::From) if short => return None,
            Sense::W(W::After | W::From | W::Following) => 1,
            Sense::W(W::On) if matches!(unit, Unit::Week | Unit::Fortnight) => 1,
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
}
