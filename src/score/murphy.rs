//! The Brier score in parts, by bins, exact.

use super::calibration::{cut, mean};
use super::cell::{self, Cell};
use super::measure::{Better, Measure};
use super::sum::Sum;
use serde::Serialize;

/// The parts' row.
pub const MEASURE: Measure = Measure {
    name: "murphy",
    title: "Brier score in parts",
    range: "reliability 0 to 1 (0 best), resolution and uncertainty 0 to 0.25",
    better: Better::Neither,
    least: 10,
    source: "Murphy 1973, JAM 12, 595; Stephenson, Coelho & Jolliffe 2008, WAF 23, doi:10.1175/2007WAF2006116.1",
};

/// The Brier score in parts: reliability − resolution + uncertainty + variance −
/// covariance within bins. The last two vanish where each bin has one probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Murphy {
    /// Σ Nⱼ/n (p̄ⱼ−ōⱼ)²: how far shares lie from what was said; 0 best.
    pub reliability: f64,
    /// Σ Nⱼ/n (ōⱼ−ō)²: how far shares lie apart; the higher the better. This is
    /// Murphy's word, and has nothing to do with the ruling on a claim.
    pub resolution: f64,
    /// ō(1−ō): what the outcomes alone make.
    pub uncertainty: f64,
    /// (1/n) Σ (p−p̄ⱼ)²: what one number for a bin hides.
    pub within_variance: f64,
    /// (2/n) Σ (o−ōⱼ)(p−p̄ⱼ): likewise; of either sign.
    pub within_covariance: f64,
    /// All parts together: the Brier score, to rounding.
    pub sum: f64,
}

/// Returns the parts of cells sorted by probability in so many bins; none for no units.
pub(super) fn murphy(cells: &[Cell], of: u32) -> Option<Murphy> {
    let (n, k) = cell::count(cells);
    let rate = (n > 0).then(|| k as f64 / n as f64)?;
    let [mut reliability, mut resolution, mut variance, mut covariance] = [Sum::default(); 4];
    for (_, here) in cut(cells, of) {
        let (size, _, mean_p, share) = mean(here);
        reliability += Sum::of((mean_p - share).powi(2)).times(size);
        resolution += Sum::of((share - rate).powi(2)).times(size);
        for cell in here {
            let away = cell.p - mean_p;
            variance += Sum::of(away * away).times(cell.n);
            covariance += Sum::of((1.0 - share) * away).times(cell.k);
            covariance += Sum::of(-share * away).times(cell.n - cell.k);
        }
    }
    let part = |sum: Sum| sum.value() / n as f64;
    let uncertainty = rate * (1.0 - rate);
    let (reliability, resolution) = (part(reliability), part(resolution));
    let (within_variance, within_covariance) = (part(variance), 2.0 * part(covariance));
    let sum = reliability - resolution + uncertainty + within_variance - within_covariance;
    Some(Murphy { reliability, resolution, uncertainty, within_variance, within_covariance, sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bin_by_hand() {
        let cells = [Cell { p: 0.2, n: 1, k: 0 }, Cell { p: 0.4, n: 1, k: 1 }];
        let parts = murphy(&cells, 1).unwrap();
        let want = [(0.3_f64 - 0.5).powi(2), 0.0, 0.25, 0.1_f64.powi(2), 2.0 / 2.0 * (0.5 * 0.1 + 0.5 * 0.1)];
        let got =
            [parts.reliability, parts.resolution, parts.uncertainty, parts.within_variance, parts.within_covariance];
        assert!(got.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-15), "{got:?} {want:?}");
        assert!((parts.sum - (0.2_f64.powi(2) + 0.6_f64.powi(2)) / 2.0).abs() < 1e-15);
        assert_eq!(murphy(&[], 10), None);
    }
}
