//! How long it took until claims came true.

use super::measure::{Better, Measure};
use super::wilson::Z;
use serde::Serialize;

/// The curve's row.
pub const MEASURE: Measure = Measure {
    name: "time",
    title: "time to outcome",
    range: "days since said; share not yet come, 0 to 1",
    better: Better::Neither,
    least: 1,
    source: "Kaplan & Meier 1958, JASA 53, doi:10.1080/01621459.1958.10501452; Greenwood 1926; Kalbfleisch & Prentice 1980; \
             Brookmeyer & Crowley 1982, Biometrics 38, doi:10.2307/2530286",
};

/// The Kaplan–Meier curve of days since `said`, at the days on which something came.
/// A miss is watched until `lapses`, as if it might still come at the usual pace; if
/// missed things never come, the curve is too low.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Time {
    /// Units that were watched.
    pub n: u64,
    /// Units that came, in time or late.
    pub events: u64,
    /// Units that were watched for a while and did not come in it.
    pub censored: u64,
    /// The days on which something came, ascending.
    pub at: Vec<i64>,
    /// Units still watched on that day and not come before it.
    pub at_risk: Vec<u64>,
    /// Share that has not come by the end of that day.
    pub survival: Vec<f64>,
    /// Greenwood's standard error of the share; none where it is 0.
    pub greenwood_se: Vec<Option<f64>>,
    /// 95 % interval of the share by log(−log S); none where it is 0.
    pub loglog95: Vec<Option<[f64; 2]>>,
    /// The first day by which half had come; none where that was not reached.
    pub median: Option<i64>,
    /// Its 95 % interval; either end may not be reached.
    pub median95: [Option<i64>; 2],
    /// The days on which watching some unit ended without its coming, ascending.
    #[serde(skip)]
    pub censored_at: Vec<i64>,
}

/// Units whose watch ended on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ended {
    /// Days since said, 0 or more.
    pub day: i64,
    /// Units that came.
    pub came: u64,
    /// Units of which no more is known.
    pub unknown: u64,
}

/// Returns the curve of days in ascending order, each once.
///
/// S(t) = Π (1 − d/r); standard error S·√Σ d/(r(r−d)); interval S^exp(±z·√G/|ln S|).
pub(super) fn time(ended: &[Ended]) -> Time {
    let mut left: u64 = ended.iter().map(|row| row.came + row.unknown).sum();
    let mut curve = Time { n: left, ..Time::default() };
    let (mut share, mut greenwood) = (1.0, 0.0);
    for row in ended {
        if row.came > 0 {
            let (came, risk) = (row.came as f64, left as f64);
            share *= 1.0 - came / risk;
            let alive = row.came < left;
            greenwood += if alive { came / (risk * (risk - came)) } else { 0.0 };
            let spread = Z * f64::sqrt(greenwood) / f64::ln(share).abs();
            let bounds = alive.then(|| [share.powf(spread.exp()), share.powf((-spread).exp())]);
            curve.at.push(row.day);
            curve.at_risk.push(left);
            curve.survival.push(share);
            curve.greenwood_se.push(alive.then(|| share * f64::sqrt(greenwood)));
            curve.loglog95.push(bounds);
            let half = |share: f64, day: &mut Option<i64>| {
                if share <= 0.5 && day.is_none() {
                    *day = Some(row.day);
                }
            };
            // At S = 0 the whole interval has come down.
            let [low, high] = bounds.unwrap_or([0.0, 0.0]);
            half(share, &mut curve.median);
            half(low, &mut curve.median95[0]);
            half(high, &mut curve.median95[1]);
        }
        if row.unknown > 0 {
            curve.censored_at.push(row.day);
        }
        curve.events += row.came;
        curve.censored += row.unknown;
        left -= row.came + row.unknown;
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_by_hand() {
        // Watched: 2 came on day 3, 1 lost on day 3, 1 came on day 5, 1 lost on day 9.
        let ended = [
            Ended { day: 3, came: 2, unknown: 1 },
            Ended { day: 5, came: 1, unknown: 0 },
            Ended { day: 9, came: 0, unknown: 1 },
        ];
        let curve = time(&ended);
        assert_eq!((curve.n, curve.events, curve.censored), (5, 3, 2));
        assert_eq!((curve.at.as_slice(), curve.at_risk.as_slice()), ([3, 5].as_slice(), [5, 2].as_slice()));
        assert_eq!(curve.survival, [1.0 - 2.0 / 5.0, (1.0 - 2.0 / 5.0) * (1.0 - 1.0 / 2.0)]);
        let want = 0.3 * (2.0 / (5.0 * 3.0) + 1.0 / (2.0 * 1.0_f64)).sqrt();
        assert!((curve.greenwood_se[1].unwrap() - want).abs() < 1e-15);
        assert_eq!(curve.median, Some(5));
        assert_eq!(curve.censored_at, [3, 9]);
    }

    #[test]
    fn an_end_at_nothing_has_no_bounds() {
        let curve = time(&[Ended { day: 0, came: 4, unknown: 0 }]);
        assert_eq!((curve.survival[0], curve.greenwood_se[0], curve.loglog95[0]), (0.0, None, None));
        assert_eq!((curve.median, curve.median95), (Some(0), [Some(0), Some(0)]));
        let none = time(&[Ended { day: 7, came: 0, unknown: 2 }]);
        assert_eq!((none.n, none.median, none.at.len()), (2, None, 0));
    }
}
