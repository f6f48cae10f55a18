//! Where probabilities come from, each different one once.

use super::{brier, log, sum::Sum};
use crate::hedge::{ASSERTED, ASSERTED_BAND, Scale};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What a probability comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Number,
    Word,
    Asserted,
    Unknown,
}

/// A probability, with what it costs to be wrong and right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Belief {
    pub from: Origin,
    /// None for words that the scale does not know.
    pub p: Option<f64>,
    /// Squared distance to 0 and to 1.
    pub squares: [Sum; 2],
    /// Loss in nats, likewise.
    pub logs: [Sum; 2],
    /// Whether it lies outside the limits of the log score.
    pub clipped: bool,
}

impl Belief {
    fn new(from: Origin, p: Option<f64>) -> Belief {
        let none = [Sum::default(); 2];
        let (squares, logs) = p.map_or((none, none), |p| (brier::losses(p), log::losses(p)));
        Belief { from, p, squares, logs, clipped: p.is_some_and(log::clipped) }
    }

    /// Whether it is 0 or 1 and the other came.
    pub(super) fn infinite(&self, kept: bool) -> bool {
        self.p == Some(if kept { 0.0 } else { 1.0 })
    }
}

/// Words of a hedge, in lower case.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    pub text: String,
    /// What they come to on the scale: the number of their belief.
    pub belief: u32,
    /// The scale's band, mirrored for words below even odds; none for unknown words.
    pub band: Option<[f64; 2]>,
    /// Whether they lie below even odds.
    pub turned: bool,
}

/// Every belief met, by number. The number depends on the order in which they came, so
/// nothing may be made of it.
#[derive(Debug, Clone)]
pub(super) struct Beliefs {
    scale: &'static Scale,
    pub all: Vec<Belief>,
    pub words: Vec<Words>,
    of_number: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    of_words: HashMap<String, u32>,
}

/// The number of the belief in a plain "will".
pub(super) const PLAIN: u32 = 0;

impl Beliefs {
    pub(super) fn new(scale: &'static Scale) -> Beliefs {
        let all = vec![Belief::new(Origin::Asserted, Some(ASSERTED))];
        Beliefs { scale, all, words: Vec::new(), of_number: HashMap::default(), of_words: HashMap::new() }
    }

    /// The number of words: those that differ in case alone have the same.
    pub(super) fn words(&mut self, text: &str) -> u32 {
        let text = text.trim().to_lowercase();
        if let Some(number) = self.of_words.get(&text) {
            return *number;
        }
        let stand = self.scale.stand(&text);
        let from = if stand.is_some() { Origin::Word } else { Origin::Unknown };
        let belief = self.all.len() as u32;
        self.all.push(Belief::new(from, stand.map(|stand| stand.p)));
        let number = self.words.len() as u32;
        let band = stand.map(|stand| [stand.low, stand.high]);
        let turned = stand.is_some_and(|stand| stand.turned);
        self.words.push(Words { text: text.clone(), belief, band, turned });
        self.of_words.insert(text, number);
        number
    }

    /// The belief of a claim with this number or these words.
    pub(super) fn of(&mut self, p: Option<f64>, words: Option<u32>) -> u32 {
        match (p, words) {
            (Some(p), _) => {
                // −0 is 0.
                let p = p.clamp(0.0, 1.0) + 0.0;
                *self.of_number.entry(p.to_bits()).or_insert_with(|| {
                    self.all.push(Belief::new(Origin::Number, Some(p)));
                    (self.all.len() - 1) as u32
                })
            }
            (None, Some(words)) => self.words.get(words as usize).map_or(PLAIN, |words| words.belief),
            (None, None) => PLAIN,
        }
    }

    /// Our number for a belief of others, who knew the same words.
    pub(super) fn ours(&mut self, others: &Beliefs, number: u32) -> u32 {
        match others.all[number as usize] {
            Belief { from: Origin::Number, p, .. } => self.of(p, None),
            _ => number,
        }
    }

    /// The words that a belief comes from, by the belief's number; none for numbers and
    /// for a plain "will".
    pub(super) fn words_of(&self) -> HashMap<u32, &Words> {
        self.words.iter().map(|words| (words.belief, words)).collect()
    }
}

/// The band of a plain "will".
pub(super) const PLAIN_BAND: [f64; 2] = [ASSERTED_BAND.0, ASSERTED_BAND.1];

/// Hashes the bits of a number: they are all that a key has, and no stranger gains
/// from choosing them badly.
#[derive(Debug, Clone, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, bits: u64) {
        let bits = (self.0 ^ bits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = bits ^ (bits >> 29);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_probability_stands_once() {
        let mut beliefs = Beliefs::new(crate::hedge::SCALES[0]);
        let likely = beliefs.words("Likely ");
        assert_eq!(beliefs.words("likely"), likely);
        let vague = beliefs.words("as the wind blows");
        let numbers = [
            beliefs.of(None, None),
            beliefs.of(Some(0.3), Some(likely)),
            beliefs.of(Some(0.3), None),
            beliefs.of(None, Some(likely)),
            beliefs.of(None, Some(vague)),
            beliefs.of(Some(-0.0), None),
            beliefs.of(Some(0.0), None),
        ];
        assert_eq!(numbers[0], PLAIN);
        assert_eq!(numbers[1], numbers[2]);
        assert_eq!(numbers[5], numbers[6]);
        let from: Vec<_> = numbers.iter().map(|number| beliefs.all[*number as usize].from).collect();
        use Origin::{Asserted, Number, Unknown, Word};
        assert_eq!(from, [Asserted, Number, Number, Word, Unknown, Number, Number]);
        assert_eq!(beliefs.all[numbers[4] as usize].p, None);
    }
}
