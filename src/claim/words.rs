//! The small closed sets of words that a claim is described with. Each has one
//! name, used alike in JSON, CSV, SQL and the log.

use super::closed_set;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

closed_set! {
    /// Whether a claim says that something will be so, or that it will not.
    "polarity" Polarity {
        /// It will be so.
        Affirmed = "affirmed",
        /// It will not be so.
        Denied = "denied",
    }
}

closed_set! {
    /// The sort of claim, after its main verb.
    "kind" Kind {
        /// Any forecast that is none of the others.
        Prediction = "prediction",
        /// Expects, anticipates, is likely to.
        Expectation = "expectation",
        /// Pledges, vows, one's own "we will".
        Promise = "promise",
        /// Is scheduled, due, set to; plans to.
        Plan = "plan",
        /// Warns, threatens, fears.
        Warning = "warning",
        /// Is within reach, is close.
        Nearness = "nearness",
        /// A promise, plan or prediction that something will not be.
        Denial = "denial",
    }
}

closed_set! {
    /// Where a probability comes from.
    "origin of a probability" PFrom {
        /// Said as a number, or given as one.
        Number = "number",
        /// What the hedge words stand for on the scale.
        Word = "word",
        /// A plain "will", without any hedge.
        Asserted = "asserted",
        /// Words that the scale does not know: no probability.
        Unknown = "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.name().parse(), Ok(*kind));
        }
        let error = "Promise".parse::<Kind>().unwrap_err();
        insta::assert_snapshot!(error, @r#""Promise" is no kind: prediction, expectation, promise, plan, warning, nearness, denial"#);
    }
}
