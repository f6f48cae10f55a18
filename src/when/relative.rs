//! Times told from the day of speaking: "this Friday", "next week", "the coming year".

use crate::when::cursor::{At, Words};
use crate::when::time::{Base, How, Select, Time, Year};
use crate::when::words::{Sense, Unit, W};
use chrono::Datelike;

impl Words<'_> {
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
            Sense::Unit(Unit::Fortnight, false) => Some((Time::new(Base::Coming(Unit::Fortnight)), at + 2)),
            _ if self.is(at + 2, W::Possessive) => None,
            _ => Some((Time::new(Base::Coming(self.period_unit(at + 1)?)), at + 2)),
        }
    }
}
