//! How late things came that came.

use super::measure::{Better, Measure};
use serde::Serialize;

/// The measure's row.
pub const MEASURE: Measure = Measure {
    name: "lateness",
    title: "lateness",
    range: "days after `due`; negative is early",
    better: Better::Lower,
    least: 1,
    source: "quantiles of type 7, Hyndman & Fan 1996, Am Stat 50, doi:10.1080/00031305.1996.10473566",
};

/// The upper ends of the classes of lateness, in days; the last class has none.
const CLASSES: [i64; 5] = [0, 7, 30, 90, 365];

/// Days after `due` of what came: kept ones with a day, and missed ones that came
/// late. It sees only what happened; what never came is counted in `never`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Lateness {
    /// Units that came, with a day and a `due`.
    pub n: u64,
    /// Missed units that never came, or whose coming was no fulfilment.
    pub never: u64,
    /// Mean days.
    pub mean: Option<f64>,
    /// Quantiles of type 7: linear between order statistics.
    pub p10: Option<f64>,
    /// The first quartile.
    pub p25: Option<f64>,
    /// The median.
    pub median: Option<f64>,
    /// The third quartile.
    pub p75: Option<f64>,
    /// The ninth decile.
    pub p90: Option<f64>,
    /// Units that came by `due`.
    pub on_time: u64,
    /// Units at most 0, 1–7, 8–30, 31–90, 91–365 and more than 365 days late.
    pub classes: [u64; 6],
}

impl Lateness {
    pub(super) fn short(&self) -> impl Serialize + use<> {
        #[derive(Serialize)]
        struct Short {
            n: u64,
            median: Option<f64>,
        }
        Short { n: self.n, median: self.median }
    }
}

/// Returns the lateness of days in ascending order, each with its count.
pub(super) fn lateness(days: &[(i64, u64)], never: u64) -> Lateness {
    let n: u64 = days.iter().map(|(_, count)| count).sum();
    let mut told = Lateness { n, never, ..Lateness::default() };
    if n == 0 {
        return told;
    }
    let sum: i128 = days.iter().map(|(day, count)| i128::from(*day) * i128::from(*count)).sum();
    told.mean = Some(sum as f64 / n as f64);
    for (day, count) in days {
        told.classes[CLASSES.partition_point(|end| end < day)] += count;
    }
    told.on_time = told.classes[0];
    let quantiles = [0.1, 0.25, 0.5, 0.75, 0.9].map(|q| Some(quantile(days, n, q)));
    [told.p10, told.p25, told.median, told.p75, told.p90] = quantiles;
    told
}

fn quantile(days: &[(i64, u64)], n: u64, q: f64) -> f64 {
    let place = (n - 1) as f64 * q;
    let below = place.floor();
    let low = nth(days, below as u64) as f64;
    if place == below {
        return low;
    }
    let high = nth(days, below as u64 + 1) as f64;
    low + (high - low) * (place - below)
}

/// The day in this place, counted from 0.
fn nth(days: &[(i64, u64)], place: u64) -> i64 {
    let mut passed = 0;
    let found = days.iter().find(|(_, count)| {
        passed += count;
        passed > place
    });
    found.or(days.last()).map_or(0, |(day, _)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_order_statistics() {
        let told = lateness(&[(-10, 1), (0, 2), (7, 1), (400, 1)], 3);
        assert_eq!((told.n, told.never, told.on_time), (5, 3, 3));
        assert_eq!(told.classes, [3, 1, 0, 0, 0, 1]);
        assert_eq!(told.mean, Some((-10.0 + 0.0 + 0.0 + 7.0 + 400.0) / 5.0));
        assert_eq!((told.p25, told.median, told.p75), (Some(0.0), Some(0.0), Some(7.0)));
        // The 4 · 0.1th place lies four tenths of the way from −10 to 0.
        assert!((told.p10.unwrap() - (-10.0 + 0.4 * 10.0)).abs() < 1e-12);
        assert!((told.p90.unwrap() - (7.0 + 0.6 * 393.0)).abs() < 1e-12);
    }

    #[test]
    fn classes_end_where_they_say() {
        let ends = [0, 1, 7, 8, 30, 31, 90, 91, 365, 366].map(|day| (day, 1));
        assert_eq!(lateness(&ends, 0).classes, [1, 2, 2, 2, 2, 1]);
        assert_eq!(lateness(&[], 2), Lateness { never: 2, ..Lateness::default() });
    }
}
