//! What words turned out to stand for.

use super::measure::{Better, Measure};
use super::wilson;
use serde::{Serialize, Serializer};

/// The table's row.
pub const MEASURE: Measure = Measure {
    name: "hedges",
    title: "verbal calibration",
    range: "0 to 1, against the scale's band",
    better: Better::Neither,
    least: 10,
    source: "Kent 1964; Mandel & Barnes 2014, PNAS 111, doi:10.1073/pnas.1406138111",
};

super::config::words! {
    /// How the kept share of a word lies to its band.
    Verdict {
        /// Below it: the word claims too much.
        Below = "below",
        /// Not refuted; with few units that says little.
        Fits = "fits",
        /// Above it: the word claims too little.
        Above = "above",
    }
}

/// Judged units without a number that have the same words.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The words in lower case; `asserted` for none.
    pub word: String,
    /// Kept ones; for a word below even odds, denials that held.
    pub k: u64,
    /// Judged ones.
    pub n: u64,
    /// k / n.
    pub rate: Option<f64>,
    /// 95 % Wilson interval.
    pub wilson: Option<[f64; 2]>,
    /// The scale's band; for a word below even odds, mirrored.
    pub band: Option<[f64; 2]>,
    /// How the interval lies to the band.
    pub verdict: Verdict,
}

/// Words with what became of the claims that used them. No synonyms are pooled.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Hedges {
    /// The words on the scale, by bytes.
    pub table: Vec<Word>,
    /// Words that the scale does not know, with k and n.
    pub unknown: Vec<(String, u64, u64)>,
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [low, high] = self.wilson.map_or([None; 2], |bounds| bounds.map(Some));
        let [from, to] = self.band.map_or([None; 2], |bounds| bounds.map(Some));
        (&self.word, self.k, self.n, self.rate, low, high, from, to, self.verdict).serialize(serializer)
    }
}

impl Word {
    /// k of n claims with this word, whose band this is.
    pub fn new(word: String, k: u64, n: u64, band: [f64; 2]) -> Word {
        let rate = (n > 0).then(|| k as f64 / n as f64);
        let wilson = wilson(k, n);
        let verdict = match wilson {
            Some([_, high]) if high < band[0] => Verdict::Below,
            Some([low, _]) if low > band[1] => Verdict::Above,
            _ => Verdict::Fits,
        };
        Word { word, k, n, rate, wilson, band: Some(band), verdict }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_judged_by_its_interval() {
        let cases = [(20, 20, Verdict::Above), (9, 20, Verdict::Below), (13, 20, Verdict::Fits), (0, 1, Verdict::Fits)];
        for (k, n, want) in cases {
            let word = Word::new("likely".into(), k, n, [0.55, 0.80]);
            assert_eq!(word.verdict, want, "{word:?}");
        }
    }
}
