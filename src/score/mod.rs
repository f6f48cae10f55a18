//! How accurate forecasts were: numbers in, measures out.
//!
//! A [`Gatherer`] takes one [`Sample`] at a time and ends in a [`Report`] with the
//! measures of all units and of each group. It knows no names, files or clock, so that
//! the same lines of statistics serve claims from a pipe and from the database.
//!
//! Every number is a function of the claims alone: the same claims in any order give
//! the same bits. What cannot be computed is none, never 0. A rate never stands
//! without its n and an interval.
//!
//! Limits: claims are taken as independent, and the ones that reached the record as
//! all there are. Scores of different people on different questions mix skill with
//! difficulty.
//!
//! ```
//! use sayso::score::{Config, Gatherer, Id, Names, Outcome, Sample, Scope};
//!
//! struct One;
//! impl Names for One {
//!     fn speaker(&self, _: u32) -> &str { "Ann Lee" }
//!     fn source(&self, _: u32) -> &str { "Gazette" }
//!     fn tag(&self, _: u32) -> &str { "" }
//!     fn rule(&self, _: u32) -> &str { "" }
//!     fn kind(&self, _: u32) -> &str { "" }
//! }
//!
//! let as_of = "2025-06-01".parse().unwrap();
//! let mut gatherer = Gatherer::new(Config::new(as_of), Scope::default());
//! let claim = Sample { speaker: Some(0), p: Some(0.8), due: Some(30), lapses: Some(30), ..Sample::default() };
//! gatherer.add(&Sample { outcome: Outcome::Fulfilled, happened_on: Some(12), ..claim }, Id::Number(1), &[]);
//! gatherer.add(&Sample { outcome: Outcome::Missed, ..claim }, Id::Number(2), &[]);
//! let report = gatherer.finish(&One);
//! assert_eq!((report.total.kept.lenient.k, report.total.kept.lenient.n), (Some(1), 2));
//! assert!((report.total.brier.unwrap() - (0.2_f64.powi(2) + 0.8_f64.powi(2)) / 2.0).abs() < 1e-12);
//! ```

mod agreement;
mod auc;
mod belief;
mod beta;
mod brier;
mod calibration;
mod cell;
mod config;
mod corp;
mod days;
mod facts;
mod finish;
mod gather;
mod jeffreys;
mod key;
mod lateness;
mod log;
mod measure;
mod murphy;
mod newcombe;
mod poisson_binomial;
mod prior;
mod proportion;
mod ranking;
mod resample;
mod result;
mod sample;
mod slot;
mod sum;
mod tally;
mod time;
mod units;
mod verbal;
mod wilson;

pub use agreement::{Agreement, Pair, Ruling, agreement};
pub use calibration::{Bin, Calibration};
pub use config::{By, Config, Depth, Head, Reading, Repeat, Scope};
pub use corp::{Corp, Piece};
pub use gather::{Gatherer, day_number};
pub use jeffreys::jeffreys;
pub use key::Names;
pub use lateness::Lateness;
pub use measure::{Better, MEASURES, Measure};
pub use murphy::Murphy;
pub use newcombe::{Compare, Difference, Side, newcombe};
pub use proportion::{Kept, Proportion};
pub use ranking::{PriorFrom, Ranked, Ranking};
pub use result::{Averaged, Basis, Counted, Counts, Deadline, Group, Measures, OtherReading, Prob, Repeats, Report};
pub use sample::{Holds, Id, Outcome, Sample};
pub use time::Time;
pub use verbal::{Hedges, Verdict, Word};
pub use wilson::{Z, wilson};
