//! Which words of time belong to which claim.

use super::context::{inverted, opens_condition};
use super::cue::{Cue, Finding, MOVED, PAST_PERFECT, PAST_TENSE, View, is_participle};
use super::lexicon::*;
use super::token::Kind;
use crate::when::{self, Reading, Settings};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// Every time expression of a sentence, in bytes of the whole text.
pub fn spot(view: &View<'_>, said: Option<NaiveDate>, settings: &Settings) -> Vec<Reading> {
    let named = view.sentence.class & (CALENDAR | UNIT | TIME | NEAR | ABOUT) != 0;
    if !named && !(view.sentence.first..view.sentence.last).any(|at| limits(view, at)) {
        return Vec::new();
    }
    let tokens = &view.structure.tokens;
    let start = tokens[view.sentence.first].start as usize;
    let end = tokens[view.sentence.last - 1].end as usize;
    let mut readings = when::spot(&view.text[start..end], said.unwrap_or_else(when::no_day), settings);
    for reading in &mut readings {
        reading.span.start += start;
        reading.span.end += start;
    }
    readings
}

/// The token in which a byte lies.
fn token_at(view: &View<'_>, byte: usize) -> usize {
    let tokens = &view.structure.tokens[view.sentence.first..view.sentence.last];
    view.sentence.first + tokens.partition_point(|token| (token.end as usize) <= byte)
}

/// Chooses the reading that limits a finding: the one in its own clause, behind the verb
/// first, then before it. `next` is the cue that follows in the sentence.
pub fn choose<'r>(
    view: &View<'_>,
    finding: &Finding,
    readings: &'r [Reading],
    previous: Option<&Finding>,
    next: Option<&Finding>,
) -> Option<&'r Reading> {
    let mut best: Option<(&Reading, i32)> = None;
    for reading in readings {
        let first = token_at(view, reading.span.start);
        let last = token_at(view, reading.span.end.saturating_sub(1));
        let Some(mut cost) = cost(view, finding, first, last, previous, next) else {
            continue;
        };
        if reading.rule == "event" && unheld(view, first, last) {
            continue;
        }
        if reading.rule == "event" {
            // A day or a period near the verb goes before an event.
            cost += 10;
        } else if reading.rule == "for" {
            // So it goes before a length.
            cost += 8;
        } else if hour(view, first, last) {
            // And before a time of day.
            cost += 8;
        }
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((reading, cost));
        }
    }
    best.map(|(reading, _)| reading)
}

/// Whether the time of something that was to come had passed when the text was published:
/// "would not be signed until 1994", "was due in 2019".
pub fn is_over(view: &View<'_>, finding: &Finding, published: NaiveDate) -> bool {
    let looks_back = finding.cue == Cue::Would || finding.features & (PAST_TENSE | PAST_PERFECT) != 0;
    looks_back
        && (finding.verb..view.sentence.last.min(finding.verb + 12))
            .take_while(|at| !matches!(view.structure.tokens[*at].kind, Kind::Comma | Kind::Semicolon | Kind::Quote))
            .any(|at| {
                let year = std::str::from_utf8(view.bytes(at)).ok().filter(|word| word.len() == 4);
                let year = year.and_then(|word| word.parse().ok());
                view.any(at.wrapping_sub(1), words!["in", "until", "by", "since", "before"])
                    && year.is_some_and(|year: i32| (1500..published.year()).contains(&year))
            })
}

/// Whether words are a time of day alone.
fn hour(view: &View<'_>, first: usize, last: usize) -> bool {
    let clock = |at: usize| {
        view.any(at, words!["am", "pm", "a.m", "p.m", "utc", "gmt", "noon", "midnight", "o'clock"])
            || view.kind(at, Kind::Number) && memchr::memchr(b':', view.bytes(at)).is_some()
    };
    (first..=last).any(clock) && !(first..=last).any(|at| view.is(at, CALENDAR | DET) || view.any(at, words!["may"]))
}

/// Whether an event's words name none: "by secret ballot", "when you look at it".
fn unheld(view: &View<'_>, first: usize, last: usize) -> bool {
    let general =
        view.any(first, words!["when", "once"]) && view.any(first + 1, words!["you", "anybody", "anyone", "people"]);
    let means = view.any(first, words!["by"])
        && !view.is(first + 1, DET | POSS)
        && !(first + 1..=last).any(|at| view.capital(at) || view.is(at, CALENDAR | UNIT | TIME));
    general || means
}

/// How far a time expression is from the finding; `None` where it belongs elsewhere.
fn cost(
    view: &View<'_>,
    finding: &Finding,
    first: usize,
    last: usize,
    previous: Option<&Finding>,
    next: Option<&Finding>,
) -> Option<i32> {
    let holds = matches!(finding.cue, Cue::Near | Cue::AboutTo) || finding.features & MOVED != 0;
    if first <= finding.at && last >= finding.at && !holds {
        return None;
    }
    if no_limit(view, finding, first, last)
        || in_condition(view, finding, first)
        || dates_saying(view, first, last, finding)
    {
        return None;
    }
    // A present tense looks ahead only with its date at hand.
    let leading = first <= view.sentence.first + 2;
    if matches!(finding.cue, Cue::Futurate | Cue::Progressive | Cue::EventOn)
        && !(first > finding.at && first - finding.at <= 9 || leading && view.kind(last + 1, Kind::Comma))
    {
        return None;
    }
    // "agreed on Monday to resume talks": when they agreed.
    if finding.cue == Cue::Intent && first > finding.at && last < finding.verb && view.is(last + 1, TO) {
        return None;
    }
    // "announced plans in May for a bridge": when they were announced.
    if finding.cue == Cue::PlanNoun && first == finding.at + 1 && view.any(last + 1, words!["for", "to"]) {
        return None;
    }
    if in_relative(view, finding, first, last) {
        return None;
    }
    if first > finding.at {
        return behind(view, finding, first, next);
    }
    before(view, finding, first, last, previous, leading)
}

/// The cost of words behind the cue.
fn behind(view: &View<'_>, finding: &Finding, first: usize, next: Option<&Finding>) -> Option<i32> {
    let mut cost = (first - finding.at) as i32;
    let mut beside = false;
    for at in finding.at..first {
        // ", while the staff began a strike on Friday": the day of what has happened.
        if beside && (view.is(at, WAS | HAPPENED) || past_verb(view, at)) {
            return None;
        }
        match view.get(at)?.kind {
            Kind::Semicolon => return None,
            Kind::Comma => {
                beside |= view.any(at + 1, words!["while", "whereas", "although", "though", "after"]);
                cost += 6;
                if view.is(at + 1, CONJ) {
                    cost += 6;
                }
            }
            Kind::Quote => cost += 4,
            _ => {}
        }
        // "may sign after talks this morning": the day of the talks.
        if at > finding.verb && view.any(at, words!["after", "following"]) {
            if !view.is(first, PREP) && !(at..first).any(|at| view.kind(at, Kind::Comma)) {
                return None;
            }
            cost += 20;
        }
        // Another clause has begun.
        if at > finding.verb + 1 && (view.is(at, WILL | WOULD | MAY | WAS | HAPPENED | SAY) || past_verb(view, at)) {
            cost += 25;
        } else if at > finding.verb + 1 && view.is(at, REL | IF) {
            cost += 8;
        }
    }
    if let Some(next) = next
        && first > next.at
    {
        cost += 40;
    }
    (cost < 60).then_some(cost)
}

/// The cost of words before the cue.
fn before(
    view: &View<'_>,
    finding: &Finding,
    first: usize,
    last: usize,
    previous: Option<&Finding>,
    leading: bool,
) -> Option<i32> {
    // "opens on Monday and will …": the date of the cue before.
    let shares = view.is(finding.at, ING) && finding.at > 0 && view.kind(finding.at - 1, Kind::Comma);
    if !shares
        && previous.is_some_and(|previous| {
            first > previous.at
                && last < finding.group
                && !view.kind(first - 1, Kind::Comma)
                && !view.is(first - 1, CONJ | SUB)
        })
    {
        return None;
    }
    // "announced on Monday", "lost a tenth today amid fears": the date of a past act.
    let told = matches!(finding.cue, Cue::Intent | Cue::IntentThing | Cue::Forecast | Cue::Warning | Cue::PlanNoun)
        && (view.is(finding.at, PAST_FORM)
            || finding.cue == Cue::PlanNoun && view.is(finding.group, PAST_FORM | HAPPENED));
    if told {
        return None;
    }
    if !leading {
        let clause = (view.sentence.first..first)
            .rev()
            .take_while(|at| !view.kind(*at, Kind::Comma) && !view.kind(*at, Kind::Semicolon) && !view.is(*at, SUB))
            .any(|at| view.is(at, HAPPENED) || past_verb(view, at));
        if clause {
            return None;
        }
    }
    // "slowed this morning, but will": the day of what has happened.
    if !leading && (last + 1..finding.group).any(|at| view.kind(at, Kind::Comma)) && told_of(view, first) {
        return None;
    }
    // "orders placed before May will": the day of a participle behind the subject.
    if placed(view, first) {
        return None;
    }
    // "this morning passed a bill which will": the day of the verb behind it.
    if view.get(last + 1).is_some_and(|token| token.is(PAST_FORM) && !token.is(BASE | AHEAD | TITLE))
        || view
            .get(last + 1)
            .is_some_and(|token| token.class == 0 && !token.capital && token.bytes(view.text).ends_with(b"ed"))
    {
        return None;
    }
    // "The vote, scheduled for May, will": the day of an apposition.
    let closed = (last + 1..finding.group.min(last + 12)).any(|at| view.kind(at, Kind::Comma));
    if !leading && closed && in_apposition(view, first) {
        return None;
    }
    // "starting today, the sides will": the day of a participle behind the subject.
    if !leading && !view.kind(last + 1, Kind::Comma) && behind_participle(view, first) {
        return None;
    }
    let mut cost = (finding.group.saturating_sub(last)) as i32 + 8;
    for at in last..finding.group {
        match view.get(at)?.kind {
            Kind::Semicolon => return None,
            Kind::Comma => cost += 2,
            _ => {}
        }
        if view.is(at, WILL | WOULD | MAY | WAS | HAPPENED) {
            cost += 25;
        }
        if view.is(at, SAY | REPORT) {
            cost += 20;
        }
    }
    // "On Friday, X will": a leading phrase is near however long the subject.
    if leading {
        cost = cost.min(20);
    }
    (cost < 50).then_some(cost)
}

/// A past tense with its subject right before it: "Hawke faced", "who held".
fn past_verb(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let Some(token) = view.get(at) else { return false };
    let past = token.is(PAST_FORM) && !token.is(BASE | AHEAD)
        || token.kind == Kind::Word && !token.capital && token.class == 0 && token.bytes(view.text).ends_with(b"ed");
    past && view.get(before).is_some_and(|subject| {
        subject.kind == Kind::Word
            && (subject.capital || subject.is(PRON | HE | REL | GROUP | TITLE | HAVE))
            && !subject.is(IS | WAS | BE)
    })
}

/// Whether the clause up to a day tells of the past: "winds slowed this morning".
fn told_of(view: &View<'_>, first: usize) -> bool {
    (view.sentence.first + 1..first)
        .rev()
        .take_while(|at| (view.kind(*at, Kind::Word) || view.kind(*at, Kind::Number)) && !view.any(*at, words!["that"]))
        .any(|at| {
            view.get(at).is_some_and(|token| {
                token.kind == Kind::Word
                    && !token.capital
                    && !token.is(AHEAD | INTENT | FORECAST)
                    && token.bytes(view.text).ends_with(b"ed")
            }) && !view.is(at - 1, IS | BE | DET | PREP | WILL | WOULD)
        })
}

/// Whether the words from the comma before a day on begin with a participle: ", previously
/// scheduled for May".
fn in_apposition(view: &View<'_>, first: usize) -> bool {
    let Some(comma) = (view.sentence.first + 1..first).rev().take(8).find(|at| view.kind(*at, Kind::Comma)) else {
        return false;
    };
    let (participle, _) = view.verb_from(comma + 1);
    participle < first
        && view.get(participle).is_some_and(|token| {
            token.kind == Kind::Word
                && !token.capital
                && (token.is(AHEAD | PAST_FORM | ING)
                    || [&b"ed"[..], b"ing"].iter().any(|tail| token.bytes(view.text).ends_with(tail)))
        })
}

/// Whether a day stands behind a participle that tells of a noun: "the match starting at
/// the oval today".
fn behind_participle(view: &View<'_>, first: usize) -> bool {
    (view.sentence.first + 1..first)
        .rev()
        .take(6)
        .take_while(|at| view.kind(*at, Kind::Word))
        .any(|at| view.is(at, FUTURATE) && view.is(at, ING) && !view.is(at - 1, IS | WAS | BE | PREP | TO))
}

/// Words of time that limit nothing where they stand.
fn no_limit(view: &View<'_>, finding: &Finding, first: usize, last: usize) -> bool {
    let before = first.wrapping_sub(1);
    // "since the 1950s" looks back; "a hint about when it will" asks.
    // "the busiest month of the year"
    if view.any(before, words!["of"]) && view.any(first, words!["the"]) && first + 1 == last && view.is(last, UNIT) {
        return true;
    }
    if view.any(before, words!["since"]) || view.any(before.wrapping_sub(1), words!["since"]) && view.is(before, DET) {
        return true;
    }
    if view.any(first, words!["when"])
        && (view.is(before, PREP)
            || before == finding.verb && view.is(before, REPORT | THINK)
            || view.any(before, words!["decide", "see", "know"]))
    {
        return true;
    }
    // "before the courts", "before parliament": a place.
    if view.any(first, words!["before"])
        && view.is(last, GROUP | BODY)
        && !view.is(last, EVENT | UNIT)
        && last - first < 4
    {
        return true;
    }
    // "an agreement signed in March": the day of a participle behind its noun.
    if first > finding.verb && signed(view, finding, first) {
        return true;
    }
    // "its October outlook", "the Boxing Day crowd": part of a name.
    if first > view.sentence.first
        && !view.is(first, PREP | DET)
        && view.is(first - 1, DET | POSS)
        && (first > view.sentence.first + 2 || view.any(first - 1, words!["a", "an"]))
        && view.get(last + 1).is_some_and(|token| {
            token.kind == Kind::Word
                && (!token.capital || view.any(first - 1, words!["a", "an"]))
                && token.bytes(view.text) != b"'s"
                && !token.is(PREP | CONJ | SUB | WILL | WOULD | MAY | CAN | IS | WAS | HAVE | TO | ADV | NOT)
                && !token.any(view.text, words!["holidays", "holiday", "period", "break", "season", "weekend"])
        })
    {
        return true;
    }
    // "an "early spring""
    if first > view.sentence.first + 1 && view.kind(first - 1, Kind::Quote) && view.any(first - 2, words!["a", "an"]) {
        return true;
    }
    // "the cars of tomorrow", "continue to fall", "at a time of tension", "when to buy".
    let alone = first == last;
    alone
        && (view.any(first.wrapping_sub(1), words!["of"])
            || view.is(first.wrapping_sub(1), TO | WILL | WOULD | MAY | CAN)
                && !view.capital(first)
                && !view.is(first, ADV))
        || view.any(last, words!["time"])
            && view.any(last + 1, words!["of", "when", "that"])
            && !view.any(last + 2, words!["year", "day"])
        || view.any(first, words!["when"]) && view.is(first + 1, TO)
}

/// Whether a past participle behind a noun stands before words of time: "the pact signed in
/// March", "a test taken no more than two days before".
fn signed(view: &View<'_>, finding: &Finding, first: usize) -> bool {
    let mut at = first;
    while at > finding.verb + 2 && view.is(at - 1, NO | NOT | DET | ADV) {
        at -= 1;
    }
    let at = at - 1;
    at > finding.verb + 1 && participle_of_noun(view, at)
}

/// Whether a past participle behind a noun stands right before words of time.
fn placed(view: &View<'_>, first: usize) -> bool {
    first > view.sentence.first + 1 && participle_of_noun(view, first - 1)
}

/// Whether a word is a past participle behind the noun that it tells of.
fn participle_of_noun(view: &View<'_>, at: usize) -> bool {
    at > view.sentence.first
        && view.get(at).is_some_and(|token| {
            token.kind == Kind::Word
                && !token.capital
                && !token.is(AHEAD | PUT_OFF | BASE | INTENT)
                && is_participle(token, view.text)
        })
        && view.get(at - 1).is_some_and(|noun| {
            noun.kind == Kind::Word
                && !noun.is(IS | WAS | BE | HAVE | CONJ | ADV | TO | NOT | DET | REL | PRON | HE | PREP)
        })
}

/// Whether the words stand in the condition, and so limit that: "could play if he trains on
/// Friday".
fn in_condition(view: &View<'_>, finding: &Finding, first: usize) -> bool {
    if view.sentence.class & (IF | WISH) == 0 {
        return false;
    }
    for at in (view.sentence.first..first).rev().take(20) {
        if at == finding.at || matches!(view.get(at).map(|token| token.kind), Some(Kind::Comma | Kind::Semicolon)) {
            return false;
        }
        if view.is(at, IF) {
            return opens_condition(view, at);
        }
        if view.is(at, WISH) && inverted(view, at) {
            return true;
        }
    }
    false
}

/// Whether the words stand in a relative clause that the cue is not in: "Lind, whose term
/// ends in May, will", "will meet the envoy who left in May".
fn in_relative(view: &View<'_>, finding: &Finding, first: usize, last: usize) -> bool {
    if view.sentence.class & (REL | POSS) == 0 {
        return false;
    }
    let from = if first > finding.verb { finding.verb + 1 } else { view.sentence.first };
    let mut verb = false;
    for at in (from..first).rev().take(15) {
        let Some(token) = view.get(at) else { return false };
        if matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Quote) || at == finding.at {
            return false;
        }
        if token.is(REL) || token.any(view.text, words!["whose"]) {
            // Before the cue the clause must have ended again.
            return verb && (first > finding.at || view.kind(last + 1, Kind::Comma));
        }
        verb |= token.is(THIRD | PAST_FORM | IS | WAS | HAVE | HAPPENED);
    }
    false
}

/// Whether the words date a verb of saying and not what is said.
pub fn dates_saying(view: &View<'_>, first: usize, last: usize, finding: &Finding) -> bool {
    // "said on Tuesday", "said late on Tuesday", "wrote in today's paper"
    for back in 1..=4 {
        let Some(at) = first.checked_sub(back) else { break };
        if view.is(at, REPORT) && at != finding.at && at != finding.verb && view.is(at, PAST_FORM) {
            // "said Friday's vote will": a possessive belongs to what is said.
            let possessive = view.any(last + 1, words!["s", "'s", "’s"]);
            return (!possessive || view.is(first, PREP)) && (at < finding.group || at > finding.verb);
        }
        if view.kind(at, Kind::Comma) || view.is(at, SUB) && !view.is(at, ADV | PREP) {
            break;
        }
        if !view.is(at, ADV | PREP | DET | TO) && !view.capital(at) && !view.any(at, words!["reporters"]) {
            break;
        }
    }
    if last >= finding.group {
        // "…, the firm said in a statement on Tuesday": all behind the verb of saying.
        return first > finding.verb
            && (finding.verb + 1..first)
                .rev()
                .take(12)
                .take_while(|at| {
                    !view.get(*at).is_some_and(|token| {
                        matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Quote)
                            || token.is(WILL | WOULD | MAY | IF | TO) && !token.is(PREP)
                            || token.is(SUB) && !token.is(ADV | PREP)
                    })
                })
                .any(|at| view.is(at, SAY) && view.is(at, PAST_FORM) && behind_what_is_said(view, at));
    }
    // "said in an interview on Thursday the talks could": between the verb of saying and
    // the subject of what is said.
    let (subject, _) = super::phrase::phrase_before(view, finding.group);
    let said = (view.sentence.first..first)
        .rev()
        .take_while(|at| !view.kind(*at, Kind::Comma))
        .find(|at| view.is(*at, REPORT));
    if said.is_some_and(|said| {
        let that = || (said + 1..first).any(|at| view.any(at, words!["that"]));
        view.is(said, PAST_FORM) && last < subject && !that()
    }) {
        return true;
    }
    // "On Tuesday the minister said that": before the verb of saying, which is before the cue.
    for at in last + 1..finding.group {
        if view.kind(at, Kind::Semicolon) {
            return false;
        }
        if view.is(at, SAY) || (view.is(at, REPORT) && view.is(at, PAST_FORM)) {
            return true;
        }
    }
    false
}

/// Whether a verb of saying stands behind what is said: its subject or it follows a comma
/// or a closing quotation mark.
fn behind_what_is_said(view: &View<'_>, at: usize) -> bool {
    let (from, to) = super::phrase::phrase_before(view, at);
    let lead = if from < to { from } else { at };
    let lead = if lead > view.sentence.first && view.is(lead - 1, DET) { lead - 1 } else { lead };
    lead > view.sentence.first && (view.kind(lead - 1, Kind::Comma) || view.kind(lead - 1, Kind::Quote))
}

/// Whether a reading names a day or a period, and not just a direction.
pub fn firm(reading: &Reading) -> bool {
    !matches!(
        reading.rule,
        "someday" | "soon" | "shortly" | "at-once" | "imminent" | "event" | "near-future" | "for" | "plural" | "after"
    )
}

/// A second date that the same verb has: "on July 20 and … on August 3".
pub fn another<'r>(
    view: &View<'_>,
    finding: &Finding,
    chosen: &Reading,
    readings: &'r [Reading],
    next: Option<&Finding>,
) -> Option<&'r Reading> {
    if !firm(chosen) {
        return None;
    }
    let end = token_at(view, chosen.span.end.saturating_sub(1));
    readings.iter().find(|reading| {
        if reading.span.start <= chosen.span.end || !firm(reading) || reading.rule != chosen.rule {
            return false;
        }
        let first = token_at(view, reading.span.start);
        let between = end + 1..first;
        first > finding.at
            && next.is_none_or(|next| first < next.at)
            && between.clone().any(|at| view.is(at, CONJ))
            && !between.clone().any(|at| {
                view.is(at, WILL | WOULD | MAY | WAS | HAVE | HAPPENED | SAY | REL | TO)
                    || view.kind(at, Kind::Semicolon)
            })
    })
}

/// The words of a reading as a claim gives them: without the verb of putting off, with the
/// noun that "tonight's" belongs to.
pub fn phrase(view: &View<'_>, reading: &Reading) -> Range<usize> {
    let tokens = &view.structure.tokens;
    let mut first = token_at(view, reading.span.start);
    let mut last = token_at(view, reading.span.end.saturating_sub(1));
    let (from, to) = (first, last);
    // "well before it", "into next year", "at first light on Saturday"
    let before = first.wrapping_sub(1);
    let early = view.any(first, words!["before", "after"]) && view.any(before, words!["well", "long", "just"]);
    let light = view.any(first, words!["on"])
        && view.any(before, words!["light", "dawn", "dusk", "sunrise", "sunset", "daybreak", "nightfall"]);
    if early || view.any(before, words!["into"]) {
        first = before;
    } else if light {
        first -= (2..=3).find(|back| view.any(first.wrapping_sub(*back), words!["at"])).unwrap_or(0);
    }
    while first < last && (view.is(first, PUT_OFF) || view.any(first, words!["off", "back"])) {
        first += 1;
    }
    // "over the Christmas" + "holidays"
    if view.is(last, CALENDAR | TIME) && view.any(last + 1, words!["holidays", "holiday", "period", "break", "season"])
    {
        last += 1;
    }
    if view.any(last + 1, words!["'s", "’s"])
        && view.get(last + 2).is_some_and(|token| token.kind == Kind::Word && !token.capital)
    {
        last += 2;
    }
    let start = if first == from { reading.span.start } else { tokens[first].start as usize };
    let end = if last == to { reading.span.end } else { tokens[last].end as usize };
    start..end
}

/// Whether a word can open words of time that have no calendar word in them.
fn limits(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.get(at) else { return false };
    if token.kind == Kind::Number {
        // A year, a time of day, an ordinal.
        let word = token.bytes(view.text);
        return word.len() >= 4
            || word.last().is_some_and(u8::is_ascii_alphabetic)
            || view.any(at + 1, words!["am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "o", "hours"]);
    }
    if token.class == 0 {
        // "five-years"
        return token.kind == Kind::Word && memchr::memchr(b'-', token.bytes(view.text)).is_some();
    }
    if token.is(MAY) {
        return token.capital;
    }
    if !token.is(PREP | SUB) {
        return false;
    }
    token.any(
        view.text,
        words!["by", "before", "after", "during", "within", "when", "once", "throughout", "until", "till", "ahead"],
    ) || (at + 1..at + 4).any(|at| {
        let length = view.bytes(at).len();
        (3..=6).contains(&length)
            && view.any(at, words!["future", "term", "course", "moment", "time", "point", "period", "run", "long"])
    })
}
