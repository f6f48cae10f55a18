//! Further verbs under one cue: "will withdraw the coin in May and issue a note in June".
//!
//! Two verbs are two claims where each could be checked by itself, which grammar cannot
//! tell. It is taken for granted where the writer sets them apart: by "but", by a date for
//! each, or as a list of three.

use super::*;

/// A further verb of a finding.
#[derive(Clone, Copy)]
pub struct Further {
    /// The verb, as a finding of its own.
    pub finding: Finding,
    /// Whether it counts only with a date of its own beside the first verb's.
    pub dated: bool,
}

/// The most further verbs that are looked for.
const MOST: usize = 3;

/// Returns the verbs that share the cue of a finding, in the order of the text.
pub fn further(view: &View<'_>, first: &Finding, next: Option<&Finding>) -> Vec<Further> {
    let mut found = Vec::new();
    if first.features & NO_VERB != 0 || first.verb < first.at {
        return found;
    }
    let end = view.sentence.last.min(first.verb + 40).min(next.map_or(usize::MAX, |next| next.group));
    let (mut listed, mut closed) = (0, false);
    for at in first.verb + 1..end {
        let token = &view.structure.tokens[at];
        let comma = token.kind == Kind::Comma;
        if token.kind == Kind::Word
            && token.class & (WILL | WOULD | MAY | IS | WAS | SAY | HE | REL | IF | CONJ) == 0
            && !token.any(view.text, words!["before"])
        {
            continue;
        }
        if token.is(WILL | WOULD | MAY | IS | WAS | SAY | HE | REL | IF) && !token.capital
            || matches!(token.kind, Kind::Semicolon | Kind::Colon | Kind::Quote | Kind::Stop | Kind::Dash)
        {
            break;
        }
        let then = token.any(view.text, words!["before"]);
        if !(comma || then || token.is(CONJ) && token.any(view.text, words!["and", "but"])) {
            continue;
        }
        // "to remain weak until June and to recover from July"
        let to = usize::from(!comma && !then && view.is(at + 1, TO) && view.is(first.verb - 1, TO));
        let (verb, not) = view.verb_from(at + 1 + to);
        // "will pass the town on Monday before weakening on Tuesday"
        let follows = then
            && view.is(verb, ING)
                | (view.get(verb).is_some_and(|token| token.class == 0) && view.bytes(verb).ends_with(b"ing"));
        let shares = !then && (acts(view, verb) || to > 0 && view.may_be_verb(verb));
        if verb >= end || !(follows || shares) {
            continue;
        }
        let but = token.any(view.text, words!["but"]);
        let negated = if but { not } else { first.negated | not };
        let mut finding = *first;
        (finding.at, finding.group, finding.verb, finding.negated) = (verb, verb, verb, negated);
        found.push(Further { finding, dated: !but });
        listed += usize::from(comma);
        closed |= listed > 0 && !comma && !but;
        if found.len() == MOST {
            break;
        }
    }
    // "will cut the tax, raise the fee and close the office"
    let list = closed && found.len() > 1;
    found.retain_mut(|further| {
        further.dated &= !list;
        let comma = view.kind(further.finding.verb - 1, Kind::Comma);
        list || !comma
    });
    found
}

/// Whether a verb's base stands at `at` with an object or a complement behind it; a word
/// that is not known only before an article or a pronoun.
fn acts(view: &View<'_>, at: usize) -> bool {
    // "and gradually dissipate"
    let adverb = ends_with(view.bytes(at - 1), b"ly") && !view.capital(at - 1);
    let unknown = view.get(at).is_some_and(|token| token.kind == Kind::Word && token.class == 0)
        && (adverb || view.is(at + 1, DET | POSS | PRON))
        && ![&b"s"[..], b"ed", b"ing", b"ly", b"en"].iter().any(|tail| view.bytes(at).ends_with(tail));
    (view.is(at, BASE) || unknown)
        && !view.capital(at)
        && !view.is(at, PRON | DET | PREP | SUB)
        && view.get(at + 1).is_some_and(|behind| {
            behind.kind == Kind::Number
                || behind.kind == Kind::Word
                    && (behind.capital
                        || behind.is(DET | POSS | PRON | NUMBER | TO | BASE | ADV)
                        || adverb && behind.is(PREP)
                        || behind.class == 0 && !view.is(at, EVENT | GROUP | TITLE | PLAN | LAW | DOCUMENT))
        })
}
