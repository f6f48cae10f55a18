//! How many of several units with different probabilities are kept by chance.

use super::cell::Cell;

/// Up to so many units the distribution is exact; above, it is taken as normal.
const EXACT: u64 = 2000;

/// The 95 % quantile of the standard normal distribution.
const Z90: f64 = 1.6448536269514722;

/// Returns the 5 % and 95 % quantiles (the smallest x with F(x) ≥ q) of the share that
/// is kept where every unit is kept with its own probability. At least one unit.
pub(super) fn band90(cells: &[Cell]) -> [f64; 2] {
    let n: u64 = cells.iter().map(|cell| cell.n).sum();
    if n > EXACT {
        return normal(cells, n as f64);
    }
    let odds = distribution(cells, n as usize);
    [0.05, 0.95].map(|q| quantile(&odds, q) as f64 / n as f64)
}

/// The chance of each number of kept units, by adding one unit after the other.
fn distribution(cells: &[Cell], n: usize) -> Vec<f64> {
    let mut odds = Vec::with_capacity(n + 1);
    odds.push(1.0);
    for cell in cells {
        for _ in 0..cell.n {
            odds.push(0.0);
            for x in (1..odds.len()).rev() {
                odds[x] = odds[x] * (1.0 - cell.p) + odds[x - 1] * cell.p;
            }
            odds[0] *= 1.0 - cell.p;
        }
    }
    odds
}

fn quantile(odds: &[f64], q: f64) -> usize {
    let mut below = 0.0;
    let reached = odds.iter().position(|chance| {
        below += chance;
        below >= q
    });
    reached.unwrap_or(odds.len() - 1)
}

fn normal(cells: &[Cell], n: f64) -> [f64; 2] {
    let mean: f64 = cells.iter().map(|cell| cell.p * cell.n as f64).sum();
    let variance: f64 = cells.iter().map(|cell| cell.p * (1.0 - cell.p) * cell.n as f64).sum();
    [-Z90, Z90].map(|z| ((mean + z * variance.sqrt()) / n).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_by_hand() {
        let odds = distribution(&[Cell { p: 0.3, n: 1, k: 0 }, Cell { p: 0.6, n: 1, k: 0 }], 2);
        let want = [0.7 * 0.4, 0.3 * 0.4 + 0.7 * 0.6, 0.3 * 0.6];
        assert!(odds.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-15), "{odds:?}");
    }

    #[test]
    fn the_normal_band_goes_on_where_the_exact_one_ends() {
        let exact = band90(&[Cell { p: 0.3, n: EXACT, k: 0 }]);
        let normal = band90(&[Cell { p: 0.3, n: EXACT + 1, k: 0 }]);
        assert!(exact.iter().zip(normal).all(|(exact, normal)| (exact - normal).abs() < 1e-3), "{exact:?} {normal:?}");
        assert_eq!(band90(&[Cell { p: 1.0, n: 3, k: 3 }]), [1.0, 1.0]);
        assert_eq!(band90(&[Cell { p: 0.0, n: 3000, k: 3 }]), [0.0, 0.0]);
    }
}
