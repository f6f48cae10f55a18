//! In so long, and how vague the number is.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::clock::Row;
use crate::when::cursor::Words;
use crate::when::distance::{Bound, Count, Distance, Lead};
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::time::Time;
use crate::when::words::{Sense, Unit, W};

/// The row `in`.
pub(crate) const IN: Rule = Rule {
    id: "in",
    sentence: "In so long: due then, lapsing a tenth of the distance later.",
    examples: &[
        example("in two weeks", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-06-26"]),
        example("ten days from now", "2026-06-10", ["2026-06-10", "2026-06-20", "2026-06-21"]),
        example("half a year away", "2026-06-10", ["2026-06-10", "2026-12-10", "2026-12-29"]),
        example("in two to three weeks", "2026-06-10", ["2026-06-10", "2026-07-01", "2026-07-04"]),
        example("in two-and-a-half years", "2026-06-10", ["2026-06-10", "2028-12-10", "2029-03-12"]),
        example("in 60 hours", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-13"]),
    ],
    refuses: &["two weeks ago", "a two-week ceasefire", "in ten countries", "a ten-year-old boy", "24-hour news"],
};

/// The row `about`.
pub(crate) const ABOUT: Rule = Rule {
    id: "about",
    sentence: "In about so long: due then, lapsing a quarter of the distance later.",
    examples: &[
        example("in about two weeks", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-06-28"]),
        example("a month or so", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-07-18"]),
        example("in some ten days", "2026-06-10", ["2026-06-10", "2026-06-20", "2026-06-23"]),
        example("roughly a year from now", "2026-06-10", ["2026-06-10", "2027-06-10", "2027-09-10"]),
    ],
    refuses: &["about face", "some people", "around the corner"],
};

/// The row `couple`.
pub(crate) const COUPLE: Rule = Rule {
    id: "couple",
    sentence: "A couple of units: due after two, lapsing after three.",
    examples: &[
        example("in a couple of days", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-13"]),
        example("within a couple of weeks", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-07-01"]),
        example("over the next couple of months", "2026-06-10", ["2026-06-10", "2026-08-10", "2026-09-10"]),
    ],
    refuses: &["a couple of people", "a couple of weeks ago"],
};

/// The row `few`.
pub(crate) const FEW: Rule = Rule {
    id: "few",
    sentence: "A few units: due after three, lapsing after five; hours tomorrow.",
    examples: &[
        example("in a few days", "2026-06-10", ["2026-06-10", "2026-06-13", "2026-06-15"]),
        example("in the next few weeks", "2026-06-10", ["2026-06-10", "2026-07-01", "2026-07-15"]),
        example("in a few hours", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-11"]),
    ],
    refuses: &["a few people", "a few days ago"],
};

/// The row `several`.
pub(crate) const SEVERAL: Rule = Rule {
    id: "several",
    sentence: "Several units: due after four, lapsing after seven; hours tomorrow.",
    examples: &[
        example("in several weeks", "2026-06-10", ["2026-06-10", "2026-07-08", "2026-07-29"]),
        example("several months from now", "2026-06-10", ["2026-06-10", "2026-10-10", "2027-01-10"]),
    ],
    refuses: &["several people", "several weeks ago"],
};

/// The row `plural`.
pub(crate) const PLURAL: Rule = Rule {
    id: "plural",
    sentence: "Units without a number: days are due after 7 and lapse after 14, weeks after 28 and 56 days, months after 6 and 12 months, years after 5 and 10 years.",
    examples: &[
        example("within weeks", "2026-06-10", ["2026-06-10", "2026-07-08", "2026-08-05"]),
        example("in the coming days", "2026-06-10", ["2026-06-10", "2026-06-17", "2026-06-24"]),
        example("months away", "2026-06-10", ["2026-06-10", "2026-12-10", "2027-06-10"]),
        example("in a matter of hours", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-12"]),
        example("in the years ahead", "2026-06-10", ["2026-06-10", "2031-06-10", "2036-06-10"]),
        example("within decades", "2026-06-10", ["2026-06-10", "2046-06-10", "2066-06-10"]),
    ],
    refuses: &["in recent weeks", "for weeks", "two days a week"],
};

impl Words<'_> {
    pub(crate) fn inside(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        match self.sense(next) {
            Sense::W(W::The) => match self.sense(next + 1) {
                Sense::W(W::Near | W::Foreseeable | W::Short | W::Immediate | W::Distant)
                    if self.any(self.dash(next + 2), &[W::Future, W::Term, W::Run]) =>
                {
                    return self.near("near-future", self.dash(next + 2) + 1);
                }
                Sense::W(W::Not) => {
                    let mut end = next + 2;
                    while end < next + 8 && !self.is(end, W::Future) && !self.is(end, W::Stop) {
                        end += 1;
                    }
                    return if self.is(end, W::Future) { self.near("near-future", end + 1) } else { None };
                }
                Sense::W(W::Long) if self.any(next + 2, &[W::Run, W::Term]) => {
                    return self.near("someday", next + 3);
                }
                Sense::Other if self.word(next + 1) == "medium" && self.is(self.dash(next + 2), W::Term) => {
                    return self.near("someday", self.dash(next + 2) + 1);
                }
                Sense::W(W::End) if !self.is(next + 2, W::Of) => return self.near("someday", next + 2),
                Sense::W(W::Future) => return self.near("someday", next + 2),
                Sense::W(W::Offing) => return self.near("soon", next + 2),
                Sense::W(W::Course) if self.is(next + 2, W::Of) => {
                    return self.own(next + 3).or_else(|| self.next_units(at, next + 3));
                }
                Sense::W(W::Space) if self.is(next + 2, W::Of) => return self.count(at, next + 3, Lead::Within),
                Sense::W(W::Middle)
                    if self.is(next + 2, W::Of) && self.run(next + 3, &[W::The, W::Morning]).is_some() =>
                {
                    // "in the middle of the night"
                    return self.on_its_own(&Times::one(Time::of_day()), next + 5);
                }
                _ => {}
            },
            Sense::W(W::Due) if self.any(next + 1, &[W::Course, W::Time]) => return self.near("someday", next + 2),
            Sense::W(W::Sight) => return self.near("soon", next + 1),
            Sense::W(W::Prior) if self.is(next + 1, W::Of) => return self.ahead_of(next + 2, at, false),
            Sense::W(W::Or) if self.any(next + 1, &[W::Around, W::About]) => return self.own(next + 2),
            Sense::W(W::Course) => return None,
            _ => {}
        }
        if let Some(end) = self.fiscal(next) {
            return self.event(next, end, Kind::By);
        }
        // "in the week between Christmas and New Year"
        if self.is(next, W::The)
            && matches!(self.sense(next + 1), Sense::Unit(..) | Sense::W(W::Space | W::Time))
            && self.is(next + 2, W::Between)
        {
            return self.between(next + 2);
        }
        // "in his first 100 days"
        if self.is(next, W::Whose)
            && self.sense(next + 1) == Sense::Ord(1)
            && let Some((_, end)) = self.distance(next + 2)
        {
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
        if self.is(next, W::The) && self.dated_event(next + 1) {
            return self.event(next, self.happening(next)?, Kind::By);
        }
        // "in Holy Week"
        if self.sense(next) == Sense::Other && self.sense(next + 1) == Sense::Unit(Unit::Week, false) {
            return self.event(next, self.happening(next)?, Kind::By);
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

    /// A distance, with what may follow it: "in two weeks' time", "in the next ten days".
    pub(crate) fn count(&self, start: usize, at: usize, lead: Lead) -> Option<Found> {
        let (distance, mut end) = self.distance(at)?;
        // "the first in ten years", "the worst in decades"
        if lead == Lead::In && start > 0 && self.superlative(start) {
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

    pub(crate) fn reached(&self, distance: &Distance, end: usize, lead: Lead) -> Option<Found> {
        let said = self.clock.said;
        if matches!(distance.bound, Bound::Least | Bound::Above) {
            let Count::Exact(n) = distance.count else { return None };
            let (reached, _) = distance.reach(said, n)?;
            let opens = calendar::shift(reached, i64::from(distance.bound == Bound::Above))?;
            return Some(Found::days(Row { rule: "after", kind: Kind::By, opens, due: None, lapses: None }, end));
        }
        let (due, lapses, rule) = distance.window(said, lead)?;
        Some(Found::days(row(rule, Kind::By, said, due, lapses), end))
    }

    pub(crate) fn superlative(&self, at: usize) -> bool {
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
    pub(crate) fn tail(&self, at: usize) -> Option<usize> {
        match self.sense(at) {
            Sense::W(W::From) if self.any(at + 1, &[W::Now]) => Some(at + 2),
            Sense::W(W::Away) if !self.is(at + 1, W::Near) => {
                // "two weeks away from the vote" hangs on an event.
                if self.is(at + 1, W::From) && !self.is(at + 2, W::Now) { None } else { Some(at + 1) }
            }
            Sense::W(W::Later | W::Hence | W::Out) => Some(at + 1),
            Sense::W(W::Ahead) if !self.is(at + 1, W::Of) => Some(at + 1),
            Sense::W(W::To) if self.is(at + 1, W::Come) => Some(at + 2),
            Sense::W(W::Down) if self.is(at + 1, W::The) && self.any(at + 2, &[W::Road]) => Some(at + 3),
            _ => None,
        }
    }

    pub(crate) fn about(&self, at: usize) -> Option<Found> {
        if self.is(at, W::About) && self.is(at + 1, W::To) {
            return self.near("imminent", at + 2);
        }
        if self.is(at, W::Around) && self.is(at + 1, W::The) && self.is(at + 2, W::Corner) {
            return self.near("soon", at + 3);
        }
        if self.is(at, W::About) && !self.given && self.hour(at + 1).is_none() {
            return self.bare(at).filter(|found| {
                self.tail(found.end - 1).is_some() || self.any(found.end - 1, &[W::Away, W::Later, W::Now, W::Hence])
            });
        }
        self.bare(at).or_else(|| self.own(at + 1))
    }
}
