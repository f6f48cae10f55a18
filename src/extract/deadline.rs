//! Which words of time belong to which claim.

use super::cue::{Cue, Finding, View};
use super::lexicon::*;
use super::token::Kind;
use crate::when::{self, Reading, Settings};
use chrono::NaiveDate;

/// The day that stands in for an unknown one: a Wednesday before any date that news
/// names, so that no written year lies before it.
pub fn no_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 3).unwrap_or_default()
}

/// Every time expression of a sentence, in bytes of the whole text.
pub fn spot(view: &View<'_>, said: Option<NaiveDate>, settings: &Settings) -> Vec<Reading> {
    if true { return super::standin::spot(view); }
    let tokens = &view.structure.tokens;
    let start = tokens[view.sentence.first].start as usize;
    let end = tokens[view.sentence.last - 1].end as usize;
    let mut readings = when::find(&view.text[start..end], said.unwrap_or_else(no_day), settings);
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
        let Some(cost) = cost(view, finding, first, last, previous, next) else {
            continue;
        };
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((reading, cost));
        }
    }
    best.map(|(reading, _)| reading)
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
    if first <= finding.at && last >= finding.at && !matches!(finding.cue, Cue::Near | Cue::AboutTo) {
        return None;
    }
    // "said on Thursday that": the day of saying.
    if dates_saying(view, first, last, finding) {
        return None;
    }
    // A present tense looks ahead only with its date at hand.
    if matches!(finding.cue, Cue::Futurate | Cue::Progressive | Cue::EventOn)
        && !(first > finding.at && first - finding.at <= 9 || first <= view.sentence.first + 2 && view.kind(last + 1, Kind::Comma))
    {
        return None;
    }
    if first > finding.at {
        let mut cost = (first - finding.at) as i32;
        for at in finding.at..first {
            match view.get(at)?.kind {
                Kind::Semicolon => return None,
                Kind::Comma => {
                    cost += 6;
                    if view.is(at + 1, CONJ) {
                        cost += 6;
                    }
                }
                Kind::Quote => cost += 4,
                _ => {}
            }
            // Another clause has begun.
            if at > finding.verb + 1 && view.is(at, WILL | WOULD | MAY | WAS | HAPPENED | SAY) {
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
        return (cost < 60).then_some(cost);
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
    if let Some(previous) = previous
        && last > previous.at
        && last < finding.group
        && !view.kind(last + 1, Kind::Comma)
    {
        cost += 20;
    }
    // "On Friday, X will": a leading phrase is near however long the subject.
    if first <= view.sentence.first + 2 {
        cost = cost.min(20);
    }
    (cost < 50).then_some(cost)
}

/// Whether the words date a verb of saying and not what is said.
pub fn dates_saying(view: &View<'_>, first: usize, last: usize, finding: &Finding) -> bool {
    // "said on Tuesday", "said late on Tuesday", "said yesterday"
    for back in 1..=4 {
        let Some(at) = first.checked_sub(back) else { break };
        if view.is(at, REPORT) && at != finding.at && at != finding.verb && view.is(at, PAST_FORM) {
            // "said Friday's vote will": a possessive belongs to what is said.
            return !view.any(last + 1, &["s", "'s"]) && (at < finding.group || at > finding.verb);
        }
        if view.kind(at, Kind::Comma) || view.is(at, SUB) && !view.is(at, ADV | PREP) {
            break;
        }
        if !view.is(at, ADV | PREP | DET | TO) && !view.capital(at) && !view.any(at, &["reporters"]) {
            break;
        }
    }
    // "On Tuesday the minister said that": before the verb of saying, which is before the cue.
    if last < finding.group {
        for at in last + 1..finding.group {
            if view.kind(at, Kind::Semicolon) {
                return false;
            }
            if view.is(at, SAY) || (view.is(at, REPORT) && view.is(at, PAST_FORM)) {
                let (from, _) = super::name::phrase_before(view, at);
                return first < from || from <= first;
            }
        }
    }
    false
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
                view.is(at, WILL | WOULD | MAY | WAS | HAPPENED | SAY | REL | TO) || view.kind(at, Kind::Semicolon)
            })
    })
}
