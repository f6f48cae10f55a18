//! Finds the forms: looks at each token that can begin one, and asks there.

use super::Kind;
use super::calendar;
use super::distance::{Bound, Lead};
use super::form::{Found, What, plannable, row};
use super::lex::Token;
use super::phrase::Words;
use super::time::Row;
use super::words::{Sense, Unit, W};

impl<'t> Words<'t> {
    /// The form that begins at a token, if one does.
    pub(crate) fn form(&self, at: usize, denied: bool) -> Option<Found> {
        let Sense::W(word) = self.sense(at) else {
            return match self.sense(at) {
                Sense::Other | Sense::Unit(..) if !self.given && !self.starts_other(at) => None,
                _ => self.bare(at),
            };
        };
        match word {
            W::By => self.by(at + 1, at),
            W::No | W::Not => self.no_later(at),
            W::On => self.on(at),
            W::In => self.inside(at),
            W::At => self.at(at),
            W::Before => self.ahead_of(at + 1, at, denied),
            W::Ahead | W::Prior => {
                let of = if self.any(at + 1, &[W::Of, W::To]) { at + 2 } else { return None };
                self.ahead_of(of, at, denied)
            }
            W::Earlier | W::Sooner if self.is(at + 1, W::Than) => self.ahead_of(at + 2, at, denied),
            W::Sooner if self.is(at + 1, W::Or) && self.is(at + 2, W::Later) => self.near(at, "someday", at + 3),
            W::Until => self.until_form(at, at + 1, denied, false),
            W::Up if self.is(at + 1, W::Until) => self.until_form(at, at + 2, denied, false),
            W::Up if self.is(at + 1, W::To) && self.is(at + 2, W::And) => {
                let (times, end) = self.times(self.skip(at + 3, &[W::Including]))?;
                self.through(&times, end)
            }
            W::Through => self.through_form(at),
            W::Throughout => self.throughout_form(at + 1, at),
            W::During => self.during(at),
            W::Over => self.over(at),
            W::Within | W::Inside => self.within(at),
            W::For => self.for_form(at),
            W::Between => self.between(at),
            W::From => self.from(at),
            W::After => self.after_form(at + 1, at),
            W::Beyond => self.after_form(at + 1, at),
            W::Later if self.is(at + 1, W::Than) => self.after_form(at + 2, at),
            W::As => self.as_early(at),
            W::Starting | W::Effective => self.starting(at),
            W::Start if self.given => self.starting(at).or_else(|| self.bare(at)),
            W::Postponed | W::Delay => self.postponed(at),
            W::Extended => self.extended(at, denied),
            W::All | W::Whole => self.all(at),
            W::Rest => {
                let (times, end) = self.rest(at)?;
                self.throughout(&times, end)
            }
            W::Around | W::About | W::Roughly => self.about(at),
            W::When | W::Once | W::Upon => self.event_clause(at, at + 1),
            W::Next | W::The | W::This | W::Current | W::Last => self.bare(at),
            W::Sometime if self.is(at + 1, W::Soon) => self.near(at, "soon", at + 2),
            W::Following if self.given && at == 0 => self.bare(at).or_else(|| self.after_form(at + 1, at)),
            _ => self.nearness(at).or_else(|| self.bare(at)),
        }
    }

    fn starts_other(&self, at: usize) -> bool {
        match self.sense(at) {
            Sense::Unit(..) => true,
            _ => self.width(at) <= 2 && self.capital(at) || self.width(at) == 3 && self.capital(at),
        }
    }

    /// Whether the words are "fiscal year" and the like; the end of them.
    pub(crate) fn fiscal(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + 9 {
            match self.sense(next) {
                Sense::W(W::Fiscal) => {
                    let ordinal = self.ordinal(next + 1).map_or(next + 1, |(_, end)| end);
                    let end = match self.sense(ordinal) {
                        Sense::Unit(Unit::Year | Unit::Quarter, false) => ordinal + 1,
                        Sense::W(W::Half | W::Term) => ordinal + 1,
                        Sense::Num(_) => self.second_year(ordinal + 1),
                        _ => return None,
                    };
                    let end = self.skip(end, &[W::Possessive]);
                    let end = self.skip(end, &[W::End]);
                    let end = if matches!(self.sense(end), Sense::Num(_)) { self.second_year(end + 1) } else { end };
                    // "the financial year to June 30"
                    if self.is(end, W::To)
                        && let Some((_, after)) = self.time(end + 1)
                    {
                        return Some(after);
                    }
                    return Some(end);
                }
                Sense::W(W::Fy) => {
                    let num = self.skip(next + 1, &[W::Possessive, W::Hyphen]);
                    return Some(if matches!(self.sense(num), Sense::Num(_)) {
                        self.second_year(num + 1)
                    } else {
                        next + 1
                    });
                }
                Sense::W(
                    W::The
                    | W::This
                    | W::Next
                    | W::Current
                    | W::Coming
                    | W::Whose
                    | W::End
                    | W::Starting
                    | W::Start
                    | W::Of
                    | W::Q
                    | W::H
                    | W::Early
                    | W::Mid
                    | W::Late
                    | W::Middle
                    | W::Close
                    | W::Half
                    | W::Last
                    | W::Hyphen
                    | W::Following
                    | W::Possessive
                    | W::New
                    | W::Rest
                    | W::In
                    | W::Upcoming,
                )
                | Sense::Ord(_)
                | Sense::Num(_)
                | Sense::Unit(Unit::Quarter, false) => next += 1,
                _ => return None,
            }
        }
        None
    }

    /// The end of "/27" in "2026/27".
    fn second_year(&self, at: usize) -> usize {
        let mark = self.any(at, &[W::Slash, W::Hyphen, W::Dash]) && self.glued(at) && self.glued(at + 1);
        if mark && matches!(self.sense(at + 1), Sense::Num(_)) { at + 2 } else { at }
    }

    fn event(&self, name: usize, end: usize, kind: Kind) -> Option<Found> {
        (end > name).then_some(Found { end, what: What::Event { kind, name } })
    }

    /// The end of a noun phrase whose head is something that happens.
    fn happening(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.fiscal(at) {
            return Some(end);
        }
        let mut seen = None;
        for next in at..at + 8 {
            match self.sense(next) {
                Sense::W(W::Happening) => {
                    // "Election Day"
                    let day = self.sense(next + 1) == Sense::Unit(Unit::Day, false);
                    let day = day && self.capital(next) && self.capital(next + 1);
                    seen = Some(next + 1 + usize::from(day));
                    if day {
                        break;
                    }
                }
                // "the G20", "COP31"
                Sense::Other
                    if self.capital(next)
                        && matches!(self.word(next), "G" | "COP")
                        && self.glued(next + 1)
                        && matches!(self.sense(next + 1), Sense::Num(_))
                        && seen.is_none() =>
                {
                    seen = Some(next + 2);
                    if !matches!(self.sense(next + 2), Sense::W(W::Happening)) {
                        break;
                    }
                }
                Sense::W(W::A) if next == at => return None,
                Sense::Ord(_) | Sense::Num(_) | Sense::Card(_) | Sense::Weekday(_) | Sense::Other => {
                    if seen.is_some() && !matches!(self.sense(next), Sense::Num(_)) {
                        break;
                    }
                    // "on Chinese New Year", "on polling day"
                    if self.capital(next)
                        && self.is(next + 1, W::New)
                        && self.sense(next + 2) == Sense::Unit(Unit::Year, false)
                    {
                        seen = Some(next + 3);
                        break;
                    }
                    if matches!(self.word(next), "polling" | "voting" | "match" | "release")
                        && self.sense(next + 1) == Sense::Unit(Unit::Day, false)
                    {
                        seen = Some(next + 2);
                        break;
                    }
                    // "on Columbus Day"
                    if self.capital(next)
                        && (self.sense(next + 1) == Sense::Unit(Unit::Day, false)
                            || self.is(next + 1, W::Possessive)
                                && self.sense(next + 2) == Sense::Unit(Unit::Day, false))
                        && self.capital(next + 1 + usize::from(self.is(next + 1, W::Possessive)))
                    {
                        seen = Some(next + 2 + usize::from(self.is(next + 1, W::Possessive)));
                        break;
                    }
                    if self.capital(next) && matches!(self.sense(next + 1), Sense::Weekday(_)) {
                        seen = Some(next + 2);
                        break;
                    }
                }
                Sense::W(
                    W::The
                    | W::This
                    | W::Next
                    | W::Current
                    | W::Coming
                    | W::Whose
                    | W::New
                    | W::Possessive
                    | W::Hyphen
                    | W::Upcoming
                    | W::Following
                    | W::Early
                    | W::Final
                    | W::Dot
                    | W::Tonight
                    | W::Last
                    | W::Deal
                    | W::Fiscal
                    | W::End
                    | W::Of
                    | W::Start
                    | W::Business
                    | W::Close
                    | W::Today
                    | W::Tomorrow,
                )
                | Sense::Unit(Unit::Year | Unit::Week | Unit::Day | Unit::Month, _)
                | Sense::Feast(_)
                | Sense::Month(_)
                | Sense::Season(_) => {
                    if seen.is_some() {
                        break;
                    }
                    // "May Day"
                    if matches!(self.sense(next), Sense::Month(5))
                        && self.sense(next + 1) == Sense::Unit(Unit::Day, false)
                        && self.capital(next + 1)
                    {
                        seen = Some(next + 2);
                        break;
                    }
                }
                _ => break,
            }
        }
        // "the vote on the budget" keeps to "the vote".
        seen
    }

    /// The end of the clause that begins here.
    fn clause(&self, at: usize) -> usize {
        let mut end = at;
        while end < self.tokens.len() && end < at + if self.given { 40 } else { 18 } {
            match self.sense(end) {
                Sense::W(W::Stop | W::Comma | W::Quote | W::Open | W::Colon | W::Dash | W::But) => break,
                Sense::W(W::Dot) if !self.glued(end + 1) || !self.glued(end) => break,
                Sense::W(W::And) if !self.given && end > at + 2 && self.any(end + 1, &[W::Will, W::It, W::Then]) => {
                    break;
                }
                _ => end += 1,
            }
        }
        end
    }

    /// "when the treaty expires", "once the ceasefire is signed".
    fn event_clause(&self, start: usize, at: usize) -> Option<Found> {
        if self.is(at, W::Again) || self.any(at, &[W::A, W::Every, W::In, W::Upon, W::Asked]) && !self.given {
            return None;
        }
        // "once a week", "once every year"
        if self.any(at, &[W::A, W::Every]) && matches!(self.sense(at + 1), Sense::Unit(..)) {
            return None;
        }
        if !self.given && !self.looks_ahead_clause(at) {
            return None;
        }
        let _ = start;
        self.event(at, self.clause(at), Kind::By)
    }

    /// Whether the clause after "when" tells of what has not happened yet.
    fn looks_ahead_clause(&self, at: usize) -> bool {
        let end = self.clause(at);
        if end < at + 2 {
            return false;
        }
        !(at..end).any(|next| {
            self.any(next, &[W::Past, W::Saying])
                || matches!(self.sense(next), Sense::Other) && {
                    let word = self.word(next);
                    word.len() > 4
                        && word.ends_with("ed")
                        && !self.any(next.wrapping_sub(1), &[W::Is, W::Being, W::Went])
                }
        })
    }

    /// The name of an event after "before", "until", "after".
    fn event_after(&self, at: usize, kind: Kind) -> Option<Found> {
        if self.given {
            let named = self.skip(at, &[W::The]);
            if self.any(at, &[W::Stop, W::Comma, W::All, W::That]) && at + 1 >= self.tokens.len()
                || at >= self.tokens.len()
                || self.any(named, &[W::Past2, W::Yesterday])
                || self.is(named, W::Last) && matches!(self.sense(named + 1), Sense::Unit(..))
                || agent_or_place(self.word(named))
            {
                return None;
            }
            return self.event(at, self.clause(at), kind);
        }
        if let Some(end) = self.happening(at) {
            return self.event(at, end, kind);
        }
        if self.any(at, &[W::Then]) {
            return self.event(at, at + 1, kind);
        }
        let first = self.word(at);
        let gerund = first.len() > 5 && first.ends_with("ing");
        let end = self.clause(at);
        let clause = (at + 1..end).any(|next| {
            let word = self.word(next);
            let verb = self.any(next, &[W::Is, W::Will, W::Being, W::Went, W::Expected, W::Ends, W::Verb]);
            verb || self.sense(next) == Sense::Other
                && word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !self.capital(next)
        });
        ((gerund || clause) && self.looks_ahead_clause(at)).then(|| self.event(at, end, kind))?
    }

    fn by(&self, at: usize, start: usize) -> Option<Found> {
        let at = self.filler(at);
        let at = if self.run(at, &[W::At, W::The, W::Latest]).is_some() { at + 3 } else { at };
        let at = self.skip(at, &[W::Or]);
        let at = if self.is(at, W::On) && self.is(at - 1, W::Or) { at + 1 } else { at };
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, Kind::By);
        }
        if let Some((times, end)) = self.times(at) {
            // "by 2030 votes", "by 20 percent": not a time after all.
            return self.limited(&times, end);
        }
        if self.any(at, &[W::Now]) {
            return None;
        }
        if let Some(end) = self.happening(at) {
            return self.event(at, if self.given { self.clause(at).max(end) } else { end }, Kind::By);
        }
        if self.any(at, &[W::Then]) || self.is(at, W::The) && self.is(at + 1, W::Time) && self.clause(at) > at + 2 {
            return self.event(at, if self.is(at, W::Then) { at + 1 } else { self.clause(at) }, Kind::By);
        }
        let definite = self.any(at, &[W::The, W::Next, W::Whose]) && !agent_or_place(self.word(at + 1));
        (self.given && start == 0 && definite).then(|| self.event(at, self.clause(at), Kind::By))?
    }

    /// "no later than", "no earlier than", "not before", "not until".
    fn no_later(&self, at: usize) -> Option<Found> {
        let aux = at > 0 && self.any(at - 1, &[W::Is, W::Will, W::Expected, W::Past, W::Went, W::Being]);
        match self.sense(at + 1) {
            Sense::W(W::Later) if self.is(at + 2, W::Than) => self.by(at + 3, at + 3),
            Sense::W(W::Earlier | W::Sooner) if self.is(at + 2, W::Than) => {
                let (times, end) = self.times(at + 3)?;
                self.onward(&times, end)
            }
            Sense::W(W::Until) if self.is(at, W::Not) && !aux && self.is(at + 2, W::After) => {
                match self.times(at + 3) {
                    Some((times, end)) => self.after(&times, end),
                    None => self.event_after(at + 3, Kind::By),
                }
            }
            Sense::W(W::Before | W::Until) if self.is(at, W::Not) && !aux => {
                if let Some((times, end)) = self.times(at + 2) {
                    return self.onward(&times, end);
                }
                self.event_after(at + 2, Kind::By)
            }
            Sense::W(W::More | W::Less) if self.given && at == 0 => self.bare(at),
            _ => None,
        }
    }

    fn on(&self, at: usize) -> Option<Found> {
        match self.sense(at + 1) {
            Sense::W(W::Or) if self.any(at + 2, &[W::Before]) => self.by(at + 3, at),
            Sense::W(W::Or) if self.any(at + 2, &[W::About, W::Around]) => self.own(at + 3),
            Sense::W(W::The) if self.any(at + 2, &[W::Verge]) => self.near(at, "imminent", at + 3),
            Sense::W(W::The) if self.is(at + 2, W::Horizon) => self.near(at, "soon", at + 3),
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

    /// A time on its own, with a lead before it that says nothing more.
    fn own(&self, at: usize) -> Option<Found> {
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

    fn inside(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        match self.sense(next) {
            Sense::W(W::The) => match self.sense(next + 1) {
                Sense::W(W::Near | W::Foreseeable | W::Short | W::Immediate | W::Distant)
                    if self.any(self.dash(next + 2), &[W::Future, W::Term, W::Run]) =>
                {
                    return self.near(at, "near-future", self.dash(next + 2) + 1);
                }
                Sense::W(W::Not) => {
                    let mut end = next + 2;
                    while end < next + 8 && !self.is(end, W::Future) && !self.is(end, W::Stop) {
                        end += 1;
                    }
                    return if self.is(end, W::Future) { self.near(at, "near-future", end + 1) } else { None };
                }
                Sense::W(W::Long) if self.any(next + 2, &[W::Run, W::Term]) => {
                    return self.near(at, "someday", next + 3);
                }
                Sense::W(W::End) if !self.is(next + 2, W::Of) => return self.near(at, "someday", next + 2),
                Sense::W(W::Future) => return self.near(at, "someday", next + 2),
                Sense::W(W::Offing) => return self.near(at, "soon", next + 2),
                Sense::W(W::Course) if self.is(next + 2, W::Of) => {
                    return self.own(next + 3).or_else(|| self.next_units(at, next + 3));
                }
                Sense::W(W::Space) if self.is(next + 2, W::Of) => return self.count(at, next + 3, Lead::Within),
                Sense::W(W::Middle)
                    if self.is(next + 2, W::Of) && self.run(next + 3, &[W::The, W::Morning]).is_some() =>
                {
                    return None;
                }
                _ => {}
            },
            Sense::W(W::Due) if self.any(next + 1, &[W::Course, W::Time]) => return self.near(at, "someday", next + 2),
            Sense::W(W::Sight) => return self.near(at, "soon", next + 1),
            Sense::W(W::Prior) if self.is(next + 1, W::Of) => return self.ahead_of(next + 2, at, false),
            Sense::W(W::Or) if self.any(next + 1, &[W::Around, W::About]) => return self.own(next + 2),
            Sense::W(W::Course) => return None,
            _ => {}
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        let filled = self.filler(next);
        if let Some(found) = self.next_units(at, filled) {
            return Some(found);
        }
        if let Some(found) = self.rest(filled) {
            return self.rest_by(&found.0, found.1);
        }
        if let Some(found) = self.count(at, filled, Lead::In) {
            return Some(found);
        }
        if let Some((times, end)) = self.times(filled) {
            return self.on_its_own(&times, end);
        }
        // "in the days after the vote"
        if self.given
            && self.is(next, W::The)
            && matches!(self.sense(next + 1), Sense::Unit(_, true))
            && self.any(next + 2, &[W::After, W::Before])
        {
            return self.event(next + 3, self.clause(next + 3), Kind::By);
        }
        None
    }

    fn rest_by(&self, times: &super::phrase::Times, end: usize) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| Some(row("this-period", Kind::By, said, named.last, named.last)))?;
        Some(Found::days(found, end))
    }

    /// "the next ten days", "the coming weeks", "the next month", "the weeks ahead".
    fn next_units(&self, start: usize, at: usize) -> Option<Found> {
        let the = self.skip(at, &[W::The]);
        let _ = start;
        let kind = Kind::By;
        match self.sense(the) {
            Sense::W(W::Next | W::Coming | W::Following | W::Upcoming) => {
                let calendar_next = self.is(the, W::Next);
                match self.sense(the + 1) {
                    // "in the next month": a month from now; "in the next decade" is a name.
                    Sense::Unit(unit, false) if the > at => {
                        if matches!(unit, Unit::Weekend)
                            || self.is(the + 2, W::Possessive)
                            || !calendar_next && self.is(the, W::Following)
                        {
                            return None;
                        }
                        if matches!(unit, Unit::Decade | Unit::Century) && calendar_next && !self.is(start, W::Over) {
                            return None;
                        }
                        // "the next day or two", "the coming week or so"
                        if let Some(found) = self.or_more(the + 1, unit) {
                            return Some(found);
                        }
                        if unit == Unit::Day && !calendar_next {
                            return None;
                        }
                        let due = super::time::Clock::step(self.clock.said, 1, unit)?;
                        let days = row("within", kind, self.clock.said, due, due);
                        return Some(Found::days(self.clock.settle(days)?, the + 2));
                    }
                    Sense::W(W::Following) => return None,
                    _ => {}
                }
                let (distance, end) = self.distance(the + 1)?;
                self.reached(&distance, end, Lead::Within)
            }
            // "in the weeks ahead", "in the months to come"
            Sense::Unit(_, true) if the > at => {
                let (distance, end) = self.distance(the)?;
                let ahead = if self.is(end, W::Ahead) {
                    end + 1
                } else if self.is(end, W::To) && self.is(end + 1, W::Come) {
                    end + 2
                } else {
                    return None;
                };
                self.reached(&distance, ahead, Lead::Within)
            }
            // "in the two weeks ahead"
            Sense::Num(_) | Sense::Card(_) if the > at => {
                let (distance, end) = self.distance(the)?;
                if !self.is(end, W::Ahead) || self.is(end + 1, W::Of) {
                    return None;
                }
                self.reached(&distance, end + 1, Lead::Within)
            }
            Sense::Unit(unit, false) if the > at && self.is(the + 1, W::Ahead) => {
                let due = super::time::Clock::step(self.clock.said, 1, unit)?;
                let days = row("within", kind, self.clock.said, due, due);
                Some(Found::days(self.clock.settle(days)?, the + 2))
            }
            _ => None,
        }
    }

    /// "day or two", "week or so", "year and a half" after "the next".
    fn or_more(&self, at: usize, unit: Unit) -> Option<Found> {
        use super::distance::{Count, Distance};
        let exact = |n, bound| Distance { count: Count::Exact(n), unit, bound };
        if self.is(at + 1, W::Or) {
            if self.is(at + 2, W::So) {
                return self.reached(&exact(1000, Bound::About), at + 3, Lead::Within);
            }
            if let Some((n, end)) = self.cardinal(at + 2) {
                return self.reached(&exact(u64::from(n) * 1000, Bound::None), end, Lead::Within);
            }
        }
        if self.run(at + 1, &[W::And, W::A, W::Half]).is_some() {
            return self.reached(&exact(1500, Bound::None), at + 4, Lead::Within);
        }
        None
    }

    fn reached(&self, distance: &super::distance::Distance, end: usize, lead: Lead) -> Option<Found> {
        let said = self.clock.said;
        if matches!(distance.bound, Bound::Least | Bound::Above) {
            let super::distance::Count::Exact(n) = distance.count else { return None };
            let (reached, _) = distance.reach(said, n)?;
            let opens = calendar::shift(reached, i64::from(distance.bound == Bound::Above))?;
            return Some(Found::days(Row { rule: "after", kind: Kind::By, opens, due: None, lapses: None }, end));
        }
        let (due, lapses, rule) = distance.window(said, lead)?;
        Some(Found::days(row(rule, Kind::By, said, due, lapses), end))
    }

    /// A distance, with what may follow it: "in two weeks' time", "in the next ten days".
    fn count(&self, start: usize, at: usize, lead: Lead) -> Option<Found> {
        let (distance, mut end) = self.distance(at)?;
        // "the first in ten years", "the worst in decades"
        if lead == Lead::In && !self.given && start > 0 && self.superlative(start) {
            return None;
        }
        if self.is(end, W::Possessive) && self.is(end + 1, W::Time) {
            end += 2;
        } else if self.is(end, W::Time) && lead == Lead::In {
            end += 1;
        }
        if let Some(tail) = self.tail(end) {
            end = tail;
        }
        // "in two weeks of talks", "a two-week period"
        if self.any(end, &[W::Of, W::After, W::Before, W::From, W::Following])
            && !self.any(end + 1, &[W::Now, W::Today])
        {
            if self.is(end, W::Of) && lead == Lead::In {
                return None;
            }
            let counted = match lead {
                Lead::Within => self.times(end + 1),
                Lead::In => None,
            };
            if let Some((times, after)) = counted {
                return self.within_of(&distance, &times, after, self.is(end, W::Before));
            }
            if lead == Lead::Within || self.given {
                let name = end + 1;
                let stop =
                    if self.given { self.clause(name) } else { self.happening(name).unwrap_or(self.clause(name)) };
                return self.event(name, stop, Kind::By);
            }
        }
        if self.any(end, &[W::Of, W::From]) && self.any(end + 1, &[W::Now, W::Today]) {
            end += 2;
        }
        self.reached(&distance, end, lead)
    }

    /// "within ten days of Easter": from now to that long after it.
    fn within_of(
        &self,
        distance: &super::distance::Distance,
        times: &super::phrase::Times,
        end: usize,
        before: bool,
    ) -> Option<Found> {
        let super::distance::Count::Exact(n) = distance.count else { return None };
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let due = if before { calendar::shift(named.first, -1)? } else { distance.reach(named.last, n)?.1 };
            Some(row("within", Kind::By, said, due, due))
        })?;
        Some(Found::days(found, end))
    }

    fn superlative(&self, at: usize) -> bool {
        (at.saturating_sub(5)..at).any(|before| {
            matches!(self.sense(before), Sense::Ord(_) | Sense::W(W::Most | W::Least | W::Only))
                || self.sense(before) == Sense::Other && {
                    let word = self.word(before);
                    word.len() > 4 && word.ends_with("est")
                        || word.eq_ignore_ascii_case("worst")
                        || word.eq_ignore_ascii_case("best")
                }
        })
    }

    /// What makes a bare distance a deadline: "from now", "away", "later".
    fn tail(&self, at: usize) -> Option<usize> {
        match self.sense(at) {
            Sense::W(W::From) if self.any(at + 1, &[W::Now]) => Some(at + 2),
            Sense::W(W::Away) if !self.is(at + 1, W::Near) => {
                // "two weeks away from the vote" hangs on an event.
                if self.is(at + 1, W::From) && !self.is(at + 2, W::Now) { None } else { Some(at + 1) }
            }
            Sense::W(W::Later | W::Hence | W::Out) => Some(at + 1),
            Sense::W(W::Ahead) if !self.is(at + 1, W::Of) => Some(at + 1),
            Sense::W(W::To) if self.is(at + 1, W::Come) => Some(at + 2),
            Sense::W(W::Line) if self.is(at + 1, W::The) && self.any(at + 2, &[W::Road]) => Some(at + 3),
            _ => None,
        }
    }

    fn at(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        match self.sense(next) {
            Sense::W(W::Once) => return self.near(at, "at-once", next + 1),
            Sense::W(W::Any)
                if self.any(next + 1, &[W::Moment, W::Time])
                    || matches!(self.sense(next + 1), Sense::Unit(Unit::Minute | Unit::Hour, false)) =>
            {
                return self.near(at, "imminent", self.skip(next + 2, &[W::Now]));
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
                return self.near(at, "someday", end);
            }
            Sense::W(W::Least | W::Most) => {
                if self.is(next, W::Least) && self.is(next + 1, W::Until) {
                    return self.until_form(at, next + 2, false, false);
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

    fn hour_range(&self, at: usize) -> Option<(super::phrase::Times, usize)> {
        let end = self.hour(at)?;
        let time = super::time::Time { clock: true, today: true, ..super::time::Time::new(super::time::Base::Day(0)) };
        Some((super::phrase::Times { first: time, second: None, latest: false, earliest: false }, end))
    }

    fn ahead_of(&self, at: usize, start: usize, denied: bool) -> Option<Found> {
        let at = if self.word(at) == "too" && self.is(at + 1, W::Long) { at + 1 } else { at };
        if self.is(at, W::Long) {
            return if self.is(start, W::Before) { self.near(start, "soon", at + 1) } else { None };
        }
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, if denied { Kind::Deny } else { Kind::By });
        }
        if let Some((times, mut end)) = self.times(at) {
            let mut times = times;
            if times.second.is_none()
                && let Some(outlast) = self.outlast(end)
            {
                end = outlast;
                times.first.part = super::time::Part::End;
            } else if times.second.is_none()
                && matches!(self.word(end), "begins" | "starts" | "arrives" | "comes" | "dawns")
            {
                end += 1;
            }
            return self.before(&times, end, denied);
        }
        if self.any(at, &[W::Now]) {
            return None;
        }
        self.event_after(at, if denied { Kind::Deny } else { Kind::By })
    }

    fn until_form(&self, start: usize, at: usize, denied: bool, include: bool) -> Option<Found> {
        let _ = start;
        let at = if self.any(at, &[W::At]) && self.any(at + 1, &[W::Least]) { at + 2 } else { at };
        let at = if self.is(at, W::As) && self.is(at + 1, W::Late) && self.is(at + 2, W::As) { at + 3 } else { at };
        let including = if self.is(at, W::And) && self.is(at + 1, W::Including) { 2 } else { 0 };
        let (at, include) = (at + including, include || including > 0);
        let after = self.is(at, W::After);
        let at = if after { at + 1 } else { at };
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, if denied { Kind::Deny } else { Kind::Hold });
        }
        if let Some((times, end)) = self.times(at) {
            return self.until(&times, end, include || after, denied);
        }
        if self.any(at, &[W::Now, W::Further]) {
            return None;
        }
        self.event_after(at, if denied { Kind::Deny } else { Kind::Hold })
    }

    fn through_form(&self, at: usize) -> Option<Found> {
        let next = self.skip(at + 1, &[W::To]);
        let (times, end) = self.times(next)?;
        self.through(&times, end)
    }

    fn throughout_form(&self, at: usize, start: usize) -> Option<Found> {
        let at = self.skip(at, &[W::All, W::Whole]);
        let at = self.skip(at, &[W::Of]);
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, Kind::Hold);
        }
        if let Some(found) = self.next_units(start, at) {
            return Some(self.held(found));
        }
        if let Some((times, end)) = self.times(at).or_else(|| self.the_unit(at)) {
            return self.throughout(&times, end);
        }
        let end = self.happening(at)?;
        self.event(at, end, Kind::Hold)
    }

    /// "the week", "the year", where it is clear that the running one is meant.
    fn the_unit(&self, at: usize) -> Option<(super::phrase::Times, usize)> {
        let the = self.skip(at, &[W::The]);
        let the = self.skip(the, &[W::Whole]);
        let Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade), false) =
            self.sense(the)
        else {
            return None;
        };
        let time = super::time::Time::new(super::time::Base::Running(unit, 0));
        Some((super::phrase::Times { first: time, second: None, latest: false, earliest: false }, the + 1))
    }

    fn held(&self, found: Found) -> Found {
        match found.what {
            What::Days(days) => Found::days(
                Row {
                    kind: Kind::Hold,
                    lapses: days.due,
                    rule: if days.due.is_some() { "for" } else { days.rule },
                    ..days
                },
                found.end,
            ),
            What::Event { name, .. } => Found { what: What::Event { kind: Kind::Hold, name }, ..found },
        }
    }

    fn during(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if self.any(next, &[W::All, W::Whole]) {
            return self.throughout_form(next, at);
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
        if self.any(named, &[W::Last, W::Past2]) && matches!(self.sense(named + 1), Sense::Unit(..) | Sense::W(W::Few))
        {
            return None;
        }
        if self.given {
            return self.event(next, self.clause(next), Kind::By);
        }
        let end = self.happening(next)?;
        self.event(next, end, Kind::By)
    }

    fn over(&self, at: usize) -> Option<Found> {
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
            return self.near(at, "someday", next + 3);
        }
        // "over a year from now"
        if let Some((distance, end)) = self.distance(next)
            && let Some(tail) = self.tail(end)
        {
            return self.reached(&super::distance::Distance { bound: Bound::Above, ..distance }, tail, Lead::In);
        }
        let (times, end) = self.times(next)?;
        self.on_its_own(&times, end)
    }

    fn within(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        let the = self.skip(next, &[W::The]);
        if self.is(next, W::Reach) && self.is(at, W::Within) {
            return self.near(at, "soon", next + 1);
        }
        if let Some(found) = self.next_units(at, next) {
            return Some(found);
        }
        if let Some(end) = self.run(the, &[W::Space, W::Of]) {
            return self.count(at, end, Lead::Within);
        }
        if let Some(found) = self.count(at, next, Lead::Within) {
            return Some(found);
        }
        // "within the week", "within the hour"
        if let (Sense::Unit(unit, false), true) = (self.sense(the), the > next) {
            let count =
                super::distance::Distance { count: super::distance::Count::Exact(1000), unit, bound: Bound::None };
            return self.reached(&count, the + 1, Lead::Within);
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        let (times, end) = self.times(next)?;
        self.on_its_own(&times, end)
    }

    fn for_form(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        let next = self.filler(next);
        if self.is(self.skip(next, &[W::The]), W::Foreseeable) {
            let end = self.skip(next, &[W::The]) + 1;
            return self.near(at, "near-future", end + 1).map(|found| self.held(found));
        }
        if let Some((times, end)) = self.rest(next) {
            return self.through(&times, end);
        }
        if let Some(found) = self.next_units(at, next) {
            return Some(self.held(found));
        }
        if self.any(next, &[W::All, W::Whole]) || self.is(next, W::The) && self.is(next + 1, W::Whole) {
            return self.throughout_form(self.skip(next, &[W::The]), at);
        }
        if self.is(next, W::Another)
            && let Sense::Unit(unit, false) = self.sense(next + 1)
        {
            let distance =
                super::distance::Distance { count: super::distance::Count::Exact(1000), unit, bound: Bound::None };
            return self.reached(&distance, next + 2, Lead::Within).map(|found| self.held(found));
        }
        if let Some((mut distance, mut end)) = self.distance(next) {
            distance.bound = Bound::None;
            if self.is(end, W::To) && self.is(end + 1, W::Come) {
                end += 2;
            }
            if self.any(end, &[W::After, W::Following]) && self.given {
                return self.event(end + 1, self.clause(end + 1), Kind::Hold);
            }
            if self.is(end, W::Ago) {
                return None;
            }
            return self.reached(&distance, end, Lead::Within).map(|found| self.held(found));
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        if let Some((times, end)) = self.times(next) {
            return plannable(&times.first).then(|| self.on_its_own(&times, end))?;
        }
        let end = self.happening(next).filter(|_| self.given)?;
        self.event(next, end, Kind::By)
    }

    fn between(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        // "between now and Christmas"
        if self.is(next, W::Now) && self.is(next + 1, W::And) {
            let (times, end) = self.times(next + 2)?;
            let said = self.clock.said;
            let found =
                self.clock.days(&times, |named| Some(row("between", Kind::By, said, named.last, named.last)))?;
            return Some(Found::days(found, end));
        }
        if let Some(middle) = self.hour(next)
            && self.any(middle, &[W::And])
            && let Some((time, end)) = self.time(middle + 1)
        {
            let times = super::phrase::Times { first: time, second: None, latest: false, earliest: false };
            return self.on_its_own(&times, end);
        }
        let (times, end) = self.times(next)?;
        times.second?;
        self.on_its_own(&times, end)
    }

    fn from(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if self.is(next, W::Now) {
            let (times, end) = match self.sense(next + 1) {
                Sense::W(W::Until | W::Through | W::To) => self.times(next + 2)?,
                _ => return None,
            };
            return self.through(&times, end);
        }
        let next = self.filler(next);
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        let (times, end) = self.times(next)?;
        if times.second.is_some() {
            return self.on_its_own(&times, end);
        }
        // "from next month on", "from 2027 onwards"
        let on = self.is(end, W::On)
            && !matches!(self.sense(end + 1), Sense::Weekday(_) | Sense::Month(_) | Sense::Num(_))
            || matches!(self.word(end), "onward" | "onwards" | "forward");
        if on {
            return self.onward(&times, end + 1);
        }
        self.on_its_own(&times, end)
    }

    fn after_form(&self, at: usize, start: usize) -> Option<Found> {
        if let Some(end) = self.fiscal(at) {
            return self.event(at, end, Kind::By);
        }
        if let Some((times, end)) = self.times(at) {
            return self.after(&times, end);
        }
        if let Some((distance, end)) = self.distance(at).filter(|_| self.given && start == 0) {
            let distance = super::distance::Distance { bound: Bound::Above, ..distance };
            return self.reached(&distance, end, Lead::In);
        }
        if self.any(at, &[W::All]) && !self.given {
            return None;
        }
        self.event_after(at, Kind::By)
    }

    fn as_early(&self, at: usize) -> Option<Found> {
        // "as early as Monday", "as of March 3"
        if self.any(at + 1, &[W::Early, W::Soon]) && self.is(at + 2, W::As) {
            let next = self.skip(at + 3, &[W::In, W::On]);
            let (times, end) = self.times(next)?;
            return self.onward(&times, end);
        }
        if self.is(at + 1, W::Late) && self.is(at + 2, W::As) {
            let (times, end) = self.times(self.skip(at + 3, &[W::In, W::On]))?;
            return self.on_its_own(&times, end);
        }
        if self.any(at + 1, &[W::Of, W::From]) {
            let (times, end) = self.times(at + 2)?;
            return self.on_its_own(&times, end);
        }
        None
    }

    fn starting(&self, at: usize) -> Option<Found> {
        if self.is(at, W::Effective) && self.is(at + 1, W::Immediately) {
            return self.near(at, "at-once", at + 2);
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

    fn postponed(&self, at: usize) -> Option<Found> {
        let mut next = at + 1;
        while next < at + 5
            && (self.any(next, &[W::Away, W::Line, W::Future])
                || matches!(self.word(next), "back" | "it" | "them" | "forward"))
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

    fn extended(&self, at: usize, denied: bool) -> Option<Found> {
        let next = self.skip(at + 1, &[W::Up]);
        match self.sense(next) {
            Sense::W(W::Until) => self.until_form(at, next + 1, denied, !denied),
            Sense::W(W::To) if !self.is(at, W::Open) => {
                let (times, end) = self.times(next + 1)?;
                self.until(&times, end, true, false)
            }
            _ => self.bare(at),
        }
    }

    /// "all next week", "all through August", "all of 2027", "the whole of next year".
    fn all(&self, at: usize) -> Option<Found> {
        let next = self.skip(at + 1, &[W::Through, W::Throughout, W::Of, W::During]);
        if self.is(next, W::The) && !self.is(at + 1, W::Through) && self.is(next + 1, W::Time) {
            return None;
        }
        let (times, end) = self.times(next).or_else(|| {
            let week = self.the_unit(next).filter(|_| next == at + 1 && self.given);
            week.or_else(|| match self.sense(next) {
                Sense::Season(_) | Sense::Unit(Unit::Weekend, _) => None,
                _ => None,
            })
        })?;
        (!times.first.is_day()).then(|| self.throughout(&times, end))?
    }

    fn about(&self, at: usize) -> Option<Found> {
        if self.is(at, W::About) && self.is(at + 1, W::To) {
            return self.near(at, "imminent", at + 2);
        }
        if self.is(at, W::Around) && self.is(at + 1, W::The) && self.is(at + 2, W::Corner) {
            return self.near(at, "soon", at + 3);
        }
        if self.is(at, W::About) && !self.given && self.hour(at + 1).is_none() {
            return self.bare(at).filter(|found| {
                self.tail(found.end - 1).is_some() || self.any(found.end - 1, &[W::Away, W::Later, W::Now, W::Hence])
            });
        }
        self.bare(at).or_else(|| self.own(at + 1))
    }

    fn near(&self, at: usize, rule: &'static str, end: usize) -> Option<Found> {
        let _ = at;
        let said = self.clock.said;
        let (due, lapses) = match rule {
            "at-once" => (1, 7),
            "imminent" => (7, 14),
            "shortly" => (14, 30),
            "soon" => (30, 90),
            "near-future" => (90, 180),
            _ => return Some(Found::days(Row { rule, kind: Kind::By, opens: said, due: None, lapses: None }, end)),
        };
        let days = row(rule, Kind::By, said, calendar::shift(said, due)?, calendar::shift(said, lapses)?);
        Some(Found::days(days, end))
    }

    /// Whether "is near", "is close" is said of a deal.
    fn deal_before(&self, at: usize) -> bool {
        at > 0
            && (self.any(at - 1, &[W::Is, W::Being, W::Possessive, W::Very, W::Past, W::Filler, W::Now]))
            && (at.saturating_sub(6)..at).any(|before| self.any(before, &[W::Deal, W::End, W::Happening]))
    }

    fn deal_after(&self, at: usize) -> Option<usize> {
        (at..at + 5)
            .take_while(|next| !self.any(*next, &[W::Stop, W::Comma]))
            .find(|next| self.any(*next, &[W::Deal, W::End]))
            .map(|next| next + 1)
    }

    fn nearness(&self, at: usize) -> Option<Found> {
        let Sense::W(word) = self.sense(at) else { return None };
        let next = at + 1;
        match word {
            W::Immediately => {
                if self.any(next, &[W::After, W::Before, W::Following]) {
                    return self.event_after(next + 1, Kind::By);
                }
                self.near(at, "at-once", next)
            }
            W::Right | W::Overnight if self.is(at, W::Overnight) || self.is(next, W::Away) => {
                if self.is(at, W::Overnight)
                    && !self.given
                    && !(at.saturating_sub(6)..at).any(|before| self.is(before, W::Will))
                {
                    return None;
                }
                self.near(at, "at-once", if self.is(at, W::Overnight) { next } else { next + 1 })
            }
            W::Without if self.is(self.skip(next, &[W::Further]), W::Delay) => {
                self.near(at, "at-once", self.skip(next, &[W::Further]) + 1)
            }
            W::Immediate if self.is(next, W::Effect) => self.near(at, "at-once", next + 1),
            W::Imminent => self.near(at, "imminent", next),
            W::Poised if self.is(next, W::To) || self.given => self.near(at, "imminent", self.skip(next, &[W::To])),
            W::Any => match self.sense(next) {
                Sense::Unit(Unit::Day | Unit::Minute | Unit::Hour, false)
                    if self.is(next + 1, W::Now) || self.given =>
                {
                    self.near(at, "imminent", self.skip(next + 1, &[W::Now]))
                }
                Sense::W(W::Moment) => self.near(at, "imminent", self.skip(next + 1, &[W::Now])),
                Sense::W(W::Time) if self.is(next + 1, W::Soon) => self.near(at, "soon", next + 2),
                Sense::W(W::Time) if self.is(next + 1, W::Now) => self.near(at, "imminent", next + 2),
                _ => None,
            },
            W::Shortly | W::Very | W::Soon if self.soon_is_no_time(at) => self.soon_after(at),
            W::Shortly => self.near(at, "shortly", next),
            W::Very if self.is(next, W::Soon) => self.near(at, "shortly", next + 1),
            W::Very if self.is(next, W::Shortly) => self.near(at, "shortly", next + 1),
            W::Very if self.is(next, W::Near) && self.is(next + 1, W::Future) => self.near(at, "near-future", next + 2),
            W::Soon => self.near(at, "soon", next),
            W::Near if self.any(next, &[W::Future, W::Term]) && self.given => self.near(at, "near-future", next + 1),
            W::Close if self.any(next, &[W::To]) => {
                let gerund = self.word(next + 1).len() > 4 && self.word(next + 1).ends_with("ing");
                let end = match self.deal_after(next + 1) {
                    Some(end) => end,
                    None if gerund => self.clause(next + 1),
                    None => return None,
                };
                self.near(at, "soon", if self.given { end } else { next })
            }
            W::Close | W::Near if self.deal_before(at) => self.near(at, "soon", next),
            W::Near if self.given => {
                let end = self.deal_after(next)?;
                self.near(at, "soon", end)
            }
            W::Nearing => {
                let end = self.deal_after(next)?;
                self.near(at, "soon", if self.given { end } else { next })
            }
            W::Verge if self.given && self.is(next, W::Of) => self.near(at, "imminent", next),
            W::Eventually | W::Someday => self.near(at, "someday", next),
            W::Some if self.sense(next) == Sense::Unit(Unit::Day, false) => {
                if let Some(found) = self.own(next + 1) {
                    return Some(found);
                }
                self.near(at, "someday", next + 1)
            }
            W::Line if self.is(next, W::The) && self.any(next + 1, &[W::Road]) && self.is(at, W::Line) => {
                self.near(at, "someday", next + 2)
            }
            _ => None,
        }
    }

    /// "soon after", "as soon as", "too soon", "how soon".
    fn soon_is_no_time(&self, at: usize) -> bool {
        let soon = if self.is(at, W::Very) { at + 1 } else { at };
        if !self.any(soon, &[W::Soon, W::Shortly]) {
            return false;
        }
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        self.any(soon + 1, &[W::After, W::Before, W::Following, W::As])
            || matches!(self.word(soon + 1), "afterwards" | "afterward" | "thereafter" | "enough")
            || matches!(before, "as" | "As" | "too" | "Too" | "how" | "How" | "so" | "no" | "No")
            || at > 0 && self.is(at - 1, W::As)
    }

    fn soon_after(&self, at: usize) -> Option<Found> {
        let soon = if self.is(at, W::Very) { at + 1 } else { at };
        if !self.any(soon + 1, &[W::After, W::Before, W::Following]) {
            return None;
        }
        // "shortly after Christmas", "shortly before Friday"
        if let Some((times, end)) = self.times(soon + 2) {
            let shortly = self.any(soon, &[W::Shortly]) || soon > at;
            return if self.is(soon + 1, W::Before) {
                self.before(&times, end, false)
            } else {
                self.soon_from(&times, end, if shortly { "shortly" } else { "soon" })
            };
        }
        if !self.given && self.happening(soon + 2).is_none() {
            return None;
        }
        self.event_after(soon + 2, Kind::By)
    }

    /// "shortly after" a time: open from the day after it, counted from it.
    fn soon_from(&self, times: &super::phrase::Times, end: usize, rule: &'static str) -> Option<Found> {
        let (due, lapses) = if rule == "shortly" { (14, 30) } else { (30, 90) };
        let found = self.clock.days(times, |named| {
            (named.last >= self.clock.said).then_some(())?;
            let later = |days| calendar::shift(named.last, days);
            Some(row(rule, Kind::By, later(1)?, later(due)?, later(lapses)?))
        })?;
        Some(Found::days(found, end))
    }

    /// A time or a distance with no lead before it.
    pub(crate) fn bare(&self, at: usize) -> Option<Found> {
        let filled = self.filler(at);
        // "one day" is no number of days
        if self.sense(at) == Sense::Card(1)
            && self.sense(at + 1) == Sense::Unit(Unit::Day, false)
            && self.tail(at + 2).is_none()
            && !self.any(at + 2, &[W::After, W::From, W::Before, W::Ago])
        {
            return match self.run(at + 2, &[W::In]).and_then(|_| self.own(at + 3)) {
                Some(found) => Some(found),
                None if self.own(at + 2).is_some() => self.own(at + 2),
                None => self.near(at, "someday", at + 2),
            };
        }
        if let Some(end) = self.fiscal(filled) {
            return self.event(filled, end, Kind::By);
        }
        if let Some((distance, end)) = self.distance(filled) {
            if self.is(end, W::Ago) || self.any(end, &[W::Old]) {
                return None;
            }
            if let Some(tail) = self.tail(end) {
                let later = self.is(end, W::Later) && !self.given;
                if later || !self.given && self.is(end, W::Out) {
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
                let stop = self.happening(name)?;
                return self.event(name, stop, Kind::By);
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
        if let Some((times, end)) = self.hour_range(filled).filter(|_| self.given) {
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
        // "this season", "the next election"
        if self.any(filled, &[W::This, W::Next])
            || self.given && self.is(filled, W::The) && self.any(filled + 1, &[W::Next])
            || self.given
                && at == 0
                && matches!(self.sense(filled), Sense::Other | Sense::W(W::Happening))
                && self.capital(filled)
                && self.happening(filled).is_some_and(|end| end >= self.tokens.len())
        {
            let end = self.happening(filled).filter(|_| self.given || self.is(filled + 1, W::Happening))?;
            return self.event(filled, end, Kind::By);
        }
        None
    }
}

/// Whether a noun names somebody or some place, so that "by the" and "before the" lead
/// to no event.
fn agent_or_place(word: &str) -> bool {
    matches!(
        word,
        "police"
            | "government"
            | "court"
            | "judge"
            | "president"
            | "minister"
            | "army"
            | "company"
            | "committee"
            | "cameras"
            | "door"
            | "border"
            | "river"
            | "sea"
            | "road"
            | "way"
            | "people"
            | "public"
            | "authorities"
            | "thousands"
            | "media"
    )
}

/// Whether a token can begin a form in running text.
pub(crate) fn starts(token: &Token) -> bool {
    match token.sense {
        Sense::Month(_) | Sense::Weekday(_) | Sense::Feast(_) | Sense::Num(_) | Sense::Card(_) | Sense::Ord(_) => true,
        Sense::Unit(_, plural) => plural,
        Sense::Season(_) => true,
        Sense::Other => token.capital && token.end - token.start <= 3,
        Sense::W(word) => !matches!(
            word,
            W::Comma
                | W::Hyphen
                | W::Dash
                | W::Slash
                | W::Dot
                | W::Colon
                | W::Stop
                | W::Quote
                | W::Open
                | W::Possessive
                | W::And
                | W::Or
                | W::Of
                | W::To
                | W::Is
                | W::Being
                | W::Will
                | W::Went
                | W::Past
                | W::Saying
                | W::Expected
                | W::Whose
                | W::Happening
                | W::Deal
                | W::Since
                | W::Than
                | W::That
                | W::Ago
                | W::Past2
                | W::Yesterday
        ),
    }
}
