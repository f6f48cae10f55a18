//! Names: which words of a noun phrase name the speaker, and which are the role.

use super::cue::View;
use super::lexicon::*;
use super::phrase::{is_particle, joins_names};
use super::token::Kind;

/// A name and a role, as bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The role's bytes.
    pub role: Option<(u32, u32)>,
    /// Whether it looks like the name of a person.
    pub person: bool,
}

impl Name {
    /// The name's text.
    pub fn str<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Whether a word is what a firm does, which stands before its name: "brewer Marsh & Vale".
pub fn is_trade(word: &[u8]) -> bool {
    const TRADES: &[&str] = &[
        "airline",
        "brewer",
        "broadcaster",
        "carmaker",
        "chipmaker",
        "drugmaker",
        "insurer",
        "lender",
        "manufacturer",
        "miner",
        "retailer",
        "shipbuilder",
        "startup",
        "steelmaker",
        "supermarket",
        "supplier",
    ];
    TRADES.iter().any(|trade| trade.as_bytes().eq_ignore_ascii_case(word))
}

/// Which words of the noun phrase `from..to` name who speaks.
pub fn of_phrase(view: &View<'_>, from: usize, to: usize) -> Option<Name> {
    let mut from = from;
    while from < to
        && (view.is(from, ADV | CONJ) && !view.capital(from)
            || view.kind(from, Kind::Quote)
            || view.kind(from, Kind::Dash)
            || view.any(from, words!["that"]))
    {
        from += 1;
    }
    while from < to && view.is(from, DET | POSS) {
        if view.is(from, POSS) && !view.any(from, words!["the"]) {
            // "his lawyers": whose is told by the pronoun.
            break;
        }
        from += 1;
    }
    if from >= to {
        return None;
    }
    if let Some(name) = behind_office(view, from, to) {
        return Some(name);
    }
    // The head: up to the first preposition.
    let mut head = (from + 1..to).find(|at| view.is(*at, PREP) && !view.capital(*at)).unwrap_or(to);
    if head == from {
        head = to;
    }
    let tail_capital = head < to && (view.capital(head + 1) || view.is(head + 1, DET) && view.capital(head + 2));
    // "Office for Harbours and Inland Shipping", "Bureau of Meteorology".
    if head < to
        && view.capital(head - 1)
        && view.is(head - 1, BODY)
        && tail_capital
        && !view.is(head - 1, TITLE | HONORIFIC)
    {
        let start = run_start(view, from, head);
        let mut end = head + 1;
        while end < to
            && (view.capital(end)
                || view.is(end, PREP | DET | CONJ) && view.capital(end + 1)
                || view.is(end, DET) && view.capital(end + 1)
                || view.is(end, PREP) && view.capital(end + 2))
        {
            end += 1;
        }
        return Some(make(view, start, end, None, false));
    }
    // "Minister of Trade Ada Example", "leader of the NPP Gus Ray": the name is last.
    if head < to && view.is(head - 1, TITLE) && view.capital(to - 1) {
        let mut tail = to;
        while tail > head && (view.capital(tail - 1) || view.kind(tail - 1, Kind::Stop)) {
            tail -= 1;
        }
        let capitals = (tail..to).filter(|at| view.capital(*at)).count();
        let last = view.get(to - 1)?;
        // "mayor of the capital Ada Lind"
        let bare = capitals == 2 && tail > head + 1 && !view.is(tail - 1, PREP | DET | CONJ);
        if (capitals >= 3 || bare)
            && !view.is(to - 2, BODY | GROUP | PREP | CONJ)
            && !last.is(BODY | GROUP | FIRM | CALENDAR)
        {
            // "envoy to Norland Ada Maria Lind": a country of one word.
            let name = if view.any(head, words!["to"]) { tail + 1 } else { to - 2 };
            let role = (view.structure.tokens[from].start, view.structure.tokens[name - 1].end);
            return Some(make(view, name, to, Some(role), true));
        }
    }
    // "report by X", "a study from X"
    if view.is(head - 1, DOCUMENT) && head < to && view.any(head, words!["by", "from"]) && tail_capital {
        return of_phrase(view, head + 1, to);
    }
    if view.is(head - 1, DOCUMENT) && head > from + 1 && !view.capital(head - 1) {
        // "a Reuters report": the outlet; "initial exit polls for the election": the polls.
        let outlet = view.any(head - 1, words!["report", "article", "statement", "editorial", "analysis"])
            && view.capital(head - 2)
            && from > view.sentence.first;
        let end = if outlet { head - 1 } else { head };
        return Some(make(view, if outlet { run_start(view, from, end) } else { from }, end, None, false));
    }
    // "Workers at the mill", "Shops on the pier": a capital that only begins the sentence.
    let plural = view.bytes(head - 1).ends_with(b"s") && !(head..to).any(|at| view.capital(at));
    let common = head - 1 == view.sentence.first && head < to && (view.is(head - 1, GROUP | TITLE) || plural);
    if !view.capital(head - 1) || common {
        // "a spokesman for X", "local officials": as it stands. A name may still stand in
        // front: "Reuters reporter".
        return Some(make(view, from, to, None, false));
    }
    let mut start = run_start(view, from, head);
    // "Brewer Marsh & Vale": a trade with a capital that only begins the sentence.
    if start == view.sentence.first && start + 1 < head && is_trade(view.bytes(start)) {
        start += 1;
    }
    let mut name = start;
    for at in start..head {
        // "Rural Power's Peter Hale": whose man he is.
        if view.any(at, words!["'s", "’s"])
            && at > start
            && head - at > 2
            && (at + 1..head).all(|at| view.capital(at) && !view.is(at, BODY | GROUP | FIRM | OUTLET | LAW | TITLE))
        {
            name = at + 1;
        }
        // "forecaster Dean Marsh": behind an office in small letters a name has begun.
        let begun = at == start && start > from && is_title(view, start - 1) && !view.capital(start - 1);
        if is_title(view, at) && at + 1 < head && !(begun && head - at == 2) {
            // "General Motors", "Prime Video", "Chief Rabbinate": no titles.
            if view.any(at, words!["general", "prime", "chief", "head", "major", "fellow"])
                && view.any(
                    at + 1,
                    words![
                        "motors",
                        "electric",
                        "mills",
                        "dynamics",
                        "assembly",
                        "synod",
                        "video",
                        "council",
                        "secretariat",
                        "hospital",
                        "staff",
                        "post",
                        "league",
                    ],
                )
            {
                continue;
            }
            let next = if view.kind(at + 1, Kind::Stop) { at + 2 } else { at + 1 };
            if next < head
                && view
                    .get(next)
                    .is_some_and(|token| token.kind == Kind::Word && !token.is(PREP | CONJ | BODY | GROUP | FIRM))
            {
                name = next;
            }
        }
    }
    // "the union and Norline", "the Echo and the Post": several speak.
    if let Some(and) = (from + 1..start).rev().find(|at| view.is(*at, CONJ))
        && (and + 1..start).all(|at| view.is(at, DET))
    {
        return Some(make(view, from, to, None, false));
    }
    let titled = name > start || (start > from && is_title(view, start - 1));
    let role = if name > from && titled {
        let honorific_only = (from..name)
            .all(|at| view.is(at, HONORIFIC) && !view.is(at, TITLE) || view.kind(at, Kind::Stop))
            || view.any(name - 1, words!["'s", "’s"]);
        (!honorific_only).then(|| (view.structure.tokens[from].start, view.structure.tokens[name - 1].end))
    } else {
        apposed_role(view, head, to)
    };
    let words = (name..head).filter(|at| view.kind(*at, Kind::Word)).count();
    // "Marsh & Vale", "the brewer Vale Marsh": firms.
    let trade = start > from && view.is(start - 1, FIRM) && !view.is(start - 1, TITLE) && !view.capital(start - 1);
    let body = trade
        || (name..head).any(|at| {
            view.is(at, BODY | GROUP | FIRM | OUTLET | LAW) || view.kind(at, Kind::Mark) && view.bytes(at)[0] == b'&'
        });
    let person = titled || (role.is_some() && !body) || (!body && (2..=4).contains(&words));
    Some(make(view, name, head, role, person))
}

/// "Bank of Norland governor Ada Lind": the name behind an office in small letters, where
/// a preposition stands before that.
fn behind_office(view: &View<'_>, from: usize, to: usize) -> Option<Name> {
    let office = (from + 1..to.saturating_sub(1)).rev().find(|at| !view.capital(*at))?;
    let whole = |at: usize| !view.is(at, BODY | GROUP | FIRM | CALENDAR | OUTLET | LAW);
    if !view.is(office, TITLE)
        || !(from + 1..office).any(|at| view.is(at, PREP))
        || !(office + 1..to).all(|at| view.capital(at) && whole(at))
    {
        return None;
    }
    let role = (view.structure.tokens[from].start, view.structure.tokens[office].end);
    Some(make(view, office + 1, to, Some(role), true))
}

/// Whether a word is an office: also "vice-president", "leg-spinner" by its last part.
fn is_title(view: &View<'_>, at: usize) -> bool {
    view.is(at, TITLE | HONORIFIC)
        || view.get(at).is_some_and(|token| token.class == 0 && token.end - token.start > 6)
            && view
                .bytes(at)
                .iter()
                .rposition(|byte| *byte == b'-')
                .is_some_and(|hyphen| Lexicon::get().class(&view.bytes(at)[hyphen + 1..]) & TITLE != 0)
}

/// Where the run of capitals that ends before `end` begins.
fn run_start(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut start = end;
    while start > from {
        let at = start - 1;
        let Some(token) = view.get(at) else { break };
        let inside = match token.kind {
            Kind::Word => {
                token.capital
                    || is_particle(token, view.text) && at > from && view.capital(at - 1)
                    || token.is(CONJ) && at > from && view.capital(at - 1) && view.capital(start)
                    || (token.is(PREP | DET)
                        && at > from
                        && start < end
                        && view.capital(start)
                        && view.is(at - 1, BODY)
                        && view.capital(at - 1))
                    || (!token.spaced
                        && token.end - token.start <= 4
                        && token.class == 0
                        && at > from
                        && view.capital(at - 1))
                    || (token.is(DET) && start < end && at > from + 1 && view.is(at - 1, CONJ) && view.capital(at - 2))
            }
            Kind::Stop => at > from && view.capital(at - 1) && !token.spaced,
            Kind::Number => at > from && view.capital(at - 1),
            Kind::Mark => joins_names(token, view.text),
            _ => false,
        };
        if !inside {
            break;
        }
        start = at;
    }
    while start < end
        && (view.is(start, DET | CONJ) && !view.is(start, BODY)
            || !view.kind(start, Kind::Word) && !view.kind(start, Kind::Number))
    {
        start += 1;
    }
    start
}

/// "Mara Quill, head of sales of Norline, said": the role behind the name.
fn apposed_role(view: &View<'_>, head: usize, to: usize) -> Option<(u32, u32)> {
    let _ = to;
    if view.kind(head, Kind::Open) {
        let close = (head + 1..view.sentence.last.min(head + 12)).find(|at| view.kind(*at, Kind::Close))?;
        if (head + 1..close).any(|at| view.is(at, TITLE)) {
            return Some((view.structure.tokens[head + 1].start, view.structure.tokens[close - 1].end));
        }
        return None;
    }
    if !view.kind(head, Kind::Comma) {
        return None;
    }
    let mut from = head + 1;
    while view.is(from, DET) {
        from += 1;
    }
    let mut end = from;
    while end < view.sentence.last
        && end - from < 16
        && !matches!(view.get(end)?.kind, Kind::Comma | Kind::Stop | Kind::Quote | Kind::Dash | Kind::Semicolon)
    {
        if view.is(end, VERB | SAY | WILL | WOULD | PRON | HE) {
            return None;
        }
        end += 1;
    }
    let title = (from..end.min(from + 5)).any(|at| view.is(at, TITLE));
    (title && end > from).then(|| (view.structure.tokens[from].start, view.structure.tokens[end - 1].end))
}

pub fn make(view: &View<'_>, from: usize, to: usize, role: Option<(u32, u32)>, person: bool) -> Name {
    let tokens = &view.structure.tokens;
    let mut to = to;
    // A possessive 's or a stray full stop at the end.
    while to > from + 1
        && (matches!(tokens[to - 1].bytes(view.text), b"'s" | b"s") && !tokens[to - 1].spaced
            || tokens[to - 1].kind == Kind::Stop && tokens[to - 2].end - tokens[to - 2].start > 2)
    {
        to -= 1;
    }
    let mut start = tokens[from].start;
    let end = tokens[to - 1].end;
    // An apostrophe split off its word.
    if tokens[from].kind == Kind::Mark {
        start = tokens[from].end;
    }
    Name { start, end: end.max(start), role, person }
}
