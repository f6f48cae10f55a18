//! Deadlines that hang on an event.

use super::{Rule, example};
use crate::when::Kind;
use crate::when::clause::promised;
use crate::when::cursor::Words;
use crate::when::form::{Found, What};
use crate::when::words::{Sense, Unit, W};

/// The row `event`.
pub(crate) const EVENT: Rule = Rule {
    id: "event",
    sentence: "An event that nobody has dated yet: the days stay empty until someone dates it.",
    examples: &[
        example("before the midterms", "2026-06-10", ["", "", ""]),
        example("by the G7 summit", "2026-06-10", ["", "", ""]),
        example("when the treaty expires", "2026-06-10", ["", "", ""]),
        example("within 100 days of taking office", "2026-06-10", ["", "", ""]),
        example("this fiscal year", "2026-06-10", ["", "", ""]),
        example("on Ash Wednesday", "2026-06-10", ["", "", ""]),
        example("shortly after the vote", "2026-06-10", ["", "", ""]),
    ],
    refuses: &["as soon as the vote is over", "once a week", "before that", "at home"],
};

impl Words<'_> {
    /// Whether the words are "fiscal year" and the like; the end of them.
    pub(crate) fn fiscal(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + 9 {
            match self.sense(next) {
                Sense::W(W::Fiscal) => {
                    let ordinal = self.ordinal(next + 1).map_or(next + 1, |(_, end)| end);
                    let end = match self.sense(ordinal) {
                        Sense::Unit(Unit::Year | Unit::Quarter, false) => ordinal + 1,
                        Sense::W(W::Half | W::Term) => ordinal + 1,
                        Sense::Num(_) => self.second_year(ordinal + 1),
                        _ => return None,
                    };
                    let end = self.skip(end, &[W::Possessive]);
                    let end = self.skip(end, &[W::End]);
                    let end = if matches!(self.sense(end), Sense::Num(_)) { self.second_year(end + 1) } else { end };
                    // "the financial year to 31 May"
                    if self.is(end, W::To)
                        && let Some((_, after)) = self.time(end + 1)
                    {
                        return Some(after);
                    }
                    return Some(end);
                }
                Sense::W(W::Fy) => {
                    let num = self.skip(next + 1, &[W::Possessive, W::Hyphen]);
                    return Some(if matches!(self.sense(num), Sense::Num(_)) {
                        self.second_year(num + 1)
                    } else {
                        next + 1
                    });
                }
                Sense::W(W::Starting | W::Q | W::H | W::Mid | W::Late | W::Middle | W::Half | W::Rest | W::In)
                | Sense::Ord(_)
                | Sense::Num(_)
                | Sense::Unit(Unit::Quarter, false) => next += 1,
                Sense::W(word) if describes(word) => next += 1,
                _ => return None,
            }
        }
        None
    }

    /// The end of "/27" in "2026/27".
    pub(crate) fn second_year(&self, at: usize) -> usize {
        let mark = self.any(at, &[W::Slash, W::Hyphen, W::Dash]) && self.glued(at) && self.glued(at + 1);
        if mark && matches!(self.sense(at + 1), Sense::Num(_)) { at + 2 } else { at }
    }

    pub(crate) fn event(&self, name: usize, end: usize, kind: Kind) -> Option<Found> {
        (end > name).then_some(Found { end, what: What::Event { kind, name } })
    }

    /// The end of a noun phrase whose head is something that happens.
    pub(crate) fn happening(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.fiscal(at) {
            return Some(end);
        }
        let mut seen = None;
        for next in at..at + 8 {
            match self.sense(next) {
                Sense::W(W::Happening) => {
                    // "Election Day"
                    let day = self.sense(next + 1) == Sense::Unit(Unit::Day, false);
                    let day = day && self.capital(next) && self.capital(next + 1);
                    seen = Some(next + 1 + usize::from(day));
                    if day {
                        break;
                    }
                }
                // "the G20", "COP31"
                Sense::Other
                    if self.capital(next)
                        && matches!(self.word(next), "G" | "COP")
                        && self.glued(next + 1)
                        && matches!(self.sense(next + 1), Sense::Num(_))
                        && seen.is_none() =>
                {
                    seen = Some(next + 2);
                    if !matches!(self.sense(next + 2), Sense::W(W::Happening)) {
                        break;
                    }
                }
                Sense::W(W::A) if next == at => return None,
                Sense::Ord(_) | Sense::Num(_) | Sense::Card(_) | Sense::Weekday(_) | Sense::Other => {
                    if seen.is_some() && !matches!(self.sense(next), Sense::Num(_)) {
                        break;
                    }
                    // "on Chinese New Year", "on polling day"
                    if self.is(next + 1, W::New)
                        && self.capital(next)
                        && self.sense(next + 2) == Sense::Unit(Unit::Year, false)
                    {
                        seen = Some(next + 3);
                        break;
                    }
                    if self.sense(next + 1) == Sense::Unit(Unit::Day, false)
                        && matches!(self.word(next), "polling" | "voting" | "match" | "release")
                    {
                        seen = Some(next + 2);
                        break;
                    }
                    // "on Columbus Day"
                    if self.capital(next)
                        && (self.sense(next + 1) == Sense::Unit(Unit::Day, false)
                            || self.is(next + 1, W::Possessive)
                                && self.sense(next + 2) == Sense::Unit(Unit::Day, false))
                        && self.capital(next + 1 + usize::from(self.is(next + 1, W::Possessive)))
                    {
                        seen = Some(next + 2 + usize::from(self.is(next + 1, W::Possessive)));
                        break;
                    }
                    // "on Black Friday", "on Ash Wednesday"
                    if matches!(self.sense(next + 1), Sense::Weekday(_) | Sense::Unit(Unit::Week, false))
                        && known_day(self.word(next))
                        && self.capital(next + 1)
                    {
                        seen = Some(next + 2);
                        break;
                    }
                }
                sense if in_a_name(sense) => {
                    if seen.is_some() {
                        break;
                    }
                    // "May Day"
                    if matches!(self.sense(next), Sense::Month(5))
                        && self.sense(next + 1) == Sense::Unit(Unit::Day, false)
                        && self.capital(next + 1)
                    {
                        seen = Some(next + 2);
                        break;
                    }
                }
                _ => break,
            }
        }
        // "the vote on the budget" keeps to "the vote", "the release of Windows" does not.
        seen.map(|end| self.of_what(end))
    }

    /// The end of "of Windows Longhorn", "of the reviews" behind an event.
    fn of_what(&self, at: usize) -> usize {
        if self.given || !self.is(at, W::Of) {
            return at;
        }
        let name = self.skip(at + 1, &[W::The, W::Whose]);
        let thing =
            |word: usize| matches!(self.sense(word), Sense::Other | Sense::W(W::Happening | W::Deal | W::Further));
        let end = (name..name + 5).find(|word| !thing(*word)).unwrap_or(name);
        let names = (name..end).all(|word| self.capital(word));
        let short = end - name <= 2 && !(name..end).any(|word| self.past_verb(word));
        if end > name && (names || short) { end } else { at }
    }

    /// "when the treaty expires", "once the ceasefire is signed".
    pub(crate) fn event_clause(&self, at: usize) -> Option<Found> {
        if self.any(at, &[W::Again, W::Upon])
            || self.any(at, &[W::A, W::Every, W::In, W::Upon, W::Asked]) && !self.given
        {
            return None;
        }
        // "once a week", "once every year"
        if self.any(at, &[W::A, W::Every]) && matches!(self.sense(at + 1), Sense::Unit(..)) {
            return None;
        }
        if !self.given && !self.looks_ahead_clause(at) {
            return None;
        }
        // "when they finish in December": the time within says more.
        if !self.given && (at..self.clause(at)).any(|word| self.named_time(word)) {
            return None;
        }
        self.event(at, self.clause(at), Kind::By)
    }

    /// Whether a word names a month, a weekday or a feast, as far as its capital tells.
    fn named_time(&self, at: usize) -> bool {
        matches!(self.sense(at), Sense::Month(_) | Sense::Weekday(_) | Sense::Feast(_)) && self.capital(at)
    }

    /// Whether the clause after "when" tells of what has not happened yet.
    pub(crate) fn looks_ahead_clause(&self, at: usize) -> bool {
        let end = self.clause(at);
        if end < at + 2 {
            return false;
        }
        !(at..end).any(|next| {
            self.any(next, &[W::Was, W::Saying])
                || promised(self.word(next))
                || matches!(self.sense(next), Sense::Other) && {
                    let word = self.word(next);
                    word.len() > 4
                        && word.ends_with("ed")
                        && !self.any(next.wrapping_sub(1), &[W::Is, W::Being, W::Has])
                }
        })
    }

    /// Whether the clause tells that the event has been: "after the talks in Rome collapsed".
    fn broke_off(&self, at: usize) -> bool {
        let end = self.clause(at);
        (at..end).any(|word| {
            self.any(word, &[W::Was, W::Ago])
                || matches!(
                    self.word(word),
                    "collapsed" | "failed" | "ended" | "began" | "broke" | "started" | "stalled"
                )
                || word + 1 == end && self.past_verb(word) && word > at
        })
    }

    /// The name of an event after "before", "until", "after".
    pub(crate) fn event_after(&self, at: usize, kind: Kind) -> Option<Found> {
        if self.given {
            let named = self.skip(at, &[W::The]);
            if self.any(at, &[W::Stop, W::Comma, W::All, W::That]) && at + 1 >= self.tokens.len()
                || at >= self.tokens.len()
                || self.any(named, &[W::Previous, W::Yesterday])
                || self.is(named, W::Last) && matches!(self.sense(named + 1), Sense::Unit(..))
                || agent_or_place(self.word(named))
            {
                return None;
            }
            return self.event(at, self.clause(at), kind);
        }
        if let Some(end) = self.happening(at) {
            return if self.broke_off(end) { None } else { self.event(at, end, kind) };
        }
        if self.any(at, &[W::Then]) {
            return self.event(at, at + 1, kind);
        }
        if self.any(at, &[W::That]) && self.any(at + 1, &[W::Date, W::Point, W::Time]) {
            return self.event(at, at + 2, kind);
        }
        let first = self.word(at);
        let gerund = first.len() > 5 && first.ends_with("ing");
        // "after breaking his leg" tells what has been.
        if gerund && at > 0 && self.is(at - 1, W::After) {
            return None;
        }
        let end = self.clause(at);
        // "before weakening on Thursday": the time within says more.
        if (at..end).any(|word| self.named_time(word) || self.is(word, W::Tomorrow)) {
            return None;
        }
        let second = |word: usize| self.is(word, W::And) && self.word(word + 1).ends_with("ing");
        let end = (at + 1..end).find(|word| gerund && second(*word)).unwrap_or(end);
        let clause = (at + 1..end).any(|next| {
            let word = self.word(next);
            let verb = self.any(next, &[W::Is, W::Will, W::Being, W::Has, W::Expected, W::Ends, W::Verb]);
            verb || self.sense(next) == Sense::Other
                && word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !self.capital(next)
        });
        ((gerund || clause) && self.looks_ahead_clause(at)).then(|| self.event(at, end, kind))?
    }

    /// "the period", "that same period".
    pub(crate) fn the_period(&self, at: usize) -> Option<usize> {
        let named = self.any(at, &[W::The, W::This, W::That]) && self.word(at + 1).eq_ignore_ascii_case("period");
        (named && !self.is(at + 2, W::Of)).then_some(at + 2)
    }

    /// "over the period", or what the words behind it make of it: "in the period until 2030".
    pub(crate) fn in_the_period(&self, at: usize) -> Option<Found> {
        let end = self.the_period(at + 1)?;
        match self.sense(end) {
            Sense::W(W::Until | W::From | W::Between | W::Through | W::Before) => self.form(end),
            Sense::W(W::To) => self.times(end + 1).and_then(|(times, end)| self.through(&times, end)),
            _ if self.any(at, &[W::For, W::Throughout]) => self.event(at + 1, end, Kind::Hold),
            _ => self.event(at + 1, end, Kind::By),
        }
    }

    /// The relation and the name of an event: lower case, single spaces, no article.
    pub(crate) fn anchor(&self, at: usize, name: usize, end: usize) -> (String, String) {
        let name_end = end.min(self.tokens.len());
        let name = name.min(name_end);
        let join = |from: usize, to: usize, lower: bool| {
            let (Some(first), Some(last)) = (self.token(from), self.token(to.saturating_sub(1))) else {
                return String::new();
            };
            if to <= from {
                return String::new();
            }
            let text = &self.text[first.start as usize..last.end as usize];
            let mut out = String::with_capacity(text.len());
            for word in text.split_whitespace() {
                if !out.is_empty() {
                    out.push(' ');
                }
                if lower { out.push_str(&word.to_lowercase()) } else { out.push_str(word) }
            }
            out
        };
        let mut event = name;
        while event + 1 < name_end && self.any(event, &[W::The, W::A]) {
            event += 1;
        }
        let relation = if name > at { join(at, name, true) } else { "during".to_string() };
        (relation, join(event, name_end, false))
    }
}

/// Whether a word may stand before the noun of a fiscal year or of an event.
fn describes(word: W) -> bool {
    matches!(
        word,
        W::The
            | W::This
            | W::Next
            | W::Current
            | W::Coming
            | W::Upcoming
            | W::Following
            | W::Last
            | W::Whose
            | W::New
            | W::Early
            | W::Start
            | W::End
            | W::Close
            | W::Of
            | W::Possessive
            | W::Hyphen
    )
}

/// Whether a word may stand in an event's name before its noun.
fn in_a_name(sense: Sense) -> bool {
    match sense {
        Sense::W(W::Final | W::Dot | W::Deal | W::Fiscal | W::Business | W::Today | W::Tonight | W::Tomorrow) => true,
        Sense::W(word) => describes(word),
        Sense::Unit(unit, _) => matches!(unit, Unit::Year | Unit::Week | Unit::Day | Unit::Month),
        Sense::Feast(_) | Sense::Month(_) | Sense::Season(_) => true,
        _ => false,
    }
}

/// Whether a word makes a feast of the weekday behind it.
fn known_day(word: &str) -> bool {
    let words = ["Black", "Cyber", "Ash", "Maundy", "Palm", "Giving", "Super", "Holy", "Shrove", "Whit", "Bloody"];
    words.contains(&word)
}

/// Whether what meets is also somebody who acts: "passed by parliament".
pub(crate) fn acts(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    ["parliament", "congress", "congres", "assembly", "administration", "presidency", "convention"]
        .iter()
        .any(|body| word.eq_ignore_ascii_case(body))
}

/// Whether a noun names somebody or some place, so that "by the" and "before the" lead
/// to no event.
pub(crate) fn agent_or_place(word: &str) -> bool {
    matches!(
        word,
        "police"
            | "government"
            | "court"
            | "judge"
            | "president"
            | "minister"
            | "army"
            | "company"
            | "committee"
            | "cameras"
            | "door"
            | "border"
            | "river"
            | "sea"
            | "road"
            | "way"
            | "people"
            | "public"
            | "authorities"
            | "thousands"
            | "time"
            | "schedule"
            | "media"
    )
}
