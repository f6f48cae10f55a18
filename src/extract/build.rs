//! From a finding to a claim: hedges, figure, polarity, kind, condition, deadline.

use super::candidate::{Candidate, Deadline};
use super::context::{inverted, opens_condition};
use super::cue::{self, Cue, Finding, View};
use super::deadline;
use super::lexicon::{self, IF};
use super::name::Name;
use super::speaker::How;
use super::token::{Kind as Mark, Words};
use crate::claim::{Kind, Polarity};
use crate::hedge::find as hedging;
use crate::when::{self, Reading};
use std::ops::Range;

/// The words of a cue, from its group to its verb.
pub fn cue_words(view: &View<'_>, finding: &Finding) -> Range<usize> {
    let tokens = &view.structure.tokens;
    let last = finding.verb.max(finding.at).min(view.sentence.last - 1);
    let first = finding.group.min(finding.at);
    let last = if last - first > 8 { finding.at } else { last };
    tokens[first].start as usize..tokens[last].end as usize
}

#[allow(clippy::too_many_arguments)]
pub fn build<'t>(
    text: &'t str,
    view: &View<'_>,
    (start, end): (usize, usize),
    number: u32,
    finding: &Finding,
    voice: Option<(Name, How)>,
    reading: Option<&Reading>,
    score: f32,
    quoted: bool,
) -> Candidate<'t> {
    let clause = &text[clause(view, finding)];
    let hedges: Vec<&str> = hedging::words(clause)
        .into_iter()
        .map(|span| &clause[span])
        .filter(|words| finding.cue == Cue::Should || !words.eq_ignore_ascii_case("should"))
        .collect();
    // Without an end before the last byte, so that many bytes are looked at at once.
    let figures = clause.bytes().fold(false, |found, byte| found | byte.is_ascii_digit() | (byte == b'-'));
    let figure = if figures || finding.cue == Cue::Chance { hedging::figure(clause) } else { None };
    let figure = figure.map(|figure| figure.p);
    let condition = condition(view, finding).map(|span| &text[span]);
    let mut finding = *finding;
    let finding = &mut finding;
    // Words below even odds turn the claim into a denial; the cue knows "unlikely" itself.
    let turned = figure.is_none() && hedging::lowest(&hedges).is_some_and(|p| p < 0.5);
    if turned
        && !hedges.iter().any(|words| words.to_ascii_lowercase().ends_with("likely") || words.starts_with("improbabl"))
    {
        finding.negated = !finding.negated;
    }
    Candidate {
        start,
        end,
        statement: &text[start..end],
        number,
        speaker: voice.map(|(name, _)| name.str(text)),
        role: voice
            .and_then(|(name, _)| name.role)
            .map(|(from, to)| text[from as usize..to as usize].trim_end_matches([' ', ','])),
        how: voice.map(|(_, how)| how),
        said: None,
        deadline: reading.map(|reading| limit(text, view, finding, reading)),
        hedges,
        figure,
        polarity: if finding.negated { Polarity::Denied } else { Polarity::Affirmed },
        kind: kind(view, finding, quoted),
        condition,
        score,
        cue: finding.cue,
        words: &text[cue_words(view, finding)],
        features: finding.features,
    }
}

/// A reading as the deadline of a finding: a denied verb makes it a denial, a lasting verb a hold.
fn limit<'t>(text: &'t str, view: &View<'_>, finding: &Finding, reading: &Reading) -> Deadline<'t> {
    let lasting = view.any(
        finding.verb,
        words!["remain", "stay", "keep", "continue", "hold", "last", "remaining", "staying", "continuing"],
    );
    let phrase = &text[deadline::phrase(view, reading)];
    let reading = reading.clone();
    let reading = match reading.kind {
        when::Kind::By if finding.negated && reading.rule != "after" => reading.denied(),
        when::Kind::By if lasting => reading.lasting(),
        _ => reading,
    };
    Deadline { phrase, reading }
}

/// The words in which a finding's hedges stand: from its governor to its verb.
fn clause(view: &View<'_>, finding: &Finding) -> Range<usize> {
    let tokens = &view.structure.tokens;
    let mut first = finding.governor.unwrap_or(finding.group).min(finding.group);
    // "I am sure you will", "it is possible that": a few words back.
    let mut steps = 0;
    while first > view.sentence.first
        && steps < 6
        && !matches!(tokens[first - 1].kind, Mark::Comma | Mark::Semicolon | Mark::Quote | Mark::Stop | Mark::Dash)
        && !tokens[first - 1].is(lexicon::SAY)
        // "is due to start and will take": each its own.
        && !(tokens[first - 1].is(lexicon::CONJ) && steps == 0)
    {
        first -= 1;
        steps += 1;
    }
    let last =
        (finding.verb.max(finding.at) + if finding.cue == Cue::Chance { 8 } else { 1 }).min(view.sentence.last - 1);
    tokens[first].start as usize..tokens[last].end as usize
}

/// The condition of the sentence: "if …" up to the next comma or the clause's end.
fn condition(view: &View<'_>, finding: &Finding) -> Option<Range<usize>> {
    let tokens = &view.structure.tokens;
    let opens = (view.sentence.first..view.sentence.last).find(|at| {
        let token = &tokens[*at];
        if !token.is(IF | lexicon::WISH | lexicon::SUB | lexicon::PREP) {
            return false;
        }
        (token.is(IF) && opens_condition(view, *at))
            || (token.any(view.text, words!["should"]) && inverted(view, *at))
            || (token.any(view.text, words!["as"])
                && view.any(at + 1, words!["long"])
                && view.any(at + 2, words!["as"]))
            || (token.any(view.text, words!["in"])
                && (view.any(at + 1, words!["case"])
                    || (view.any(at + 1, words!["the"]) && view.any(at + 2, words!["event", "case"]))
                    || (view.any(at + 1, words!["such"]) && view.any(at + 3, words!["case"]))))
    })?;
    let mut end = opens + 1;
    while end < view.sentence.last {
        let token = &tokens[end];
        if matches!(token.kind, Mark::Comma | Mark::Semicolon | Mark::Stop | Mark::Close)
            || (token.kind == Mark::Quote && end > opens + 2 && token.side != 1)
        {
            break;
        }
        if opens < finding.group && end >= finding.group {
            break;
        }
        end += 1;
    }
    let last = end - 1;
    (last > opens).then(|| tokens[opens].start as usize..tokens[last].end as usize)
}

/// Verbs of what happens to their subject, or follows from it, and is not done by decision.
const HAPPENS: &Words<114> = words![
    "become",
    "remain",
    "stay",
    "fall",
    "rise",
    "drop",
    "increase",
    "decrease",
    "decline",
    "grow",
    "shrink",
    "climb",
    "slip",
    "jump",
    "double",
    "triple",
    "peak",
    "exceed",
    "reach",
    "hit",
    "total",
    "average",
    "cost",
    "cause",
    "lead",
    "result",
    "mean",
    "make",
    "help",
    "hurt",
    "affect",
    "suffer",
    "die",
    "survive",
    "lose",
    "win",
    "fail",
    "succeed",
    "collapse",
    "melt",
    "flood",
    "strengthen",
    "weaken",
    "dissipate",
    "intensify",
    "ease",
    "worsen",
    "improve",
    "continue",
    "last",
    "need",
    "know",
    "see",
    "feel",
    "get",
    "happen",
    "occur",
    "depend",
    "allow",
    "enable",
    "threaten",
    "destroy",
    "damage",
    "harm",
    "benefit",
    "rain",
    "snow",
    "freeze",
    "thaw",
    "boost",
    "spread",
    "slow",
    "pass",
    "disappear",
    "emerge",
    "prove",
    "turn",
    "bring",
    "drive",
    "reduce",
    "save",
    "work",
    "live",
    "recover",
    "break",
    "give",
    "keep",
    "prevent",
    "come",
    "find",
    "force",
    "undergo",
    "contain",
    "require",
    "provide",
    "return",
    "decide",
    "affected",
    "lost",
    "flooded",
    "damaged",
    "destroyed",
    "seen",
    "felt",
    "needed",
    "reduced",
    "increased",
    "killed",
    "reached",
    "broken",
    "found",
    "poll",
    "change",
    "struggle"
];

/// The kind of claim, after its main verb.
fn kind(view: &View<'_>, finding: &Finding, quoted: bool) -> Kind {
    let stem = |at: usize, stems: &[&str]| {
        let word = view.bytes(at);
        stems.iter().any(|stem| word.len() >= stem.len() && word[..stem.len()].eq_ignore_ascii_case(stem.as_bytes()))
    };
    let promise: &[&str] = &["pledg", "vow", "promis", "swear", "swore", "guarant", "commit", "assur"];
    let affirmed = match finding.cue {
        _ if finding.features & cue::FEARED != 0 => Kind::Warning,
        Cue::Warning => Kind::Warning,
        Cue::Intent | Cue::IntentThing | Cue::PlanNoun => {
            if stem(finding.at, &["threat", "warn"]) {
                Kind::Warning
            } else if stem(finding.at, promise) {
                Kind::Promise
            } else if stem(finding.at, &["predict", "forecast", "project"]) {
                Kind::Prediction
            } else if stem(finding.at, &["expect"]) {
                Kind::Expectation
            } else {
                Kind::Plan
            }
        }
        Cue::Forecast | Cue::Expected => {
            if stem(finding.at, &["predict", "forecast", "project", "fores", "envis", "estim"]) {
                Kind::Prediction
            } else {
                Kind::Expectation
            }
        }
        Cue::Likely => Kind::Expectation,
        Cue::Scheduled | Cue::BeTo | Cue::Futurate | Cue::Progressive | Cue::EventOn | Cue::Order | Cue::Headline => {
            Kind::Plan
        }
        Cue::Near | Cue::AboutTo => Kind::Nearness,
        Cue::GoingTo | Cue::Will if quoted && finding.features & cue::FIRST_PERSON != 0 => Kind::Promise,
        _ if finding
            .governor
            .is_some_and(|at| stem(at, &["predict", "forecast", "project", "possib", "certain", "probab"])) =>
        {
            Kind::Prediction
        }
        _ if finding.features & cue::EXPECTED_ != 0 => Kind::Expectation,
        _ if finding.governor.is_some_and(|at| stem(at, promise)) => Kind::Promise,
        Cue::Will | Cue::Would | Cue::GoingTo if decided(view, finding) => {
            // "He said he would": his own act.
            let own = finding.features & cue::REPORTED != 0
                && finding.group > view.sentence.first
                && finding.features & cue::GOVERNED == 0
                && view.any(finding.group - 1, words!["he", "she", "we", "i"]);
            if own { Kind::Promise } else { Kind::Plan }
        }
        _ => Kind::Prediction,
    };
    match (finding.negated, affirmed) {
        (true, Kind::Prediction | Kind::Plan | Kind::Promise) => Kind::Denial,
        (_, kind) => kind,
    }
}

/// Whether the verb of a finding is an act that somebody decides on.
fn decided(view: &View<'_>, finding: &Finding) -> bool {
    let features = finding.features;
    let acts = features & cue::STATIVE == 0 || features & cue::PASSIVE != 0;
    // "will take weeks"
    let lasts = view.any(finding.verb, words!["take"])
        && (finding.verb + 1..finding.verb + 5).any(|at| view.is(at, lexicon::UNIT));
    acts && !lasts
        && features & (cue::LAW_SUBJECT | cue::PROPOSED | cue::HAS_IF) == 0
        && !view.any(finding.verb, HAPPENS)
}
