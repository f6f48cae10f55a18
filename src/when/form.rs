//! What the forms share: from named times and a limit to the days of a row.

use super::Kind;
use super::clock::{Clock, Named, Row};
use super::pair::{Join, Times};
use super::time::{Part, Shape, Time};
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
