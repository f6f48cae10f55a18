//! Writing: the entry of the log first, then the rows that follow from it.

use super::event::By;
use super::row::{self, As, IdAt, Ids};
use super::sample::{self, Page, Words};
use super::{Error, bulk, event, key, names};
use crate::claim::{Claim, ClaimId, Deadline, Uid};
use crate::ledger::{Change, Entry, Hash, Head, Party};
use crate::review::{Case, Resolution, Withdrawal};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, ToSql, named_params};
use std::collections::HashMap;

/// Writes within one transaction; see [`super::Store::write`].
pub struct Writer<'c> {
    pub(super) db: &'c Connection,
    pub(super) at: String,
    head: Head,
    /// The last claim when this transaction began.
    pub(super) before: u64,
    last: u64,
    page: Option<Page>,
    key: Vec<u8>,
    /// Marks of new claims that the table does not hold yet.
    marks: HashMap<i64, u64>,
    /// Marks that other new claims have, too.
    more_marks: Vec<(i64, u64)>,
    random: Vec<u8>,
    numbers: Numbers,
    append: CachedStatement<'c>,
    insert: CachedStatement<'c>,
    /// New claims that the search index does not hold yet.
    unindexed: Option<(u64, u64)>,
    /// Whether the table of marks may hold any.
    has_marks: bool,
    /// What makes the indexes again that were dropped.
    indexes: Vec<String>,
}

/// Numbers of names and words that were met in this transaction.
#[derive(Debug, Default)]
struct Numbers {
    speakers: HashMap<String, i64>,
    sources: HashMap<String, i64>,
    events: HashMap<String, i64>,
    anchors: HashMap<String, i64>,
    words: HashMap<String, i64>,
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

/// The claims that the table holds a mark of.
pub(super) fn marked(db: &Connection, hash: i64) -> Result<Vec<ClaimId>, Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/mark/find.sql"))?;
    let found = query.query_map((hash,), |row| row.get::<_, i64>(0))?;
    found.map(|id| Ok(ClaimId(id? as u64))).collect()
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
            at: at.to_string(),
            head: head(db)?,
            before: last as u64,
            last: last as u64,
            page: None,
            key: Vec::new(),
            marks: HashMap::new(),
            more_marks: Vec::new(),
            random: Vec::new(),
            numbers: Numbers::default(),
            append: db.prepare_cached(include_str!("../../sql/entry/append.sql"))?,
            insert: db.prepare_cached(include_str!("../../sql/claim/insert.sql"))?,
            unindexed: None,
            has_marks: last > 0,
            indexes: Vec::new(),
        })
    }

    /// Gets ready for very many claims, where the file holds none yet.
    pub(super) fn expect_many(&mut self) -> Result<(), Error> {
        if self.last == 0 {
            self.indexes = bulk::drop_indexes(self.db)?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self) -> Result<(), Error> {
        self.index_new()?;
        self.put_marks()?;
        sample::flush(self.db, &mut self.page)?;
        for index in self.indexes.drain(..) {
            self.db.execute_batch(&index)?;
        }
        Ok(())
    }

    /// Writes the marks of new claims in the order of their hashes, which the table
    /// takes much faster than any other.
    fn put_marks(&mut self) -> Result<(), Error> {
        let mut marks: Vec<(i64, u64)> = self.marks.drain().chain(self.more_marks.drain(..)).collect();
        marks.sort_unstable();
        self.has_marks = true;
        let mut put = self.db.prepare_cached(include_str!("../../sql/mark/put.sql"))?;
        for (hash, id) in marks {
            put.execute((hash, id as i64))?;
        }
        Ok(())
    }

    /// The claims with a mark, those of this transaction too.
    pub(super) fn marked(&self, hash: i64) -> Result<Vec<ClaimId>, Error> {
        let mut found = if self.has_marks { marked(self.db, hash)? } else { Vec::new() };
        found.extend(self.marks.get(&hash).map(|id| ClaimId(*id)));
        found.extend(self.more_marks.iter().filter(|(other, _)| *other == hash).map(|(_, id)| ClaimId(*id)));
        Ok(found)
    }

    /// Takes the marks of a claim away, before it is written anew or redacted.
    pub(super) fn drop_marks(&mut self, case: &Case) -> Result<(), Error> {
        self.put_marks()?;
        let mut drop = self.db.prepare_cached(include_str!("../../sql/mark/drop.sql"))?;
        for hash in key::marks(case.uid, &case.claim, &mut self.key) {
            drop.execute((hash, case.id.0 as i64))?;
        }
        Ok(())
    }

    fn keep_marks(&mut self, case: &Case) {
        for hash in key::marks(case.uid, &case.claim, &mut self.key) {
            if let Some(other) = self.marks.insert(hash, case.id.0)
                && other != case.id.0
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
        let entry = Entry::next(&self.head, &self.at, change);
        let claim = change.claim().map(|id| id.0 as i64);
        let statement = &mut self.append;
        statement.raw_bind_parameter(1, entry.seq as i64)?;
        statement.raw_bind_parameter(2, &entry.at)?;
        statement.raw_bind_parameter(3, &entry.kind)?;
        statement.raw_bind_parameter(4, &entry.body)?;
        statement.raw_bind_parameter(5, entry.body_sha256.0.as_slice())?;
        statement.raw_bind_parameter(6, entry.prev.0.as_slice())?;
        statement.raw_bind_parameter(7, entry.hash.0.as_slice())?;
        statement.raw_bind_parameter(8, claim)?;
        statement.raw_execute()?;
        self.head = entry.head();
        Ok(entry.seq)
    }

    pub(super) fn next_id(&mut self) -> ClaimId {
        self.last += 1;
        ClaimId(self.last)
    }

    pub(super) fn new_uid(&mut self) -> Result<Uid, Error> {
        if self.random.is_empty() {
            // One claim needs 16 bytes, an import many more: fetch more each time.
            self.random.resize(16, 0);
            if self.last.is_multiple_of(16) {
                self.random.resize(4096, 0);
            }
            getrandom::fill(&mut self.random).map_err(|error| Error::Random { what: error.to_string() })?;
        }
        let rest = self.random.len() - 16;
        let mut uid = [0; 16];
        uid.copy_from_slice(&self.random[rest..]);
        self.random.truncate(rest);
        Ok(Uid(uid))
    }

    /// The claim as it was recorded, for changing it.
    pub(super) fn raw(&self, id: ClaimId) -> Result<Case, Error> {
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
    pub fn case(&self, id: ClaimId) -> Result<Case, Error> {
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
    pub fn expect(&self, id: ClaimId, version: u64) -> Result<(), Error> {
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
        let uid = self.new_uid()?;
        let change = Change::Claim { id, uid, recorded_at: None, version: None, claim };
        self.log(&change)?;
        let Change::Claim { claim, .. } = change else {
            return Ok(id);
        };
        let case =
            Case { id, uid, version: 1, recorded_at: self.at.clone(), claim, resolutions: Vec::new(), withdrawn: None };
        self.insert_case(&case)?;
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
        self.keep_marks(&case);
        self.update_case(&case)?;
        self.put_text(id)
    }

    /// Takes a claim out of every count.
    ///
    /// # Errors
    /// For a number that there is not, and those of the database.
    pub fn withdraw(&mut self, id: ClaimId, reason: &str) -> Result<(), Error> {
        let mut case = self.raw(id)?;
        self.log(&Change::Withdrawn { claim: id, reason: reason.to_string(), at: None })?;
        case.withdrawn = Some(Withdrawal { reason: reason.to_string(), at: self.at.clone() });
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
        self.keep_marks(&case);
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

    /// Gives a claim the window that its event makes, where it has none yet.
    pub(super) fn anchor_window(&mut self, claim: &mut Claim) -> Result<(), Error> {
        let said = claim.said;
        let Some(deadline) = claim.deadline.as_mut().filter(|read| read.undated()) else {
            return Ok(());
        };
        let Some(anchor) = &deadline.anchor else {
            return Ok(());
        };
        if let Some((first, last)) = event::dates(self.db, &anchor.event)? {
            deadline.window = event::window(deadline, said, Some((first, last)));
        }
        Ok(())
    }

    fn number_of(&mut self, party: Party, name: Option<&str>) -> Result<Option<i64>, Error> {
        let Some(name) = name else {
            return Ok(None);
        };
        let cache = match party {
            Party::Speaker => &mut self.numbers.speakers,
            Party::Source => &mut self.numbers.sources,
        };
        if let Some(id) = cache.get(name) {
            return Ok(Some(*id));
        }
        let id = names::number(self.db, party, name)?;
        cache.insert(name.to_string(), id);
        Ok(Some(id))
    }

    fn event_number(&mut self, name: Option<&str>, by: By) -> Result<Option<i64>, Error> {
        let Some(name) = name else {
            return Ok(None);
        };
        let cache = match by {
            By::Name => &mut self.numbers.events,
            By::Words => &mut self.numbers.anchors,
        };
        if let Some(id) = cache.get(name) {
            return Ok(Some(*id));
        }
        let id = event::number(self.db, name, by)?;
        cache.insert(name.to_string(), id);
        Ok(Some(id))
    }

    fn word_number(&mut self, text: Option<&str>) -> Result<Option<i64>, Error> {
        let Some(text) = text else {
            return Ok(None);
        };
        if let Some(id) = self.numbers.words.get(text) {
            return Ok(Some(*id));
        }
        let found: Option<i64> = self
            .db
            .prepare_cached(include_str!("../../sql/word/find.sql"))?
            .query_row(&[(":text", text)], |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => {
                self.db.prepare_cached(include_str!("../../sql/word/insert.sql"))?.execute(&[(":text", text)])?;
                self.db.last_insert_rowid()
            }
        };
        self.numbers.words.insert(text.to_string(), id);
        Ok(Some(id))
    }

    fn ids(&mut self, claim: &Claim) -> Result<(Ids, Words), Error> {
        let deadline = claim.deadline.as_ref();
        let anchor = deadline.and_then(|read| read.anchor.as_ref());
        let ids = Ids {
            speaker: self.number_of(Party::Speaker, claim.speaker.as_deref())?,
            source: self.number_of(Party::Source, claim.source.as_deref())?,
            event: self.event_number(claim.event.as_deref(), By::Name)?,
            anchor: self.event_number(anchor.map(|anchor| anchor.event.as_str()), By::Words)?,
        };
        let words = Words {
            hedge: self.word_number(claim.hedge.as_ref().map(|hedge| hedge.words.as_str()))?,
            rule: self.word_number(deadline.and_then(|read| read.rule.as_deref()))?,
        };
        Ok((ids, words))
    }

    /// Writes the rows of a new claim.
    pub(super) fn insert_case(&mut self, case: &Case) -> Result<(), Error> {
        let (ids, words) = self.ids(&case.claim)?;
        row::bind(&mut self.insert, case, &ids, IdAt::First)?;
        self.insert.raw_execute()?;
        self.put_tags(case)?;
        self.keep_marks(case);
        let first = self.unindexed.map_or(case.id.0, |(first, _)| first);
        self.unindexed = Some((first, case.id.0));
        let record = sample::pack(case, &ids, words);
        sample::put(self.db, &mut self.page, case.id, &record)
    }

    /// Writes the rows of a claim that was changed, but for its resolutions.
    pub(super) fn update_case(&mut self, case: &Case) -> Result<(), Error> {
        let (ids, words) = self.ids(&case.claim)?;
        let mut update = self.db.prepare_cached(include_str!("../../sql/claim/update.sql"))?;
        row::bind(&mut update, case, &ids, IdAt::Last)?;
        update.raw_execute()?;
        self.db.prepare_cached(include_str!("../../sql/tag/clear.sql"))?.execute(&[(":claim", &(case.id.0 as i64))])?;
        self.put_tags(case)?;
        let record = sample::pack(case, &ids, words);
        sample::put(self.db, &mut self.page, case.id, &record)
    }

    /// Fills the full-text search anew for a claim whose words changed.
    pub(super) fn put_text(&mut self, id: ClaimId) -> Result<(), Error> {
        self.drop_text(id)?;
        self.db
            .prepare_cached(include_str!("../../sql/text/fill.sql"))?
            .execute(named_params! {":first": id.0 as i64, ":last": id.0 as i64})?;
        Ok(())
    }

    /// Takes a claim out of the full-text search.
    pub(super) fn drop_text(&mut self, id: ClaimId) -> Result<(), Error> {
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

    /// Forgets the numbers of names, after rows of names went.
    pub(super) fn forget_numbers(&mut self) {
        self.numbers = Numbers::default();
    }

    pub(super) fn put_sample(&mut self, id: ClaimId, record: &[u8; sample::RECORD]) -> Result<(), Error> {
        sample::put(self.db, &mut self.page, id, record)
    }
}
