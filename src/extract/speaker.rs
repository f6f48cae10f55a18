//! Who says it: verbs of saying with their subjects, "according to", quotations and
//! labels.

use super::cue::{Cue, Finding, View};
use super::lexicon::*;
use super::name::{self, Name};
use super::phrase;
use super::sentence::{Quotation, Sentence, Structure};
use super::token::Kind;

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// "X said that …"
    Before,
    /// "…, said X", "…, X said"
    After,
    /// "according to X"
    According,
    /// "X plans to …"
    Subject,
    /// A quotation whose sentence names X.
    Quotation,
    /// A quotation that goes on from a sentence before.
    OpenQuotation,
    /// "X (role): …"
    Label,
    /// A pronoun that goes on from the sentence before.
    CarriedOver,
}

impl How {
    /// Returns the way in words.
    pub fn words(self) -> &'static str {
        match self {
            How::Before => "named before, with a verb of saying",
            How::After => "named behind, with a verb of saying",
            How::According => "named by \"according to\"",
            How::Subject => "the subject of the verb of intent or forecast",
            How::Quotation => "named beside the quotation",
            How::OpenQuotation => "the quotation goes on from a sentence before",
            How::Label => "a label stands before the quotation",
            How::CarriedOver => "a pronoun carries on from the sentence before",
        }
    }
}

/// A verb of saying with the words that name who says it.
#[derive(Debug, Clone, Copy)]
pub struct Attribution {
    /// The verb, or "to" of "according to".
    pub verb: usize,
    /// First token of the subject.
    pub from: usize,
    /// One past the subject's last token.
    pub to: usize,
    /// Whether the subject stands behind the verb, or the whole behind what is said.
    pub trailing: bool,
    /// Whether it is "according to", "per".
    pub according: bool,
    /// Whether the verb is in the past.
    pub past: bool,
}

impl Attribution {
    /// One whose subject stands before its verb, and what is said behind it.
    fn leading(verb: usize, (from, to): (usize, usize), past: bool) -> Attribution {
        Attribution { verb, from, to, trailing: false, according: false, past }
    }
}

/// Collects the attributions of a sentence.
pub fn attributions(view: &View<'_>, out: &mut Vec<Attribution>) {
    out.clear();
    if view.sentence.class & (REPORT | TO | PREP | SURE | FEAR | WISH) == 0 {
        return;
    }
    for at in view.sentence.first..view.sentence.last {
        let token = &view.structure.tokens[at];
        if token.class & (REPORT | TO | PREP | SURE | FEAR | WISH) == 0 {
            continue;
        }
        if token.is(REPORT) && !token.any(view.text, words!["worried"]) {
            if let Some(found) = saying(view, at, out) {
                out.push(found);
            }
        } else if token.is(TO) && at > view.sentence.first && view.any(at - 1, words!["according"]) {
            let (from, to) = phrase::phrase_after(view, at + 1);
            if from < to {
                out.push(Attribution {
                    verb: at,
                    from,
                    to,
                    trailing: at - 1 > view.sentence.first + 1,
                    according: true,
                    past: false,
                });
            }
        } else if token.is(WISH) && token.any(view.text, words!["asked", "asks"]) {
            // "“…?” asked Lind."
            let quoted = at > view.sentence.first && view.kind(at - 1, Kind::Quote);
            let (from, to) = phrase::phrase_after(view, at + 1);
            if quoted && from < to && (view.capital(from) || view.is(from, DET | HE)) {
                out.push(Attribution { verb: at, from, to, trailing: true, according: false, past: true });
            }
        } else if token.is(SURE | FEAR) && !token.is(WISH) {
            out.extend(sure(view, at));
        } else if token.is(PREP) && view.any(at, words!["per"]) && view.kind(at.wrapping_sub(1), Kind::Comma) {
            let (from, to) = phrase::phrase_after(view, at + 1);
            if from < to {
                out.push(Attribution { verb: at, from, to, trailing: true, according: true, past: false });
            }
        }
    }
}

/// "X is confident that …": not "it is certain that", nor "is certain to".
fn sure(view: &View<'_>, at: usize) -> Option<Attribution> {
    let be = view
        .before(at)
        .filter(|be| view.is(*be, IS | WAS) || view.any(*be, words!["remains", "remained", "'m", "'s"]))?;
    let next = view.get(at + 1)?;
    let clause = next.is(DET | POSS | PRON | WILL | WOULD | MAY) || next.any(view.text, words!["that"]) || next.capital;
    if !clause || next.is(TO) || view.any(at, words!["possible"]) {
        return None;
    }
    let (from, to) = phrase::subject_before(view, be);
    let thing =
        from + 1 == to && view.is(from, PRON) && !view.is(from, HE) && !view.any(from, words!["they", "i", "we"]);
    let past = view.is(be, WAS) || view.any(be, words!["remained"]);
    (from < to && !thing).then_some(Attribution { verb: at, from, to, trailing: false, according: false, past })
}

fn saying(view: &View<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    let token = view.get(at)?;
    let first = view.sentence.first;
    let past = token.is(PAST_FORM);
    // Single marks are marks like others; beside a comma they close a quotation.
    let quote_near = |at: usize| {
        view.kind(at, Kind::Quote)
            || view.kind(at, Kind::Mark) && view.any(at, words!["'", "’"]) && view.kind(at.wrapping_sub(1), Kind::Comma)
    };
    let headline = view.sentence.headline && token.is(SAY | THIRD | PAST_FORM) && !token.is(DOCUMENT | PLAN);
    if token.capital && at > first && !view.kind(at - 1, Kind::Quote) && !headline {
        // "the United States": a name.
        return None;
    }
    if view.is(at + 1, IS | WAS | WILL | WOULD | MAY | HAVE) {
        // "forecasts are": a noun; but "a deal that analysts say could".
        let (from, to) = phrase::phrase_before(view, at);
        let lead = if from > first && view.is(from - 1, DET) && !view.is(from - 1, SUB) { from - 1 } else { from };
        let relative =
            from < to && lead > first && (view.is(lead - 1, REL) || view.any(lead - 1, words!["that", "what"]));
        return (relative && !token.is(ING)).then_some(Attribution::leading(at, (from, to), past));
    }
    if token.is(ING) {
        return participle(view, at, earlier);
    }
    if !token.is(PAST_FORM | THIRD | BASE) {
        return None;
    }
    // "a call expected in May": nobody expects it here.
    let reports = token.any(view.text, words!["reported"])
        && at > first
        && (view.is(at - 1, GROUP | TITLE | OUTLET | FIRM | HE | HAVE) || view.capital(at - 1));
    if token.is(AHEAD) && !reports && view.is(at + 1, PREP | TIME | CALENDAR) && !view.is(at + 1, TO) {
        return None;
    }
    // "with Lind, the mayor, widely expected to win": others expect it.
    if token.is(AHEAD)
        && at > first
        && view.any(at - 1, words!["widely", "generally", "still", "now", "also", "largely"])
    {
        return None;
    }
    // "has found a comet that could": a thing that was found, not what is said of it.
    if token.any(view.text, words!["found", "finds", "discovered", "released", "published", "approved", "proposed"])
        && view.is(at + 1, DET | POSS | NUMBER)
    {
        let (_, to) = phrase::phrase_after(view, at + 1);
        if view.is(to, REL) || view.any(to, words!["that"]) {
            return None;
        }
    }
    // "a video posted online", "a report published in May": nobody says it here.
    if token.is(PAST_FORM)
        && token.any(
            view.text,
            words![
                "posted",
                "published",
                "released",
                "issued",
                "written",
                "shown",
                "quoted",
                "reported",
                "tweeted",
                "shared",
                "outlined",
                "unveiled"
            ],
        )
        && at > first
        && view.get(at - 1).is_some_and(|noun| {
            noun.kind == Kind::Word && !noun.capital && !noun.is(GROUP | TITLE | PRON | HE | HAVE | ADV | REL | CONJ)
        })
        && (view.is(at + 1, PREP | ADV | TO | CALENDAR) || view.any(at + 1, words!["online"]))
    {
        return None;
    }
    // "who admitted taking bribes": what was done, not what is said.
    if !token.is(SAY) && view.is(at + 1, ING) {
        return None;
    }
    // "(NP) said" with the subject before.
    let before = if at == first { None } else { view.before(at) };
    let inverted_left = match before {
        None => true,
        Some(before) => quote_near(before) || view.kind(before, Kind::Comma) || view.kind(before, Kind::Dash),
    };
    let right = view.verb_from(at + 1).0;
    let right_is_name = view.get(right).is_some_and(|token| {
        token.kind == Kind::Word
            && (token.is(DET | TITLE | GROUP | HONORIFIC | HE | POSS) || token.capital)
            && !token
                .any(view.text, words!["that", "this", "these", "those", "there", "i", "all", "some", "many", "no"])
    });
    let after_quote = before.is_some_and(|before| {
        quote_near(before) || view.kind(before, Kind::Comma) && before > first && quote_near(before - 1)
    });
    let right_is_name = right_is_name
        || after_quote
            && view
                .get(right)
                .is_some_and(|token| token.kind == Kind::Word && !token.is(SUB | PREP | ADV | PRON | CONJ | TO));
    if inverted_left
        && right_is_name
        && (token.is(PAST_FORM | THIRD))
        && before.is_some()
        && !(view.kind(before?, Kind::Comma) && apposition(view, before?) && !view.kind(before? - 1, Kind::Quote))
        && !(view.kind(before?, Kind::Comma) && phrase::stray(view, before?))
    {
        let (from, to) = phrase::phrase_after(view, right);
        if from < to {
            return Some(Attribution { verb: at, from, to, trailing: true, according: false, past });
        }
    }
    let before = before?;
    if view.is(before, TO)
        && view.any(before - 1, words!["on"])
        && before > first + 2
        && view.any(before - 2, words!["goes", "went", "go"])
    {
        // "went on to say"
        let (from, to) = phrase::phrase_before(view, before - 2);
        return (from < to).then_some(Attribution::leading(at, (from, to), true));
    }
    if view.is(before, TO | DET | PREP | POSS | WILL | WOULD | MAY | CAN | IS | WAS | BE) || view.is(before, NO) {
        return None;
    }
    if view.get(before)?.kind == Kind::Word && before + 1 == at && view.any(before, words!["s"]) {
        return None;
    }
    // "it's feared that": nobody is told.
    if token.is(PAST_FORM)
        && view.any(before, words!["'s", "’s"])
        && before > first
        && view.any(before - 1, words!["it"])
    {
        return None;
    }
    if token.is(BASE) && !token.is(PAST_FORM) && !token.is(THIRD) {
        // "They say", "officials say"; not "report" the noun.
        let subject = view.get(before)?;
        let plural = subject.is(PRON | GROUP)
            || subject.bytes(view.text).ends_with(b"s")
            || subject.is(CONJ)
            || subject.any(view.text, words!["people", "police", "who"])
            || token.is(SAY | FEAR) && phrase::several(view, before + 1);
        if !plural
            || !subject.is(PRON | GROUP | TITLE)
                && !token.is(SAY)
                && (token.is(DOCUMENT | PLAN)
                    || token.any(view.text, words!["state", "claim", "note", "comment", "answer", "release", "quote"]))
        {
            return None;
        }
        if subject.is(HE) {
            return None;
        }
    }
    // Words that are nouns as well: "states", "claims", "notes".
    let nounish = token.is(DOCUMENT | PLAN)
        || token.any(
            view.text,
            words![
                "states", "claims", "notes", "comments", "answers", "hints", "signals", "worries", "releases",
                "quotes", "signs", "tweets", "posts", "guesses", "remarks", "replies", "jokes", "boasts", "suspects",
                "feels", "outlines", "details", "doubts",
            ],
        );
    if nounish
        && token.is(THIRD)
        && !view.is(before, PRON | HE | TITLE | GROUP | REL | DOCUMENT)
        && !view.capital(before)
    {
        return None;
    }
    let mut subject_end = at;
    if view.is(before, HAVE | DO) {
        subject_end = before;
    } else {
        subject_end = subject_end.min(before + 1);
    }
    if view.is(before, CONJ) {
        // "condemned it and said that": the clause's subject.
        if let Some(last) = earlier.last().filter(|last| !last.according) {
            return Some(Attribution { verb: at, past, trailing: false, ..*last });
        }
        let (from, to) = phrase::subject(view);
        return (from < to && to < at).then_some(Attribution::leading(at, (from, to), past));
    }
    let (from, to) = phrase::subject_before(view, subject_end);
    if from >= to {
        return None;
    }
    // "…, X said.": behind what is said, when nothing said follows.
    let lead = from.checked_sub(1).filter(|lead| *lead >= first);
    let behind = lead.is_some_and(|lead| {
        view.kind(lead, Kind::Comma) || quote_near(lead) || view.kind(lead, Kind::Dash) || view.kind(lead, Kind::Stop)
    });
    let mut next = view.verb_from(at + 1).0;
    if behind && token.any(view.text, words!["told", "tells"]) {
        // "X told the paper.": over whom it was told.
        let (from, to) = phrase::phrase_after(view, next);
        next = if from < to { to } else { next };
    }
    let ends = match view.get(next) {
        None => true,
        Some(token) => {
            matches!(token.kind, Kind::Stop | Kind::Comma | Kind::Semicolon)
                || token.is(CALENDAR | TIME | PAST)
                || token.is(DET) && view.is(next + 1, UNIT | CALENDAR)
                || (token.is(PREP) && !token.is(SUB))
                || (token.is(CONJ) && behind)
        }
    };
    // "told reporters on Monday that": it follows after all.
    let follows = || {
        (next..view.sentence.last.min(next + 9))
            .take_while(|at| !matches!(view.structure.tokens[*at].kind, Kind::Stop | Kind::Comma | Kind::Semicolon))
            .any(|at| view.any(at, words!["that"]))
    };
    Some(Attribution { verb: at, from, to, trailing: behind && ends && !follows(), according: false, past })
}

/// ", adding that …", "fights it saying that …": by the subject of the verb before.
fn participle(view: &View<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    let before = view.before(at)?;
    let by = |from: usize, to: usize| (from < to && to <= at).then_some(Attribution::leading(at, (from, to), false));
    if view.is(before, IS) {
        let (from, to) = phrase::phrase_before(view, before);
        return by(from, to);
    }
    let says =
        view.is(at, SAY) || view.any(at, words!["adding", "noting", "arguing", "warning", "claiming", "insisting"]);
    let says = says || view.is(before, DOCUMENT | PLAN) && view.any(at, words!["stating", "announcing", "promising"]);
    if !(view.kind(at - 1, Kind::Comma) || says) || view.is(before, PREP | DET | WAS | BE) {
        return None;
    }
    // "issued a warning stating that": whoever issued it.
    if view.is(before, DOCUMENT | PLAN)
        && (view.sentence.first..before)
            .any(|at| view.any(at, words!["issued", "released", "published", "sent", "posted"]))
    {
        let (from, to) = phrase::subject(view);
        return by(from, to);
    }
    // "with new reports saying": its own subject.
    if view.is(before, GROUP | DOCUMENT) && !view.is(before, LAW) {
        let (from, to) = phrase::phrase_before(view, at);
        return by(from, to);
    }
    if let Some(last) = earlier.last() {
        // "Lind rejected claims that the dam threatened the river, saying": whom the sentence is about.
        let before = last.from;
        let (from, to) = phrase::subject(view);
        let within = (1..=2).any(|back| view.any(before.wrapping_sub(back), words!["that"]));
        if within && from + 1 == to && to < before && view.capital(from) {
            return by(from, to);
        }
        return Some(Attribution { verb: at, past: false, trailing: false, ..*last });
    }
    // "crowds gathered, suggesting that": what happened shows it, nobody says it.
    if view.any(at, words!["suggesting", "showing", "indicating", "revealing", "proving", "finding", "knowing"]) {
        return None;
    }
    let (from, to) = phrase::subject(view);
    by(from, to)
}

/// Whether the comma at `at` closes an apposition that opened with an earlier comma.
fn apposition(view: &View<'_>, at: usize) -> bool {
    let first = view.sentence.first;
    let mut verb = false;
    for back in (first + 1..at).rev().take(20) {
        let Some(token) = view.get(back) else { return false };
        if token.kind == Kind::Comma {
            // A clause between two commas is one only with "who" or "which" at its head.
            return (!verb || view.is(back + 1, REL))
                && back > first
                && view.get(back - 1).is_some_and(|token| token.kind == Kind::Word);
        }
        if token.kind == Kind::Quote {
            return false;
        }
        verb |= token.is(VERB | WILL | WOULD | MAY | SAY) && !token.is(HAPPENED) || token.is(WAS);
    }
    false
}

/// The quotation that a token stands in.
pub fn quotation_of(structure: &Structure, paragraph: usize, at: usize) -> Option<Quotation> {
    let start = structure.paragraphs.get(paragraph)?.quotations;
    structure.quotations[start..]
        .iter()
        .take_while(|quotation| quotation.paragraph == paragraph && quotation.open < at)
        .find(|quotation| at < quotation.close)
        .copied()
}

/// Finds the attribution that governs a finding inside its own sentence.
pub fn governing(
    view: &View<'_>,
    finding: &Finding,
    quoted: Option<Quotation>,
    list: &[Attribution],
) -> Option<(Attribution, How)> {
    let at = finding.at;
    let outside = |attribution: &Attribution| {
        quoted.is_none_or(|quotation| attribution.verb < quotation.open || attribution.verb > quotation.close)
    };
    // "according to" governs the clause it leads or follows.
    let mut best: Option<(Attribution, How)> = None;
    for attribution in list.iter().filter(|attribution| outside(attribution)) {
        let verb = attribution.verb;
        if attribution.according {
            let (low, high) = if verb < at { (attribution.to, at) } else { (at, verb) };
            if crosses(view, low, high) {
                continue;
            }
            if verb < at && attribution.trailing && !led_by_clause(view, verb) {
                continue;
            }
            if quoted.is_some() && list.iter().any(|other| !other.according && outside(other) && other.trailing) {
                continue;
            }
            return Some((*attribution, How::According));
        }
        if verb < at && !attribution.trailing {
            if verb == finding.group || verb == at {
                continue;
            }
            let inside = finding.governor == Some(verb) || !leaves(view, attribution, finding, quoted.is_some());
            let ended = best.is_some_and(|(best, _)| !best.trailing && another_voice(view, &best, attribution));
            if inside && (best.is_none() || ended) {
                best = Some((*attribution, if quoted.is_some() { How::Quotation } else { How::Before }));
            }
        } else if attribution.trailing {
            let (low, high) = if verb > at { (at, attribution.from.min(verb)) } else { (verb.max(attribution.to), at) };
            // Mid-sentence "…, he said, …" governs both sides.
            if crosses(view, low, high) || (verb < at && !resumes(view, attribution, at)) {
                continue;
            }
            if best.is_none_or(|(best, _)| best.verb > at) || quoted.is_some() {
                let how = if quoted.is_some() { How::Quotation } else { How::After };
                if best.is_none() {
                    best = Some((*attribution, how));
                }
            }
        }
    }
    best
}

/// Whether a verb of saying begins anew behind another: "after Lind said she would pay, the
/// mayor, Bo Finch, said", "Lind said it is safe, but Finch says".
fn another_voice(view: &View<'_>, earlier: &Attribution, later: &Attribution) -> bool {
    if view.is(later.from, PRON | HE) || earlier.from == later.from {
        return false;
    }
    // "rejected claims that the dam threatened the river, saying": the clause before has ended.
    if later.from < earlier.from && view.kind(later.verb - 1, Kind::Comma) {
        return true;
    }
    let between = earlier.verb.max(earlier.to)..later.from;
    let Some(comma) = between.clone().find(|at| view.kind(*at, Kind::Comma)) else { return false };
    let under = (view.sentence.first..earlier.from).any(|at| {
        view.any(
            at,
            words!["after", "before", "while", "although", "though", "as", "when", "since", "because", "despite"],
        )
    }) && !(view.sentence.first..earlier.from)
        .any(|at| view.kind(at, Kind::Comma) && !view.capital(at + 1));
    let joined = (comma + 1..later.from).any(|at| {
        view.kind(at - 1, Kind::Comma) && (view.is(at, CONJ) || view.any(at, words!["while", "whereas", "although"]))
    });
    under || joined
}

/// A comma before "according to" in the middle: "that, according to X, …".
fn led_by_clause(view: &View<'_>, verb: usize) -> bool {
    verb < view.sentence.first + 4 || (verb >= 3 && view.kind(verb - 2, Kind::Comma) && view.is(verb - 3, SUB | CONJ))
}

fn crosses(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        view.kind(at, Kind::Semicolon)
            || view.kind(at, Kind::Stop)
                && at + 1 < to
                && view.get(at + 1).is_some_and(|token| {
                    token.spaced
                        && token.capital
                        && !view.is(at.wrapping_sub(1), HONORIFIC)
                        && view.get(at.wrapping_sub(1)).is_some_and(|token| token.end - token.start > 1)
                })
    })
}

/// "Current models, he said, predict …": a comma follows and the clause goes on.
fn resumes(view: &View<'_>, attribution: &Attribution, at: usize) -> bool {
    let after = attribution.verb.max(attribution.to.saturating_sub(1)) + 1;
    (view.kind(after, Kind::Comma)
        || view.kind(after, Kind::Quote)
        || view.kind(after, Kind::Stop)
        || view.is(after, PREP | TIME | CALENDAR))
        && at > after
}

/// Whether the clause of a finding has left the scope of a verb of saying before it.
fn leaves(view: &View<'_>, attribution: &Attribution, finding: &Finding, quoted: bool) -> bool {
    if quoted {
        // In a quotation: what is said must follow at once.
        return crosses(view, attribution.verb, finding.at);
    }
    let from = attribution.verb.max(attribution.to);
    // "The scheme, which critics say would fail, goes to a vote": out of the relative clause.
    let relative = attribution.from > view.sentence.first + 1
        && view.is(attribution.from - 1, REL)
        && view.kind(attribution.from - 2, Kind::Comma);
    if relative && (from..finding.group).any(|at| view.kind(at, Kind::Comma)) {
        return true;
    }
    let token = view.get(finding.at);
    // "with the opening targeted for May" has no tense.
    let tensed = finding.group != finding.at || !token.is_some_and(|token| token.is(AHEAD) && !token.is(THIRD | BASE));
    let present = matches!(finding.cue, Cue::Will | Cue::May | Cue::Futurate | Cue::Progressive | Cue::EventOn)
        || token.is_some_and(|_| {
            tensed
                && finding.features & super::cue::PAST_TENSE == 0
                && matches!(
                    finding.cue,
                    Cue::Scheduled
                        | Cue::Expected
                        | Cue::Likely
                        | Cue::BeTo
                        | Cue::GoingTo
                        | Cue::Intent
                        | Cue::Forecast
                )
        });
    for at in from..finding.group {
        if view.kind(at, Kind::Semicolon) {
            return true;
        }
        // "Lind said he will go, and analysts expect": others speak.
        let others = view.kind(at, Kind::Comma)
            && view.is(at + 1, CONJ)
            && finding.cue == Cue::Forecast
            && view.is(at + 2, GROUP | TITLE)
            && view.verb_from(at + 3).0 >= finding.group;
        if others {
            return true;
        }
        // "said X, but Y will": back to the outlet's own voice, told by the tense.
        let turn = view.kind(at, Kind::Comma)
            && view.any(
                at + 1,
                words!["but", "while", "although", "though", "whereas", "who", "which", "where", "with", "yet"],
            )
            || view.any(at, words!["while", "whereas", "although"]) && at > from + 1;
        // "…, and the government has threatened to": whose act it is.
        let own = matches!(finding.cue, Cue::Intent | Cue::IntentThing)
            && view.kind(at, Kind::Comma)
            && view.is(at + 1, CONJ)
            && view.is(at + 2, DET)
            && view.is(finding.group, HAVE)
            && !view.any(finding.group, words!["had"]);
        let turn = turn || own;
        // "would rise, but is likely to fall": the same subject goes on.
        let shared = view.is(at + 1, CONJ) && view.verb_from(at + 2).0 >= finding.group;
        if turn && attribution.past && present && !shared && !view.any(at + 2, words!["that"]) {
            return true;
        }
        // A second subject of an unlike verb: "made an appeal".
    }
    false
}

/// The label of a line such as "Steve Witkoff (US Special Envoy):" that stands before
/// the paragraph, or before the quotation in it.
pub fn label(view: &View<'_>) -> Option<Name> {
    let structure = view.structure;
    let paragraph = structure.paragraphs.get(view.sentence.paragraph)?;
    // On the same line.
    if let Some(colon) =
        (paragraph.first..paragraph.last.min(paragraph.first + 14)).find(|at| structure.tokens[*at].kind == Kind::Colon)
        && colon < view.sentence.last.max(paragraph.first + 1)
        && structure.tokens.get(colon + 1).is_some_and(|token| token.kind == Kind::Quote)
        && let Some(name) = label_name(view.text, structure, paragraph.first, colon)
    {
        return Some(name);
    }
    // On the line before.
    let before = structure.paragraphs.get(view.sentence.paragraph.checked_sub(1)?)?;
    if structure.tokens.get(before.last.checked_sub(1)?)?.kind != Kind::Colon || before.last - before.first > 16 {
        return None;
    }
    label_name(view.text, structure, before.first, before.last - 1)
}

/// Who a headline says it is by: "Study: ice to vanish", "Minister: tax will fall". A name
/// counts when the text has it in full, so that "Norland: vote is near" is a place.
pub fn headline_label(view: &View<'_>) -> Option<Name> {
    let first = view.sentence.first;
    if !view.sentence.headline {
        return None;
    }
    let colon = (first + 1..view.sentence.last.min(first + 6)).find(|at| view.kind(*at, Kind::Colon))?;
    if !(first..colon).all(|at| view.kind(at, Kind::Word) && !view.is(at, VERB | WILL | CALENDAR)) {
        return None;
    }
    let name = name::of_phrase(view, first, colon)?;
    let office = view.is(colon - 1, DOCUMENT | TITLE | GROUP) && !view.is(colon - 1, EVENT | LAW);
    let known = || {
        let full = view.structure.fullest(view.text, name);
        // "Weather" in "Northern Weather Service" is in the middle of a name.
        let ends =
            !view.text[full.end as usize..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        ends && full.start != name.start && full.str(view.text).split(' ').count() >= 2
    };
    (office || name.role.is_some() || colon == first + 1 && known()).then_some(name)
}

/// Reads "Name (Role)", "Name, role" or "Role Name" from a label.
fn label_name(text: &str, structure: &Structure, first: usize, colon: usize) -> Option<Name> {
    let tokens = &structure.tokens;
    let mut first = first;
    while first < colon && tokens[first].kind != Kind::Word {
        first += 1;
    }
    if first == colon || (first..colon).any(|at| tokens[at].is(VERB | REPORT | WILL) && !tokens[at].capital) {
        return None;
    }
    let sentence = Sentence { first, last: colon, paragraph: 0, class: 0, headline: true, question: false };
    let view = View { text, structure, sentence: &sentence };
    let open = (first..colon).find(|at| matches!(tokens[*at].kind, Kind::Open | Kind::Comma));
    let end = open.unwrap_or(colon);
    if end == first || !tokens[first].capital {
        return None;
    }
    let mut name = name::of_phrase(&view, first, end)?;
    if let Some(open) = open
        && name.role.is_none()
    {
        let close = (open + 1..colon).rev().find(|at| tokens[*at].kind != Kind::Close)?;
        if close > open {
            name.role = Some((tokens[open + 1].start, tokens[close].end));
        }
    }
    Some(name)
}
