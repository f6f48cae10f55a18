//! What lasts: until, through, throughout, for the rest of.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::cursor::Words;
use crate::when::form::{Found, last, row};
use crate::when::pair::Times;
use crate::when::time::{Part, Shape};
use crate::when::words::{Sense, Unit, W};

/// The row `through`.
pub(crate) const THROUGH: Rule = Rule {
    id: "through",
    sentence: "What lasts through a period or until a day: the day before “until”, the last day of the rest.",
    examples: &[
        example("until Friday", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-11"]),
        example("through March", "2026-06-10", ["2026-06-10", "2027-03-31", "2027-03-31"]),
        example("throughout next year", "2026-06-10", ["2027-01-01", "2027-12-31", "2027-12-31"]),
        example("for the rest of the year", "2026-06-10", ["2026-06-10", "2026-12-31", "2026-12-31"]),
        example("until the end of March", "2026-06-10", ["2026-06-10", "2027-03-31", "2027-03-31"]),
        example("extended until 1 July", "2026-06-10", ["2026-06-10", "2026-07-01", "2026-07-01"]),
        example("until at least 2030", "2026-06-10", ["2026-06-10", "2029-12-31", "2029-12-31"]),
        example("all summer", "2026-06-10", ["2026-06-10", "2026-08-31", "2026-08-31"]),
    ],
    refuses: &[
        "until further notice",
        "until now",
        "until the election",
        "not until March",
        "will not open until March",
    ],
};

impl Words<'_> {
    pub(crate) fn until_form(&self, at: usize, denied: bool, include: bool) -> Option<Found> {
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

    pub(crate) fn through_form(&self, at: usize) -> Option<Found> {
        let next = self.skip(at + 1, &[W::To]);
        let next = self.run(next, &[W::At, W::Least]).unwrap_or(next);
        match self.times(next) {
            Some((times, end)) => self.through(&times, end),
            None if self.is(next, W::The) => self.event(next, self.happening(next)?, Kind::Hold),
            None => None,
        }
    }

    pub(crate) fn throughout_form(&self, at: usize, start: usize) -> Option<Found> {
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

    pub(crate) fn extended(&self, at: usize, denied: bool) -> Option<Found> {
        let next = self.skip(at + 1, &[W::Up]);
        match self.sense(next) {
            Sense::W(W::Until) => self.until_form(next + 1, denied, !denied),
            Sense::W(W::To) if !self.is(at, W::Open) => {
                let (times, end) = self.times(next + 1)?;
                self.until(&times, end, true, false)
            }
            _ => self.bare(at),
        }
    }

    /// "all next week", "all through August", "all of 2027", "the whole of next year".
    pub(crate) fn all(&self, at: usize) -> Option<Found> {
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

    /// The rest of a running time.
    pub(crate) fn rest(&self, at: usize) -> Option<(Times, usize)> {
        let the = self.skip(at, &[W::The]);
        let of = self.is(the, W::Rest).then_some(the + 1)?;
        self.is(of, W::Of).then_some(())?;
        self.times(of + 1)
    }

    /// "until" a time; `include` where the day itself belongs to it.
    pub(crate) fn until(&self, times: &Times, end: usize, include: bool, denied: bool) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let day_before = calendar::shift(named.first, -1)?;
            let due = match (named.shape, named.part) {
                _ if denied => {
                    let due = match named {
                        _ if include => named.last,
                        _ if named.clock && named.first == said => said,
                        _ => day_before,
                    };
                    return Some(row("not-before", Kind::Deny, said, due, due));
                }
                (_, Part::End) => last(named),
                (Shape::Day, _) if include || named.clock => named.first,
                _ if include => last(named),
                _ => day_before,
            };
            Some(row("through", Kind::Hold, said, due, due))
        })?;
        Some(Found::days(found, end))
    }

    /// "through" a time.
    pub(crate) fn through(&self, times: &Times, end: usize) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let due = if named.shape == Shape::Day { named.first } else { last(named) };
            Some(row("through", Kind::Hold, said, due, due))
        })?;
        Some(Found::days(found, end))
    }

    /// "throughout" a time.
    pub(crate) fn throughout(&self, times: &Times, end: usize) -> Option<Found> {
        let found =
            self.clock.days(times, |named| Some(row("through", Kind::Hold, named.first, named.last, named.last)))?;
        Some(Found::days(found, end))
    }
}
