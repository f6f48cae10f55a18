//! Whom a pronoun, "the company" or "the report" stands for: looked for backwards,
//! sentence by sentence, among those who spoke or were the subject.

use super::cue::View;
use super::fuller::{REACH, floor};
use super::lexicon::*;
use super::name::{Name, make, of_phrase};
use super::phrase::{phrase_after, subject};
use super::sentence::Structure;
use super::speaker::{Attribution, attributions};
use super::token::Kind;

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
        // "the company promised … It said": whatever the company is called.
        if missing == Missing::Body && index > low {
            let firm = |from: usize, to: usize| {
                from + 1 == to && view.is(from, FIRM) && from > view.sentence.first && view.any(from - 1, words!["the"])
            };
            let (from, to) = subject(&view);
            let subject = from + 2 == to && view.any(from, words!["the"]) && view.is(from + 1, FIRM);
            if subject || list.iter().any(|said| firm(said.from, said.to)) {
                return antecedent(text, structure, index, Missing::Firm, list);
            }
        }
    }
    None
}

/// Whom a sentence brings forward: its speaker, or its subject.
fn introduced(view: &View<'_>, missing: Missing, list: &mut Vec<Attribution>) -> Option<Name> {
    let fits = |name: &Name, view: &View<'_>, from: usize, to: usize| match missing {
        Missing::Person => name.person,
        Missing::Body | Missing::Firm if name.person => seems_body(view, name, missing, from, to),
        Missing::Group => {
            let last = view.structure.tokens[to - 1];
            last.is(GROUP) || last.bytes(view.text).ends_with(b"s") || (from..to).any(|at| view.is(at, CONJ))
        }
        Missing::Body => !name.person && (named_body(view, from, to) || common_body(view, from, to)),
        Missing::Firm => {
            // The last word of its name: neither "Board of Trade" nor "Trade Council".
            let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to) - 1;
            let head = view.structure.tokens[head];
            !name.person && named_body(view, from, to) && (!head.is(GROUP | BODY) || head.is(FIRM))
        }
    };
    attributions(view, list);
    for attribution in list.iter().rev() {
        if view.is(attribution.from, PRON | HE) {
            continue;
        }
        let (from, to) = (attribution.from, attribution.to);
        if let Some(name) = of_phrase(view, from, to)
            && (fits(&name, view, from, to)
                || missing == Missing::Person
                    && (single_person(view, &name, from, to) || official(view, &name, from, to)))
        {
            return Some(view.structure.fullest(view.text, name));
        }
    }
    let (from, to) = subject(view);
    // "Outlook" on a line of its own is a heading.
    let heading = view.sentence.headline && view.sentence.last - view.sentence.first < 4;
    // "“Visibility is poor,” she said": a capital at the head of what is quoted is no name.
    let quoted = from > view.sentence.first && view.kind(from - 1, Kind::Quote);
    // So is the first word of a sentence, unless it has one elsewhere or is no word of English.
    let first = to == from + 1 && from == view.sentence.first;
    let common = || {
        let known = view.structure.tokens[from].class != 0 && !view.is(from, BODY | GROUP | FIRM | OUTLET);
        known && of_phrase(view, from, to).is_none_or(|name| !name_elsewhere(view.text, &name))
    };
    let common = missing != Missing::Person && (quoted || first && common());
    if from < to
        && !heading
        && !common
        && !view.is(from, PRON | HE)
        && let Some(name) = of_phrase(view, from, to)
        && (fits(&name, view, from, to) || (missing == Missing::Person && single_person(view, &name, from, to)))
    {
        return Some(view.structure.fullest(view.text, name));
    }
    if missing == Missing::Person {
        return leading_person(view, from, to).or_else(|| first_person_name(view));
    }
    None
}

/// Whether a name of two words or more that could be a person's is a body's: "Downs Water's
/// director", "Kestrel Foods lifted its forecast".
fn seems_body(view: &View<'_>, name: &Name, missing: Missing, from: usize, to: usize) -> bool {
    if name.role.is_some() || (from..to).any(|at| view.is(at, TITLE | HONORIFIC)) {
        return false;
    }
    // "Blue Sail and its boats", "Blue Sail said it could".
    let its = || {
        (to..view.sentence.last.min(to + 20)).any(|at| {
            view.any(at, words!["its", "itself"])
                || at < to + 3
                    && view.is(at, SAY)
                    && view.any(at + 1, words!["it"])
                    && view.is(at + 2, WILL | WOULD | MAY)
        })
    };
    let text = view.text;
    let words = name.str(text);
    let start = floor(text, (name.start as usize).saturating_sub(REACH));
    let end = floor(text, (name.end as usize + REACH).min(text.len()));
    let office = || {
        memchr::memmem::find_iter(&text.as_bytes()[start..end], words.as_bytes()).take(20).any(|at| {
            let behind = &text[start + at + words.len()..end];
            let owned = behind.strip_prefix("'s ").or_else(|| behind.strip_prefix("’s "));
            owned.is_some_and(|owned| {
                owned
                    .split([' ', ',', '.'])
                    .take(4)
                    .any(|word| Lexicon::get().class(word.as_bytes()) & (TITLE | DOCUMENT | GROUP) != 0)
            })
        })
    };
    // Whoever is a person has an office, or is called by the last name alone.
    let family = || {
        let last = words.rsplit(' ').next().unwrap_or_default();
        memchr::memmem::find_iter(&text.as_bytes()[start..end], last.as_bytes()).take(20).any(|at| {
            let before = text[start..start + at]
                .strip_suffix(' ')
                .map_or("", |before| before.rsplit(char::is_whitespace).next().unwrap_or(""));
            !before.starts_with(char::is_uppercase) || before.ends_with('.')
        })
    };
    its() || office() || missing == Missing::Firm && view.structure.fullest(text, *name).role.is_none() && !family()
}

/// Whether a word with which a sentence begins stands elsewhere with its capital, behind a
/// word in small letters, so that it is a name.
pub fn name_elsewhere(text: &str, name: &Name) -> bool {
    let words = name.str(text);
    let start = floor(text, (name.start as usize).saturating_sub(REACH));
    let end = floor(text, (name.end as usize + REACH).min(text.len()));
    let window = &text[start..end];
    memchr::memmem::find_iter(window.as_bytes(), words.as_bytes()).take(30).any(|at| {
        let whole = !window[at + words.len()..].starts_with(char::is_alphanumeric);
        let before = window[..at].strip_suffix(' ');
        whole && before.is_some_and(|before| before.ends_with(|c: char| c.is_lowercase() || c == ','))
    })
}

/// Whether a phrase names a body: "Acme", "the Acme group", but not "Acme's shares", nor
/// "Consumer groups" at the head of a sentence.
fn named_body(view: &View<'_>, from: usize, to: usize) -> bool {
    let told = |at: usize| {
        view.capital(at) && !view.is(at, DET) && (at > view.sentence.first || at + 1 == to || view.capital(at + 1))
    };
    // "the Norwegian yard" is named elsewhere.
    let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to) - 1;
    let described = !view.capital(head) && (from..head).any(|at| view.capital(at) && origin(view.bytes(at)));
    (from..to).any(told) && !described && !(from..to).any(|at| view.any(at, words!["'s", "’s"]))
}

/// Whether a word tells where somebody is from: "Swedish", "Korean", "Leeds-based".
pub fn origin(word: &[u8]) -> bool {
    const TAILS: &[&[u8]] = &[
        b"an", b"ish", b"ese", b"tch", b"nch", b"ss", b"ek", b"ak", b"ai", b"ech", b"qi", b"eli", b"ani", b"adi",
        b"aiti", b"-based",
    ];
    word.first().is_some_and(u8::is_ascii_uppercase) && TAILS.iter().any(|tail| word.ends_with(tail))
}

/// Whether a phrase is "the farmers' association": a body that only its kind names.
fn common_body(view: &View<'_>, from: usize, to: usize) -> bool {
    let the = view.any(from, words!["the"])
        || from > view.sentence.first && view.any(from - 1, words!["the"])
        || (from..to).any(|at| view.any(at, words!["'s", "’s"]));
    let head = to - 1;
    // "The company" has a name elsewhere.
    the && view.is(head, GROUP | BODY)
        && !view.is(head, TITLE | FIRM)
        && !view.bytes(head).ends_with(b"s")
        && !(from..to).any(|at| view.is(at, PREP))
}

/// "the bank": the last body spoken of that has the noun in its name, in the sentence
/// itself up to the token `end` or in those before.
pub fn called(text: &str, structure: &Structure, sentence: usize, end: usize, noun: &str) -> Option<Name> {
    (sentence.saturating_sub(8)..=sentence).rev().find_map(|index| {
        let view = View { text, structure, sentence: &structure.sentences[index] };
        let (from, to) = subject(&view);
        if to > end {
            return None;
        }
        if to < from + 2 || view.is(from, PRON | HE) {
            return None;
        }
        let name = of_phrase(&view, from, to)?;
        let words = name.str(text);
        let head = words.split(' ').take_while(|word| !matches!(*word, "at" | "for" | "in" | "with" | "from" | "of"));
        // "Airline pilots" at the head of a sentence is no airline.
        let proper = words.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() > 1;
        let skip = usize::from(!proper);
        let fuller = words.contains(' ') && head.into_iter().skip(skip).any(|word| word.eq_ignore_ascii_case(noun));
        (fuller && words.contains(char::is_uppercase)).then_some(name)
    })
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
    // "Lind, 52, was elected"
    let aged = view.kind(to, Kind::Comma) && view.kind(to + 1, Kind::Number) && view.kind(to + 2, Kind::Comma);
    if aged && view.capital(from) && !view.is(from, DET) {
        return true;
    }
    let full = view.structure.fullest(view.text, *name);
    full.start != name.start && full.str(view.text).split(' ').count() >= 2 && to - from <= 2
}

/// Whether a phrase is a person told by an office alone: "a spokesman for the ministry".
fn official(view: &View<'_>, name: &Name, from: usize, to: usize) -> bool {
    let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to) - 1;
    view.is(head, TITLE)
        && !view.bytes(head).ends_with(b"s")
        && !view.capital(head)
        && name.start <= view.structure.tokens[head].start
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
            return Some(view.structure.fullest(view.text, name));
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
            if !view.is(at, DOCUMENT)
                || !view.structure.tokens[at].same(text, noun)
                || !view.any(at + 1, words!["by", "from"])
            {
                return None;
            }
            let (from, to) = phrase_after(&view, at + 2);
            (from < to && (from..to).any(|at| view.capital(at))).then(|| of_phrase(&view, from, to))?
        })
    })
}
