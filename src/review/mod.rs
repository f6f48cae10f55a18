//! What became of a claim: the verdict, who gave it and why, and what a claim's
//! window makes of it on a day.
//!
//! A verdict is a person's; the clock alone never makes one. What follows from the
//! window is computed here each time and kept nowhere: whether a claim is ripe for
//! review, and whether a fulfilled one came in time under the strict and under the
//! lenient reading.
//!
//! ```
//! use sayso::claim::{Claim, Deadline};
//! use sayso::review::{happened, Verdict};
//!
//! let day = |text: &str| text.parse().unwrap();
//! let deadline = Deadline::by_day(day("2025-03-22"), day("2025-03-16"));
//! let ruled = happened(day("2025-03-16"), Some(&deadline), day("2025-03-18")).unwrap();
//! assert_eq!(ruled.verdict, Verdict::Fulfilled);
//! ```

mod case;
mod sheet;
mod warning;
mod window;

pub use case::{Case, Withdrawal};
pub use sheet::Sheet;
pub use warning::{Warning, warnings};
pub use window::{Happened, Readings, Ripe, Undecided, happened, readings, ripe};

use crate::claim::closed_set;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

closed_set! {
    /// What a reviewer says became of a claim.
    "verdict" Verdict {
        /// It came true.
        Fulfilled = "fulfilled",
        /// It did not.
        Missed = "missed",
        /// It cannot be judged.
        Void = "void",
    }
}

closed_set! {
    /// A verdict in force, or none yet.
    "status" Status {
        /// Not ruled on.
        Pending = "pending",
        /// It came true.
        Fulfilled = "fulfilled",
        /// It did not.
        Missed = "missed",
        /// It cannot be judged.
        Void = "void",
    }
}

closed_set! {
    /// Why a claim is void.
    "reason" Reason {
        /// Its words can be read as kept and as missed.
        Ambiguous = "ambiguous",
        /// Its condition never came true.
        Condition = "condition",
        /// What it was about was called off by others.
        Annulled = "annulled",
        /// Any other reason, told in the note.
        Other = "other",
    }
}

impl From<Verdict> for Status {
    fn from(verdict: Verdict) -> Status {
        match verdict {
            Verdict::Fulfilled => Status::Fulfilled,
            Verdict::Missed => Status::Missed,
            Verdict::Void => Status::Void,
        }
    }
}

impl Status {
    /// The verdict, where there is one.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Status::Pending => None,
            Status::Fulfilled => Some(Verdict::Fulfilled),
            Status::Missed => Some(Verdict::Missed),
            Status::Void => Some(Verdict::Void),
        }
    }
}

/// Where it can be seen what became of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Its address.
    pub url: String,
    /// Where a copy is kept.
    pub archive: Option<String>,
    /// The words that show it.
    pub quote: Option<String>,
    /// The day the reviewer saw it.
    pub seen: Option<NaiveDate>,
}

/// A verdict with all that stands behind it. Fields in the order of their JSON names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// Who ruled.
    pub reviewer: String,
    /// What was ruled.
    pub verdict: Verdict,
    /// The day it came true, or was broken; not the day of the ruling.
    pub happened_on: Option<NaiveDate>,
    /// Why it is void.
    pub reason: Option<Reason>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Anything else.
    pub note: Option<String>,
    /// The instant of the ruling, in whole seconds UTC, or its day.
    pub at: String,
    /// Whether the reviewer ruled without seeing who spoke or what others ruled.
    pub blind: bool,
}

/// What was assumed of rulings from elsewhere, since nobody said: who ruled, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Assumed {
    /// Who ruled.
    pub reviewer: bool,
    /// The instant of the ruling.
    pub at: bool,
}

impl Resolution {
    /// Whether it says the same as another, of which some was assumed.
    pub fn says(&self, other: &Resolution, assumed: Assumed) -> bool {
        let mut told = other.clone();
        if assumed.reviewer {
            told.reviewer.clone_from(&self.reviewer);
        }
        if assumed.at {
            told.at.clone_from(&self.at);
        }
        *self == told
    }

    /// A bare verdict by a reviewer at an instant.
    pub fn new(reviewer: impl Into<String>, verdict: Verdict, at: impl Into<String>) -> Resolution {
        Resolution {
            reviewer: reviewer.into(),
            verdict,
            happened_on: None,
            reason: None,
            evidence: Vec::new(),
            note: None,
            at: at.into(),
            blind: false,
        }
    }

    /// The day of the ruling.
    pub fn day(&self) -> Option<NaiveDate> {
        self.at.get(..10)?.parse().ok()
    }
}
