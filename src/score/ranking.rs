//! Speakers by what their record allows to believe.
//!
//! One of one is 100 %, 45 of 50 is 90 %, yet one coin flip proves nothing. What all
//! speakers together show is taken as a prior (empirical Bayes, beta-binomial), each
//! speaker's record moves it, and the lower end of what remains is the rank.

use super::beta;
use super::measure::{Better, Measure};
use super::prior;
use serde::{Serialize, Serializer};
use std::collections::HashMap;

/// The ranking's row.
pub const MEASURE: Measure = Measure {
    name: "ranking",
    title: "ranking by the lower bound of the posterior",
    range: "0 to 1",
    better: Better::Higher,
    least: 1,
    source: "Skellam 1948, JRSS B 10; Kleinman 1973, JASA 68; Efron & Morris 1975, JASA 70, \
             doi:10.1080/01621459.1975.10479864",
};

super::config::words! {
    /// How the prior was found.
    PriorFrom {
        /// By maximum likelihood.
        Ml = "ml",
        /// Too few speakers, or all went the same way: (K+½)/(N+1), worth 2 claims.
        Fallback = "fallback",
    }
}

/// A speaker's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Who.
    pub name: String,
    /// Kept.
    pub k: u64,
    /// Judged, at least 1.
    pub n: u64,
    /// Mean of the posterior.
    pub mean: f64,
    /// Its 5 % quantile: 95 % sure that the long-run rate is no lower.
    pub lower: f64,
}

impl Serialize for Ranked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.name, self.k, self.n, self.mean, self.lower).serialize(serializer)
    }
}

/// Every speaker with a judged unit, the best-founded first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// How the prior was found.
    pub prior_from: PriorFrom,
    /// Mean of the prior, 0..=1.
    pub mu: f64,
    /// Its strength in claims' worth, 1..=10,000.
    pub strength: f64,
    /// Mean and strength by moments; none under the fallback.
    pub moments: Option<[f64; 2]>,
    /// The speakers: by the lower bound, descending; then the larger n, then the name.
    pub table: Vec<Ranked>,
}

/// Ranks speakers, each given as (name, k, n) with n ≥ 1; none where there are none.
pub(super) fn ranking(speakers: Vec<(String, u64, u64)>) -> Option<Ranking> {
    if speakers.is_empty() {
        return None;
    }
    let prior = prior::prior(speakers.iter().map(|(_, k, n)| (*k, *n)));
    let (a, b) = (prior.mu * prior.strength, (1.0 - prior.mu) * prior.strength);
    let mut known: HashMap<(u64, u64), f64> = HashMap::new();
    let mut table: Vec<Ranked> = speakers
        .into_iter()
        .map(|(name, k, n)| {
            let (kept, missed) = (a + k as f64, b + (n - k) as f64);
            let lower = *known.entry((k, n)).or_insert_with(|| beta::quantile(0.05, kept, missed));
            Ranked { name, k, n, mean: kept / (prior.strength + n as f64), lower }
        })
        .collect();
    table.sort_unstable_by(|a, b| {
        b.lower.total_cmp(&a.lower).then_with(|| b.n.cmp(&a.n)).then_with(|| a.name.cmp(&b.name))
    });
    let prior::Prior { from, mu, strength, moments } = prior;
    Some(Ranking { prior_from: from, mu, strength, moments, table })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_record_leads_over_one_lucky_claim() {
        let speakers = [("Ida", 1, 1), ("Ole", 45, 50), ("Una", 0, 4)].map(|(name, k, n)| (name.to_string(), k, n));
        let ranking = ranking(speakers.to_vec()).unwrap();
        assert_eq!(ranking.prior_from, PriorFrom::Fallback);
        assert_eq!((ranking.mu, ranking.strength), ((46.0 + 0.5) / (55.0 + 1.0), 2.0));
        assert_eq!(ranking.table.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ole", "Ida", "Una"]);
        let ida = &ranking.table[1];
        assert!((ida.mean - (ranking.mu * 2.0 + 1.0) / 3.0).abs() < 1e-15);
        assert_eq!(super::ranking(Vec::new()), None);
    }

    #[test]
    fn ties_go_to_the_larger_record_and_then_the_name() {
        let speakers = [("b", 0, 0), ("a", 0, 0), ("c", 0, 0)].map(|(name, k, _)| (name.to_string(), k + 1, 2));
        let table = ranking(speakers.to_vec()).unwrap().table;
        assert_eq!(table.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
