//! The Wilson score interval of a rate.

use super::measure::{Better, Measure};

/// The interval's row.
pub const MEASURE: Measure = Measure {
    name: "wilson",
    title: "95 % interval (Wilson)",
    range: "0 to 1",
    better: Better::Neither,
    least: 1,
    source: "Wilson 1927, JASA 22, doi:10.1080/01621459.1927.10502953; Newcombe 1998, Stat Med 17, 857",
};

/// The 97.5 % quantile of the standard normal distribution: 95 %, two-sided.
pub const Z: f64 = 1.959963984540054;

/// Returns the 95 % Wilson interval of k of n, inside 0..=1; none for n = 0. For
/// k = 0 the lower end is exactly 0, for k = n the upper exactly 1.
///
/// (r + z²/2n ± z·√(r(1−r)/n + z²/4n²)) / (1 + z²/n) with r = k/n. Wilson (1927).
pub fn wilson(k: u64, n: u64) -> Option<[f64; 2]> {
    if n == 0 {
        return None;
    }
    let size = n as f64;
    let rate = k as f64 / size;
    let spread = Z * Z / size;
    let centre = (rate + spread / 2.0) / (1.0 + spread);
    let half = Z * (rate * (1.0 - rate) / size + spread / (4.0 * size)).sqrt() / (1.0 + spread);
    let low = if k == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if k == n { 1.0 } else { (centre + half).min(1.0) };
    Some([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_and_exact_values() {
        // Newcombe (1998), table I, score method without continuity correction.
        let cases = [
            (81, 263, [0.2553, 0.3662]),
            (15, 148, [0.0624, 0.1605]),
            (0, 20, [0.0, 0.1611]),
            (1, 29, [0.0061, 0.1718]),
        ];
        for (k, n, want) in cases {
            let got = wilson(k, n).unwrap();
            assert!(
                got.iter().zip(want).all(|(got, want)| (got - want).abs() < 5e-5),
                "{k} of {n}: {got:?}, want {want:?}"
            );
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(0, 7).unwrap()[0], 0.0);
        assert_eq!(wilson(7, 7).unwrap()[1], 1.0);
    }
}
