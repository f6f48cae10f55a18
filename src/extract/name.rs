//! Names: which words of a noun phrase name the speaker, in the fullest form that the
//! text gives.

use super::cue::View;
use super::lexicon::*;
use super::sentence::Structure;
use super::speaker::{Attribution, attributions};
use super::token::{Kind, Token};

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

/// The noun phrase that ends before `end`: from its first token to one past its last.
pub fn phrase_before(view: &View<'_>, end: usize) -> (usize, usize) {
    let first = view.sentence.first;
    let mut to = end;
    // Over adverbs, days and auxiliaries: "Smith later on Tuesday said".
    while to > first {
        let at = to - 1;
        if view.is(at, ADV | HAVE | NOT) && !view.is(at, DET | GROUP) && !view.capital(at)
            || view.is(at, CALENDAR | PAST) && !view.is(at, TITLE | GROUP)
            || view.any(at, &["on"]) && to < end && view.is(to, CALENDAR)
        {
            to -= 1;
        } else {
            break;
        }
    }
    if to == first {
        return (end, end);
    }
    let at = to - 1;
    if view.kind(at, Kind::Close) {
        // "Smith (Labour) said"
        if let Some(open) = (first..at).rev().take(12).find(|at| view.kind(*at, Kind::Open)) {
            return phrase_before(view, open);
        }
        return (end, end);
    }
    if view.kind(at, Kind::Comma) || view.kind(at, Kind::Dash) {
        return around_apposition(view, at);
    }
    if view.is(at, REL) {
        // "researchers, who claimed": the words before.
        let before = if at > first && view.kind(at - 1, Kind::Comma) { at - 1 } else { at };
        return over_apposition(view, phrase_before_plain(view, before));
    }
    let (from, to) = phrase_before_plain(view, to);
    // "Ann Lee, head of research at Acme told": the closing comma is missing.
    if from < to
        && from > first + 1
        && view.kind(from - 1, Kind::Comma)
        && (from..to.min(from + 4)).any(|at| view.is(at, TITLE) && !view.capital(at))
        && !(from..to).any(|at| view.is(at, TITLE) && view.capital(at + 1) && at + 1 < to)
    {
        let (outer, end) = phrase_before_plain(view, from - 1);
        if outer < end && view.capital(end - 1) && is_name_run(view, end.saturating_sub(2).max(outer), end) {
            return (outer, end);
        }
    }
    (from, to)
}

/// "the Alliance, a body which promotes the river": the name that an apposition explains.
fn over_apposition(view: &View<'_>, (from, to): (usize, usize)) -> (usize, usize) {
    if from < to && from > view.sentence.first + 1 && view.kind(from - 1, Kind::Comma) && !view.capital(to - 1) {
        let (outer, end) = phrase_before_plain(view, from - 1);
        if outer < end && view.capital(end - 1) {
            return (outer, end);
        }
    }
    (from, to)
}

/// The subject of the verb at `end`: the noun phrase before it, unless that is the object
/// of a relative clause: "the alliance, which protects the river, says".
pub fn subject_before(view: &View<'_>, end: usize) -> (usize, usize) {
    let (from, to) = phrase_before(view, end);
    let object = from < to
        && from > view.sentence.first
        && view.get(from - 1).is_some_and(|before| {
            before.kind == Kind::Word
                && !before.capital
                && !before.is(SUB | CONJ | PREP | ADV | DET | REL | REPORT | PRON)
        });
    // "analysts polled by Marketwire expect": the agent of a participle.
    if from > view.sentence.first + 2
        && view.is(from - 1, PREP)
        && view.bytes(from - 2).ends_with(b"ed")
        && view.get(from - 3).is_some_and(|noun| noun.kind == Kind::Word && !noun.is(IS | WAS | BE | HAVE | ADV | PRON))
    {
        return phrase_before_plain(view, from - 2);
    }
    if !object {
        return (from, to);
    }
    let relative = (view.sentence.first..from).rev().take(12).find(|at| view.is(*at, REL) || view.any(*at, &["that"]));
    match relative {
        Some(relative) if relative > view.sentence.first => over_apposition(view, phrase_before(view, relative)),
        _ => (from, to),
    }
}

/// "X, the minister, said" is X; "the minister, X, said" is X too.
fn around_apposition(view: &View<'_>, comma: usize) -> (usize, usize) {
    let first = view.sentence.first;
    let dash = view.kind(comma, Kind::Dash);
    let Some(open) = (first..comma)
        .rev()
        .take(28)
        .find(|at| if dash { view.kind(*at, Kind::Dash) } else { view.kind(*at, Kind::Comma) })
    else {
        return (comma, comma);
    };
    let inner = open + 1;
    if is_name_run(view, inner, comma) {
        return (inner, comma);
    }
    if (inner..comma).any(|at| view.kind(at, Kind::Quote)) {
        return (comma, comma);
    }
    let (from, to) = phrase_before_plain(view, open);
    // "The union, United Tyre Workers, vowed": a body's name behind its kind.
    if from < to
        && view.is(to - 1, GROUP | FIRM)
        && !view.capital(to - 1)
        && inner < comma
        && (inner..comma).all(|at| view.capital(at))
    {
        return (inner, comma);
    }
    // "X, the leader of the party, who was …, said": one apposition more.
    if from < to
        && from > first
        && view.kind(from - 1, Kind::Comma)
            | (view.is(from - 1, DET) && from > first + 1 && view.kind(from - 2, Kind::Comma))
        && (from..to.min(from + 5)).any(|at| view.is(at, TITLE) && !view.capital(at))
    {
        let comma = if view.kind(from - 1, Kind::Comma) { from - 1 } else { from - 2 };
        let (outer, end) = phrase_before_plain(view, comma);
        if outer < end && view.capital(end - 1) {
            return (outer, end);
        }
    }
    // "X, chief of A, B and C, said": one comma more.
    if from < to
        && !view.capital(to - 1)
        && let Some(outer) = (first..open).rev().take(20).find(|at| view.kind(*at, Kind::Comma))
    {
        let (from_outer, to_outer) = phrase_before_plain(view, outer);
        if from_outer < to_outer
            && view.capital(to_outer - 1)
            && is_name_run(view, from_outer.max(to_outer.saturating_sub(3)), to_outer)
        {
            return (from_outer, to_outer);
        }
    }
    (from, to)
}

/// Whether the tokens are a person's name, with or without a title.
fn is_name_run(view: &View<'_>, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 8
        && (from..to).all(|at| {
            view.get(at).is_some_and(|token| {
                (token.kind == Kind::Word
                    && (token.capital
                        || is_particle(token, view.text)
                        || (at < to - 1 && token.is(TITLE | DET | HONORIFIC) && !token.is(DET))))
                    || (token.kind == Kind::Stop && token.end - token.start == 1)
            })
        })
        && view.capital(to - 1)
        && !view.is(to - 1, CALENDAR | BODY | GROUP)
        && (from..to).filter(|at| view.capital(*at)).count()
            >= if (from..to).any(|at| view.is(at, TITLE | HONORIFIC)) { 1 } else { 2 }
}

fn is_particle(token: &Token, text: &str) -> bool {
    token.any(
        text,
        &[
            "de", "van", "von", "der", "den", "del", "della", "da", "di", "dos", "du", "la", "le", "bin", "ibn", "al",
            "el", "ul", "ter", "ten", "bint", "y", "e", "ap", "abu", "san",
        ],
    )
}

/// Whether a word is in no noun phrase: a verb, a conjunction, an adverb.
fn ends_phrase(token: &Token) -> bool {
    let function = SUB | REL | WILL | WOULD | MAY | CAN | IS | WAS | BE | HAVE | DO;
    token.is(function) && !token.is(PREP | DET)
        || token.is(TO)
        || !token.capital
            && (token.is(VERB | HAPPENED | SAY)
                || token.is(REPORT) && !token.is(DOCUMENT | PLAN)
                || token.is(ADV) && !token.is(GROUP | TITLE | DET))
}

/// The plain noun phrase that ends before `end`.
fn phrase_before_plain(view: &View<'_>, end: usize) -> (usize, usize) {
    let first = view.sentence.first;
    let mut from = end;
    let mut steps = 0;
    while from > first && steps < 24 {
        let at = from - 1;
        let Some(token) = view.get(at) else { break };
        let inside = match token.kind {
            Kind::Word => {
                if token.is(PRON | HE) && !token.is(DET) {
                    if from == end {
                        return (at, end);
                    }
                    false
                } else if token.is(CONJ) {
                    // "Wilson and Raven", "trade and industry minister"
                    at > first
                        && (view.capital(at - 1) && view.capital(from)
                            || (view.get(at - 1).is_some_and(|before| {
                                before.kind == Kind::Word && !before.is(VERB | HAPPENED | REPORT | PRON | PREP)
                            }) && !view.is(from, DET | PRON | PREP)
                                && (from..end).any(|at| view.is(at, TITLE))))
                } else {
                    // "promotes the conservation": the article begins an object.
                    let object =
                        from < end && view.is(from, DET | POSS) && !view.capital(from) && !token.is(PREP | CONJ | DET);
                    !object
                        && !ends_phrase(token)
                        && !(token.is(PREP)
                            && (!view.any(at, &["of", "for", "in", "at", "from", "with", "on", "to", "against"])
                                || from == end))
                }
            }
            Kind::Number => true,
            Kind::Stop => {
                // After an initial or "Mr."
                at > first
                    && view
                        .get(at - 1)
                        .is_some_and(|before| before.capital && !token.spaced && before.kind == Kind::Word)
            }
            Kind::Mark => {
                token.bytes(view.text) == b"&"
                    || token.bytes(view.text).starts_with(b"&amp")
                    || token.bytes(view.text) == b"'"
                    || token.bytes(view.text) == "’".as_bytes()
                    || token.bytes(view.text) == b"/"
            }
            Kind::Close => {
                if let Some(open) = (first..at).rev().take(10).find(|at| view.kind(*at, Kind::Open)) {
                    from = open;
                    steps += 1;
                    continue;
                }
                false
            }
            _ => false,
        };
        if !inside {
            break;
        }
        from = at;
        steps += 1;
    }
    // A leading phrase of time or place: "On Tuesday the minister", "In London Mr Smith".
    if from < end && view.is(from, PREP) {
        let mut at = from + 1;
        while at < end
            && (view.is(at, CALENDAR | UNIT | PAST | DET) && !view.any(at, &["the", "a", "an"])
                || view.kind(at, Kind::Number))
        {
            at += 1;
        }
        from = if at > from + 1 && at < end {
            at
        } else if view.is(from + 1, DET) && from + 1 < end {
            from + 1
        } else {
            (from + 1).min(end)
        };
    }
    // A day at its head: "Tuesday the minister".
    while from < end && view.is(from, CALENDAR | CONJ) {
        from += 1;
    }
    (from, end)
}

/// The noun phrase that begins at `from`, up to a verb or a mark; over an apposition
/// when that holds the name: "spokesman, Rear Admiral Gregory Smith".
pub fn phrase_after(view: &View<'_>, from: usize) -> (usize, usize) {
    let last = view.sentence.last;
    let mut from = from;
    while view.kind(from, Kind::Quote) && from < last {
        from += 1;
    }
    let mut to = from;
    while to < last && to - from < 24 {
        let Some(token) = view.get(to) else { break };
        let inside = match token.kind {
            Kind::Word => {
                let another = token.is(DET | POSS) && !token.capital && to > from && !view.is(to - 1, PREP | CONJ);
                if !another && token.is(PRON | HE) && !token.is(DET) {
                    if to == from {
                        return (from, to + 1);
                    }
                    false
                } else if token.is(CONJ) {
                    view.capital(to + 1) && to > from && view.capital(to - 1)
                        || view.any(to, &["&"])
                        || (view.get(to + 1).is_some_and(|next| next.is(TITLE) || next.kind == Kind::Word)
                            && view.get(to.wrapping_sub(1)).is_some_and(|before| before.is(TITLE)))
                } else if another
                    // "Corvid plans", "Vale expects": a verb behind a name.
                    || token.is(INTENT | FORECAST | REPORT)
                        && token.is(THIRD | PAST_FORM)
                        && !token.capital
                        && to > from
                        && view.capital(to - 1)
                    || token.is(CALENDAR) && !(to > from && view.capital(to - 1) && view.capital(to + 1))
                    || token.is(TIME | PAST) && !token.is(DET | PREP)
                    || token.is(FEAR) && !token.capital && !token.is(DOCUMENT | PLAN)
                    || token.is(ADV) && !token.capital && !token.is(TITLE)
                    || !token.is(PREP) && ends_phrase(token)
                {
                    false
                } else if token.is(PREP) {
                    (token.any(view.text, &["of", "for", "in", "at", "from", "with"])
                        || (token.any(view.text, &["by"]) && to > from && view.is(to - 1, DOCUMENT)))
                        && to > from
                        && !view.is(to + 1, PAST | TIME | CALENDAR | ING)
                        && !(view.any(to, &["in"]) && view.is(to + 1, DET) && !view.capital(to + 2))
                } else {
                    true
                }
            }
            Kind::Number => true,
            Kind::Stop => {
                to > from
                    && !token.spaced
                    && view.get(to - 1).is_some_and(|before| {
                        before.capital && (before.end - before.start == 1 || before.is(HONORIFIC))
                    })
                    && view.capital(to + 1)
            }
            Kind::Mark => {
                matches!(token.bytes(view.text), b"&" | b"&amp;" | b"'" | b"/")
                    || token.bytes(view.text) == "’".as_bytes()
            }
            _ => false,
        };
        if !inside {
            break;
        }
        to += 1;
    }
    // An apposition that is a name.
    if to > from && view.kind(to, Kind::Comma) && !view.capital(to - 1) {
        let mut end = to + 1;
        while end < last
            && (view.capital(end)
                || view.get(end).is_some_and(|token| {
                    token.kind == Kind::Stop
                        && !token.spaced
                        && view.capital(end + 1)
                        && view
                            .get(end - 1)
                            .is_some_and(|before| before.end - before.start == 1 || before.is(HONORIFIC))
                        || is_particle(token, view.text)
                }))
        {
            end += 1;
        }
        if is_name_run(view, to + 1, end) {
            return (to + 1, end);
        }
    }
    (from, to)
}

/// The subject of the sentence: its first noun phrase.
pub fn subject(view: &View<'_>) -> (usize, usize) {
    let mut at = view.sentence.first;
    // Over "On Tuesday, " and other openings.
    if (view.is(at, PREP | SUB | ADV | IF) || view.any(at, &["according"]))
        && let Some(comma) = (at..view.sentence.last.min(at + 20)).find(|at| view.kind(*at, Kind::Comma))
    {
        at = comma + 1;
    }
    while view.get(at).is_some_and(|token| token.kind == Kind::Quote || token.is(CONJ)) {
        at += 1;
    }
    phrase_after(view, at)
}

/// Which words of the noun phrase `from..to` name who speaks.
pub fn of_phrase(view: &View<'_>, from: usize, to: usize) -> Option<Name> {
    let mut from = from;
    while from < to
        && (view.is(from, ADV | CONJ) && !view.capital(from)
            || view.kind(from, Kind::Quote)
            || view.kind(from, Kind::Dash)
            || view.any(from, &["that"]))
    {
        from += 1;
    }
    while from < to && view.is(from, DET | POSS) {
        if view.is(from, POSS) && !view.any(from, &["the"]) {
            // "his lawyers": whose is told by the pronoun.
            break;
        }
        from += 1;
    }
    if from >= to {
        return None;
    }
    // The head: up to the first preposition.
    let mut head = (from + 1..to).find(|at| view.is(*at, PREP) && !view.capital(*at)).unwrap_or(to);
    if head == from {
        head = to;
    }
    let tail_capital = head < to && (view.capital(head + 1) || view.is(head + 1, DET) && view.capital(head + 2));
    // "Center for Strategic and International Studies", "Bureau of Meteorology".
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
    // "Secretary of State Antony Blinken", "leader of the ALP Anna Bligh": the name is last.
    if head < to && view.is(head - 1, TITLE) && view.capital(to - 1) {
        let mut tail = to;
        while tail > head && (view.capital(tail - 1) || view.kind(tail - 1, Kind::Stop)) {
            tail -= 1;
        }
        let capitals = (tail..to).filter(|at| view.capital(*at)).count();
        let last = view.get(to - 1)?;
        if capitals >= 3 && !view.is(to - 2, BODY | GROUP | PREP | CONJ) && !last.is(BODY | GROUP | FIRM | CALENDAR) {
            let role = (view.structure.tokens[from].start, view.structure.tokens[to - 3].end);
            return Some(make(view, to - 2, to, Some(role), true));
        }
    }
    // "report by X", "a study from X"
    if view.is(head - 1, DOCUMENT) && head < to && view.any(head, &["by", "from"]) && tail_capital {
        return of_phrase(view, head + 1, to);
    }
    if view.is(head - 1, DOCUMENT) && head > from + 1 && !view.capital(head - 1) {
        // "a Reuters report": the outlet; "initial exit polls for the election": the polls.
        let outlet = view.any(head - 1, &["report", "article", "statement", "editorial", "analysis"])
            && view.capital(head - 2)
            && from > view.sentence.first;
        let end = if outlet { head - 1 } else { head };
        return Some(make(view, if outlet { run_start(view, from, end) } else { from }, end, None, false));
    }
    if !view.capital(head - 1) {
        // "a spokesman for X", "local officials": as it stands. A name may still stand in
        // front: "Reuters reporter".
        return Some(make(view, from, to, None, false));
    }
    let start = run_start(view, from, head);
    let mut name = start;
    for at in start..head {
        if view.is(at, TITLE | HONORIFIC) && at + 1 < head {
            // "General Motors", "Prime Video", "Chief Rabbinate": no titles.
            if view.any(at, &["general", "prime", "chief", "head", "major", "fellow"])
                && view.any(
                    at + 1,
                    &[
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
    let titled = name > start || (start > from && view.is(start - 1, TITLE | HONORIFIC));
    let role = if name > from && titled {
        let honorific_only =
            (from..name).all(|at| view.is(at, HONORIFIC) && !view.is(at, TITLE) || view.kind(at, Kind::Stop));
        (!honorific_only).then(|| (view.structure.tokens[from].start, view.structure.tokens[name - 1].end))
    } else {
        apposed_role(view, head, to)
    };
    let words = (name..head).filter(|at| view.kind(*at, Kind::Word)).count();
    let body = (name..head).any(|at| view.is(at, BODY | GROUP | FIRM | OUTLET | LAW));
    let person = titled || (role.is_some() && !body) || (!body && (2..=4).contains(&words));
    Some(make(view, name, head, role, person))
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
            Kind::Mark => {
                matches!(token.bytes(view.text), b"&" | b"&amp;" | b"'" | b"/")
                    || token.bytes(view.text) == "’".as_bytes()
            }
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

/// "Ken Campbell, chief marketing officer of Connex, said": the role behind the name.
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

fn make(view: &View<'_>, from: usize, to: usize, role: Option<(u32, u32)>, person: bool) -> Name {
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

/// How far a fuller name is looked for, in bytes before and after.
const REACH: usize = 16 * 1024;

/// The fullest form of a name that the text gives: "Smith" becomes "Gregory Smith", "UN"
/// becomes "United Nations"; a person without a role gets the one that stands beside the
/// name elsewhere.
pub fn fullest(text: &str, name: Name) -> Name {
    let full = longest(text, name);
    if !full.person || full.role.is_some() {
        return full;
    }
    Name { role: role_beside(text, full), ..full }
}

/// The role beside a person's name where the text first gives it: "Ada Lind, the harbour
/// master," or "the harbour master, Ada Lind,".
fn role_beside(text: &str, name: Name) -> Option<(u32, u32)> {
    let words = name.str(text);
    if !words.contains(' ') {
        return None;
    }
    let from = floor(text, (name.start as usize).saturating_sub(REACH));
    let at = from + memchr::memmem::find(&text.as_bytes()[from..name.end as usize], words.as_bytes())?;
    let end = at + words.len();
    let stops = [',', '.', ';', '\n', '"', '“', '”', '(', ')', '—', '–'];
    if let Some(behind) = text[end..].strip_prefix(", ") {
        let length = behind.find(stops)?;
        if let Some(role) = role_words(&behind[..length]) {
            let start = end + 2 + (behind[..length].len() - role.len());
            return Some((start as u32, (start + role.len()) as u32));
        }
    }
    let before = text[from..at].strip_suffix(", ")?;
    let start = before.rfind(stops).map_or(0, |stop| stop + before[stop..].chars().next().map_or(1, char::len_utf8));
    let role = role_words(before[start..].trim_start())?;
    let start = from + before.len() - role.len();
    Some((start as u32, (start + role.len()) as u32))
}

/// A phrase as a role, without its article: few words, one of them an office, none a verb.
fn role_words(phrase: &str) -> Option<&str> {
    let lexicon = Lexicon::get();
    let phrase = phrase.trim_end();
    let class = |word: &str| lexicon.class(word.as_bytes());
    let phrase = match phrase.split_once(' ') {
        Some((first, rest)) if class(first) & (DET | POSS) != 0 => rest,
        _ => phrase,
    };
    let words = || phrase.split(' ').map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
    let office = words().take(5).any(|word| class(word) & TITLE != 0);
    let clause = words().any(|word| class(word) & (SAY | WILL | WOULD | IS | WAS | HE | REL | SUB | HAVE) != 0);
    (office && !clause && words().count() <= 12).then_some(phrase)
}

/// A short name in its longest form.
fn longest(text: &str, name: Name) -> Name {
    let short = name.str(text);
    let mut words = short.split_whitespace();
    let (Some(word), None) = (words.next(), words.next()) else {
        return name;
    };
    let from = floor(text, (name.start as usize).saturating_sub(REACH));
    let to = floor(text, (name.end as usize + REACH).min(text.len()));
    let window = &text[from..to];
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    if (2..=7).contains(&word.len())
        && capitals >= 2
        && (capitals == word.len() || word.contains('.') || capitals + 1 == word.len())
    {
        return acronym(text, from, window, word, name).unwrap_or(name);
    }
    let mut best = name;
    for at in memchr::memmem::find_iter(window.as_bytes(), word.as_bytes()).take(200) {
        let end = at + word.len();
        if window[end..].chars().next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let start = capitals_before(window, at);
        let found = &window[start..at];
        let count = found.split_whitespace().count();
        if count == 0 || count > 4 {
            continue;
        }
        let current = best.str(text).split_whitespace().count();
        let (start, role) = without_titles(window, start, at);
        let start = behind_country(window, start, at);
        if start >= at {
            continue;
        }
        let count = window[start..end].split_whitespace().count();
        if count > current {
            best = Name {
                start: (from + start) as u32,
                end: (from + end) as u32,
                role: name.role.or(role.map(|(a, b)| ((from + a) as u32, (from + b) as u32))),
                person: name.person,
            };
        }
    }
    // "Dow" for "Dow Chemical": the first word of a longer name.
    if best == name {
        for at in memchr::memmem::find_iter(window.as_bytes(), word.as_bytes()).take(200) {
            if at > 0 && !window[..at].ends_with([' ', '\n', '"', '(', '“', '\t']) {
                continue;
            }
            let end = at + word.len();
            let after = capitals_after(window, end);
            if after > end
                && !Lexicon::get().class(window[end..after].trim().split(' ').next().unwrap_or("").as_bytes()) & TITLE
                    != 0
            {
                let longer = &window[at..after];
                let last = longer.rsplit(' ').next().unwrap_or("");
                let class = Lexicon::get().class(last.as_bytes());
                if !name.person && class & (CALENDAR | VERB | SAY) == 0 && (longer.split(' ').count() == 2) {
                    return Name { start: (from + at) as u32, end: (from + after) as u32, ..name };
                }
                break;
            }
        }
    }
    best
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the capitalised words right before `at` begin.
fn capitals_before(text: &str, at: usize) -> usize {
    let mut start = at;
    loop {
        let before =
            text[..start].strip_suffix(' ').or_else(|| text[..start].strip_suffix('-').filter(|_| start == at));
        let Some(before) = before else { return start };
        let word_at = before
            .rfind([' ', '\n', '"', '(', '“', '\u{a0}'])
            .map_or(0, |found| found + before[found..].chars().next().map_or(1, char::len_utf8));
        let word = &before[word_at..];
        let particle = matches!(
            word,
            "de" | "van" | "von" | "der" | "den" | "del" | "da" | "di" | "bin" | "al" | "el" | "la" | "le" | "du"
        );
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let initial = word.len() == 2 && word.ends_with('.');
        if word.ends_with([',', ';', ':', '!', '?'])
            || (word.ends_with('.')
                && !initial
                && Lexicon::get().class(word.trim_end_matches('.').as_bytes()) & HONORIFIC == 0)
        {
            return start;
        }
        if !(capital || particle) || word.is_empty() {
            // A particle alone does not begin a name.
            return start;
        }
        let class = Lexicon::get().class(word.trim_end_matches('.').as_bytes());
        if class & (DET | PREP | SUB | CONJ | PRON | ADV | IF | CALENDAR) != 0 && class & (TITLE | HONORIFIC) == 0 {
            return start;
        }
        start = word_at;
    }
}

/// Drops titles from the head of a run of capitals; returns where the name begins and the titles' place.
fn without_titles(text: &str, start: usize, end: usize) -> (usize, Option<(usize, usize)>) {
    let mut name = start;
    let mut at = start;
    for word in text[start..end].split(' ') {
        let next = (at + word.len() + 1).min(end);
        let class = Lexicon::get().class(word.trim_end_matches('.').as_bytes());
        let firm = text[next..]
            .split([' ', '\n'])
            .next()
            .map_or(0, |next| Lexicon::get().class(next.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes()));
        if class & (TITLE | HONORIFIC) != 0 && !word.is_empty() && firm & FIRM == 0 {
            name = next;
        }
        at = next;
    }
    // "'s" before the name belongs to somebody else.
    if let Some(found) = text[name..end].rfind("'s ").or_else(|| text[name..end].rfind("’s ").map(|at| at + 2)) {
        name += found + 3;
    }
    (name, (name > start && name < end).then(|| (start, name - 1)))
}

/// "President of the United States Ada Lind": the name without the country of the office.
fn behind_country(text: &str, start: usize, end: usize) -> usize {
    let before = &text[..start];
    let words = text[start..end].split_whitespace().count();
    if words < 2 || !(before.ends_with("of ") || before.ends_with("of the ")) {
        return start;
    }
    let given = text[start..end].trim_end().rfind(' ').map_or(start, |space| start + space + 1);
    if given < end { given } else { start }
}

fn capitals_after(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(rest) = text[end..].strip_prefix(' ') {
        let word_end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        let word = &rest[..word_end];
        if !word.chars().next().is_some_and(char::is_uppercase) {
            break;
        }
        end += 1 + word_end;
    }
    end
}

/// "USGS" after "United States Geological Survey (USGS)", or by its initials.
fn acronym(text: &str, from: usize, window: &str, word: &str, name: Name) -> Option<Name> {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_uppercase).collect();
    let mut best = None;
    for at in memchr::memmem::find_iter(window.as_bytes(), word.as_bytes()).take(50) {
        if at < 2 || window.as_bytes()[at - 1] != b'(' {
            continue;
        }
        let before = window[..at - 1].trim_end();
        // As many words as needed for the initials, small words not counted.
        let mut start = before.len();
        let mut left = letters.len();
        while left > 0 {
            let word_at = before[..start].trim_end().rfind([' ', '\n', '(', '"']).map_or(0, |found| found + 1);
            let word = before[word_at..start].trim();
            let Some(initial) = word.bytes().next() else { break };
            if initial.is_ascii_uppercase() {
                if initial != letters[left - 1] {
                    break;
                }
                left -= 1;
            } else if word.len() > 4 {
                break;
            }
            start = word_at;
            if word_at == 0 {
                break;
            }
        }
        if left > 0 {
            // "Singapore Airlines (SIA)": the run of capitals before it will do.
            let run = capitals_before(before, before.rfind(' ').map_or(0, |space| space + 1));
            if before[run..].bytes().next() == letters.first().copied() {
                start = run;
                left = 0;
            }
        }
        if left == 0 {
            best = Some((start, before.len()));
            break;
        }
    }
    if best.is_none() && letters.len() >= 2 {
        // Any run of capitals with these initials: "United Nations" for "UN".
        best = initials_run(window, &letters);
    }
    let (start, end) = best?;
    let _ = text;
    Some(Name { start: (from + start) as u32, end: (from + end) as u32, ..name })
}

fn initials_run(window: &str, letters: &[u8]) -> Option<(usize, usize)> {
    let bytes = window.as_bytes();
    for at in memchr::memchr_iter(letters[0], bytes) {
        if at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
            continue;
        }
        let mut matched = 0;
        let mut end = at;
        let mut here = at;
        for word in window.get(at..)?.split(' ').take(letters.len() * 2) {
            let clean = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let first = clean.bytes().next();
            if matched < letters.len() && first == Some(letters[matched]) && clean.len() > 2 {
                matched += 1;
                end = here + clean.len();
                if matched == letters.len() || clean.len() < word.len() {
                    break;
                }
            } else if !(matched > 0 && matches!(clean, "of" | "the" | "for" | "and" | "in")) {
                break;
            }
            here += word.len() + 1;
        }
        if matched == letters.len() {
            let end = window[at..end].find("'s").map_or(end, |found| at + found);
            return Some((at, end));
        }
    }
    None
}

/// What a pronoun or "the company" stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// he, she
    Person,
    /// they, we
    Group,
    /// it
    Body,
    /// the company
    Firm,
}

/// Looks back from a sentence for whom a pronoun stands for.
pub fn antecedent(
    text: &str,
    structure: &Structure,
    sentence: usize,
    missing: Missing,
    list: &mut Vec<Attribution>,
) -> Option<Name> {
    let low = sentence.saturating_sub(8);
    for index in (low..sentence).rev() {
        let view = View { text, structure, sentence: &structure.sentences[index] };
        if let Some(name) = introduced(&view, missing, list) {
            return Some(name);
        }
    }
    None
}

/// Whom a sentence brings forward: its speaker, or its subject.
fn introduced(view: &View<'_>, missing: Missing, list: &mut Vec<Attribution>) -> Option<Name> {
    let fits = |name: &Name, view: &View<'_>, from: usize, to: usize| match missing {
        Missing::Person => name.person,
        Missing::Group => {
            let last = view.structure.tokens[to - 1];
            last.is(GROUP) || last.bytes(view.text).ends_with(b"s") || (from..to).any(|at| view.is(at, CONJ))
        }
        Missing::Body => !name.person && named_body(view, from, to),
        Missing::Firm => {
            let last = view.structure.tokens[to - 1];
            !name.person && named_body(view, from, to) && (!last.is(GROUP | BODY) || last.is(FIRM))
        }
    };
    attributions(view, list);
    for attribution in list.iter().rev() {
        if view.is(attribution.from, PRON | HE) {
            continue;
        }
        let (from, to) = (attribution.from, attribution.to);
        if let Some(name) = of_phrase(view, from, to)
            && (fits(&name, view, from, to) || (missing == Missing::Person && single_person(view, &name, from, to)))
        {
            return Some(fullest_person(view.text, name));
        }
    }
    let (from, to) = subject(view);
    if from < to
        && !view.is(from, PRON | HE)
        && let Some(name) = of_phrase(view, from, to)
        && (fits(&name, view, from, to) || (missing == Missing::Person && single_person(view, &name, from, to)))
    {
        return Some(fullest_person(view.text, name));
    }
    if missing == Missing::Person {
        return leading_person(view, from, to).or_else(|| first_person_name(view));
    }
    None
}

/// Whether a phrase names a body: "Acme", "the Acme group", but not "Acme's shares".
fn named_body(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| view.capital(at) && !view.is(at, DET)) && !(from..to).any(|at| view.any(at, &["'s", "’s"]))
}

/// The person with whose name a subject begins, where a verb that is not known follows.
fn leading_person(view: &View<'_>, from: usize, to: usize) -> Option<Name> {
    let end = (from..to).find(|at| !view.capital(*at)).unwrap_or(to);
    let known = (from..end).any(|at| view.is(at, BODY | GROUP | FIRM | OUTLET | LAW | CALENDAR | EVENT));
    if known || !(2..=3).contains(&(end - from)) || end == to {
        return None;
    }
    of_phrase(view, from, end).filter(|name| name.person)
}

fn single_person(view: &View<'_>, name: &Name, from: usize, to: usize) -> bool {
    // "the government" is nobody's family name.
    if !name.str(view.text).starts_with(char::is_uppercase) {
        return false;
    }
    let full = fullest(view.text, *name);
    full.start != name.start && full.str(view.text).split(' ').count() >= 2 && to - from <= 2
}

fn fullest_person(text: &str, name: Name) -> Name {
    fullest(text, name)
}

/// The first run of two or three capitals after a title, anywhere in the sentence.
fn first_person_name(view: &View<'_>) -> Option<Name> {
    let mut at = view.sentence.first;
    while at < view.sentence.last {
        if view.is(at, TITLE | HONORIFIC) && view.capital(at + 1) && !view.is(at + 1, TITLE | BODY | GROUP | FIRM) {
            let mut end = at + 1;
            while view.capital(end) && !view.is(end, CALENDAR) {
                end += 1;
            }
            let name = make(view, at + 1, end, None, true);
            return Some(fullest(view.text, name));
        }
        at += 1;
    }
    None
}

/// Who wrote "the report" that a sentence speaks of: "a report by X" in a sentence before.
pub fn author(text: &str, structure: &Structure, sentence: usize, noun: &str) -> Option<Name> {
    (sentence.saturating_sub(10)..sentence).rev().find_map(|index| {
        let view = View { text, structure, sentence: &structure.sentences[index] };
        (view.sentence.first..view.sentence.last).find_map(|at| {
            if !view.is(at, DOCUMENT) || !view.any(at, &[noun]) || !view.any(at + 1, &["by", "from"]) {
                return None;
            }
            let (from, to) = phrase_after(&view, at + 2);
            (from < to && (from..to).any(|at| view.capital(at))).then(|| of_phrase(&view, from, to))?
        })
    })
}
