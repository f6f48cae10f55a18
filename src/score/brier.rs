//! The Brier score and its skill against the base rate.

use super::cell::Cell;
use super::measure::{Better, Measure};
use super::sum::Sum;

/// The score's row.
pub const MEASURE: Measure = Measure {
    name: "brier",
    title: "Brier score",
    range: "0 to 1; 0.25 is always saying 50 %",
    better: Better::Lower,
    least: 10,
    source: "Brier 1950, MWR 78, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2 (half of his two-class sum)",
};

/// The skill's row.
pub const SKILL: Measure = Measure {
    name: "brier_skill",
    title: "Brier skill score",
    range: "no lower limit, to 1; 0 is no better than the base rate",
    better: Better::Higher,
    least: 10,
    source: "1 − BS/ō(1−ō), ō of the same units; Murphy 1973, JAM 12, 595",
};

/// (p − o)², for a unit that was not kept and for one that was.
pub(super) fn losses(p: f64) -> [Sum; 2] {
    [Sum::of(p * p), Sum::of((p - 1.0) * (p - 1.0))]
}

/// Returns the mean squared distance between probability and outcome: 0 best, 1
/// worst; none for no units. Brier (1950).
pub(super) fn brier(cells: &[Cell]) -> Option<f64> {
    let sum: Sum = cells
        .iter()
        .flat_map(|cell| {
            let [missed, kept] = losses(cell.p);
            [missed.times(cell.n - cell.k), kept.times(cell.k)]
        })
        .sum();
    sum.mean(cells.iter().map(|cell| cell.n).sum())
}

/// Returns the Brier score of always saying the base rate: ō(1−ō).
pub(super) fn reference(base_rate: f64) -> f64 {
    base_rate * (1.0 - base_rate)
}

/// Returns 1 − BS/BS_ref: 1 best, 0 no better than the base rate, no lower limit.
/// None where all outcomes are the same.
pub(super) fn skill(brier: f64, base_rate: f64) -> Option<f64> {
    (base_rate > 0.0 && base_rate < 1.0).then(|| 1.0 - brier / reference(base_rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_forecasts() {
        let cells = [Cell { p: 0.8, n: 2, k: 1 }, Cell { p: 0.3, n: 1, k: 0 }];
        let want = ((0.8_f64 - 1.0).powi(2) + 0.8_f64.powi(2) + 0.3_f64.powi(2)) / 3.0;
        assert!((brier(&cells).unwrap() - want).abs() < 1e-15);
        assert_eq!(brier(&[]), None);
        let rate = 1.0 / 3.0;
        assert!((skill(want, rate).unwrap() - (1.0 - want / (rate * (1.0 - rate)))).abs() < 1e-15);
        assert_eq!((skill(0.1, 1.0), skill(0.1, 0.0)), (None, None));
    }
}
