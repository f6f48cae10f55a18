//! What is asked for: the day, the reading, how repeats count, which claims, in
//! which groups.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// Declares a closed set of words that options and JSON use alike.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $type { $($(#[$vdoc])* $variant,)* }

        impl $type {
            /// All of them, in their order.
            pub const ALL: &'static [$type] = &[$($type::$variant,)*];

            /// Its name in options and JSON.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)* }
            }

            /// Reads its name; none for any other word.
            pub fn of(name: &str) -> Option<$type> {
                $type::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}
pub(super) use words;

words! {
    /// Until which day a claim that came true counts as kept.
    Reading {
        /// To `lapses`, the last day on which a fair speaker may call it kept.
        Lenient = "lenient",
        /// To `due`, the last day before a fair reader may call it late.
        Strict = "strict",
    }
}

words! {
    /// How several statements of one speaker about one event count.
    Repeat {
        /// The earliest that is not void stands for the event.
        First = "first",
        /// The latest that is not void stands for the event.
        Last = "last",
        /// Scores are averaged within the event, then over events. There is no whole
        /// number of kept units then, so that what needs one is none: counts of kept
        /// ones, intervals, calibration, ranking, comparison. Time and lateness take
        /// each statement.
        Mean = "mean",
        /// Every statement counts.
        All = "all",
    }
}

words! {
    /// What the groups of a report are.
    By {
        /// Who said it.
        Speaker = "speaker",
        /// Who carried it.
        Source = "source",
        /// A label on it; a claim with several counts under each.
        Tag = "tag",
        /// Its hedge words; `asserted` where it has neither words nor a number.
        Hedge = "hedge",
        /// The rule that read its deadline.
        Rule = "rule",
        /// The sort of claim.
        Kind = "kind",
        /// How sharply its window is drawn: `exact`, `vague`, `open`, `event`.
        Window = "window",
        /// From the day said to `due`: `week`, `month`, `quarter`, `year`, `longer`.
        Horizon = "horizon",
        /// The year it was said.
        Year = "year",
    }
}

/// The head of a log: what a report was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Entries in the log.
    pub entries: u64,
    /// The hash of the last, in hexadecimal digits.
    pub sha256: String,
}

/// What every number of a report depends on; printed with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Config {
    /// The day of the report.
    pub as_of: NaiveDate,
    /// How repeats count.
    pub repeat: Repeat,
    /// Which reading gives the outcome of scores.
    pub reading: Reading,
    /// Bins of the calibration table, 1 to 1000.
    pub bins: u32,
    /// The name of the scale of words; see [`crate::hedge::SCALES`].
    pub scale: &'static str,
    /// The log that the claims came from, where there is one.
    pub head: Option<Head>,
}

impl Config {
    /// The usual report on a day: first statements, lenient reading, ten bins.
    pub fn new(as_of: NaiveDate) -> Config {
        let scale = crate::hedge::DEFAULT;
        Config { as_of, repeat: Repeat::First, reading: Reading::Lenient, bins: 10, scale, head: None }
    }
}

/// Which units a report takes, and how it shows them. Units are formed before any
/// filter; a filter then takes a unit by the fields of its representative.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    /// What the groups are.
    pub by: By,
    /// Whether groups carry every measure, or the short set.
    pub depth: Depth,
    /// Only what was said on this day (days since 1970-01-01) or later.
    pub since: Option<i32>,
    /// Only what was said on this day or earlier.
    pub until: Option<i32>,
    /// Only this speaker.
    pub speaker: Option<u32>,
    /// Only this source.
    pub source: Option<u32>,
    /// Only claims with this tag.
    pub tag: Option<u32>,
    /// Two speakers to compare, by name.
    pub compare: Option<[String; 2]>,
}

impl Default for Scope {
    fn default() -> Scope {
        Scope {
            by: By::Speaker,
            depth: Depth::Short,
            since: None,
            until: None,
            speaker: None,
            source: None,
            tag: None,
            compare: None,
        }
    }
}

/// How much the groups of a report carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What a page of text shows: the short set without lateness, and of the total all but
    /// the band of the CORP diagram.
    Page,
    /// Counts, kept rates, Brier, skill and log score, lateness.
    Short,
    /// Every measure.
    Full,
}
