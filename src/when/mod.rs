//! Deadline words read as windows of days, under the house rule `sayso-1`.

use chrono::NaiveDate;
use std::ops::Range;

/// The name and version of the house rule that reads deadline words.
pub const RULE_SET: &str = "sayso-1";

/// The days against which a claim is judged, all inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first day that counts.
    pub opens: Option<NaiveDate>,
    /// The strict deadline.
    pub due: Option<NaiveDate>,
    /// The lenient deadline, never before `due`.
    pub lapses: Option<NaiveDate>,
}

/// What has to happen in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something must happen in it.
    By,
    /// Something must last all through it.
    Hold,
    /// Nothing may happen in it.
    Deny,
}

/// How sharply the words draw the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// `due` and `lapses` are one day.
    Exact,
    /// `lapses` lies after `due`.
    Vague,
    /// The days hang on an event that nobody has dated yet.
    Event,
    /// Words about time that set no end.
    Open,
}

/// The event that a deadline hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// How the window lies to the event: "before", "by", "within 100 days of".
    pub relation: String,
    /// The event's name, without its article.
    pub event: String,
}

/// On which day a week begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeekStart {
    /// ISO 8601.
    #[default]
    Monday,
    /// North American calendars.
    Sunday,
}

/// Which half of the globe the seasons are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hemisphere {
    /// Summer is June to August.
    #[default]
    North,
    /// Summer is December to February.
    South,
}

/// How 3/4/2025 is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// 4 March.
    #[default]
    MonthFirst,
    /// 3 April.
    DayFirst,
}

/// What a reader of deadline words may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// On which day a week begins.
    pub week: WeekStart,
    /// Where the seasons are taken from.
    pub hemisphere: Hemisphere,
    /// How a date in figures alone is read.
    pub order: DateOrder,
}

/// Deadline words, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where the words stand, in bytes of the text given.
    pub span: Range<usize>,
    /// The id of the rule that decided.
    pub rule: &'static str,
    /// What has to happen in the window.
    pub kind: Kind,
    /// How sharply the words draw the window.
    pub precision: Precision,
    /// The window itself.
    pub window: Window,
    /// The event that the days hang on, where there is one.
    pub anchor: Option<Anchor>,
}

/// Reads words given as a deadline, said on `said`.
pub fn read(words: &str, said: NaiveDate, settings: &Settings) -> Option<Reading> {
    let _ = (words, said, settings);
    None
}

/// Finds every deadline in running text: only clauses that look ahead have any.
pub fn find(text: &str, said: NaiveDate, settings: &Settings) -> Vec<Reading> {
    let _ = (text, said, settings);
    Vec::new()
}
