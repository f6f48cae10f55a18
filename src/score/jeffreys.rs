//! The Jeffreys interval of a rate.

use super::beta;
use super::measure::{Better, Measure};

/// The interval's row.
pub const MEASURE: Measure = Measure {
    name: "jeffreys",
    title: "95 % interval (Jeffreys)",
    range: "0 to 1",
    better: Better::Neither,
    least: 1,
    source: "Brown, Cai & DasGupta 2001, Stat Sci 16, doi:10.1214/ss/1009213286",
};

/// Returns the 95 % Jeffreys interval of k of n: the 2.5 % and 97.5 % quantiles of
/// Beta(k + ½, n − k + ½), with the lower end 0 for k = 0 and the upper end 1 for
/// k = n. None for n = 0. Brown, Cai & DasGupta (2001).
pub fn jeffreys(k: u64, n: u64) -> Option<[f64; 2]> {
    if n == 0 {
        return None;
    }
    let (a, b) = (k as f64 + 0.5, (n - k) as f64 + 0.5);
    let low = if k == 0 { 0.0 } else { beta::quantile(0.025, a, b) };
    let high = if k == n { 1.0 } else { beta::quantile(0.975, a, b) };
    Some([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_exact_and_halves_mirror() {
        assert_eq!(jeffreys(0, 0), None);
        assert_eq!(jeffreys(0, 5).unwrap()[0], 0.0);
        assert_eq!(jeffreys(5, 5).unwrap()[1], 1.0);
        for (k, n) in [(1, 3), (2, 9), (40, 100), (7, 50_000)] {
            let [low, high] = jeffreys(k, n).unwrap();
            let [mirror_low, mirror_high] = jeffreys(n - k, n).unwrap();
            assert!(
                (low - (1.0 - mirror_high)).abs() < 1e-12 && (high - (1.0 - mirror_low)).abs() < 1e-12,
                "{k} of {n}"
            );
        }
    }
}
