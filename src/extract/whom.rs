//! Whom a pronoun, "the company" or "the report" stands for: looked for backwards,
//! sentence by sentence, among those who spoke or were the subject.

use super::cue::View;
use super::lexicon::*;
use super::name::{Name, make, of_phrase};
use super::phrase::{phrase_after, subject};
use super::sentence::Structure;
use super::speaker::{Attribution, attributions};

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
    if from < to
        && !heading
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

/// Whether a phrase names a body: "Acme", "the Acme group", but not "Acme's shares", nor
/// "Consumer groups" at the head of a sentence.
fn named_body(view: &View<'_>, from: usize, to: usize) -> bool {
    let told = |at: usize| {
        view.capital(at) && !view.is(at, DET) && (at > view.sentence.first || at + 1 == to || view.capital(at + 1))
    };
    (from..to).any(told) && !(from..to).any(|at| view.any(at, words!["'s", "’s"]))
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
        let fuller = words.contains(' ') && head.into_iter().any(|word| word.eq_ignore_ascii_case(noun));
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
