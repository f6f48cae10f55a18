//! The state of the record, by replay of its log.

use super::{Change, Entry, Error, Events, Hash, Names, Party};
use crate::claim::{Claim, ClaimId, Deadline};
use crate::review::{Case, Withdrawal};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The place of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// The claim, with names as they were recorded.
    Case(Box<Case>),
    /// Its words were blanked.
    Redacted,
}

/// Up to when changes are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Until {
    /// All of them.
    #[default]
    End,
    /// What was ruled, amended, tied or dated after this day is left out.
    Day(NaiveDate),
}

/// What the log says, all of it taken together.
#[derive(Debug, Clone, Default)]
pub struct Record {
    until: Until,
    slots: Vec<Slot>,
    speakers: Names,
    sources: Names,
    events: Events,
    articles: BTreeMap<Hash, bool>,
    words: HashSet<String>,
    blanked: BTreeSet<u64>,
    excused: BTreeSet<u64>,
}

impl Record {
    /// An empty record that takes in changes up to a day.
    pub fn until(until: Until) -> Record {
        Record { until, ..Record::default() }
    }

    /// The claims in their order; claim 1 comes first.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Takes the claims out, in their order, with the names that are in force.
    pub fn into_cases(mut self) -> Vec<Case> {
        let slots = std::mem::take(&mut self.slots);
        slots
            .into_iter()
            .filter_map(|slot| match slot {
                Slot::Case(mut case) => {
                    self.in_force(&mut case);
                    Some(*case)
                }
                Slot::Redacted => None,
            })
            .collect()
    }

    /// Who is another name of whom.
    pub fn names(&self, party: Party) -> &Names {
        match party {
            Party::Speaker => &self.speakers,
            Party::Source => &self.sources,
        }
    }

    /// The events.
    pub fn events(&self) -> &Events {
        &self.events
    }

    /// The articles, and whether their text was blanked.
    pub fn articles(&self) -> &BTreeMap<Hash, bool> {
        &self.articles
    }

    /// The hedge words and the rules that claims were ever written with, in no order.
    pub fn words(&self) -> &HashSet<String> {
        &self.words
    }

    /// Puts the names that are in force in the place of those that were recorded.
    pub fn in_force(&self, case: &mut Case) {
        let Claim { speaker, source, event, .. } = &mut case.claim;
        for (name, names) in [(speaker, &self.speakers), (source, &self.sources)] {
            if let Some(name) = name {
                *name = names.resolve(name).to_string();
            }
        }
        if let Some(event) = event
            && let Some(state) = self.events.get(&self.events.resolve(event))
        {
            event.clone_from(&state.name);
        }
    }

    /// Takes in an entry.
    ///
    /// # Errors
    /// For a body that cannot be read, and for a claim out of its order.
    pub fn push(&mut self, entry: &Entry) -> Result<(), Error> {
        let Some(body) = &entry.body else {
            self.blanked.insert(entry.seq);
            if entry.kind == "claim" {
                self.slots.push(Slot::Redacted);
            }
            return Ok(());
        };
        let change = Change::read(&entry.kind, body)?;
        self.apply(&entry.at, change)
    }

    /// Sees to it, after the last entry, that each blanked body was blanked by a
    /// redaction.
    ///
    /// # Errors
    /// Names the first that was not.
    pub fn finish(&self) -> Result<(), Error> {
        match self.blanked.difference(&self.excused).next() {
            Some(seq) => Err(Error::Blanked { seq: *seq }),
            None => Ok(()),
        }
    }

    fn late(&self, at: &str) -> bool {
        match self.until {
            Until::End => false,
            Until::Day(day) => at.get(..10).and_then(super::body::day_of).is_some_and(|at| at > day),
        }
    }

    /// Takes in a change that was written at an instant.
    ///
    /// # Errors
    /// For a claim that there is not, or out of its order.
    pub fn apply(&mut self, at: &str, change: Change) -> Result<(), Error> {
        match change {
            Change::Claim { id, uid, recorded_at, version, claim } => {
                let next = ClaimId(self.slots.len() as u64 + 1);
                if id != next {
                    return Err(Error::Order { id, next });
                }
                self.mention(&claim);
                self.slots.push(Slot::Case(Box::new(Case {
                    id,
                    uid,
                    version: version.unwrap_or(1),
                    recorded_at: recorded_at.unwrap_or_else(|| at.to_string()),
                    claim,
                    resolutions: Vec::new(),
                    withdrawn: None,
                })));
            }
            Change::Amended { id, claim } => {
                self.mention(&claim);
                self.change(id, at, |case| case.claim = claim)?;
            }
            Change::Withdrawn { claim, reason, at: earlier } => {
                let withdrawal = Withdrawal { reason, at: earlier.unwrap_or_else(|| at.to_string()) };
                // A claim recorded by mistake counts on no day.
                self.change_always(claim, |case| case.withdrawn = Some(withdrawal))?;
            }
            Change::Reread { claim, deadline } => {
                self.mention_deadline(deadline.as_ref());
                self.change(claim, at, |case| case.claim.deadline = deadline)?;
            }
            Change::Moved { claim, window, .. } => {
                self.change(claim, at, |case| {
                    if let Some(deadline) = &mut case.claim.deadline {
                        deadline.window = window;
                    }
                })?;
            }
            Change::Resolved { claim, resolution } => {
                let ruled = resolution.at.clone();
                self.change(claim, &ruled, |case| case.resolve(resolution))?;
            }
            Change::Reopened { claim, .. } => {
                self.change(claim, at, |case| case.resolutions.clear())?;
            }
            Change::EventNamed { event } => {
                self.events.mention(&event);
            }
            Change::EventDated { event, first, last } => {
                if !self.late(at) {
                    self.events.date(&event, first, last);
                }
            }
            Change::EventAlias { event, alias } => {
                if !self.late(at) {
                    self.events.alias(&event, &alias);
                }
            }
            Change::EventTied { claim, event } => {
                if let Some(event) = &event {
                    self.events.mention(event);
                }
                self.change(claim, at, |case| case.claim.event = event)?;
            }
            Change::Renamed { party, name, to } => self.party(party).rename(&name, &to),
            Change::Merged { party, name, into } => self.party(party).merge(&name, &into),
            Change::Split { party, name } => self.party(party).split(&name),
            Change::Article { sha256, .. } => {
                self.articles.insert(sha256, false);
            }
            Change::Redacted { claim, entries, article, .. } => {
                self.excused.extend(entries);
                if let Some(article) = article {
                    self.articles.insert(article, true);
                }
                let slot = self.slot(claim).ok_or(Error::NoClaim { id: claim })?;
                *slot = Slot::Redacted;
            }
        }
        Ok(())
    }

    fn mention(&mut self, claim: &Claim) {
        for (name, names) in [(&claim.speaker, &mut self.speakers), (&claim.source, &mut self.sources)] {
            if let Some(name) = name {
                names.mention(name);
            }
        }
        if let Some(event) = &claim.event {
            self.events.mention(event);
        }
        self.mention_deadline(claim.deadline.as_ref());
        if let Some(hedge) = &claim.hedge {
            self.mention_word(&hedge.words);
        }
    }

    fn mention_deadline(&mut self, deadline: Option<&Deadline>) {
        if let Some(anchor) = deadline.and_then(|read| read.anchor.as_ref()) {
            self.events.mention_words(&anchor.event);
        }
        if let Some(rule) = deadline.and_then(|read| read.rule.as_deref()) {
            self.mention_word(rule);
        }
    }

    fn mention_word(&mut self, word: &str) {
        if !self.words.contains(word) {
            self.words.insert(word.to_string());
        }
    }

    fn party(&mut self, party: Party) -> &mut Names {
        match party {
            Party::Speaker => &mut self.speakers,
            Party::Source => &mut self.sources,
        }
    }

    fn slot(&mut self, id: ClaimId) -> Option<&mut Slot> {
        self.slots.get_mut(usize::try_from(id.0).ok()?.checked_sub(1)?)
    }

    /// Changes a claim, unless that happened after the day.
    fn change(&mut self, id: ClaimId, at: &str, change: impl FnOnce(&mut Case)) -> Result<(), Error> {
        if self.late(at) {
            return Ok(());
        }
        self.change_always(id, change)
    }

    fn change_always(&mut self, id: ClaimId, change: impl FnOnce(&mut Case)) -> Result<(), Error> {
        match self.slot(id) {
            None => Err(Error::NoClaim { id }),
            Some(Slot::Redacted) => Ok(()),
            Some(Slot::Case(case)) => {
                change(case);
                case.version += 1;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Head;
    use super::*;
    use crate::claim::Uid;
    use crate::review::{Resolution, Status, Verdict};

    fn claim(id: u64) -> Change {
        Change::Claim {
            id: ClaimId(id),
            uid: Uid([id as u8; 16]),
            recorded_at: None,
            version: None,
            claim: Claim::new("It will rain", "2025-03-16".parse().unwrap()),
        }
    }

    fn resolved(verdict: Verdict, at: &str) -> Change {
        Change::Resolved { claim: ClaimId(1), resolution: Resolution::new("ann", verdict, at) }
    }

    fn replay(until: Until, changes: &[Change]) -> Record {
        let mut record = Record::until(until);
        let mut head = Head::default();
        for change in changes {
            let entry = Entry::next(&head, "2025-03-16T09:00:00Z", change);
            record.push(&entry).unwrap();
            head = entry.head();
        }
        record
    }

    #[test]
    fn replay_gives_the_state_and_the_state_of_a_day() {
        let changes = [
            claim(1),
            resolved(Verdict::Missed, "2025-03-20T09:00:00Z"),
            resolved(Verdict::Fulfilled, "2025-03-25T09:00:00Z"),
        ];
        let cases = [
            (Until::End, Status::Fulfilled, 3),
            (Until::Day("2025-03-25".parse().unwrap()), Status::Fulfilled, 3),
            (Until::Day("2025-03-24".parse().unwrap()), Status::Missed, 2),
            (Until::Day("2025-03-19".parse().unwrap()), Status::Pending, 1),
        ];
        for (until, status, version) in cases {
            let case = replay(until, &changes).into_cases().remove(0);
            assert_eq!((case.status(), case.version), (status, version), "{until:?}");
        }
    }

    #[test]
    fn claims_come_in_their_order() {
        let mut record = Record::default();
        assert!(record.apply("2025-03-16T09:00:00Z", claim(2)).is_err());
        let change = resolved(Verdict::Void, "2025-03-16T09:00:00Z");
        assert_eq!(record.apply("", change), Err(Error::NoClaim { id: ClaimId(1) }));
    }

    #[test]
    fn only_a_redaction_blanks_a_body() {
        let mut entry = Entry::next(&Head::default(), "2025-03-16T09:00:00Z", &claim(1));
        entry.body = None;
        let mut record = Record::default();
        record.push(&entry).unwrap();
        assert_eq!(record.finish(), Err(Error::Blanked { seq: 1 }));
        let redacted = Change::Redacted {
            claim: ClaimId(1),
            entries: vec![1],
            article: None,
            reason: "order of the court".into(),
        };
        record.push(&Entry::next(&entry.head(), "2025-03-17T09:00:00Z", &redacted)).unwrap();
        assert_eq!(record.finish(), Ok(()));
        assert_eq!(record.slots(), [Slot::Redacted]);
    }
}
