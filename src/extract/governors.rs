//! The words before a cue that govern its clause: conjunctions, wishes, fears and
//! forecasts, denials, indirect questions.

use super::context::Left;
use super::cue::*;
use super::lexicon::*;
use super::token::Kind;

/// The classes of words that may govern a clause behind them.
const GOVERNING: Class = WHETHER
    | IF
    | SUB
    | REL
    | FEAR
    | PLAN
    | WARN
    | CHANCE
    | FORECAST
    | INTENT
    | LAW
    | THINK
    | SURE
    | WISH
    | HAPPENED
    | AHEAD
    | PREP
    | ADV;

/// The words before the cue that govern its clause.
pub fn governors(view: &View<'_>, finding: &mut Finding) -> Result<(), Left> {
    let first = view.sentence.first;
    let mut commas = 0;
    let mut near_clause = true;
    let mut at = finding.group;
    let mut after_that = false;
    // Behind "and that": what stands before, up to the verb of saying, governs its own clause.
    let mut again = false;
    while at > first {
        at -= 1;
        let Some(token) = view.get(at) else { break };
        if again {
            again = !(view.any(at, words!["that"]) || token.is(SAY));
            if again {
                continue;
            }
        }
        if at > first && view.any(at, words!["that"]) && view.is(at - 1, CONJ) {
            again = true;
            after_that = true;
            continue;
        }
        match token.kind {
            Kind::Semicolon | Kind::Colon => break,
            Kind::Comma | Kind::Dash => {
                commas += 1;
                near_clause = false;
            }
            Kind::Stop if !view.capital(at.wrapping_sub(1)) => break,
            Kind::Word => {}
            _ => continue,
        }
        if token.kind != Kind::Word || token.class & GOVERNING == 0 {
            if !near_clause || token.kind != Kind::Word {
                continue;
            }
            if token.any(view.text, words!["ensure", "ensures", "ensuring", "ensured"]) {
                finding.features |= SO_THAT;
            }
            if at + 1 < finding.group && denies(view, at) {
                finding.negated = !finding.negated;
            }
            continue;
        }
        let ended = || view.is(at + 1, TO) || own_verb(view, at, finding.group);
        if token.is(WHETHER) && (commas == 0 || commas == 2) && !ended() {
            return Err(Left::Whether);
        }
        if token.is(IF) && commas == 0 && near_clause && !own_verb(view, at, finding.group) {
            // "asked if X will": an indirect question; "if X will": the condition itself.
            if !token.any(view.text, words!["providing", "assuming"]) {
                return Err(Left::Condition);
            }
        }
        if near_clause && token.is(SUB) && token.any(view.text, words!["that"]) {
            after_that = true;
        }
        if near_clause && token.is(REL) && !after_that {
            finding.features |= RELATIVE;
        }
        if near_clause
            && token.is(SUB)
            && token.any(view.text, words!["so"])
            && (view.any(at + 1, words!["that"]) || at + 4 > finding.group)
        {
            finding.features |= SO_THAT;
        }
        if near_clause
            && token.is(SUB)
            && token.any(
                view.text,
                words![
                    "when", "until", "before", "after", "because", "as", "while", "once", "where", "how", "why",
                    "since"
                ],
            )
            // "after serving a ban": no clause.
            && !view.is(at + 1, ING)
        {
            finding.features |= SUBORDINATE;
        }
        if near_clause && token.is(PREP) && token.any(view.text, words!["than"]) {
            finding.features |= COMPARED;
        }
        if commas <= 1 && token.is(FEAR) && finding.governor.is_none() {
            let subject_side = token.any(
                view.text,
                words!["fear", "fears", "feared", "fearing", "worry", "worries", "worried", "worrying", "dread"],
            );
            if subject_side && (after_that || near_clause) {
                finding.features |= FEARED;
                finding.governor = Some(at);
                continue;
            }
        }
        if near_clause && finding.governor.is_none() && at + 1 < finding.group && threatens(view, at, after_that) {
            finding.features |= FEARED;
            finding.governor = Some(at);
            continue;
        }
        if near_clause
            && token.is(FORECAST)
            && !token.is(DOCUMENT | LAW)
            // "is expected to rise, with …": that expectation has its own verb.
            && !(token.is(AHEAD) && view.is(at + 1, TO | PREP) && !view.is(at + 2, REPORT))
            && at + 1 < finding.group
            && finding.governor.is_none()
        {
            finding.features |= EXPECTED_;
            finding.governor = Some(at);
            continue;
        }
        // "promised to cut taxes and said she would": it has a verb of its own.
        let spent = || {
            view.is(at + 1, TO) && (at + 2..finding.group).any(|at| view.is(at, CONJ) && view.is(at + 1, SAY | HAVE))
        };
        if near_clause
            && token.is(INTENT)
            && !token.is(LAW)
            && !spent()
            && !(token.is(PLAN) && view.is(at.wrapping_sub(1), DET | POSS))
            && (after_that
                || token.any(
                    view.text,
                    words!["promised", "vowed", "pledged", "promises", "vows", "pledges", "threatened", "threatens"],
                ))
            && finding.governor.is_none()
            && at < finding.group
        {
            finding.features |= GOVERNED;
            finding.governor = Some(at);
            continue;
        }
        if near_clause
            && finding.governor.is_none()
            && token.is(PLAN | LAW)
            && token.any(
                view.text,
                words![
                    "agreement",
                    "assurance",
                    "assurances",
                    "guarantee",
                    "guarantees",
                    "promise",
                    "pledge",
                    "vow",
                    "commitment",
                    "prediction",
                    "predictions",
                    "forecast",
                    "forecasts",
                    "expectation",
                    "expectations",
                    "announcement",
                    "decision",
                ],
            )
            && (view.any(at + 1, words!["that"])
                || after_that
                    && (at + 1..finding.group)
                        .take_while(|at| !view.any(*at, words!["that"]))
                        .all(|at| !view.is(at, VERB | HAPPENED | WAS | HAVE)))
        {
            finding.features |= GOVERNED;
        }
        if near_clause
            && (after_that || impersonal(view, at))
            && finding.governor.is_none()
            && token.any(
                view.text,
                words!["likely", "unlikely", "possible", "certain", "probable", "improbable", "doubtful"],
            )
        {
            finding.governor = Some(at);
            finding.features |= EXPECTED_;
            if token.any(view.text, words!["unlikely", "improbable", "doubtful"]) {
                finding.negated = !finding.negated;
            }
            continue;
        }
        if near_clause && (token.is(SURE) && view.any(at.wrapping_sub(1), words!["make", "making", "makes", "made"])) {
            finding.features |= SO_THAT;
        }
        if near_clause
            && view.is(at.wrapping_sub(1), PREP)
            && view.any(at, words!["which", "who", "what"])
            && (token.is(REL) && at + 1 < finding.group
                || token.any(view.text, words!["what"]) && !own_verb(view, at - 1, finding.group))
            && !view.kind(at.wrapping_sub(2), Kind::Comma)
            && view.any(at.wrapping_sub(1), words!["of", "about", "on", "over", "as"])
        {
            return Err(Left::Whether);
        }
        if near_clause && token.is(THINK) && at + 1 < finding.group {
            finding.features |= THOUGHT;
        }
        // "does not think that it will": it will not.
        if near_clause
            && token.is(THINK | FORECAST)
            && at + 1 < finding.group
            && view.is(at.wrapping_sub(1), NOT)
            && !token.any(view.text, words!["doubt", "know", "knows"])
        {
            finding.negated = !finding.negated;
        }
        if near_clause && token.is(ADV) && token.any(view.text, words!["hopefully"]) {
            finding.features |= WISHED;
        }
        // "would like a deal that will": wished for.
        if near_clause
            && token.is(PREP)
            && token.any(view.text, words!["like"])
            && (1..=2).any(|back| view.is(at.wrapping_sub(back), WOULD))
        {
            return Err(Left::Wish);
        }

        if near_clause && token.is(WISH) && at < finding.group {
            if token.any(
                view.text,
                words![
                    "hope", "hopes", "hoped", "hoping", "wish", "wishes", "wished", "hopeful", "pray", "prays",
                    "praying",
                ],
            ) {
                return Err(Left::Wish);
            }
            if !token.is(REPORT) {
                finding.features |= WISHED;
            }
        }
        // "bets on how much it will rise": an indirect question.
        if near_clause
            && token.is(SUB)
            && token.any(view.text, words!["how"])
            && view.any(at + 1, words!["much", "many", "far", "long", "soon", "quickly", "big", "high", "often"])
        {
            return Err(Left::Whether);
        }
        // "it is unknown what X will be": an indirect question.
        if near_clause
            && token.is(SUB | REL)
            && token.any(view.text, words!["what", "how", "why", "who", "when", "where", "which"])
            && (1..=3).any(|back| {
                view.any(
                    at.wrapping_sub(back),
                    words![
                        "unknown",
                        "unclear",
                        "know",
                        "knows",
                        "known",
                        "see",
                        "decide",
                        "decided",
                        "determine",
                        "question",
                        "questions",
                        "asked",
                        "ask",
                        "wonder",
                        "wondered",
                        "uncertain",
                        "explain",
                        "explained",
                        "disclose",
                        "reveal",
                        "specify",
                        "tell",
                        "clear",
                        "certain",
                        "sure",
                        "say",
                    ],
                )
            })
        {
            return Err(Left::Whether);
        }
        if near_clause
            && token.is(HAPPENED)
            && token.any(view.text, words!["had"])
            && at + 3 > finding.group
            && finding.cue != Cue::Will
        {
            finding.features |= PAST_STORY;
        }
    }
    Ok(())
}

/// Whether "it is" or "it seems" stands before a word: "it is likely the bridge will".
fn impersonal(view: &View<'_>, at: usize) -> bool {
    let before = view.before(at);
    before.is_some_and(|before| {
        (view.is(before, IS | WAS) || view.any(before, words!["'s", "’s", "seems", "looks", "appears"]))
            && view.any(before.wrapping_sub(1), words!["it"])
    })
}

/// Whether a word denies the clause behind it: "denied that", "rejected claims that".
fn denies(view: &View<'_>, at: usize) -> bool {
    if !matches!(view.bytes(at).first().map(u8::to_ascii_lowercase), Some(b'd' | b'r')) {
        return false;
    }
    let claims = || {
        view.any(
            at + 1,
            words![
                "claims",
                "reports",
                "suggestions",
                "rumours",
                "rumors",
                "speculation",
                "allegations",
                "accusations"
            ],
        )
    };
    view.any(at, words!["deny", "denies", "denied", "denying"])
        || claims()
            && view.any(
                at,
                words!["reject", "rejects", "rejected", "rejecting", "dismiss", "dismisses", "dismissed", "refuted"],
            )
}

/// Words that warn of what their clause says: "warned that", "the danger".
fn threatens(view: &View<'_>, at: usize, after_that: bool) -> bool {
    view.is(at, PLAN | WARN | CHANCE | FEAR)
        && (view.any(
            at,
            words!["warned", "warns", "warn", "warning", "danger", "risk", "fears", "concerns", "concern", "concerned"],
        ) || after_that && view.any(at, words!["warnings", "threat", "threats"]))
}

/// Whether the clause that a conjunction opens has a verb of its own before the cue's
/// subject: "if charges are warranted we will".
fn own_verb(view: &View<'_>, conjunction: usize, group: usize) -> bool {
    let (from, _) = super::phrase::phrase_before(view, group);
    let limit = if view.is(group.wrapping_sub(1), PRON | HE) { group - 1 } else { from };
    (conjunction + 2..limit).any(|at| view.is(at, IS | WAS | HAVE | DO | VERB | HAPPENED | THIRD) && !view.is(at, TO))
}
