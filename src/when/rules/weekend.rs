//! Weekends.

use super::{Rule, example};
use crate::when::cursor::Words;
use crate::when::words::{Sense, Unit, W};

/// The row `weekend`.
pub(crate) const WEEKEND: Rule = Rule {
    id: "weekend",
    sentence: "The weekend at hand or coming; “next weekend” may be the one after it.",
    examples: &[
        example("this weekend", "2026-06-10", ["2026-06-13", "2026-06-14", "2026-06-14"]),
        example("over the weekend", "2026-06-10", ["2026-06-13", "2026-06-14", "2026-06-14"]),
        example("next weekend", "2026-06-10", ["2026-06-13", "2026-06-14", "2026-06-21"]),
        example("next weekend", "2026-06-13", ["2026-06-20", "2026-06-21", "2026-06-21"]),
        example("this weekend", "2026-06-14", ["2026-06-14", "2026-06-14", "2026-06-14"]),
    ],
    refuses: &["by the weekend", "last weekend", "before the weekend"],
};

impl Words<'_> {
    /// "long weekend", "bank holiday weekend".
    pub(crate) fn long_weekend(&self, at: usize) -> Option<usize> {
        let next = at + usize::from(self.word(at).eq_ignore_ascii_case("bank"));
        let long = self.is(next, W::Long) || self.word(next).eq_ignore_ascii_case("holiday");
        (long && self.sense(next + 1) == Sense::Unit(Unit::Weekend, false)).then_some(next + 2)
    }
}
