//! Finds hedge words and probabilities in figures in a clause.

use super::{DEFAULT, scale};
use std::ops::Range;
use std::sync::LazyLock;

/// A probability in figures: "a 70% chance", "one in five", "odds of two to one".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The probability, 0..=1.
    pub p: f64,
}

/// Finds the hedge words of a clause, left to right, as byte spans.
///
/// "should" is found wherever it stands: whether it forecasts or advises, the caller knows.
/// Inflections of "expect", "anticipate", "predict" count; "not" and verbs of intent do not.
pub fn words(clause: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut makes = false;
    while let Some((start, end)) = word(clause, from) {
        match longest(clause, start) {
            // "make sure" is no hedge.
            Some(phrase) if !(makes && PHRASES[phrase] == "sure") => {
                from = start + PHRASES[phrase].len();
                found.push(start..from);
            }
            _ => from = end,
        }
        makes = matches!(&clause[start..end], "make" | "makes" | "making" | "made");
    }
    found
}

/// Returns the lowest probability that any of these words stands for on the default
/// scale; none where it knows none of them.
pub fn lowest(words: &[&str]) -> Option<f64> {
    static KNOWN: LazyLock<Vec<Option<f64>>> =
        LazyLock::new(|| scale(DEFAULT).map_or_else(Vec::new, |scale| scale.probabilities(PHRASES)));
    words.iter().filter_map(|word| *KNOWN.get(longest(word, 0)?)?).min_by(f64::total_cmp)
}

/// Phrases that hedge, in lower case; the longest match at a word counts.
const PHRASES: &[&str] = &[
    "almost certain",
    "almost certainly",
    "nearly certain",
    "virtually certain",
    "all but certain",
    "certain to",
    "certainly",
    "sure",
    "no doubt",
    "without doubt",
    "undoubtedly",
    "guaranteed",
    "inevitable",
    "inevitably",
    "definitely",
    "absolutely",
    "without question",
    "very likely",
    "highly likely",
    "extremely likely",
    "most likely",
    "highly probable",
    "confident",
    "bound to",
    "set to",
    "set for",
    "due to",
    "scheduled to",
    "scheduled for",
    "scheduled",
    "slated to",
    "slated for",
    "on track to",
    "likely",
    "probable",
    "probably",
    "expect",
    "expects",
    "expected",
    "expecting",
    "anticipate",
    "anticipates",
    "anticipated",
    "anticipating",
    "believe",
    "believes",
    "believed",
    "think",
    "thinks",
    "thought",
    "predict",
    "predicts",
    "predicted",
    "predicting",
    "poised to",
    "promising",
    "optimistic that",
    "toss-up",
    "fifty-fifty",
    "as likely as not",
    "roughly even chance",
    "roughly even odds",
    "should",
    "could",
    "may",
    "might",
    "possible",
    "possibly",
    "within reach",
    "unlikely",
    "improbable",
    "improbably",
    "doubt",
    "doubts",
    "a long shot",
    "slim",
    "very unlikely",
    "highly unlikely",
    "extremely unlikely",
    "highly improbable",
    "remote hope",
    "hardly",
    "almost no chance",
    "remote chance",
    "no way",
    "impossible",
    "out of the question",
    "perhaps",
    "maybe",
    "realistic possibility",
    "more likely than not",
    "chances about even",
    "probably not",
    "almost certainly not",
    "forecast to",
    "projected to",
    "tipped to",
    "potentially",
    "fears",
    "fear",
    "feared",
];

/// The phrases by their first two letters, as places in the list, the longest first.
static BY_LETTERS: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let mut table = vec![Vec::new(); 1 << 10];
    for (at, phrase) in PHRASES.iter().enumerate() {
        table[letters(phrase.as_bytes())].push(at);
    }
    for places in &mut table {
        places.sort_by_key(|at| std::cmp::Reverse(PHRASES[*at].len()));
    }
    table
});

/// A bit for each pair of letters with which a phrase begins.
static BEGINS: [u64; 16] = {
    let mut bits = [0; 16];
    let mut at = 0;
    while at < PHRASES.len() {
        let phrase = PHRASES[at].as_bytes();
        let pair = ((phrase[0] & 31) as usize) << 5 | (phrase[1] & 31) as usize;
        bits[pair / 64] |= 1 << (pair % 64);
        at += 1;
    }
    bits
};

/// The low bits of the first two letters, which are alike for capitals and small letters.
fn letters(word: &[u8]) -> usize {
    let low = |at: usize| word.get(at).map_or(0, |byte| usize::from(byte & 31));
    low(0) << 5 | low(1)
}

/// The longest phrase that begins at `start`, as its place in the list.
fn longest(clause: &str, start: usize) -> Option<usize> {
    let rest = &clause.as_bytes()[start..];
    let begins = letters(rest);
    // Few words begin as a hedge does.
    if BEGINS[begins / 64] >> (begins % 64) & 1 == 0 {
        return None;
    }
    BY_LETTERS[begins].iter().copied().find(|at| {
        let phrase = PHRASES[*at].as_bytes();
        // Most are told apart by their last letter.
        rest.get(phrase.len() - 1).is_some_and(|last| (last ^ phrase[phrase.len() - 1]) & 31 == 0)
            && rest[..phrase.len()].eq_ignore_ascii_case(phrase)
            && rest.get(phrase.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
            && !(phrase == b"may" && rest[0] == b'M')
    })
}

/// What a byte can be of a word: 1 where it can begin one, 2 where it can go on with one.
static WORD: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let code = byte as u8;
        let begins = code.is_ascii_alphabetic();
        let goes_on = code.is_ascii_alphanumeric() || code == b'\'' || code >= 0x80;
        table[byte] = begins as u8 | (goes_on as u8) << 1;
        byte += 1;
    }
    table
};

/// The next word of letters from `from` on.
fn word(clause: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = clause.as_bytes();
    let is = |byte: &u8, what: u8| WORD[usize::from(*byte)] & what != 0;
    let start = from + bytes.get(from..)?.iter().position(|byte| is(byte, 1))?;
    let end = bytes[start..].iter().position(|byte| !is(byte, 2)).map_or(bytes.len(), |length| start + length);
    Some((start, end))
}

/// Reads a probability in figures from a clause: "a 70% chance", "70 per cent likely",
/// "one in five", "two-to-one", "50-50".
pub fn figure(clause: &str) -> Option<Figure> {
    let lower = clause.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '“' | '”' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches(['.', '!', '?', ':']))
        .collect();
    for (at, word) in words.iter().enumerate() {
        if matches!(*word, "50-50" | "50/50" | "fifty-fifty") {
            return Some(Figure { p: 0.5 });
        }
        let speaks =
            ["chance", "chances", "probability", "likelihood", "odds", "risk", "possibility", "likely", "certain"];
        if speaks.contains(word)
            && let Some(p) = percent_near(&words, at).or_else(|| odds_near(&words, at))
        {
            return Some(Figure { p });
        }
    }
    None
}

fn percent_near(words: &[&str], at: usize) -> Option<f64> {
    let low = at.saturating_sub(4);
    let high = (at + 5).min(words.len());
    for index in (low..at).rev().chain(at..high) {
        let word = words[index].trim_end_matches("-plus").trim_start_matches('~');
        if let Some(number) = word.strip_suffix('%').or_else(|| word.strip_suffix("-percent")) {
            return share(number);
        }
        let next = words.get(index + 1).copied().unwrap_or("");
        let unit = next.starts_with('%')
            || next.starts_with("percent")
            || (next == "per" && words.get(index + 2).is_some_and(|word| word.starts_with("cent")));
        if unit {
            return share(word).or_else(|| number_word(word).map(|number| number / 100.0));
        }
    }
    None
}

fn share(number: &str) -> Option<f64> {
    let number = number.rsplit(['-', '–']).next()?;
    let value: f64 = number.parse().ok()?;
    (0.0..=100.0).contains(&value).then_some(value / 100.0)
}

fn odds_near(words: &[&str], at: usize) -> Option<f64> {
    let low = at.saturating_sub(4);
    let high = (at + 7).min(words.len());
    for index in low..high {
        let word = words[index];
        // "one in five", "1-in-5"
        let joined: Vec<&str> = word.split('-').collect();
        if let [a, "in", b] = joined[..]
            && let (Some(a), Some(b)) = (number_word(a), number_word(b))
        {
            return (a <= b && b > 0.0).then_some(a / b);
        }
        if let [a, "to", b] = joined[..]
            && let (Some(a), Some(b)) = (number_word(a), number_word(b))
        {
            return odds(words, index, a, b);
        }
        let (Some(a), Some(b)) = (number_word(word), words.get(index + 2).and_then(|word| number_word(word))) else {
            continue;
        };
        match words[index + 1] {
            "in" | "out" => return (a <= b && b > 0.0).then_some(a / b),
            "to" => return odds(words, index, a, b),
            _ => {}
        }
    }
    None
}

/// "two to one" is in favour unless "against" follows; "odds of 5-1" are read so too.
fn odds(words: &[&str], at: usize, a: f64, b: f64) -> Option<f64> {
    let against = words[at..].iter().take(6).any(|word| *word == "against");
    let sum = a + b;
    (sum > 0.0).then(|| if against { b / sum } else { a / sum })
}

fn number_word(word: &str) -> Option<f64> {
    if let Ok(number) = word.parse::<f64>() {
        return (number >= 0.0 && number.is_finite()).then_some(number);
    }
    let words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(found) = words.iter().position(|known| *known == word) {
        return Some(found as f64);
    }
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];
    tens.iter().position(|known| *known == word).map(|found| (found as f64 + 2.0) * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_probabilities() {
        let cases = [
            ("a 70% chance of rain", Some(0.7)),
            ("a 70 per cent chance that it fails", Some(0.7)),
            ("a one in five chance of a strike", Some(1.0 / 5.0)),
            ("there is a 1-in-4 risk", Some(1.0 / 4.0)),
            ("odds of two to one", Some(2.0 / 3.0)),
            ("odds of two to one against a deal", Some(1.0 / 3.0)),
            ("it is 50-50", Some(0.5)),
            ("a fifty percent likelihood", Some(0.5)),
            ("prices rose by 70%", None),
            ("a good chance", None),
        ];
        let mut wrong = Vec::new();
        for (clause, expected) in cases {
            let found = figure(clause).map(|figure| figure.p);
            if found != expected {
                wrong.push(format!("{clause}: {found:?}, not {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn words_are_found_longest_first() {
        let cases: [(&str, &[&str]); 6] = [
            ("it is very likely to rain", &["very likely"]),
            ("he expects that it may fall", &["expects", "may"]),
            ("it is almost certainly over", &["almost certainly"]),
            ("in May it is due to open", &["due to"]),
            ("the bill will pass", &[]),
            ("he is likely unlikely", &["likely", "unlikely"]),
        ];
        for (clause, expected) in cases {
            let found: Vec<&str> = words(clause).into_iter().map(|span| &clause[span]).collect();
            assert_eq!(found, expected, "{clause}");
        }
    }
}
