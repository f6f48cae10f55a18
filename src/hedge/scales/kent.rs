//! Sherman Kent's scale, the first of its kind.

use crate::hedge::{Band, Scale};

/// Kent gives a figure and a margin, so the figure is the middle.
pub const SCALE: Scale = Scale {
    name: "kent",
    title: "Words of Estimative Probability",
    source: "Sherman Kent, Studies in Intelligence, Fall 1964",
    bands: &[
        Band { low: 0.87, high: 0.99, p: 0.93, words: &["almost certain"], taken: &[] },
        Band { low: 0.63, high: 0.87, p: 0.75, words: &["probable"], taken: &[] },
        Band { low: 0.40, high: 0.60, p: 0.50, words: &["chances about even"], taken: &[] },
        Band { low: 0.20, high: 0.40, p: 0.30, words: &["probably not"], taken: &[] },
        Band { low: 0.02, high: 0.12, p: 0.07, words: &["almost certainly not"], taken: &[] },
    ],
};
