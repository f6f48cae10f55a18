//! The table of measures: what a report can say, and how each is to be read.

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The higher.
    Higher,
    /// The lower.
    Lower,
    /// Neither: it describes.
    Neither,
}

/// A measure, for help and reference pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Its key in JSON.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// The values that it can take.
    pub range: &'static str,
    /// Which way is better.
    pub better: Better,
    /// Below so many units it says nothing, or next to nothing.
    pub least: u64,
    /// Where it was published.
    pub source: &'static str,
}

/// Every measure, in the order of the JSON.
pub const MEASURES: &[Measure] = &[
    super::proportion::MEASURE,
    super::wilson::MEASURE,
    super::jeffreys::MEASURE,
    super::brier::MEASURE,
    super::brier::SKILL,
    super::log::MEASURE,
    super::calibration::MEASURE,
    super::murphy::MEASURE,
    super::calibration::ECE,
    super::corp::MEASURE,
    super::auc::MEASURE,
    super::verbal::MEASURE,
    super::ranking::MEASURE,
    super::newcombe::MEASURE,
    super::time::MEASURE,
    super::lateness::MEASURE,
    super::agreement::ALPHA,
    super::agreement::KAPPA,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_every_row_is_told() {
        for (at, row) in MEASURES.iter().enumerate() {
            assert!(MEASURES[..at].iter().all(|other| other.name != row.name), "{} stands twice", row.name);
            for text in [row.name, row.title, row.range, row.source] {
                assert!(!text.is_empty(), "{row:?}");
            }
        }
    }
}
