//! The scale of the United States intelligence community.

use crate::hedge::{Band, Scale};

/// Bands and words of the directive; the words taken with them are this program's.
pub const SCALE: Scale = Scale {
    name: "icd203",
    title: "Intelligence Community Directive 203, expressions of likelihood",
    source: "Office of the Director of National Intelligence, Analytic Standards, 2 January 2015",
    bands: &[
        Band {
            low: 0.95,
            high: 0.99,
            p: 0.97,
            words: &["almost certain", "nearly certain"],
            taken: &[
                "absolutely",
                "certain",
                "definitely",
                "guaranteed",
                "inevitable",
                "no doubt",
                "sure",
                "without question",
            ],
        },
        Band {
            low: 0.80,
            high: 0.95,
            p: 0.875,
            words: &["very likely", "highly probable"],
            taken: &["bound to", "confident", "due to", "on track to", "scheduled to", "set to"],
        },
        Band {
            low: 0.55,
            high: 0.80,
            p: 0.675,
            words: &["likely", "probable"],
            taken: &[
                "anticipate",
                "believe",
                "expect",
                "optimistic that",
                "poised to",
                "predict",
                "promising",
                "should",
                "think",
            ],
        },
        Band {
            low: 0.45,
            high: 0.55,
            p: 0.50,
            words: &["roughly even chance", "roughly even odds"],
            taken: &["as likely as not", "could", "fifty-fifty", "may", "might", "possible", "toss-up", "within reach"],
        },
        Band {
            low: 0.20,
            high: 0.45,
            p: 0.325,
            words: &["unlikely", "improbable"],
            taken: &["doubt", "a long shot", "slim"],
        },
        Band {
            low: 0.05,
            high: 0.20,
            p: 0.125,
            words: &["very unlikely", "highly improbable"],
            taken: &["hardly", "remote hope"],
        },
        Band {
            low: 0.01,
            high: 0.05,
            p: 0.03,
            words: &["almost no chance", "remote"],
            taken: &["impossible", "never", "no way", "out of the question"],
        },
    ],
};
