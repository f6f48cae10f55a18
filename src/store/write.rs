//! Writing: the entry of the log first, then the rows that follow from it.

use super::bulk::{Bulk, ClaimRow, Claims, Entries, EntryRow, Spent};
use super::feed::Table;
use super::import::Uids;
use super::key::{AsIs, Marks};
use super::mark::{self, Mark};
use super::numbers::{Names, Numbers};
use super::packed::Packed;
use super::row::{self, As, Bound};
use super::sample::{self, Page};
use super::{Error, event};
use crate::claim::{Claim, ClaimId, Deadline};
use crate::ledger::{Body, Change, Entry, Hash, Head};
use crate::review::{Case, Resolution, Withdrawal};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

/// Writes within one transaction; see [`super::Store::write`].
pub struct Writer<'c> {
    pub(super) db: &'c Connection,
    pub(super) at: Arc<str>,
    head: Head,
    /// The last claim when this transaction began.
    pub(super) before: u64,
    last: u64,
    page: Option<Page>,
    key: Vec<u8>,
    /// Marks of new claims that the table does not hold yet.
    marks: HashMap<i64, u64, BuildHasherDefault<AsIs>>,
    /// Marks that other new claims have, too.
    more_marks: Vec<Mark>,
    /// Marks by uids that were drawn in this transaction.
    uid_marks: Vec<Mark>,
    pub(super) uids: Uids,
    pub(super) numbers: Numbers,
    append: Bound<'c>,
    insert: Bound<'c>,
    /// New claims that the search index does not hold yet.
    unindexed: Option<(u64, u64)>,
    /// Whether the table of marks may hold any.
    has_marks: bool,
    /// How very many claims are written into a file that held none.
    bulk: Option<Bulk<'c>>,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.debug_struct("Writer").field("at", &self.at).field("head", &self.head).finish_non_exhaustive()
    }
}

/// The head of the log.
pub(super) fn head(db: &Connection) -> Result<Head, Error> {
    let found = db
        .prepare_cached(include_str!("../../sql/entry/head.sql"))?
        .query_row([], |row| Ok(Head { entries: row.get::<_, i64>(0)? as u64, sha256: Hash(row.get(1)?) }))
        .optional()?;
    Ok(found.unwrap_or_default())
}

fn entry(row: &Row) -> Result<Entry, rusqlite::Error> {
    Ok(Entry {
        seq: row.get::<_, i64>(0)? as u64,
        at: row.get(1)?,
        kind: row.get(2)?,
        body: row.get(3)?,
        body_sha256: Hash(row.get(4)?),
        prev: Hash(row.get(5)?),
        hash: Hash(row.get(6)?),
    })
}

/// The entries that a statement finds.
pub(super) fn entries(db: &Connection, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<Vec<Entry>, Error> {
    let mut query = db.prepare_cached(sql)?;
    let found = query.query_map(params, entry)?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Walks through the log, with the claim that each entry's row names.
pub(super) fn each_entry(
    db: &Connection,
    mut each: impl FnMut(Entry, Option<i64>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/entry/all.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        each(entry(row)?, row.get(7)?)?;
    }
    Ok(())
}

/// Walks through the entries of one kind.
pub(super) fn each_entry_of_kind(db: &Connection, kind: &str, mut each: impl FnMut(Entry)) -> Result<(), Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/entry/of_kind.sql"))?;
    let mut rows = query.query(&[(":kind", kind)])?;
    while let Some(row) = rows.next()? {
        each(entry(row)?);
    }
    Ok(())
}

impl<'c> Writer<'c> {
    pub(super) fn new(db: &'c Connection, at: &str) -> Result<Writer<'c>, Error> {
        let last: i64 = db.prepare_cached(include_str!("../../sql/claim/last.sql"))?.query_row([], |row| row.get(0))?;
        Ok(Writer {
            db,
            at: at.into(),
            head: head(db)?,
            before: last as u64,
            last: last as u64,
            page: None,
            key: Vec::new(),
            marks: HashMap::default(),
            more_marks: Vec::new(),
            uid_marks: Vec::new(),
            uids: Uids::default(),
            numbers: Numbers::default(),
            append: Bound::new(db.prepare_cached(include_str!("../../sql/entry/append.sql"))?),
            insert: Bound::new(db.prepare_cached(include_str!("../../sql/claim/insert.sql"))?),
            unindexed: None,
            has_marks: last > 0,
            bulk: None,
        })
    }

    /// Gets ready for very many claims, where the file holds none yet.
    pub(super) fn expect_many(&mut self) -> Result<(), Error> {
        if self.last == 0 {
            self.bulk = Some(Bulk::begin(self.db)?);
        }
        Ok(())
    }

    /// Leaves there what is left of claims that were taken in, if there are very many.
    pub fn leave_to(&self, spent: &Spent) {
        if let Some(bulk) = &self.bulk {
            bulk.leave_to(spent);
        }
    }

    pub(super) fn finish(&mut self) -> Result<(), Error> {
        self.write_waiting()?;
        self.index_new()?;
        sample::flush(self.db, &mut self.page)?;
        match self.bulk.take() {
            Some(bulk) if !self.has_marks => bulk.end(self.new_marks()),
            Some(bulk) => {
                self.put_marks()?;
                bulk.end(Vec::new())
            }
            None => self.put_marks(),
        }
    }

    /// Writes the rows that wait for others, before any is read.
    pub(super) fn write_waiting(&mut self) -> Result<(), Error> {
        match &mut self.bulk {
            Some(bulk) => bulk.flush(),
            None => Ok(()),
        }
    }

    /// Writes the marks of new claims, all at once.
    fn put_marks(&mut self) -> Result<(), Error> {
        self.has_marks = true;
        let marks = self.new_marks();
        mark::add(self.db, marks)
    }

    fn new_marks(&mut self) -> Vec<Mark> {
        let mut new = std::mem::take(&mut self.uid_marks);
        new.append(&mut self.more_marks);
        new.extend(std::mem::take(&mut self.marks));
        new
    }

    /// The claims with a mark, those of this transaction too.
    pub(super) fn marked(&self, hash: i64) -> Result<Vec<ClaimId>, Error> {
        let mut found = if self.has_marks { mark::find(self.db, hash)? } else { Vec::new() };
        found.extend(self.marks.get(&hash).map(|id| ClaimId(*id)));
        found.extend(self.more_marks.iter().filter(|(other, _)| *other == hash).map(|(_, id)| ClaimId(*id)));
        Ok(found)
    }

    /// Whether no claim has this mark, as far as this transaction knows without asking
    /// the table.
    pub(super) fn is_new(&self, hash: i64) -> bool {
        !self.has_marks && !self.marks.contains_key(&hash)
    }

    /// Takes the marks of a claim away, before it is written anew or redacted.
    pub(super) fn drop_marks(&mut self, case: &Case) -> Result<(), Error> {
        self.put_marks()?;
        let marks = Marks::of(case.uid, &case.claim, &mut self.key);
        mark::remove(self.db, marks.each().map(|hash| (hash, case.id.0)))
    }

    /// Keeps the marks of a claim, to be written all at once. Nobody can ask for a uid that
    /// was just drawn before that.
    fn keep_marks(&mut self, id: ClaimId, marks: Marks, own_uid: bool) {
        if !own_uid {
            self.uid_marks.push((marks.uid, id.0));
        }
        for hash in marks.each().skip(usize::from(!own_uid)) {
            if let Some(other) = self.marks.insert(hash, id.0)
                && other != id.0
            {
                self.more_marks.push((hash, other));
            }
        }
    }

    /// Fills the full-text search with the claims that this transaction recorded.
    pub(super) fn index_new(&mut self) -> Result<(), Error> {
        if let Some((first, last)) = self.unindexed.take() {
            self.db
                .prepare_cached(include_str!("../../sql/text/fill.sql"))?
                .execute(named_params! {":first": first as i64, ":last": last as i64})?;
        }
        Ok(())
    }

    /// The head of the log as it stands in this transaction.
    pub fn head(&self) -> Head {
        self.head
    }

    /// The instant as of which this transaction writes.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// Adds an entry to the log; gives its number.
    pub(super) fn log(&mut self, change: &Change) -> Result<u64, Error> {
        self.append(change.kind(), change.claim(), Body::of(change))
    }

    /// Adds an entry whose body is written already.
    pub(super) fn append(&mut self, kind: &'static str, claim: Option<ClaimId>, body: Body) -> Result<u64, Error> {
        let next = self.head.next(&self.at, kind, &body.sha256);
        let at = Arc::clone(&self.at);
        let entry = EntryRow { seq: next.entries, at, kind, body, prev: self.head.sha256, hash: next.sha256, claim };
        match &mut self.bulk {
            Some(bulk) => bulk.append(entry)?,
            None => {
                for column in 0..Entries::WIDTH {
                    Entries::value(&entry, column, |value| self.append.put(column + 1, value))?;
                }
                self.append.execute()?;
            }
        }
        self.head = next;
        Ok(next.entries)
    }

    /// The number that the next claim gets.
    pub(super) fn expected_id(&self) -> ClaimId {
        ClaimId(self.last + 1)
    }

    pub(super) fn next_id(&mut self) -> ClaimId {
        self.last += 1;
        ClaimId(self.last)
    }

    /// The claim as it was recorded, for changing it.
    pub(super) fn raw(&mut self, id: ClaimId) -> Result<Case, Error> {
        self.write_waiting()?;
        match row::case(self.db, id, As::Recorded)? {
            Some(case) => Ok(case),
            None if id.0 >= 1 && id.0 <= self.last => Err(Error::Redacted { id }),
            None => Err(Error::NoClaim { id }),
        }
    }

    /// The claim with this number, as it stands in this transaction.
    ///
    /// # Errors
    /// For a number that there is not, or that was redacted.
    pub fn case(&mut self, id: ClaimId) -> Result<Case, Error> {
        self.write_waiting()?;
        match row::case(self.db, id, As::InForce)? {
            Some(case) => Ok(case),
            None => self.raw(id),
        }
    }

    /// Holds the claim at the version that somebody saw, so that two people at one
    /// claim do not overwrite each other.
    ///
    /// # Errors
    /// For a claim that was changed meanwhile.
    pub fn expect(&mut self, id: ClaimId, version: u64) -> Result<(), Error> {
        let found = self.raw(id)?.version;
        if found == version {
            return Ok(());
        }
        Err(Error::Changed { id, expected: version, found })
    }

    /// Records a claim; gives its number. Where its deadline hangs on an event that
    /// is dated already, it gets its window.
    ///
    /// # Errors
    /// Those of the database.
    pub fn record(&mut self, mut claim: Claim) -> Result<ClaimId, Error> {
        claim.tidy();
        self.anchor_window(&mut claim)?;
        let id = self.next_id();
        let uid = self.uids.draw()?;
        let change = Change::Claim { id, uid, recorded_at: None, version: None, claim };
        self.log(&change)?;
        let Change::Claim { claim, .. } = change else {
            return Ok(id);
        };
        let case = Case {
            id,
            uid,
            version: 1,
            recorded_at: self.at.to_string(),
            claim,
            resolutions: Vec::new(),
            withdrawn: None,
        };
        let marks = Marks::of(uid, &case.claim, &mut self.key);
        self.insert_case(&case, marks, false)?;
        Ok(id)
    }

    /// Corrects a claim: what it says from now on. The old wording stays in the log.
    ///
    /// # Errors
    /// For a number that there is not, and those of the database.
    pub fn amend(&mut self, id: ClaimId, mut claim: Claim) -> Result<(), Error> {
        claim.tidy();
        self.anchor_window(&mut claim)?;
        let mut case = self.raw(id)?;
        // Names that were not touched stay as they were recorded: a split still
        // finds them.
        let now = self.case(id)?.claim;
        for (new, now, raw) in [
            (&mut claim.speaker, &now.speaker, &case.claim.speaker),
            (&mut claim.source, &now.source, &case.claim.source),
            (&mut claim.event, &now.event, &case.claim.event),
        ] {
            if new == now {
                new.clone_from(raw);
            }
        }
        if claim == case.claim {
            return Ok(());
        }
        let change = Change::Amended { id, claim };
        self.log(&change)?;
        self.drop_marks(&case)?;
        if let Change::Amended { claim, .. } = change {
            case.claim = claim;
        }
        case.version += 1;
        let marks = Marks::of(case.uid, &case.claim, &mut self.key);
        self.keep_marks(id, marks, true);
        self.update_case(&case)?;
        self.put_text(&case)
    }

    /// Takes a claim out of every count.
    ///
    /// # Errors
    /// For a number that there is not, and those of the database.
    pub fn withdraw(&mut self, id: ClaimId, reason: &str) -> Result<(), Error> {
        let mut case = self.raw(id)?;
        self.log(&Change::Withdrawn { claim: id, reason: reason.to_string(), at: None })?;
        case.withdrawn = Some(Withdrawal { reason: reason.to_string(), at: self.at.to_string() });
        case.version += 1;
        self.update_case(&case)
    }

    /// Gives a claim a deadline that was read again.
    ///
    /// # Errors
    /// For a number that there is not, and those of the database.
    pub fn reread(&mut self, id: ClaimId, deadline: Option<Deadline>) -> Result<(), Error> {
        let mut case = self.raw(id)?;
        self.drop_marks(&case)?;
        case.claim.deadline = deadline;
        let marks = Marks::of(case.uid, &case.claim, &mut self.key);
        self.keep_marks(id, marks, true);
        self.anchor_window(&mut case.claim)?;
        self.log(&Change::Reread { claim: id, deadline: case.claim.deadline.clone() })?;
        case.version += 1;
        self.update_case(&case)
    }

    /// Rules on a claim.
    ///
    /// # Errors
    /// For a number that there is not, and those of the database.
    pub fn resolve(&mut self, id: ClaimId, resolution: Resolution) -> Result<(), Error> {
        let mut case = self.raw(id)?;
        let change = Change::Resolved { claim: id, resolution };
        let entry = self.log(&change)?;
        if let Change::Resolved { resolution, .. } = change {
            self.put_resolution(id, &resolution, entry)?;
            case.resolve(resolution);
        }
        case.version += 1;
        self.update_case(&case)
    }

    /// Takes back all rulings on a claim, so that it is pending again.
    ///
    /// # Errors
    /// For a number that there is not, and those of the database.
    pub fn reopen(&mut self, id: ClaimId, reviewer: &str, note: Option<&str>) -> Result<(), Error> {
        let mut case = self.raw(id)?;
        self.log(&Change::Reopened { claim: id, reviewer: reviewer.to_string(), note: note.map(str::to_string) })?;
        self.clear_resolutions(id)?;
        case.resolutions.clear();
        case.version += 1;
        self.update_case(&case)
    }

    /// Keeps the text of an article; gives its SHA-256. Kept once only.
    ///
    /// # Errors
    /// Those of the database.
    pub fn article(
        &mut self,
        text: &str,
        title: Option<&str>,
        published: Option<chrono::NaiveDate>,
        source: Option<&str>,
        url: Option<&str>,
    ) -> Result<Hash, Error> {
        let sha256 = Hash::of(text.as_bytes());
        let inserted = self
            .db
            .prepare_cached(include_str!("../../sql/article/put.sql"))?
            .execute(named_params! {":sha256": sha256.to_string(), ":text": text})?;
        if inserted > 0 {
            self.log(&Change::Article {
                sha256,
                title: title.map(str::to_string),
                published,
                source: source.map(str::to_string),
                url: url.map(str::to_string),
            })?;
        }
        Ok(sha256)
    }

    /// Gives a claim the window that its event makes, where it has none yet; whether
    /// it did.
    pub(super) fn anchor_window(&mut self, claim: &mut Claim) -> Result<bool, Error> {
        let said = claim.said;
        let Some(deadline) = claim.deadline.as_mut().filter(|read| read.undated()) else {
            return Ok(false);
        };
        let Some(anchor) = &deadline.anchor else {
            return Ok(false);
        };
        let Some((first, last)) = event::dates(self.db, &anchor.event)? else {
            return Ok(false);
        };
        deadline.window = event::window(deadline, said, Some((first, last)));
        Ok(true)
    }

    /// Writes the rows of a new claim, which brought its uid along or just got it.
    pub(super) fn insert_case(&mut self, case: &Case, marks: Marks, own_uid: bool) -> Result<(), Error> {
        self.insert_ready(Packed::of(case), sample::without_numbers(case), marks, own_uid)?;
        self.put_tags(case)
    }

    /// The same for one without tags that was packed before.
    pub(super) fn insert_ready(
        &mut self,
        row: Packed,
        mut record: [u8; sample::RECORD],
        marks: Marks,
        own_uid: bool,
    ) -> Result<(), Error> {
        let (ids, words) = self.ids(Names::packed(&row))?;
        self.keep_marks(row.id, marks, own_uid);
        sample::number(&mut record, &ids, words);
        sample::put(self.db, &mut self.page, row.id, &record)?;
        let row = ClaimRow { packed: row, ids };
        match &mut self.bulk {
            Some(bulk) => bulk.insert(row),
            None => self.insert(&row),
        }
    }

    fn insert(&mut self, row: &ClaimRow) -> Result<(), Error> {
        for column in 0..Claims::WIDTH {
            Claims::value(row, column, |value| self.insert.put(column + 1, value))?;
        }
        self.insert.execute()?;
        let id = row.packed.id.0;
        let first = self.unindexed.map_or(id, |(first, _)| first);
        self.unindexed = Some((first, id));
        Ok(())
    }

    /// Writes the rows of a claim that was changed, but for its resolutions.
    pub(super) fn update_case(&mut self, case: &Case) -> Result<(), Error> {
        let (ids, words) = self.ids(Names::of(&case.claim))?;
        let mut update = Bound::new(self.db.prepare_cached(include_str!("../../sql/claim/update.sql"))?);
        let mut at = 0;
        row::columns(case, &ids, |value| {
            at += 1;
            update.put(at, value)
        })?;
        update.put(at + 1, ValueRef::Integer(case.id.0 as i64))?;
        update.execute()?;
        self.db.prepare_cached(include_str!("../../sql/tag/clear.sql"))?.execute(&[(":claim", &(case.id.0 as i64))])?;
        self.put_tags(case)?;
        let record = sample::pack(case, &ids, words);
        sample::put(self.db, &mut self.page, case.id, &record)
    }

    /// Fills the full-text search anew for a claim whose words changed.
    fn put_text(&mut self, case: &Case) -> Result<(), Error> {
        let id = case.id;
        self.drop_text(id)?;
        if let Some(bulk) = &mut self.bulk {
            bulk.index(case);
            return Ok(());
        }
        self.db
            .prepare_cached(include_str!("../../sql/text/fill.sql"))?
            .execute(named_params! {":first": id.0 as i64, ":last": id.0 as i64})?;
        Ok(())
    }

    /// Takes a claim out of the full-text search.
    pub(super) fn drop_text(&mut self, id: ClaimId) -> Result<(), Error> {
        if let Some(bulk) = &mut self.bulk {
            bulk.forget(id);
            return Ok(());
        }
        self.index_new()?;
        self.db.prepare_cached(include_str!("../../sql/text/delete.sql"))?.execute(&[(":id", &(id.0 as i64))])?;
        Ok(())
    }

    fn put_tags(&mut self, case: &Case) -> Result<(), Error> {
        if case.claim.tags.is_empty() {
            return Ok(());
        }
        let mut put = self.db.prepare_cached(include_str!("../../sql/tag/put.sql"))?;
        for (nr, tag) in case.claim.tags.iter().enumerate() {
            put.execute(named_params! {":claim": case.id.0 as i64, ":nr": nr as i64, ":tag": tag})?;
        }
        Ok(())
    }

    /// Writes a resolution in the place of the one by the same reviewer.
    pub(super) fn put_resolution(&mut self, id: ClaimId, ruled: &Resolution, entry: u64) -> Result<(), Error> {
        let claim = id.0 as i64;
        let db = self.db;
        let own = named_params! {":claim": claim, ":reviewer": ruled.reviewer};
        db.prepare_cached(include_str!("../../sql/resolution/drop_evidence.sql"))?.execute(own)?;
        db.prepare_cached(include_str!("../../sql/resolution/drop.sql"))?.execute(own)?;
        db.prepare_cached(include_str!("../../sql/resolution/put.sql"))?.execute(named_params! {
            ":claim": claim,
            ":reviewer": ruled.reviewer,
            ":verdict": ruled.verdict.name(),
            ":happened_on": ruled.happened_on.map(|day| day.to_string()),
            ":reason": ruled.reason.map(|reason| reason.name()),
            ":note": ruled.note,
            ":at": ruled.at,
            ":blind": ruled.blind,
            ":entry": entry as i64,
        })?;
        let mut put = db.prepare_cached(include_str!("../../sql/resolution/put_evidence.sql"))?;
        for (nr, evidence) in ruled.evidence.iter().enumerate() {
            put.execute(named_params! {
                ":claim": claim,
                ":reviewer": ruled.reviewer,
                ":nr": nr as i64,
                ":url": evidence.url,
                ":archive": evidence.archive,
                ":quote": evidence.quote,
                ":seen": evidence.seen.map(|day| day.to_string()),
            })?;
        }
        Ok(())
    }

    pub(super) fn clear_resolutions(&mut self, id: ClaimId) -> Result<(), Error> {
        let claim = id.0 as i64;
        for sql in
            [include_str!("../../sql/resolution/clear_evidence.sql"), include_str!("../../sql/resolution/clear.sql")]
        {
            self.db.prepare_cached(sql)?.execute(&[(":claim", &claim)])?;
        }
        Ok(())
    }

    pub(super) fn put_sample(&mut self, id: ClaimId, record: &[u8; sample::RECORD]) -> Result<(), Error> {
        sample::put(self.db, &mut self.page, id, record)
    }
}
