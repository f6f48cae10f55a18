//! Said against came, in bins of equal width.

use super::cell::Cell;
use super::measure::{Better, Measure};
use super::sum::Sum;
use super::{poisson_binomial, wilson};
use serde::{Serialize, Serializer};

/// The table's row.
pub const MEASURE: Measure = Measure {
    name: "calibration",
    title: "calibration table with consistency band",
    range: "0 to 1",
    better: Better::Neither,
    least: 10,
    source: "Bröcker & Smith 2007, WAF 22, doi:10.1175/WAF993.1",
};

/// The error's row.
pub const ECE: Measure = Measure {
    name: "ece",
    title: "expected calibration error",
    range: "0 to 1; depends on the bins, and is above 0 by chance",
    better: Better::Lower,
    least: 10,
    source: "Naeini, Cooper & Hauskrecht 2015, AAAI 29, doi:10.1609/aaai.v29i1.9602",
};

/// A bin that holds units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Its place, from 0: `[bin / of, (bin + 1) / of)`, the last one closed.
    pub bin: u32,
    /// Units.
    pub n: u64,
    /// Kept units.
    pub hits: u64,
    /// Mean probability.
    pub mean_p: f64,
    /// Kept share.
    pub frequency: f64,
    /// 95 % Wilson interval of the share.
    pub wilson: [f64; 2],
}

/// The bins, and where their shares would lie if every probability were right.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// How many bins there are, empty ones with them.
    pub of: u32,
    /// The bins that hold units, ascending.
    pub bins: Vec<Bin>,
    /// For each of them the 5 % and 95 % quantiles of its share if every probability
    /// were right: 90 % of such shares lie there, so that of ten bins one is outside
    /// by chance. Bröcker & Smith (2007).
    pub consistency90: Vec<[f64; 2]>,
}

impl Calibration {
    /// The consistency band of a bin; none for one that holds nothing.
    pub fn band(&self, bin: u32) -> Option<[f64; 2]> {
        let at = self.bins.binary_search_by_key(&bin, |row| row.bin).ok()?;
        self.consistency90.get(at).copied()
    }
}

impl Serialize for Calibration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = |row: &Bin| (row.bin, row.n, row.hits, row.mean_p, row.frequency, row.wilson[0], row.wilson[1]);
        let bands = self.bins.iter().zip(&self.consistency90).map(|(row, band)| (row.bin, band[0], band[1]));
        let mut map = serializer.serialize_map(Some(2))?;
        serde::ser::SerializeMap::serialize_entry(&mut map, "bins", &self.bins.iter().map(rows).collect::<Vec<_>>())?;
        serde::ser::SerializeMap::serialize_entry(&mut map, "consistency90", &bands.collect::<Vec<_>>())?;
        serde::ser::SerializeMap::end(map)
    }
}

/// The bin of a probability, in double arithmetic: ⌊p·K⌋, the last one closed.
/// Edges i/K computed in advance would disagree: 3·0.1 > 0.3.
fn place(p: f64, of: u32) -> u32 {
    ((p * f64::from(of)).floor() as u32).min(of - 1)
}

/// Cuts cells, sorted by probability, into their bins; empty ones are left out.
pub(super) fn cut(cells: &[Cell], of: u32) -> Vec<(u32, &[Cell])> {
    let mut rest = cells;
    let mut bins = Vec::new();
    while let Some(first) = rest.first() {
        let bin = place(first.p, of);
        let (here, after) = rest.split_at(rest.partition_point(|cell| place(cell.p, of) == bin));
        bins.push((bin, here));
        rest = after;
    }
    bins
}

/// Mean probability and kept share of a bin, with its counts.
pub(super) fn mean(cells: &[Cell]) -> (u64, u64, f64, f64) {
    let (n, k) = super::cell::count(cells);
    let sum: Sum = cells.iter().map(|cell| Sum::of(cell.p).times(cell.n)).sum();
    (n, k, sum.value() / n as f64, k as f64 / n as f64)
}

/// Returns the calibration table of cells sorted by probability; none for no units.
pub(super) fn calibration(cells: &[Cell], of: u32) -> Option<Calibration> {
    let mut table = Calibration { of, bins: Vec::new(), consistency90: Vec::new() };
    for (bin, here) in cut(cells, of) {
        let (n, hits, mean_p, frequency) = mean(here);
        let wilson = wilson(hits, n)?;
        table.bins.push(Bin { bin, n, hits, mean_p, frequency, wilson });
        table.consistency90.push(poisson_binomial::band90(here));
    }
    (!table.bins.is_empty()).then_some(table)
}

/// Returns the expected calibration error: Σ Nⱼ/n |p̄ⱼ − ōⱼ|. 0 is best, 1 worst; none
/// for no units. Depends on the number of bins and is above 0 by chance even where
/// every probability is right: never a rank. Naeini, Cooper & Hauskrecht (2015).
pub(super) fn ece(cells: &[Cell], of: u32) -> Option<f64> {
    let bins = cut(cells, of).into_iter().map(|(_, here)| {
        let (n, _, mean_p, frequency) = mean(here);
        Sum::of((mean_p - frequency).abs()).times(n)
    });
    bins.sum::<Sum>().mean(super::cell::count(cells).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probability_falls_into_its_bin() {
        let cases = [(0.0, 0), (0.1, 1), (0.3, 3), (0.29999, 2), (0.7, 7), (0.99, 9), (1.0, 9)];
        for (p, want) in cases {
            assert_eq!(place(p, 10), want, "{p}");
        }
        assert_eq!(place(1.0, 1), 0);
    }

    #[test]
    fn bins_hold_means_and_shares() {
        let cells = [Cell { p: 0.2, n: 3, k: 1 }, Cell { p: 0.25, n: 1, k: 1 }, Cell { p: 0.9, n: 2, k: 1 }];
        let table = calibration(&cells, 10).unwrap();
        assert_eq!(table.bins.iter().map(|bin| (bin.bin, bin.n, bin.hits)).collect::<Vec<_>>(), [(2, 4, 2), (9, 2, 1)]);
        assert!((table.bins[0].mean_p - (3.0 * 0.2 + 0.25) / 4.0).abs() < 1e-15);
        let want = 4.0 / 6.0 * (0.5 - 0.2125_f64).abs() + 2.0 / 6.0 * (0.9 - 0.5_f64).abs();
        assert!((ece(&cells, 10).unwrap() - want).abs() < 1e-15);
        assert_eq!(table.band(5), None);
        assert_eq!((calibration(&[], 10), ece(&[], 10)), (None, None));
    }
}
