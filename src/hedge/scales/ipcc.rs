//! The scale of the Intergovernmental Panel on Climate Change.

use crate::hedge::{Band, Scale};

/// Its ranges overlap by design: "likely" says at least 66 %, and no more than that.
pub const SCALE: Scale = Scale {
    name: "ipcc",
    title: "IPCC calibrated likelihood language",
    source: "Intergovernmental Panel on Climate Change, Sixth Assessment Report, 2021; Mastrandrea et al. 2010",
    bands: &[
        Band { low: 0.99, high: 1.0, p: 0.995, words: &["virtually certain"], taken: &[] },
        Band { low: 0.95, high: 1.0, p: 0.975, words: &["extremely likely"], taken: &[] },
        Band { low: 0.90, high: 1.0, p: 0.95, words: &["very likely"], taken: &[] },
        Band { low: 0.66, high: 1.0, p: 0.83, words: &["likely"], taken: &[] },
        Band { low: 0.50, high: 1.0, p: 0.75, words: &["more likely than not"], taken: &[] },
        Band { low: 0.33, high: 0.66, p: 0.495, words: &["about as likely as not"], taken: &[] },
        Band { low: 0.0, high: 0.33, p: 0.165, words: &["unlikely"], taken: &[] },
        Band { low: 0.0, high: 0.10, p: 0.05, words: &["very unlikely"], taken: &[] },
        Band { low: 0.0, high: 0.05, p: 0.025, words: &["extremely unlikely"], taken: &[] },
        Band { low: 0.0, high: 0.01, p: 0.005, words: &["exceptionally unlikely"], taken: &[] },
    ],
};
