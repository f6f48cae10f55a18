//! The yardstick of the United Kingdom's intelligence assessment.

use crate::hedge::{Band, Scale};

/// Its bands leave gaps on purpose, so that near words stay apart.
pub const SCALE: Scale = Scale {
    name: "phia",
    title: "PHIA probability yardstick",
    source: "Professional Head of Intelligence Assessment, United Kingdom, 2018",
    bands: &[
        Band { low: 0.95, high: 1.0, p: 0.975, words: &["almost certain"], taken: &[] },
        Band { low: 0.80, high: 0.90, p: 0.85, words: &["highly likely"], taken: &[] },
        Band { low: 0.55, high: 0.75, p: 0.65, words: &["likely", "probable"], taken: &[] },
        Band { low: 0.40, high: 0.50, p: 0.45, words: &["realistic possibility"], taken: &[] },
        Band { low: 0.25, high: 0.35, p: 0.30, words: &["unlikely"], taken: &[] },
        Band { low: 0.10, high: 0.20, p: 0.15, words: &["highly unlikely"], taken: &[] },
        Band { low: 0.0, high: 0.05, p: 0.025, words: &["remote chance"], taken: &[] },
    ],
};
