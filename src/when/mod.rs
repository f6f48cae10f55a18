//! Deadline words: which days does "by the end of Q3" mean?
//!
//! A claim is judged against a window of days, never a bare date. [`read`] takes words
//! that were given as a deadline and the day they were said, and answers with a
//! [`Reading`]: the window, what has to happen in it, and the row of the house rule
//! ([`RULES`]) that decided. [`find`] does the same for running text, where words are a
//! deadline only in a clause that looks ahead; [`spot`] leaves that question to its
//! caller.
//!
//! ```
//! use sayso::when::{self, Settings};
//!
//! let said = "2026-06-10".parse().unwrap();
//! let reading = when::read("by the end of Q3", said, &Settings::default()).unwrap();
//! assert_eq!(reading.rule, "by-end");
//! assert_eq!(reading.window.due, "2026-09-30".parse().ok());
//!
//! let text = "The bridge was closed on Monday and will open next week.";
//! let found = when::find(text, said, &Settings::default());
//! assert_eq!(&text[found[0].span.clone()], "next week");
//! assert_eq!(found.len(), 1);
//! ```
//!
//! # The main idea
//!
//! Words become tokens, each with one sense (`lex`, `words`). A *form* ("by", "within",
//! "until") begins with one of a few words, and its reader takes what follows: a named
//! time or a distance. A named time ("mid-March", "the first Tuesday after Easter") is
//! kept apart from its days (`time`, `clock`), since which March is meant depends on the
//! form: the first whose window has not passed. The form's row then makes a window of it.
//!
//! Reading is linear in the text: no reader looks more than a few dozen tokens around
//! itself, times nest four deep at most, and of words given as a deadline the first
//! few hundred tokens are read. Nothing panics, and days outside the years 1 to 9999
//! are no days.
//!
//! # Limits
//!
//! English only, and the calendar of the Gregorian west. Times of day stay in the words;
//! the window keeps the day, at the speaker's place. Feasts beyond the house list,
//! fiscal years and whatever else the calendar does not fix are events: their readings
//! have an [`Anchor`] and no days until [`dated()`] is told.
//!
//! # Adding a deadline rule
//!
//! 1. Choose its file in `rules/`, by the word that leads it ("by" is in `rules/by.rs`),
//!    or make a new file and name it in `rules/mod.rs`.
//! 2. Write its row there: an id, one sentence, examples with their windows, and words
//!    that look like it and are none; add the row to `RULES`.
//! 3. Write its reader beside the row, a method of `Words` that takes the place of its
//!    first word and gives what it found or `None`. `times` reads one named time or two,
//!    `distance` a length, and `clock.days` asks for the days of either.
//! 4. Have the `match` in `form` ask it. A word that is new gets a sense in `words.rs`.
//!
//! `tests/when.rs` runs every example of every row against all rows: exactly its own
//! must answer, with exactly its window. Phrases that a row should keep reading go into
//! the tables under `tests/cases/when/`.

mod calendar;
mod clause;
mod clock;
mod counted;
mod cursor;
mod dated;
mod distance;
mod form;
mod hour;
mod lex;
mod named;
mod names;
mod number;
mod pair;
mod relative;
mod rules;
mod time;
pub(crate) mod window;
mod words;

pub use dated::{dated, limit};
pub use rules::{Example, RULES, Rule, rule};

use chrono::NaiveDate;
use clock::Clock;
use cursor::Words;
use form::What;
use lex::Token;
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

impl Reading {
    /// The reading under a denied verb ("no deal by Friday"): nothing may happen in the
    /// window, and it lapses when it is due.
    pub fn denied(mut self) -> Reading {
        self.turn(Kind::Deny);
        self
    }

    /// The reading under a lasting verb ("will stay closed this week"): something must
    /// last all through the window, and it lapses when it is due.
    pub fn lasting(mut self) -> Reading {
        self.turn(Kind::Hold);
        self
    }

    fn turn(&mut self, kind: Kind) {
        self.kind = kind;
        self.window.lapses = self.window.due;
        if self.precision == Precision::Vague {
            self.precision = Precision::Exact;
        }
    }
}

/// Reads words given as a deadline, said on `said`.
///
/// `None` where the words hold no deadline: no time at all, or one that is wholly past.
pub fn read(words: &str, said: NaiveDate, settings: &Settings) -> Option<Reading> {
    lex::with_tokens(words, |tokens| {
        let words = Words::new(words, tokens, Clock { said, settings: *settings }, true);
        for (at, token) in tokens.iter().enumerate() {
            if !token.starts && at > 0 || words.looks_back(at) {
                continue;
            }
            if let Some(found) = words.form(at) {
                if words.past(0, at) || words.is_past(at, found.end) {
                    return None;
                }
                let (reading, denied) = (words.reading(at, &found), words.denied_verb(at));
                return Some(match reading.kind {
                    Kind::By | Kind::Hold if denied && reading.rule != "after" => reading.denied(),
                    Kind::By if words.lasting(0, at) => reading.lasting(),
                    _ => reading,
                });
            }
            if words.looks_back_from(at) || words.passed(at).is_some() {
                return None;
            }
        }
        None
    })
}

/// Spots every time expression in running text that could be a deadline, whether or
/// not its clause looks ahead. Spans are in bytes of `text`, in order, and never overlap.
pub fn spot(text: &str, said: NaiveDate, settings: &Settings) -> Vec<Reading> {
    let mut readings = Vec::new();
    spots(text, said, settings, |words, at, found| readings.push(words.reading(at, found)));
    readings
}

/// Finds every deadline in running text: only clauses that look ahead have any.
pub fn find(text: &str, said: NaiveDate, settings: &Settings) -> Vec<Reading> {
    let mut readings = Vec::new();
    spots(text, said, settings, |words, at, found| {
        if words.ahead(at, found) {
            let reading = words.reading(at, found);
            readings.push(match reading.kind {
                _ if reading.window.due.is_none() => reading,
                Kind::By | Kind::Hold if words.denied_verb(at) => reading.denied(),
                Kind::By if words.lasting(words.clause_start(at), at) => reading.lasting(),
                _ => reading,
            });
        }
    });
    readings
}

/// The day that stands in for an unknown one: a Wednesday before any date that news
/// names, so that no written year lies before it.
pub(crate) fn no_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 3).unwrap_or_default()
}

/// Finds every deadline in running text whose day is not known: where the words stand,
/// their rule and kind as [`find`] has them, and no days.
pub fn find_undated(text: &str, settings: &Settings) -> Vec<Reading> {
    let mut readings = find(text, no_day(), settings);
    for reading in &mut readings {
        reading.window = Window::default();
    }
    readings
}

fn spots(text: &str, said: NaiveDate, settings: &Settings, mut take: impl FnMut(&Words<'_>, usize, &form::Found)) {
    lex::sentences(text, |tokens, starts| {
        let words = Words::new(text, tokens, Clock { said, settings: *settings }, false);
        let mut free = 0;
        for at in starts.iter().map(|at| usize::from(*at)) {
            if at < free || words.leads_nowhere(at) || words.looks_back(at) {
                continue;
            }
            free = match words.form(at) {
                Some(found) => {
                    if !words.is_past(at, found.end) {
                        take(&words, at, &found);
                    }
                    found.end
                }
                None => words.passed(at).unwrap_or(at),
            };
        }
    });
}

impl Words<'_> {
    fn reading(&self, at: usize, found: &form::Found) -> Reading {
        let end = found.end.min(self.tokens.len()).max(at + 1);
        let span = self.tokens[self.behind_verb(at, end)].start as usize..self.tokens[end - 1].end as usize;
        match found.what {
            What::Days(row) => {
                let precision = match (row.due, row.lapses) {
                    (Some(due), Some(lapses)) if due < lapses => Precision::Vague,
                    (Some(_), _) => Precision::Exact,
                    _ => Precision::Open,
                };
                let window = Window { opens: Some(row.opens), due: row.due, lapses: row.lapses };
                Reading { span, rule: row.rule, kind: row.kind, precision, window, anchor: None }
            }
            What::Event { kind, name } => {
                let (relation, event) = self.anchor(at, name, end);
                let anchor = Some(Anchor { relation, event });
                let window = Window::default();
                Reading { span, rule: "event", kind, precision: Precision::Event, window, anchor }
            }
        }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }
}
