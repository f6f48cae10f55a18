//! Statements of one speaker about one event, and what stands for the event.

use super::config::Repeat;
use super::facts::{Came, Facts};
use super::gather::Gatherer;
use super::result::{Averaged, Counted, Repeats};
use super::sample::{Id, Sample};
use super::slot::{Shares, Slot, kept};
use super::sum::Sum;
use std::ops::Range;

/// Statements about events, kept until the end.
#[derive(Debug, Default)]
pub(super) struct Statements {
    all: Vec<Statement>,
    texts: String,
    tags: Vec<u32>,
}

#[derive(Debug)]
struct Statement {
    unit: (u32, u32),
    sample: Sample,
    id: Kept,
    tags: Range<usize>,
}

/// An [`Id`] whose text stands with those of all.
#[derive(Debug)]
enum Kept {
    Number(i64),
    Text(Range<usize>),
}

impl Statements {
    pub(super) fn keep(&mut self, unit: (u32, u32), sample: &Sample, id: Id<'_>, tags: &[u32]) {
        let id = match id {
            Id::Number(number) => Kept::Number(number),
            Id::Text(text) => {
                let start = self.texts.len();
                self.texts.push_str(text);
                Kept::Text(start..self.texts.len())
            }
        };
        let start = self.tags.len();
        self.tags.extend_from_slice(tags);
        self.all.push(Statement { unit, sample: *sample, id, tags: start..self.tags.len() });
    }

    /// Adds the statements that others kept.
    pub(super) fn join(&mut self, others: Statements) {
        let (texts, tags) = (self.texts.len(), self.tags.len());
        let moved = |span: Range<usize>, by: usize| span.start + by..span.end + by;
        self.texts.push_str(&others.texts);
        self.tags.extend(others.tags);
        self.all.extend(others.all.into_iter().map(|statement| Statement {
            id: match statement.id {
                Kept::Text(span) => Kept::Text(moved(span, texts)),
                number => number,
            },
            tags: moved(statement.tags, tags),
            ..statement
        }));
    }

    fn id(&self, statement: &Statement) -> Id<'_> {
        match &statement.id {
            Kept::Number(number) => Id::Number(*number),
            Kept::Text(span) => Id::Text(&self.texts[span.clone()]),
        }
    }

    fn tags(&self, at: u32) -> &[u32] {
        &self.tags[self.all[at as usize].tags.clone()]
    }

    /// The statements, unit by unit, in the order in which they were made.
    fn units(&self) -> Vec<u32> {
        let key = |(at, statement): (u32, &Statement)| (statement.unit, statement.sample.said, at);
        let mut order: Vec<_> = (0..).zip(&self.all).map(key).collect();
        order.sort_unstable_by(|(unit, said, at), (other, later, after)| {
            let (a, b) = (&self.all[*at as usize], &self.all[*after as usize]);
            let said = (unit, said).cmp(&(other, later));
            said.then_with(|| self.id(a).cmp(&self.id(b))).then_with(|| content(&a.sample).cmp(&content(&b.sample)))
        });
        order.into_iter().map(|(.., at)| at).collect()
    }
}

/// Two statements with the same day and id are told apart by what they say, so that
/// the order of lines never matters.
fn content(sample: &Sample) -> impl Ord + use<> {
    let p = sample.p.map(f64::to_bits);
    (sample.outcome as u8, sample.due, sample.lapses, sample.opens, sample.happened_on, p)
}

impl Gatherer {
    /// Counts the units that are about events, and tells what other ways of counting
    /// them would say. Claims about no event have been counted before.
    pub(super) fn events(&mut self) -> Repeats {
        self.settle();
        let statements = std::mem::take(&mut self.statements);
        let mut modes = Modes::new(&self.total, self.config.reading == super::Reading::Strict);
        let order = statements.units();
        let unit = |at: &u32| statements.all[*at as usize].unit;
        for same in order.chunk_by(|a, b| unit(a) == unit(b)) {
            self.event(&statements, same, &mut modes);
        }
        modes.repeats()
    }

    fn event(&mut self, statements: &Statements, unit: &[u32], modes: &mut Modes) {
        let inside: Vec<u32> = unit.iter().copied().filter(|at| self.takes(statements, *at)).collect();
        if let ([only], [_]) = (unit, inside.as_slice()) {
            modes.only(self, statements, *only);
            // However repeats count, there are none.
            return match self.config.repeat {
                Repeat::Mean => self.average(statements, &inside),
                _ => self.stands(statements, *only, 1, &inside),
            };
        }
        let (first, last) = (unit[0], unit[unit.len() - 1]);
        modes.all(self, statements, &inside);
        for (stands, mode) in [(first, Repeat::First), (last, Repeat::Last)] {
            if inside.contains(&stands) {
                modes.one(self, statements, stands, mode);
            }
        }
        match self.config.repeat {
            Repeat::First => self.stands(statements, first, unit.len(), &inside),
            Repeat::Last => self.stands(statements, last, unit.len(), &inside),
            Repeat::All => {
                for at in &inside {
                    let (sample, tags) = (&statements.all[*at as usize].sample, statements.tags(*at));
                    self.unit(sample, tags);
                    if *at != first {
                        self.repeated(sample, tags, 1);
                    }
                }
            }
            Repeat::Mean => self.average(statements, &inside),
        }
    }

    fn takes(&self, statements: &Statements, at: u32) -> bool {
        self.inside(&statements.all[at as usize].sample, statements.tags(at))
    }

    /// Counts the unit by one statement.
    fn stands(&mut self, statements: &Statements, at: u32, of: usize, inside: &[u32]) {
        if inside.contains(&at) {
            let (sample, tags) = (&statements.all[at as usize].sample, statements.tags(at));
            self.unit(sample, tags);
            self.repeated(sample, tags, of as u32 - 1);
        }
    }

    fn repeated(&mut self, sample: &Sample, tags: &[u32], n: u32) {
        self.total.repeats += n;
        self.each_place(sample, tags, |gatherer, place| gatherer.slot(place).repeats += n);
    }

    /// Counts the unit as the average of its statements: in the total, and in each
    /// group of those that belong to it.
    fn average(&mut self, statements: &Statements, inside: &[u32]) {
        let mut places: Vec<(u32, u32)> = Vec::new();
        for at in inside {
            let sample = &statements.all[*at as usize].sample;
            self.each_place(sample, statements.tags(*at), |_, place| places.push((place, *at)));
            let facts = self.facts(sample);
            self.times(&facts);
        }
        places.sort_unstable();
        for group in places.chunk_by(|a, b| a.0 == b.0) {
            let place = group[0].0;
            let members: Vec<u32> = group.iter().map(|(_, at)| *at).collect();
            let (slot, shares) = self.averaged(statements, &members);
            self.slot(place).join(&slot);
            self.shares.entry(Some(place)).or_default().join(&shares);
            for at in &members {
                let facts = self.facts(&statements.all[*at as usize].sample);
                self.group_times(&facts, place);
            }
            self.group_speaker(&statements.all[members[0] as usize].sample, place);
        }
        if let Some(at) = inside.first() {
            let (slot, shares) = self.averaged(statements, inside);
            self.total.join(&slot);
            self.shares.entry(None).or_default().join(&shares);
            if let Some(speaker) = statements.all[*at as usize].sample.speaker {
                self.record(speaker).units += 1;
            }
        }
    }

    fn facts(&self, sample: &Sample) -> Facts {
        self.denied(Facts::of(sample, self.as_of), sample)
    }

    /// One unit out of several statements.
    fn averaged(&mut self, statements: &Statements, members: &[u32]) -> (Slot, Shares) {
        let reading = self.config.reading;
        let mut all = Slot::default();
        for at in members {
            let sample = &statements.all[*at as usize].sample;
            let number = self.beliefs.of(sample.p, sample.hedge);
            all.add(&self.facts(sample), &self.beliefs.all[number as usize], reading);
        }
        let any = |count: u32| u32::from(count > 0);
        let share = |part: u32, of: u32| Sum::of(f64::from(part) / f64::from(of.max(1)));
        let both = |[late, kept]: [u32; 2], of: u32| [share(late + kept, of), share(kept, of)];
        let shares = Shares {
            kept: both(all.kept, all.judged),
            kept_closed: both(all.kept_closed, all.closed),
            flips: share(all.kept[0], all.judged),
            vague_flips: share(all.vague_flips, all.vague),
            prob: share(all.prob_kept, all.prob),
        };
        let slot = Slot {
            units: 1,
            judged: any(all.judged),
            pending: 1 - any(all.judged),
            overdue: any(all.overdue).min(1 - any(all.judged)),
            open: any(all.open),
            undated: any(all.undated),
            repeats: members.len() as u32 - 1,
            closed: any(all.closed),
            vague: any(all.vague),
            prob: any(all.prob),
            squares: all.squares.share(all.prob.into()),
            logs: all.logs.share(all.prob.into()),
            basis: all.basis,
            never: all.never,
            clipped: all.clipped,
            infinite: all.infinite,
            ..Slot::default()
        };
        (slot, shares)
    }
}

impl Shares {
    fn join(&mut self, unit: &Shares) {
        let pairs = self.kept.iter_mut().zip(unit.kept).chain(self.kept_closed.iter_mut().zip(unit.kept_closed));
        pairs.for_each(|(sum, more)| *sum += more);
        self.flips += unit.flips;
        self.vague_flips += unit.vague_flips;
        self.prob += unit.prob;
    }
}

/// Kept units and Brier scores under each way of counting repeats.
struct Modes {
    first: Count,
    last: Count,
    all: Count,
    units: u64,
    mean: Sum,
}

#[derive(Clone, Copy, Default)]
struct Count {
    k: u64,
    n: u64,
    prob: u64,
    squares: Sum,
}

impl Modes {
    /// All ways count the claims about no event alike; those are in the total.
    fn new(total: &Slot, strict: bool) -> Modes {
        let k = u64::from(total.kept[1]) + if strict { 0 } else { u64::from(total.kept[0]) };
        let same = Count { k, n: total.judged.into(), prob: total.prob.into(), squares: total.squares };
        Modes { first: same, last: same, all: same, units: same.prob, mean: same.squares }
    }

    /// A unit of one statement: all ways count it alike.
    fn only(&mut self, gatherer: &mut Gatherer, statements: &Statements, at: u32) {
        let mut unit = Count::default();
        unit.add(gatherer, &statements.all[at as usize].sample);
        for count in [&mut self.first, &mut self.last, &mut self.all] {
            count.join(&unit);
        }
        self.average(&unit);
    }

    /// Takes a unit as the average of its statements.
    fn average(&mut self, unit: &Count) {
        if unit.prob > 0 {
            self.units += 1;
            self.mean += unit.squares.share(unit.prob);
        }
    }

    fn one(&mut self, gatherer: &mut Gatherer, statements: &Statements, at: u32, mode: Repeat) {
        let sample = &statements.all[at as usize].sample;
        let count = if mode == Repeat::First { &mut self.first } else { &mut self.last };
        count.add(gatherer, sample);
    }

    fn all(&mut self, gatherer: &mut Gatherer, statements: &Statements, inside: &[u32]) {
        let mut unit = Count::default();
        for at in inside {
            let sample = &statements.all[*at as usize].sample;
            unit.add(gatherer, sample);
        }
        self.all.join(&unit);
        self.average(&unit);
    }

    fn repeats(&self) -> Repeats {
        let told = |count: Count| Counted { k: count.k, n: count.n, brier: count.squares.mean(count.prob) };
        let mean = Averaged { units: self.units, brier: self.mean.mean(self.units) };
        Repeats { first: told(self.first), last: told(self.last), mean, all: told(self.all) }
    }
}

impl Count {
    fn join(&mut self, other: &Count) {
        self.k += other.k;
        self.n += other.n;
        self.prob += other.prob;
        self.squares += other.squares;
    }

    fn add(&mut self, gatherer: &mut Gatherer, sample: &Sample) {
        let Some(came) = Facts::of(sample, gatherer.as_of).came else { return };
        let kept: bool = kept(came, gatherer.config.reading);
        self.n += 1;
        self.k += u64::from(kept);
        let number = gatherer.beliefs.of(sample.p, sample.hedge);
        let belief = &gatherer.beliefs.all[number as usize];
        if belief.p.is_some() {
            self.prob += 1;
            self.squares += belief.squares[usize::from(kept)];
        }
    }
}

/// The verdict's place among the counts of a cell.
const _: () = assert!(Came::Missed as usize == 0 && Came::Late as usize == 1 && Came::Kept as usize == 2);
