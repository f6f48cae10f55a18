//! From a named time to its days: which March, which Friday, and which part of it.
//!
//! A time whose year is left out has many instances; [`Clock::pick`] takes the first
//! whose window does not lie wholly before the day the words were said.

use super::calendar;
use super::time::{Base, How, Part, Select, Shape, Time, Year};
use super::words::Unit;
use super::{Hemisphere, Kind, Settings, WeekStart};
use chrono::{Datelike, NaiveDate};

/// One instance of a named time, in days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    /// Its first and last day in the calendar, which may lie before the day of speaking.
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// What it is on its own: the days of its row, opens not yet clipped.
    pub opens: NaiveDate,
    pub due: NaiveDate,
    pub lapses: NaiveDate,
    /// The last day of its first half, for "by mid".
    pub half: NaiveDate,
    pub shape: Shape,
    pub part: Part,
    pub clock: bool,
    pub rule: &'static str,
}

/// Days under a row: a window, its kind and the row's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub rule: &'static str,
    pub kind: Kind,
    pub opens: NaiveDate,
    pub due: Option<NaiveDate>,
    pub lapses: Option<NaiveDate>,
}

/// The day the words were said, and what the reader chose.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    pub said: NaiveDate,
    pub settings: Settings,
}

impl Clock {
    fn sunday(&self) -> bool {
        self.settings.week == WeekStart::Monday && self.said.weekday().num_days_from_monday() == 6
    }

    /// The first day of the week that is `steps` from the running one. On a Sunday the
    /// running week is the one about to begin for "this", and the ending one for "next".
    fn week(&self, steps: i32) -> Option<NaiveDate> {
        match self.settings.week {
            WeekStart::Monday => calendar::shift(calendar::monday(self.said)?, 7 * i64::from(steps)),
            WeekStart::Sunday => calendar::shift(calendar::weekday_until(self.said, 6)?, 7 * i64::from(steps)),
        }
    }

    /// The `k`th instance, from one in the past on; `None` where the calendar has none.
    pub(crate) fn instance(&self, time: &Time, k: u32) -> Option<Named> {
        let mut named = self.base(&time.base, time.today, k)?;
        named.shape = time.shape();
        for select in [time.inner, time.outer] {
            if select != Select::Whole {
                named = self.select(named, select, &time.base)?;
                named.shape = time.shape();
            }
        }
        if time.part != Part::None && named.shape != Shape::Day {
            named = self.part(named, time)?;
        }
        named.clock = time.clock;
        Some(named)
    }

    fn base(&self, base: &Base, today: bool, k: u32) -> Option<Named> {
        let said = self.said;
        let k = k as i32;
        let once = |named: Option<Named>| if k == 0 { named } else { None };
        let whole = |first: NaiveDate, last: NaiveDate, rule| Named {
            first,
            last,
            opens: first,
            due: last,
            lapses: last,
            half: last,
            shape: Shape::Day,
            part: Part::None,
            clock: false,
            rule,
        };
        let day = |there, rule| whole(there, there, rule);
        match *base {
            Base::Day(days) => once(Some(day(calendar::shift(said, days)?, "day"))),
            Base::Weekday(weekday, How::Plain) => {
                let there = calendar::shift(calendar::weekday_from(said, weekday)?, 7 * i64::from(k - 1))?;
                let mut named = day(there, "weekday");
                if there == said && !today {
                    named.lapses = calendar::shift(there, 7)?;
                }
                Some(named)
            }
            Base::Weekday(weekday, How::Coming) => {
                let there = calendar::weekday_from(said.succ_opt()?, weekday)?;
                Some(day(calendar::shift(there, 7 * i64::from(k))?, "weekday"))
            }
            Base::Weekday(weekday, How::Next) => {
                let there = calendar::weekday_from(said.succ_opt()?, weekday)?;
                let in_week = match self.settings.week {
                    WeekStart::Monday => i64::from(weekday),
                    WeekStart::Sunday => i64::from((weekday + 1) % 7),
                };
                let mut named = day(there, "next-weekday");
                named.lapses = calendar::shift(self.week(1)?, in_week)?.max(there);
                once(Some(named))
            }
            Base::MonthDay(number, weekday) => {
                let month = calendar::day(said.year(), said.month(), 1)?;
                let month = calendar::shift_months(month, i64::from(k))?;
                let there = calendar::day(month.year(), month.month(), u32::from(number))?;
                let fits = weekday.is_none_or(|weekday| there.weekday().num_days_from_monday() == u32::from(weekday));
                fits.then(|| day(there, "day"))
            }
            Base::Date(year, month, number) => self.yearly(year, k, "day", |year| {
                let there = calendar::day(year, u32::from(month), u32::from(number))?;
                Some((there, there))
            }),
            Base::Feast(feast, year) => self.yearly(year, k, "holiday", |year| {
                let there = feast.of(year)?;
                Some((there, there))
            }),
            Base::Month(month, year) => self.yearly(year, k, "period", |year| {
                let month = u32::from(month);
                Some((calendar::day(year, month, 1)?, calendar::month_end(year, month)?))
            }),
            Base::Season(season, year) => self.yearly(year, k, "period", |year| {
                let south = if self.settings.hemisphere == Hemisphere::South { 2 } else { 0 };
                let month = [3, 6, 9, 12][usize::from(season + south) % 4];
                let first = calendar::day(year, month, 1)?;
                Some((first, calendar::shift(calendar::shift_months(first, 3)?, -1)?))
            }),
            Base::Year(year) => {
                self.yearly(year, k, "period", |year| Some((calendar::day(year, 1, 1)?, calendar::day(year, 12, 31)?)))
            }
            Base::Week(number, year) => self.yearly(year, k, "period", |year| {
                let first = NaiveDate::from_isoywd_opt(year, u32::from(number), chrono::Weekday::Mon)?;
                Some((first, calendar::shift(first, 6)?))
            }),
            Base::Weeks => self.running(Unit::Week, k).map(|(first, last)| whole(first, last, "period")),
            Base::Decade(year) => {
                once(Some(whole(calendar::day(year, 1, 1)?, calendar::day(year + 9, 12, 31)?, "period")))
            }
            Base::Century(year) => {
                once(Some(whole(calendar::day(year - 99, 1, 1)?, calendar::day(year, 12, 31)?, "period")))
            }
            Base::Running(Unit::Week, steps) if self.sunday() => {
                let first = if steps <= 0 { said } else { calendar::shift(said, 7 * i64::from(steps) - 6)? };
                let due = calendar::shift(first, 6)?;
                let mut named = whole(first, due, if steps <= 0 { "this-week" } else { "next-week" });
                named.lapses = calendar::shift(due, if steps <= 0 { 1 } else { 7 })?;
                once(Some(named))
            }
            Base::Running(unit, steps) => {
                let (first, last) = self.running(unit, steps)?;
                let rule = match (unit, steps) {
                    (Unit::Week, ..=0) => "this-week",
                    (Unit::Week, _) => "next-week",
                    (_, ..=0) => "this-period",
                    _ => "next-period",
                };
                once(Some(whole(first, last, rule)))
            }
            Base::Weekend(steps) => {
                let at_weekend = said.weekday().num_days_from_monday() >= 5;
                let first = calendar::shift(calendar::monday(said)?, 5)?;
                let (ahead, more) = match steps {
                    ..=0 => (0, 0),
                    1 if at_weekend => (7, 0),
                    1 => (0, 7),
                    _ if at_weekend => (7 * i64::from(steps), 0),
                    _ => (7 * i64::from(steps), 0),
                };
                let first = calendar::shift(first, ahead)?;
                let mut named = whole(first, calendar::shift(first, 1)?, "weekend");
                named.lapses = calendar::shift(named.last, more)?;
                once(Some(named))
            }
            Base::Coming(unit) => {
                let last = Clock::step(said, 1, unit)?;
                once(Some(whole(said, last, "within")))
            }
        }
    }

    /// The named unit that is running, or so many steps on.
    fn running(&self, unit: Unit, steps: i32) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.said.year();
        let months = |first: NaiveDate, length: i64| {
            let first = calendar::shift_months(first, length * i64::from(steps))?;
            Some((first, calendar::shift(calendar::shift_months(first, length)?, -1)?))
        };
        match unit {
            Unit::Week => {
                let first = self.week(steps)?;
                Some((first, calendar::shift(first, 6)?))
            }
            Unit::Month => months(calendar::day(year, self.said.month(), 1)?, 1),
            Unit::Quarter => months(calendar::day(year, self.said.month0() / 3 * 3 + 1, 1)?, 3),
            Unit::Half => months(calendar::day(year, self.said.month0() / 6 * 6 + 1, 1)?, 6),
            Unit::Year => months(calendar::day(year, 1, 1)?, 12),
            Unit::Decade => months(calendar::day(year - year.rem_euclid(10), 1, 1)?, 120),
            Unit::Century => months(calendar::day((year - 1) - (year - 1).rem_euclid(100) + 1, 1, 1)?, 1200),
            Unit::Day => {
                let there = calendar::shift(self.said, i64::from(steps))?;
                Some((there, there))
            }
            _ => None,
        }
    }

    /// An instance of what comes once a year.
    fn yearly(
        &self,
        year: Year,
        k: i32,
        rule: &'static str,
        of: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>,
    ) -> Option<Named> {
        let (first, last, lapses, rule) = match year {
            Year::At(year) if k == 0 => {
                let (first, last) = of(year)?;
                (first, last, last, rule)
            }
            Year::At(_) => return None,
            Year::Open => {
                let (first, last) = of(self.said.year() - 1 + k)?;
                (first, last, last, rule)
            }
            Year::This => {
                let (first, last) = of(self.said.year() - 1 + k)?;
                (first, last, last, if rule == "period" { "this-period" } else { rule })
            }
            Year::Next => {
                let start = (self.said.year() - 1..).take(12);
                let year = start.into_iter().find(|year| of(*year).is_some_and(|(first, _)| first > self.said))? + k;
                let (first, last) = of(year)?;
                let own = first.year() == self.said.year();
                let lapses = if own { of(year + 1).map_or(last, |(_, last)| last) } else { last };
                (first, last, lapses, "next-named")
            }
        };
        let shape = Shape::Day;
        Some(Named {
            first,
            last,
            opens: first,
            due: last,
            lapses,
            half: last,
            shape,
            part: Part::None,
            clock: false,
            rule,
        })
    }

    /// A day so many units later; halves of units do not come here.
    pub(crate) fn step(from: NaiveDate, count: i64, unit: Unit) -> Option<NaiveDate> {
        match unit {
            Unit::Minute | Unit::Hour | Unit::Day => calendar::shift(from, count),
            Unit::BusinessDay => calendar::shift_business(from, count),
            Unit::Week | Unit::Weekend => calendar::shift(from, count.checked_mul(7)?),
            Unit::Fortnight => calendar::shift(from, count.checked_mul(14)?),
            Unit::Month => calendar::shift_months(from, count),
            Unit::Quarter => calendar::shift_months(from, count.checked_mul(3)?),
            Unit::Half => calendar::shift_months(from, count.checked_mul(6)?),
            Unit::Year => calendar::shift_months(from, count.checked_mul(12)?),
            Unit::Decade => calendar::shift_months(from, count.checked_mul(120)?),
            Unit::Century => calendar::shift_months(from, count.checked_mul(1200)?),
        }
    }

    fn select(&self, whole: Named, select: Select, base: &Base) -> Option<Named> {
        let (first, last) = (whole.first, whole.last);
        let (first, last) = match select {
            Select::Whole => (first, last),
            // "two weeks from Tuesday" starts from the coming Tuesday, not from one that is past.
            Select::Shift(..) if matches!(base, Base::Weekday(_, How::Plain)) && first < self.said => return None,
            Select::Shift(count, unit) => {
                let there = Clock::step(if count < 0 { first } else { last }, count, unit)?;
                (there, there)
            }
            Select::Weekday(n, weekday) => {
                let there = if n < 0 {
                    calendar::shift(calendar::weekday_until(last, weekday)?, 7 * (i64::from(n) + 1))?
                } else {
                    calendar::shift(calendar::weekday_from(first, weekday)?, 7 * (i64::from(n) - 1))?
                };
                if there < first || there > last {
                    return None;
                }
                (there, there)
            }
            Select::WeekdayFrom(n, weekday) => {
                let there = if n < 0 {
                    let before = calendar::weekday_until(first.pred_opt()?, weekday)?;
                    calendar::shift(before, 7 * (i64::from(n) + 1))?
                } else {
                    let after = calendar::weekday_from(last.succ_opt()?, weekday)?;
                    calendar::shift(after, 7 * (i64::from(n) - 1))?
                };
                (there, there)
            }
            Select::Day(n) => {
                let there = if n < 0 {
                    calendar::shift(last, i64::from(n) + 1)?
                } else {
                    calendar::shift(first, i64::from(n) - 1)?
                };
                if there < first || there > last {
                    return None;
                }
                (there, there)
            }
            Select::Workday(n) => {
                let there = if n < 0 {
                    calendar::shift_business(last.succ_opt()?, i64::from(n))?
                } else {
                    calendar::shift_business(first.pred_opt()?, i64::from(n))?
                };
                if there < first || there > last {
                    return None;
                }
                (there, there)
            }
            Select::Sub(Unit::Half, n, _) => {
                let shape = if matches!(base, Base::Year(_)) { Shape::Year } else { self.shape_of(base) };
                let half = half_of(first, last, shape)?;
                if n == 1 { (first, half) } else { (half.succ_opt()?, last) }
            }
            Select::Sub(unit, n, count) => {
                let (from, to) = if n < 0 {
                    let after = last.succ_opt()?;
                    (Clock::step(after, -i64::from(count), unit)?, last)
                } else {
                    let from = Clock::step(first, i64::from(n) - 1, unit)?;
                    (from, Clock::step(from, i64::from(count), unit)?.pred_opt()?)
                };
                if unit == Unit::Weekend {
                    let saturday = if n < 0 {
                        calendar::weekday_until(last, 5)?
                    } else {
                        calendar::shift(calendar::weekday_from(first, 5)?, 7 * (i64::from(n) - 1))?
                    };
                    (saturday, saturday.succ_opt()?)
                } else if from < first || from > last {
                    return None;
                } else {
                    (from, to.min(last))
                }
            }
            Select::Around(Unit::Weekend) => {
                let saturday = calendar::shift(calendar::monday(first)?, 5)?;
                (saturday, saturday.succ_opt()?)
            }
            // The weekend of a feast, with the Monday that it falls on.
            Select::Beside(Unit::Weekend, 0) if first.weekday().num_days_from_monday() == 0 => {
                (calendar::shift(first, -2)?, last)
            }
            Select::Beside(Unit::Weekend, 0) => {
                let saturday = calendar::shift(calendar::monday(first)?, 5)?;
                (saturday, saturday.succ_opt()?)
            }
            Select::Beside(Unit::Weekend, n) => {
                let saturday = if n < 0 {
                    calendar::weekday_until(first.pred_opt()?.pred_opt()?, 5)?
                } else {
                    calendar::weekday_from(last.succ_opt()?, 5)?
                };
                (saturday, saturday.succ_opt()?)
            }
            Select::Beside(_, n) => {
                let monday = calendar::shift(calendar::monday(first)?, 7 * i64::from(n))?;
                (monday, calendar::shift(monday, 6)?)
            }
            Select::Around(_) => {
                let monday = calendar::monday(first)?;
                (monday, calendar::shift(monday, 6)?)
            }
            Select::WeekFrom => (first, calendar::shift(first, 6)?),
            Select::WeekTo => (calendar::shift(last, -6)?, last),
        };
        let rule = match select {
            Select::Sub(..) | Select::Around(_) | Select::Beside(..) | Select::WeekFrom | Select::WeekTo => "period",
            _ => "day",
        };
        Some(Named { first, last, opens: first, due: last, lapses: last, half: last, rule, ..whole })
    }

    fn shape_of(&self, base: &Base) -> Shape {
        Time::new(*base).shape()
    }

    fn part(&self, whole: Named, time: &Time) -> Option<Named> {
        if whole.shape == Shape::Week {
            return self.part_of_week(whole, time);
        }
        let (first, last, grain) = (whole.first, whole.last, whole.shape.grain());
        let cut = |num, den| calendar::cut(first, last, grain, num, den);
        let (from, due, to, rule) = match time.part {
            Part::None => return Some(whole),
            Part::Early => (first, cut(1, 4)?, cut(1, 3)?, "early"),
            Part::Mid => (cut(1, 3)?.succ_opt()?, cut(7, 12)?, cut(2, 3)?, "mid"),
            Part::Late => (cut(2, 3)?.succ_opt()?, last, last, "late"),
            Part::End => (cut(3, 4)?.succ_opt()?, last, last, "late"),
        };
        let half = half_of(first, last, whole.shape)?;
        let (due, to) = (due.min(last), to.min(last));
        Some(Named { first: from, last: to, opens: from, due, lapses: to, half, part: time.part, rule, ..whole })
    }

    fn part_of_week(&self, whole: Named, time: &Time) -> Option<Named> {
        let this = matches!(time.base, Base::Running(Unit::Week, ..=0));
        // On a Sunday "this week" begins the day after, and ends a week later.
        let monday = if this && self.sunday() { self.said.succ_opt()? } else { whole.first };
        let monday = if self.settings.week == WeekStart::Sunday { monday.succ_opt()? } else { monday };
        let at = |days| calendar::shift(monday, days);
        let last = if self.settings.week == WeekStart::Sunday { at(5)? } else { at(6)? };
        let (from, due, to, rule) = match time.part {
            Part::None => return Some(whole),
            Part::Early => (at(0)?, at(1)?, at(2)?, "early-week"),
            Part::Mid => (at(2)?, at(3)?, at(3)?, "mid-week"),
            Part::Late => (at(3)?, at(4)?, last, "late-week"),
            Part::End => {
                let due = if this && self.said > at(4)? { last } else { at(4)? };
                (self.said, due, last, "end-of-week")
            }
        };
        // What "before" and "until" count from is where the part begins.
        let first = if time.part == Part::End { at(3)? } else { from };
        Some(Named { first, last: to, opens: from, due, lapses: to, half: at(2)?, part: time.part, rule, ..whole })
    }

    /// The first instance, in the order of the calendar, for which `row` has days.
    pub(crate) fn pick(&self, time: &Time, row: impl Fn(&Named) -> Option<Row>) -> Option<Row> {
        (0..if time.open() { 14 } else { 1 }).find_map(|k| row(&self.instance(time, k)?))
    }

    /// The instance of an earlier time that goes with a later one.
    pub(crate) fn up_to(&self, time: &Time, later: &Named) -> Option<Named> {
        let mut time = *time;
        if let (true, Ok(year)) = (time.open(), u32::try_from(later.first.year() - self.said.year())) {
            // Its year is the later one's, or the one before.
            if year > 12 {
                for back in 0..2 {
                    let year = Year::At(later.first.year() - back);
                    if let Some(named) = time.in_year(year).and_then(|time| self.instance(&time, 0))
                        && named.first <= later.last
                    {
                        return Some(named);
                    }
                }
                time = Time { ..time };
            }
        }
        let all = (0..if time.open() { 14 } else { 1 }).filter_map(|k| self.instance(&time, k));
        all.take_while(|named| named.first <= later.last).last()
    }
}

/// The last day of the first half: 30 June, the 15th.
fn half_of(first: NaiveDate, last: NaiveDate, shape: Shape) -> Option<NaiveDate> {
    match shape {
        Shape::Month => calendar::shift(first, 14),
        Shape::Week => calendar::shift(first, 2),
        _ => calendar::cut(first, last, shape.grain(), 1, 2),
    }
}
