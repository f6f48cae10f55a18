//! Deadline words read as windows of days, under the house rule `sayso-1`.

mod calendar;
mod clause;
mod dated;
mod distance;
mod form;
mod lex;
mod names;
mod phrase;
mod rules;
mod spot;
mod time;
mod words;

pub use dated::{dated, limit};
pub use rules::{Example, RULES, Rule, rule};

use chrono::NaiveDate;
use form::What;
use lex::Token;
use phrase::Words;
use std::ops::Range;
use time::Clock;

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
        let words = Words { text: words, tokens, clock: Clock { said, settings: *settings }, given: true, depth: 0 };
        for (at, token) in tokens.iter().enumerate() {
            if !spot::starts(token) && at > 0 || words.looks_back(at) {
                continue;
            }
            let denied = words.denied(0, at);
            if let Some(found) = words.form(at, denied) {
                if words.past(0, at) || words.is_past(at, found.end) {
                    return None;
                }
                let reading = words.reading(at, &found);
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
            let (reading, clause) = (words.reading(at, found), words.clause_start(at));
            readings.push(match reading.kind {
                _ if reading.window.due.is_none() => reading,
                Kind::By | Kind::Hold if words.denied(clause, at) => reading.denied(),
                Kind::By if words.lasting(clause, at) => reading.lasting(),
                _ => reading,
            });
        }
    });
    readings
}

fn spots(text: &str, said: NaiveDate, settings: &Settings, mut take: impl FnMut(&Words<'_>, usize, &form::Found)) {
    lex::sentences(text, |tokens| {
        let words = Words { text, tokens, clock: Clock { said, settings: *settings }, given: false, depth: 0 };
        let mut at = 0;
        while at < tokens.len() {
            if !spot::starts(&tokens[at]) || words.looks_back(at) {
                at += 1;
                continue;
            }
            match words.form(at, words.denied(words.clause_start(at), at)) {
                Some(found) if words.is_past(at, found.end) => at = found.end.max(at + 1),
                Some(found) => {
                    take(&words, at, &found);
                    at = found.end.max(at + 1);
                }
                None => at = words.passed(at).unwrap_or(at + 1).max(at + 1),
            }
        }
    });
}

impl Words<'_> {
    fn reading(&self, at: usize, found: &form::Found) -> Reading {
        let end = found.end.min(self.tokens.len()).max(at + 1);
        let span = self.tokens[at].start as usize..self.tokens[end - 1].end as usize;
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
