//! Participles and adjectives that look ahead: expected, due, set to, likely, postponed until, on track to.

use super::*;

/// "is expected to", "scheduled for", "due on", "set to", "likely to".
pub fn ahead(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let word = token.bytes(view.text);
    let mut lower = [0u8; 16];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    if lower == b"seen" {
        // "growth is seen slowing next year", but not "he is seen leaving".
        let be = view.before(at).filter(|be| view.is(*be, IS))?;
        let ahead = near::turns(view, at + 1) && view.sentence.class & (CALENDAR | TIME | UNIT) != 0;
        let mut found = finding(Cue::Expected, at, be, at + 1);
        found.negated = denied_between(view, be, at);
        return ahead.then_some(found);
    }
    let cue = match &*lower {
        b"expected" | b"predicted" | b"projected" | b"forecast" | b"forecasted" | b"anticipated" | b"tipped"
        | b"feared" | b"hoped" | b"estimated" | b"rumored" | b"rumoured" | b"believed" | b"thought" => Cue::Expected,
        b"likely" | b"unlikely" | b"sure" | b"certain" | b"guaranteed" => Cue::Likely,
        b"expecting" | b"planning" | b"designed" | b"intended" | b"meant" | b"reported" | b"tentatively"
        | b"billed" | b"supposed" | b"committed" | b"ordered" | b"determined" => {
            return None;
        }
        _ => Cue::Scheduled,
    };
    let before = view.before(at);
    let mut be = before.filter(|before| view.is(*before, IS | WAS | BE) || is_s(view, *before));
    // "are also being planned", "is widely believed and expected"
    if be.is_none() && before.is_some_and(|before| view.is(before, CONJ)) {
        let prior = before.and_then(|before| view.before(before));
        be = prior
            .filter(|prior| view.is(*prior, AHEAD))
            .and_then(|prior| view.before(prior))
            .filter(|be| view.is(*be, IS | WAS | BE));
    }
    // "as expected", "than expected"; "previously scheduled for": it is no more.
    if before.is_some_and(|before| view.any(before, words!["as", "than"]))
        || be.is_none() && at > view.sentence.first && view.is(at - 1, PAST)
    {
        return None;
    }
    // "half as likely to fall ill", "less likely to fall ill than others": a comparison.
    if cue == Cue::Likely
        && at > view.sentence.first
        && view.any(at - 1, words!["more", "less", "as"])
        && (at + 1..view.sentence.last.min(at + 16)).any(|at| view.any(at, words!["than", "as"]))
    {
        return None;
    }
    let follow = at + 1;
    let (verb, to) = if view.is(follow, TO) {
        let (verb, _) = view.verb_from(follow + 1);
        (verb, true)
    } else {
        (at, false)
    };
    if to && &*lower == b"due" {
        // "due to rain" is a cause.
        let cause = !(view.is(verb, BASE | BE)
            || (view.is(verb, HAVE) && be.is_some())
            || (be.is_some() && view.may_be_verb(verb) && bare_verb(view, verb)));
        if cause || view.kind(verb, Kind::Quote) {
            return None;
        }
    } else if to && !view.may_be_verb(verb) {
        return None;
    }
    if to
        && view.any(verb, words!["have"])
        && matches!(cue, Cue::Expected | Cue::Likely)
        && view.get(verb + 1).is_some_and(|token| is_participle(token, view.text) || token.is(BE))
    {
        return None;
    }
    if matches!(&*lower, b"believed" | b"thought" | b"estimated" | b"rumored" | b"rumoured" | b"hoped" | b"feared") {
        // Present beliefs; those about the future have a "will" of their own.
        return None;
    }
    if !to {
        let timed = view.is(follow, CALENDAR | TIME)
            || (view.is(follow, PREP) && !view.any(follow, words!["as", "than", "of", "under", "with"]))
            || view.any(follow, words!["next", "this", "out", "back"])
            || view.is(follow, DET)
                && view.any(follow + 1, words!["following", "same", "next", "coming"])
                && view.is(follow + 2, UNIT)
            || view.kind(follow, Kind::Number);
        let purpose = view.any(follow, words!["for"]);
        match &*lower {
            // "set for", "due in March"; a bare "set" is another verb.
            // "bound for Norland" is a way, "planned for months" a length.
            b"bound" => return None,
            b"planned" if purpose && (view.is(follow + 1, UNIT) || view.is(follow + 2, UNIT)) => return None,
            b"set" | b"tapped" | b"earmarked" | b"primed" | b"ready" | b"destined" | b"tipped" | b"poised"
                if !purpose =>
            {
                return None;
            }
            // "the result, due on Monday", but not "due in part to rain".
            b"due"
                if be.is_none() && (!timed || purpose || view.any(follow, words!["in"]) && !dated_by(view, follow)) =>
            {
                return None;
            }
            b"likely" | b"unlikely" | b"sure" | b"certain" | b"guaranteed" if be.is_none() => return None,
            b"targeted" if !purpose => return None,
            b"sure" | b"certain" => return None,
            b"ready" | b"primed" | b"doomed" | b"fated" | b"destined" => return None,
            b"likely" | b"unlikely" if !timed && be.is_none() => return None,
            b"due" if !timed && view.get(follow).is_some_and(|token| token.kind == Kind::Word) => return None,
            _ => {}
        }
        // "all the problems have been anticipated": they were.
        if !timed && (be.is_none() || be.is_some_and(|be| view.any(be, words!["been"]))) {
            return None;
        }
        if be.is_none()
            && !matches!(
                &*lower,
                b"expected"
                    | b"due"
                    | b"scheduled"
                    | b"slated"
                    | b"planned"
                    | b"set"
                    | b"forecast"
                    | b"anticipated"
                    | b"bound"
                    | b"timetabled"
                    | b"poised"
                    | b"tipped"
                    | b"likely"
                    | b"targeted"
            )
        {
            return None;
        }
        // "the expected arrival": an adjective.
        if be.is_none() && before.is_some_and(|before| view.is(before, DET | HAVE) || view.is(before, ADV | TO)) {
            return None;
        }
        if be.is_some_and(|be| view.any(be, words!["being"])) {
            return None;
        }
    } else {
        if be.is_none() {
            // Reduced: "protests set to take place", "likely to" after a noun; but a finite
            // "planned to", "forecast to" is a verb of its own.
            let reduced = !matches!(
                &*lower,
                b"planned"
                    | b"earmarked"
                    | b"booked"
                    | b"destined"
                    | b"tapped"
                    | b"forecast"
                    | b"committed"
                    | b"ready"
                    | b"sure"
                    | b"certain"
            );
            let reduced = reduced || &*lower == b"planned" && before.is_some_and(|before| view.is(before, EVENT));
            if !reduced || before.is_some_and(|before| view.is(before, HAVE | DET | DO)) {
                return None;
            }
        }
        if matches!(&*lower, b"ready" | b"booked" | b"earmarked") && be.is_none() {
            return None;
        }
    }
    let group = be.unwrap_or(at);
    let mut found = finding(cue, at, group, if to { verb } else { at });
    if to {
        let (main, passive, inner) = main_verb(view, verb);
        found.verb = main;
        found.negated = inner;
        if passive {
            found.features |= PASSIVE;
        } else if view.is(main, BE) {
            found.features |= BE_VERB;
        }
    } else {
        found.features |= NO_VERB;
    }
    found.negated |= denied_between(view, group, at)
        || (group > view.sentence.first && view.is(group, NOT))
        || view.is(group + 1, NOT)
        || &*lower == b"unlikely";
    if to && (view.is(verb, NOT) || view.is(follow.saturating_sub(1), NOT)) {
        found.negated = true;
    }
    if let Some(be) = be {
        past(view, be, &mut found);
        if view.any(be, words!["be"]) && view.before(be).is_some_and(|before| view.is(before, WILL | WOULD | MAY)) {
            // "will be scheduled": the modal is the cue.
            return None;
        }
        if view.any(be, words!["be"]) && view.before(be).is_some_and(|before| view.is(before, TO | CAN)) {
            return None;
        }
    }
    Some(found)
}

/// Whether a preposition leads to a day or a period.
fn dated_by(view: &View<'_>, at: usize) -> bool {
    (at + 1..at + 4).any(|at| view.is(at, CALENDAR | UNIT | TIME) || view.kind(at, Kind::Number))
}

/// Whether the word looks like a verb's base after "due to": not a noun by its ending.
pub fn bare_verb(view: &View<'_>, at: usize) -> bool {
    let word = view.bytes(at);
    let noun = [&b"ing"[..], b"tion", b"sion", b"ity", b"ness", b"ment", b"ance", b"ence", b"s", b"ure", b"age"]
        .iter()
        .any(|tail| ends_with(word, tail));
    let verb = [&b"ify"[..], b"ise", b"ize"].iter().any(|tail| ends_with(word, tail));
    // An unknown word with a bare noun behind it is an adjective: "due to heavy rain".
    let object = view.is(at + 1, DET | POSS | PRON | HE | NUMBER) || view.capital(at + 1);
    !noun && (verb || object) && !view.is(at + 1, PREP | CONJ | VERB)
}

/// "postponed until May 26", "an election coming up on Saturday".
pub fn put_off(view: &View<'_>, at: usize) -> Option<Finding> {
    if view.any(at, words!["coming"]) {
        let up = view.any(at + 1, words!["up"])
            && !view.is(at.wrapping_sub(1), TO)
            && (at.saturating_sub(6).max(view.sentence.first)..at)
                .any(|at| view.is(at, EVENT) || view.any(at, words!["deadline", "anniversary", "birthday", "holiday"]));
        let mut found = finding(Cue::EventOn, at, at, at);
        found.features |= NO_VERB;
        return up.then_some(found);
    }
    let follow = if view.any(at + 1, words!["back", "off", "forward"]) { at + 2 } else { at + 1 };
    // "rescheduled for 9 April"
    let fixed = view.any(at, words!["rescheduled"])
        && view.any(follow, words!["for"])
        && (dated_by(view, follow) || view.capital(follow + 1));
    if !fixed && !view.any(follow, words!["to", "until", "till"])
        || view.may_be_verb(follow + 1)
            && view.is(follow, TO)
            && !view.is(follow + 1, CALENDAR | UNIT | TIME)
            && !view.capital(follow + 1)
    {
        return None;
    }
    if view.any(at, words!["suspended", "extended", "prorogued"])
        && (view.is(follow, TO) || view.is(view.before(at)?, WAS))
    {
        return None;
    }
    if view.any(at, words!["brought"]) && !view.any(at + 1, words!["forward"]) {
        return None;
    }
    if view.any(at, words!["put", "moved", "pushed", "brought"]) && !view.is(view.before(at)?, IS | WAS | BE) {
        return None;
    }
    let mut found = finding(Cue::Scheduled, at, at, at);
    found.features |= NO_VERB | MOVED;
    Some(found)
}

/// "on track to", "on course for".
pub fn on_track(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if !view.any(before, words!["on"]) {
        return None;
    }
    let to = view.is(at + 1, TO) && view.may_be_verb(at + 2);
    if !to && !view.any(at + 1, words!["for"]) {
        return None;
    }
    let be = view.before(before)?;
    let mut found =
        finding(Cue::Scheduled, at, if view.is(be, IS | WAS | BE) { be } else { before }, if to { at + 2 } else { at });
    if !to {
        found.features |= NO_VERB;
    }
    past(view, be, &mut found);
    Some(found)
}
