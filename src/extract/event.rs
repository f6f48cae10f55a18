//! Which claims seem to be about one event. A suggestion with its reason, never a tie.

use super::lexicon::{
    ADV, AHEAD, BE, CALENDAR, CONJ, DET, DOCUMENT, HE, IS, Lexicon, MAY, POSS, PREP, PRON, REPORT, SUB, TO, UNIT, WAS,
    WILL, WOULD,
};
use std::fmt;
use std::ops::RangeInclusive;

/// What is compared of a claim.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The statement.
    pub statement: &'a str,
    /// The days of its window, as far as they are known: opens and lapses.
    pub window: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
}

/// Why two claims seem to be about one event.
#[derive(Debug, Clone, PartialEq)]
pub struct SameEvent {
    /// The words that both have, names first.
    pub shared: Vec<String>,
    /// How alike they are, 0 to 1.
    pub likeness: f32,
}

impl fmt::Display for SameEvent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "both speak of {}", self.shared.join(", "))
    }
}

/// Returns why two claims seem to be about one event; none where they do not.
///
/// Names weigh most, then figures, then other words; "close", "imminent", "within reach" are
/// one word. Words of time, of saying and of expecting do not count; windows that cannot meet
/// and names that each has alone speak against it. The order of the two never matters.
pub fn same_event(a: Facts<'_>, b: Facts<'_>) -> Option<SameEvent> {
    if let (Some(a), Some(b)) = (a.window, b.window)
        && (a.1 < b.0 || b.1 < a.0)
    {
        return None;
    }
    let (mut ours, mut theirs) = (terms(a.statement), terms(b.statement));
    // A name at the head of one sentence is known by its capital in the other.
    for term in &mut ours {
        if let Some(other) = theirs.iter_mut().find(|other| other.stem == term.stem) {
            let weight = term.weight.max(other.weight);
            (term.weight, other.weight) = (weight, weight);
            (term.name, other.name) = (term.name || other.name, term.name || other.name);
        }
    }
    let weight = |terms: &[Term]| terms.iter().map(|term| term.weight).sum::<f32>();
    let mut shared: Vec<&Term> =
        ours.iter().filter(|term| theirs.iter().any(|other| other.stem == term.stem)).collect();
    let both: f32 = shared.iter().map(|term| term.weight).sum();
    let least = weight(&ours).min(weight(&theirs));
    if least == 0.0 {
        return None;
    }
    let likeness = both / least;
    // At least two things in common beside the date, and the half of what the shorter one says.
    let things = shared.iter().filter(|term| !term.dates).count();
    if things < 2 || both < 3.0 || likeness < 0.45 {
        return None;
    }
    // "a deal with Norland is close" and "with Veska": two deals.
    let alone = |mine: &[Term], other: &[Term]| {
        mine.iter().any(|term| term.name && !other.iter().any(|other| other.stem == term.stem))
    };
    if !shared.iter().any(|term| term.name) && alone(&ours, &theirs) && alone(&theirs, &ours) {
        return None;
    }
    shared.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
    let shared = shared.iter().take(5).map(|term| term.stem.clone()).collect();
    Some(SameEvent { shared, likeness: likeness.min(1.0) })
}

struct Term {
    stem: String,
    weight: f32,
    /// Whether it names a day or a month: it speaks for one event, but is none.
    dates: bool,
    /// Whether it is written as a name.
    name: bool,
}

/// How long a word is that may lose an ending.
const ENDINGS: RangeInclusive<usize> = 5..=30;

/// The words of a statement that tell its event, each once.
fn terms(statement: &str) -> Vec<Term> {
    let lexicon = Lexicon::get();
    let mut terms: Vec<Term> = Vec::new();
    let mut before = "";
    for (at, word) in statement.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').enumerate() {
        let word = word.trim_matches(['\'', '’']).trim_end_matches("'s").trim_end_matches("’s");
        // A letter alone tells nothing, a figure does.
        if word.is_empty() || word.len() < 2 && !word.as_bytes()[0].is_ascii_digit() {
            continue;
        }
        let class = lexicon.class(word.as_bytes());
        if nearness(lexicon, before, word) {
            if !terms.iter().any(|term| term.stem == NEAR_TERM) {
                terms.push(Term { stem: NEAR_TERM.to_string(), weight: 2.0, dates: false, name: false });
            }
            before = word;
            continue;
        }
        before = word;
        let capital = word.chars().next().is_some_and(char::is_uppercase) && at > 0;
        let empty = DET
            | PREP
            | CONJ
            | SUB
            | PRON
            | HE
            | POSS
            | WILL
            | WOULD
            | MAY
            | TO
            | ADV
            | UNIT
            | REPORT
            | AHEAD
            | DOCUMENT;
        let dates = class & CALENDAR != 0;
        if class & empty != 0 && !(capital && class & (DET | PREP | CONJ | SUB | PRON | ADV | WILL | WOULD | MAY) == 0)
        {
            continue;
        }
        let figure = word.bytes().any(|byte| byte.is_ascii_digit());
        let weight = if dates {
            1.0
        } else if capital {
            2.0
        } else if figure {
            1.5
        } else {
            1.0
        };
        let stem = stem(&word.to_lowercase());
        match terms.iter_mut().find(|term| term.stem == stem) {
            Some(term) => term.weight = term.weight.max(weight),
            None => terms.push(Term { stem, weight, dates, name: capital && !dates }),
        }
    }
    terms
}

/// How all words of nearness are listed.
const NEAR_TERM: &str = "nearness";

/// Whether a word, with the one before it, says that something is near in time.
fn nearness(lexicon: Lexicon, before: &str, word: &str) -> bool {
    let after = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(before));
    match &word.to_ascii_lowercase()[..] {
        "imminent" | "nearing" | "nears" => true,
        "close" | "near" | "closer" | "nearer" => {
            lexicon.class(before.as_bytes()) & (IS | WAS | BE) != 0 || after(&["very", "s", "so", "now"])
        }
        "reach" => after(&["within"]),
        "horizon" | "corner" => after(&["the"]),
        _ => false,
    }
}

/// A word without the endings of number and tense.
fn stem(word: &str) -> String {
    if !ENDINGS.contains(&word.len()) || !word.is_ascii() {
        return word.to_string();
    }
    for ending in ["ing", "ed", "es", "s", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
        {
            let doubled = ending.len() > 1
                && stem.len() > 3
                && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            return if doubled { stem[..stem.len() - 1].to_string() } else { stem.to_string() };
        }
    }
    word.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn facts(statement: &str) -> Facts<'_> {
        Facts { statement, window: None }
    }

    #[test]
    fn one_event_in_other_words() {
        let cases = [
            (
                "Norland and Veska will sign a grain deal in May.",
                "A grain deal between Norland and Veska is close.",
                true,
            ),
            (
                "Rates are expected to fall to 3% in June.",
                "The bank will cut rates to 3% by June, Ines Vale said.",
                true,
            ),
            ("A deal is close.", "A deal is within reach, Ines Vale said.", true),
            ("A deal with Veska is close.", "A deal with Norland is within reach.", false),
            ("The deal will close the plant near Oslo.", "The deal is close.", false),
            ("Norland will hold an election in May.", "Norland will build a bridge in May.", false),
            ("It will rain.", "It will snow.", false),
            ("Norland will elect a parliament on Tuesday.", "On Tuesday Norland will open a mine.", false),
            ("", "Norland will sign.", false),
        ];
        let mut wrong = Vec::new();
        for (a, b, expected) in cases {
            let there = same_event(facts(a), facts(b));
            let back = same_event(facts(b), facts(a));
            if there.is_some() != expected || there.map(|found| found.likeness) != back.map(|found| found.likeness) {
                wrong.push((a, b));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn windows_that_cannot_meet_are_two_events() {
        let day = |day| NaiveDate::from_ymd_opt(2025, 5, day).unwrap();
        let a = Facts { statement: "Norland and Veska will meet in Oslo.", window: Some((day(1), day(3))) };
        let b = Facts { statement: "Veska and Norland will meet in Oslo.", window: Some((day(8), day(9))) };
        assert_eq!(same_event(a, b), None);
        let b = Facts { window: None, ..b };
        assert_eq!(same_event(a, b).unwrap().to_string(), "both speak of norland, oslo, veska, meet");
    }
}
