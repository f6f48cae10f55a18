//! Cues: verb groups and phrases that look ahead, found by grammar.
//!
//! A cue is never a word alone. "will" must head a verb, "due to" must lead to one,
//! "expected" must follow a form of "be". What cannot be a claim for certain is
//! refused here with its reason; what might be one goes on with features that the
//! score weighs.

use super::lexicon::*;
use super::sentence::{Sentence, Structure};
use super::token::{Kind, Token};

/// The form in which a sentence looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// will, 'll, shall
    Will,
    /// would
    Would,
    /// may, might
    May,
    /// could
    Could,
    /// should, as a forecast
    Should,
    /// mudslides are possible
    Possible,
    /// going to
    GoingTo,
    /// is to, was to
    BeTo,
    /// is expected to, expected on
    Expected,
    /// is scheduled, due, set, slated …
    Scheduled,
    /// is likely to
    Likely,
    /// plans to, vows to, threatens to
    Intent,
    /// plans, promises or threatens a thing
    IntentThing,
    /// a plan to, threats of
    PlanNoun,
    /// expects, predicts, anticipates
    Forecast,
    /// warns of
    Warning,
    /// the show opens on 29 April
    Futurate,
    /// is meeting her on Tuesday
    Progressive,
    /// the election is on March 28
    EventOn,
    /// within reach, close to a deal
    Near,
    /// a 70% chance of
    Chance,
    /// ordered to close on Monday
    Order,
    /// Government to raise taxes
    Headline,
    /// about to
    AboutTo,
}

impl Cue {
    /// Every cue, in the order of its number.
    pub const ALL: [Cue; 24] = [
        Cue::Will,
        Cue::Would,
        Cue::May,
        Cue::Could,
        Cue::Should,
        Cue::Possible,
        Cue::GoingTo,
        Cue::BeTo,
        Cue::Expected,
        Cue::Scheduled,
        Cue::Likely,
        Cue::Intent,
        Cue::IntentThing,
        Cue::PlanNoun,
        Cue::Forecast,
        Cue::Warning,
        Cue::Futurate,
        Cue::Progressive,
        Cue::EventOn,
        Cue::Near,
        Cue::Chance,
        Cue::Order,
        Cue::Headline,
        Cue::AboutTo,
    ];

    /// Returns the cue in words, for explanations.
    pub fn name(self) -> &'static str {
        match self {
            Cue::Will => "will + verb",
            Cue::Would => "would + verb",
            Cue::May => "may or might + verb",
            Cue::Could => "could + verb",
            Cue::Should => "should + verb, as a forecast",
            Cue::Possible => "is possible",
            Cue::GoingTo => "going to + verb",
            Cue::BeTo => "is to + verb",
            Cue::Expected => "is expected",
            Cue::Scheduled => "is scheduled, due or set",
            Cue::Likely => "is likely to",
            Cue::Intent => "a verb of intent + to",
            Cue::IntentThing => "a verb of intent + thing",
            Cue::PlanNoun => "a plan, promise or threat to",
            Cue::Forecast => "a verb of forecasting",
            Cue::Warning => "warns of",
            Cue::Futurate => "a present tense with a coming date",
            Cue::Progressive => "is doing, with a coming date",
            Cue::EventOn => "an event is on a coming date",
            Cue::Near => "words of nearness",
            Cue::Chance => "a chance in figures",
            Cue::Order => "an order that takes effect later",
            Cue::Headline => "a headline's to + verb",
            Cue::AboutTo => "about to",
        }
    }
}

/// What a cue says about its sentence, beside its kind; each is a bit.
pub type Features = u64;

macro_rules! features {
    ($($name:ident = $bit:expr, $words:expr;)*) => {
        $(#[doc = $words] pub const $name: Features = 1 << $bit;)*
        /// The features with their words, in the order of their bits.
        pub const FEATURES: &[(Features, &str)] = &[$(($name, $words)),*];
    };
}

features! {
    REPORTED = 0, "inside reported speech";
    QUOTED = 1, "inside a quotation";
    WISHED = 2, "under a wish or a demand";
    WHETHER_ = 3, "under \"whether\"";
    IN_IF = 4, "inside an if-clause";
    HAS_IF = 5, "hangs on a condition";
    DATED = 6, "with words of time that look ahead";
    FIRM_DATE = 7, "with a date or a named period";
    PAST_TENSE = 8, "in a past tense (was, were, planned)";
    PAST_PERFECT = 9, "after \"had\"";
    PAST_WORD = 10, "with a word for the past (last, ago, previously)";
    STATIVE = 11, "a verb of state";
    GENERIC_YOU = 12, "of you, one or people in general";
    LAW_SUBJECT = 13, "of a law or a proposal";
    NEGATED = 14, "denied";
    RELATIVE = 15, "in a relative clause";
    SUBORDINATE = 16, "in a clause of time, cause or manner";
    FEARED = 17, "under a fear or a warning";
    EXPECTED_ = 18, "under an expectation";
    THOUGHT = 19, "under a belief";
    PASSIVE = 20, "a passive verb";
    PLURAL_BARE = 21, "of a bare plural";
    INDEFINITE = 22, "of an indefinite subject";
    NAMED_SUBJECT = 23, "of a named subject";
    PRONOUN_SUBJECT = 24, "of a pronoun";
    FIRST_PERSON = 25, "in the first person";
    WEAK_VERB = 26, "a verb of intent that often only reports (agree, decide, offer)";
    SO_THAT = 27, "states a purpose";
    GOVERNED = 28, "announced, issued or unveiled";
    HEADLINE = 29, "on a line of its own";
    LOCATION = 30, "tells a place";
    PERFECT = 31, "looks back (have + participle)";
    DEMONSTRATIVE = 32, "of \"this\" or \"that\"";
    NO_SUBJECT = 33, "without a subject in sight";
    PAST_STORY = 34, "among verbs of the past";
    HABIT = 35, "with a word of habit (every, usually, each)";
    FIGURE = 36, "with a probability in figures";
    LATE_CUE = 37, "a later cue of the sentence";
    COMPARED = 38, "under \"than\" or \"as\"";
    QUESTION = 39, "in a question";
    ABILITY = 40, "an ability, not a forecast";
    LIST_ITEM = 41, "a label before a quotation names the speaker";
    IN_PAREN = 42, "between brackets";
    SAID_PAST = 43, "said in the past tense";
    NEXT_TO_OTHER = 44, "beside another cue of the same event";
    EVENT_SUBJECT = 45, "of an event on a calendar";
    OUTLET_SUBJECT = 46, "of a body or an office";
    NO_VERB = 47, "without a main verb";
    ADVICE = 48, "with should or must near it";
    IDIOM = 49, "a fixed phrase";
    BE_VERB = 50, "with \"be\" as its main verb";
    MOVED = 52, "a new date for something put off";
    CANCELLED = 53, "called off in the same sentence";
    YOU_NEAR = 54, "beside a \"you\" that means anyone";
    NOW = 55, "going on now (may be doing)";
    CONVICTED = 56, "of a sentence that hangs on a verdict";
    PROPOSED = 57, "among sentences about a proposal";
    PERCEIVED = 58, "what could be seen, felt or done";
    EVENT_TIME = 59, "with an event that limits it";
    CHANGE_VERB = 51, "with a verb of happening";
}

/// A place in a sentence that may be a claim.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// The form.
    pub cue: Cue,
    /// The token of the cue.
    pub at: usize,
    /// Where the verb group begins, so that the subject ends before it.
    pub group: usize,
    /// The main verb, or the cue where there is none.
    pub verb: usize,
    /// Whether the verb is denied.
    pub negated: bool,
    /// The governing verb of fear, expectation or promise, where there is one.
    pub governor: Option<usize>,
    /// The features.
    pub features: Features,
}

/// A sentence with what is needed to look around in it.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The text's structure.
    pub structure: &'a Structure,
    /// The sentence.
    pub sentence: &'a Sentence,
}

impl<'a> View<'a> {
    /// The token at an index, if it lies in the sentence.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&'a Token> {
        (at >= self.sentence.first && at < self.sentence.last).then(|| &self.structure.tokens[at])
    }

    /// Whether the token has one of these classes.
    #[inline]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.is(class))
    }

    /// Whether the token is of this kind.
    #[inline]
    pub fn kind(&self, at: usize, kind: Kind) -> bool {
        self.get(at).is_some_and(|token| token.kind == kind)
    }

    /// Whether the token is one of these words.
    #[inline]
    pub fn any(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| token.any(self.text, words))
    }

    /// The token's bytes; none outside the sentence.
    #[inline]
    pub fn bytes(&self, at: usize) -> &'a [u8] {
        self.get(at).map_or(&[], |token| token.bytes(self.text))
    }

    /// Whether the token begins with a capital.
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.capital)
    }

    /// The index before `at` that is no adverb and no negation, where there is one.
    pub fn before(&self, at: usize) -> Option<usize> {
        let mut at = at;
        while at > self.sentence.first {
            at -= 1;
            if !self.is(at, ADV | NOT) || self.is(at, BE | IS) {
                return Some(at);
            }
        }
        None
    }

    /// The first index from `at` on that is no adverb; whether a negation was passed.
    pub fn verb_from(&self, at: usize) -> (usize, bool) {
        let mut at = at;
        let mut negated = false;
        while let Some(token) = self.get(at) {
            if token.is(NOT) {
                negated = true;
            } else if token.kind == Kind::Comma && self.is(at + 1, PREP | SUB | IF | ADV) {
                // "will, if Labor wins, be …": over what stands between two commas.
                let Some(close) = (at + 1..(at + 14).min(self.sentence.last)).find(|at| self.kind(*at, Kind::Comma))
                else {
                    break;
                };
                at = close;
            } else if !(token.is(ADV) || ends_with(token.bytes(self.text), b"ly")) || token.is(BASE) {
                break;
            }
            at += 1;
        }
        (at, negated)
    }

    /// Whether a verb's base may stand at `at`: a word in small letters that is no
    /// article, preposition or pronoun.
    pub fn may_be_verb(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.kind == Kind::Word
                && (token.is(BE | HAVE | BASE)
                    || (!token.capital
                        && !token.is(DET | PRON | PREP | CONJ | SUB | CALENDAR | NUMBER | WAS | TITLE)
                        && !(token.is(PAST_FORM | THIRD | ING) && !token.is(BASE))))
        })
    }
}

fn ends_with(bytes: &[u8], tail: &[u8]) -> bool {
    bytes.len() > tail.len() + 1 && bytes.ends_with(tail)
}

/// Whether a word looks like a past participle.
pub fn is_participle(token: &Token, text: &str) -> bool {
    let bytes = token.bytes(text);
    token.is(PAST_FORM)
        || (bytes.len() > 4 && (bytes.ends_with(b"ed") || bytes.ends_with(b"en")))
        || token.any(
            text,
            &[
                "built", "run", "come", "become", "seen", "set", "put", "hit", "let", "read", "spread", "hurt", "led", "left", "fed", "fled", "sunk", "begun", "stood", "taught", "caught", "bought", "thought", "sought", "fought", "said", "told", "spent", "dealt", "meant", "swept", "struck", "stuck", "hung", "bound", "been", "laid", "fallen", "sent",
                "held",
                "made",
                "put",
                "cut",
                "hit",
                "sold",
                "paid",
                "kept",
                "lost",
                "won",
                "met",
                "brought",
                "found",
                "heard",
                "felt",
                "done",
                "gone",
                "withdrawn",
                "known",
                "shown",
                "born",
                "torn",
                "drawn",
                "grown",
                "thrown",
            ],
        )
}

/// Finds the cues of a sentence, left to right, and puts them into `found`.
pub fn find(view: View<'_>, found: &mut Vec<Finding>) {
    let sentence = view.sentence;
    for at in sentence.first..sentence.last {
        let token = &view.structure.tokens[at];
        if token.class & (TRIGGER | TO | IS) == 0 {
            continue;
        }
        let finding = look(&view, at, token);
        if let Some(finding) = finding {
            found.push(finding);
        }
    }
    if sentence.headline && found.is_empty() {
        found.extend(headline(&view));
    }
}

fn look(view: &View<'_>, at: usize, token: &Token) -> Option<Finding> {
    if token.is(WILL) {
        return modal(view, at, Cue::Will);
    }
    if token.is(WOULD) {
        return modal(view, at, Cue::Would);
    }
    if token.is(MAY) {
        let cue = if token.same(view.text, "could") { Cue::Could } else { Cue::May };
        return modal(view, at, cue);
    }
    if token.is(TO) {
        return be_to(view, at);
    }
    if token.is(GO) && view.is(at + 1, TO) || token.same(view.text, "gonna") {
        return going_to(view, at);
    }
    if token.is(ABOUT) {
        return about_to(view, at);
    }
    if token.is(AHEAD)
        && let Some(finding) = ahead(view, at)
    {
        return Some(finding);
    }
    if token.is(INTENT)
        && let Some(finding) = intent(view, at)
    {
        return Some(finding);
    }
    if token.is(PLAN)
        && let Some(finding) = plan_noun(view, at)
    {
        return Some(finding);
    }
    if token.is(FORECAST)
        && let Some(finding) = forecast(view, at)
    {
        return Some(finding);
    }
    if token.is(NEAR)
        && let Some(finding) = near(view, at)
    {
        return Some(finding);
    }
    if token.is(SURE) {
        if token.is(WISH) {
            return modal(view, at, Cue::Should);
        }
        if token.same(view.text, "possible") {
            return possible(view, at);
        }
    }
    if token.is(CHANCE)
        && let Some(finding) = chance(view, at)
    {
        return Some(finding);
    }
    if token.is(PUT_OFF) && view.sentence.class & (CALENDAR | TIME) != 0 {
        return put_off(view, at);
    }
    if token.is(WARN) {
        return warning(view, at);
    }
    if token.is(ORDER)
        && let Some(finding) = order(view, at)
    {
        return Some(finding);
    }
    if token.is(IS) && view.sentence.class & NOT != 0 {
        return progressive(view, at).or_else(|| event_on(view, at));
    }
    if view.sentence.class & (CALENDAR | TIME) != 0 {
        if token.is(IS) {
            return progressive(view, at).or_else(|| event_on(view, at));
        }
        if token.is(FUTURATE) && token.is(THIRD | BASE) {
            return futurate(view, at);
        }
    }
    if token.is(THIRD | BASE) && token.is(FUTURATE) && view.any(at + 1, &["effect"]) {
        return futurate(view, at);
    }
    None
}

fn finding(cue: Cue, at: usize, group: usize, verb: usize) -> Finding {
    Finding { cue, at, group, verb, negated: false, governor: None, features: 0 }
}

fn modal(view: &View<'_>, at: usize, cue: Cue) -> Option<Finding> {
    let token = view.get(at)?;
    let first = at == view.sentence.first || (at > view.sentence.first && view.kind(at - 1, Kind::Quote));
    if token.capital && (cue == Cue::Will || cue == Cue::May) {
        // "Will Smith", "May 5"; at the head of a sentence also a question.
        if !first || !view.may_be_verb(at + 1) {
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
                        &[
                            "this", "that", "these", "those", "all", "both", "most", "some", "many", "few", "such",
                            "each", "any", "more", "another", "half", "several",
                        ],
                    ))
                    || view.any(
                        before,
                        &["political", "free", "good", "ill", "popular", "public", "strong", "iron", "last", "living"],
                    )
                    || (view.any(before, &["s"]) && !view.may_be_verb(at + 1))
            }
            // "military might"
            Cue::May => view.is(before, POSS) || view.any(before, &["military", "the", "financial", "economic", "all"]),
            _ => false,
        };
        if noun && !view.may_be_verb(at + 1) || (noun && view.is(at + 1, TO)) {
            return None;
        }
    }
    let (mut verb, negated) = view.verb_from(at + 1);
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
    if passive {
        found.features |= PASSIVE;
    } else if view.is(main, BE) {
        found.features |= BE_VERB;
    }
    if cue == Cue::Could
        && (passive && view.any(main, &["felt", "seen", "heard", "found", "used", "read", "reached", "smelled", "accessed", "viewed", "described", "considered", "argued", "said"])
            || !passive && view.any(main, &["hear", "do", "hand", "get", "afford", "tell", "smell", "find", "argue", "access"]))
    {
        found.features |= PERCEIVED;
    }
    if matches!(cue, Cue::May | Cue::Could | Cue::Would) && main > verb && !passive && view.bytes(main).ends_with(b"ing") {
        found.features |= NOW;
    }
    if matches!(cue, Cue::Would)
        && view.any(
            verb,
            &[
                "like", "love", "prefer", "rather", "want", "appear", "seem", "suggest", "argue", "think", "say",
                "hope", "ask", "urge", "welcome",
            ],
        )
    {
        found.features |= WISHED;
    }
    if matches!(cue, Cue::Would | Cue::Could) && view.is(at + 1, NOT) && view.is(main, PAST_FORM) {
        found.features |= PAST_STORY;
    }
    Some(found)
}

/// From the first verb of a group to the one that carries the meaning: over "be",
/// "have to", "be able to"; whether it is a passive, whether a negation was passed.
fn main_verb(view: &View<'_>, verb: usize) -> (usize, bool, bool) {
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
            if token.any(view.text, &["able", "unable", "ready", "willing", "allowed", "forced", "required"])
                && view.is(after + 1, TO) =>
        {
            let unable = token.same(view.text, "unable");
            (after + 2, false, negated | unable)
        }
        _ => (verb, false, negated),
    }
}

fn going_to(view: &View<'_>, at: usize) -> Option<Finding> {
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

/// A clitic 's, which may be "is".
fn is_s(view: &View<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|token| {
        token.kind == Kind::Word && !token.spaced && matches!(token.bytes(view.text), b"'s" | b"\xe2\x80\x99s" | b"s")
    })
}

fn denied_between(view: &View<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| view.is(at, NOT))
}

fn past(view: &View<'_>, be: usize, found: &mut Finding) {
    if view.is(be, WAS) {
        found.features |= PAST_TENSE;
    }
    if view.is(be, BE) || is_participle_been(view, be) {
        // "had been expected", "has been scheduled"
        if let Some(before) = view.before(be) {
            if view.any(before, &["had"]) {
                found.features |= PAST_PERFECT;
            }
            if view.any(before, &["having"]) {
                found.features |= PERFECT;
            }
            found.group = before;
        }
    }
}

fn is_participle_been(view: &View<'_>, at: usize) -> bool {
    view.any(at, &["been"])
}

fn be_to(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if !view.is(before, IS | WAS) && !is_s(view, before) {
        return None;
    }
    // Adverbs between "is" and "to" must be few: "is reportedly to".
    if (before + 1..at).any(|at| view.is(at, AHEAD)) {
        return None;
    }
    if at - before > 3 || (before + 1..at).any(|at| view.any(at, &["there", "here", "back", "up", "off", "out", "down", "away"])) {
        return None;
    }
    // "The thing, she said, is to": a definition with words between.
    if before > view.sentence.first && view.kind(before - 1, Kind::Comma) {
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
                &[
                    "what", "all", "thing", "way", "ways", "goals", "aims", "plan", "one", "plans", "effort",
                    "efforts", "strategy", "approach", "focus", "mandate", "advice",
                ],
            )
        {
            return None;
        }
        if view.kind(back, Kind::Comma) || view.is(back, SUB | REPORT) {
            break;
        }
    }
    if view.any(verb, &["blame", "say", "date"]) || defines(view, before, verb) {
        return None;
    }
    let mut found = finding(Cue::BeTo, at, before, verb);
    let (main, passive, inner) = main_verb(view, verb);
    found.verb = main;
    found.negated = negated | inner | denied_between(view, before, at);
    if passive {
        found.features |= PASSIVE;
    }
    past(view, before, &mut found);
    Some(found)
}

/// "The first emergency is to get the union out": a thing of the mind defined by what is
/// to be done, told by an object behind the verb.
fn defines(view: &View<'_>, be: usize, verb: usize) -> bool {
    let (from, to) = super::name::phrase_before(view, be);
    if from >= to || !view.is(be, IS | WAS) {
        return false;
    }
    let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to) - 1;
    let acts = view.is(head, GROUP | TITLE | FIRM | BODY | EVENT | LAW | PRON | HE) || view.capital(head);
    let plural = view.bytes(head).ends_with(b"s");
    let object = view.get(verb + 1).is_some_and(|token| token.is(DET | POSS | PRON) || token.capital || token.kind == Kind::Quote);
    !acts && !plural && object && !view.is(verb, BE)
}

fn about_to(view: &View<'_>, at: usize) -> Option<Finding> {
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

/// "is expected to", "scheduled for", "due on", "set to", "likely to".
fn ahead(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let word = token.bytes(view.text);
    let mut lower = [0u8; 16];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    let cue = match &*lower {
        b"expected" | b"predicted" | b"projected" | b"forecast" | b"forecasted" | b"anticipated" | b"tipped"
        | b"feared" | b"hoped" | b"estimated" | b"expecting" | b"rumored" | b"rumoured" | b"believed" | b"thought" => {
            Cue::Expected
        }
        b"likely" | b"unlikely" | b"sure" | b"certain" | b"guaranteed" => Cue::Likely,
        b"planning" | b"designed" | b"intended" | b"meant" | b"reported" | b"tentatively" | b"billed" | b"supposed"
        | b"committed" | b"ordered" | b"determined" => {
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
    // "as expected", "than expected"
    if before.is_some_and(|before| view.any(before, &["as", "than"])) {
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
        && view.any(verb, &["have"])
        && matches!(cue, Cue::Expected)
        && view.get(verb + 1).is_some_and(|token| is_participle(token, view.text))
    {
        return None;
    }
    if matches!(&*lower, b"believed" | b"thought" | b"estimated" | b"rumored" | b"rumoured" | b"hoped" | b"feared") {
        // Present beliefs; those about the future have a "will" of their own.
        return None;
    }
    if !to {
        let timed = view.is(follow, CALENDAR | TIME)
            || (view.is(follow, PREP) && !view.any(follow, &["as", "than", "of", "under", "with"]))
            || view.any(follow, &["next", "this", "out", "back"])
            || view.kind(follow, Kind::Number);
        let purpose = view.any(follow, &["for"]);
        match &*lower {
            // "set for", "due in March"; a bare "set" is another verb.
            b"set" | b"tapped" | b"earmarked" | b"bound" | b"primed" | b"ready" | b"destined" | b"tipped"
            | b"poised"
                if !purpose =>
            {
                return None;
            }
            b"due" | b"likely" | b"unlikely" | b"sure" | b"certain" | b"guaranteed" if be.is_none() => return None,
            b"sure" | b"certain" => return None,
            b"ready" | b"primed" => return None,
            b"likely" | b"unlikely" if !timed && be.is_none() => return None,
            b"due" if !timed && view.get(follow).is_some_and(|token| token.kind == Kind::Word) => return None,
            _ => {}
        }
        if !timed && be.is_none() {
            return None;
        }
        if be.is_none() && !matches!(&*lower, b"expected" | b"due" | b"scheduled" | b"slated" | b"planned" | b"set" | b"forecast" | b"anticipated" | b"bound" | b"timetabled" | b"poised" | b"tipped" | b"likely") {
            return None;
        }
        // "the expected arrival": an adjective.
        if be.is_none() && before.is_some_and(|before| view.is(before, DET | HAVE) || view.is(before, ADV | TO)) {
            return None;
        }
        if be.is_some_and(|be| view.any(be, &["being"])) {
            return None;
        }
    } else {
        if be.is_none() {
            // Reduced: "protests set to take place", "likely to" after a noun; but a finite
            // "planned to", "forecast to" is a verb of its own.
            let reduced = !matches!(&*lower, b"planned" | b"earmarked" | b"booked" | b"destined" | b"tapped" | b"forecast" | b"committed" | b"ready" | b"sure" | b"certain");
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
    if to && view.is(verb, NOT) || to && view.is(follow.saturating_sub(1), NOT) {
        found.negated = true;
    }
    if let Some(be) = be {
        past(view, be, &mut found);
        if view.any(be, &["be"]) && view.before(be).is_some_and(|before| view.is(before, WILL | WOULD | MAY)) {
            // "will be scheduled": the modal is the cue.
            return None;
        }
        if view.any(be, &["be"]) && view.before(be).is_some_and(|before| view.is(before, TO | CAN)) {
            return None;
        }
    }
    Some(found)
}

/// Whether the word looks like a verb's base after "due to": not a noun by its ending.
fn bare_verb(view: &View<'_>, at: usize) -> bool {
    let word = view.bytes(at);
    let noun = [&b"ing"[..], b"tion", b"sion", b"ity", b"ness", b"ment", b"ance", b"ence", b"s", b"ure", b"age"]
        .iter()
        .any(|tail| ends_with(word, tail));
    !noun && !view.is(at + 1, PREP | CONJ | VERB) && view.get(at + 1).is_some_and(|next| next.kind == Kind::Word)
}

/// Whether the token before a verb can end its subject.
fn nominal_before(view: &View<'_>, at: usize) -> Option<usize> {
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

fn intent(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let before = match view.before(at) {
        Some(before) => before,
        None => return None,
    };
    let be = view.is(before, IS | WAS | BE) || is_s(view, before);
    let auxiliary = view.is(before, HAVE);
    let does = view.is(before, DO);
    if token.is(ING) && !be || token.is(PAST_FORM) && view.is(before, EVENT) && !view.is(before, GROUP) {
        return None;
    }
    // A passive "is planned", "was promised" is read elsewhere.
    if be && !token.is(ING) && !token.any(view.text, &["committed", "prepared", "determined", "resolved"]) {
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
    if does && view.any(before, &["did"]) {
        return None;
    }
    let weak = token.is(INTENT) && !strong(view, at);
    let follow = at + 1;
    let (after, not) = view.verb_from(follow);
    negated |= not && view.is(after, TO);
    let mut found;
    if view.is(after, TO) {
        let (verb, inner) = view.verb_from(after + 1);
        negated |= inner;
        if !view.may_be_verb(verb) && !(view.kind(verb, Kind::Quote) && view.may_be_verb(verb + 1)) {
            if !view.any(at, &["committed", "commits", "commit"]) {
                return None;
            }
        }
        found = finding(Cue::Intent, at, group, verb);
        let (main, passive, _) = main_verb(view, verb);
        found.verb = main;
        if passive {
            found.features |= PASSIVE;
        }
    } else if weak {
        return None;
    } else if view.any(after, &["on", "for"]) && view.get(after + 1).is_some_and(|token| token.is(ING)) {
        found = finding(Cue::Intent, at, group, after + 1);
    } else if view.get(after).is_some_and(|token| {
        token.kind == Kind::Word && !token.is(PREP | CONJ | SUB | TO) || token.kind == Kind::Number
    }) {
        if view.is(after, BE | IS | WAS | VERB | HAPPENED) {
            return None;
        }
        // A person before the "to": "promised voters to", "promised them an inquiry".
        if token.any(view.text, &["committed", "commits", "prepare", "prepares", "prepared"]) {
            return None;
        }
        found = finding(Cue::IntentThing, at, group, at);
    } else {
        return None;
    }
    if negated && be && view.any(at, &["committed", "prepared", "determined"]) {
        return None;
    }
    found.negated = negated;
    if weak {
        found.features |= WEAK_VERB;
    }
    if token.any(view.text, &["refuse", "refuses", "refused"]) {
        found.negated = !found.negated;
    }
    if be {
        past(view, before, &mut found);
    } else if has && view.any(before, &["had"]) {
        found.features |= PAST_PERFECT;
    } else if token.is(PAST_FORM) && !has {
        found.features |= SAID_PAST;
    }
    Some(found)
}

fn strong(view: &View<'_>, at: usize) -> bool {
    const STRONG: &[&[u8]] = &[
        b"plan", b"inten", b"aim", b"vow", b"pledg", b"promis", b"threat", b"commit", b"prepar", b"swear", b"swore",
        b"sworn", b"guarant",
    ];
    let word = view.bytes(at);
    STRONG.iter().any(|stem| word.len() >= stem.len() && word[..stem.len()].eq_ignore_ascii_case(stem))
}

fn plan_noun(view: &View<'_>, at: usize) -> Option<Finding> {
    let follow = at + 1;
    let token = view.get(at)?;
    let to = view.is(follow, TO) && {
        let (verb, _) = view.verb_from(follow + 1);
        view.may_be_verb(verb) && (view.is(verb, BASE | BE | HAVE) || !view.is(at, NEAR) && !token.any(view.text, &["threat", "threats", "target", "risk"]))
    };
    let of = view.any(follow, &["of", "for"])
        && token.any(
            view.text,
            &[
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
                "prediction"
            ],
        );
    if !to && !of {
        return None;
    }
    let before = view.before(at)?;
    // Who has the plan must be told: "announced plans to", "has a plan to".
    let mut back = at;
    let mut governor = None;
    for _ in 0..7 {
        if back <= view.sentence.first {
            break;
        }
        back -= 1;
        let token = view.get(back)?;
        if token.is(HAVE | REPORT)
            || token.any(
                view.text,
                &[
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
        if token.kind == Kind::Comma || token.is(SUB | PREP) {
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
    if governor.is_some_and(|governor| view.any(governor, &["had", "were", "was"])) {
        found.features |= PAST_TENSE;
    }
    Some(found)
}

fn forecast(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    let before = view.before(at)?;
    let be = view.is(before, IS | WAS | BE) || is_s(view, before);
    let auxiliary = view.is(before, HAVE);
    let does = view.is(before, DO);
    if token.is(ING) && !be {
        // "is similarly anticipating"; "…, predicting that" hangs on its subject.
        if !(view.kind(before, Kind::Comma)) || token.any(view.text, &["projecting", "betting", "estimating"]) {
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
        || token.any(view.text, &["project", "projects", "estimate", "estimates", "estimated", "bet", "bets"])
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
    if view.is(at + 1, IS | WAS | HAVE | WILL | WOULD | MAY) || (1..=3).any(|back| view.any(at.wrapping_sub(back), &["than"])) {
        return None;
    }
    // "what he anticipated as", ‘…," predicted Rep. Smith’
    if view.any(before, &["what"]) || before > view.sentence.first && view.any(before - 1, &["what"]) {
        return None;
    }
    if view.kind(before, Kind::Quote) || view.kind(before, Kind::Comma) && before > view.sentence.first && view.kind(before - 1, Kind::Quote) {
        return None;
    }
    let (after, _) = view.verb_from(at + 1);
    let next = view.get(after)?;
    if next.kind == Kind::Stop || next.kind == Kind::Comma || next.is(CONJ) {
        return None;
    }
    if next.is(PREP) && !next.is(TO) && !next.is(SUB) {
        return None;
    }
    let group = if be || auxiliary || does { before } else { at };
    let mut found = finding(Cue::Forecast, at, group, at);
    // "expects to see", "expects him to be granted"
    let to = (after..(after + 9).min(view.sentence.last)).find(|at| view.is(*at, TO) && view.may_be_verb(*at + 1));
    if to.is_some_and(|to| view.any(to + 1, &["have"]) && view.get(to + 2).is_some_and(|token| is_participle(token, view.text))) {
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
    if does && view.any(before, &["did"]) {
        return None;
    }
    if be {
        past(view, before, &mut found);
    } else if auxiliary && view.any(before, &["had"]) {
        found.features |= PAST_PERFECT;
    } else if token.is(PAST_FORM) && !auxiliary {
        found.features |= SAID_PAST;
    }
    Some(found)
}

/// "postponed until May 26", "an election coming up on Saturday".
fn put_off(view: &View<'_>, at: usize) -> Option<Finding> {
    if view.any(at, &["coming"]) {
        let up = view.any(at + 1, &["up"]) && !view.is(at.wrapping_sub(1), TO);
        let mut found = finding(Cue::EventOn, at, at, at);
        found.features |= NO_VERB;
        return up.then_some(found);
    }
    let follow = if view.any(at + 1, &["back", "off", "forward"]) { at + 2 } else { at + 1 };
    if !view.any(follow, &["to", "until", "till"]) || view.may_be_verb(follow + 1) && view.is(follow, TO) && !view.is(follow + 1, CALENDAR | UNIT | TIME) {
        return None;
    }
    if view.any(at, &["suspended", "extended", "prorogued"]) && (view.is(follow, TO) || view.is(view.before(at)?, WAS)) {
        return None;
    }
    if view.any(at, &["put", "moved", "pushed"]) && !view.is(view.before(at)?, IS | WAS | BE) {
        return None;
    }
    let mut found = finding(Cue::Scheduled, at, at, at);
    found.features |= NO_VERB | MOVED;
    Some(found)
}

fn warning(view: &View<'_>, at: usize) -> Option<Finding> {
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
    let of = (at + 1..(at + 6).min(view.sentence.last)).find(|at| view.any(*at, &["of", "about"]))?;
    if (at + 1..of).any(|at| view.is(at, SUB | TO) || view.kind(at, Kind::Comma)) {
        return None;
    }
    let mut found = finding(Cue::Warning, at, at, at);
    found.features |= NO_VERB;
    Some(found)
}

fn near(view: &View<'_>, at: usize) -> Option<Finding> {
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
            be.is_some()
                && ((view.is(at + 1, TO) && aim(at + 2))
                    || (subject && !view.is(at + 1, TO | DET) && !view.capital(at + 1)))
        }
        b"nearing" | b"nears" | b"approaching" | b"approaches" | b"edging" | b"inching" => {
            aim(at + 1) && !view.any(at + 1, &["the"]) || aim(at + 1) && be.is_some()
        }
        b"verge" | b"brink" | b"cusp" => view.any(at + 1, &["of"]) && view.any(before, &["the"]),
        b"track" | b"course" => return on_track(view, at),
        b"imminent" => be.is_some() || view.any(before, &["an"]),
        b"reach" => view.any(before, &["within"]),
        b"horizon" => view.any(before, &["the"]) && view.any(before.saturating_sub(1), &["on"]),
        b"corner" => view.any(before, &["the"]) && view.any(before.saturating_sub(1), &["around"]),
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

/// "on track to", "on course for".
fn on_track(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if !view.any(before, &["on"]) {
        return None;
    }
    let to = view.is(at + 1, TO) && view.may_be_verb(at + 2);
    if !to && !view.any(at + 1, &["for"]) {
        return None;
    }
    let be = view.before(before)?;
    let mut found = finding(Cue::Scheduled, at, if view.is(be, IS | WAS | BE) { be } else { before }, if to { at + 2 } else { at });
    if !to {
        found.features |= NO_VERB;
    }
    past(view, be, &mut found);
    Some(found)
}

/// What one can be close to in time.
fn near_noun(view: &View<'_>, at: usize) -> bool {
    view.any(
        at,
        &[
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

/// "mudslides are possible", but not "as soon as possible", "it is possible to".
fn possible(view: &View<'_>, at: usize) -> Option<Finding> {
    let before = view.before(at)?;
    if !view.is(before, IS) || view.any(at + 1, &["that", "to", "due", "because", "as", "than"]) || view.is(before.checked_sub(1)?, SUB) {
        return None;
    }
    if !view.kind(at + 1, Kind::Stop) && !view.is(at + 1, PREP | TIME | CALENDAR | SUB) && !view.kind(at + 1, Kind::Comma) {
        return None;
    }
    let mut found = finding(Cue::Possible, at, before, at);
    found.negated = denied_between(view, before, at);
    found.features |= NO_VERB;
    Some(found)
}

fn chance(view: &View<'_>, at: usize) -> Option<Finding> {
    // A figure before ("a 70% chance"), or odds behind ("odds of two to one").
    let figure = (at.saturating_sub(4).max(view.sentence.first)..at).any(|at| {
        view.kind(at, Kind::Number)
            || view.any(
                at,
                &[
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
    if !figure && !behind {
        return None;
    }
    if !view.any(at + 1, &["of", "that", "to", "are", "is", "for", "in"]) {
        return None;
    }
    let mut found = finding(Cue::Chance, at, at, at);
    found.features |= NO_VERB;
    if figure && (at.saturating_sub(4).max(view.sentence.first)..at).any(|at| view.kind(at, Kind::Number)) {
        found.features |= FIGURE;
    }
    Some(found)
}

fn order(view: &View<'_>, at: usize) -> Option<Finding> {
    if view.sentence.class & (CALENDAR | TIME) == 0 || !view.is(at, PAST_FORM) {
        return None;
    }
    let before = view.before(at)?;
    if view.is(before, TO | DET | POSS | WILL | WOULD | MAY) {
        return None;
    }
    let to = (at + 1..(at + 9).min(view.sentence.last)).find(|at| view.is(*at, TO) && view.may_be_verb(*at + 1));
    let closed = view.any(at + 1, &["closed", "shut", "evacuated", "released"]);
    if to.is_none() && !closed {
        return None;
    }
    if !view.any(at, &["ordered", "instructed", "directed", "authorised", "authorized"]) {
        return None;
    }
    let verb = to.map_or(at + 1, |to| to + 1);
    let mut found = finding(Cue::Order, at, at, verb);
    if view.is(before, HAVE) && view.any(before, &["had"]) {
        found.features |= PAST_PERFECT;
    }
    Some(found)
}

/// "the show opens on 29 April": only with a date, which the caller sees to.
fn futurate(view: &View<'_>, at: usize) -> Option<Finding> {
    let token = view.get(at)?;
    if token.capital && at != view.sentence.first {
        return None;
    }
    let before = nominal_before(view, at)?;
    let subject = view.get(before)?;
    if subject.is(HAVE | IS | WAS | BE | TO | PREP | DET | POSS | DO | CAN | NUMBER) || subject.kind == Kind::Number {
        return None;
    }
    if subject.kind == Kind::Comma || subject.kind == Kind::Quote || subject.kind == Kind::Dash {
        return None;
    }
    let plural = {
        let bytes = subject.bytes(view.text);
        subject.is(PRON | GROUP) && !subject.is(HE) || bytes.ends_with(b"s")
    };
    if token.is(BASE) && !token.is(THIRD | PAST_FORM) && !plural && !subject.is(REL) {
        return None;
    }
    if token.is(BASE) && token.is(PAST_FORM) {
        // "cut", "hit", "run": may be past.
        return None;
    }
    if token.is(BASE) && !(subject.is(PRON | GROUP | EVENT) || subject.bytes(view.text).ends_with(b"s")) {
        return None;
    }
    if token.is(EVENT | PLAN | LAW | NEAR | DOCUMENT | UNIT | TITLE)
        && subject.kind == Kind::Word
        && token.is(BASE)
        && !subject.is(PRON | HE)
    {
        return None;
    }
    if view.is(at + 1, TO) && view.is(at + 2, BE) || view.any(at, &["comes"]) && view.any(at + 1, &["a", "amid", "as", "after", "just", "days", "weeks", "hours", "at", "one", "two", "less", "more"]) {
        return None;
    }
    let mut found = finding(Cue::Futurate, at, at, at);
    if view.any(at + 1, &["effect"]) {
        found.features |= IDIOM;
    }
    Some(found)
}

fn progressive(view: &View<'_>, at: usize) -> Option<Finding> {
    let (verb, negated) = view.verb_from(at + 1);
    let token = view.get(verb)?;
    if token.kind != Kind::Word
        || token.capital
        || !token.is(ING)
        || !token.is(FUTURATE)
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

/// "the general election is on March 28".
fn event_on(view: &View<'_>, at: usize) -> Option<Finding> {
    if !view.any(at + 1, &["on", "in", "at", "this", "next", "tomorrow", "today", "tonight"]) {
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
fn headline(view: &View<'_>) -> Option<Finding> {
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
            view.any(at, &["from", "how", "way", "ways", "reasons", "things", "guide", "what", "where", "why"])
        })
    {
        return None;
    }
    let mut found = finding(Cue::Headline, to, to, verb);
    found.features |= HEADLINE;
    Some(found)
}
