//! Kept of judged: a rate with its counts and intervals.

use super::config::Depth;
use super::sum::Sum;
use super::{jeffreys, measure, wilson};
use serde::Serialize;

/// The kept rate. Never print it without n and an interval.
pub const MEASURE: measure::Measure = measure::Measure {
    name: "kept",
    title: "kept rate",
    range: "0 to 1",
    better: measure::Better::Higher,
    least: 1,
    source: "k/n",
};

/// Some of several: k of n with rate and 95 % intervals.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Proportion {
    /// How many; none where statements are averaged, so that there is no whole number.
    pub k: Option<u64>,
    /// Of how many.
    pub n: u64,
    /// k / n; none for n = 0.
    pub rate: Option<f64>,
    /// Wilson interval; none for n = 0 and for averages.
    pub wilson: Option<[f64; 2]>,
    /// Jeffreys interval; none for n = 0, for averages and in the short set.
    pub jeffreys: Option<[f64; 2]>,
}

impl Proportion {
    /// k of n.
    pub fn new(k: u64, n: u64, depth: Depth) -> Proportion {
        let rate = (n > 0).then(|| k as f64 / n as f64);
        let jeffreys = if depth == Depth::Full { jeffreys(k, n) } else { None };
        Proportion { k: Some(k), n, rate, wilson: wilson(k, n), jeffreys }
    }

    /// A sum of shares over n units.
    pub(super) fn average(sum: Sum, n: u64) -> Proportion {
        Proportion { k: None, n, rate: sum.mean(n), wilson: None, jeffreys: None }
    }
}

/// Kept rates under both readings.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Kept {
    /// To `due`.
    pub strict: Proportion,
    /// To `lapses`.
    pub lenient: Proportion,
}

impl Kept {
    pub(super) fn short(&self) -> impl Serialize + use<> {
        let short = |rate: &Proportion| Short { k: rate.k, n: rate.n, rate: rate.rate, wilson: rate.wilson };
        ShortKept { strict: short(&self.strict), lenient: short(&self.lenient) }
    }
}

#[derive(Serialize)]
struct ShortKept {
    strict: Short,
    lenient: Short,
}

#[derive(Serialize)]
struct Short {
    k: Option<u64>,
    n: u64,
    rate: Option<f64>,
    wilson: Option<[f64; 2]>,
}
