//! Whether higher probabilities went with kept claims.

use super::cell::Cell;
use super::measure::{Better, Measure};

/// The measure's row.
pub const MEASURE: Measure = Measure {
    name: "auc",
    title: "AUC",
    range: "0 to 1; 0.5 tells kept from missed no better than a coin; blind to calibration",
    better: Better::Higher,
    least: 10,
    source: "Hanley & McNeil 1982, Radiology 143, doi:10.1148/radiology.143.1.7063747",
};

/// Returns the chance that a kept unit got a higher probability than a missed one,
/// ties counting half. Cells sorted by probability; none where all went the same way.
pub(super) fn auc(cells: &[Cell]) -> Option<f64> {
    let (n, k) = super::cell::count(cells);
    let pairs = u128::from(k) * u128::from(n - k);
    if pairs == 0 {
        return None;
    }
    let (mut missed_below, mut twice_won) = (0_u128, 0_u128);
    for cell in cells {
        let missed = u128::from(cell.n - cell.k);
        twice_won += u128::from(cell.k) * (2 * missed_below + missed);
        missed_below += missed;
    }
    Some(twice_won as f64 / (2 * pairs) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted() {
        let cell = |p, n, k| Cell { p, n, k };
        let cases: [(&[Cell], Option<f64>); 5] = [
            (&[], None),
            (&[cell(0.5, 3, 3)], None),
            (&[cell(0.5, 4, 2)], Some(0.5)),
            (&[cell(0.2, 1, 0), cell(0.8, 1, 1)], Some(1.0)),
            // Pairs: kept at .5 against missed at .2 and .5; kept at .9 against both.
            (&[cell(0.2, 1, 0), cell(0.5, 2, 1), cell(0.9, 1, 1)], Some((1.0 + 0.5 + 1.0 + 1.0) / 4.0)),
        ];
        for (cells, want) in cases {
            assert_eq!(auc(cells), want, "{cells:?}");
        }
    }
}
