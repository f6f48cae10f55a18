//! The beta distribution: its cumulative probability and its quantiles.

use statrs::function::gamma::ln_gamma;

/// Returns the probability that a Beta(a, b) variable is at most x: the regularised
/// incomplete beta function, by its continued fraction (modified Lentz). a, b > 0.
fn cumulative(x: f64, a: f64, b: f64, ln_beta: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (a * x.ln() + b * (-x).ln_1p() - ln_beta).exp();
    // The fraction converges fast on the near side of the mean; the far side mirrors.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// Returns ln B(a, b).
fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..100_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        value *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// Returns the x below which a Beta(a, b) variable lies with probability q: Newton's
/// steps, held inside a bracket that bisection narrows. a, b > 0, 0 < q < 1.
pub(super) fn quantile(q: f64, a: f64, b: f64) -> f64 {
    let ln_beta = ln_beta(a, b);
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = start(q, a, b);
    for _ in 0..200 {
        let error = cumulative(x, a, b, ln_beta) - q;
        if error == 0.0 {
            return x;
        }
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = ((a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p() - ln_beta).exp();
        let newton = x - error / density;
        let next = if newton > low && newton < high { newton } else { low + (high - low) / 2.0 };
        if (next - x).abs() <= 1e-15 * x || next == low || next == high {
            return next;
        }
        x = next;
    }
    x
}

/// A first guess: the normal distribution with the same mean and variance.
fn start(q: f64, a: f64, b: f64) -> f64 {
    let mean = a / (a + b);
    let deviation = (mean * (1.0 - mean) / (a + b + 1.0)).sqrt();
    // Near enough for a start: the logistic distribution's quantile.
    let away = (q / (1.0 - q)).ln() / 1.702;
    (mean + away * deviation).clamp(mean * 1e-3, 1.0 - (1.0 - mean) * 1e-3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cumulative(x: f64, a: f64, b: f64) -> f64 {
        super::cumulative(x, a, b, ln_beta(a, b))
    }

    #[test]
    fn closed_forms() {
        // Beta(1, 1) is flat, Beta(a, 1) has x^a, Beta(1, b) has 1 − (1−x)^b.
        for x in [0.001_f64, 0.1, 0.5, 0.9, 0.999] {
            for c in [0.5_f64, 1.0, 3.0, 40.0] {
                assert!((cumulative(x, c, 1.0) - x.powf(c)).abs() < 1e-14, "x {x}, a {c}");
                assert!((cumulative(x, 1.0, c) - (1.0 - (1.0 - x).powf(c))).abs() < 1e-14, "x {x}, b {c}");
            }
            // The arcsine law.
            assert!((cumulative(x, 0.5, 0.5) - 2.0 / std::f64::consts::PI * x.sqrt().asin()).abs() < 1e-14, "x {x}");
        }
    }

    #[test]
    fn quantiles_are_the_inverse() {
        for q in [0.025_f64, 0.05, 0.5, 0.975] {
            for (a, b) in
                [(2.0, 1.0), (1.0, 2.0), (0.5, 0.5), (45.5, 5.5), (3.0, 2000.0), (50_000.5, 50_000.5), (1e4, 0.7)]
            {
                let x = quantile(q, a, b);
                assert!((cumulative(x, a, b) - q).abs() < 1e-10, "q {q}, a {a}, b {b}: {x}");
            }
            assert!((quantile(q, 2.0, 1.0) - q.sqrt()).abs() < 1e-14);
            assert!((quantile(q, 1.0, 2.0) - (1.0 - (1.0 - q).sqrt())).abs() < 1e-14);
        }
    }
}
