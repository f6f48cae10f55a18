//! What the forms share: from named times and a limit to the days of a row.

use super::Kind;
use super::calendar;
use super::phrase::{Join, Times, Words};
use super::time::{Base, Clock, Named, Part, Row, Shape, Time};
use super::words::W;
use chrono::NaiveDate;

/// What a form found, and the token after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub end: usize,
    pub what: What,
}

/// Days, or an event that nobody has dated.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    Days(Row),
    /// The tokens of the event's name; the relation stands before them.
    Event {
        kind: Kind,
        name: usize,
    },
}

impl Found {
    pub(crate) fn days(row: Row, end: usize) -> Found {
        Found { end, what: What::Days(row) }
    }
}

/// A row of days with `lapses` after or on `due`.
pub(crate) fn row(rule: &'static str, kind: Kind, opens: NaiveDate, due: NaiveDate, lapses: NaiveDate) -> Row {
    Row { rule, kind, opens, due: Some(due), lapses: Some(lapses) }
}

impl Clock {
    /// Clips a row to the day of speaking; `None` where it lies wholly before.
    pub(crate) fn settle(&self, row: Row) -> Option<Row> {
        let said = self.said;
        let opens = row.opens.max(said);
        let (Some(due), Some(lapses)) = (row.due, row.lapses) else { return Some(Row { opens, ..row }) };
        if lapses < said {
            return None;
        }
        let due = if due < said { lapses } else { due };
        let lapses = if row.kind == Kind::By { lapses.max(due) } else { due };
        // A window that would open after its end opens with it.
        Some(Row { opens: opens.min(due), due: Some(due), lapses: Some(lapses), ..row })
    }

    /// The days that a limit gives to one time or two.
    pub(crate) fn days(&self, times: &Times, limit: impl Fn(&Named) -> Option<Row>) -> Option<Row> {
        let settled = |named: &Named| self.settle(limit(named)?);
        let Some((join, second)) = &times.second else { return self.pick(&times.first, settled) };
        if *join == Join::Span {
            return self.pick(second, |last| settled(&self.range(&times.first, last)?));
        }
        self.pick(second, |later| {
            let Some(sooner) = self.up_to(&times.first, later) else { return settled(later) };
            // The words may have named the later one first.
            let (early, late) = (limit(&sooner)?, limit(later)?);
            self.settle(Row { lapses: early.lapses.max(late.lapses), ..early })
        })
    }

    /// From the first day of one time to the last of another.
    pub(crate) fn range(&self, first: &Time, last: &Named) -> Option<Named> {
        let from = self.up_to(first, last)?;
        Some(Named {
            first: from.first,
            opens: from.first,
            due: last.last,
            lapses: last.last,
            half: last.last,
            shape: Shape::Days,
            part: Part::None,
            clock: last.clock,
            rule: "between",
            ..*last
        })
    }
}

/// The row of a time on its own.
pub(crate) fn plain(named: &Named) -> Option<Row> {
    Some(row(named.rule, Kind::By, named.opens, named.due, named.lapses))
}

/// The last day of a time as the house counts it: of a week said on a Sunday, the strict one.
pub(crate) fn last(named: &Named) -> NaiveDate {
    if named.part == Part::End { named.lapses } else { named.last }
}

impl Words<'_> {
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

    /// "before" a time.
    pub(crate) fn before(&self, times: &Times, end: usize, denied: bool) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let day_before = calendar::shift(named.first, -1)?;
            Some(match (named.shape, named.part) {
                _ if denied => row("not-before", Kind::Deny, said, day_before, day_before),
                (Shape::Day, _) if named.clock => row("by-day", Kind::By, said, named.due, named.lapses),
                (Shape::Week, Part::End) => row("end-of-week", Kind::By, said, named.due, named.lapses),
                (_, Part::End) => row("by-end", Kind::By, said, named.last, named.last),
                _ => row("before", Kind::By, said, day_before, day_before),
            })
        })?;
        Some(Found::days(found, end))
    }

    /// "until" a time; `include` where the day itself belongs to it.
    pub(crate) fn until(&self, times: &Times, end: usize, include: bool, denied: bool) -> Option<Found> {
        let said = self.clock.said;
        let found = self.clock.days(times, |named| {
            let day_before = calendar::shift(named.first, -1)?;
            let due = match (named.shape, named.part) {
                _ if denied => {
                    let due = if named.clock && named.first == said { said } else { day_before };
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

    /// "after" a time: opens the day after it, and never ends.
    pub(crate) fn after(&self, times: &Times, end: usize) -> Option<Found> {
        let found = self.clock.days(times, |named| {
            (named.last >= self.clock.said).then_some(())?;
            let opens = calendar::shift(named.last, 1)?;
            Some(Row { rule: "after", kind: Kind::By, opens, due: None, lapses: None })
        })?;
        Some(Found::days(found, end))
    }

    /// "from" a time on: opens with its first day, and never ends.
    pub(crate) fn onward(&self, times: &Times, end: usize) -> Option<Found> {
        let found = self.clock.days(times, |named| {
            (named.last >= self.clock.said).then_some(())?;
            Some(Row { rule: "after", kind: Kind::By, opens: named.first, due: None, lapses: None })
        })?;
        Some(Found::days(found, end))
    }

    /// The rest of a running time.
    pub(crate) fn rest(&self, at: usize) -> Option<(Times, usize)> {
        let the = self.skip(at, &[W::The]);
        let of = self.is(the, W::Rest).then_some(the + 1)?;
        self.is(of, W::Of).then_some(())?;
        self.times(of + 1)
    }
}

/// Whether a time is a single named weekday, month or the like that "for" may plan for.
pub(crate) fn plannable(time: &Time) -> bool {
    !matches!(time.base, Base::Coming(_))
}
