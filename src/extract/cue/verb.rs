//! Modal verbs and their kin: will, would, may, could, going to, is to, about to.

use super::*;

pub fn modal(view: &View<'_>, at: usize, cue: Cue) -> Option<Finding> {
    let token = view.get(at)?;
    let first = at == view.sentence.first || (at > view.sentence.first && view.kind(at - 1, Kind::Quote));
    if token.capital && (cue == Cue::Will || cue == Cue::May) {
        // "Will Smith", "May 5"; at the head of a sentence also a question.
        let title_case = view.sentence.headline && view.capital(at + 1) && view.is(at + 1, BE | HAVE | BASE | NOT);
        if !title_case && (!first || !view.may_be_verb(at + 1)) {
            return None;
        }
    }
    if let Some(before) = at.checked_sub(1)
        && at > view.sentence.first
    {
        let noun = match cue {
            // "the will", "his will to live", "political will"
            Cue::Will if token.end - token.start == 4 => {
                (view.is(before, DET)
                    && !view.any(
                        before,
                        words![
                            "this", "that", "these", "those", "all", "both", "most", "some", "many", "few", "such",
                            "each", "any", "more", "another", "half", "several",
                        ],
                    ))
                    || view.any(
                        before,
                        words![
                            "political",
                            "free",
                            "good",
                            "ill",
                            "popular",
                            "public",
                            "strong",
                            "iron",
                            "last",
                            "living"
                        ],
                    )
                    || (view.any(before, words!["s"]) && !view.may_be_verb(at + 1))
            }
            // "military might"
            Cue::May => {
                view.is(before, POSS) || view.any(before, words!["military", "the", "financial", "economic", "all"])
            }
            _ => false,
        };
        if noun && (!view.may_be_verb(at + 1) || view.is(at + 1, TO)) {
            return None;
        }
    }
    let (mut verb, mut negated) = view.verb_from(at + 1);
    // "will next month hear", "will this morning check"
    if view.any(verb, words!["next", "this", "on", "later"]) && view.is(verb + 1, UNIT | CALENDAR | TIME) {
        let (behind, not) = view.verb_from(verb + 2);
        (verb, negated) = (behind, negated | not);
    }
    let mut found = finding(cue, at, at, verb);
    found.negated = negated;
    let next = view.get(verb)?;
    if next.is(PRON | HE) && next.kind == Kind::Word {
        return None;
    }
    if next.kind == Kind::Quote {
        // The forecast "will" … : the verb stands inside the quotation.
        verb += 1;
    }
    if !view.may_be_verb(verb) && !view.is(verb, BE | HAVE) {
        return None;
    }
    if view.is(verb, HAVE) && view.bytes(verb).eq_ignore_ascii_case(b"have") {
        let (after, _) = view.verb_from(verb + 1);
        if view.get(after).is_some_and(|token| is_participle(token, view.text) || token.is(BE)) && !view.is(after, TO) {
            if cue != Cue::Will {
                return None;
            }
            found.features |= PERFECT;
        }
    }
    let (main, passive, negated) = main_verb(view, verb);
    found.verb = main;
    found.negated |= negated;
    // "charges could not be ruled out": they may come.
    if found.negated && view.any(main, words!["ruled", "rule", "excluded", "exclude"]) {
        found.negated = false;
    }
    if passive {
        found.features |= PASSIVE;
    } else if view.is(main, BE) {
        found.features |= BE_VERB;
    }
    if cue == Cue::Could
        && (passive
            && view.any(
                main,
                words![
                    "felt",
                    "seen",
                    "heard",
                    "found",
                    "used",
                    "read",
                    "reached",
                    "smelled",
                    "accessed",
                    "viewed",
                    "described",
                    "considered",
                    "argued",
                    "said",
                ],
            )
            || !passive
                && view.any(
                    main,
                    words!["hear", "do", "hand", "get", "afford", "tell", "smell", "find", "argue", "access"],
                ))
    {
        found.features |= PERCEIVED;
    }
    // "they could not find her": what did not succeed.
    if cue == Cue::Could && found.negated {
        found.features |= PERCEIVED;
    }
    // "they would not let him": a refusal that is over.
    if cue == Cue::Would && found.negated && view.any(main, words!["let", "allow", "listen", "budge"]) {
        found.features |= PERCEIVED;
    }
    if matches!(cue, Cue::May | Cue::Could | Cue::Would)
        && main > verb
        && !passive
        && view.bytes(main).ends_with(b"ing")
    {
        found.features |= NOW;
    }
    if matches!(cue, Cue::Would)
        && view.any(
            verb,
            words![
                "like", "love", "prefer", "rather", "want", "appear", "seem", "suggest", "argue", "think", "say",
                "hope", "ask", "urge", "welcome",
            ],
        )
    {
        found.features |= WISHED;
    }
    // "it would be nice to see her": how one would feel.
    if cue == Cue::Would && view.is(main, BE) && {
        let (adjective, _) = view.verb_from(main + 1);
        view.any(
            adjective,
            words![
                "nice",
                "great",
                "wonderful",
                "lovely",
                "happy",
                "glad",
                "delighted",
                "honoured",
                "honored",
                "surprised"
            ],
        )
    } {
        found.features |= WISHED;
    }
    if matches!(cue, Cue::Would | Cue::Could) && view.is(at + 1, NOT) && view.is(main, PAST_FORM) {
        found.features |= PAST_STORY;
    }
    Some(found)
}

/// From the first verb of a group to the one that carries the meaning: over "be",
/// "have to", "be able to"; whether it is a passive, whether a negation was passed.
pub fn main_verb(view: &View<'_>, verb: usize) -> (usize, bool, bool) {
    if !view.is(verb, BE) {
        if view.is(verb, HAVE) && view.is(verb + 1, TO) && view.may_be_verb(verb + 2) {
            let (main, passive, negated) = main_verb(view, verb + 2);
            return (main, passive, negated);
        }
        return (verb, false, false);
    }
    let (after, negated) = view.verb_from(verb + 1);
    match view.get(after) {
        Some(token) if token.kind == Kind::Word && !token.capital && is_participle(token, view.text) => {
            (after, true, negated)
        }
        Some(token)
            if token.is(ING)
                || (token.kind == Kind::Word && !token.capital && ends_with(token.bytes(view.text), b"ing")) =>
        {
            (after, false, negated)
        }
        Some(token)
            if token.any(view.text, words!["able", "unable", "ready", "willing", "allowed", "forced", "required"])
                && view.is(after + 1, TO) =>
        {
            let unable = token.same(view.text, "unable");
            (after + 2, false, negated | unable)
        }
        _ => (verb, false, negated),
    }
}

pub fn going_to(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    let step = if view.is(at + 1, TO) { 2 } else { 1 };
    let (verb, negated) = view.verb_from(at + step);
    if !view.may_be_verb(verb) || !view.is(before, IS | WAS | BE | PRON | HE) && !is_s(view, before) {
        return None;
    }
    let mut found = finding(Cue::GoingTo, at, before, verb);
    let (main, passive, inner) = main_verb(view, verb);
    found.verb = main;
    found.negated = negated | inner | denied_between(view, before, at);
    if passive {
        found.features |= PASSIVE;
    }
    past(view, before, &mut found);
    Some(found)
}

pub fn be_to(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if !view.is(before, IS | WAS) && !is_s(view, before) {
        return None;
    }
    // Adverbs between "is" and "to" must be few: "is reportedly to". What is yet to be done
    // is only not done.
    if (before + 1..at).any(|at| view.is(at, AHEAD) || view.any(at, words!["yet"])) {
        return None;
    }
    if at - before > 3
        || (before + 1..at).any(|at| view.any(at, words!["there", "here", "back", "up", "off", "out", "down", "away"]))
    {
        return None;
    }
    // "The thing, she said, is to": a definition with words between.
    let aside = || {
        let inner = (view.sentence.first..before - 1).rev().take_while(|at| !view.kind(*at, Kind::Comma));
        inner.take(8).any(|at| view.is(at, REPORT | THINK))
    };
    if before > view.sentence.first && view.kind(before - 1, Kind::Comma) && aside() {
        return None;
    }
    let (verb, negated) = view.verb_from(at + 1);
    if !view.may_be_verb(verb) || view.is(verb, ADV) && !view.is(verb, BASE) {
        return None;
    }
    if is_s(view, before) {
        return None;
    }
    // "the aim is to …" defines; so does "what he wants is to …".
    let mut back = before;
    let mut steps = 0;
    while back > view.sentence.first && steps < 12 {
        back -= 1;
        steps += 1;
        if view.is(back, AIM)
            || view.any(
                back,
                words![
                    "what", "why", "reason", "reasons", "all", "thing", "way", "ways", "goals", "aims", "plan", "one",
                    "plans", "effort", "efforts", "strategy", "approach", "focus", "mandate", "advice",
                ],
            )
        {
            return None;
        }
        if view.kind(back, Kind::Comma) || view.is(back, SUB | REPORT) {
            break;
        }
    }
    if view.any(verb, words!["blame", "say", "date"]) || defines(view, before, verb) {
        return None;
    }
    let mut found = finding(Cue::BeTo, at, before, verb);
    let (main, passive, inner) = main_verb(view, verb);
    found.verb = main;
    found.negated = negated | inner | denied_between(view, before, at);
    if passive {
        found.features |= PASSIVE;
        // "is to be determined": open, unless a date follows.
        if view.any(main, words!["determined", "decided", "seen", "confirmed", "clarified"]) {
            found.features |= WEAK_VERB;
        }
    }
    past(view, before, &mut found);
    Some(found)
}

/// "The next challenge is to win the council over": a thing of the mind defined by what is
/// to be done, told by an object behind the verb.
pub fn defines(view: &View<'_>, be: usize, verb: usize) -> bool {
    let (from, to) = super::super::phrase::phrase_before(view, be);
    if from >= to || !view.is(be, IS | WAS) {
        return false;
    }
    let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to) - 1;
    let acts = view.is(head, GROUP | TITLE | FIRM | BODY | EVENT | LAW | PRON | HE) || view.capital(head);
    let plural = view.bytes(head).ends_with(b"s") || view.any(be, words!["are", "were"]);
    let object = view
        .get(verb + 1)
        .is_some_and(|token| token.is(DET | POSS | PRON) || token.capital || token.kind == Kind::Quote);
    // "the last boat is to become a museum": nothing is defined by what it becomes.
    !acts && !plural && object && !view.is(verb, BE) && !view.any(verb, words!["become"])
}

pub fn about_to(view: &View<'_>, at: usize) -> Option<Finding> {
    if !view.is(at + 1, TO) || !view.may_be_verb(at + 2) {
        return None;
    }
    let before = view.before(at)?;
    if !view.is(before, IS | WAS | BE) && !is_s(view, before) {
        return None;
    }
    let mut found = finding(Cue::AboutTo, at, before, at + 2);
    found.negated = denied_between(view, before, at);
    past(view, before, &mut found);
    Some(found)
}

pub fn past(view: &View<'_>, be: usize, found: &mut Finding) {
    if view.is(be, WAS) {
        found.features |= PAST_TENSE;
    }
    if view.is(be, BE) || is_participle_been(view, be) {
        // "had been expected", "has been scheduled"
        if let Some(before) = view.before(be) {
            if view.any(before, words!["had"]) {
                found.features |= PAST_PERFECT;
            }
            if view.any(before, words!["having"]) {
                found.features |= PERFECT;
            }
            found.group = before;
        }
    }
}

pub fn is_participle_been(view: &View<'_>, at: usize) -> bool {
    view.any(at, words!["been"])
}

pub fn denied_between(view: &View<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| view.is(at, NOT))
}
