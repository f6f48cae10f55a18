//! Noun phrases: where the one before or behind a verb begins and ends.
//!
//! A subject may have an apposition, a relative clause or a bracket between it and its
//! verb, and a date in front; what comes back is the phrase with the name in it, as a
//! range of tokens. An empty range means none. No walk is longer than a few dozen tokens.

use super::cue::View;
use super::lexicon::*;
use super::token::{Kind, Token};

/// The noun phrase that ends before `end`: from its first token to one past its last.
pub fn phrase_before(view: &View<'_>, end: usize) -> (usize, usize) {
    let first = view.sentence.first;
    let mut to = end;
    // Over adverbs, days and auxiliaries: "Smith later on Tuesday said".
    while to > first {
        let at = to - 1;
        if (view.is(at, ADV | HAVE | NOT) || adverb(view, at)) && !view.is(at, DET | GROUP) && !view.capital(at)
            || view.is(at, CALENDAR | PAST) && !view.is(at, TITLE | GROUP)
            || view.any(at, words!["on"]) && to < end && view.is(to, CALENDAR)
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

/// Whether a word that is not known is an adverb by its ending: "famously".
fn adverb(view: &View<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|token| {
        token.class == 0
            && token.bytes(view.text).ends_with(b"ly")
            && !token
                .any(view.text, words!["family", "ally", "rally", "supply", "monopoly", "anomaly", "daily", "weekly"])
    })
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
    let (from, to) = joined(view, phrase_before(view, end));
    let object = from < to
        && from > view.sentence.first
        && view.get(from - 1).is_some_and(|before| {
            before.kind == Kind::Word
                && !before.capital
                && !before.is(SUB | CONJ | PREP | ADV | DET | REL | REPORT | PRON)
        });
    // "traders asked by Norline expect": the agent of a participle.
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
    let relative =
        (view.sentence.first..from).rev().take(12).find(|at| view.is(*at, REL) || view.any(*at, words!["that"]));
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
        return if stray(view, comma) { phrase_before_plain(view, comma) } else { (comma, comma) };
    };
    let inner = open + 1;
    if is_name_run(view, inner, comma) && !in_place(view, open) {
        return (inner, comma);
    }
    if (inner..comma).any(|at| view.kind(at, Kind::Quote)) && !view.is(inner, REL) {
        return (comma, comma);
    }
    let (from, to) = phrase_before_plain(view, open);
    // "The union, United Tyre Workers, vowed": a body's name behind its kind.
    if from < to
        && (view.is(to - 1, GROUP | FIRM)
            || view.any(to - 1, words!["owner", "operator", "maker", "parent", "publisher"]))
        && !view.capital(to - 1)
        && !(from..to).any(|at| view.is(at, PREP))
        && inner < comma
        && (inner..comma).all(|at| view.capital(at))
    {
        return (inner, comma);
    }
    // "Two yards, Norline and Blue Sail, said": the names of several.
    let several = from < to && view.bytes(to - 1).ends_with(b"s") && !view.capital(to - 1) && !view.is(to - 1, TITLE);
    if several
        && view.capital(inner)
        && (inner..comma).any(|at| view.is(at, CONJ))
        && (inner..comma).all(|at| view.capital(at) || view.is(at, CONJ))
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

/// Whether a comma stands between a subject with an office and its verb, where none belongs:
/// "Forecaster Ann Lee, says rain will fall".
pub fn stray(view: &View<'_>, comma: usize) -> bool {
    let (from, to) = phrase_before_plain(view, comma);
    from == view.sentence.first
        && from + 2 < to
        && view.kind(comma, Kind::Comma)
        && view.capital(to - 1)
        && (from..to).any(|at| view.is(at, TITLE))
}

/// Whether the phrase that ends before `end` is of several: "police in Skerry", "the envoys
/// of both towns", "the union and Norline".
pub fn several(view: &View<'_>, end: usize) -> bool {
    let (from, to) = joined(view, phrase_before(view, end));
    let Some(head) = (from + 1..to).find(|at| view.is(*at, PREP | CONJ)).filter(|_| from < to) else { return false };
    let token = &view.structure.tokens[head - 1];
    view.is(head, CONJ)
        || token.is(GROUP)
        || token.bytes(view.text).ends_with(b"s")
        || token.any(view.text, words!["people", "police"])
}

/// A subject with what is joined to it at the head of its sentence: "The union and Norline",
/// "Lind, Marsh and the council".
fn joined(view: &View<'_>, (from, to): (usize, usize)) -> (usize, usize) {
    let first = view.sentence.first;
    let mut start = from;
    let article = start > first && view.is(start - 1, DET);
    let before = if article { start - 1 } else { start };
    if before <= first + 1 || !view.is(before - 1, CONJ) || from >= to {
        return (from, to);
    }
    start = before - 1;
    loop {
        let (left, end) = phrase_before_plain(view, start);
        if left >= end {
            return (from, to);
        }
        start = if left > first && view.is(left - 1, DET) { left - 1 } else { left };
        if start == first {
            return (start, to);
        }
        if !view.kind(start - 1, Kind::Comma) {
            return (from, to);
        }
        start -= 1;
    }
}

/// Whether the words before a comma end with a town, so that its country or state follows:
/// "a forecaster in Wilmington, North Carolina, said".
fn in_place(view: &View<'_>, comma: usize) -> bool {
    let (from, to) = phrase_before_plain(view, comma);
    let place = (from..to).rev().take_while(|at| !view.is(*at, PREP)).count();
    from < to
        && view.any(from, words!["a", "an"])
        && place < to - from
        && view.any(to - place - 1, words!["in", "near", "from", "at"])
        && view.capital(to - 1)
}

/// Whether the tokens are a person's name, with or without a title.
pub fn is_name_run(view: &View<'_>, from: usize, to: usize) -> bool {
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

pub fn is_particle(token: &Token, text: &str) -> bool {
    token.any(
        text,
        words![
            "de", "van", "von", "der", "den", "del", "della", "da", "di", "dos", "du", "la", "le", "bin", "ibn", "al",
            "el", "ul", "ter", "ten", "bint", "y", "e", "ap", "abu", "san",
        ],
    )
}

/// Whether a mark stands inside names: "Marsh & Vale", "the workers' union".
pub fn joins_names(mark: &Token, text: &str) -> bool {
    let bytes = mark.bytes(text);
    matches!(bytes, b"&" | b"'" | b"/") || bytes.starts_with(b"&amp") || bytes == "’".as_bytes()
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

/// Whether a comma stands in a body's name: "the Rail, Sea and Air union", "the Ministry of
/// Trade, Energy and Mines".
fn in_name(view: &View<'_>, from: usize, comma: usize, end: usize) -> bool {
    let joined = || {
        (from..end).take_while(|at| view.capital(*at) || view.is(*at, CONJ)).any(|at| view.is(at, CONJ) && at > from)
    };
    if !view.capital(from) || !view.capital(comma.wrapping_sub(1)) || !joined() {
        return false;
    }
    let mut start = comma;
    while start > view.sentence.first
        && (view.capital(start - 1) && !view.is(start - 1, DET) || view.is(start - 1, PREP))
    {
        start -= 1;
    }
    let body = |from: usize, to: usize| (from..to).any(|at| view.is(at, BODY | GROUP));
    start > view.sentence.first
        && view.is(start - 1, DET)
        && (body(start, comma) && view.is(start + 1, PREP) || body(from, end))
}

/// The plain noun phrase that ends before `end`.
pub fn phrase_before_plain(view: &View<'_>, end: usize) -> (usize, usize) {
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
                    // "one witness"
                    if token.any(view.text, words!["one"]) {
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
                    // "the envoy to Norland Ada Lind"
                    // or "a source close to the talks".
                    let sent = token.is(TO)
                        && at > first
                        && from < end
                        && (view.is(at - 1, TITLE) && view.capital(from) || view.any(at - 1, words!["close"]));
                    // "the state news agency": a noun that is a verb elsewhere.
                    let noun = token.is(REPORT)
                        && token.is(BASE)
                        && !token.is(SAY | VERB | HAPPENED)
                        && from < end
                        && at > first
                        && view.is(at - 1, DET | POSS);
                    sent || !object
                        && (noun || !ends_phrase(token))
                        && !(token.is(PREP)
                            && (!view.any(at, words!["of", "for", "in", "at", "from", "with", "on", "to", "against"])
                                || from == end))
                }
            }
            Kind::Number => true,
            Kind::Comma => in_name(view, from, at, end),
            Kind::Stop => {
                // After an initial or "Mr."
                at > first
                    && view
                        .get(at - 1)
                        .is_some_and(|before| before.capital && !token.spaced && before.kind == Kind::Word)
            }
            Kind::Mark => joins_names(token, view.text),
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
            && (view.is(at, CALENDAR | UNIT | PAST | DET) && !view.any(at, words!["the", "a", "an"])
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
    // A day at its head: "Tuesday the minister", "Monday's report".
    while from < end && (view.is(from, CALENDAR | CONJ) || view.any(from, words!["'s", "’s"])) {
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
                    // "two people close to him"
                    if view.is(to - 1, TO) {
                        return (from, to + 1);
                    }
                    false
                } else if token.is(CONJ) {
                    view.capital(to + 1) && to > from && view.capital(to - 1)
                        || view.any(to, words!["&"])
                        || (view.get(to + 1).is_some_and(|next| next.is(TITLE) || next.kind == Kind::Word)
                            && view.get(to.wrapping_sub(1)).is_some_and(|before| before.is(TITLE)))
                } else if another
                    // "Corvid plans", "Vale expects": a verb behind a name.
                    || token.is(THIRD | PAST_FORM) && !token.capital && to > from && view.capital(to - 1)
                    || to > from && past(view, to)
                    || token.is(CALENDAR) && !(to > from && view.capital(to - 1) && view.capital(to + 1))
                    || token.is(TIME | PAST) && !token.is(DET | PREP)
                    || token.is(FEAR)
                        && !token.capital
                        && (!token.is(DOCUMENT | PLAN) || to > from && view.is(to - 1, GROUP) && token.is(BASE))
                    || token.is(ADV) && !token.capital && !token.is(TITLE)
                    || !token.is(PREP) && ends_phrase(token)
                    || token.is(TO) && !(to > from && view.any(to - 1, words!["close"]))
                {
                    false
                } else if token.is(PREP) {
                    // "a source close to the talks"
                    let close = view.is(to, TO) && to > from && view.any(to - 1, words!["close"]);
                    (token.any(view.text, words!["of", "for", "in", "at", "from", "with"])
                        || close
                        || (token.any(view.text, words!["by"]) && to > from && view.is(to - 1, DOCUMENT)))
                        && to > from
                        && !view.is(to + 1, PAST | TIME | CALENDAR | ING)
                        && !(view.any(to, words!["in"]) && view.is(to + 1, DET) && !view.capital(to + 2))
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
            Kind::Mark => joins_names(token, view.text),
            _ => false,
        };
        if !inside {
            break;
        }
        to += 1;
    }
    // An apposition that is a name.
    let close = if view.kind(to, Kind::Open) {
        (to + 1..last.min(to + 8)).find(|at| view.kind(*at, Kind::Close)).map_or(to, |close| close + 1)
    } else {
        to
    };
    let office = || {
        let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to);
        head < to && view.is(head - 1, TITLE) && !view.capital(head - 1)
    };
    if to > from && view.kind(close, Kind::Comma) && (!view.capital(to - 1) && close == to || office()) {
        let to = close;
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
        // "according to the operator, Norline.": a body's name behind its kind.
        let ends = view.get(end).is_none_or(|token| {
            matches!(token.kind, Kind::Stop | Kind::Comma | Kind::Quote | Kind::Semicolon) && !token.is(CONJ)
        });
        if end > to + 1
            && ends
            && close == to
            && view.is(from, DET)
            && view.is(to - 1, FIRM | GROUP)
            && !view.capital(to - 1)
            && !(from..to).any(|at| view.is(at, PREP))
            && !view.is(to + 1, CALENDAR)
        {
            return (to + 1, end);
        }
    }
    (from, to)
}

/// Whether a word that is not known is a past tense behind its subject: "Norline opposed",
/// "the bank lowered its forecast".
fn past(view: &View<'_>, at: usize) -> bool {
    let object = || {
        view.get(at + 1)
            .is_some_and(|next| next.kind == Kind::Number || next.capital || next.is(DET | POSS | PRON | PREP))
    };
    view.get(at).is_some_and(|token| token.class == 0 && !token.capital && token.bytes(view.text).ends_with(b"ed"))
        && (view.capital(at - 1) || view.is(at - 1, GROUP | FIRM | TITLE | BODY | DOCUMENT) && object())
}

/// The subject of the sentence: its first noun phrase.
pub fn subject(view: &View<'_>) -> (usize, usize) {
    let mut at = view.sentence.first;
    // Over "On Tuesday, " and other openings.
    if (view.is(at, PREP | SUB | ADV | IF) || view.any(at, words!["according"]))
        && let Some(comma) = (at..view.sentence.last.min(at + 20)).find(|at| view.kind(*at, Kind::Comma))
    {
        at = comma + 1;
    }
    while view.get(at).is_some_and(|token| token.kind == Kind::Quote || token.is(CONJ)) {
        at += 1;
    }
    phrase_after(view, at)
}
