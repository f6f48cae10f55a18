//! The counters of a group: small, because there may be as many as there are speakers.

use super::belief::{Belief, Origin};
use super::brier;
use super::config::{Depth, Reading};
use super::facts::{Came, Facts};
use super::gather::Record;
use super::proportion::{Kept, Proportion};
use super::result::{Basis, Counts, Deadline, Prob};
use super::sum::Sum;

/// What is counted of the units of a group, up to 4·10⁹ of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub lines: u32,
    pub dropped: u32,
    pub void: u32,
    pub units: u32,
    pub judged: u32,
    pub pending: u32,
    pub overdue: u32,
    pub open: u32,
    pub undated: u32,
    pub repeats: u32,
    /// Kept, by [`Came`]: only leniently, and under both readings.
    pub kept: [u32; 2],
    pub closed: u32,
    /// Likewise, of the closed ones.
    pub kept_closed: [u32; 2],
    pub vague: u32,
    pub vague_flips: u32,
    /// Judged units by where their probability comes from, as [`Origin`] has it.
    pub basis: [u32; 4],
    pub never: u32,
    /// Judged units with a probability, and how many of them were kept.
    pub prob: u32,
    pub prob_kept: u32,
    pub clipped: u32,
    pub infinite: u32,
    pub squares: Sum,
    pub logs: Sum,
}

impl Slot {
    /// Counts a unit.
    pub(super) fn add(&mut self, facts: &Facts, belief: &Belief, reading: Reading) {
        self.units += 1;
        let Some(came) = facts.came else {
            self.pending += 1;
            self.overdue += u32::from(facts.overdue);
            return;
        };
        self.judged += 1;
        self.open += u32::from(facts.open);
        self.undated += u32::from(facts.undated);
        self.closed += u32::from(facts.closed);
        self.vague += u32::from(facts.vague);
        self.never += u32::from(facts.never);
        if came.lenient() {
            let place = usize::from(came.strict());
            self.kept[place] += 1;
            self.kept_closed[place] += u32::from(facts.closed);
            self.vague_flips += u32::from(facts.vague && !came.strict());
        }
        self.basis[belief.from as usize] += 1;
        if belief.p.is_some() {
            let kept = kept(came, reading);
            self.prob += 1;
            self.prob_kept += u32::from(kept);
            self.clipped += u32::from(belief.clipped);
            self.infinite += u32::from(belief.infinite(kept));
            self.squares += belief.squares[usize::from(kept)];
            self.logs += belief.logs[usize::from(kept)];
        }
    }

    /// Adds the counts of other units.
    pub(super) fn join(&mut self, others: &Slot) {
        fn add<const N: usize>(counts: &mut [u32; N], more: [u32; N]) {
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
        self.lines += others.lines;
        self.dropped += others.dropped;
        self.void += others.void;
        self.units += others.units;
        self.judged += others.judged;
        self.pending += others.pending;
        self.overdue += others.overdue;
        self.open += others.open;
        self.undated += others.undated;
        self.repeats += others.repeats;
        add(&mut self.kept, others.kept);
        self.closed += others.closed;
        add(&mut self.kept_closed, others.kept_closed);
        self.vague += others.vague;
        self.vague_flips += others.vague_flips;
        add(&mut self.basis, others.basis);
        self.never += others.never;
        self.prob += others.prob;
        self.prob_kept += others.prob_kept;
        self.clipped += others.clipped;
        self.infinite += others.infinite;
        self.squares += others.squares;
        self.logs += others.logs;
    }

    /// The units as those of a speaker.
    pub(super) fn record(&self, reading: Reading) -> Record {
        let late = if kept(Came::Late, reading) { self.kept[0] } else { 0 };
        Record { units: self.units, kept: self.kept[1] + late, judged: self.judged }
    }

    pub(super) fn counts(&self, speakers: u64) -> Counts {
        Counts {
            lines: self.lines.into(),
            dropped: self.dropped.into(),
            void: self.void.into(),
            units: self.units.into(),
            judged: self.judged.into(),
            pending: self.pending.into(),
            overdue: self.overdue.into(),
            open: self.open.into(),
            undated: self.undated.into(),
            repeats: self.repeats.into(),
            speakers,
        }
    }

    pub(super) fn rates(&self, depth: Depth) -> Rates {
        let kept = |[late, kept]: [u32; 2], n: u32| Kept {
            strict: Proportion::new(kept.into(), n.into(), depth),
            lenient: Proportion::new(u64::from(late) + u64::from(kept), n.into(), depth),
        };
        Rates {
            kept: kept(self.kept, self.judged),
            kept_closed: kept(self.kept_closed, self.closed),
            deadline: Deadline {
                flips: Proportion::new(self.kept[0].into(), self.judged.into(), depth),
                flips_of_vague: Proportion::new(self.vague_flips.into(), self.vague.into(), depth),
            },
        }
    }

    /// The same where the units with an event are averages, whose kept shares these are.
    pub(super) fn averages(&self, shares: &Shares) -> Rates {
        let whole = |count: u32| Sum::of(1.0).times(count.into());
        let average = |count: u32, share: Sum, n: u32| {
            let mut sum = whole(count);
            sum += share;
            Proportion::average(sum, n.into())
        };
        let kept = |[late, kept]: [u32; 2], [lenient, strict]: [Sum; 2], n: u32| Kept {
            strict: average(kept, strict, n),
            lenient: average(late + kept, lenient, n),
        };
        Rates {
            kept: kept(self.kept, shares.kept, self.judged),
            kept_closed: kept(self.kept_closed, shares.kept_closed, self.closed),
            deadline: Deadline {
                flips: average(self.kept[0], shares.flips, self.judged),
                flips_of_vague: average(self.vague_flips, shares.vague_flips, self.vague),
            },
        }
    }

    pub(super) fn probabilities(&self) -> Prob {
        let count = |from: Origin| u64::from(self.basis[from as usize]);
        let basis = Basis {
            number: count(Origin::Number),
            word: count(Origin::Word),
            asserted: count(Origin::Asserted),
            unknown: count(Origin::Unknown),
        };
        Prob { n: self.prob.into(), basis }
    }

    /// Brier score, skill, log score, base rate; `share` is what averages add to the
    /// kept ones.
    pub(super) fn scores(&self, share: Sum) -> Scores {
        let n = u64::from(self.prob);
        let mut kept = Sum::of(1.0).times(self.prob_kept.into());
        kept += share;
        let brier = self.squares.mean(n);
        // A share of whole counts is exact; a sum is needed for averages alone.
        let base_rate =
            if share == Sum::default() { (n > 0).then(|| f64::from(self.prob_kept) / n as f64) } else { kept.mean(n) };
        let skill = brier.zip(base_rate).and_then(|(brier, rate)| brier::skill(brier, rate));
        Scores { brier, skill, log: self.logs.mean(n), base_rate, reference: base_rate.map(brier::reference) }
    }
}

/// Whether a verdict counts as kept.
pub(super) fn kept(came: Came, reading: Reading) -> bool {
    match reading {
        Reading::Strict => came.strict(),
        Reading::Lenient => came.lenient(),
    }
}

/// Rates under both readings.
pub(super) struct Rates {
    pub kept: Kept,
    pub kept_closed: Kept,
    pub deadline: Deadline,
}

/// Scores of probabilities that need no cells.
pub(super) struct Scores {
    pub brier: Option<f64>,
    pub skill: Option<f64>,
    pub log: Option<f64>,
    pub base_rate: Option<f64>,
    pub reference: Option<f64>,
}

/// Kept shares of units that are averages: leniently and strictly.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shares {
    pub kept: [Sum; 2],
    pub kept_closed: [Sum; 2],
    pub flips: Sum,
    pub vague_flips: Sum,
    /// Of the units with a probability, under the reading in use.
    pub prob: Sum,
}
