//! From one time to another.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::cursor::Words;
use crate::when::form::{Found, row};
use crate::when::pair::Times;
use crate::when::words::W;

/// The row `between`.
pub(crate) const BETWEEN: Rule = Rule {
    id: "between",
    sentence: "From the first day of one time to the last of the other.",
    examples: &[
        example("between March and May", "2026-06-10", ["2027-03-01", "2027-05-31", "2027-05-31"]),
        example("from 3 to 9 September", "2026-06-10", ["2026-09-03", "2026-09-09", "2026-09-09"]),
        example("June 15–20", "2026-06-10", ["2026-06-15", "2026-06-20", "2026-06-20"]),
        example("on Monday or Tuesday", "2026-06-10", ["2026-06-15", "2026-06-16", "2026-06-16"]),
        example("between Friday and Tuesday", "2026-06-13", ["2026-06-13", "2026-06-16", "2026-06-16"]),
        example("between now and Christmas", "2026-06-10", ["2026-06-10", "2026-12-25", "2026-12-25"]),
    ],
    refuses: &["in March or April", "from time to time", "one in three"],
};

impl Words<'_> {
    pub(crate) fn between(&self, at: usize) -> Option<Found> {
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
            let times = Times::one(time);
            return self.on_its_own(&times, end);
        }
        let (times, end) = self.times(next)?;
        times.second?;
        self.on_its_own(&times, end)
    }
}
