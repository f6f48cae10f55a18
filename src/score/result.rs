//! What comes out: every measure under its name, and the JSON of it.

use super::calibration::Calibration;
use super::config::{By, Config, Depth};
use super::corp::Corp;
use super::lateness::Lateness;
use super::murphy::Murphy;
use super::newcombe::Compare;
use super::proportion::{Kept, Proportion};
use super::ranking::Ranking;
use super::time::Time;
use super::verbal::Hedges;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The measures of all units and of each group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// What every number depends on.
    pub config: Config,
    /// What the groups are.
    pub by: By,
    /// The measures of all units.
    pub total: Measures,
    /// The measures of each group: by name, those of time by time, without a key last.
    pub groups: Vec<Group>,
}

/// A group of units.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name; none for the units that have none.
    pub key: Option<String>,
    /// Its measures.
    pub measures: Measures,
}

impl Serialize for Group {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("key", &self.key)?;
        self.measures.entries(&mut map)?;
        map.end()
    }
}

/// How many there are of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Lines in.
    pub lines: u64,
    /// Lines left out: said after what happened, or after the day of the report.
    pub dropped: u64,
    /// Lines ruled void.
    pub void: u64,
    /// Units: events of a speaker, and claims that are about none.
    pub units: u64,
    /// Units that are kept or missed.
    pub judged: u64,
    /// Units that nobody has ruled on.
    pub pending: u64,
    /// Pending units whose `lapses` lies before the day of the report.
    pub overdue: u64,
    /// Judged units without a `due`, which can hardly be missed.
    pub open: u64,
    /// Kept units that should have a day and have none.
    pub undated: u64,
    /// Further statements about an event that the same speaker had spoken of.
    pub repeats: u64,
    /// Speakers of units.
    pub speakers: u64,
}

/// Judged units by where their probability comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Basis {
    /// A number that was said.
    pub number: u64,
    /// What the words stand for on the scale.
    pub word: u64,
    /// A plain "will".
    pub asserted: u64,
    /// Words that the scale does not know: no probability.
    pub unknown: u64,
}

/// The units that probability scores are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Prob {
    /// Judged units with a probability. Under [`Repeat::Mean`](super::Repeat::Mean)
    /// units with at least one such statement.
    pub n: u64,
    /// Judged units by where their probability comes from.
    pub basis: Basis,
}

/// What hangs on the reading.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Deadline {
    /// Units missed strictly and kept leniently, of all judged ones.
    pub flips: Proportion,
    /// The same, of those with a vague deadline.
    pub flips_of_vague: Proportion,
}

/// Brier score and kept units under one way of counting repeats.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Counted {
    /// Kept.
    pub k: u64,
    /// Judged.
    pub n: u64,
    /// Brier score of those with a probability.
    pub brier: Option<f64>,
}

/// Brier score averaged within events, then over them.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Averaged {
    /// Units with a judged statement that has a probability.
    pub units: u64,
    /// Their Brier score.
    pub brier: Option<f64>,
}

/// The same claims under every way of counting repeats.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Repeats {
    /// The first statement stands for the event.
    pub first: Counted,
    /// The last statement does.
    pub last: Counted,
    /// Statements are averaged.
    pub mean: Averaged,
    /// Every statement counts.
    pub all: Counted,
}

/// What the reading that the report does not use would say.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct OtherReading {
    /// Brier score.
    pub brier: Option<f64>,
}

/// Every measure of a set of units. What cannot be computed is none; the short set
/// leaves the measures from `base_rate` on at none, but for `lateness`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// How much of it there is.
    pub depth: Depth,
    /// How many there are of what.
    pub counts: Counts,
    /// Kept rates of judged units.
    pub kept: Kept,
    /// Kept rates of judged units whose window has closed.
    pub kept_closed: Kept,
    /// What hangs on the reading.
    pub deadline: Deadline,
    /// The units that the scores below are made of.
    pub prob: Prob,
    /// Brier score; 0 best, 1 worst.
    pub brier: Option<f64>,
    /// Brier skill score against the units' own rate; 1 best, 0 no better than that.
    pub brier_skill: Option<f64>,
    /// Log score in nats; 0 best.
    pub log_score: Option<f64>,
    /// The rate of the units with a probability.
    pub base_rate: Option<f64>,
    /// Brier score of always saying the base rate.
    pub brier_reference: Option<f64>,
    /// Probabilities that the log score cuts to its limits.
    pub log_clipped: u64,
    /// Probabilities of 0 or 1 that were wrong.
    pub log_infinite: u64,
    /// Said against came, in bins.
    pub calibration: Option<Box<Calibration>>,
    /// The Brier score in parts, by bins.
    pub murphy: Option<Murphy>,
    /// Expected calibration error; 0 best.
    pub ece: Option<f64>,
    /// Said against came without bins, and the Brier score in parts by it.
    pub corp: Option<Box<Corp>>,
    /// The chance that a kept unit had the higher probability than a missed one.
    pub auc: Option<f64>,
    /// What words turned out to stand for.
    pub hedges: Option<Box<Hedges>>,
    /// Speakers by what their record allows to believe; of the total only.
    pub ranking: Option<Box<Ranking>>,
    /// The two speakers that were to be compared; of the total only.
    pub compare: Option<Box<Compare>>,
    /// Days from the saying to the outcome.
    pub time: Option<Box<Time>>,
    /// Days after `due`, of what came.
    pub lateness: Lateness,
    /// The same claims under every way of counting repeats; of the total only.
    pub repeat: Option<Repeats>,
    /// What the other reading would say.
    pub other_reading: Option<OtherReading>,
}

impl Measures {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("counts", &self.counts)?;
        if self.depth != Depth::Full {
            map.serialize_entry("kept", &self.kept.short())?;
            map.serialize_entry("kept_closed", &self.kept_closed.short())?;
            map.serialize_entry("prob", &self.prob)?;
            map.serialize_entry("brier", &self.brier)?;
            map.serialize_entry("brier_skill", &self.brier_skill)?;
            map.serialize_entry("log_score", &self.log_score)?;
            return match self.depth {
                Depth::Page => Ok(()),
                _ => map.serialize_entry("lateness", &self.lateness.short()),
            };
        }
        map.serialize_entry("kept", &self.kept)?;
        map.serialize_entry("kept_closed", &self.kept_closed)?;
        map.serialize_entry("deadline", &self.deadline)?;
        map.serialize_entry("prob", &self.prob)?;
        map.serialize_entry("brier", &self.brier)?;
        map.serialize_entry("base_rate", &self.base_rate)?;
        map.serialize_entry("brier_reference", &self.brier_reference)?;
        map.serialize_entry("brier_skill", &self.brier_skill)?;
        map.serialize_entry("log_score", &self.log_score)?;
        map.serialize_entry("log_clipped", &self.log_clipped)?;
        map.serialize_entry("log_infinite", &self.log_infinite)?;
        map.serialize_entry("calibration", &self.calibration)?;
        map.serialize_entry("murphy", &self.murphy)?;
        map.serialize_entry("ece", &self.ece)?;
        map.serialize_entry("corp", &self.corp)?;
        map.serialize_entry("auc", &self.auc)?;
        map.serialize_entry("hedges", &self.hedges)?;
        map.serialize_entry("time", &self.time)?;
        map.serialize_entry("lateness", &self.lateness)?;
        map.serialize_entry("other_reading", &self.other_reading)?;
        if let Some(repeat) = &self.repeat {
            map.serialize_entry("ranking", &self.ranking)?;
            map.serialize_entry("compare", &self.compare)?;
            map.serialize_entry("repeat", repeat)?;
        }
        Ok(())
    }
}

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}
