//! How much speaks for a candidate: a logistic score over what the finder saw.
//!
//! The weights were fitted on hand-annotated news and rounded; each is the change in
//! log-odds that its observation brings.

use super::cue::*;

/// The score from which a candidate is taken for a claim.
pub const TAKEN: f32 = 0.5;

/// Returns the log-odds that a bare cue is a claim.
pub fn base(cue: Cue) -> f32 {
    match cue {
        Cue::Will => 1.6,
        Cue::Would => -1.2,
        Cue::May => 0.5,
        Cue::Could => 0.3,
        Cue::Should => -1.8,
        Cue::Possible => 0.4,
        Cue::GoingTo => 1.2,
        Cue::BeTo => 1.0,
        Cue::Expected => 2.0,
        Cue::Scheduled => 1.8,
        Cue::Likely => 1.0,
        Cue::Intent => 1.3,
        Cue::IntentThing => 0.2,
        Cue::PlanNoun => -1.6,
        Cue::Forecast => 1.2,
        Cue::Warning => -0.5,
        Cue::Futurate => 0.8,
        Cue::Progressive => 0.6,
        Cue::EventOn => 1.0,
        Cue::Near => 0.8,
        Cue::Chance => -0.4,
        Cue::Order => 0.2,
        Cue::Headline => 0.8,
        Cue::AboutTo => 0.5,
    }
}

/// What a feature adds, in the order of the bits.
const WEIGHTS: &[(Features, f32)] = &[
    (REPORTED, 0.6),
    (QUOTED, -0.1),
    (WISHED, -2.0),
    (HAS_IF, 0.1),
    (DATED, 0.9),
    (FIRM_DATE, 0.3),
    (PAST_TENSE, -0.8),
    (PAST_PERFECT, -3.0),
    (PAST_WORD, -1.2),
    (STATIVE, -0.4),
    (GENERIC_YOU, -1.6),
    (LAW_SUBJECT, 0.8),
    (RELATIVE, -0.2),
    (SUBORDINATE, -0.6),
    (FEARED, 0.6),
    (EXPECTED_, 0.5),
    (THOUGHT, -0.3),
    (PLURAL_BARE, -0.2),
    (INDEFINITE, -0.5),
    (FIRST_PERSON, -0.1),
    (WEAK_VERB, -1.8),
    (SO_THAT, -1.5),
    (GOVERNED, 1.2),
    (PERFECT, -0.3),
    (NO_SUBJECT, -0.5),
    (PAST_STORY, -0.4),
    (HABIT, -1.2),
    (FIGURE, 1.0),
    (COMPARED, -1.0),
    (ADVICE, -0.6),
    (IN_PAREN, -0.4),
    (IDIOM, 1.0),
    (CANCELLED, -1.5),
    (YOU_NEAR, -1.5),
    (MOVED, -0.5),
    (NOW, -2.5),
    (OUTLET_SUBJECT, 0.4),
    (NAMED_SUBJECT, 0.3),
    (CHANGE_VERB, 0.2),
    (PASSIVE, 0.2),
    (CONVICTED, -4.0),
    (EVENT_TIME, 0.3),
    (PROPOSED, 1.5),
    (PERCEIVED, -1.5),
    (SAID_PAST, -0.2),
    (BACKGROUND, -0.8),
    (MACHINE, -1.3),
];

/// Returns what observations add, in log-odds, that say more together than apart.
pub fn pairs(cue: Cue, features: Features) -> f32 {
    let has = |feature: Features| features & feature != 0;
    let mut sum = 0.0;
    if cue == Cue::Would && has(REPORTED) {
        sum += 1.5;
    }
    let told = has(EXPECTED_) || has(FEARED) || has(FORECASTER);
    if matches!(cue, Cue::May | Cue::Could) && has(STATIVE) && !has(DATED) && !told {
        sum -= 1.3;
    }
    if cue == Cue::Could && has(PAST_STORY) && !has(REPORTED) {
        sum -= 0.6;
    }
    if has(WEAK_VERB) && has(SAID_PAST) {
        sum -= 1.0;
    }
    if cue == Cue::Would && has(LAW_SUBJECT) {
        sum += 0.8;
    }
    // "if it makes landfall, it would be the first": what may come, and not what might have been.
    if cue == Cue::Would && has(REAL_IF) {
        sum += 1.8;
    }
    if matches!(cue, Cue::May | Cue::Could) && has(REAL_IF) {
        sum += 0.5;
    }
    // "I doubt it would survive"
    if cue == Cue::Would && has(QUOTED) && has(THOUGHT) && !has(STATIVE) {
        sum += 1.4;
    }
    if cue == Cue::Would && has(QUOTED) && !has(HAS_IF) && !has(LAW_SUBJECT) {
        sum -= 1.0;
    }
    if matches!(cue, Cue::May | Cue::Could) && has(RELATIVE) && !has(DATED) {
        sum -= 0.5;
    }
    if matches!(cue, Cue::May | Cue::Could) && has(PLURAL_BARE) && !has(DATED) {
        sum -= 0.4;
    }
    if matches!(cue, Cue::Futurate | Cue::Progressive) && !has(FIRM_DATE) && !has(IDIOM) {
        sum -= 3.0;
    }
    if cue == Cue::Should && has(STATIVE) && has(DATED) {
        sum += 1.5;
    }
    if has(FORECASTER) {
        sum += match cue {
            Cue::Should => 2.0,
            Cue::May | Cue::Could | Cue::Possible | Cue::Warning => 0.8,
            _ => 0.0,
        };
    }
    // "was about to leave when the phone rang"
    if cue == Cue::AboutTo && has(PAST_TENSE) && !has(REPORTED) {
        sum -= 1.0;
    }
    if has(PAST_TENSE) && has(PAST_WORD) {
        sum -= 0.6;
    }
    if has(CANCELLED) && has(PAST_TENSE) {
        sum -= 1.5;
    }
    if cue == Cue::Warning && has(HAS_IF) {
        sum += 0.8;
    }
    if cue == Cue::Would && has(FREE_SPEECH) {
        sum += 1.3;
    }
    if cue == Cue::Order && !has(DATED) {
        sum -= 2.0;
    }
    // "has no plans to run": that there will be none.
    if cue == Cue::PlanNoun && has(NEGATED) && has(GOVERNED) {
        sum += 1.0;
    }
    if cue == Cue::Would && has(GOVERNED) && !has(REPORTED) {
        sum += 1.0;
    }
    if cue == Cue::PlanNoun && has(NO_VERB) && !has(GOVERNED) {
        sum -= 1.0;
    }
    // In reported speech a past tense is a present that was said.
    if has(PAST_TENSE) && has(REPORTED) {
        sum += 0.5;
    }
    sum
}

/// Returns the score of a candidate, 0 to 1.
pub fn score(cue: Cue, features: Features) -> f32 {
    let mut sum = base(cue) + pairs(cue, features);
    let mut left = features & ((1 << WEIGHTS.len()) - 1);
    while left != 0 {
        sum += WEIGHTS[left.trailing_zeros() as usize].1;
        left &= left - 1;
    }
    1.0 / (1.0 + (-sum).exp())
}

/// Returns what spoke for a candidate and against it, strongest first, in words.
pub fn reasons(features: Features) -> Vec<(&'static str, f32)> {
    let mut reasons: Vec<(&'static str, f32)> = FEATURES
        .iter()
        .filter(|(feature, _)| features & feature != 0)
        .filter_map(|(feature, words)| {
            let (_, weight) = WEIGHTS.iter().find(|(known, _)| known == feature)?;
            Some((*words, *weight))
        })
        .collect();
    reasons.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_stand_in_the_order_of_their_bits() {
        for (bit, (feature, _)) in WEIGHTS.iter().enumerate() {
            assert_eq!(*feature, 1 << bit, "{bit}");
        }
    }
}
