//! Nearness without a number.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::clock::Row;
use crate::when::cursor::Words;
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::words::{Sense, Unit, W};

/// The row `at-once`.
pub(crate) const AT_ONCE: Rule = Rule {
    id: "at-once",
    sentence: "At once: due tomorrow, lapsing in a week.",
    examples: &[
        example("immediately", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-17"]),
        example("with immediate effect", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-17"]),
        example("right away", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-17"]),
        example("will take effect overnight", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-17"]),
    ],
    refuses: &["immediately after the vote", "right"],
};

/// The row `imminent`.
pub(crate) const IMMINENT: Rule = Rule {
    id: "imminent",
    sentence: "Imminent: due in a week, lapsing in two.",
    examples: &[
        example("imminent", "2026-06-10", ["2026-06-10", "2026-06-17", "2026-06-24"]),
        example("any day now", "2026-06-10", ["2026-06-10", "2026-06-17", "2026-06-24"]),
        example("on the verge of collapse", "2026-06-10", ["2026-06-10", "2026-06-17", "2026-06-24"]),
        example("about to sign", "2026-06-10", ["2026-06-10", "2026-06-17", "2026-06-24"]),
    ],
    refuses: &["about two weeks", "near"],
};

/// The row `shortly`.
pub(crate) const SHORTLY: Rule = Rule {
    id: "shortly",
    sentence: "Shortly: due in 14 days, lapsing in 30; after a day, counted from it.",
    examples: &[
        example("shortly", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-07-10"]),
        example("very soon", "2026-06-10", ["2026-06-10", "2026-06-24", "2026-07-10"]),
        example("shortly after Christmas", "2026-06-10", ["2026-12-26", "2027-01-08", "2027-01-24"]),
    ],
    refuses: &["shortly after the vote", "shortly afterwards"],
};

/// The row `soon`.
pub(crate) const SOON: Rule = Rule {
    id: "soon",
    sentence: "Soon: due in 30 days, lapsing in 90.",
    examples: &[
        example("soon", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-09-08"]),
        example("before long", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-09-08"]),
        example("around the corner", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-09-08"]),
        example("close to a deal", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-09-08"]),
        example("an agreement is near", "2026-06-10", ["2026-06-10", "2026-07-10", "2026-09-08"]),
    ],
    refuses: &["as soon as possible", "too soon", "soon after", "close the plant", "near the border"],
};

/// The row `near-future`.
pub(crate) const NEAR_FUTURE: Rule = Rule {
    id: "near-future",
    sentence: "In the near or foreseeable future: due in 90 days, lapsing in 180.",
    examples: &[
        example("in the near future", "2026-06-10", ["2026-06-10", "2026-09-08", "2026-12-07"]),
        example("in the foreseeable future", "2026-06-10", ["2026-06-10", "2026-09-08", "2026-12-07"]),
        example("in the near term", "2026-06-10", ["2026-06-10", "2026-09-08", "2026-12-07"]),
    ],
    refuses: &["in the future", "for the foreseeable future"],
};

/// The row `someday`.
pub(crate) const SOMEDAY: Rule = Rule {
    id: "someday",
    sentence: "Words about the future that set no end: open from now.",
    examples: &[
        example("eventually", "2026-06-10", ["2026-06-10", "", ""]),
        example("one day", "2026-06-10", ["2026-06-10", "", ""]),
        example("at some point", "2026-06-10", ["2026-06-10", "", ""]),
        example("in due course", "2026-06-10", ["2026-06-10", "", ""]),
        example("sooner or later", "2026-06-10", ["2026-06-10", "", ""]),
    ],
    refuses: &["one day after Easter", "never", "in the meantime"],
};

impl Words<'_> {
    pub(crate) fn near(&self, rule: &'static str, end: usize) -> Option<Found> {
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
    pub(crate) fn deal_before(&self, at: usize) -> bool {
        at > 0
            && (self.any(at - 1, &[W::Is, W::Being, W::Possessive, W::Very, W::Was, W::Filler, W::Now]))
            && (at.saturating_sub(6)..at).any(|before| self.any(before, &[W::Deal, W::End, W::Happening]))
    }

    pub(crate) fn deal_after(&self, at: usize) -> Option<usize> {
        (at..at + 5)
            .take_while(|next| !self.any(*next, &[W::Stop, W::Comma]))
            .find(|next| self.any(*next, &[W::Deal, W::End]))
            .map(|next| next + 1)
    }

    pub(crate) fn nearness(&self, at: usize) -> Option<Found> {
        let Sense::W(word) = self.sense(at) else { return None };
        let next = at + 1;
        match word {
            W::Immediately => {
                if self.any(next, &[W::After, W::Before, W::Following]) {
                    return self.event_after(next + 1, Kind::By);
                }
                self.near("at-once", next)
            }
            // "overnight Thursday into Friday"
            W::Overnight if matches!(self.sense(next), Sense::Weekday(_) | Sense::W(W::Tonight)) => self.own(next),
            W::Right | W::Overnight if self.is(at, W::Overnight) || self.is(next, W::Away) => {
                if self.is(at, W::Overnight)
                    && !self.given
                    && (at > 0 && self.is(at - 1, W::The)
                        || !(at.saturating_sub(18)..at).any(|before| self.looks_ahead(before)))
                {
                    return None;
                }
                self.near("at-once", if self.is(at, W::Overnight) { next } else { next + 1 })
            }
            W::Without if self.is(self.skip(next, &[W::Further]), W::Delay) => {
                self.near("at-once", self.skip(next, &[W::Further]) + 1)
            }
            W::Immediate if self.is(next, W::Effect) => self.near("at-once", next + 1),
            W::Imminent => self.near("imminent", next),
            W::Poised if self.is(next, W::To) || self.given => self.near("imminent", self.skip(next, &[W::To])),
            W::Any => match self.sense(next) {
                Sense::Unit(Unit::Day | Unit::Minute | Unit::Hour, false)
                    if self.is(next + 1, W::Now) || self.given =>
                {
                    self.near("imminent", self.skip(next + 1, &[W::Now]))
                }
                Sense::W(W::Moment) => self.near("imminent", self.skip(next + 1, &[W::Now])),
                Sense::W(W::Time) if self.is(next + 1, W::Soon) => self.near("soon", next + 2),
                Sense::W(W::Time) if self.is(next + 1, W::Now) => self.near("imminent", next + 2),
                // "could collapse any time"
                Sense::W(W::Time) if self.any(next + 1, &[W::Stop, W::Dot, W::Comma, W::Quote]) => {
                    self.near("imminent", next + 1)
                }
                _ => None,
            },
            W::Shortly | W::Very | W::Soon if self.soon_is_no_time(at) => self.soon_after(at),
            W::Shortly => self.near("shortly", next),
            W::Very if self.run(next, &[W::Comma, W::Very, W::Soon]).is_some() => self.near("shortly", next + 3),
            W::Very if self.is(next, W::Soon) => self.near("shortly", next + 1),
            W::Very if self.is(next, W::Shortly) => self.near("shortly", next + 1),
            W::Very if self.is(next, W::Near) && self.is(next + 1, W::Future) => self.near("near-future", next + 2),
            W::Soon => self.near("soon", next),
            W::Near if self.any(next, &[W::Future, W::Term]) && self.given => self.near("near-future", next + 1),
            W::Close if self.any(next, &[W::To]) => {
                let gerund = self.word(next + 1).len() > 4 && self.word(next + 1).ends_with("ing");
                let end = match self.deal_after(next + 1) {
                    Some(end) => end,
                    None if gerund => self.clause(next + 1),
                    None => return None,
                };
                self.near("soon", if self.given { end } else { next })
            }
            W::Close | W::Near if self.deal_before(at) => self.near("soon", next),
            W::Near if self.given => {
                let end = self.deal_after(next)?;
                self.near("soon", end)
            }
            W::Nearing => {
                let happens = || self.is(next, W::Happening).then_some(next + 1);
                let end = self.deal_after(next).or_else(happens)?;
                self.near("soon", if self.given { end } else { next })
            }
            W::Verge if self.given && self.is(next, W::Of) => self.near("imminent", next),
            W::Eventually | W::Someday => self.near("someday", next),
            W::Some if self.sense(next) == Sense::Unit(Unit::Day, false) => {
                if let Some(found) = self.own(next + 1) {
                    return Some(found);
                }
                self.near("someday", next + 1)
            }
            W::Down if self.is(next, W::The) && self.any(next + 1, &[W::Road]) && self.is(at, W::Down) => {
                self.near("someday", next + 2)
            }
            _ => None,
        }
    }

    /// "soon after", "as soon as", "too soon", "how soon".
    pub(crate) fn soon_is_no_time(&self, at: usize) -> bool {
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

    pub(crate) fn soon_after(&self, at: usize) -> Option<Found> {
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
    pub(crate) fn soon_from(&self, times: &Times, end: usize, rule: &'static str) -> Option<Found> {
        let (due, lapses) = if rule == "shortly" { (14, 30) } else { (30, 90) };
        let found = self.clock.days(times, |named| {
            (named.last >= self.clock.said).then_some(())?;
            let later = |days| calendar::shift(named.last, days);
            Some(row(rule, Kind::By, later(1)?, later(due)?, later(lapses)?))
        })?;
        Some(Found::days(found, end))
    }
}
