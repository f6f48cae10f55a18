//! Samples in, one at a time; a report out.
//!
//! A claim that is about no event is counted at once and forgotten. Statements about
//! an event are kept until the end, because only then is it known which of them
//! stands for the event. Beside those, memory grows with the number of speakers, of
//! different probabilities and of different days, not with the number of claims.

use super::belief::Beliefs;
use super::config::{By, Config, Depth, Repeat, Scope};
use super::days::Days;
use super::facts::{self, Facts, Watch};
use super::key;
use super::sample::{Id, Outcome, Sample};
use super::slot::{Shares, Slot};
use super::tally::Tally;
use super::units::Statements;
use crate::hedge;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// Gathers samples for a report.
#[derive(Debug)]
pub struct Gatherer {
    pub(super) config: Config,
    pub(super) scope: Scope,
    pub(super) as_of: i32,
    pub(super) beliefs: Beliefs,
    pub(super) statements: Statements,
    /// All units. Groups that do not overlap make the total until [`Gatherer::settle`].
    pub(super) total: Slot,
    settled: bool,
    /// Whether no claim is filtered out.
    all: bool,
    /// The groups, by their place.
    pub(super) slots: Vec<Slot>,
    /// Units, kept and judged ones of each speaker, by number; likewise where they are the
    /// groups.
    pub(super) speakers: Vec<Record>,
    /// Judged units of all by belief and verdict.
    pub(super) cells: Vec<[u64; 3]>,
    pub(super) late: Days,
    pub(super) came: Days,
    pub(super) lost: Days,
    /// The same by group, keyed by place: (belief, verdict), days late, days watched.
    pub(super) group_cells: Tally,
    pub(super) group_late: Tally,
    pub(super) group_watch: Tally,
    /// Speakers of each group, where groups are not speakers.
    pub(super) group_speakers: Tally,
    /// What units that are averages add, by place; `None` is the total.
    pub(super) shares: HashMap<Option<u32>, Shares>,
}

/// A speaker's units.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Record {
    pub units: u32,
    pub kept: u32,
    pub judged: u32,
}

/// Days since 1970-01-01, as samples count them.
pub fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - 719_163
}

impl Gatherer {
    /// Starts a report. A scale that is not known by name is the default one.
    pub fn new(config: Config, scope: Scope) -> Gatherer {
        let scale = hedge::scale(config.scale).unwrap_or(hedge::SCALES[0]);
        let Scope { since, until, speaker, source, tag, .. } = scope;
        Gatherer {
            settled: false,
            all: (since, until, speaker, source, tag) == (None, None, None, None, None),
            as_of: day_number(config.as_of),
            config: Config { scale: scale.name, bins: config.bins.clamp(1, 1000), ..config },
            scope,
            beliefs: Beliefs::new(scale),
            statements: Statements::default(),
            total: Slot::default(),
            slots: Vec::new(),
            speakers: Vec::new(),
            cells: Vec::new(),
            late: Days::default(),
            came: Days::default(),
            lost: Days::default(),
            group_cells: Tally::default(),
            group_late: Tally::default(),
            group_watch: Tally::default(),
            group_speakers: Tally::default(),
            shares: HashMap::new(),
        }
    }

    /// Makes a gatherer for a part of the claims, which another thread may fill. All words
    /// must have their numbers by now.
    pub fn part(&self) -> Gatherer {
        let beliefs = self.beliefs.clone();
        Gatherer { beliefs, ..Gatherer::new(self.config.clone(), self.scope.clone()) }
    }

    /// Takes in what a part has gathered. Which claims went into which part does not
    /// change one bit of the report.
    pub fn join(&mut self, part: Gatherer) {
        self.statements.join(part.statements);
        self.total.join(&part.total);
        for (place, slot) in (0..).zip(&part.slots) {
            self.slot(place).join(slot);
        }
        for (speaker, more) in (0..).zip(part.speakers) {
            let record = self.record(speaker);
            record.units += more.units;
            record.kept += more.kept;
            record.judged += more.judged;
        }
        for (number, counts) in (0..).zip(part.cells) {
            let at = self.beliefs.ours(&part.beliefs, number) as usize;
            if self.cells.len() <= at {
                self.cells.resize(at + 1, [0; 3]);
            }
            self.cells[at].iter_mut().zip(counts).for_each(|(count, more)| *count += more);
        }
        self.late.join(part.late);
        self.came.join(part.came);
        self.lost.join(part.lost);
        let beliefs = &mut self.beliefs;
        self.group_cells.join(part.group_cells, |key| {
            let belief = beliefs.ours(&part.beliefs, key as u32 >> 2);
            key >> 32 << 32 | u64::from(belief) << 2 | key & 3
        });
        self.group_late.join(part.group_late, |key| key);
        self.group_watch.join(part.group_watch, |key| key);
        self.group_speakers.join(part.group_speakers, |key| key);
    }

    /// Gives hedge words their number; none for a plain "will", which is no hedge. Words
    /// that differ in case alone are the same.
    pub fn words(&mut self, text: &str) -> Option<u32> {
        let plain = text.trim().eq_ignore_ascii_case("will");
        (!plain).then(|| self.beliefs.words(text))
    }

    /// Counts a claim, with its tags, each once. `id` decides between two statements
    /// about one event on one day.
    pub fn add(&mut self, sample: &Sample, id: Id<'_>, tags: &[u32]) {
        let inside = self.inside(sample, tags);
        let dropped = facts::dropped(sample, self.as_of);
        let void = !dropped && sample.outcome == Outcome::Void;
        if inside {
            let count = |slot: &mut Slot| {
                slot.lines += 1;
                slot.dropped += u32::from(dropped);
                slot.void += u32::from(void);
            };
            if self.apart() {
                count(&mut self.total);
            }
            self.each_place(sample, tags, |gatherer, place| count(gatherer.slot(place)));
        }
        if dropped || void {
            return;
        }
        match (sample.speaker, sample.event) {
            (Some(speaker), Some(event)) => self.statements.keep((speaker, event), sample, id, tags),
            _ if inside => self.unit(sample, tags),
            _ => {}
        }
    }

    /// Whether a claim is one of those asked for.
    pub(super) fn inside(&self, sample: &Sample, tags: &[u32]) -> bool {
        let is = |asked: Option<u32>, own: Option<u32>| asked.is_none() || asked == own;
        if self.all {
            return true;
        }
        self.scope.since.is_none_or(|since| since <= sample.said)
            && self.scope.until.is_none_or(|until| sample.said <= until)
            && is(self.scope.speaker, sample.speaker)
            && is(self.scope.source, sample.source)
            && self.scope.tag.is_none_or(|tag| tags.contains(&tag))
    }

    /// Whether the total is counted apart from the groups.
    fn apart(&self) -> bool {
        self.settled || self.scope.by == By::Tag
    }

    /// Sums the groups up: what comes after this is counted in each place by itself.
    pub(super) fn settle(&mut self) {
        if !self.apart() {
            self.slots.iter().for_each(|slot| self.total.join(slot));
        }
        if self.scope.by == By::Speaker {
            let reading = self.config.reading;
            self.speakers = self.slots.iter().skip(1).map(|slot| slot.record(reading)).collect();
        }
        self.settled = true;
    }

    /// Calls for each group that a claim belongs to.
    pub(super) fn each_place(&mut self, sample: &Sample, tags: &[u32], mut each: impl FnMut(&mut Gatherer, u32)) {
        if self.scope.by != By::Tag || tags.is_empty() {
            return each(self, key::place(self.scope.by, sample));
        }
        for tag in tags {
            each(self, tag + 1);
        }
    }

    pub(super) fn slot(&mut self, place: u32) -> &mut Slot {
        let at = place as usize;
        if self.slots.len() <= at {
            self.slots.resize(at + 1, Slot::default());
        }
        &mut self.slots[at]
    }

    /// Counts a unit by its representative.
    pub(super) fn unit(&mut self, sample: &Sample, tags: &[u32]) {
        let facts = Facts::of(sample, self.as_of);
        let number = self.beliefs.of(sample.p, sample.hedge);
        let reading = self.config.reading;
        let facts = self.denied(facts, sample);
        if self.apart() {
            self.total.add(&facts, &self.beliefs.all[number as usize], reading);
        }
        if self.settled || self.scope.by != By::Speaker {
            self.speaker(sample, &facts);
        }
        if let Some(came) = facts.came {
            let at = number as usize;
            if self.cells.len() <= at {
                self.cells.resize(at + 1, [0; 3]);
            }
            self.cells[at][came as usize] += 1;
        }
        self.times(&facts);
        self.each_place(sample, tags, |gatherer, place| {
            let belief = gatherer.beliefs.all[number as usize];
            gatherer.slot(place).add(&facts, &belief, reading);
            gatherer.group_times(&facts, place);
            gatherer.group_speaker(sample, place);
            if let Some(came) = facts.came.filter(|_| gatherer.scope.depth == Depth::Full) {
                gatherer.group_cells.add(u64::from(place) << 32 | u64::from(number) << 2 | came as u64);
            }
        });
    }

    /// A claim that its words turn into a denial has no day on which it was kept.
    pub(super) fn denied(&self, facts: Facts, sample: &Sample) -> Facts {
        let words = sample.hedge.filter(|_| facts.undated && sample.p.is_none());
        let turned = words.is_some_and(|words| self.beliefs.words[words as usize].turned);
        Facts { undated: facts.undated && !turned, ..facts }
    }

    fn speaker(&mut self, sample: &Sample, facts: &Facts) {
        let Some(speaker) = sample.speaker else { return };
        let kept = facts.came.is_some_and(|came| super::slot::kept(came, self.config.reading));
        let record = self.record(speaker);
        record.units += 1;
        record.judged += u32::from(facts.came.is_some());
        record.kept += u32::from(kept);
    }

    pub(super) fn record(&mut self, speaker: u32) -> &mut Record {
        let at = speaker as usize;
        if self.speakers.len() <= at {
            self.speakers.resize(at + 1, Record::default());
        }
        &mut self.speakers[at]
    }

    /// Counts the days of a unit, or of a statement of one, for all.
    pub(super) fn times(&mut self, facts: &Facts) {
        if let Some(late) = facts.late {
            self.late.add(late.into());
        }
        match facts.watch {
            Watch::Came(day) => self.came.add(day.into()),
            Watch::Lost(day) => self.lost.add(day.into()),
            Watch::Out => {}
        }
    }

    /// The same for a group.
    pub(super) fn group_times(&mut self, facts: &Facts, place: u32) {
        let group = u64::from(place) << 32;
        if let Some(late) = facts.late.filter(|_| self.scope.depth != Depth::Page) {
            // With the sign turned, days sort as numbers do.
            self.group_late.add(group | u64::from(late as u32 ^ (1 << 31)));
        }
        if self.scope.depth == Depth::Full {
            match facts.watch {
                Watch::Came(day) => self.group_watch.add(group | (day as u64) << 1),
                Watch::Lost(day) => self.group_watch.add(group | (day as u64) << 1 | 1),
                Watch::Out => {}
            }
        }
    }

    pub(super) fn group_speaker(&mut self, sample: &Sample, place: u32) {
        if let Some(speaker) = sample.speaker.filter(|_| self.scope.by != By::Speaker) {
            self.group_speakers.add(u64::from(place) << 32 | u64::from(speaker));
        }
    }

    /// Whether statements about one event are averaged.
    pub(super) fn averages(&self) -> bool {
        self.config.repeat == Repeat::Mean
    }
}
