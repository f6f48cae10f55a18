//! The calendar: checked arithmetic, movable feasts, and periods cut into parts.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Gives the day of a year, a month and a day number, inside the years 1 to 9999.
pub(crate) fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1..=9999).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// Gives the day `days` later, or earlier where it is negative.
pub(crate) fn shift(from: NaiveDate, days: i64) -> Option<NaiveDate> {
    let there = if days < 0 {
        from.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        from.checked_add_days(Days::new(days.unsigned_abs()))
    };
    there.filter(|there| (1..=9999).contains(&there.year()))
}

/// Gives the day `months` later: Jan 31 + 1 month is the last of February.
pub(crate) fn shift_months(from: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let there = if months < 0 { from.checked_sub_months(count) } else { from.checked_add_months(count) };
    there.filter(|there| (1..=9999).contains(&there.year()))
}

/// Gives the day that comes `days` business days (Monday to Friday) later.
pub(crate) fn shift_business(from: NaiveDate, days: i64) -> Option<NaiveDate> {
    let mut there = from;
    // A Saturday or Sunday counts as the Friday before it.
    let beyond = i64::from(there.weekday().num_days_from_monday()) - 4;
    if beyond > 0 {
        there = shift(there, -beyond)?;
    }
    let in_week = i64::from(there.weekday().num_days_from_monday()) + days;
    shift(there, days + 2 * in_week.div_euclid(5))
}

/// Gives the last day of a month.
pub(crate) fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    day(next_year, next, 1)?.pred_opt()
}

/// Gives the Monday of the ISO week that holds `there`.
pub(crate) fn monday(there: NaiveDate) -> Option<NaiveDate> {
    shift(there, -i64::from(there.weekday().num_days_from_monday()))
}

/// Gives the first day of a weekday (0 is Monday) on or after `from`.
pub(crate) fn weekday_from(from: NaiveDate, weekday: u8) -> Option<NaiveDate> {
    let today = from.weekday().num_days_from_monday();
    shift(from, i64::from((u32::from(weekday) + 7 - today) % 7))
}

/// Gives the last day of a weekday on or before `from`.
pub(crate) fn weekday_until(from: NaiveDate, weekday: u8) -> Option<NaiveDate> {
    let today = from.weekday().num_days_from_monday();
    shift(from, -i64::from((today + 7 - u32::from(weekday)) % 7))
}

/// A feast of the house rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feast {
    NewYear,
    NewYearsEve,
    Valentine,
    Patrick,
    GoodFriday,
    Easter,
    EasterMonday,
    Memorial,
    Independence,
    Labor,
    Halloween,
    Thanksgiving,
    ChristmasEve,
    Christmas,
    Boxing,
}

impl Feast {
    /// Gives the feast's day in a year.
    pub(crate) fn of(self, year: i32) -> Option<NaiveDate> {
        match self {
            Feast::NewYear => day(year, 1, 1),
            Feast::NewYearsEve => day(year, 12, 31),
            Feast::Valentine => day(year, 2, 14),
            Feast::Patrick => day(year, 3, 17),
            Feast::GoodFriday => shift(easter(year)?, -2),
            Feast::Easter => easter(year),
            Feast::EasterMonday => shift(easter(year)?, 1),
            Feast::Memorial => weekday_until(day(year, 5, 31)?, 0),
            Feast::Independence => day(year, 7, 4),
            Feast::Labor => weekday_from(day(year, 9, 1)?, 0),
            Feast::Halloween => day(year, 10, 31),
            Feast::Thanksgiving => weekday_from(day(year, 11, 22)?, 3),
            Feast::ChristmasEve => day(year, 12, 24),
            Feast::Christmas => day(year, 12, 25),
            Feast::Boxing => day(year, 12, 26),
        }
    }
}

/// Gives the Sunday of western Easter, by the anonymous Gregorian computus (Nature, 1876).
pub(crate) fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let count = moon + sunday - 7 * late + 114;
    day(year, (count / 31) as u32, (count % 31 + 1) as u32)
}

/// What a period is counted in when it is cut into parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    /// Only days.
    Days,
    /// So many months, where a part has whole ones; else days.
    Months(i64),
    /// So many years, rounded up.
    Years(i64),
}

/// Gives the last day of the first `num`/`den` of a period, the boundary rounded up
/// to a whole day, month or year.
pub(crate) fn cut(first: NaiveDate, last: NaiveDate, grain: Grain, num: i64, den: i64) -> Option<NaiveDate> {
    let up = |total: i64| (total * num + den - 1) / den;
    let next = match grain {
        Grain::Months(count) if count * num % den == 0 => shift_months(first, count * num / den)?,
        Grain::Years(count) => shift_months(first, 12 * up(count))?,
        _ => shift(first, up((last - first).num_days() + 1))?,
    };
    shift(next, -1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_days_step_over_weekends() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (from, days, want) in [
            ("2026-06-11", 3, "2026-06-16"),
            ("2026-06-12", 1, "2026-06-15"),
            ("2026-06-13", 1, "2026-06-15"),
            ("2026-06-14", 5, "2026-06-19"),
            ("2026-06-10", 10, "2026-06-24"),
        ] {
            assert_eq!(shift_business(day(from), days), Some(day(want)), "{from} + {days}");
        }
    }
}
