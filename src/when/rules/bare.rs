//! A time with nothing before it, or with a word that says nothing more: on, at, during, over, starting.

use crate::when::Kind;
use crate::when::clock::Row;
use crate::when::cursor::Words;
use crate::when::distance::{Bound, Count, Distance, Lead};
use crate::when::form::{Found, What, plain};
use crate::when::pair::{Join, Times};
use crate::when::time::Time;
use crate::when::words::{Sense, Unit, W};

impl Words<'_> {
    /// A time or a distance with no lead before it.
    pub(crate) fn bare(&self, at: usize) -> Option<Found> {
        let filled = self.filler(at);
        // "one of these days"
        if self.sense(at) == Sense::Card(1)
            && self.run(at + 1, &[W::Of, W::Whose]).is_some()
            && self.sense(at + 3) == Sense::Unit(Unit::Day, true)
        {
            return self.near("someday", at + 4);
        }
        // "one day" is no number of days
        if self.sense(at) == Sense::Card(1)
            && self.sense(at + 1) == Sense::Unit(Unit::Day, false)
            && self.tail(at + 2).is_none()
            && !self.any(at + 2, &[W::After, W::From, W::Before, W::Ago])
        {
            return match self.run(at + 2, &[W::In]).and_then(|_| self.own(at + 3)) {
                Some(found) => Some(found),
                None if self.own(at + 2).is_some() => self.own(at + 2),
                None => self.near("someday", at + 2),
            };
        }
        if let Some(end) = self.fiscal(filled) {
            return self.event(filled, end, Kind::By);
        }
        // "later in the afternoon"
        if self.is(at, W::Later) && self.run(at + 1, &[W::In, W::The, W::Morning]).is_some() {
            return self.on_its_own(&Times::one(Time::of_day()), at + 4);
        }
        if let Some((distance, end)) = self.distance(filled) {
            if self.is(end, W::Ago) || self.any(end, &[W::Old]) {
                return None;
            }
            if let Some(tail) = self.tail(end) {
                // "two days later" is told of the past, but for a clause that looks ahead.
                let later =
                    self.is(end, W::Later) && !(self.clause_start(at)..at).any(|before| self.looks_ahead(before));
                let later = later || self.is(end, W::Later) && self.is(end + 1, W::Than);
                if !self.given && (later || self.is(end, W::Out)) {
                    return None;
                }
                return self.reached(&distance, tail, Lead::In);
            }
            if let Some((times, end)) = self.times(filled) {
                return self.on_its_own(&times, end);
            }
            // "two weeks after the election"
            if self.any(end, &[W::After, W::Before, W::From, W::Following, W::Away]) {
                let name = end + 1 + usize::from(self.is(end, W::Away));
                let name = if self.is(end, W::Away) && !self.is(end + 1, W::From) { return None } else { name };
                if self.given {
                    return self.event(name, self.clause(name), Kind::By);
                }
                // "twelve months after that settlement"
                let deal = || {
                    let named = self.any(name, &[W::The, W::That, W::This, W::Whose]) && self.is(name + 1, W::Deal);
                    named.then_some(name + 2)
                };
                let stop = self.happening(name).or_else(deal)?;
                return self.event(name, stop, Kind::By);
            }
            if matches!(distance.unit, Unit::BusinessDay | Unit::Weekend) && distance.count == Count::Plural {
                return None;
            }
            let whole = at == 0 && (end >= self.tokens.len() || self.any(end, &[W::Stop, W::Dot, W::Comma]));
            let time = self.is(end, W::Possessive) && self.is(end + 1, W::Time);
            if self.given && (whole || time) {
                return self.reached(&distance, end + if time { 2 } else { 0 }, Lead::In);
            }
            return None;
        }
        if let Some(found) = self.next_units(at, filled).filter(|_| {
            // "the next week" on its own is a name; "the next ten days" is not.
            !matches!(self.sense(self.skip(filled, &[W::The]) + 1), Sense::Unit(_, false))
        }) {
            return Some(found);
        }
        if let Some((times, end)) = self.rest(filled) {
            return self.throughout(&times, end);
        }
        if self.is(filled, W::The) && self.is(filled + 1, W::Whole) {
            return self.all(filled + 1);
        }
        if let Some((times, end)) = self.times(filled) {
            // "before the week is out" comes by way of its own form; "the week" alone does not.
            return self.on_its_own(&times, end);
        }
        if self.given
            && let Some((times, end)) = self.hour_range(filled)
        {
            return self.on_its_own(&times, end);
        }
        // "the day after the vote"
        if self.is(filled, W::The)
            && matches!(self.sense(filled + 1), Sense::Unit(Unit::Day | Unit::Week | Unit::Month | Unit::Year, false))
            && self.any(filled + 2, &[W::After, W::Before])
            && !self.is(filled + 3, W::Next)
        {
            let name = filled + 3;
            if self.given {
                return self.event_after(name, Kind::By);
            }
            return self.event(name, self.happening(name)?, Kind::By);
        }
        // "the following day": the one behind a day that was named before.
        if self.is(filled, W::The)
            && self.any(filled + 1, &[W::Following, W::Next])
            && self.sense(filled + 2) == Sense::Unit(Unit::Day, false)
        {
            return self.event(filled, filled + 3, Kind::By);
        }
        // "this season", "the next election"
        if self.any(filled, &[W::This, W::Next])
            || self.given && self.is(filled, W::The) && self.any(filled + 1, &[W::Next])
            || self.given
                && at == 0
                && matches!(self.sense(filled), Sense::Other | Sense::W(W::Happening))
                && self.capital(filled)
                && self.happening(filled).is_some_and(|end| end >= self.tokens.len())
        {
            // "will hold the next round" names what is held, "will play next season" says when.
            let lasts = || matches!(self.word(filled + 1), "season" | "semester" | "term" | "session" | "holidays");
            let when = || self.is(filled + 1, W::Happening) && lasts() && !(at > 0 && self.is(at - 1, W::The));
            let end = self.happening(filled).filter(|_| self.given || when())?;
            return self.event(filled, end, Kind::By);
        }
        None
    }

    /// A time on its own, with a lead before it that says nothing more.
    pub(crate) fn own(&self, at: usize) -> Option<Found> {
        // "Chinese New Year" is a feast of its own.
        if self.sense(at) == Sense::Other && self.capital(at) && self.is(at + 1, W::New) {
            return None;
        }
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, Kind::By);
        }
        let (times, end) = self.times(at)?;
        self.on_its_own(&times, end)
    }

    pub(crate) fn on(&self, at: usize) -> Option<Found> {
        match self.sense(at + 1) {
            Sense::W(W::Or) if self.any(at + 2, &[W::Before]) => self.by(at + 3, at),
            Sense::W(W::Or) if self.any(at + 2, &[W::About, W::Around]) => self.own(at + 3),
            Sense::W(W::The) if self.any(at + 2, &[W::Verge]) => self.near("imminent", at + 3),
            Sense::Unit(Unit::Day, false) if self.sense(at + 2) == Sense::Card(1) => {
                self.event(at + 1, at + 3, Kind::By)
            }
            Sense::W(W::The) if self.is(at + 2, W::Horizon) => self.near("soon", at + 3),
            Sense::W(W::Or) if self.any(at + 2, &[W::After]) => {
                let (times, end) = self.times(at + 3)?;
                self.onward(&times, end)
            }
            _ => {
                if let Some(found) = self.own(at + 1) {
                    return Some(found);
                }
                // "on the eve of the summit"
                let eve = self.skip(at + 1, &[W::The]);
                if self.is(eve, W::Eve) && self.is(eve + 1, W::Of) {
                    return self.event_after(eve + 2, Kind::By);
                }
                let end = self.happening(at + 1)?;
                let feast = self.sense(end - 1) == Sense::Unit(Unit::Day, false)
                    || matches!(self.sense(end - 1), Sense::Weekday(_));
                (self.given || feast).then(|| self.event(at + 1, end, Kind::By))?
            }
        }
    }

    pub(crate) fn at(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        match self.sense(next) {
            Sense::W(W::Once) => return self.near("at-once", next + 1),
            Sense::W(W::Any)
                if self.any(next + 1, &[W::Moment, W::Time])
                    || matches!(self.sense(next + 1), Sense::Unit(Unit::Minute | Unit::Hour, false)) =>
            {
                return self.near("imminent", self.skip(next + 2, &[W::Now]));
            }
            Sense::W(W::Some) | Sense::W(W::A) if self.any(next + 1, &[W::Point, W::Time, W::Later]) => {
                let filled = self.filler(at);
                if let Some((times, end)) = self.times(filled).filter(|_| filled > at) {
                    return self.on_its_own(&times, end);
                }
                let filled = self.skip(filled, &[W::In, W::During, W::Over, W::Within]);
                if filled > at
                    && let Some(found) = self.next_units(filled, filled)
                {
                    return Some(found);
                }
                // "at some point in 2029"
                let led = self.skip(next + 2, &[W::In, W::During, W::Over, W::Within, W::On]);
                if led > next + 2
                    && let Some((times, end)) = self.times(led)
                {
                    return self.on_its_own(&times, end);
                }
                let end = match self.run(next + 2, &[W::In, W::The, W::Future]) {
                    Some(end) => end,
                    None if self.any(next + 2, &[W::Date, W::Stage, W::Point]) => next + 3,
                    None if self.is(next + 1, W::Later) => return None,
                    None => next + 2,
                };
                return self.near("someday", end);
            }
            Sense::W(W::Least | W::Most) => {
                if self.is(next, W::Least) && self.is(next + 1, W::Until) {
                    return self.until_form(next + 2, false, false);
                }
                return self.bare(at);
            }
            Sense::W(W::The) => {
                if let Some(end) = self.run(next + 1, &[W::Latest, W::By]) {
                    return self.by(end, at);
                }
                if self.is(next + 1, W::Latest) || self.is(next + 1, W::Earliest) {
                    let on = self.skip(next + 2, &[W::By, W::On, W::In]);
                    let (times, end) = self.times(on)?;
                    return if self.is(next + 1, W::Latest) {
                        self.limited(&times, end)
                    } else {
                        self.onward(&times, end)
                    };
                }
                // "at the end of the day" is an idiom in running text.
                if !self.given
                    && self.run(next + 1, &[W::End, W::Of, W::The]).is_some()
                    && self.sense(next + 4) == Sense::Unit(Unit::Day, false)
                {
                    return None;
                }
            }
            _ => {}
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        if let Some((times, end)) = self.times(next) {
            // "at the end of this week" is a limit with the same days.
            return self.on_its_own(&times, end);
        }
        if let Some((times, end)) = self.hour_range(next) {
            return self.on_its_own(&times, end);
        }
        let end = self.happening(next)?;
        let led = self.any(next, &[W::The, W::Next, W::This, W::Whose, W::Tonight, W::Tomorrow]) || self.given;
        led.then(|| self.event(next, end, Kind::By))?
    }

    pub(crate) fn during(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if self.any(next, &[W::All, W::Whole]) || self.is(next, W::The) && self.is(next + 1, W::Whole) {
            return self.throughout_form(self.skip(next, &[W::The]), at);
        }
        let next = match self.run(next, &[W::The, W::Course, W::Of]) {
            Some(next) => next,
            None => next,
        };
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        if let Some(found) = self.next_units(at, next) {
            return Some(found);
        }
        if let Some((times, end)) = self.rest(next) {
            return self.rest_by(&times, end);
        }
        if let Some((times, end)) = self.times(next).or_else(|| self.the_unit(next)) {
            return self.on_its_own(&times, end);
        }
        let named = self.skip(next, &[W::The]);
        if self.any(named, &[W::Last, W::Previous])
            && matches!(
                self.sense(named + 1),
                Sense::Unit(..) | Sense::Num(_) | Sense::Card(_) | Sense::W(W::Few | W::Several | W::Couple)
            )
        {
            return None;
        }
        if self.given {
            return self.event(next, self.clause(next), Kind::By);
        }
        let end = self.happening(next)?;
        self.event(next, end, Kind::By)
    }

    pub(crate) fn over(&self, at: usize) -> Option<Found> {
        let next = match self.run(at + 1, &[W::The, W::Course, W::Of]) {
            Some(next) => next,
            None => at + 1,
        };
        if let Some(found) = self.next_units(at, next) {
            return Some(found);
        }
        if let Some((times, end)) = self.rest(next) {
            return self.rest_by(&times, end);
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        if self.run(next, &[W::The, W::Long]).is_some() && self.any(next + 2, &[W::Run, W::Term]) {
            return self.near("someday", next + 3);
        }
        // "over a year from now"
        if let Some((distance, end)) = self.distance(next)
            && let Some(tail) = self.tail(end)
        {
            return self.reached(&Distance { bound: Bound::Above, ..distance }, tail, Lead::In);
        }
        let (times, end) = self.times(next)?;
        self.on_its_own(&times, end)
    }

    pub(crate) fn starting(&self, at: usize) -> Option<Found> {
        if self.is(at, W::Effective) && self.is(at + 1, W::Immediately) {
            return self.near("at-once", at + 2);
        }
        let mut next = at + 1;
        next = self.filler(next);
        next = self.skip(next, &[W::From, W::On, W::In, W::At, W::As]);
        next = self.skip(next, &[W::Of]);
        if self.is(at, W::Starting)
            && let Some(found) = self.bare(at)
        {
            return Some(found);
        }
        self.own(next)
    }

    pub(crate) fn postponed(&self, at: usize) -> Option<Found> {
        // "pushed the opening back to", "put it off until"
        let mut next = at + 1;
        while next < at + 7
            && matches!(
                self.sense(next),
                Sense::Other
                    | Sense::W(
                        W::Away
                            | W::Down
                            | W::Future
                            | W::The
                            | W::A
                            | W::Whose
                            | W::It
                            | W::Happening
                            | W::Deal
                            | W::Starting
                            | W::Start
                            | W::Date
                    )
            )
        {
            next += 1;
        }
        let next = self.any(next, &[W::Until, W::To]).then_some(next + 1)?;
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        if let Some((times, end)) = self.times(next) {
            return self.on_its_own(&times, end);
        }
        if self.is(next - 1, W::To) {
            return None;
        }
        self.event_after(next, Kind::By)
    }

    /// A time on its own: days joined by "or" are a range, periods are two limits.
    pub(crate) fn on_its_own(&self, times: &Times, end: usize) -> Option<Found> {
        if times.earliest {
            return self.onward(times, end);
        }
        if times.latest && times.second.is_none() {
            let found = self.limited(times, end)?;
            return Some(match found.what {
                // "in March at the latest" gives the whole of March.
                What::Days(row) if row.rule == "by-period" => {
                    Found::days(Row { rule: "by-end", due: row.lapses, ..row }, end)
                }
                _ => found,
            });
        }
        let mut times = *times;
        if let Some((join @ Join::Or, second)) = &mut times.second
            && times.first.is_day()
            && second.is_day()
            && !times.latest
        {
            *join = Join::Span;
        }
        let found = self.clock.days(&times, plain)?;
        Some(Found::days(found, end))
    }
}
