//! From the record to measures: packed samples as they are now, or a replay of the
//! log up to an earlier day.

use super::who::Who;
use super::{Args, Choices};
use crate::cli::failure::Failure;
use chrono::NaiveDate;
use sayso::claim::{Claim, ClaimId, Kind};
use sayso::report::dossier::Brief;
use sayso::report::slippage::Promise;
use sayso::report::{Waiting, words};
use sayso::review::{Case, Status};
use sayso::score::{
    self, Agreement, By, Config, Depth, Gatherer, Head, Holds, Id, Names, Outcome, Reading, Repeat, Report, Ruling,
    Sample, Scope, day_number,
};
use sayso::store::{self, Chunk, Store, Tables};
use sayso::{hedge, when};
use std::collections::HashMap;
use std::sync::{Mutex, mpsc};

/// What was asked for, understood.
pub struct Asked {
    /// What every number depends on.
    pub config: Config,
    /// What the groups are.
    by: By,
    depth: Depth,
    compare: Option<[String; 2]>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    tag: Option<String>,
    /// Whose claims, where not everybody's.
    pub who: Option<Who>,
    /// Whether the record is shown as it stood on the day, by replay of the log.
    pub replay: bool,
    /// Whether the dates that were moved are wanted.
    slips: bool,
}

/// The measures' configuration that was chosen, for a day.
pub fn config(choices: &Choices, as_of: NaiveDate, head: Option<Head>) -> Config {
    Config {
        as_of,
        // The option parser let only known names pass.
        repeat: Repeat::of(&choices.repeat).unwrap_or(Repeat::First),
        reading: Reading::of(&choices.reading).unwrap_or(Reading::Lenient),
        bins: choices.bins,
        scale: hedge::scale(&choices.scale).map_or(hedge::DEFAULT, |scale| scale.name),
        head,
    }
}

/// The groups that were chosen, over all claims, as deep as the format shows them.
pub fn scope(choices: &Choices, format: &str) -> Scope {
    let compare = match choices.compare.as_deref() {
        Some([a, b]) => Some([a.clone(), b.clone()]),
        _ => None,
    };
    let depth = match format {
        _ if choices.full => Depth::Full,
        "table" => Depth::Page,
        _ => Depth::Short,
    };
    Scope { by: By::of(&choices.by).unwrap_or(By::Speaker), depth, compare, ..Scope::default() }
}

impl Asked {
    /// Understands the options. Names may be any name that is on record.
    pub fn new(args: &Args, store: &Store, today: NaiveDate, format: &str) -> Result<Asked, Failure> {
        let choices = &args.choices;
        let head = store.head()?;
        let head = Head { entries: head.entries, sha256: head.sha256.to_string() };
        let mut scope = scope(choices, format);
        if let Some(names) = &mut scope.compare {
            for name in names {
                *name = Who::find(store, name)?.name().to_string();
            }
        }
        let who = args.who.as_deref().map(|name| Who::find(store, name)).transpose()?;
        Ok(Asked {
            config: config(choices, choices.as_of.unwrap_or(today), Some(head)),
            by: scope.by,
            depth: scope.depth,
            compare: scope.compare,
            since: args.since,
            until: args.until,
            tag: args.tag.clone(),
            who,
            replay: choices.as_of.is_some(),
            slips: matches!(format, "markdown" | "html") || choices.full || args.who.is_some(),
        })
    }

    /// What a dossier needs to know.
    pub fn brief(&self) -> Brief<'_> {
        let strict = self.config.reading == Reading::Strict;
        Brief { as_of: self.config.as_of, strict, scale: Some(self.config.scale) }
    }

    /// Whether the filters let a claim pass.
    pub fn takes(&self, case: &Case) -> bool {
        let claim = &case.claim;
        self.since.is_none_or(|since| since <= claim.said)
            && self.until.is_none_or(|until| claim.said <= until)
            && self.tag.as_ref().is_none_or(|tag| claim.tags.contains(tag))
    }

    fn scope(&self, numbers: &Numbers) -> Scope {
        // A name that is nobody's takes nothing.
        let number = |name: &str, of: &HashMap<String, u32>| Some(of.get(name).copied().unwrap_or(u32::MAX - 1));
        Scope {
            by: self.by,
            depth: self.depth,
            since: self.since.map(day_number),
            until: self.until.map(day_number),
            speaker: match &self.who {
                Some(Who::Speaker(name)) => number(name, &numbers.speakers.numbers),
                _ => None,
            },
            source: match &self.who {
                Some(Who::Source(name)) => number(name, &numbers.sources.numbers),
                _ => None,
            },
            tag: self.tag.as_ref().and_then(|tag| number(tag, &numbers.tags.numbers)),
            compare: self.compare.clone(),
        }
    }
}

/// What a report is made of.
pub struct Gathered {
    /// The measures.
    pub report: Report,
    /// The longest overdue claims.
    pub waiting: Vec<Waiting>,
    /// Dated statements about events.
    pub promises: Vec<Promise>,
}

/// Gathers the claims that were asked for.
pub fn gather(store: &Store, asked: &Asked) -> Result<Gathered, Failure> {
    if asked.replay { replayed(store, asked) } else { packed(store, asked) }
}

/// How far the rulings in force agree.
pub fn agreement(store: &Store) -> Result<Agreement, Failure> {
    let (mut reviewers, mut labels) = (Numbered::default(), Numbered::default());
    let mut rulings = Vec::new();
    store.rulings(|claim, reviewer, verdict| {
        let unit = claim.0 as u32;
        rulings.push(Ruling { unit, reviewer: reviewers.number(reviewer), label: labels.number(verdict) });
        Ok::<(), store::Error>(())
    })?;
    Ok(score::agreement(rulings, &reviewers.texts, &labels.texts))
}

/// Texts and their numbers, in the order in which they were met.
#[derive(Default)]
struct Numbered {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Numbered {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.to_string());
        self.numbers.insert(text.to_string(), number);
        number
    }

    fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }
}

/// The names behind the numbers of samples. Sources that stand for a speaker have a
/// number among the speakers.
#[derive(Default)]
struct Numbers {
    speakers: Numbered,
    sources: Numbered,
    events: Numbered,
    rules: Numbered,
    tags: Numbered,
}

impl Names for Numbers {
    fn speaker(&self, id: u32) -> &str {
        self.speakers.text(id)
    }
    fn source(&self, id: u32) -> &str {
        self.sources.text(id)
    }
    fn tag(&self, id: u32) -> &str {
        self.tags.text(id)
    }
    fn rule(&self, id: u32) -> &str {
        self.rules.text(id)
    }
    fn kind(&self, id: u32) -> &str {
        Kind::ALL.get(id as usize).map_or("", |kind| kind.name())
    }
}

/// The overdue claims that are worth showing.
const SHOWN: usize = 5;

/// The longest overdue claims: the day their window closed, and their numbers.
#[derive(Default)]
struct Overdue {
    oldest: Vec<(i32, ClaimId)>,
}

impl Overdue {
    fn add(&mut self, lapses: i32, id: ClaimId) {
        if self.oldest.len() == SHOWN && self.oldest[SHOWN - 1] <= (lapses, id) {
            return;
        }
        let place = self.oldest.partition_point(|other| *other < (lapses, id));
        self.oldest.insert(place, (lapses, id));
        self.oldest.truncate(SHOWN);
    }
}

fn waiting(case: &Case) -> Waiting {
    let claim = &case.claim;
    let lapses = claim.deadline.as_ref().and_then(|deadline| deadline.window.lapses);
    Waiting {
        id: case.id.0,
        who: claim.speaker.clone().or_else(|| claim.source.clone()).unwrap_or_else(|| words::NONE.to_string()),
        statement: claim.statement.clone(),
        lapsed: lapses.map_or_else(|| words::NONE.to_string(), |day| day.to_string()),
    }
}

fn outcome(status: Status) -> Outcome {
    match status {
        Status::Pending => Outcome::Pending,
        Status::Fulfilled => Outcome::Fulfilled,
        Status::Missed => Outcome::Missed,
        Status::Void => Outcome::Void,
    }
}

fn holds(window: Option<when::Kind>, denied: bool) -> Holds {
    match window {
        Some(when::Kind::By) | None if !denied => Holds::Once,
        _ => Holds::Throughout,
    }
}

/// Chunks that go from the reading thread to a counting one at once.
const AT_ONCE: usize = 16;

/// The record as it is now, from what is packed beside the claims. One thread reads,
/// as many as there are processors count; which one counts what changes nothing.
fn packed(store: &Store, asked: &Asked) -> Result<Gathered, Failure> {
    let samples = store.samples()?;
    let mut numbers = Numbers::default();
    let tags = tags(store, asked, &mut numbers)?;
    // Names come first, so that the filters know their numbers.
    for name in asked.who.iter().map(Who::name) {
        numbers.speakers.number(name);
        numbers.sources.number(name);
    }
    let scope = asked.scope(&numbers);
    let mut gatherer = Gatherer::new(asked.config.clone(), scope.clone());
    let known = Known::new(samples.tables(), &mut numbers, &mut gatherer);
    let counter = Counter {
        tables: samples.tables(),
        known: &known,
        scope: &scope,
        tags: &tags,
        numbers: &numbers,
        as_of: day_number(asked.config.as_of),
        slips: asked.slips,
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (sender, receiver) = mpsc::sync_channel::<Vec<Chunk>>(2 * threads);
    let receiver = Mutex::new(receiver);
    let parts = std::thread::scope(|scope| {
        let count = || {
            let mut part = Part { gatherer: gatherer.part(), overdue: Overdue::default(), promises: Vec::new() };
            let next = || receiver.lock().ok()?.recv().ok();
            while let Some(chunks) = next() {
                chunks.iter().for_each(|chunk| counter.count(chunk, &mut part));
            }
            part
        };
        let counting: Vec<_> = (0..threads).map(|_| scope.spawn(count)).collect();
        let mut chunks = Vec::with_capacity(AT_ONCE);
        let gone = || Failure::new("a counting thread stopped");
        let read = samples.each(|chunk| {
            chunks.push(chunk);
            if chunks.len() < AT_ONCE {
                return Ok(());
            }
            sender.send(std::mem::replace(&mut chunks, Vec::with_capacity(AT_ONCE))).map_err(|_| gone())
        });
        let read = read.and_then(|()| sender.send(chunks).map_err(|_| gone()));
        drop(sender);
        let parts: Result<Vec<Part>, Failure> =
            counting.into_iter().map(|part| part.join().map_err(|_| gone())).collect();
        read.and(parts)
    })?;
    let mut parts = parts.into_iter();
    let first = parts.next().ok_or_else(|| Failure::new("no thread counted"))?;
    let Part { mut gatherer, mut overdue, mut promises } = first;
    for part in parts {
        gatherer.join(part.gatherer);
        part.overdue.oldest.into_iter().for_each(|(lapses, id)| overdue.add(lapses, id));
        promises.extend(part.promises);
    }
    let report = gatherer.finish(&numbers);
    let mut oldest = Vec::new();
    for (_, id) in overdue.oldest {
        oldest.extend(store.case(id)?.as_ref().map(waiting));
    }
    Ok(Gathered { report, waiting: oldest, promises })
}

/// What one thread has counted.
struct Part {
    gatherer: Gatherer,
    overdue: Overdue,
    promises: Vec<Promise>,
}

/// What every thread knows that counts.
struct Counter<'a> {
    tables: &'a Tables,
    known: &'a Known,
    scope: &'a Scope,
    tags: &'a [(ClaimId, u32)],
    numbers: &'a Numbers,
    as_of: i32,
    slips: bool,
}

impl Counter<'_> {
    fn count(&self, chunk: &Chunk, part: &mut Part) {
        let from = self.tags.partition_point(|(id, _)| *id < chunk.first());
        let mut tags = self.tags[from..].iter().peekable();
        let mut own: Vec<u32> = Vec::new();
        for packed in chunk.samples(self.tables) {
            let sample = self.known.sample(&packed);
            own.clear();
            while let Some((id, tag)) = tags.next_if(|(id, _)| *id <= packed.id) {
                own.extend((*id == packed.id).then_some(*tag));
            }
            if let (Outcome::Pending, Some(lapses)) = (sample.outcome, sample.lapses)
                && lapses < self.as_of
                && within(self.scope, &sample, &own)
            {
                part.overdue.add(lapses, packed.id);
            }
            if self.slips && packed.window == Some(when::Kind::By) && within(self.scope, &sample, &own) {
                part.promises.extend(promise(&packed, &sample, self.tables, self.numbers));
            }
            part.gatherer.add(&sample, Id::Number(packed.id.0 as i64), &own);
        }
    }
}

/// Each tag with the claim it stands on, by claim; nothing where tags do not matter.
fn tags(store: &Store, asked: &Asked, numbers: &mut Numbers) -> Result<Vec<(ClaimId, u32)>, Failure> {
    let mut tags = Vec::new();
    if asked.by == By::Tag || asked.tag.is_some() {
        store.tags(|id, tag| {
            tags.push((id, numbers.tags.number(tag)));
            Ok::<(), store::Error>(())
        })?;
        tags.sort_unstable();
    }
    Ok(tags)
}

/// Whether a claim is among those asked for.
fn within(scope: &Scope, sample: &Sample, tags: &[u32]) -> bool {
    let is = |asked: Option<u32>, own: Option<u32>| asked.is_none() || asked == own;
    scope.since.is_none_or(|since| since <= sample.said)
        && scope.until.is_none_or(|until| sample.said <= until)
        && is(scope.speaker, sample.speaker)
        && is(scope.source, sample.source)
        && scope.tag.is_none_or(|tag| tags.contains(&tag))
}

/// Our numbers for those that the store gives names and words.
struct Known {
    speakers: Vec<u32>,
    /// Sources where they stand for a speaker.
    standing: Vec<u32>,
    sources: Vec<u32>,
    rules: Vec<u32>,
    hedges: Vec<Option<u32>>,
}

impl Known {
    fn new(tables: &Tables, numbers: &mut Numbers, gatherer: &mut Gatherer) -> Known {
        let Numbers { speakers, sources, rules, .. } = numbers;
        Known {
            speakers: (0..tables.speakers()).map(|id| speakers.number(tables.speaker(id))).collect(),
            standing: (0..tables.sources()).map(|id| speakers.number(tables.source(id))).collect(),
            sources: (0..tables.sources()).map(|id| sources.number(tables.source(id))).collect(),
            rules: (0..tables.words()).map(|id| rules.number(tables.word(id))).collect(),
            hedges: (0..tables.words()).map(|id| gatherer.words(tables.word(id))).collect(),
        }
    }

    fn sample(&self, packed: &store::Sample) -> Sample {
        let ours = |numbers: &[u32], id: Option<u32>| id.and_then(|id| numbers.get(id as usize).copied());
        Sample {
            speaker: match packed.speaker {
                None => ours(&self.standing, packed.source),
                speaker => ours(&self.speakers, speaker),
            },
            source: ours(&self.sources, packed.source),
            event: packed.event,
            rule: ours(&self.rules, packed.rule),
            kind: Some(packed.kind as u32),
            said: packed.said,
            opens: packed.opens,
            due: packed.due,
            lapses: packed.lapses,
            outcome: outcome(packed.outcome),
            happened_on: packed.happened_on,
            p: packed.p,
            hedge: packed.hedge.and_then(|id| self.hedges.get(id as usize).copied().flatten()),
            holds: holds(packed.window, packed.polarity == sayso::claim::Polarity::Denied),
        }
    }
}

fn promise(packed: &store::Sample, sample: &Sample, tables: &Tables, numbers: &Numbers) -> Option<Promise> {
    Some(Promise {
        speaker: numbers.speakers.text(sample.speaker?).to_string(),
        event: tables.event(packed.event?).to_string(),
        id: packed.id.0,
        said: calendar(packed.said)?,
        due: calendar(packed.due?)?,
        status: packed.outcome,
        happened: packed.happened_on.and_then(calendar),
    })
}

fn calendar(day: i32) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(day)
}

/// The record as it stood on the day, by replay of the log.
fn replayed(store: &Store, asked: &Asked) -> Result<Gathered, Failure> {
    let mut cases = store.claims_as_of(asked.config.as_of)?;
    cases.retain(|case| case.withdrawn.is_none());
    let mut numbers = Numbers::default();
    for name in asked.who.iter().map(Who::name) {
        numbers.speakers.number(name);
        numbers.sources.number(name);
    }
    if let Some(tag) = &asked.tag {
        numbers.tags.number(tag);
    }
    let scope = asked.scope(&numbers);
    let as_of = day_number(asked.config.as_of);
    let mut gatherer = Gatherer::new(asked.config.clone(), scope.clone());
    let mut overdue: Vec<(i32, &Case)> = Vec::new();
    let mut promises = Vec::new();
    for case in &cases {
        let sample = sample(case, &mut numbers, &mut gatherer);
        let own: Vec<u32> = case.claim.tags.iter().map(|tag| numbers.tags.number(tag)).collect();
        if within(&scope, &sample, &own) {
            if let (Outcome::Pending, Some(lapses)) = (sample.outcome, sample.lapses)
                && lapses < as_of
            {
                overdue.push((lapses, case));
            }
            promises.extend(promised(&case.claim, case).filter(|_| asked.slips));
        }
        gatherer.add(&sample, Id::Number(case.id.0 as i64), &own);
    }
    overdue.sort_by_key(|(lapses, case)| (*lapses, case.id));
    let waiting = overdue.iter().take(SHOWN).map(|(_, case)| waiting(case)).collect();
    Ok(Gathered { report: gatherer.finish(&numbers), waiting, promises })
}

fn sample(case: &Case, numbers: &mut Numbers, gatherer: &mut Gatherer) -> Sample {
    let claim = &case.claim;
    let deadline = claim.deadline.as_ref();
    let window = deadline.map(|deadline| deadline.window).unwrap_or_default();
    let owner = claim.speaker.as_ref().or(claim.source.as_ref());
    let denied = claim.polarity == sayso::claim::Polarity::Denied;
    Sample {
        speaker: owner.map(|name| numbers.speakers.number(name)),
        source: claim.source.as_ref().map(|name| numbers.sources.number(name)),
        event: claim.event.as_ref().map(|name| numbers.events.number(name)),
        rule: deadline.and_then(|deadline| deadline.rule.as_ref()).map(|rule| numbers.rules.number(rule)),
        kind: Some(claim.kind as u32),
        said: day_number(claim.said),
        opens: window.opens.map(day_number),
        due: window.due.map(day_number),
        lapses: window.lapses.map(day_number),
        outcome: outcome(case.status()),
        happened_on: case.resolution().and_then(|ruled| ruled.happened_on).map(day_number),
        p: claim.p,
        hedge: claim.hedge.as_ref().and_then(|hedge| gatherer.words(&hedge.words)),
        holds: holds(deadline.map(|deadline| deadline.kind), denied),
    }
}

fn promised(claim: &Claim, case: &Case) -> Option<Promise> {
    let deadline = claim.deadline.as_ref().filter(|deadline| deadline.kind == when::Kind::By)?;
    Some(Promise {
        speaker: claim.speaker.clone().or_else(|| claim.source.clone())?,
        event: claim.event.clone()?,
        id: case.id.0,
        said: claim.said,
        due: deadline.window.due?,
        status: case.status(),
        happened: case.resolution().and_then(|ruled| ruled.happened_on),
    })
}
