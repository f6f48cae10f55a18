//! What stands around a cue: subject, governing words, time, tense. Each observation
//! is a feature that the score weighs.

use super::cue::*;
use super::governors::governors;
use super::lexicon::*;
use super::token::Kind;

/// Why a cue is no claim, whatever its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// In a question.
    Question,
    /// Under "whether".
    Whether,
    /// In the if-clause itself.
    Condition,
    /// Under a wish, a demand or advice.
    Wish,
    /// A rule for anyone, whenever.
    Rule,
    /// A present tense without a date ahead.
    NoDate,
    /// Another cue of the sentence tells the same event.
    Same,
    /// Its score is too low.
    Score,
}

impl Left {
    /// Returns the reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Left::Question => "a question",
            Left::Whether => "under \"whether\"",
            Left::Condition => "inside the condition itself",
            Left::Wish => "a wish, a demand or advice",
            Left::Rule => "a rule for anyone, whenever",
            Left::NoDate => "a present tense without a date ahead",
            Left::Same => "the same event as another cue of the sentence",
            Left::Score => "too little speaks for it",
        }
    }
}

/// Looks around a finding and notes what it sees.
pub fn observe(view: &View<'_>, finding: &mut Finding) -> Result<(), Left> {
    if view.sentence.question || asked(view, finding) {
        return Err(Left::Question);
    }
    // "anyone who parks here will be fined"
    if (view.sentence.first..finding.at).rev().take(14).any(|at| {
        view.any(at, words!["anyone", "whoever", "anybody"])
            && (view.is(at + 1, REL) || view.any(at, words!["whoever"]))
    }) {
        return Err(Left::Rule);
    }
    governors(view, finding)?;
    subject(view, finding);
    verb(view, finding);
    surroundings(view, finding);
    Ok(())
}

/// Whether a finding stands in a quotation that asks: "“Will it hold?” asked Lind."
fn asked(view: &View<'_>, finding: &Finding) -> bool {
    let mut stops =
        (finding.at + 1..view.sentence.last).filter(|at| view.kind(*at, Kind::Stop) || view.kind(*at, Kind::Quote));
    stops.next().is_some_and(|at| view.bytes(at) == b"?" && view.kind(at + 1, Kind::Quote))
}

/// Whether a word of the class IF opens a condition: "provided that", but not "as if" nor
/// "providing its customers with".
pub fn opens_condition(view: &View<'_>, at: usize) -> bool {
    !view.any(at.wrapping_sub(1), words!["as", "even", "what"])
        && (!view.any(at, words!["provided", "providing", "assuming"])
            || view.any(at + 1, words!["that", "it", "they", "he", "she", "we"]))
}

/// Whether a "should" opens a condition by standing before its subject: "should the levels
/// fall, towns may run dry", "prices will rise should the drought last".
pub fn inverted(view: &View<'_>, at: usize) -> bool {
    if !view.any(at, words!["should"]) {
        return false;
    }
    let Some(next) = view.get(at + 1).filter(|next| next.kind == Kind::Word) else { return false };
    let Some(before) = at.checked_sub(1).and_then(|before| view.get(before)) else { return true };
    if matches!(before.kind, Kind::Comma | Kind::Quote | Kind::Open | Kind::Semicolon) || before.is(CONJ) {
        return next.capital || next.is(DET | POSS | PRON | HE) || !next.is(BASE | BE | HAVE | ADV | NOT);
    }
    let asked = before.any(view.text, words!["what", "how", "why", "when", "where", "who", "which", "whom"]);
    next.is(DET | POSS | HE | PRON) && !next.is(ADV) && !asked
        || before.any(view.text, words!["that"]) && !next.is(BASE | BE | HAVE | ADV | NOT)
}

/// What the subject is.
fn subject(view: &View<'_>, finding: &mut Finding) {
    let first = view.sentence.first;
    let mut at = finding.group;
    // Over adverbs and marks to the last word of the subject.
    let last = loop {
        if at <= first {
            finding.features |= NO_SUBJECT;
            return;
        }
        at -= 1;
        if view.kind(at, Kind::Number)
            || view.kind(at, Kind::Word) && (!view.is(at, ADV | NOT) || view.is(at, PRON | DET))
        {
            break at;
        }
        if view.kind(at, Kind::Stop) && finding.group - at > 2 {
            break at;
        }
    };
    let Some(token) = view.get(last) else { return };
    if token.is(HE) {
        finding.features |= PRONOUN_SUBJECT;
        return;
    }
    if token.is(PRON) {
        finding.features |= PRONOUN_SUBJECT;
        if token.any(view.text, words!["i", "we"]) {
            finding.features |= FIRST_PERSON;
        }
        // "no one would be sent": nobody.
        let nobody = token.any(view.text, words!["one"]) && view.is(last.wrapping_sub(1), NO);
        if nobody {
            finding.negated = !finding.negated;
        } else if token.any(view.text, words!["you", "one", "everyone", "someone", "anyone"]) {
            finding.features |= GENERIC_YOU;
        }
        return;
    }
    if token.is(REL) {
        finding.features |= RELATIVE;
        law_before(view, last, finding);
        return;
    }
    if token.any(view.text, words!["that", "this", "these", "those"]) {
        finding.features |= if last > first
            && view.kind(last - 1, Kind::Word)
            && token.any(view.text, words!["that"])
            && !view.is(last - 1, VERB)
        {
            RELATIVE
        } else {
            DEMONSTRATIVE
        };
        if finding.features & RELATIVE != 0 {
            law_before(view, last, finding);
        }
        return;
    }
    if token.any(view.text, words!["there"]) {
        return;
    }
    let (from, to) = super::phrase::phrase_before(view, finding.group);
    let mut from = from;
    while from < to && view.kind(from, Kind::Quote) {
        from += 1;
    }
    if from >= to {
        return;
    }
    let head = (from + 1..to).find(|at| view.is(*at, PREP)).unwrap_or(to) - 1;
    if (from..=head).any(|at| {
        view.is(at, LAW) || !view.is(at, DET) && view.any(at, words!["proposed", "planned", "impending", "prospective"])
    }) && !view.is(head, TITLE | GROUP)
    {
        finding.features |= LAW_SUBJECT;
    }
    // "CAFTA would", where it is a free trade agreement.
    if finding.cue == Cue::Would && head + 1 == to && from == head && view.capital(head) {
        let name = super::name::make(view, head, to, None, false);
        let full = view.structure.fullest(view.text, name);
        let last = full.str(view.text).rsplit(' ').next().unwrap_or("");
        if full.start != name.start && Lexicon::get().class(last.as_bytes()) & LAW != 0 {
            finding.features |= LAW_SUBJECT;
        }
    }
    // "Under the plan, the town would": what a proposal does.
    if finding.cue == Cue::Would
        && view.any(first, words!["under", "in"])
        && (first + 1..(first + 7).min(from)).any(|at| view.is(at, LAW) && !view.is(at, DOCUMENT))
    {
        finding.features |= LAW_SUBJECT;
    }
    if view.is(head, EVENT) {
        finding.features |= EVENT_SUBJECT;
    }
    if view.is(head, GROUP | FIRM) {
        finding.features |= OUTLET_SUBJECT;
    }
    if view.capital(head) && head != first {
        finding.features |= NAMED_SUBJECT;
    }
    if view.is(from, NO) || from > first && view.is(from - 1, NO) {
        finding.negated = !finding.negated;
    }
    let determiner = view.is(from, DET | POSS);
    if determiner {
        if view.any(
            from,
            words!["a", "an", "any", "some", "every", "each", "most", "many", "few", "several", "such", "all"],
        ) {
            finding.features |= INDEFINITE;
        }
        if view.any(from, words!["this", "that", "these", "those"]) {
            finding.features |= DEMONSTRATIVE;
        }
        if view.any(from, words!["every", "each", "any"]) {
            finding.features |= HABIT;
        }
    } else if !view.capital(head)
        && view.bytes(head).ends_with(b"s")
        && !(from..head).any(|at| view.kind(at, Kind::Number) || view.is(at, NUMBER))
    {
        finding.features |= PLURAL_BARE;
    }
    if view.any(
        head,
        words![
            "people",
            "users",
            "customers",
            "visitors",
            "readers",
            "anyone",
            "children",
            "patients",
            "citizens",
            "residents",
            "students",
            "passengers",
            "drivers",
            "applicants",
            "taxpayers",
            "person",
            "consumers",
        ],
    ) && !determiner
    {
        finding.features |= GENERIC_YOU;
    }
}

/// "a bill that would": the word before the relative pronoun.
fn law_before(view: &View<'_>, relative: usize, finding: &mut Finding) {
    let first = view.sentence.first;
    if (relative.saturating_sub(4).max(first)..relative).any(|at| view.is(at, LAW)) {
        finding.features |= LAW_SUBJECT;
    }
}

/// What the main verb is.
fn verb(view: &View<'_>, finding: &mut Finding) {
    let Some(token) = view.get(finding.verb) else { return };
    if token.is(STATE) && !token.is(ING) || finding.features & BE_VERB != 0 || view.is(finding.verb, BE | HAVE) {
        finding.features |= STATIVE;
    }
    // "should be known by noon": a state that is reached.
    if finding.cue == Cue::Should
        && view.any(
            finding.verb,
            words![
                "known",
                "completed",
                "finished",
                "ready",
                "restored",
                "resolved",
                "settled",
                "available",
                "back",
                "over",
                "arrive",
                "reach",
                "begin",
                "start",
                "resume",
                "reopen",
                "clear",
                "ease",
            ],
        )
    {
        finding.features |= STATIVE;
    }
    if view.is(finding.verb, FUTURATE | HAPPENED) && finding.features & NO_VERB == 0 {
        finding.features |= CHANGE_VERB;
    }
}

/// Words elsewhere in the sentence.
fn surroundings(view: &View<'_>, finding: &mut Finding) {
    let first = view.sentence.first;
    let last = view.sentence.last;
    if view.sentence.headline {
        finding.features |= HEADLINE;
    }
    if view.sentence.class & (IF | PAST | HAPPENED) != 0 || view.sentence.class & (WISH | DET) != 0 {
        let mut happened = 0;
        for (at, token) in (first..last).zip(&view.structure.tokens[first..last]) {
            if token.class & (IF | PAST | HAPPENED | WISH | ADV | DET) == 0 {
                let past = at < finding.group
                    && token.class & (REPORT | AHEAD) == 0
                    && token.kind == Kind::Word
                    && !token.capital
                    && token.bytes(view.text).ends_with(b"ed");
                happened += usize::from(past);
                continue;
            }
            if token.is(IF)
                && !(token.any(view.text, words!["if"]) && view.any(at.wrapping_sub(1), words!["as", "even"]))
            {
                finding.features |= HAS_IF;
                if may_come(view, at) {
                    finding.features |= REAL_IF;
                }
            }
            if token.is(WISH) && inverted(view, at) {
                finding.features |= HAS_IF | REAL_IF;
            }
            if token.is(PAST)
                && at != finding.verb
                && at > finding.at.saturating_sub(3)
                && at < finding.verb + if finding.features & PAST_TENSE != 0 { 25 } else { 10 }
                && !view.kind(at + 1, Kind::Word) | view.is(at, ADV) | view.is(at + 1, UNIT | CALENDAR)
                // "an earlier date"
                && !view.any(at.wrapping_sub(1), words!["a", "an"])
            {
                finding.features |= PAST_WORD;
            }
            if token.is(HAPPENED)
                || (token.kind == Kind::Word
                    && !token.capital
                    && token.class & (REPORT | AHEAD) == 0
                    && token.bytes(view.text).ends_with(b"ed")
                    && at < finding.group)
            {
                happened += 1;
            }
            if token.is(WISH)
                && at != finding.at
                && !inverted(view, at)
                && token.any(view.text, words!["should", "must", "ought"])
                && at.abs_diff(finding.at) < 8
            {
                finding.features |= ADVICE;
            }
            if token.is(ADV)
                && token.any(
                    view.text,
                    words!["usually", "always", "often", "generally", "typically", "normally", "sometimes", "annually"],
                )
                && at.abs_diff(finding.at) < 6
            {
                finding.features |= HABIT;
            }
            if token.is(DET) && token.any(view.text, words!["every", "each"]) && view.is(at + 1, UNIT | CALENDAR) {
                finding.features |= HABIT;
            }
        }
        if happened > 1 {
            finding.features |= PAST_STORY;
        }
    }
    if view.sentence.class & CALLED_OFF != 0 && (finding.at..last).any(|at| view.is(at, CALLED_OFF)) {
        finding.features |= CANCELLED;
    }
    if view.sentence.class & PRON != 0
        && (first..last).any(|at| view.is(at, PRON) && view.any(at, words!["you"]))
        && super::speaker::quotation_of(view.structure, view.sentence.paragraph, finding.at).is_none()
    {
        finding.features |= YOU_NEAR;
    }
    if matches!(finding.cue, Cue::Could | Cue::May | Cue::Will | Cue::Would)
        && (view.any(finding.verb, words!["face", "get", "receive", "serve", "spend"])
            || view.any(finding.verb, words!["sentenced", "jailed", "fined", "imprisoned"]))
        && (first..last).any(|at| view.any(at, words!["convicted", "guilty", "conviction"]))
    {
        finding.features |= CONVICTED;
    }
    let open = (first..finding.at).rev().take(30).find(|at| view.kind(*at, Kind::Open) || view.kind(*at, Kind::Close));
    if open.is_some_and(|at| view.kind(at, Kind::Open)) {
        finding.features |= IN_PAREN;
    }
    // "there will be no lockdown", "no staff would be sent"
    if finding.features & NO_VERB == 0
        && (view.is(finding.verb + 1, NO) && view.is(finding.verb, BE | HAVE))
        && !view.any(finding.verb + 2, words!["longer", "later", "more", "less", "doubt"])
    {
        finding.negated = !finding.negated;
    }
    if view.sentence.class & PAST != 0 || view.sentence.class & HAPPENED != 0 {
        let outcome = (finding.at + 1..last).any(|at| {
            view.is(at, CONJ | SUB | PREP)
                && view.any(at, words!["but", "until"])
                && (1..=5).any(|step| {
                    view.is(at + step, HAPPENED) && !view.is(at + step + 1, AHEAD)
                        || view.get(at + step).is_some_and(|token| {
                            token.kind == Kind::Word
                                && !token.capital
                                && token.bytes(view.text).ends_with(b"ed")
                                && token.class & AHEAD == 0
                        })
                })
        });
        if outcome && finding.features & PAST_TENSE != 0 && finding.features & NO_VERB == 0 {
            finding.features |= CANCELLED;
        }
    }
    if finding.features & (PAST_TENSE | PAST_PERFECT) != 0 && overtaken(view, finding) {
        finding.features |= CANCELLED;
    }
    if finding.negated {
        finding.features |= NEGATED;
    }
    if matches!(finding.cue, Cue::Will | Cue::May | Cue::Could)
        && finding.features & (NAMED_SUBJECT | OUTLET_SUBJECT | FIRST_PERSON) == 0
        && (finding.at.saturating_sub(10).max(first)..last.min(finding.at + 15))
            .any(|at| at != finding.verb && machine(view, at))
    {
        finding.features |= MACHINE;
    }
    // "In general, rays will not attack"
    if view.any(first, words!["in"]) && view.any(first + 1, words!["general"]) {
        finding.features |= HABIT;
    }
}

/// Whether a condition is told in the present, so that it may come true: "if the storm makes
/// landfall", but not "if I were you", "if they had known".
fn may_come(view: &View<'_>, opens: usize) -> bool {
    for at in opens + 1..view.sentence.last.min(opens + 16) {
        let Some(token) = view.get(at) else { return false };
        if token.kind == Kind::Comma || token.is(WILL | WOULD | MAY) {
            return false;
        }
        if token.is(WAS | HAPPENED) || token.is(PAST_FORM) && !token.is(BASE) && !view.is(at - 1, DET | POSS) {
            return false;
        }
        if token.is(IS | THIRD | DO) || token.is(HAVE) && !token.any(view.text, words!["had"]) {
            return true;
        }
        let plural = || view.is(at - 1, PRON) || view.bytes(at - 1).ends_with(b"s");
        if token.is(BASE) && !token.capital && at > opens + 1 && plural() {
            return true;
        }
    }
    false
}

/// "was due to reopen on Friday but work overran": a clause behind "but" tells what came
/// instead, unless it looks ahead itself.
fn overtaken(view: &View<'_>, finding: &Finding) -> bool {
    let last = view.sentence.last;
    let Some(but) = (finding.verb + 1..last).find(|at| view.any(*at, words!["but"])) else { return false };
    let end = (but + 1..last).find(|at| matches!(view.structure.tokens[*at].kind, Kind::Semicolon | Kind::Quote));
    let clause = but + 1..end.unwrap_or(last);
    let ahead = WILL | WOULD | MAY | CAN | IS | DO | WISH | AHEAD | THINK | THIRD | TO;
    clause.len() > 2 && !view.is(but + 1, NOT | PREP | ADV) && !clause.into_iter().any(|at| view.is(at, ahead))
}

/// Whether a word is of programs and their faults.
fn machine(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.get(at).filter(|token| token.kind == Kind::Word && token.class == 0) else { return false };
    token.any(
        view.text,
        words![
            "file",
            "files",
            "metafile",
            "metafiles",
            "worm",
            "worms",
            "malware",
            "trojan",
            "spyware",
            "exploit",
            "exploits",
            "vulnerability",
            "vulnerabilities",
            "server",
            "servers",
            "browser",
            "url",
            "urls",
            "dll",
            "keyword",
            "keywords",
            "password",
            "passwords",
            "backdoor",
            "hackers",
            "software",
            "firewall",
            "attachment",
            "attachments"
        ],
    )
}
