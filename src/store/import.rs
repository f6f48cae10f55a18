//! Taking in claims from elsewhere, each once.

use super::key::{self, Marks};
use super::packed::{Packed, Text};
use super::row::{self, As};
use super::{Error, Store, Writer, mark, sample};
use crate::claim::{Claim, ClaimId, Uid};
use crate::ledger::{Body, Change};
use crate::review::{Assumed, Case, Resolution, Withdrawal};

/// A claim from elsewhere, with what was ruled on it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Its name in the world, where it has one.
    pub uid: Option<Uid>,
    /// When it was recorded elsewhere.
    pub recorded_at: Option<String>,
    /// Its version there, rulings and all.
    pub version: Option<u64>,
    /// What was said.
    pub claim: Claim,
    /// One resolution for each reviewer.
    pub resolutions: Vec<Resolution>,
    /// What nobody said of them: a line without a reviewer says the same whoever
    /// imports it, and on whatever day.
    pub assumed: Assumed,
    /// Why it counts no more.
    pub withdrawn: Option<Withdrawal>,
}

/// An incoming claim with all that can be told of it before it is written, so that
/// another thread than the one that writes may make it.
#[derive(Debug)]
pub struct Draft {
    /// Its own, else a new one.
    uid: Uid,
    own_uid: bool,
    marks: Marks,
    /// The number that it will have, if all before it are new as well.
    expected: ClaimId,
    /// Its entry's body under that number.
    body: Body,
    form: Form,
}

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all drafts have it")]
enum Form {
    /// A plain claim: its row and its sample, as they are written if the claim gets the
    /// number that is expected. All else that there is to it is in the body.
    Ready { row: Packed, sample: [u8; sample::RECORD], recorded_elsewhere: bool },
    /// One with rulings, tags or an event that may be dated, or for a file that holds
    /// claims already.
    Whole(Box<Incoming>),
}

impl Draft {
    /// Gets a claim ready that is expected to get this number; under another one it
    /// is spelled out again. `at` is the instant as of which it will be written into a
    /// new file; none for other files.
    ///
    /// # Errors
    /// Where the system has no random numbers for a uid.
    pub fn new(mut incoming: Incoming, expected: ClaimId, at: Option<&str>, uids: &mut Uids) -> Result<Draft, Error> {
        incoming.claim.tidy();
        let own_uid = incoming.uid.is_some();
        let uid = match incoming.uid {
            Some(uid) => uid,
            None => uids.draw()?,
        };
        // Each ruling counts as a change here, too, so that the version comes out alike.
        let changes = incoming.resolutions.len() as u64 + u64::from(incoming.withdrawn.is_some());
        let version = incoming.version.map(|version| version.saturating_sub(changes));
        incoming.version = version.filter(|version| *version > 1);
        let mut buffer = Vec::with_capacity(768);
        let marks = Marks::of(uid, &incoming.claim, &mut buffer);
        let body = incoming.body(expected, uid, buffer);
        let form = match at {
            Some(at) if incoming.is_plain() => {
                let recorded_elsewhere = incoming.recorded_at.is_some();
                let case = incoming.into_case(expected, uid, at);
                Form::Ready { row: Packed::of(&case), sample: sample::without_numbers(&case), recorded_elsewhere }
            }
            _ => Form::Whole(Box::new(incoming)),
        };
        Ok(Draft { uid, own_uid, marks, expected, body, form })
    }
}

impl Incoming {
    /// The body of its entry.
    fn body(&self, id: ClaimId, uid: Uid, buffer: Vec<u8>) -> Body {
        let Incoming { recorded_at, version, claim, .. } = self;
        Body::of_claim(id, uid, recorded_at.as_deref(), *version, claim, buffer)
    }

    /// Whether its row and its body say all that there is.
    fn is_plain(&self) -> bool {
        let deadline = self.claim.deadline.as_ref();
        let may_be_dated = deadline.is_some_and(|read| read.anchor.is_some() && read.undated());
        self.resolutions.is_empty() && self.withdrawn.is_none() && self.claim.tags.is_empty() && !may_be_dated
    }

    /// The claim as it is recorded, without rulings.
    fn into_case(self, id: ClaimId, uid: Uid, at: &str) -> Case {
        Case {
            id,
            uid,
            version: self.version.unwrap_or(1),
            recorded_at: self.recorded_at.unwrap_or_else(|| at.to_string()),
            claim: self.claim,
            resolutions: Vec::new(),
            withdrawn: None,
        }
    }

    /// A plain claim out of its body.
    fn read(body: &Body, id: ClaimId, own_uid: bool) -> Result<Incoming, Error> {
        let Change::Claim { uid, recorded_at, version, claim, .. } = Change::read("claim", &body.bytes)? else {
            return Err(Error::Row { id, what: "its entry tells of no claim".to_string() });
        };
        Ok(Incoming {
            uid: own_uid.then_some(uid),
            recorded_at,
            version,
            claim,
            resolutions: Vec::new(),
            assumed: Assumed::default(),
            withdrawn: None,
        })
    }
}

/// A source of new uids.
#[derive(Debug, Default)]
pub struct Uids {
    random: Vec<u8>,
    given: usize,
}

impl Uids {
    /// A new uid.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub fn draw(&mut self) -> Result<Uid, Error> {
        if self.random.is_empty() {
            // Who needs one needs 16 bytes, an import many more.
            self.random.resize(if self.given == 0 { 16 } else { 4096 }, 0);
            getrandom::fill(&mut self.random).map_err(|error| Error::Random { what: error.to_string() })?;
        }
        self.given += 1;
        let mut uid = [0; 16];
        uid.copy_from_slice(&self.random[self.random.len() - 16..]);
        self.random.truncate(self.random.len() - 16);
        Ok(Uid(uid))
    }
}

/// What to do with a claim that is on record with other content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDifference {
    /// Leave it alone.
    Leave,
    /// Amend it, on record.
    Amend,
}

/// What became of an incoming claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was new.
    Recorded(ClaimId),
    /// It was on record, with the same content.
    Same(ClaimId),
    /// It was on record with other content, and was left alone.
    Differs(ClaimId),
    /// It was on record with other content, and was amended.
    Amended(ClaimId),
}

/// Finds the claim that an incoming one is the same as: by its uid, else by its
/// name at its origin or its place in an article, else by its words. A claim that has
/// a uid of its own is none of those after `before`, which came in beside it: a file
/// may hold two claims in the same words. `marked` gives the claims with a mark,
/// `case` a claim under the names that were recorded, which the marks are made of.
fn same(
    uid: Option<Uid>,
    claim: &Claim,
    marks: Marks,
    before: u64,
    marked: impl Fn(i64) -> Result<Vec<ClaimId>, Error>,
    case: impl Fn(ClaimId) -> Result<Option<Case>, Error>,
) -> Result<Option<ClaimId>, Error> {
    let find = |hash: i64, is: &dyn Fn(&Case, bool) -> bool| -> Result<Option<ClaimId>, Error> {
        for id in marked(hash)? {
            let beside = id.0 > before;
            if case(id)?.is_some_and(|case| is(&case, beside)) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    };
    if let Some(uid) = uid
        && let Some(id) = find(marks.uid, &|case, _| case.uid == uid)?
    {
        return Ok(Some(id));
    }
    match marks.named {
        Some(hash) => {
            find(hash, &|case, beside| !(beside && uid.is_some()) && key::name(&case.claim) == key::name(claim))
        }
        None => find(marks.alike, &|case, beside| !(beside && uid.is_some()) && key::are_alike(&case.claim, claim)),
    }
}

impl Store {
    /// The claims on record whose words are the same: statement, speaker, source,
    /// address, day and deadline words.
    ///
    /// # Errors
    /// Those of the database.
    pub fn alike(&self, claim: &Claim) -> Result<Vec<ClaimId>, Error> {
        let mut claim = claim.clone();
        claim.tidy();
        let mut found = Vec::new();
        for id in mark::find(&self.db, key::alike(&claim, &mut Vec::new()))? {
            let case = row::case(&self.db, id, As::Recorded)?;
            found.extend(case.filter(|case| key::are_alike(&case.claim, &claim)).map(|case| case.id));
        }
        Ok(found)
    }

    /// The claim that an incoming one is the same as, where there is one.
    ///
    /// # Errors
    /// Those of the database.
    pub fn same(&self, uid: Option<Uid>, claim: &Claim) -> Result<Option<ClaimId>, Error> {
        let raw = |id| row::case(&self.db, id, As::Recorded);
        let marks = Marks::of(uid.unwrap_or(Uid([0; 16])), claim, &mut Vec::new());
        same(uid, claim, marks, u64::MAX, |hash| mark::find(&self.db, hash), raw)
    }
}

impl Writer<'_> {
    /// Takes in a claim from elsewhere: records it if it is new, with its rulings.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take_in(&mut self, incoming: Incoming, other: OnDifference) -> Result<Taken, Error> {
        let expected = self.expected_id();
        let draft = Draft::new(incoming, expected, None, &mut self.uids)?;
        self.take(draft, other)
    }

    /// The same for a claim that was made ready before.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take(&mut self, draft: Draft, other: OnDifference) -> Result<Taken, Error> {
        let Draft { uid, own_uid, marks, expected, mut body, form } = draft;
        let id = self.expected_id();
        let mut incoming = match form {
            Form::Whole(incoming) => *incoming,
            Form::Ready { row, sample, recorded_elsewhere } => {
                let as_of_now = recorded_elsewhere || row.text(Text::RecordedAt) == Some(&*self.at);
                if id == expected && as_of_now && self.are_new(own_uid, marks) {
                    self.next_id();
                    self.append("claim", Some(id), body)?;
                    self.insert_ready(row, sample, marks, own_uid)?;
                    return Ok(Taken::Recorded(id));
                }
                Incoming::read(&body, expected, own_uid)?
            }
        };
        let dated = self.anchor_window(&mut incoming.claim)?;
        let found = self.same(&incoming, marks)?;
        if found.is_none() && (dated || id != expected) {
            body = incoming.body(id, uid, body.bytes);
        }
        let resolutions = std::mem::take(&mut incoming.resolutions);
        let withdrawn = incoming.withdrawn.take();
        if let Some(id) = found {
            let case = self.case(id)?;
            let on_record = |told: &Resolution| case.resolutions.iter().any(|ruled| ruled.says(told, incoming.assumed));
            let new = resolutions.into_iter().filter(|told| !on_record(told)).collect();
            return self.meet(&case, incoming.claim, new, withdrawn, other);
        }
        self.next_id();
        self.append("claim", Some(id), body)?;
        let mut case = incoming.into_case(id, uid, &self.at);
        let mut rulings = Vec::new();
        for resolution in resolutions {
            let entry = self.log(&Change::Resolved { claim: id, resolution: resolution.clone() })?;
            case.resolve(resolution.clone());
            case.version += 1;
            rulings.push((resolution, entry));
        }
        if let Some(withdrawn) = withdrawn {
            let Withdrawal { reason, at } = withdrawn.clone();
            self.log(&Change::Withdrawn { claim: id, reason, at: Some(at) })?;
            case.version += 1;
            case.withdrawn = Some(withdrawn);
        }
        self.insert_case(&case, marks, own_uid)?;
        for (resolution, entry) in rulings {
            self.put_resolution(id, &resolution, entry)?;
        }
        Ok(Taken::Recorded(id))
    }

    /// Whether none of the marks that such a claim is found by is known.
    fn are_new(&self, own_uid: bool, marks: Marks) -> bool {
        let own = own_uid.then_some(marks.uid);
        own.into_iter().chain([marks.named.unwrap_or(marks.alike)]).all(|mark| self.is_new(mark))
    }

    /// The claim on record that an incoming one is the same as.
    fn same(&mut self, incoming: &Incoming, marks: Marks) -> Result<Option<ClaimId>, Error> {
        if self.are_new(incoming.uid.is_some(), marks) {
            return Ok(None);
        }
        self.write_waiting()?;
        let case = |id| row::case(self.db, id, As::Recorded);
        same(incoming.uid, &incoming.claim, marks, self.before, |hash| self.marked(hash), case)
    }

    /// Compares an incoming claim, with rulings that are not on record, with the claim
    /// that is.
    fn meet(
        &mut self,
        case: &Case,
        claim: Claim,
        new: Vec<Resolution>,
        withdrawn: Option<Withdrawal>,
        other: OnDifference,
    ) -> Result<Taken, Error> {
        let id = case.id;
        let withdraw = withdrawn.filter(|_| case.withdrawn.is_none());
        let raw = self.raw(id)?;
        let same_words = claim == case.claim || claim == raw.claim;
        if same_words && new.is_empty() && withdraw.is_none() {
            return Ok(Taken::Same(id));
        }
        if other == OnDifference::Leave {
            return Ok(Taken::Differs(id));
        }
        if !same_words {
            self.amend(id, claim)?;
        }
        for resolution in new {
            self.resolve(id, resolution)?;
        }
        if let Some(withdrawn) = withdraw {
            self.withdraw(id, &withdrawn.reason)?;
        }
        Ok(Taken::Amended(id))
    }
}
