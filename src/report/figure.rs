//! A chart before it has a look: its numbers, its title, and what it shows in words,
//! for those who cannot see it.

use chrono::NaiveDate;

/// A chart with its title and description.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What is drawn, in a few words.
    pub title: String,
    /// What a reader should see in it, in full sentences with numbers.
    pub alt: String,
    /// How to read it.
    pub caption: String,
    /// The numbers.
    pub drawing: Drawing,
}

/// The numbers of a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Said probability against what came.
    Reliability(Reliability),
    /// Rates with their intervals, one below the other.
    Intervals(Intervals),
    /// The share not yet fulfilled, by days since it was said.
    Survival(Survival),
    /// Counts of classes.
    Histogram(Histogram),
    /// Claims with their windows on a line of days.
    Timeline(Timeline),
}

/// A bin of a reliability diagram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Mean said probability.
    pub p: f64,
    /// Share that came true.
    pub rate: f64,
    /// 95 % interval of the share.
    pub bounds: [f64; 2],
    /// Where the share would lie nine times in ten if every probability were right.
    pub band: Option<[f64; 2]>,
    /// Claims in the bin.
    pub n: u64,
}

/// Said probability against what came.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reliability {
    /// The bins that hold claims.
    pub bins: Vec<Bin>,
    /// The fitted (CORP) steps: smallest p, largest p, fitted share.
    pub steps: Vec<[f64; 3]>,
    /// The resampled consistency band: p, lower, upper; empty below 20 claims.
    pub band: Vec<[f64; 3]>,
}

/// A rate with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Whose rate it is.
    pub label: String,
    /// Kept.
    pub k: u64,
    /// Judged.
    pub n: u64,
    /// k / n.
    pub rate: f64,
    /// 95 % interval.
    pub bounds: [f64; 2],
}

/// Rates with their intervals, one below the other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Intervals {
    /// The rates, first on top.
    pub rows: Vec<Rate>,
    /// The rate of all together.
    pub reference: Option<f64>,
}

/// A step of a survival curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Days since the claim was said.
    pub day: i64,
    /// Share not yet fulfilled just after this day.
    pub share: f64,
    /// 95 % interval; `None` where the share is 0.
    pub bounds: Option<[f64; 2]>,
}

/// The share not yet fulfilled, by days since it was said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survival {
    /// Steps at the days on which something came true, ascending.
    pub steps: Vec<Step>,
    /// Days on which watching a claim ended without an outcome, ascending.
    pub censored: Vec<i64>,
    /// The first day by which half had come.
    pub median: Option<i64>,
}

/// Counts of classes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Histogram {
    /// What the classes are, with its unit.
    pub axis: String,
    /// Label and count of each class.
    pub classes: Vec<(String, u64)>,
}

/// What has become of a claim, as a chart or a table marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Kept under the reading of the report.
    Kept,
    /// Missed under the reading of the report.
    Missed,
    /// Counts neither way.
    Void,
    /// Not judged.
    Pending,
    /// Not judged, though its window has closed.
    Overdue,
}

impl Fate {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Missed => "missed",
            Fate::Void => "void",
            Fate::Pending => "pending",
            Fate::Overdue => "overdue",
        }
    }

    /// A sign for it that reads without colour.
    pub fn sign(self) -> char {
        match self {
            Fate::Kept => '✓',
            Fate::Missed => '✗',
            Fate::Void => '∅',
            Fate::Pending => '…',
            Fate::Overdue => '!',
        }
    }

    /// The meaning that gives its look.
    pub fn tone(self) -> super::Tone {
        match self {
            Fate::Kept => super::Tone::Kept,
            Fate::Missed => super::Tone::Missed,
            Fate::Void => super::Tone::Void,
            Fate::Pending => super::Tone::Pending,
            Fate::Overdue => super::Tone::Warning,
        }
    }
}

/// A claim on a line of days.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The claim in a few words.
    pub label: String,
    /// Where the claim stands in the same page, as the id of an element.
    pub anchor: Option<String>,
    /// The day it was said.
    pub said: NaiveDate,
    /// The first day that counts.
    pub opens: Option<NaiveDate>,
    /// The strict deadline.
    pub due: Option<NaiveDate>,
    /// The lenient deadline.
    pub lapses: Option<NaiveDate>,
    /// The day it came true, or was broken.
    pub happened: Option<NaiveDate>,
    /// What became of it.
    pub fate: Fate,
}

/// Claims with their windows on a line of days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// The claims, first on top.
    pub rows: Vec<Span>,
    /// The day of the report.
    pub as_of: Option<NaiveDate>,
}
