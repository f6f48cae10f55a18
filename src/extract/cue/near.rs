//! Nearness and chance: close to a deal, within reach, a 70% chance, mudslides are possible.

use super::*;

pub fn near(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let word = token.bytes(view.text).to_ascii_lowercase();
    let before = view.before(at)?;
    let be = [before, before.saturating_sub(1), before.saturating_sub(2)]
        .into_iter()
        .find(|at| view.is(*at, IS | WAS | BE) || is_s(view, *at));
    let aim = |from: usize| (from..(from + 7).min(view.sentence.last)).any(|at| near_noun(view, at));
    let ok = match &word[..] {
        b"close" | b"closer" | b"near" | b"nearer" => {
            let subject = (view.sentence.first..at).rev().take(6).any(|at| near_noun(view, at));
            // "is "very close" to signing"
            let to = if view.kind(at + 1, Kind::Quote) { at + 2 } else { at + 1 };
            be.is_some()
                && ((view.is(to, TO) && aim(to + 1))
                    || (subject && !view.is(at + 1, TO | DET) && !view.capital(at + 1)))
        }
        b"nearing" | b"nears" | b"approaching" | b"approaches" | b"edging" | b"inching" => {
            aim(at + 1) && !view.any(at + 1, words!["the"]) || aim(at + 1) && be.is_some()
        }
        b"verge" | b"brink" | b"cusp" => view.any(at + 1, words!["of"]) && view.any(before, words!["the"]),
        b"track" | b"course" | b"schedule" | b"pace" => return on_track(view, at),
        b"sees" | b"see" => return sees(view, at),
        b"imminent" => be.is_some() || view.any(before, words!["an"]),
        b"reach" => view.any(before, words!["within"]),
        b"horizon" => view.any(before, words!["the"]) && view.any(before.saturating_sub(1), words!["on"]),
        b"corner" => view.any(before, words!["the"]) && view.any(before.saturating_sub(1), words!["around"]),
        b"looming" | b"looms" | b"impending" | b"upcoming" | b"underway" | b"brewing" => false,
        _ => false,
    };
    if !ok {
        return None;
    }
    let group = be.unwrap_or(at);
    let mut found = finding(Cue::Near, at, group, at);
    found.features |= NO_VERB;
    found.negated = denied_between(view, group, at) || view.is(before, NO);
    if let Some(be) = be {
        past(view, be, &mut found);
    }
    Some(found)
}

/// "Analysts see oil at $90 by December", "the bank sees inflation falling next year".
fn sees(view: &View<'_>, at: usize) -> Option<Finding> {
    let who = view.get(view.before(at)?)?;
    let sees = who.is(TITLE | GROUP | FIRM) && !who.is(ADV | PREP) || who.capital && !who.is(PRON | DET | CALENDAR);
    if !sees || view.sentence.class & (CALENDAR | TIME | UNIT | NUMBER) == 0 {
        return None;
    }
    let object = (at + 1..view.sentence.last.min(at + 9)).take_while(|at| view.kind(*at, Kind::Word));
    let ahead = object.into_iter().any(|object| object > at + 1 && turns(view, object));
    let mut found = finding(Cue::Forecast, at, at, at);
    found.features |= NO_VERB;
    ahead.then_some(found)
}

/// Whether what is seen ahead is told at a word: "at 2%", "falling".
pub fn turns(view: &View<'_>, at: usize) -> bool {
    view.any(at, words!["at"]) && (1..=2).any(|step| view.kind(at + step, Kind::Number)) && !view.is(at + 2, CALENDAR)
        || view.any(
            at,
            words![
                "rising",
                "falling",
                "slowing",
                "growing",
                "shrinking",
                "contracting",
                "expanding",
                "easing",
                "picking",
                "returning",
                "averaging",
                "climbing",
                "dropping",
                "declining",
                "recovering",
                "rebounding",
                "peaking",
                "accelerating",
                "narrowing",
                "widening",
                "hitting",
                "topping",
            ],
        )
}

/// What one can be close to in time.
pub fn near_noun(view: &View<'_>, at: usize) -> bool {
    view.any(
        at,
        words![
            "deal",
            "agreement",
            "decision",
            "breakthrough",
            "end",
            "completion",
            "victory",
            "peace",
            "settlement",
            "release",
            "collapse",
            "launch",
            "accord",
            "compromise",
            "ceasefire",
            "truce",
            "signing",
            "reaching",
            "securing",
            "signing",
            "finishing",
            "completing",
            "finalising",
            "finalizing",
            "resolution",
            "solution",
            "announcement",
            "merger",
            "takeover",
            "return",
            "defeat",
            "bankruptcy",
            "default",
            "record",
            "conclusion",
            "treaty",
            "pact",
            "approval",
            "talks",
            "war",
        ],
    )
}

pub fn chance(view: &View<'_>, at: usize) -> Option<Finding> {
    // A figure before ("a 70% chance"), or odds behind ("odds of two to one").
    let figure = (at.saturating_sub(4).max(view.sentence.first)..at).any(|at| {
        view.kind(at, Kind::Number)
            || view.any(
                at,
                words![
                    "percent",
                    "even",
                    "good",
                    "strong",
                    "slim",
                    "little",
                    "high",
                    "remote",
                    "fifty-fifty",
                    "50-50",
                    "outside",
                    "slight",
                    "real",
                    "no",
                    "high",
                    "low",
                    "excellent",
                    "fair",
                ],
            )
    });
    let behind =
        (at + 1..(at + 5).min(view.sentence.last)).any(|at| view.kind(at, Kind::Number) || view.is(at, NUMBER));
    // "put the odds of rain at 60 percent", "the chance of a cut at one in two"
    let put = (at.saturating_sub(4).max(view.sentence.first)..at)
        .rev()
        .find(|at| view.any(*at, words!["put", "puts", "putting", "estimated", "estimates", "rated", "rates"]));
    let measured = put.is_some()
        && (at + 1..(at + 16).min(view.sentence.last)).any(|at| {
            view.any(at, words!["at", "as"])
                && (at + 1..at + 7).any(|at| {
                    view.kind(at, Kind::Number)
                        || view.is(at, NUMBER)
                        || view.any(at, words!["one", "fifty-fifty", "even"])
                })
        });
    if let Some(put) = put.filter(|_| measured) {
        let mut found = finding(Cue::Chance, at, put, at);
        found.features |= NO_VERB | FIGURE;
        return Some(found);
    }
    if !figure && !behind {
        return None;
    }
    if !view.any(at + 1, words!["of", "that", "to", "are", "is", "for", "in"]) {
        return None;
    }
    // "a 5% chance of this is serious": what a chance is like, not that there is one.
    let lead = (view.sentence.first..at).rev().take(9).any(|at| {
        view.is(at, IS | WAS | BE | HAVE | REPORT | FORECAST | WILL)
            || is_s(view, at)
            || view
                .any(at, words!["with", "put", "puts", "give", "gives", "gave", "stands", "see", "sees", "faces", "at"])
    });
    let verbless = at <= view.sentence.first + 5 && !(at + 1..view.sentence.last).any(|at| view.is(at, IS | WAS));
    if !lead && !verbless && view.sentence.class & (CALENDAR | TIME) == 0 {
        return None;
    }
    let mut found = finding(Cue::Chance, at, at, at);
    found.features |= NO_VERB;
    if figure && (at.saturating_sub(4).max(view.sentence.first)..at).any(|at| view.kind(at, Kind::Number)) {
        found.features |= FIGURE;
    }
    Some(found)
}

/// "mudslides are possible", but not "as soon as possible", "it is possible to".
pub fn possible(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if !view.is(before, IS)
        || view.any(at + 1, words!["that", "to", "due", "because", "as", "than"])
        || view.is(before.checked_sub(1)?, SUB)
    {
        return None;
    }
    if !view.kind(at + 1, Kind::Stop)
        && !view.is(at + 1, PREP | TIME | CALENDAR | SUB)
        && !view.kind(at + 1, Kind::Comma)
    {
        return None;
    }
    let mut found = finding(Cue::Possible, at, before, at);
    found.negated = denied_between(view, before, at);
    found.features |= NO_VERB;
    Some(found)
}
