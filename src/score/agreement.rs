//! How far reviewers agree on the same units.

use super::measure::{Better, Measure};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The row of Krippendorff's α.
pub const ALPHA: Measure = Measure {
    name: "alpha",
    title: "agreement of all reviewers (Krippendorff's α, nominal)",
    range: "1 perfect, 0 chance, negative below it; ≥ 0.8 rely on, 0.667 to 0.8 tentative",
    better: Better::Higher,
    least: 2,
    source: "Krippendorff 2011, Computing Krippendorff's Alpha-Reliability",
};

/// The row of Cohen's κ.
pub const KAPPA: Measure = Measure {
    name: "kappa",
    title: "agreement of two reviewers (Cohen's κ)",
    range: "−1 to 1; 0 chance",
    better: Better::Higher,
    least: 1,
    source: "Cohen 1960, EPM 20, doi:10.1177/001316446002000104",
};

/// A reviewer's ruling on a unit, all by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling {
    /// The unit.
    pub unit: u32,
    /// The reviewer, a place in the list of names.
    pub reviewer: u32,
    /// The ruling, a place in the list of labels. Void and pending are labels like any
    /// other, and so is whatever else reviewers say.
    pub label: u32,
}

/// How far two reviewers agree on the units that both ruled on.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Pair {
    /// Cohen's κ, −1 to 1; none for no shared unit, or one label only.
    pub kappa: Option<f64>,
    /// Share of units with the same ruling; none for no shared unit.
    pub agreement: Option<f64>,
    /// Units that both ruled on.
    pub n: u64,
}

/// How far all reviewers agree.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Agreement {
    /// Reviewers who ruled.
    pub reviewers: u64,
    /// Units ruled on.
    pub units: u64,
    /// Rulings.
    pub rulings: u64,
    /// Units with two rulings or more.
    pub paired_units: u64,
    /// Krippendorff's α for nominal labels; none where no unit has two rulings, or
    /// there is one label only.
    pub alpha: Option<f64>,
    /// κ of each two reviewers, by name, the first name before the second.
    pub kappa: BTreeMap<String, BTreeMap<String, Pair>>,
}

/// Counts of label against label.
type Table = BTreeMap<(u32, u32), u64>;

/// Returns the agreement of rulings in any order, one a reviewer and unit, by
/// reviewers and with labels that are named in the lists.
pub fn agreement(mut rulings: Vec<Ruling>, names: &[String], labels: &[String]) -> Agreement {
    // By the name of the label, so that sums do not depend on who ruled first.
    let mut order: Vec<u32> = (0..labels.len() as u32).collect();
    order.sort_unstable_by_key(|label| &labels[*label as usize]);
    let mut rank = vec![0; labels.len()];
    for (place, label) in (0..).zip(order) {
        rank[label as usize] = place;
    }
    for ruling in &mut rulings {
        ruling.label = rank[ruling.label as usize];
    }
    rulings.sort_unstable_by_key(|ruling| (ruling.unit, ruling.reviewer));
    let mut told = Agreement { rulings: rulings.len() as u64, ..Agreement::default() };
    let mut pairs: HashMap<(u32, u32), Table> = HashMap::new();
    let mut together: BTreeMap<usize, Table> = BTreeMap::new();
    for unit in rulings.chunk_by(|a, b| a.unit == b.unit) {
        told.units += 1;
        if unit.len() < 2 {
            continue;
        }
        told.paired_units += 1;
        let table = together.entry(unit.len()).or_default();
        for (at, a) in unit.iter().enumerate() {
            for b in &unit[at + 1..] {
                *table.entry((a.label, b.label)).or_default() += 1;
                *table.entry((b.label, a.label)).or_default() += 1;
                let pair = pairs.entry((a.reviewer, b.reviewer)).or_default();
                *pair.entry((a.label, b.label)).or_default() += 1;
            }
        }
    }
    let mut seen: Vec<u32> = rulings.iter().map(|ruling| ruling.reviewer).collect();
    seen.sort_unstable();
    seen.dedup();
    told.reviewers = seen.len() as u64;
    told.alpha = alpha(&together);
    for (at, first) in seen.iter().enumerate() {
        for second in &seen[at + 1..] {
            let pair = pairs.get(&(*first, *second)).map_or_else(Pair::default, kappa);
            let mut names = [*first, *second].map(|one| names[one as usize].clone());
            names.sort();
            let [first, second] = names;
            told.kappa.entry(first).or_default().insert(second, pair);
        }
    }
    told
}

/// (p_o − p_e)/(1 − p_e) with p_e = Σ share₁(c)·share₂(c). The labels of both may be
/// exchanged.
fn kappa(table: &Table) -> Pair {
    let (mut same, mut n) = (0_u64, 0_u64);
    let mut given: BTreeMap<u32, [u64; 2]> = BTreeMap::new();
    for ((first, second), count) in table {
        n += count;
        same += if first == second { *count } else { 0 };
        given.entry(*first).or_default()[0] += count;
        given.entry(*second).or_default()[1] += count;
    }
    // In whole numbers: p_e = chance / n².
    let chance: u128 = given.values().map(|[first, second]| u128::from(*first) * u128::from(*second)).sum();
    let square = u128::from(n) * u128::from(n);
    let expected = chance as f64 / square as f64;
    let observed = same as f64 / n as f64;
    let kappa = (chance < square).then(|| (observed - expected) / (1.0 - expected));
    Pair { kappa, agreement: Some(observed), n }
}

/// 1 − (n−1)·Σ_{c≠c'} o(c,c') / Σ_{c≠c'} n_c n_c', where a pair in a unit of m rulings
/// counts 1/(m−1).
fn alpha(together: &BTreeMap<usize, Table>) -> Option<f64> {
    let mut labels: BTreeMap<u32, f64> = BTreeMap::new();
    let mut apart = 0.0;
    for (size, table) in together {
        for ((first, second), count) in table {
            let weight = *count as f64 / (size - 1) as f64;
            *labels.entry(*first).or_default() += weight;
            apart += if first == second { 0.0 } else { weight };
        }
    }
    let n: f64 = labels.values().sum();
    let expected: f64 = labels.values().map(|label| label * (n - label)).sum();
    (labels.len() > 1).then(|| 1.0 - (n - 1.0) * apart / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rulings(rows: &[&[Option<u32>]]) -> Vec<Ruling> {
        let mut all = Vec::new();
        for (reviewer, row) in (0..).zip(rows) {
            let given = (0..).zip(row.iter()).filter_map(|(unit, label)| Some((unit, (*label)?)));
            all.extend(given.map(|(unit, label)| Ruling { unit, reviewer, label }));
        }
        all
    }

    fn told(rows: &[&[Option<u32>]]) -> Agreement {
        let names = ["ann", "bob"].map(String::from);
        let labels = ["void", "missed", "fulfilled"].map(String::from);
        agreement(rulings(rows), &names, &labels)
    }

    #[test]
    fn two_reviewers_by_hand() {
        let (v, m, f) = (Some(0), Some(1), Some(2));
        let told = told(&[&[f, f, m, v, f], &[f, m, m, v, None]]);
        let pair = told.kappa["ann"]["bob"];
        // Shared: 4 units, 3 alike. Ann: f 2, m 1, v 1; Bob: f 1, m 2, v 1.
        let (observed, expected) = (3.0 / 4.0, (2.0 * 1.0 + 1.0 * 2.0 + 1.0 * 1.0) / 16.0);
        assert_eq!((pair.n, pair.agreement), (4, Some(observed)));
        assert!((pair.kappa.unwrap() - (observed - expected) / (1.0 - expected)).abs() < 1e-15);
        // Pairs apart: 2 of 8; labels f 3, m 3, v 2.
        let alpha = 1.0 - 7.0 * 2.0 / (64.0 - 9.0 - 9.0 - 4.0);
        assert!((told.alpha.unwrap() - alpha).abs() < 1e-15);
        assert_eq!((told.reviewers, told.units, told.rulings, told.paired_units), (2, 5, 9, 4));
    }

    #[test]
    fn one_label_or_no_shared_unit_says_nothing() {
        let f = Some(2);
        let one = told(&[&[f, f], &[f, f]]);
        assert_eq!(
            (one.alpha, one.kappa["ann"]["bob"].kappa, one.kappa["ann"]["bob"].agreement),
            (None, None, Some(1.0))
        );
        let apart = told(&[&[f, None], &[None, f]]);
        assert_eq!((apart.alpha, apart.kappa["ann"]["bob"]), (None, Pair::default()));
        assert_eq!(told(&[]), Agreement::default());
    }
}
