//! Taking in claims from elsewhere, each once.

use super::row::{self, As};
use super::write::marked;
use super::{Error, Store, Writer, key};
use crate::claim::{Claim, ClaimId, Uid};
use crate::ledger::Change;
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
    before: u64,
    buffer: &mut Vec<u8>,
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
        && let Some(id) = find(key::of_uid(uid), &|case, _| case.uid == uid)?
    {
        return Ok(Some(id));
    }
    match key::named(claim, buffer) {
        Some(hash) => {
            find(hash, &|case, beside| !(beside && uid.is_some()) && key::name(&case.claim) == key::name(claim))
        }
        None => find(key::alike(claim, buffer), &|case, beside| {
            !(beside && uid.is_some()) && key::are_alike(&case.claim, claim)
        }),
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
        for id in marked(&self.db, key::alike(&claim, &mut Vec::new()))? {
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
        same(uid, claim, u64::MAX, &mut Vec::new(), |hash| marked(&self.db, hash), raw)
    }
}

impl Writer<'_> {
    /// Takes in a claim from elsewhere: records it if it is new, with its rulings.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take_in(&mut self, incoming: Incoming, other: OnDifference) -> Result<Taken, Error> {
        let Incoming { uid, recorded_at, version, mut claim, resolutions, assumed, withdrawn } = incoming;
        claim.tidy();
        self.anchor_window(&mut claim)?;
        let mut buffer = Vec::new();
        let found = same(
            uid,
            &claim,
            self.before,
            &mut buffer,
            |hash| self.marked(hash),
            |id| row::case(self.db, id, As::Recorded),
        )?;
        if let Some(id) = found {
            let case = self.case(id)?;
            let on_record = |told: &Resolution| case.resolutions.iter().any(|ruled| ruled.says(told, assumed));
            let new = resolutions.into_iter().filter(|told| !on_record(told)).collect();
            return self.meet(&case, claim, new, withdrawn, other);
        }
        let id = self.next_id();
        let uid = match uid {
            Some(uid) => uid,
            None => self.new_uid()?,
        };
        // Each ruling counts as a change here, too, so that the version comes out alike.
        let changes = resolutions.len() as u64 + u64::from(withdrawn.is_some());
        let version = version.map(|version| version.saturating_sub(changes)).filter(|version| *version > 1);
        let change = Change::Claim { id, uid, recorded_at, version, claim };
        self.log(&change)?;
        let Change::Claim { recorded_at, claim, .. } = change else {
            return Ok(Taken::Recorded(id));
        };
        let mut case = Case {
            id,
            uid,
            version: version.unwrap_or(1),
            recorded_at: recorded_at.unwrap_or_else(|| self.at.clone()),
            claim,
            resolutions: Vec::new(),
            withdrawn: None,
        };
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
        self.insert_case(&case)?;
        for (resolution, entry) in rulings {
            self.put_resolution(id, &resolution, entry)?;
        }
        Ok(Taken::Recorded(id))
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
