//! From counters to measures.

use super::belief::{Beliefs, Origin, PLAIN_BAND};
use super::cell::{self, Cell};
use super::config::{By, Depth, Reading};
use super::facts::Came;
use super::gather::Gatherer;
use super::key::{self, Names};
use super::newcombe::{Compare, Side};
use super::result::{Group, Measures, OtherReading, Repeats, Report};
use super::slot::{Shares, Slot, kept};
use super::time::{Ended, time};
use super::verbal::{Hedges, Word};
use super::{auc, brier, calibration, corp, lateness, murphy, ranking};
use std::collections::BTreeMap;

/// Judged units of one belief, by verdict.
type Judged = (u32, [u64; 3]);

/// Everything that the measures of a set of units are made of.
struct Material<'a> {
    slot: &'a Slot,
    speakers: u64,
    judged: Vec<Judged>,
    late: Vec<(i64, u64)>,
    ended: Vec<Ended>,
    shares: Option<Shares>,
}

impl Gatherer {
    /// Ends the report. `names` tells what the numbers of samples stand for.
    pub fn finish(mut self, names: &dyn Names) -> Report {
        let repeat = self.events();
        let mut total = self.total(repeat);
        if !self.averages() {
            self.between_speakers(&mut total, names);
        }
        let mut groups = self.groups(names);
        if !key::ordered(self.scope.by) {
            groups.sort_by(|a, b| (a.key.is_none(), &a.key).cmp(&(b.key.is_none(), &b.key)));
        } else if groups.first().is_some_and(|group| group.key.is_none()) {
            groups.rotate_left(1);
        }
        Report { config: self.config, by: self.scope.by, total, groups }
    }

    fn total(&self, repeat: Repeats) -> Measures {
        let judged = (0..).zip(&self.cells).map(|(belief, counts)| (belief, *counts)).collect();
        let mut ended: BTreeMap<i64, Ended> = BTreeMap::new();
        let blank = |day| Ended { day, came: 0, unknown: 0 };
        for (day, n) in self.came.finish() {
            ended.entry(day).or_insert_with(|| blank(day)).came = n;
        }
        for (day, n) in self.lost.finish() {
            ended.entry(day).or_insert_with(|| blank(day)).unknown = n;
        }
        let material = Material {
            slot: &self.total,
            speakers: self.speakers.iter().filter(|record| record.units > 0).count() as u64,
            judged,
            late: self.late.finish(),
            ended: ended.into_values().collect(),
            shares: self.averages().then(|| self.shares.get(&None).copied().unwrap_or_default()),
        };
        Measures { repeat: Some(repeat), ..self.measures(material, Depth::Full) }
    }

    fn between_speakers(&self, total: &mut Measures, names: &dyn Names) {
        let ranked = (0..).zip(&self.speakers).filter(|(_, record)| record.judged > 0);
        let speakers = ranked
            .map(|(id, record)| (names.speaker(id).to_string(), u64::from(record.kept), u64::from(record.judged)))
            .collect();
        total.ranking = ranking::ranking(speakers).map(Box::new);
        total.compare = self.scope.compare.as_ref().map(|asked| {
            let [a, b] = asked.each_ref().map(|name| self.side(name, names));
            Box::new(Compare::new(a, b))
        });
    }

    fn side(&self, name: &str, names: &dyn Names) -> Side {
        let mut found = (0..).zip(&self.speakers).filter(|(id, _)| names.speaker(*id) == name);
        let record = found.next().map(|(_, record)| *record).unwrap_or_default();
        Side { name: name.to_string(), k: record.kept.into(), n: record.judged.into() }
    }

    fn groups(&mut self, names: &dyn Names) -> Vec<Group> {
        let mut cells = ByGroup::new(std::mem::take(&mut self.group_cells).finish());
        let mut late = ByGroup::new(std::mem::take(&mut self.group_late).finish());
        let mut watch = ByGroup::new(std::mem::take(&mut self.group_watch).finish());
        let mut speakers = ByGroup::new(std::mem::take(&mut self.group_speakers).finish());
        let filled = (0..).zip(&self.slots).filter(|(_, slot)| slot.lines > 0 || slot.units > 0);
        filled
            .map(|(place, slot)| {
                let shares = self.averages().then(|| self.shares.get(&Some(place)).copied().unwrap_or_default());
                let material = Material {
                    slot,
                    speakers: match self.scope.by {
                        By::Speaker => u64::from(slot.units > 0 && place != key::NONE),
                        _ => speakers.next(place).len() as u64,
                    },
                    judged: judged(cells.next(place)),
                    late: late.next(place).iter().map(|(day, n)| (i64::from((*day ^ (1 << 31)) as i32), *n)).collect(),
                    ended: ended(watch.next(place)),
                    shares,
                };
                let key = key::name(self.scope.by, place, &self.beliefs, names);
                Group { key, measures: self.measures(material, self.scope.depth) }
            })
            .collect()
    }

    fn measures(&self, material: Material<'_>, depth: Depth) -> Measures {
        let Material { slot, speakers, judged, late, ended, shares } = material;
        let rates = shares.as_ref().map_or_else(|| slot.rates(depth), |shares| slot.averages(shares));
        let scores = slot.scores(shares.map(|shares| shares.prob).unwrap_or_default());
        let mut measures = Measures {
            depth,
            counts: slot.counts(speakers),
            kept: rates.kept,
            kept_closed: rates.kept_closed,
            deadline: rates.deadline,
            prob: slot.probabilities(),
            brier: scores.brier,
            brier_skill: scores.skill,
            log_score: scores.log,
            base_rate: scores.base_rate,
            brier_reference: scores.reference,
            log_clipped: slot.clipped.into(),
            log_infinite: slot.infinite.into(),
            calibration: None,
            murphy: None,
            ece: None,
            corp: None,
            auc: None,
            hedges: None,
            ranking: None,
            compare: None,
            time: None,
            lateness: lateness::lateness(&late, slot.never.into()),
            repeat: None,
            other_reading: None,
        };
        if depth == Depth::Full {
            measures.time = Some(Box::new(time(&ended)));
            if !self.averages() {
                self.probabilities(&mut measures, &judged);
            }
        }
        measures
    }

    /// Adds what needs whole units with their probabilities.
    fn probabilities(&self, measures: &mut Measures, judged: &[Judged]) {
        let bins = self.config.bins;
        let cells = self.cells(judged, self.config.reading);
        measures.calibration = calibration::calibration(&cells, bins).map(Box::new);
        measures.murphy = murphy::murphy(&cells, bins);
        measures.ece = calibration::ece(&cells, bins);
        measures.corp = corp::corp(&cells, self.scope.depth).map(Box::new);
        measures.auc = auc::auc(&cells);
        measures.hedges = Some(Box::new(self.hedges(judged)));
        let other = match self.config.reading {
            Reading::Lenient => Reading::Strict,
            Reading::Strict => Reading::Lenient,
        };
        measures.other_reading = Some(OtherReading { brier: brier::brier(&self.cells(judged, other)) });
    }

    fn cells(&self, judged: &[Judged], reading: Reading) -> Vec<Cell> {
        let cell = |(belief, counts): &Judged| {
            let p = self.beliefs.all[*belief as usize].p?;
            let (k, n) = tell(counts, reading);
            (n > 0).then_some(Cell { p, n, k })
        };
        cell::sorted(judged.iter().filter_map(cell).collect())
    }

    fn hedges(&self, judged: &[Judged]) -> Hedges {
        let mut hedges = Hedges::default();
        let words = self.beliefs.words_of();
        for (belief, counts) in judged {
            let (k, n) = tell(counts, self.config.reading);
            let Beliefs { all, .. } = &self.beliefs;
            match (all[*belief as usize].from, words.get(belief)) {
                _ if n == 0 => {}
                (Origin::Asserted, _) => hedges.table.push(Word::new("asserted".to_string(), k, n, PLAIN_BAND)),
                (_, Some(words)) => match words.band {
                    Some(band) => hedges.table.push(Word::new(words.text.clone(), k, n, band)),
                    None => hedges.unknown.push((words.text.clone(), k, n)),
                },
                _ => {}
            }
        }
        hedges.table.sort_by(|a, b| a.word.cmp(&b.word));
        hedges.unknown.sort();
        hedges
    }
}

/// Kept and judged units of a belief under a reading.
fn tell(counts: &[u64; 3], reading: Reading) -> (u64, u64) {
    let k = Came::ALL.into_iter().filter(|came| kept(*came, reading)).map(|came| counts[came as usize]).sum();
    (k, counts.iter().sum())
}

/// Cells of a group, out of keys that hold belief and verdict.
fn judged(keys: &[(u32, u64)]) -> Vec<Judged> {
    let mut judged: Vec<Judged> = Vec::new();
    for (key, n) in keys {
        let (belief, came) = (key >> 2, (key & 3) as usize);
        match judged.last_mut() {
            Some((last, counts)) if *last == belief => counts[came] += n,
            _ => {
                let mut counts = [0; 3];
                counts[came] = *n;
                judged.push((belief, counts));
            }
        }
    }
    judged
}

/// Days watched of a group, out of keys that hold day and end.
fn ended(keys: &[(u32, u64)]) -> Vec<Ended> {
    let mut ended: Vec<Ended> = Vec::new();
    for (key, n) in keys {
        let day = i64::from(key >> 1);
        if ended.last().is_none_or(|last| last.day != day) {
            ended.push(Ended { day, came: 0, unknown: 0 });
        }
        if let Some(last) = ended.last_mut() {
            if key & 1 == 0 {
                last.came += n;
            } else {
                last.unknown += n;
            }
        }
    }
    ended
}

/// Counts of keys whose upper half is the place of a group, read group by group.
struct ByGroup {
    counts: Vec<(u64, u64)>,
    at: usize,
    here: Vec<(u32, u64)>,
}

impl ByGroup {
    fn new(counts: Vec<(u64, u64)>) -> ByGroup {
        ByGroup { counts, at: 0, here: Vec::new() }
    }

    /// The keys of a group, which must lie after the one asked for before.
    fn next(&mut self, place: u32) -> &[(u32, u64)] {
        self.here.clear();
        while let Some((key, n)) = self.counts.get(self.at).filter(|(key, _)| key >> 32 <= u64::from(place)) {
            if key >> 32 == u64::from(place) {
                self.here.push((*key as u32, *n));
            }
            self.at += 1;
        }
        &self.here
    }
}
