//! What a claim is: a statement that looks ahead, who made it, where it stood,
//! and the window of days against which it will be judged.
//!
//! A [`Claim`] holds what was said and nothing that happened since: no number, no
//! ruling, no clock. A claim on record, with its number and its rulings, is a
//! [`crate::review::Case`].
//!
//! Only a probability that was given as a number is part of a claim. What "likely"
//! stands for is computed, each time, on the scale asked for:
//!
//! ```
//! use sayso::claim::{Claim, Hedge, PFrom};
//!
//! let said = "2025-03-16".parse().unwrap();
//! let mut claim = Claim::new("I expect the bridge to open this week", said);
//! claim.hedge = Some(Hedge::new("expect", "icd203"));
//! assert_eq!(claim.probability(None).from, PFrom::Word);
//! claim.p = Some(0.7);
//! assert_eq!(claim.probability(None).p, Some(0.7));
//! ```

mod closed;
mod deadline;
mod words;

pub(crate) use closed::closed_set;
pub use deadline::{Deadline, Limit};
pub use words::{Kind, PFrom, Polarity};

use crate::hedge;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::fmt::{self, Write as _};
use std::str::FromStr;

/// The number of a claim in one file: 1, 2, 3 … in the order of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ClaimId(pub u64);

impl fmt::Display for ClaimId {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for ClaimId {
    type Err = Error;

    /// Reads `12` or `#12`.
    fn from_str(text: &str) -> Result<ClaimId, Error> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        match digits.parse() {
            Ok(number) if number > 0 && number <= i64::MAX as u64 => Ok(ClaimId(number)),
            _ => Err(Error::Id { text: text.to_string() }),
        }
    }
}

/// The name of a claim in the world: 128 random bits, given at recording, kept by
/// export and import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(pub [u8; 16]);

/// Writes bytes in hexadecimal digits, two for each.
pub(crate) fn hex(bytes: &[u8], text: &mut [u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
}

impl Uid {
    /// Its 32 hexadecimal digits.
    pub(crate) fn hex(self) -> [u8; 32] {
        let mut text = [0; 32];
        hex(&self.0, &mut text);
        text
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.hex().iter().try_for_each(|digit| out.write_char(char::from(*digit)))
    }
}

impl FromStr for Uid {
    type Err = Error;

    /// Reads 32 hexadecimal digits.
    fn from_str(text: &str) -> Result<Uid, Error> {
        let error = || Error::Uid { text: text.to_string() };
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(error());
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| error())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| error())?;
        }
        Ok(Uid(bytes))
    }
}

impl Serialize for Uid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The words that weaken or strengthen a claim, and the scale they are read on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hedge {
    /// The words as they stand, several joined by "; ".
    pub words: String,
    /// The name of a published scale.
    pub scale: String,
}

impl Hedge {
    /// Takes words and the name of a scale.
    pub fn new(words: impl Into<String>, scale: impl Into<String>) -> Hedge {
        Hedge { words: words.into(), scale: scale.into() }
    }
}

/// The place of a claim in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// SHA-256 of the article's text, in hexadecimal.
    pub sha256: String,
    /// The article's title.
    pub title: Option<String>,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// The first character of the claim, in Unicode code points.
    pub start: u64,
    /// One past its last character.
    pub end: u64,
}

/// A statement that something will, may or will not be the case after the day it
/// was said. Fields stand in the order of their JSON names.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Where an imported claim came from; with `reference` its name there.
    pub origin: Option<String>,
    /// The claim's own name at its origin (`ref` in JSON).
    pub reference: Option<String>,
    /// The sentence that says it, as it stands in the source.
    pub statement: String,
    /// More of the exact words, where the statement is not all of them.
    pub quote: Option<String>,
    /// The language of the statement, "en" unless said otherwise.
    pub lang: Option<String>,
    /// Who asserts it; the outlet's own voice has none.
    pub speaker: Option<String>,
    /// The speaker's office.
    pub role: Option<String>,
    /// Who carried it.
    pub source: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive: Option<String>,
    /// Its place in an article.
    pub article: Option<Passage>,
    /// The day the words were spoken.
    pub said: NaiveDate,
    /// The words that limit it in time, and the window they mean.
    pub deadline: Option<Deadline>,
    /// The words that weaken or strengthen it.
    pub hedge: Option<Hedge>,
    /// The probability, 0 to 1, only where it was given as a number.
    pub p: Option<f64>,
    /// Whether it says that something will be so, or that it will not.
    pub polarity: Polarity,
    /// The sort of claim, after its main verb.
    pub kind: Kind,
    /// The "if …" or "unless …" it hangs on.
    pub condition: Option<String>,
    /// The event it is about, which it shares with other claims.
    pub event: Option<String>,
    /// Free labels, each once.
    pub tags: Vec<String>,
}

/// A probability and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Probability {
    /// The probability that the claim comes true as said, 0 to 1; none for words
    /// that the scale does not know.
    pub p: Option<f64>,
    /// Where it comes from.
    pub from: PFrom,
}

impl Claim {
    /// A claim of which only the words and the day are known.
    pub fn new(statement: impl Into<String>, said: NaiveDate) -> Claim {
        Claim {
            origin: None,
            reference: None,
            statement: statement.into(),
            quote: None,
            lang: Some("en".to_string()),
            speaker: None,
            role: None,
            source: None,
            url: None,
            archive: None,
            article: None,
            said,
            deadline: None,
            hedge: None,
            p: None,
            polarity: Polarity::Affirmed,
            kind: Kind::Prediction,
            condition: None,
            event: None,
            tags: Vec::new(),
        }
    }

    /// The probability on the scale named, or on the claim's own where none is
    /// named: a number as given; else what the words stand for (words below even
    /// odds are a denial with the rest); else 0.875 for a plain "will".
    pub fn probability(&self, scale: Option<&str>) -> Probability {
        if self.p.is_some() {
            return Probability { p: self.p, from: PFrom::Number };
        }
        let Some(own) = &self.hedge else {
            return Probability { p: Some(hedge::ASSERTED), from: PFrom::Asserted };
        };
        let scale = hedge::scale(scale.unwrap_or(&own.scale));
        match scale.and_then(|scale| scale.stand(&own.words)) {
            Some(stand) => Probability { p: Some(stand.p), from: PFrom::Word },
            None => Probability { p: None, from: PFrom::Unknown },
        }
    }

    /// Takes out what an empty string means nothing by, and doubled tags.
    pub fn tidy(&mut self) {
        for text in [
            &mut self.origin,
            &mut self.reference,
            &mut self.quote,
            &mut self.lang,
            &mut self.speaker,
            &mut self.role,
            &mut self.source,
            &mut self.url,
            &mut self.archive,
            &mut self.condition,
            &mut self.event,
        ] {
            if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
                *text = None;
            }
        }
        for name in [&mut self.speaker, &mut self.source, &mut self.event] {
            if let Some(text) = name {
                let trimmed = text.trim();
                if trimmed.len() != text.len() {
                    *name = Some(trimmed.to_string());
                }
            }
        }
        let mut seen = std::collections::HashSet::new();
        self.tags.retain(|tag| !tag.trim().is_empty() && seen.insert(tag.clone()));
    }
}

/// What cannot be read as a part of a claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum Error {
    #[error("\"{text}\" is no claim number")]
    Id { text: String },
    #[error("\"{text}\" is no uid: 32 hexadecimal digits")]
    Uid { text: String },
    #[error("\"{text}\" is no {noun}: {known}")]
    Word { noun: &'static str, text: String, known: String },
    #[error("{limit} {day} lies before {other} {before}")]
    Order { limit: &'static str, day: NaiveDate, other: &'static str, before: NaiveDate },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_with_and_without_the_hash() {
        let cases = [("12", Some(12)), ("#7", Some(7)), ("0", None), ("-1", None), ("x", None), ("", None)];
        for (text, want) in cases {
            let got = text.parse::<ClaimId>().ok().map(|id| id.0);
            assert_eq!(got, want, "{text:?}");
        }
    }

    #[test]
    fn a_uid_reads_back() {
        let uid = Uid([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 254, 255]);
        assert_eq!(uid.to_string(), "000102030405060708090a0b0c0d feff".replace(' ', ""));
        assert_eq!(uid.to_string().parse(), Ok(uid));
        for text in ["", "00", "zz0102030405060708090a0b0c0dfeff", "é00102030405060708090a0b0c0dfef"] {
            assert!(text.parse::<Uid>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_number_wins_over_words_and_words_over_nothing() {
        let mut claim = Claim::new("It will rain", day("2025-03-16"));
        assert_eq!(claim.probability(None).from, PFrom::Asserted);
        assert_eq!(claim.probability(None).p, Some(0.875));
        claim.hedge = Some(Hedge::new("as the crow flies", "icd203"));
        assert_eq!(claim.probability(None).from, PFrom::Unknown);
        assert_eq!(claim.probability(None).p, None);
        claim.p = Some(0.3);
        assert_eq!(claim.probability(None).from, PFrom::Number);
        assert_eq!(claim.probability(None).p, Some(0.3));
    }

    #[test]
    fn tidying_takes_out_empty_text_and_doubled_tags() {
        let mut claim = Claim::new("It will rain", day("2025-03-16"));
        claim.speaker = Some("  ".into());
        claim.source = Some(" The Gazette ".into());
        claim.tags = ["b", "a", "b", " "].map(String::from).to_vec();
        claim.tidy();
        assert_eq!(claim.speaker, None);
        assert_eq!(claim.source.as_deref(), Some("The Gazette"));
        assert_eq!(claim.tags, ["b", "a"]);
    }
}
