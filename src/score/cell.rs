//! Units grouped by equal probability: what every score of probabilities is made of.

/// The units with one probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// Their probability, 0..=1.
    pub p: f64,
    /// How many.
    pub n: u64,
    /// How many of them were kept.
    pub k: u64,
}

/// Sorts cells by probability and joins those with the same.
pub(super) fn sorted(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.sort_unstable_by(|a, b| a.p.total_cmp(&b.p));
    cells.dedup_by(|cell, before| {
        let same = cell.p == before.p;
        if same {
            before.n += cell.n;
            before.k += cell.k;
        }
        same
    });
    cells
}

/// How many units, and how many of them were kept.
pub(super) fn count(cells: &[Cell]) -> (u64, u64) {
    cells.iter().fold((0, 0), |(n, k), cell| (n + cell.n, k + cell.k))
}
