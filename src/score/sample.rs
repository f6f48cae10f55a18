//! A claim as the measures see it: numbers only.

/// A claim as the measures see it. Names and words are numbers that the caller gave
/// them; days count from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Who it counts for: the speaker, or the source where there is none. One name
    /// must have one number, whether it stands as speaker or as source.
    pub speaker: Option<u32>,
    /// Who carried it.
    pub source: Option<u32>,
    /// The event it is about. Statements of one speaker about one event are one unit.
    pub event: Option<u32>,
    /// The rule that read its deadline.
    pub rule: Option<u32>,
    /// The sort of claim.
    pub kind: Option<u32>,
    /// The day it was said.
    pub said: i32,
    /// The first day that counts.
    pub opens: Option<i32>,
    /// The strict deadline.
    pub due: Option<i32>,
    /// The lenient deadline.
    pub lapses: Option<i32>,
    /// What was ruled.
    pub outcome: Outcome,
    /// The day it came true or was broken.
    pub happened_on: Option<i32>,
    /// The probability where it was given as a number, 0..=1.
    pub p: Option<f64>,
    /// Its hedge words, as [`Gatherer::words`](super::Gatherer::words) numbers them.
    pub hedge: Option<u32>,
    /// What has to be so for it to be kept.
    pub holds: Holds,
}

impl Default for Sample {
    /// Nobody's claim of 1970-01-01, pending and without a window.
    fn default() -> Sample {
        Sample {
            speaker: None,
            source: None,
            event: None,
            rule: None,
            kind: None,
            said: 0,
            opens: None,
            due: None,
            lapses: None,
            outcome: Outcome::Pending,
            happened_on: None,
            p: None,
            hedge: None,
            holds: Holds::Once,
        }
    }
}

super::config::words! {
    /// What was ruled.
    Outcome {
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

/// What has to be so for a claim to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Something happens on some day of the window, so that a fulfilled claim has a day.
    Once,
    /// Something lasts, or never happens: a fulfilled claim has no day.
    Throughout,
}

/// What a claim is called where it comes from. Decides between two statements about
/// one event on one day: numbers by size, before texts by bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Id<'a> {
    /// A number.
    Number(i64),
    /// A text.
    Text(&'a str),
}

use serde::{Serialize, Serializer};
