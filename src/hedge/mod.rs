//! What "likely" stands for: probability words on published scales.
//!
//! A scale is a list of bands; each band has the words that its publisher gives it,
//! the words that this program takes with them, and one probability that stands for
//! all of them. A claim keeps the words and the name of the scale, so that another
//! scale can be asked at any time. A word that the scale in use does not know has no
//! probability: it is counted as unknown, never guessed.
//!
//! Inflections are one word, and case does not matter:
//!
//! ```
//! use sayso::hedge;
//!
//! let scale = hedge::scale("icd203").unwrap();
//! assert_eq!(scale.band("Expects").unwrap().p, 0.675);
//! assert_eq!(scale.band("a dead cert"), None);
//!
//! // Below even odds the words are a denial with the rest.
//! let stand = scale.stand("unlikely").unwrap();
//! assert_eq!((stand.p, stand.turned), (1.0 - 0.325, true));
//! ```

pub mod find;
mod scales;

pub use scales::SCALES;

/// The name of the scale in use where none is named.
pub const DEFAULT: &str = "icd203";

/// The probability of a claim with no hedge at all ("will"), on every scale.
pub const ASSERTED: f64 = 0.875;

/// The band that [`ASSERTED`] stands in the middle of, on every scale.
pub const ASSERTED_BAND: (f64, f64) = (0.80, 0.95);

/// A published scale of probability words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// What it calls itself.
    pub title: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Its bands, the most likely first.
    pub bands: &'static [Band],
}

/// A band of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The least probability that the words stand for, 0..=1.
    pub low: f64,
    /// The greatest, 0..=1.
    pub high: f64,
    /// The one that stands for all of them: the middle, as the scale gives it.
    pub p: f64,
    /// The scale's own words.
    pub words: &'static [&'static str],
    /// The words that are taken with them.
    pub taken: &'static [&'static str],
}

/// What the words of a claim come to on a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// The probability that the claim comes true as said, 0.5..=1.
    pub p: f64,
    /// Whether the words lie below even odds, so that the claim is a denial.
    pub turned: bool,
    /// The least probability of the band, mirrored for a denial.
    pub low: f64,
    /// The greatest, mirrored likewise.
    pub high: f64,
}

/// Returns the scale of that name, or none.
pub fn scale(name: &str) -> Option<&'static Scale> {
    SCALES.iter().copied().find(|scale| scale.name == name)
}

impl Scale {
    /// Returns the band of a claim's words; where there are several, joined by
    /// "; ", the band with the lowest probability. None where no word is known.
    pub fn band(&self, words: &str) -> Option<&'static Band> {
        let known = words.split(';').filter_map(|word| self.band_of_one(word));
        known.min_by(|a, b| a.p.total_cmp(&b.p))
    }

    /// Returns the probability of each of these words, as [`Scale::band`] tells it; the
    /// scale's own words are taken apart once for all of them.
    fn probabilities(&self, words: &[&str]) -> Vec<Option<f64>> {
        let known =
            |band: &'static Band| band.words.iter().chain(band.taken).map(|word| (parts(word).collect(), band.p));
        let known: Vec<(Vec<String>, f64)> = self.bands.iter().flat_map(known).collect();
        let of = |word: &str| {
            let parts: Vec<String> = parts(word).collect();
            known.iter().find(|(known, _)| *known == parts).map(|(_, p)| *p)
        };
        words.iter().map(|word| of(word)).collect()
    }

    /// Returns what a claim's words come to: words below even odds are turned into
    /// a denial with the rest. None where no word is known.
    pub fn stand(&self, words: &str) -> Option<Stand> {
        let band = self.band(words)?;
        Some(match band.p < 0.5 {
            true => Stand { p: 1.0 - band.p, turned: true, low: 1.0 - band.high, high: 1.0 - band.low },
            false => Stand { p: band.p, turned: false, low: band.low, high: band.high },
        })
    }

    fn band_of_one(&self, word: &str) -> Option<&'static Band> {
        self.bands.iter().find(|band| band.words.iter().chain(band.taken).any(|known| same(known, word)))
    }
}

/// Whether a listed word and a word of a claim are the same, but for case,
/// inflection, hyphens and a "to" or "that" at the end.
fn same(known: &str, word: &str) -> bool {
    parts(known).eq(parts(word))
}

fn parts(words: &str) -> impl Iterator<Item = String> {
    let words = words.trim().trim_matches(|c: char| c.is_ascii_punctuation());
    let mut all: Vec<&str> = words.split(|c: char| c.is_whitespace() || c == '-' || c == '‑').collect();
    all.retain(|part| !part.is_empty());
    while all.len() > 1 && matches!(all.last(), Some(&("to" | "that" | "for"))) {
        all.pop();
    }
    if all.len() > 1 && matches!(all.first(), Some(&("a" | "an" | "the" | "A" | "An" | "The"))) {
        all.remove(0);
    }
    all.into_iter().map(base).collect::<Vec<_>>().into_iter()
}

/// The form of a word that the scales list.
fn base(word: &str) -> String {
    let lower = word.to_lowercase();
    let base = match lower.as_str() {
        "anticipated" | "anticipates" | "anticipating" => "anticipate",
        "believed" | "believes" | "believing" => "believe",
        "certainly" => "certain",
        "chances" => "chance",
        "doubted" | "doubtful" | "doubting" | "doubts" => "doubt",
        "expected" | "expecting" | "expects" => "expect",
        "guarantee" | "guarantees" | "guaranteeing" => "guaranteed",
        "improbably" => "improbable",
        "inevitably" => "inevitable",
        "possibility" | "possibly" => "possible",
        "predicted" | "predicting" | "predicts" => "predict",
        "probably" => "probable",
        "scheduling" | "schedules" | "schedule" => "scheduled",
        "surely" => "sure",
        "thinking" | "thinks" | "thought" => "think",
        _ => return lower,
    };
    base.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_their_band() {
        let cases = [
            ("icd203", "almost certainly", Some(0.97)),
            ("icd203", "Almost Certain", Some(0.97)),
            ("icd203", "no doubt", Some(0.97)),
            ("icd203", "very likely", Some(0.875)),
            ("icd203", "set to", Some(0.875)),
            ("icd203", "set", Some(0.875)),
            ("icd203", "likely", Some(0.675)),
            ("icd203", "expecting", Some(0.675)),
            ("icd203", "thought", Some(0.675)),
            ("icd203", "should", Some(0.675)),
            ("icd203", "toss-up", Some(0.5)),
            ("icd203", "a toss up", Some(0.5)),
            ("icd203", "fifty-fifty", Some(0.5)),
            ("icd203", "might", Some(0.5)),
            ("icd203", "unlikely", Some(0.325)),
            ("icd203", "doubts", Some(0.325)),
            ("icd203", "hardly", Some(0.125)),
            ("icd203", "remote hope", Some(0.125)),
            ("icd203", "remote", Some(0.03)),
            ("icd203", "out of the question", Some(0.03)),
            ("icd203", "expect; could", Some(0.5)),
            ("icd203", "frankly; likely", Some(0.675)),
            ("icd203", "plans", None),
            ("icd203", "", None),
            ("icd203", ";;", None),
            ("phia", "realistic possibility", Some(0.45)),
            ("phia", "expect", None),
            ("ipcc", "virtually certain", Some(0.995)),
            ("kent", "almost certainly not", Some(0.07)),
        ];
        let wrong: Vec<_> = cases
            .into_iter()
            .map(|(name, word, want)| (name, word, want, scale(name).unwrap().band(word).map(|band| band.p)))
            .filter(|(_, _, want, got)| want != got)
            .collect();
        assert!(wrong.is_empty(), "scale, word, want, got: {wrong:#?}");
    }

    #[test]
    fn a_word_stands_in_one_band_only() {
        for scale in SCALES {
            let all: Vec<_> = scale.bands.iter().flat_map(|band| band.words.iter().chain(band.taken)).collect();
            for (at, word) in all.iter().enumerate() {
                let other = all[at + 1..].iter().find(|other| same(word, other));
                assert!(other.is_none(), "{}: {word:?} stands twice", scale.name);
            }
        }
    }

    #[test]
    fn bands_go_down_and_hold_their_probability() {
        for scale in SCALES {
            for band in scale.bands {
                assert!(0.0 <= band.low && band.low <= band.p && band.p <= band.high && band.high <= 1.0, "{band:?}");
                assert!(((band.low + band.high) / 2.0 - band.p).abs() < 1e-9, "not the middle: {band:?}");
            }
            assert!(scale.bands.windows(2).all(|pair| pair[0].p > pair[1].p), "{}", scale.name);
        }
    }
}
