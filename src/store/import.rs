//! Taking in claims from elsewhere, each once.

use super::row::{self, As};
use super::{Error, Store, Writer, key};
use crate::claim::{Claim, ClaimId, Uid};
use crate::ledger::Change;
use crate::review::{Case, Resolution, Withdrawal};
use rusqlite::{Connection, OptionalExtension};

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
/// name at its origin or its place in an article, else by its words.
fn same(db: &Connection, uid: Option<Uid>, claim: &Claim, buffer: &mut Vec<u8>) -> Result<Option<Case>, Error> {
    if let Some(uid) = uid {
        let id: Option<i64> = db
            .prepare_cached(include_str!("../../sql/claim/by_uid.sql"))?
            .query_row(&[(":uid", uid.0.as_slice())], |row| row.get(0))
            .optional()?;
        if let Some(id) = id {
            return row::case(db, ClaimId(id as u64), As::InForce);
        }
    }
    if let Some(hash) = key::named(claim, buffer) {
        for case in with_hash(db, include_str!("../../sql/claim/named.sql"), ":named", hash)? {
            let named = |claim: &Claim| match &claim.reference {
                Some(reference) => (claim.origin.clone(), Some(reference.clone()), None),
                None => {
                    let place = claim.article.as_ref();
                    let place = place.map(|at| (at.sha256.clone(), at.start, at.end));
                    (None, None, place)
                }
            };
            if named(&case.claim) == named(claim) {
                return Ok(Some(case));
            }
        }
        return Ok(None);
    }
    let hash = key::alike(claim, buffer);
    let found = with_hash(db, include_str!("../../sql/claim/alike.sql"), ":alike", hash)?;
    Ok(found.into_iter().find(|case| key::are_alike(&case.claim, claim)))
}

fn with_hash(db: &Connection, sql: &str, name: &str, hash: i64) -> Result<Vec<Case>, Error> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(&[(name, &hash)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        // Hashes are of names as they were recorded, and so is what is compared.
        found.extend(row::case(db, ClaimId(id as u64), As::Recorded)?);
    }
    Ok(found)
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
        let hash = key::alike(&claim, &mut Vec::new());
        let found = with_hash(&self.db, include_str!("../../sql/claim/alike.sql"), ":alike", hash)?;
        Ok(found.into_iter().filter(|case| key::are_alike(&case.claim, &claim)).map(|case| case.id).collect())
    }

    /// The claim that an incoming one is the same as, where there is one.
    ///
    /// # Errors
    /// Those of the database.
    pub fn same(&self, uid: Option<Uid>, claim: &Claim) -> Result<Option<ClaimId>, Error> {
        let found = same(&self.db, uid, claim, &mut Vec::new())?;
        Ok(found.map(|case| case.id))
    }
}

impl Writer<'_> {
    /// Takes in a claim from elsewhere: records it if it is new, with its rulings.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take_in(&mut self, incoming: Incoming, other: OnDifference) -> Result<Taken, Error> {
        let Incoming { uid, recorded_at, version, mut claim, resolutions, withdrawn } = incoming;
        claim.tidy();
        self.anchor_window(&mut claim)?;
        if let Some(case) = same(self.db, uid, &claim, &mut Vec::new())? {
            let case = self.case(case.id)?;
            return self.meet(case, claim, resolutions, withdrawn, other);
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

    /// Compares an incoming claim with the one on record.
    fn meet(
        &mut self,
        case: Case,
        claim: Claim,
        resolutions: Vec<Resolution>,
        withdrawn: Option<Withdrawal>,
        other: OnDifference,
    ) -> Result<Taken, Error> {
        let id = case.id;
        let new: Vec<_> = resolutions.into_iter().filter(|ruled| !case.resolutions.contains(ruled)).collect();
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
