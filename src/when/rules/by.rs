//! "by" a day or a period, and "no later than" it.

use super::event::{acts, agent_or_place};
use super::{Rule, example};
use crate::when::Kind;
use crate::when::calendar;
use crate::when::cursor::Words;
use crate::when::distance::{Bound, Distance, Lead};
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::time::{Part, Shape};
use crate::when::words::{Sense, W};

/// The row `by-day`.
pub(crate) const BY_DAY: Rule = Rule {
    id: "by-day",
    sentence: "By or no later than a day: open from now, due on that day.",
    examples: &[
        example("by Friday", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-12"]),
        example("by Friday", "2026-06-12", ["2026-06-12", "2026-06-12", "2026-06-19"]),
        example("by next Friday", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-19"]),
        example("no later than 1 July", "2026-06-10", ["2026-06-10", "2026-07-01", "2026-07-01"]),
        example("by Christmas", "2026-06-10", ["2026-06-10", "2026-12-25", "2026-12-25"]),
        example("by noon tomorrow", "2026-06-10", ["2026-06-10", "2026-06-11", "2026-06-11"]),
        example("on or before July 1", "2026-06-10", ["2026-06-10", "2026-07-01", "2026-07-01"]),
        example("by close of business on Friday", "2026-06-10", ["2026-06-10", "2026-06-12", "2026-06-12"]),
    ],
    refuses: &["by the police", "by 2020", "by two votes", "by Friday Harbor", "on Friday"],
};

/// The row `by-period`.
pub(crate) const BY_PERIOD: Rule = Rule {
    id: "by-period",
    sentence: "By a period: due on its first day, or on its last where it has begun; lapses with it, of a decade or century with its first year.",
    examples: &[
        example("by March", "2026-06-10", ["2026-06-10", "2027-03-01", "2027-03-31"]),
        example("by 2030", "2026-06-10", ["2026-06-10", "2030-01-01", "2030-12-31"]),
        example("by this month", "2026-06-10", ["2026-06-10", "2026-06-30", "2026-06-30"]),
        example("by the weekend", "2026-06-10", ["2026-06-10", "2026-06-13", "2026-06-14"]),
        example("by early July", "2026-06-10", ["2026-06-10", "2026-07-01", "2026-07-11"]),
        example("by late 2026", "2026-06-10", ["2026-06-10", "2026-09-01", "2026-12-31"]),
        example("by the 2030s", "2026-06-10", ["2026-06-10", "2030-01-01", "2030-12-31"]),
    ],
    refuses: &["by the end of March", "by 20 percent", "in March", "by mid-March"],
};

/// The row `by-mid`.
pub(crate) const BY_MID: Rule = Rule {
    id: "by-mid",
    sentence: "By the middle of a period: due with its first half, lapsing as the middle is due.",
    examples: &[
        example("by mid-March", "2026-06-10", ["2026-06-10", "2027-03-15", "2027-03-19"]),
        example("by the middle of next year", "2026-06-10", ["2026-06-10", "2027-06-30", "2027-07-31"]),
        example("by midyear", "2026-06-10", ["2026-06-10", "2026-06-30", "2026-07-31"]),
        example("by midweek", "2026-06-10", ["2026-06-10", "2026-06-10", "2026-06-11"]),
    ],
    refuses: &["in mid-March", "by March"],
};

/// The row `by-end`.
pub(crate) const BY_END: Rule = Rule {
    id: "by-end",
    sentence: "By the end of a period longer than a week: due on its last day.",
    examples: &[
        example("by the end of March", "2026-06-10", ["2026-06-10", "2027-03-31", "2027-03-31"]),
        example("by year-end", "2026-06-10", ["2026-06-10", "2026-12-31", "2026-12-31"]),
        example("before the year is out", "2026-06-10", ["2026-06-10", "2026-12-31", "2026-12-31"]),
        example("before the end of next month", "2026-06-10", ["2026-06-10", "2026-07-31", "2026-07-31"]),
        example("by the end of the decade", "2026-06-10", ["2026-06-10", "2029-12-31", "2029-12-31"]),
    ],
    refuses: &[
        "at the end of March",
        "by the end of the week",
        "by the end of the fiscal year",
        "until the end of March",
    ],
};

impl Words<'_> {
    pub(crate) fn by(&self, at: usize, start: usize) -> Option<Found> {
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
        if let Some(end) = self.happening(at).filter(|end| !acts(self.word(end - 1))) {
            return self.event(at, if self.given { self.clause(at).max(end) } else { end }, Kind::By);
        }
        if self.any(at, &[W::Then]) || self.is(at, W::The) && self.is(at + 1, W::Time) && self.clause(at) > at + 2 {
            return self.event(at, if self.is(at, W::Then) { at + 1 } else { self.clause(at) }, Kind::By);
        }
        let definite = self.any(at, &[W::The, W::Next, W::Whose]) && !agent_or_place(self.word(at + 1));
        (self.given && start == 0 && definite).then(|| self.event(at, self.clause(at), Kind::By))?
    }

    /// "no later than", "no earlier than", "not before", "not until".
    pub(crate) fn no_later(&self, at: usize) -> Option<Found> {
        let aux = at > 0 && self.any(at - 1, &[W::Is, W::Will, W::Expected, W::Was, W::Has, W::Being]);
        match self.sense(at + 1) {
            Sense::W(W::Later) if self.is(at + 2, W::Than) => self.by(at + 3, at + 3),
            Sense::W(W::Earlier | W::Sooner) if self.is(at + 2, W::Than) => {
                if let Some((times, end)) = self.times(at + 3) {
                    return self.onward(&times, end);
                }
                // "no sooner than a month from now"
                let (distance, end) = self.distance(at + 3)?;
                self.reached(&Distance { bound: Bound::Least, ..distance }, self.tail(end)?, Lead::In)
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

    /// "by" a time.
    pub(crate) fn limited(&self, times: &Times, end: usize) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            Some(match (named.shape, named.part) {
                (Shape::Day, _) => row("by-day", Kind::By, said, named.due, named.lapses),
                (Shape::Week, Part::End) => row("end-of-week", Kind::By, said, named.due, named.lapses),
                (_, Part::End) => row("by-end", Kind::By, said, named.last, named.last),
                (_, Part::Mid) => row("by-mid", Kind::By, said, named.half.min(named.due), named.due),
                (shape, part) => {
                    let begun = named.first <= said;
                    let last = match (shape, part) {
                        (Shape::Decade | Shape::Century, Part::None) if !begun => {
                            calendar::shift(calendar::shift_months(named.first, 12)?, -1)?
                        }
                        _ => named.lapses,
                    };
                    let due = match part {
                        _ if !begun => named.first,
                        Part::None => named.due.min(last),
                        _ => last,
                    };
                    row("by-period", Kind::By, said, due, last)
                }
            })
        })?;
        Some(Found::days(found, end))
    }
}
