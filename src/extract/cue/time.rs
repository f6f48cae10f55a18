//! A present tense with a coming date; a headline's "to" and verb.

use super::*;

/// "the show opens on 29 April": only with a date, which the caller sees to.
pub fn futurate(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    if token.capital && at != view.sentence.first && !view.sentence.headline {
        return None;
    }
    let before = nominal_before(view, at)?;
    // "voters in Norland go": the noun before the preposition.
    let place = view.capital(before) && before > view.sentence.first + 1 && view.is(before - 1, PREP);
    let (from, to) = super::super::phrase::phrase_before_plain(view, before + 1);
    let head = (from + 1..to).find(|at| view.is(*at, PREP)).map_or(before, |at| at - 1);
    // "Tickets for the final go": many, though the noun before the verb is one.
    let leads = from == view.sentence.first || from == view.sentence.first + 1 && view.is(from - 1, DET);
    let many = token.is(BASE) && leads && head < before && ends_with(view.bytes(head), b"s") && !view.is(before, PRON);
    let mut subject = view.get(if place || many { head } else { before })?;
    if subject.kind == Kind::Comma && token.is(THIRD) {
        // "The fair, which is in its tenth year, opens on".
        let (from, to) = super::super::phrase::subject_before(view, at);
        let relative = from < to && view.kind(to, Kind::Comma) && view.is(to + 1, REL);
        subject = view.get(if relative { to - 1 } else { before })?;
    }
    if subject.is(HAVE | IS | WAS | BE | TO | PREP | DET | POSS | DO | CAN | NUMBER) || subject.kind == Kind::Number {
        return None;
    }
    if subject.kind == Kind::Comma || subject.kind == Kind::Quote || subject.kind == Kind::Dash {
        return None;
    }
    // "will follow strikes by": the object of another verb; "before you travel": anyone.
    let noun = before > view.sentence.first && view.is(before - 1, DET | POSS);
    if subject.kind == Kind::Word && subject.is(BASE) && !subject.is(PRON | GROUP | EVENT | TITLE) && !noun
        || subject.any(view.text, words!["you"])
    {
        return None;
    }
    let plural = {
        let bytes = subject.bytes(view.text);
        subject.is(PRON | GROUP) && !subject.is(HE) || bytes.ends_with(b"s") || matches!(bytes, b"people" | b"police")
    };
    // "Norland face Skerry", "Norland travel to Skerry": a side, as many.
    let side = subject.capital
        && view.any(at, words!["face", "play", "meet", "visit", "travel"])
        && (view.capital(at + 1) || view.any(at + 1, words!["to", "at"]) && view.capital(at + 2));
    let plural = plural || side;
    if token.is(BASE) && !token.is(THIRD | PAST_FORM) && !plural && !subject.is(REL) {
        return None;
    }
    if token.is(BASE) && token.is(PAST_FORM) {
        // "cut", "hit", "run": may be past.
        return None;
    }
    if token.is(BASE) && !(subject.is(PRON | GROUP | EVENT) || plural) {
        return None;
    }
    // "Nominations close on 31 March"
    let closes = view.any(at, words!["close"]) && plural && view.any(at + 1, words!["on", "at", "this", "next"]);
    if !closes
        && token.is(EVENT | PLAN | LAW | NEAR | DOCUMENT | UNIT | TITLE)
        && subject.kind == Kind::Word
        && token.is(BASE)
        && !subject.is(PRON | HE)
    {
        return None;
    }
    // "Split starts are": a noun.
    if view.is(at + 1, IS | WAS | WILL | WOULD | HAVE | MAY) {
        return None;
    }
    if view.is(at + 1, TO) && view.is(at + 2, BE)
        || view.any(at, words!["comes"])
            && view.any(
                at + 1,
                words![
                    "a", "amid", "as", "after", "just", "days", "weeks", "hours", "at", "one", "two", "less", "more"
                ],
            )
    {
        return None;
    }
    // "the season, which closes on 2 March": a period's own end.
    if subject.is(REL) && (1..=2).any(|back| view.is(before.wrapping_sub(back), UNIT | CALENDAR)) {
        return None;
    }
    let mut found = finding(Cue::Futurate, at, at, at);
    if view.any(at + 1, words!["effect"]) {
        found.features |= IDIOM;
    }
    Some(found)
}

pub fn progressive(view: &View<'_>, at: usize) -> Option<Finding> {
    let (verb, negated) = view.verb_from(at + 1);
    let token = view.get(verb)?;
    // "is stepping down at the end of June": any act, with its day right behind it.
    let act = || {
        view.bytes(verb).ends_with(b"ing")
            && !token.is(STATE | THINK | FORECAST | INTENT | REPORT | FEAR | WISH | EVENT | PREP)
            && day_behind(view, verb + 1)
    };
    if token.kind != Kind::Word
        || token.capital
        || !(token.is(ING) && token.is(FUTURATE) || act())
        || token.is(GO | INTENT | FORECAST) && view.is(verb + 1, TO)
    {
        return None;
    }
    if !negated && view.sentence.class & (CALENDAR | TIME) == 0 {
        return None;
    }
    let mut found = finding(Cue::Progressive, at, at, verb);
    found.negated = negated;
    Some(found)
}

/// Whether a day or a period to come stands within a few words, with no verb before it.
fn day_behind(view: &View<'_>, from: usize) -> bool {
    for at in from..view.sentence.last.min(from + 7) {
        let Some(token) = view.get(at) else { return false };
        if token.kind == Kind::Number || token.kind == Kind::Mark {
            continue;
        }
        if token.kind != Kind::Word || token.class & (TO | REL | SUB | IS | WAS | HAVE | CONJ | WILL) & !PREP != 0 {
            return false;
        }
        let named =
            token.is(CALENDAR) && (view.any(at - 1, words!["on", "in", "next"]) || view.kind(at - 1, Kind::Number));
        let next = token.any(view.text, words!["next"]) && view.is(at + 1, UNIT | CALENDAR);
        let end =
            token.any(view.text, words!["end"]) && view.any(at - 1, words!["the"]) && view.any(at + 1, words!["of"]);
        if named || next || end || token.any(view.text, words!["tomorrow"]) {
            return true;
        }
    }
    false
}

/// "the regional vote is on 3 May".
pub fn event_on(view: &View<'_>, at: usize) -> Option<Finding> {
    let day = view.is(at + 1, CALENDAR) || view.kind(at + 1, Kind::Number) && view.is(at + 2, CALENDAR);
    if !day && !view.any(at + 1, words!["on", "in", "at", "this", "next", "tomorrow", "today", "tonight"]) {
        return None;
    }
    let timed = (at + 1..(at + 4).min(view.sentence.last)).any(|at| view.is(at, CALENDAR | TIME | UNIT));
    if !timed {
        return None;
    }
    let before = view.before(at)?;
    let event = (before.saturating_sub(4).max(view.sentence.first)..=before).any(|at| view.is(at, EVENT));
    let mut found = finding(Cue::EventOn, at, at, at);
    found.features |= NO_VERB;
    event.then_some(found)
}

/// "Government to raise taxes": a noun phrase, "to" and a verb, with no other verb before.
pub fn headline(view: &View<'_>) -> Option<Finding> {
    let first = view.sentence.first;
    let to = (first + 1..view.sentence.last.min(first + 12)).find(|at| view.is(*at, TO))?;
    let verb = to + 1;
    let token = view.get(verb)?;
    let verbal = token.kind == Kind::Word
        && (token.is(BASE | BE | HAVE) || (!token.is(DET | PRON | PREP | CONJ | POSS | CALENDAR) && !token.capital));
    if !verbal || view.sentence.last - first < 4 {
        return None;
    }
    if (first..to).any(|at| {
        view.get(at).is_some_and(|token| {
            token.is(VERB | HAPPENED | REPORT | IS | WAS | HAVE | WISH | INTENT | FORECAST | SUB | THINK)
                || (token.kind == Kind::Word && !token.capital && ends_with(token.bytes(view.text), b"ed"))
                || token.kind == Kind::Quote
        })
    }) {
        return None;
    }
    // Numbers and places: "from Rome to Paris", "2 to 1".
    if view.is(to - 1, PREP | DET | CONJ | AIM)
        || view.kind(to - 1, Kind::Number)
        || (first..to).any(|at| {
            view.any(at, words!["from", "how", "way", "ways", "reasons", "things", "guide", "what", "where", "why"])
        })
    {
        return None;
    }
    let mut found = finding(Cue::Headline, to, to, verb);
    found.features |= HEADLINE;
    Some(found)
}
