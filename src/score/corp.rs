//! Said against came without bins: the CORP reliability diagram.
//!
//! Kept shares are fitted on probabilities by pooling adjacent violators: the best
//! fit that never falls. What the fit gains splits the Brier score into
//! miscalibration, discrimination and uncertainty.

use super::brier::{brier, reference};
use super::cell::{self, Cell};
use super::config::Depth;
use super::measure::{Better, Measure};
use super::resample;
use serde::{Serialize, Serializer};

/// The diagram's row.
pub const MEASURE: Measure = Measure {
    name: "corp",
    title: "CORP reliability: miscalibration, discrimination, uncertainty",
    range: "0 to 1; miscalibration 0 best, discrimination the higher the better",
    better: Better::Neither,
    least: resample::LEAST,
    source: "Dimitriadis, Gneiting & Jordan 2021, PNAS 118, doi:10.1073/pnas.2016191118",
};

/// Neighbouring probabilities with one fitted share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// The smallest probability in it.
    pub from: f64,
    /// The largest.
    pub to: f64,
    /// Units.
    pub n: u64,
    /// The fitted share.
    pub fitted: f64,
}

/// The fit and the parts of the Brier score that follow from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Corp {
    /// Miscalibration, discrimination, uncertainty: BS = MCB − DSC + UNC, each ≥ 0. In
    /// small samples the first two come out too large.
    pub mcb_dsc_unc: [f64; 3],
    /// The pieces of the fit, ascending.
    pub blocks: Vec<Piece>,
    /// Each probability that occurs, with its fitted share.
    pub at: Vec<[f64; 2]>,
    /// Each probability, with the 5 % and 95 % quantiles of its fitted share in 1000
    /// drawn records for which every probability is right. None below 20 units, and at
    /// [`Depth::Page`].
    pub band: Option<Vec<[f64; 3]>>,
    /// The seed that the records are drawn with.
    pub seed: u64,
}

#[derive(Serialize)]
struct Shape<'a> {
    mcb_dsc_unc: [f64; 3],
    blocks_n: usize,
    blocks: Vec<(f64, f64, u64, f64)>,
    at: &'a [[f64; 2]],
    consistency90_resampled: Option<&'a [[f64; 3]]>,
    seed: u64,
}

impl Serialize for Corp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shape = Shape {
            mcb_dsc_unc: self.mcb_dsc_unc,
            blocks_n: self.blocks.len(),
            blocks: self.blocks.iter().map(|piece| (piece.from, piece.to, piece.n, piece.fitted)).collect(),
            at: &self.at,
            consistency90_resampled: self.band.as_deref(),
            seed: self.seed,
        };
        shape.serialize(serializer)
    }
}

/// Units that have one fitted share, from the cell after the one before to `last`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pool {
    pub last: u32,
    pub n: u64,
    pub k: u64,
}

impl Pool {
    pub(super) fn share(self) -> f64 {
        self.k as f64 / self.n as f64
    }

    /// Whether this pool's share is at least the next one's, in whole numbers. There
    /// are at most 4·10⁹ units, so the products fit.
    fn reaches(self, next: Pool) -> bool {
        self.k * next.n >= next.k * self.n
    }
}

/// Pools neighbours until shares only rise. `pools` is cleared first; each cell is
/// given as (n, k).
pub(super) fn pool(cells: impl Iterator<Item = (u64, u64)>, pools: &mut Vec<Pool>) {
    pools.clear();
    for (last, (n, k)) in (0..).zip(cells) {
        let mut here = Pool { last, n, k };
        while let Some(before) = pools.last().copied().filter(|before| before.reaches(here)) {
            pools.pop();
            here.n += before.n;
            here.k += before.k;
        }
        pools.push(here);
    }
}

/// Returns the fit of cells sorted by probability; none for no units.
pub(super) fn corp(cells: &[Cell], depth: Depth) -> Option<Corp> {
    let score = brier(cells)?;
    let (n, k) = cell::count(cells);
    let mut pools = Vec::new();
    pool(cells.iter().map(|cell| (cell.n, cell.k)), &mut pools);
    let (mut blocks, mut at, mut from) = (Vec::new(), Vec::with_capacity(cells.len()), 0);
    let mut fitted_score = 0.0;
    for pool in &pools {
        let inside = &cells[from..=pool.last as usize];
        let fitted = pool.share();
        blocks.push(Piece { from: inside[0].p, to: inside[inside.len() - 1].p, n: pool.n, fitted });
        at.extend(inside.iter().map(|cell| [cell.p, fitted]));
        // Σ (x̂−o)² of a block whose fit is its own share: n·x̂(1−x̂).
        fitted_score += (pool.n - pool.k) as f64 * fitted;
        from = pool.last as usize + 1;
    }
    fitted_score /= n as f64;
    let uncertainty = reference(k as f64 / n as f64);
    let parts = [(score - fitted_score).max(0.0), (uncertainty - fitted_score).max(0.0), uncertainty];
    let band = (n >= resample::LEAST && depth != Depth::Page).then(|| resample::band(cells));
    Some(Corp { mcb_dsc_unc: parts, blocks, at, band, seed: resample::SEED })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_pooled_until_shares_rise() {
        type Row = (&'static [(u64, u64)], &'static [(u32, u64, u64)]);
        let cases: [Row; 4] = [
            (&[(1, 0), (1, 1)], &[(0, 1, 0), (1, 1, 1)]),
            (&[(1, 1), (1, 0)], &[(1, 2, 1)]),
            (&[(1, 0), (2, 0)], &[(1, 3, 0)]),
            (&[(1, 0), (1, 1), (1, 0), (2, 2)], &[(0, 1, 0), (2, 2, 1), (3, 2, 2)]),
        ];
        for (cells, want) in cases {
            let mut pools = Vec::new();
            pool(cells.iter().copied(), &mut pools);
            let got: Vec<_> = pools.iter().map(|pool| (pool.last, pool.n, pool.k)).collect();
            assert_eq!(got, want, "{cells:?}");
        }
    }

    #[test]
    fn one_probability_has_no_discrimination() {
        let fit = corp(&[Cell { p: 0.7, n: 12, k: 8 }], Depth::Full).unwrap();
        let rate = 8.0 / 12.0;
        let want = [(0.7_f64 - rate).powi(2), 0.0, rate * (1.0 - rate)];
        assert!(fit.mcb_dsc_unc.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-15), "{fit:?}");
        assert_eq!(fit.band, None);
        assert_eq!(corp(&[], Depth::Full), None);
    }
}
