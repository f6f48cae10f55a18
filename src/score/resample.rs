//! The consistency band of the CORP diagram, by drawing.
//!
//! A thousand records are drawn for which every probability is right, and each is
//! fitted like the real one. The fit of a record is a few steps, so records are kept
//! as steps, and one walk over the probabilities reads all quantiles: time grows with
//! the number of different probabilities, memory with the number of steps.

use super::cell::{self, Cell};
use super::corp::{Pool, pool};

/// Below so many units no band is drawn.
pub(super) const LEAST: u64 = 20;

/// The seed of the draws; 2021 is the year in which the diagram was published.
pub(super) const SEED: u64 = 2021;

/// Records drawn.
const RECORDS: usize = 1000;

/// Different probabilities that are drawn one by one.
const APART: usize = 16_000;

/// Returns for each cell its p with the 5 % and 95 % quantiles (the smallest value
/// that 5 % or 95 % of the records do not exceed) of its fitted share.
///
/// Where there are very many cells, neighbours in the middle are drawn together: a
/// step of the fit is far wider there than they are. The ends are drawn one by one.
pub(super) fn band(cells: &[Cell]) -> Vec<[f64; 3]> {
    if cells.len() <= APART { drawn(cells) } else { together(cells, APART) }
}

/// The band of cells of which about `most` are drawn.
fn together(cells: &[Cell], most: usize) -> Vec<[f64; 3]> {
    let end = most / 8;
    let (first, rest) = cells.split_at(end);
    let (middle, last) = rest.split_at(rest.len() - end);
    let groups = middle.chunks(middle.len().div_ceil(most - 2 * end));
    let single = |cells: &'_ [Cell]| cells.chunks(1).map(<[Cell]>::len).collect::<Vec<_>>();
    let sizes = [single(first), groups.map(<[Cell]>::len).collect(), single(last)].concat();
    let mut left = cells;
    let mut joined = Vec::with_capacity(sizes.len());
    for size in &sizes {
        let (group, others) = left.split_at(*size);
        let (n, k) = cell::count(group);
        let sum: f64 = group.iter().map(|cell| cell.p * cell.n as f64).sum();
        joined.push(Cell { p: sum / n as f64, n, k });
        left = others;
    }
    let bounds = drawn(&joined).into_iter().zip(&sizes);
    let each = bounds.flat_map(|(bounds, size)| std::iter::repeat_n(bounds, *size));
    cells.iter().zip(each).map(|(cell, [_, low, high])| [cell.p, low, high]).collect()
}

fn drawn(cells: &[Cell]) -> Vec<[f64; 3]> {
    let coins: Vec<Coins> = cells.iter().map(|cell| Coins::new(cell.n, cell.p)).collect();
    let mut random = Random(SEED);
    let mut pools = Vec::new();
    // (the cell after the step, the record, its next share); and the first shares.
    let mut steps: Vec<(u32, u32, f64)> = Vec::new();
    let mut now = Vec::with_capacity(RECORDS);
    for record in 0..RECORDS as u32 {
        let drawn = cells.iter().zip(&coins).map(|(cell, coins)| (cell.n, coins.throw(&mut random)));
        pool(drawn, &mut pools);
        now.push(pools[0].share());
        let after = pools.windows(2).map(|pair: &[Pool]| (pair[0].last + 1, record, pair[1].share()));
        steps.extend(after);
    }
    steps.sort_unstable_by_key(|step| (step.0, step.1));
    walk(cells, &steps, now)
}

/// Reads the quantiles at each cell, following each record from step to step.
fn walk(cells: &[Cell], steps: &[(u32, u32, f64)], mut now: Vec<f64>) -> Vec<[f64; 3]> {
    let mut sorted = now.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut steps = steps.iter().peekable();
    let mut band = Vec::with_capacity(cells.len());
    for (at, cell) in (0..).zip(cells) {
        while let Some((_, record, share)) = steps.next_if(|step| step.0 == at) {
            let old = std::mem::replace(&mut now[*record as usize], *share);
            // Shares only rise, so the new place is at or after the old one.
            let from = sorted.partition_point(|other| *other < old);
            let to = sorted.partition_point(|other| *other < *share);
            sorted.copy_within(from + 1..to, from);
            sorted[to - 1] = *share;
        }
        band.push([cell.p, sorted[RECORDS / 20 - 1], sorted[RECORDS - RECORDS / 20 - 1]]);
    }
    band
}

/// How many of n units are kept by chance.
enum Coins {
    /// One throw after the other, each against a threshold.
    Few { n: u64, below: u64 },
    /// By the cumulative distribution, from `first` on; what lies beyond is rarer than 10^-15.
    Many { first: u64, cumulative: Vec<f64> },
}

impl Coins {
    fn new(n: u64, p: f64) -> Coins {
        if n <= 8 || p <= 0.0 || p >= 1.0 {
            // p = 1 must always win: 2^64 saturates to the largest number, which loses once in 2^64 throws.
            return Coins::Few { n, below: (p * 2.0_f64.powi(64)) as u64 };
        }
        let size = n as f64;
        let (mean, reach) = (size * p, 9.0 * (size * p * (1.0 - p)).sqrt() + 30.0);
        let first = (mean - reach).floor().max(0.0) as u64;
        let last = ((mean + reach).ceil() as u64).min(n);
        let ln_choose = |x: u64| {
            use statrs::function::gamma::ln_gamma;
            ln_gamma(size + 1.0) - ln_gamma(x as f64 + 1.0) - ln_gamma((n - x) as f64 + 1.0)
        };
        let mut odds = (ln_choose(first) + first as f64 * p.ln() + (n - first) as f64 * (-p).ln_1p()).exp();
        let mut cumulative = Vec::with_capacity((last - first + 1) as usize);
        let mut sum = 0.0;
        for x in first..=last {
            sum += odds;
            cumulative.push(sum);
            odds *= (n - x) as f64 / (x + 1) as f64 * (p / (1.0 - p));
        }
        Coins::Many { first, cumulative }
    }

    fn throw(&self, random: &mut Random) -> u64 {
        match self {
            Coins::Few { n, below } => (0..*n).map(|_| u64::from(random.next() <= *below && *below > 0)).sum(),
            Coins::Many { first, cumulative } => {
                let end = cumulative.len() - 1;
                let drawn = random.share() * cumulative[end];
                first + cumulative.partition_point(|sum| *sum <= drawn).min(end) as u64
            }
        }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): small, fast, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// At least 0, below 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coins_fall_as_often_as_they_should() {
        let mut random = Random(SEED);
        for (n, p) in [(1, 0.0), (1, 1.0), (5, 0.3), (40, 0.02), (40, 0.9), (100_000, 0.5), (3000, 0.001)] {
            let coins = Coins::new(n, p);
            let throws: Vec<f64> = (0..2000).map(|_| coins.throw(&mut random) as f64).collect();
            let mean = throws.iter().sum::<f64>() / 2000.0;
            let error = 5.0 * (n as f64 * p * (1.0 - p) / 2000.0).sqrt();
            assert!((mean - n as f64 * p).abs() <= error, "{n} throws at {p}: {mean}");
            let variance = throws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 2000.0;
            assert!(
                (variance - n as f64 * p * (1.0 - p)).abs() <= 0.25 * n as f64 * p * (1.0 - p),
                "{n}, {p}: {variance}"
            );
        }
    }

    #[test]
    fn one_probability_has_the_binomial_band() {
        let [_, low, high] = band(&[Cell { p: 0.5, n: 400, k: 0 }])[0];
        // Mean 200, deviation 10: 5 % lie below 184, 95 % below 216, give or take a draw.
        assert!((low - 0.46).abs() < 0.006 && (high - 0.54).abs() < 0.006, "{low} {high}");
    }

    #[test]
    fn neighbours_drawn_together_have_nearly_the_same_band() {
        let cells: Vec<Cell> = (0..8000).map(|at| Cell { p: f64::from(at) / 8000.0, n: 1, k: 0 }).collect();
        let (apart, together) = (drawn(&cells), together(&cells, 2000));
        assert_eq!(apart.len(), together.len());
        for (a, b) in apart.iter().zip(&together) {
            assert_eq!(a[0], b[0]);
            assert!((a[1] - b[1]).abs() < 0.02 && (a[2] - b[2]).abs() < 0.02, "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_band_is_what_all_records_show() {
        let cells: Vec<Cell> =
            (1..60).map(|at| Cell { p: f64::from(at) / 60.0, n: 1 + u64::from(at as u32 % 3), k: 0 }).collect();
        let coins: Vec<Coins> = cells.iter().map(|cell| Coins::new(cell.n, cell.p)).collect();
        let mut random = Random(SEED);
        let mut fits: Vec<Vec<f64>> = vec![Vec::new(); cells.len()];
        let mut pools = Vec::new();
        for _ in 0..RECORDS {
            pool(cells.iter().zip(&coins).map(|(cell, coins)| (cell.n, coins.throw(&mut random))), &mut pools);
            let mut at = 0;
            for pool in &pools {
                while at <= pool.last as usize {
                    fits[at].push(pool.share());
                    at += 1;
                }
            }
        }
        for (got, fit) in band(&cells).iter().zip(&mut fits) {
            fit.sort_unstable_by(f64::total_cmp);
            assert_eq!([got[1], got[2]], [fit[49], fit[949]], "at {}", got[0]);
        }
    }
}
