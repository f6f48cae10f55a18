//! The logarithmic score, as a loss.

use super::measure::{Better, Measure};
use super::sum::Sum;

/// The score's row.
pub const MEASURE: Measure = Measure {
    name: "log_score",
    title: "log score",
    range: "0 to 6.908 nats; 0.693 is always saying 50 %",
    better: Better::Lower,
    least: 10,
    source: "Good 1952, JRSS B 14, doi:10.1111/j.2517-6161.1952.tb00104.x",
};

/// Probabilities are cut to these limits, so that no loss is infinite.
pub const LIMITS: [f64; 2] = [0.001, 0.999];

/// −ln of the probability given to what came, for a unit that was not kept and for
/// one that was. Good (1952).
pub(super) fn losses(p: f64) -> [Sum; 2] {
    let cut = p.clamp(LIMITS[0], LIMITS[1]);
    [Sum::of(-(-cut).ln_1p()), Sum::of(-cut.ln())]
}

/// Whether p lies outside the limits.
pub(super) fn clipped(p: f64) -> bool {
    !(LIMITS[0]..=LIMITS[1]).contains(&p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_at_the_limits() {
        let [missed, kept] = losses(0.5);
        assert!((missed.value() - 2.0_f64.ln()).abs() < 1e-15 && (kept.value() - 2.0_f64.ln()).abs() < 1e-15);
        assert!((losses(1.0)[0].value() + 0.001_f64.ln()).abs() < 1e-12);
        assert!((losses(0.0)[0].value() + 0.999_f64.ln()).abs() < 1e-15);
        let cases = [(0.0, true), (0.0009, true), (0.001, false), (0.999, false), (0.9991, true)];
        assert!(cases.iter().all(|(p, want)| clipped(*p) == *want));
    }
}
