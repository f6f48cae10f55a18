//! The difference of two kept rates.

use super::measure::{Better, Measure};
use super::wilson;
use serde::Serialize;

/// The comparison's row.
pub const MEASURE: Measure = Measure {
    name: "compare",
    title: "difference of two kept rates (Newcombe)",
    range: "−1 to 1",
    better: Better::Neither,
    least: 1,
    source: "Newcombe 1998, Stat Med 17, 873, method 10",
};

/// A difference with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first rate less the second, −1 to 1.
    pub value: f64,
    /// Its 95 % interval.
    pub bounds: [f64; 2],
}

/// Returns how far two rates, each as (k, n), lie apart: r₁ − r₂ with Newcombe's
/// hybrid score interval. None where either n is 0. Only where 0 lies outside may one
/// say that they differ; units that both share make the interval approximate.
pub fn newcombe(first: (u64, u64), second: (u64, u64)) -> Option<Difference> {
    let ([low1, high1], [low2, high2]) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let rate1 = first.0 as f64 / first.1 as f64;
    let rate2 = second.0 as f64 / second.1 as f64;
    let value = rate1 - rate2;
    let below = ((rate1 - low1).powi(2) + (high2 - rate2).powi(2)).sqrt();
    let above = ((high1 - rate1).powi(2) + (rate2 - low2).powi(2)).sqrt();
    Some(Difference { value, bounds: [value - below, value + above] })
}

/// A speaker in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Who.
    pub name: String,
    /// Kept.
    pub k: u64,
    /// Judged.
    pub n: u64,
}

/// Two speakers side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compare {
    /// The first.
    pub a: Side,
    /// The second.
    pub b: Side,
    /// The first one's rate less the second's; none where either has no judged unit.
    pub difference: Option<f64>,
    /// Its 95 % interval.
    pub newcombe: Option<[f64; 2]>,
}

impl Compare {
    /// Compares two speakers.
    pub fn new(a: Side, b: Side) -> Compare {
        let difference = newcombe((a.k, a.n), (b.k, b.n));
        Compare {
            a,
            b,
            difference: difference.map(|apart| apart.value),
            newcombe: difference.map(|apart| apart.bounds),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples() {
        // Newcombe (1998), table II, method 10: (a) 56/70 − 48/80, (c) 6/7 − 2/7, (g) 10/10 − 0/20, (h) 10/10 − 0/10.
        let cases = [
            ((56, 70), (48, 80), [0.0524, 0.3339]),
            ((6, 7), (2, 7), [0.0582, 0.8062]),
            ((10, 10), (0, 20), [0.6791, 1.0]),
            ((10, 10), (0, 10), [0.6075, 1.0]),
        ];
        for (first, second, want) in cases {
            let got = newcombe(first, second).unwrap().bounds;
            assert!(
                got.iter().zip(want).all(|(got, want)| (got - want).abs() < 5e-5),
                "{first:?} − {second:?}: {got:?}"
            );
        }
        assert_eq!(newcombe((0, 0), (1, 2)), None);
        assert_eq!(newcombe((1, 2), (0, 0)), None);
    }
}
