//! The beta prior that a table of speakers shows, by maximum likelihood.
//!
//! The likelihood of a beta-binomial is a sum of ln(μM+i), ln((1−μ)M+i) and −ln(M+i)
//! over i below each speaker's k, n−k and n. Counting for each i how many speakers
//! have it makes the sum as short as the longest record, and runs of the same count
//! are differences of ln Γ. For a given M it is concave in μ, so one root is to be
//! found; along the ridge over ln M every rise that turns is looked at, and both
//! limits of M.

use super::ranking::PriorFrom;
use statrs::function::gamma::{digamma, ln_gamma};

/// The limits of the prior's strength.
const LIMITS: [f64; 2] = [1.0, 10_000.0];

/// Below so many speakers the fallback holds.
const FEW: usize = 5;

/// A prior Beta(μM, (1−μ)M).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Prior {
    pub from: PriorFrom,
    pub mu: f64,
    pub strength: f64,
    pub moments: Option<[f64; 2]>,
}

/// Returns the prior of speakers given as (k, n), n ≥ 1, in any order.
pub(super) fn prior(speakers: impl Iterator<Item = (u64, u64)>) -> Prior {
    let mut speakers: Vec<(u64, u64)> = speakers.collect();
    // Sorted, so that sums below do not depend on the order given.
    speakers.sort_unstable();
    let kept: u64 = speakers.iter().map(|(k, _)| k).sum();
    let judged: u64 = speakers.iter().map(|(_, n)| n).sum();
    if speakers.len() < FEW || kept == 0 || kept == judged {
        let mu = (kept as f64 + 0.5) / (judged as f64 + 1.0);
        return Prior { from: PriorFrom::Fallback, mu, strength: 2.0, moments: None };
    }
    let moments = moments(&speakers, kept as f64 / judged as f64);
    let (mu, strength) = Likelihood::new(&speakers).best(moments[1]);
    Prior { from: PriorFrom::Ml, mu, strength, moments: Some(moments) }
}

/// Mean and strength by moments (Kleinman 1973).
fn moments(speakers: &[(u64, u64)], mu: f64) -> [f64; 2] {
    let size = speakers.len() as f64;
    let (mut spread, mut total, mut squares) = (0.0, 0.0, 0.0);
    for (k, n) in speakers {
        let (k, n) = (*k as f64, *n as f64);
        spread += n * (k / n - mu).powi(2);
        total += n;
        squares += n * n;
    }
    let variance = mu * (1.0 - mu);
    let gamma = (spread - variance * (size - 1.0)) / (variance * (total - squares / total - size + 1.0));
    let strength = if gamma > 0.0 { 1.0 / gamma - 1.0 } else { LIMITS[1] };
    [mu, strength.clamp(LIMITS[0], LIMITS[1])]
}

/// Counts of speakers for which some count is above i, as runs of i with one count.
struct Rise(Vec<Run>);

struct Run {
    from: f64,
    to: f64,
    speakers: f64,
}

impl Rise {
    fn new(mut counts: Vec<u64>) -> Rise {
        counts.sort_unstable();
        let (mut runs, mut from) = (Vec::new(), 0);
        for (at, count) in counts.iter().enumerate() {
            if *count > from {
                runs.push(Run { from: from as f64, to: *count as f64, speakers: (counts.len() - at) as f64 });
                from = *count;
            }
        }
        Rise(runs)
    }

    /// Σ over i of speakers · ln(x + i).
    fn value(&self, x: f64) -> f64 {
        let run = |run: &Run| {
            run.speakers * rising(run, |at| (x + at).ln(), || ln_gamma(x + run.to) - ln_gamma(x + run.from))
        };
        self.0.iter().map(run).sum()
    }

    /// Its derivative: Σ speakers / (x + i).
    fn slope(&self, x: f64) -> f64 {
        let run =
            |run: &Run| run.speakers * rising(run, |at| 1.0 / (x + at), || digamma(x + run.to) - digamma(x + run.from));
        self.0.iter().map(run).sum()
    }
}

/// A sum over a run: term by term where it is short, in closed form where it is long.
fn rising(run: &Run, term: impl Fn(f64) -> f64, closed: impl Fn() -> f64) -> f64 {
    if run.to - run.from > 16.0 {
        return closed();
    }
    let mut sum = 0.0;
    let mut at = run.from;
    while at < run.to {
        sum += term(at);
        at += 1.0;
    }
    sum
}

struct Likelihood {
    kept: Rise,
    missed: Rise,
    judged: Rise,
}

impl Likelihood {
    fn new(speakers: &[(u64, u64)]) -> Likelihood {
        let rise = |count: fn(&(u64, u64)) -> u64| Rise::new(speakers.iter().map(count).collect());
        Likelihood { kept: rise(|(k, _)| *k), missed: rise(|(k, n)| n - k), judged: rise(|(_, n)| *n) }
    }

    fn value(&self, mu: f64, strength: f64) -> f64 {
        self.kept.value(mu * strength) + self.missed.value((1.0 - mu) * strength) - self.judged.value(strength)
    }

    /// The best mean for a strength: the root of a falling derivative.
    fn mean(&self, strength: f64) -> f64 {
        let slope = |mu: f64| self.kept.slope(mu * strength) - self.missed.slope((1.0 - mu) * strength);
        root(0.0, 1.0, slope)
    }

    /// How the best value changes with ln M: the derivative along the ridge.
    fn climb(&self, ln_strength: f64) -> f64 {
        let strength = ln_strength.exp();
        let mu = self.mean(strength);
        let (a, b) = (mu * strength, (1.0 - mu) * strength);
        a * self.kept.slope(a) + b * self.missed.slope(b) - strength * self.judged.slope(strength)
    }

    /// The best mean and strength; `moments` is one of the strengths looked at.
    fn best(&self, moments: f64) -> (f64, f64) {
        let [low, high] = LIMITS.map(f64::ln);
        let mut places: Vec<f64> = (0..=24).map(|step| low + (high - low) * f64::from(step) / 24.0).collect();
        places.extend([1.0, 3.0, 6.0, moments.ln()]);
        places.sort_unstable_by(f64::total_cmp);
        let climbs: Vec<f64> = places.iter().map(|place| self.climb(*place)).collect();
        let turns = places.windows(2).zip(climbs.windows(2)).filter(|(_, climb)| climb[0] > 0.0 && climb[1] <= 0.0);
        let mut tops: Vec<f64> = turns.map(|(place, _)| root(place[0], place[1], |at| self.climb(at))).collect();
        tops.extend([low, high]);
        let values = tops.into_iter().map(|top| {
            let strength = top.exp().clamp(LIMITS[0], LIMITS[1]);
            let mu = self.mean(strength);
            (self.value(mu, strength), mu, strength)
        });
        let best = values.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map_or((0.5, LIMITS[0]), |(_, mu, strength)| (mu, strength))
    }
}

/// The place between where a falling function comes to 0, by regula falsi with
/// bisection where it drags (Illinois). Ends are taken where it does not cross.
fn root(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let inside = |at: f64| f(at.clamp(1e-12, f64::MAX));
    let (mut above, mut below) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut last = 0;
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        let guess =
            if above.is_finite() && below.is_finite() { low + (high - low) * above / (above - below) } else { middle };
        let at = if guess > low && guess < high { guess } else { middle };
        if high - low <= 1e-13 * high.abs().max(1e-3) {
            return at;
        }
        let value = inside(at);
        if value == 0.0 {
            return at;
        } else if value > 0.0 {
            (low, above) = (at, value);
            if last == 1 && below.is_finite() {
                below /= 2.0;
            }
            last = 1;
        } else {
            (high, below) = (at, value);
            if last == -1 && above.is_finite() {
                above /= 2.0;
            }
            last = -1;
        }
    }
    low + (high - low) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ln_beta(a: f64, b: f64) -> f64 {
        ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
    }

    const SPEAKERS: [(u64, u64); 7] = [(3, 4), (0, 2), (40, 61), (9, 10), (1, 12), (5, 5), (100, 140)];

    #[test]
    fn the_likelihood_is_the_sum_over_speakers() {
        let likelihood = Likelihood::new(&SPEAKERS);
        for (mu, strength) in [(0.3, 1.0), (0.7, 20.0), (0.5, 9_000.0)] {
            let (a, b) = (mu * strength, (1.0 - mu) * strength);
            let speaker = |(k, n): &(u64, u64)| ln_beta(a + *k as f64, b + (n - k) as f64) - ln_beta(a, b);
            let want: f64 = SPEAKERS.iter().map(speaker).sum();
            let got = likelihood.value(mu, strength);
            assert!((got - want).abs() < 1e-8 * want.abs(), "μ {mu}, M {strength}: {got}, want {want}");
        }
    }

    #[test]
    fn no_neighbour_is_more_likely() {
        let likelihood = Likelihood::new(&SPEAKERS);
        let Prior { mu, strength, .. } = prior(SPEAKERS.into_iter());
        let best = likelihood.value(mu, strength);
        for (mu, strength) in
            [(mu + 1e-3, strength), (mu - 1e-3, strength), (mu, strength * 1.01), (mu, strength / 1.01)]
        {
            assert!(likelihood.value(mu, strength) < best, "μ {mu}, M {strength}");
        }
    }

    #[test]
    fn the_strength_may_lie_on_a_limit() {
        // Speakers more alike than chance would make them.
        let alike = prior([(5, 10); 8].into_iter());
        assert_eq!((alike.mu, alike.strength), (0.5, LIMITS[1]));
        let apart = prior([(10, 10), (0, 10), (10, 10), (0, 10), (10, 10), (0, 10)].into_iter());
        assert_eq!(apart.strength, LIMITS[0]);
        assert!((apart.mu - 0.5).abs() < 1e-9);
    }

    #[test]
    fn few_speakers_or_one_outcome_fall_back() {
        for speakers in [vec![(1, 2); 4], vec![(0, 3); 9], vec![(3, 3); 9]] {
            let prior = prior(speakers.iter().copied());
            let kept: u64 = speakers.iter().map(|(k, _)| k).sum();
            let judged: u64 = speakers.iter().map(|(_, n)| n).sum();
            assert_eq!((prior.from, prior.strength), (PriorFrom::Fallback, 2.0));
            assert_eq!(prior.mu, (kept as f64 + 0.5) / (judged as f64 + 1.0));
        }
    }
}
