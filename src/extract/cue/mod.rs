//! Cues: verb groups and phrases that look ahead, found by grammar.
//!
//! A cue is never a word alone. "will" must head a verb, "due to" must lead to one,
//! "expected" must follow a form of "be". What cannot be a claim for certain is
//! refused here with its reason; what might be one goes on with features that the
//! score weighs.

mod ahead;
mod intent;
mod joined;
mod near;
mod time;
mod verb;

use super::lexicon::*;
use super::sentence::{Sentence, Structure};
use super::token::{Kind, Token, Words};
use ahead::*;
use intent::*;
pub use joined::further;
use near::*;
use time::*;
use verb::*;

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
    /// the vote is on 3 May
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

/// What a cue says about its sentence, beside its kind; each is a bit, those with a weight
/// first.
pub type Features = u64;

macro_rules! features {
    ($($name:ident = $bit:expr, $words:expr;)*) => {
        $(#[doc = $words] pub const $name: Features = 1 << $bit;)*
        /// The features with their words, in the order of this list.
        pub const FEATURES: &[(Features, &str)] = &[$(($name, $words)),*];
    };
}

features! {
    REPORTED = 0, "inside reported speech";
    QUOTED = 1, "inside a quotation";
    WISHED = 2, "under a wish or a demand";
    REAL_IF = 47, "hangs on what may come true";
    HAS_IF = 3, "hangs on a condition";
    DATED = 4, "with words of time that look ahead";
    FIRM_DATE = 5, "with a date or a named period";
    PAST_TENSE = 6, "in a past tense (was, were, planned)";
    PAST_PERFECT = 7, "after \"had\"";
    PAST_WORD = 8, "with a word for the past (last, ago, previously)";
    STATIVE = 9, "a verb of state";
    GENERIC_YOU = 10, "of you, one or people in general";
    LAW_SUBJECT = 11, "of a law or a proposal";
    NEGATED = 48, "denied";
    RELATIVE = 12, "in a relative clause";
    SUBORDINATE = 13, "in a clause of time, cause or manner";
    FEARED = 14, "under a fear or a warning";
    EXPECTED_ = 15, "under an expectation";
    THOUGHT = 16, "under a belief";
    PASSIVE = 39, "a passive verb";
    PLURAL_BARE = 17, "of a bare plural";
    INDEFINITE = 18, "of an indefinite subject";
    NAMED_SUBJECT = 37, "of a named subject";
    PRONOUN_SUBJECT = 49, "of a pronoun";
    FIRST_PERSON = 19, "in the first person";
    WEAK_VERB = 20, "a verb of intent that often only reports (agree, decide, offer)";
    SO_THAT = 21, "states a purpose";
    GOVERNED = 22, "announced, issued or unveiled";
    HEADLINE = 50, "on a line of its own";
    PERFECT = 23, "looks back (have + participle)";
    DEMONSTRATIVE = 52, "of \"this\" or \"that\"";
    NO_SUBJECT = 24, "without a subject in sight";
    PAST_STORY = 25, "among verbs of the past";
    HABIT = 26, "with a word of habit (every, usually, each)";
    FIGURE = 27, "with a probability in figures";
    LATE_CUE = 53, "a later cue of the sentence";
    COMPARED = 28, "under \"than\" or \"as\"";
    IN_PAREN = 30, "between brackets";
    SAID_PAST = 44, "said in the past tense";
    EVENT_SUBJECT = 58, "of an event on a calendar";
    OUTLET_SUBJECT = 36, "of a body or an office";
    NO_VERB = 59, "without a main verb";
    ADVICE = 29, "with should or must near it";
    IDIOM = 31, "a fixed phrase";
    BE_VERB = 60, "with \"be\" as its main verb";
    MOVED = 34, "a new date for something put off";
    CANCELLED = 32, "called off in the same sentence";
    YOU_NEAR = 33, "beside a \"you\" that means anyone";
    NOW = 35, "going on now (may be doing)";
    CONVICTED = 40, "of a sentence that hangs on a verdict";
    PROPOSED = 42, "among sentences about a proposal";
    PERCEIVED = 43, "what could be seen, felt or done";
    EVENT_TIME = 41, "with an event that limits it";
    CHANGE_VERB = 38, "with a verb of happening";
    FORECASTER = 61, "told by forecasters";
    FREE_SPEECH = 62, "goes on with reported speech";
    BACKGROUND = 45, "said at an earlier time (had said)";
    MACHINE = 46, "of a program or a machine at work";
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
    pub fn any<const N: usize>(&self, at: usize, words: &Words<N>) -> bool {
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
            } else if token.is(NO) && self.any(at + 1, words!["longer"]) {
                negated = true;
                at += 1;
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
                    // "is to chair a meeting"
                    || token.is(TITLE) && self.is(at.wrapping_sub(1), TO | WILL | WOULD | MAY) && self.is(at + 1, DET)
                    || (!token.capital
                        && !token.is(DET | PRON | PREP | CONJ | SUB | CALENDAR | NUMBER | WAS | TITLE)
                        && !token.is(PAST_FORM | THIRD | ING)))
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
            words![
                "built",
                "run",
                "come",
                "become",
                "seen",
                "set",
                "put",
                "hit",
                "let",
                "read",
                "spread",
                "hurt",
                "led",
                "left",
                "fed",
                "fled",
                "sunk",
                "begun",
                "stood",
                "taught",
                "caught",
                "bought",
                "thought",
                "sought",
                "fought",
                "said",
                "told",
                "spent",
                "dealt",
                "meant",
                "swept",
                "struck",
                "stuck",
                "hung",
                "bound",
                "been",
                "laid",
                "fallen",
                "sent",
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

/// How many cues of a sentence are looked at: more than anybody writes into one.
const MOST: usize = 24;

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
            if found.len() == MOST {
                break;
            }
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
        && let Some(finding) =
            if token.any(view.text, words!["ruled"]) { ruled_out(view, at) } else { intent(view, at) }
    {
        return Some(finding);
    }
    if token.is(PLAN)
        && let Some(finding) = plan_noun(view, at)
    {
        return Some(finding);
    }
    if token.is(EVENT)
        && view.sentence.class & (CALENDAR | TIME) != 0
        && let Some(finding) = called(view, at)
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
            let condition = super::context::inverted(view, at);
            return if condition { None } else { modal(view, at, Cue::Should) };
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
    if token.is(THIRD | BASE) && token.is(FUTURATE) && view.any(at + 1, words!["effect"]) {
        return futurate(view, at);
    }
    None
}

fn finding(cue: Cue, at: usize, group: usize, verb: usize) -> Finding {
    Finding { cue, at, group, verb, negated: false, governor: None, features: 0 }
}

/// A clitic 's, which may be "is".
fn is_s(view: &View<'_>, at: usize) -> bool {
    view.get(at).is_some_and(|token| {
        token.kind == Kind::Word && !token.spaced && matches!(token.bytes(view.text), b"'s" | b"\xe2\x80\x99s" | b"s")
    })
}
