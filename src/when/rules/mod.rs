//! The house rule: its rows as data, and which reader is asked for a word.
//!
//! Each file here reads one form and holds its rows, so that what a row says, what it
//! reads and what it refuses stand beside the code that does it. [`RULES`] lists the
//! rows; help, reference and tests read the same list. `form` is the one place where
//! the first word of a phrase chooses its reader.

mod after;
mod bare;
mod before;
mod between;
mod by;
mod day;
mod event;
mod for_;
mod holiday;
mod in_;
mod nearness;
mod part;
mod period;
mod through;
mod week;
mod weekday;
mod weekend;
mod within;

use crate::when::cursor::Words;
use crate::when::form::Found;
use crate::when::words::{Sense, W};

/// A row of the house rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The row's id, kept with every claim it reads.
    pub id: &'static str,
    /// What it says, in one sentence.
    pub sentence: &'static str,
    /// What it reads.
    pub examples: &'static [Example],
    /// What looks like it and is read by another row, or by none.
    pub refuses: &'static [&'static str],
}

/// Words and the window they have.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The words.
    pub words: &'static str,
    /// The day they are said, as `YYYY-MM-DD`.
    pub said: &'static str,
    /// `opens`, `due` and `lapses`; empty where there is none.
    pub window: [&'static str; 3],
}

/// Every row, in the order of the house rule.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    day::DAY,
    weekday::WEEKDAY,
    weekday::NEXT_WEEKDAY,
    holiday::HOLIDAY,
    week::THIS_WEEK,
    week::NEXT_WEEK,
    period::THIS_PERIOD,
    period::NEXT_PERIOD,
    period::NEXT_NAMED,
    weekend::WEEKEND,
    week::END_OF_WEEK,
    period::PERIOD,
    part::EARLY,
    part::MID,
    part::LATE,
    week::EARLY_WEEK,
    week::MID_WEEK,
    week::LATE_WEEK,
    by::BY_DAY,
    by::BY_PERIOD,
    by::BY_MID,
    by::BY_END,
    before::BEFORE,
    through::THROUGH,
    for_::FOR,
    between::BETWEEN,
    after::AFTER,
    before::NOT_BEFORE,
    within::WITHIN,
    in_::IN,
    in_::ABOUT,
    in_::COUPLE,
    in_::FEW,
    in_::SEVERAL,
    in_::PLURAL,
    nearness::AT_ONCE,
    nearness::IMMINENT,
    nearness::SHORTLY,
    nearness::SOON,
    nearness::NEAR_FUTURE,
    nearness::SOMEDAY,
    event::EVENT,
];

const fn example(words: &'static str, said: &'static str, window: [&'static str; 3]) -> Example {
    Example { words, said, window }
}

/// Gives the row with an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

impl Words<'_> {
    /// The form that begins at a token, if one does.
    pub(crate) fn form(&self, at: usize) -> Option<Found> {
        let found = self.led(at)?;
        Some(Found { end: self.occasion(at, found.end), ..found })
    }

    /// The end of what takes place then: "at tonight's concert", "before Tuesday's vote".
    fn occasion(&self, at: usize, end: usize) -> usize {
        if !self.is(end, W::Possessive)
            || !self.any(at, &[W::At, W::In, W::By, W::Before, W::After, W::During, W::Until, W::For])
        {
            return end;
        }
        (end + 1..end + 4).find(|word| self.is(*word, W::Happening)).map_or(end, |head| head + 1)
    }

    fn led(&self, at: usize) -> Option<Found> {
        let Sense::W(word) = self.sense(at) else {
            return match self.sense(at) {
                Sense::Other | Sense::Unit(..) if !self.given && !self.starts_other(at) => None,
                _ => self.bare(at),
            };
        };
        match word {
            W::Over | W::During | W::In | W::For | W::Through | W::Throughout if self.the_period(at + 1).is_some() => {
                self.in_the_period(at)
            }
            W::By => self.by(at + 1, at),
            W::No | W::Not => self.no_later(at),
            W::On => self.on(at),
            W::In => self.inside(at),
            W::At => self.at(at),
            W::Before => self.ahead_of(at + 1, at, self.denied_verb(at)),
            W::Ahead | W::Prior => {
                let of = if self.any(at + 1, &[W::Of, W::To]) { at + 2 } else { return None };
                self.ahead_of(of, at, self.denied_verb(at))
            }
            // "sooner than expected"
            W::Earlier | W::Sooner if self.is(at + 1, W::Than) && !self.any(at + 2, &[W::Expected, W::Previous]) => {
                self.ahead_of(at + 2, at, self.denied_verb(at))
            }
            W::Sooner if self.is(at + 1, W::Or) && self.is(at + 2, W::Later) => self.near("someday", at + 3),
            W::Until => self.until_form(at + 1, self.denied_verb(at), false),
            W::Up if self.is(at + 1, W::Until) => self.until_form(at + 2, self.denied_verb(at), false),
            W::Up if self.is(at + 1, W::To) && self.is(at + 2, W::And) => {
                let (times, end) = self.times(self.skip(at + 3, &[W::Including]))?;
                self.through(&times, end)
            }
            W::Through => self.through_form(at),
            W::Throughout => self.throughout_form(at + 1, at),
            W::During => self.during(at),
            W::Over => self.over(at),
            W::Within | W::Inside => self.within(at),
            W::For => self.for_form(at),
            W::Between => self.between(at),
            W::From => self.from(at),
            W::After => self.after_form(at + 1, at),
            W::Beyond => self.after_form(at + 1, at),
            W::Later if self.is(at + 1, W::Than) => self.after_form(at + 2, at),
            W::As => self.as_early(at),
            W::Starting | W::Effective => self.starting(at),
            W::Start if self.given => self.starting(at).or_else(|| self.bare(at)),
            W::Postponed | W::Delay => self.postponed(at),
            W::Extended => self.extended(at, self.denied_verb(at)),
            W::All | W::Whole => self.all(at),
            W::Rest => {
                let (times, end) = self.rest(at)?;
                self.throughout(&times, end)
            }
            W::Around | W::About | W::Roughly => self.about(at),
            // "once upon a time"
            W::Upon if at > 0 && self.is(at - 1, W::Once) => None,
            W::When | W::Once | W::Upon => self.event_clause(at + 1),
            W::Next | W::The | W::This | W::Current | W::Last => self.bare(at),
            // "sometime in January"
            W::Sometime
                if self.any(
                    at + 1,
                    &[W::In, W::On, W::By, W::During, W::Over, W::Within, W::Between, W::Before, W::After, W::Around],
                ) =>
            {
                self.form(at + 1)
            }
            W::Sometime if self.is(at + 1, W::Soon) => self.near("soon", at + 2),
            W::Following if self.given && at == 0 => self.bare(at).or_else(|| self.after_form(at + 1, at)),
            _ => self.nearness(at).or_else(|| self.bare(at)),
        }
    }

    /// Whether a word without a sense follows, so that nothing in running text begins here:
    /// "the people", "in London", "for the people", "300 people".
    pub(crate) fn leads_nowhere(&self, at: usize) -> bool {
        let nothing = |at: usize| matches!(self.sense(at), Sense::Other) && !self.may_be_odd_time(at);
        let next = at + 1;
        match self.sense(at) {
            Sense::W(W::A) => nothing(next) && !self.any(next + 1, &[W::Few, W::Of]),
            Sense::W(W::In | W::For | W::From | W::Over | W::Through | W::Between | W::Within) => {
                nothing(self.skip(next, &[W::The, W::Whose]))
            }
            Sense::W(
                W::The
                | W::At
                | W::All
                | W::Whole
                | W::As
                | W::This
                | W::New
                | W::Some
                | W::Any
                | W::More
                | W::No
                | W::Not
                | W::Very
                | W::Current
                | W::Business
                | W::Fiscal
                | W::Filler,
            )
            | Sense::Card(_)
            | Sense::Ord(_) => nothing(next),
            Sense::Num(_) => nothing(next) && !matches!(self.width(at), 4 | 8),
            Sense::Other => nothing(at),
            _ => false,
        }
    }

    pub(crate) fn starts_other(&self, at: usize) -> bool {
        match self.sense(at) {
            Sense::Unit(..) => true,
            _ => self.width(at) <= 2 && self.capital(at) || self.width(at) == 3 && self.capital(at),
        }
    }
}

/// Whether a word with this sense can begin a form in running text. What has no sense
/// of its own can where it is short and has a capital: "St. Patrick's Day".
pub(crate) const fn starts(sense: Sense) -> bool {
    match sense {
        Sense::W(word) => STARTS[word as usize],
        Sense::Unit(_, plural) => plural,
        Sense::Other => false,
        _ => true,
    }
}

/// The words of the grammar that begin no form.
#[rustfmt::skip]
const IDLE: &[W] = &[
    W::Comma, W::Hyphen, W::Dash, W::Slash, W::Dot, W::Colon, W::Stop, W::Quote, W::Open, W::Possessive, W::And,
    W::Or, W::Of, W::To, W::Is, W::Being, W::Will, W::Has, W::Was, W::Saying, W::Expected, W::Whose, W::Happening,
    W::Deal, W::Since, W::Than, W::That, W::Ago, W::Previous, W::Yesterday, W::It, W::But, W::So, W::Then, W::Now,
    W::Out, W::Away, W::Into, W::Much, W::Most, W::Least, W::Longer, W::Little, W::Never, W::Every, W::Again,
    W::Asked, W::Old, W::Come, W::Run, W::Due, W::Gone, W::Verb, W::Ends, W::Ending, W::Lasting, W::Unlikely,
    W::Including, W::Local, W::Part, W::Point, W::Stage, W::Time, W::Moment, W::Date, W::Number, W::Thousand,
    W::Course, W::Space, W::Future, W::Distant, W::Foreseeable, W::Term, W::Road, W::Reach, W::Corner, W::Horizon,
    W::Offing, W::Sight, W::Effect, W::Latest, W::Earliest, W::Hence, W::Morning, W::Am, W::Pm, W::Oclock, W::Zone,
    W::Plus, W::S,
];

const STARTS: [bool; 256] = {
    let (mut starts, mut at) = ([true; 256], 0);
    while at < IDLE.len() {
        starts[IDLE[at] as usize] = false;
        at += 1;
    }
    starts
};
