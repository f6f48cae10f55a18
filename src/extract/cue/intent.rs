//! Verbs and nouns of intent and forecast: plans to, vows, expects, warns of, an order to.

use super::*;

/// Whether the token before a verb can end its subject.
pub fn nominal_before(view: &View<'_>, at: usize) -> Option<usize> {
    let before = view.before(at)?;
    let token = view.get(before)?;
    let fine = match token.kind {
        Kind::Word => {
            token.is(PRON | HE | GROUP | TITLE | FIRM | DOCUMENT | REL | HAVE | IS | WAS | BE | CONJ | LAW | EVENT)
                || token.capital
                || (!token.is(DET | PREP | TO | SUB | WILL | WOULD | MAY | CAN | DO | NOT | REPORT))
        }
        Kind::Comma | Kind::Close | Kind::Dash => true,
        Kind::Quote | Kind::Number => true,
        _ => false,
    };
    fine.then_some(before)
}

pub fn intent(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let before = view.before(at)?;
    let be = view.is(before, IS | WAS | BE) || is_s(view, before);
    let auxiliary = view.is(before, HAVE);
    let does = view.is(before, DO);
    // "is looking to buy", but not "looks to the sea", "is looking forward to".
    if stem(view, at, b"look") && !(be && token.is(ING) && view.is(at + 1, TO) && view.may_be_verb(at + 2)) {
        return None;
    }
    // ", intended to trim costs": what a thing is for.
    if token.any(view.text, words!["intended"]) && view.kind(at - 1, Kind::Comma) {
        return None;
    }
    if token.is(ING) && !be || token.is(PAST_FORM) && view.is(before, EVENT) && !view.is(before, GROUP) {
        return None;
    }
    // A passive "is planned", "was promised" is read elsewhere.
    if be && !token.is(ING) && !token.any(view.text, words!["committed", "prepared", "determined", "resolved"]) {
        return None;
    }
    if view.is(before, TO | WILL | WOULD | MAY | CAN | PREP | DET | NOT) && !does {
        return None;
    }
    // "announced plans to", "the plans": nouns.
    let noun_too = token.is(PLAN) && !token.is(ING);
    if noun_too {
        let subject = view.get(before)?;
        let verb_like = subject.is(PRON | HE | GROUP | TITLE | FIRM | REL | CONJ | ADV)
            || subject.capital
            || does
            || auxiliary
            || subject.kind == Kind::Close
            || (subject.kind == Kind::Comma)
            || (!subject.is(REPORT | VERB | DET | POSS | HAPPENED)
                && subject.kind == Kind::Word
                && !ends_with(subject.bytes(view.text), b"ed")
                && token.is(THIRD | PAST_FORM));
        if !verb_like {
            return None;
        }
        if token.is(BASE)
            && !token.is(THIRD | PAST_FORM)
            && subject.capital
            && !subject.is(PRON | HE | GROUP)
            && !(view.is(at + 1, TO))
        {
            return None;
        }
    } else if !does {
        nominal_before(view, at)?;
    }
    let (group, has) = if be || auxiliary || does { (before, auxiliary) } else { (at, false) };
    let mut negated = denied_between(view, before, at) && (be || auxiliary || does);
    if does && view.any(before, words!["did"]) && !(view.sentence.first..before).any(|at| view.is(at, SAY)) {
        return None;
    }
    let follow = over_day(view, at + 1);
    // "agreed to resume talks in April": an act with a day, not only a mind made up.
    let settled = token.any(view.text, words!["agree", "agreed"])
        && view.is(follow, TO)
        && view.is(follow + 1, FUTURATE)
        && view.sentence.class & (CALENDAR | TIME) != 0;
    let weak = token.is(INTENT) && !strong(view, at) && !settled;
    let (after, not) = view.verb_from(follow);
    negated |= not && view.is(after, TO);
    let mut found;
    if view.is(after, TO) {
        let (verb, inner) = view.verb_from(after + 1);
        negated |= inner;
        let verbal = view.may_be_verb(verb) || view.kind(verb, Kind::Quote) && view.may_be_verb(verb + 1);
        if !verbal && !view.any(at, words!["committed", "commits", "commit"]) {
            return None;
        }
        found = finding(Cue::Intent, at, group, verb);
        let (main, passive, _) = main_verb(view, verb);
        found.verb = main;
        if passive {
            found.features |= PASSIVE;
        }
    } else if weak {
        return None;
    } else if view.any(after, words!["for"]) && (stem(view, at, b"aim") || stem(view, at, b"plan")) {
        // "aims for a landing today"
        found = finding(Cue::IntentThing, at, group, at);
    } else if view.any(after, words!["on", "for"]) && view.get(after + 1).is_some_and(|token| token.is(ING)) {
        found = finding(Cue::Intent, at, group, after + 1);
    } else if view.get(after).is_some_and(|token| {
        token.kind == Kind::Word && !token.is(PREP | CONJ | SUB | TO) || token.kind == Kind::Number
    }) {
        if view.is(after, BE | IS | WAS | VERB | HAPPENED) && !(stem(view, at, b"threat") && threat(view, follow)) {
            return None;
        }
        // "fires are threatening homes": danger, unless an act is named.
        // So are "threatened his neighbour", "promised nothing": nothing is to come.
        if stem(view, at, b"threaten") && !threat(view, after) || view.any(after, words!["nothing"]) {
            return None;
        }
        // A person before the "to": "promised voters to", "promised them an inquiry".
        if token.any(view.text, words!["committed", "commits", "prepare", "prepares", "prepared"]) {
            return None;
        }
        found = finding(Cue::IntentThing, at, group, at);
    } else {
        return None;
    }
    if negated && be && view.any(at, words!["committed", "prepared", "determined"]) {
        return None;
    }
    found.negated = negated;
    // "agreed to hire more by June": what is still to be done.
    let by = || {
        (found.verb + 1..view.sentence.last.min(found.verb + 16)).any(|at| {
            view.any(at, words!["by", "until", "before"]) && (at + 1..at + 4).any(|at| view.is(at, CALENDAR | UNIT))
        })
    };
    if weak && !(view.any(at, words!["agreed", "agree", "agrees"]) && by()) {
        found.features |= WEAK_VERB;
    }
    if token.any(view.text, words!["refuse", "refuses", "refused"]) {
        found.features |= STATIVE;
        found.negated = !found.negated;
    }
    if be {
        past(view, before, &mut found);
    } else if has && view.any(before, words!["had"]) {
        found.features |= PAST_PERFECT;
    } else if token.is(PAST_FORM) && !has {
        found.features |= SAID_PAST;
    }
    Some(found)
}

/// "has ruled out calling an election": an act that will not come.
pub fn ruled_out(view: &View<'_>, at: usize) -> Option<Finding> {
    let verb = at + 2;
    let acts =
        view.get(verb).is_some_and(|token| token.kind == Kind::Word && ends_with(token.bytes(view.text), b"ing"));
    // "ruled out tax cuts this year", but not "ruled out foul play".
    let dated = || {
        (verb + 1..view.sentence.last.min(verb + 7))
            .take_while(|at| view.kind(*at, Kind::Word))
            .any(|at| view.is(at, CALENDAR) || view.any(at, words!["this", "next"]) && view.is(at + 1, UNIT))
    };
    if !view.any(at + 1, words!["out"]) || !acts && !dated() || view.is(verb, PREP) {
        return None;
    }
    let before = view.before(at)?;
    if view.is(before, TO | WILL | WOULD | MAY | CAN | PREP | DET | IS | WAS | BE | NO) || view.is(at - 1, NOT) {
        return None;
    }
    let group = if view.is(before, HAVE) { before } else { at };
    let mut found = finding(if acts { Cue::Intent } else { Cue::IntentThing }, at, group, if acts { verb } else { at });
    found.negated = true;
    if view.any(before, words!["had"]) {
        found.features |= PAST_PERFECT;
    }
    Some(found)
}

/// Over the day of an act, up to its "to": "agreed on Monday to", "vowed last week to".
fn over_day(view: &View<'_>, at: usize) -> usize {
    let day = |at: usize| view.is(at, CALENDAR | UNIT | TIME | PAST) || view.kind(at, Kind::Number);
    let from = if view.any(at, words!["on", "earlier", "late"]) { at + 1 } else { at };
    let to = (from..from + 3).find(|at| !day(*at) && !view.any(*at, words!["this"])).unwrap_or(at);
    if to > from && view.is(to, TO) { to } else { at }
}

/// "called an election for 12 October": an event with its date, by the verb that sets it.
pub fn called(view: &View<'_>, at: usize) -> Option<Finding> {
    let verb = (at.saturating_sub(5).max(view.sentence.first)..at)
        .rev()
        .take_while(|at| view.kind(*at, Kind::Word) || view.kind(*at, Kind::Number))
        .find(|at| view.any(*at, words!["called", "calls", "call", "calling"]))?;
    let dated = view.any(at + 1, words!["for", "on", "in"])
        && (at + 2..at + 5)
            .any(|at| view.is(at, CALENDAR | TIME) || view.any(at, words!["march", "may"]) && view.capital(at));
    if !dated || !view.is(verb + 1, DET | NUMBER) && !view.kind(verb + 1, Kind::Number) || view.is(verb, ING) {
        return None;
    }
    let before = view.before(verb)?;
    if view.is(before, TO | WILL | WOULD | MAY | CAN | DET | PREP) {
        return None;
    }
    let group = if view.is(before, HAVE) { before } else { verb };
    let mut found = finding(Cue::IntentThing, verb, group, verb);
    if view.any(before, words!["had"]) {
        found.features |= PAST_PERFECT;
    }
    Some(found)
}

/// Whether an act that one can threaten is named within a few words.
fn threat(view: &View<'_>, from: usize) -> bool {
    (from..(from + 5).min(view.sentence.last)).any(|at| {
        view.is(at, ING)
            || view.any(
                at,
                words![
                    "action",
                    "actions",
                    "strike",
                    "strikes",
                    "walkout",
                    "walkouts",
                    "boycott",
                    "lawsuit",
                    "lawsuits",
                    "sanctions",
                    "tariffs",
                    "retaliation",
                    "revenge",
                    "war",
                    "violence",
                    "force",
                    "attacks",
                    "protests",
                    "resignation",
                    "closure",
                    "cuts",
                    "fines",
                ],
            )
    })
}

fn stem(view: &View<'_>, at: usize, stem: &[u8]) -> bool {
    let word = view.bytes(at);
    word.len() >= stem.len() && word[..stem.len()].eq_ignore_ascii_case(stem)
}

pub fn strong(view: &View<'_>, at: usize) -> bool {
    const STRONG: &[&[u8]] = &[
        b"plan", b"inten", b"aim", b"vow", b"pledg", b"promis", b"threat", b"commit", b"prepar", b"swear", b"swore",
        b"sworn", b"guarant", b"schedul", b"looking",
    ];
    STRONG.iter().any(|known| stem(view, at, known))
}

/// "the outlook suggests little rain", "forecasts point to a dry May": by whoever it is of.
fn outlook(view: &View<'_>, at: usize) -> Option<Finding> {
    let noun = words!["forecast", "forecasts", "outlook", "projection", "projections", "prediction", "predictions"];
    let verb = words![
        "suggest",
        "suggests",
        "show",
        "shows",
        "indicate",
        "indicates",
        "point",
        "points",
        "foresee",
        "foresees",
    ];
    let (says, _) = view.verb_from(at + 1);
    if !view.any(at, noun) || !view.any(says, verb) {
        return None;
    }
    // A thing follows: what hangs on "that" has a verb of its own.
    let next = view.get(says + 1)?;
    let thing = next.kind == Kind::Number
        || next.kind == Kind::Word && !next.is(SUB | REL | PRON) && (!next.is(PREP) || next.is(TO));
    let mut found = finding(Cue::Forecast, says, says, says);
    found.features |= NO_VERB;
    thing.then_some(found)
}

pub fn plan_noun(view: &View<'_>, at: usize) -> Option<Finding> {
    if let Some(found) = outlook(view, at) {
        return Some(found);
    }
    // "announced plans in May for": over the date.
    let dated =
        view.is(at + 1, PREP) && (view.is(at + 2, CALENDAR) || view.any(at + 2, words!["may"]) && view.capital(at + 2));
    let follow = if dated { at + 3 } else { at + 1 };
    let token = view.get(at)?;
    let to = view.is(follow, TO) && {
        let (verb, _) = view.verb_from(follow + 1);
        view.may_be_verb(verb)
            && (view.is(verb, BASE | BE | HAVE)
                || !view.is(at, NEAR) && !token.any(view.text, words!["threat", "threats", "target", "risk"]))
    };
    let of = view.any(follow, words!["of", "for"])
        && token.any(
            view.text,
            words![
                "plans",
                "plan",
                "threats",
                "threat",
                "promises",
                "promise",
                "pledge",
                "pledges",
                "warnings",
                "warning",
                "deadline",
                "date",
                "forecast",
                "forecasts",
                "prediction",
            ],
        )
        || view.any(follow, words!["of"])
            && token.any(view.text, words!["intention"])
            && !(view.any(at.wrapping_sub(2), words!["had"]) && view.sentence.class & WOULD == 0)
            && view.get(follow + 1).is_some_and(|token| token.is(ING) || token.bytes(view.text).ends_with(b"ing"));
    if !to && !of {
        return None;
    }
    let before = view.before(at)?;
    // "on schedule to", "on target to"
    if view.any(before, words!["on"]) {
        return None;
    }
    // Who has the plan must be told: "announced plans to", "has a plan to".
    let mut back = at;
    let mut governor = None;
    for _ in 0..7 {
        if back <= view.sentence.first {
            break;
        }
        back -= 1;
        let token = view.get(back)?;
        // "has rejected a bid to": who refuses a plan has none.
        if token.any(
            view.text,
            words![
                "rejected",
                "rejects",
                "refused",
                "dismissed",
                "opposed",
                "opposes",
                "criticised",
                "criticized",
                "denied",
            ],
        ) {
            break;
        }
        // "his proposed plan": an adjective.
        let adjective = token.is(PAST_FORM)
            && back > view.sentence.first
            && (view.is(back - 1, DET | POSS) || view.any(back - 1, words!["'s", "’s"]));
        if token.is(HAVE | REPORT)
            && !adjective
            && !token.any(
                view.text,
                words![
                    "explained",
                    "explains",
                    "explain",
                    "described",
                    "stressed",
                    "lamented",
                    "hailed",
                    "touted",
                    "mentioned",
                ],
            )
            || token.any(
                view.text,
                words![
                    "issued",
                    "unveiled",
                    "revealed",
                    "made",
                    "set",
                    "confirmed",
                    "are",
                    "is",
                    "drawn",
                    "laid",
                    "presented",
                    "drew",
                    "launched",
                    "approved",
                    "finalised",
                    "finalized",
                    "detailed",
                    "rolled",
                    "submitted",
                    "filed",
                    "reaffirmed",
                    "renewed",
                    "outlines",
                    "unveils",
                    "makes",
                    "issues",
                    "gave",
                ],
            )
        {
            governor = Some(back);
            break;
        }
        if !matches!(token.kind, Kind::Word | Kind::Number | Kind::Mark) || token.is(SUB | PREP) {
            break;
        }
    }
    let _ = before;
    let verb = if to { view.verb_from(follow + 1).0 } else { at };
    let mut found = finding(Cue::PlanNoun, at, governor.unwrap_or(at), verb);
    if governor.is_some() {
        found.features |= GOVERNED;
    }
    if of {
        found.features |= NO_VERB;
    }
    found.negated = (governor.unwrap_or(at)..at).any(|at| view.is(at, NO | NOT));
    if governor.is_some_and(|governor| view.any(governor, words!["had", "were", "was"])) {
        found.features |= PAST_TENSE;
    }
    Some(found)
}

pub fn forecast(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let before = view.before(at)?;
    let be = view.is(before, IS | WAS | BE) || is_s(view, before);
    let auxiliary = view.is(before, HAVE);
    let does = view.is(before, DO);
    if token.is(ING) && !be {
        // "is similarly anticipating"; "…, predicting that" hangs on its subject.
        if !(view.kind(before, Kind::Comma)) || token.any(view.text, words!["projecting", "betting", "estimating"]) {
            return None;
        }
    }
    if be && !token.is(ING) {
        return None;
    }
    if view.is(before, TO | WILL | WOULD | MAY | CAN | PREP | DET | POSS) {
        return None;
    }
    if token.is(DOCUMENT)
        || token.any(view.text, words!["project", "projects", "estimate", "estimates", "estimated", "bet", "bets"])
    {
        // Mostly nouns, or about the present.
        let named = view.get(before).is_some_and(|token| token.is(PRON | HE | GROUP | REL | TITLE) || token.capital);
        if !named {
            return None;
        }
    }
    if !be && !auxiliary && !does {
        nominal_before(view, at)?;
    }
    if view.is(before, REPORT | VERB) && !view.is(before, HAVE | IS | DO | GROUP) {
        return None;
    }
    if view.is(at + 1, IS | WAS | HAVE | WILL | WOULD | MAY)
        || (1..=3).any(|back| view.any(at.wrapping_sub(back), words!["than"]))
    {
        return None;
    }
    // "what he anticipated as", ‘…," predicted Rep. Smith’
    if view.any(before, words!["what"]) || before > view.sentence.first && view.any(before - 1, words!["what"]) {
        return None;
    }
    if view.kind(before, Kind::Quote)
        || view.kind(before, Kind::Comma) && before > view.sentence.first && view.kind(before - 1, Kind::Quote)
    {
        return None;
    }
    let (after, _) = view.verb_from(at + 1);
    let next = view.get(after)?;
    if next.kind == Kind::Stop || next.kind == Kind::Comma || next.is(CONJ) {
        return None;
    }
    let about = view.any(after, words!["over", "about", "around", "up", "between"])
        && (after + 1..after + 4).any(|at| view.kind(at, Kind::Number) || view.is(at, NUMBER));
    if next.is(PREP) && !next.is(TO) && !next.is(SUB) && !about {
        return None;
    }
    let group = if be || auxiliary || does { before } else { at };
    let mut found = finding(Cue::Forecast, at, group, at);
    // "expects to see", "expects him to be granted"
    let to = (after..(after + 9).min(view.sentence.last)).find(|at| view.is(*at, TO) && view.may_be_verb(*at + 1));
    if to.is_some_and(|to| {
        view.any(to + 1, words!["have"]) && view.get(to + 2).is_some_and(|token| is_participle(token, view.text))
    }) {
        return None;
    }
    if let Some(to) = to {
        let (verb, not) = view.verb_from(to + 1);
        let (main, passive, inner) = main_verb(view, verb);
        found.verb = main;
        found.negated = not | inner;
        if passive {
            found.features |= PASSIVE;
        }
    } else {
        found.features |= NO_VERB;
    }
    if denied_between(view, before, at) && (be || auxiliary || does) {
        found.negated = true;
    }
    if does && view.any(before, words!["did"]) {
        // "said she did not expect": now, where somebody says so.
        if !(view.sentence.first..before).any(|at| view.is(at, SAY)) {
            return None;
        }
        found.features |= PAST_TENSE;
    }
    if be {
        past(view, before, &mut found);
    } else if auxiliary && view.any(before, words!["had"]) {
        found.features |= PAST_PERFECT;
    } else if token.is(PAST_FORM) && !auxiliary {
        found.features |= SAID_PAST;
    }
    Some(found)
}

pub fn warning(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if view.is(before, TO | DET | PREP | POSS | WILL | WOULD | MAY)
        || (view.is(before, IS | WAS | BE) && !view.is(at, ING))
    {
        return None;
    }
    if view.is(at, ING) && !view.is(before, IS | WAS | BE) && !view.kind(before, Kind::Comma) {
        return None;
    }
    // "warned of", "warned fans about"
    if view.kind(at + 1, Kind::Number) {
        return None;
    }
    let of = (at + 1..(at + 6).min(view.sentence.last)).find(|at| view.any(*at, words!["of", "about"]))?;
    if (at + 1..of).any(|at| view.is(at, SUB | TO) || view.kind(at, Kind::Comma)) {
        return None;
    }
    let mut found = finding(Cue::Warning, at, at, at);
    found.features |= NO_VERB;
    Some(found)
}

pub fn order(view: &View<'_>, at: usize) -> Option<Finding> {
    if view.sentence.class & (CALENDAR | TIME) == 0 || !view.is(at, PAST_FORM) {
        return None;
    }
    let before = view.before(at)?;
    if view.is(before, TO | DET | POSS | WILL | WOULD | MAY) {
        return None;
    }
    let to = (at + 1..(at + 9).min(view.sentence.last)).find(|at| view.is(*at, TO) && view.may_be_verb(*at + 1));
    let closed = view.any(at + 1, words!["closed", "shut", "evacuated", "released"]);
    if to.is_none() && !closed {
        return None;
    }
    if !view.any(at, words!["ordered", "instructed", "directed", "authorised", "authorized"]) {
        return None;
    }
    let verb = to.map_or(at + 1, |to| to + 1);
    let mut found = finding(Cue::Order, at, at, verb);
    if view.is(before, HAVE) && view.any(before, words!["had"]) {
        found.features |= PAST_PERFECT;
    }
    Some(found)
}
