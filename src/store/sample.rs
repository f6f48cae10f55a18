//! What reports count, packed beside the claims.
//!
//! A chunk holds the claims 256 n + 1 to 256 n + 256 in little-endian records of 52
//! bytes each. A report over a million claims reads 4,000 rows in place of a
//! million, and no text at all. What somebody said is found in them, too. Beside them
//! stand the days on which claims are due that wait for review, 4 bytes for each claim,
//! so that what is due is found without reading more. Both follow from the claims like
//! every other row: they are written in the same transaction, and `verify` compares
//! them.

use super::row::Ids;
use super::{Error, Store};
use crate::claim::{ClaimId, Kind, Polarity};
use crate::ledger::Party;
use crate::review::{Case, Status};
use crate::when;
use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use std::collections::HashMap;

/// Bytes of a record.
pub(super) const RECORD: usize = 52;
/// Records of a chunk.
pub(super) const CHUNK: u64 = 256;

const PRESENT: u8 = 1;
const WITHDRAWN: u8 = 2;
const DISPUTED: u8 = 4;
const NO_DAY: i32 = i32::MIN;
/// Bytes of a day.
const DAY: usize = 4;

/// A claim as reports count it: numbers for names and words, days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// The claim's number.
    pub id: ClaimId,
    /// The speaker in force, where there is one.
    pub speaker: Option<u32>,
    /// The source in force.
    pub source: Option<u32>,
    /// The event that it is about.
    pub event: Option<u32>,
    /// The day it was said.
    pub said: i32,
    /// The first day that counts.
    pub opens: Option<i32>,
    /// The strict deadline.
    pub due: Option<i32>,
    /// The lenient deadline.
    pub lapses: Option<i32>,
    /// The status in force.
    pub outcome: Status,
    /// The day it came true or was broken.
    pub happened_on: Option<i32>,
    /// The probability, only where it was given as a number; bit by bit as given.
    pub p: Option<f64>,
    /// The hedge words.
    pub hedge: Option<u32>,
    /// The rule that read the deadline.
    pub rule: Option<u32>,
    /// The sort of claim.
    pub kind: Kind,
    /// What has to happen in the window; none without a deadline.
    pub window: Option<when::Kind>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Whether reviewers differ on it.
    pub disputed: bool,
}

/// The numbers that a sample takes from the tables of names and words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Words {
    pub hedge: Option<i64>,
    pub rule: Option<i64>,
}

/// Days since 1970-01-01.
pub(super) fn day_number(day: NaiveDate) -> i32 {
    use chrono::Datelike;
    day.num_days_from_ce() - 719_163
}

/// A packed claim.
#[derive(Debug, Clone, Copy)]
struct Record<'r>(&'r [u8]);

impl<'r> Record<'r> {
    /// The records of a chunk, with the numbers of their claims.
    fn each(chunk: u64, rows: &'r [u8]) -> impl Iterator<Item = (ClaimId, Record<'r>)> {
        let records = rows.chunks_exact(RECORD).map(Record);
        (chunk * CHUNK + 1..).map(ClaimId).zip(records).filter(|(_, record)| record.0[0] & PRESENT != 0)
    }

    fn four(self, at: usize) -> [u8; 4] {
        [self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]]
    }

    fn number(self, at: usize) -> u32 {
        u32::from_le_bytes(self.four(at))
    }

    fn day(self, at: usize) -> Option<i32> {
        Some(i32::from_le_bytes(self.four(at))).filter(|day| *day != NO_DAY)
    }

    fn counts(self) -> bool {
        self.0[0] & WITHDRAWN == 0
    }

    /// The number of a name as it was recorded; 0 where there is none.
    fn name(self, party: Party) -> u32 {
        self.number(match party {
            Party::Speaker => 4,
            Party::Source => 8,
        })
    }

    /// The day on which it is due, where it waits for review and has one.
    fn due(self) -> Option<i32> {
        let waits = self.0[0] & PRESENT != 0 && self.counts() && self.0[1] == Status::Pending as u8;
        self.day(32).or(self.day(36)).filter(|_| waits)
    }
}

/// Packs a claim.
pub(super) fn pack(case: &Case, ids: &Ids, words: Words) -> [u8; RECORD] {
    let mut record = without_numbers(case);
    number(&mut record, ids, words);
    record
}

/// Puts the numbers of names and words into a record.
pub(super) fn number(record: &mut [u8; RECORD], ids: &Ids, words: Words) {
    let numbers = [ids.speaker, ids.source, ids.event, words.hedge, words.rule];
    for (place, id) in record[4..24].chunks_exact_mut(4).zip(numbers) {
        // Rows are numbered from 1; 0 is none.
        place.copy_from_slice(&(id.unwrap_or(0) as u32).to_le_bytes());
    }
}

/// Packs a claim but for the numbers of names and words.
pub(super) fn without_numbers(case: &Case) -> [u8; RECORD] {
    let claim = &case.claim;
    let deadline = claim.deadline.as_ref();
    let window = deadline.map(|read| read.window).unwrap_or_default();
    let mut record = [0; RECORD];
    let mut flags = PRESENT;
    if case.withdrawn.is_some() {
        flags |= WITHDRAWN;
    }
    if case.disputed() {
        flags |= DISPUTED;
    }
    record[0] = flags;
    record[1] = case.status() as u8;
    record[2] = claim.kind as u8;
    record[3] = match deadline.map(|read| read.kind) {
        None => 0,
        Some(when::Kind::By) => 1,
        Some(when::Kind::Hold) => 2,
        Some(when::Kind::Deny) => 3,
    } | (claim.polarity as u8) << 4;
    let mut at = 24;
    let mut put = |bytes: &[u8]| {
        record[at..at + bytes.len()].copy_from_slice(bytes);
        at += bytes.len();
    };
    let happened_on = case.resolution().and_then(|ruled| ruled.happened_on);
    put(&day_number(claim.said).to_le_bytes());
    for day in [window.opens, window.due, window.lapses, happened_on] {
        put(&day.map_or(NO_DAY, day_number).to_le_bytes());
    }
    put(&claim.p.unwrap_or(f64::NAN).to_le_bytes());
    record
}

/// The place of a claim: its chunk, and the first byte of its record.
pub(super) fn place(id: ClaimId) -> (i64, usize) {
    let index = id.0 - 1;
    ((index / CHUNK) as i64, (index % CHUNK) as usize * RECORD)
}

/// A chunk that is being written.
#[derive(Debug)]
pub(super) struct Page {
    chunk: i64,
    rows: Vec<u8>,
}

/// Writes a record into its chunk, keeping the chunk at hand for the next.
pub(super) fn put(db: &Connection, page: &mut Option<Page>, id: ClaimId, record: &[u8; RECORD]) -> Result<(), Error> {
    let (chunk, at) = place(id);
    if page.as_ref().is_none_or(|page| page.chunk != chunk) {
        flush(db, page)?;
        let mut rows = rows(db, chunk)?.unwrap_or_default();
        rows.reserve_exact((CHUNK as usize * RECORD).saturating_sub(rows.len()));
        *page = Some(Page { chunk, rows });
    }
    if let Some(page) = page {
        if page.rows.len() < at + RECORD {
            page.rows.resize(at + RECORD, 0);
        }
        page.rows[at..at + RECORD].copy_from_slice(record);
    }
    Ok(())
}

/// Writes the chunk at hand.
pub(super) fn flush(db: &Connection, page: &mut Option<Page>) -> Result<(), Error> {
    if let Some(page) = page.take() {
        db.prepare_cached(include_str!("../../sql/sample/put.sql"))?
            .execute(named_params! {":chunk": page.chunk, ":rows": page.rows})?;
        put_days(db, page.chunk, &page.rows)?;
    }
    Ok(())
}

/// The days on which the claims of a chunk are due that wait for review, each in its
/// place; none where none is.
pub(super) fn days(rows: &[u8]) -> Option<Vec<u8>> {
    let mut days = Vec::with_capacity(rows.len() / RECORD * DAY);
    let mut waits = false;
    for record in rows.chunks_exact(RECORD).map(Record) {
        let due = record.due();
        waits |= due.is_some();
        days.extend_from_slice(&due.unwrap_or(NO_DAY).to_le_bytes());
    }
    waits.then_some(days)
}

fn put_days(db: &Connection, chunk: i64, rows: &[u8]) -> Result<(), Error> {
    match days(rows) {
        Some(days) => db
            .prepare_cached(include_str!("../../sql/due/put.sql"))?
            .execute(named_params! {":chunk": chunk, ":days": days})?,
        None => db.prepare_cached(include_str!("../../sql/due/drop.sql"))?.execute(&[(":chunk", &chunk)])?,
    };
    Ok(())
}

/// Fills the table of days from the samples.
pub(super) fn remake_days(db: &Connection) -> Result<(), Error> {
    let mut query = db.prepare(include_str!("../../sql/sample/all.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        put_days(db, row.get(0)?, row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}

/// Walks through all packed rows.
fn each(db: &Connection, mut take: impl FnMut(ClaimId, Record)) -> Result<(), Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/sample/all.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let chunk: i64 = row.get(0)?;
        let packed = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        Record::each(chunk.unsigned_abs(), packed).for_each(|(id, record)| take(id, record));
    }
    Ok(())
}

/// The claims that wait for review and are due on `first` or later and before `last`,
/// the earliest first.
pub(super) fn due(db: &Connection, first: Option<NaiveDate>, last: NaiveDate) -> Result<Vec<ClaimId>, Error> {
    let wanted = first.map_or(NO_DAY + 1, day_number)..day_number(last);
    let mut query = db.prepare_cached(include_str!("../../sql/due/all.sql"))?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let chunk: i64 = row.get(0)?;
        let days = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        let days = days.chunks_exact(DAY).map(|day| i32::from_le_bytes([day[0], day[1], day[2], day[3]]));
        let ids = (chunk.unsigned_abs() * CHUNK + 1..).map(ClaimId);
        found.extend(days.zip(ids).filter(|(day, _)| wanted.contains(day)));
    }
    found.sort_unstable();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// The claims that were recorded under one of some names, by number.
pub(super) fn of_names(db: &Connection, party: Party, names: &[i64]) -> Result<Vec<ClaimId>, Error> {
    let mut found = Vec::new();
    if names.is_empty() {
        return Ok(found);
    }
    each(db, |id, record| {
        if names.contains(&i64::from(record.name(party))) {
            found.push(id);
        }
    })?;
    Ok(found)
}

/// How many claims were recorded under each name, without those withdrawn.
pub(super) fn counts(db: &Connection, party: Party) -> Result<HashMap<i64, u64>, Error> {
    let mut counts = HashMap::new();
    each(db, |_, record| {
        if record.counts() {
            *counts.entry(i64::from(record.name(party))).or_default() += 1;
        }
    })?;
    Ok(counts)
}

pub(super) fn rows(db: &Connection, chunk: i64) -> Result<Option<Vec<u8>>, Error> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached(include_str!("../../sql/sample/get.sql"))?
        .query_row(&[(":chunk", &chunk)], |row| row.get(0))
        .optional()?)
}

/// Names by number, each under the number in force.
#[derive(Debug, Default)]
struct Table {
    names: Vec<String>,
    now: Vec<u32>,
}

impl Table {
    fn put(&mut self, id: i64, name: String, into: Option<i64>) {
        let at = id as usize;
        if self.names.len() <= at {
            self.names.resize(at + 1, String::new());
            self.now.resize(at + 1, 0);
        }
        self.now[at] = into.unwrap_or(id) as u32;
        self.names[at] = name;
    }

    fn name(&self, id: u32) -> &str {
        self.names.get(id as usize).map_or("", String::as_str)
    }

    fn now(&self, id: u32) -> Option<u32> {
        if id == 0 {
            return None;
        }
        Some(self.now.get(id as usize).copied().unwrap_or(id))
    }
}

/// The names and words that samples number, each under its number in force.
#[derive(Debug, Default)]
pub struct Tables {
    speakers: Table,
    sources: Table,
    events: Table,
    words: Table,
}

impl Tables {
    /// The speaker with this number.
    pub fn speaker(&self, id: u32) -> &str {
        self.speakers.name(id)
    }

    /// The source with this number.
    pub fn source(&self, id: u32) -> &str {
        self.sources.name(id)
    }

    /// The event with this number.
    pub fn event(&self, id: u32) -> &str {
        self.events.name(id)
    }

    /// The hedge or rule with this number.
    pub fn word(&self, id: u32) -> &str {
        self.words.name(id)
    }

    /// Every number that a speaker may have is below this one.
    pub fn speakers(&self) -> u32 {
        self.speakers.names.len() as u32
    }

    /// Every number that a source may have is below this one.
    pub fn sources(&self) -> u32 {
        self.sources.names.len() as u32
    }

    /// Every number that a hedge or a rule may have is below this one.
    pub fn words(&self) -> u32 {
        self.words.names.len() as u32
    }

    fn unpack(&self, id: ClaimId, packed: Record) -> Sample {
        let record = packed.0;
        let mut p = [0; 8];
        p.copy_from_slice(&record[44..52]);
        let p = f64::from_le_bytes(p);
        Sample {
            id,
            speaker: self.speakers.now(packed.number(4)),
            source: self.sources.now(packed.number(8)),
            event: self.events.now(packed.number(12)),
            hedge: Some(packed.number(16)).filter(|id| *id > 0),
            rule: Some(packed.number(20)).filter(|id| *id > 0),
            said: i32::from_le_bytes(packed.four(24)),
            opens: packed.day(28),
            due: packed.day(32),
            lapses: packed.day(36),
            happened_on: packed.day(40),
            p: (!p.is_nan()).then_some(p),
            outcome: Status::ALL[usize::from(record[1]) % Status::ALL.len()],
            kind: Kind::ALL[usize::from(record[2]) % Kind::ALL.len()],
            window: match record[3] & 15 {
                1 => Some(when::Kind::By),
                2 => Some(when::Kind::Hold),
                3 => Some(when::Kind::Deny),
                _ => None,
            },
            polarity: Polarity::ALL[usize::from(record[3] >> 4) % Polarity::ALL.len()],
            disputed: record[0] & DISPUTED != 0,
        }
    }
}

/// Some of the samples, still packed. Any thread may unpack them.
#[derive(Debug)]
pub struct Chunk {
    number: u64,
    rows: Vec<u8>,
}

impl Chunk {
    /// The number of its first claim; those of the others lie above it.
    pub fn first(&self) -> ClaimId {
        ClaimId(self.number * CHUNK + 1)
    }

    /// Its claims in their order but for those that are withdrawn or redacted.
    pub fn samples<'c>(&'c self, tables: &'c Tables) -> impl Iterator<Item = Sample> + 'c {
        let counted = Record::each(self.number, &self.rows).filter(|(_, record)| record.counts());
        counted.map(|(id, record)| tables.unpack(id, record))
    }
}

/// The samples of a record, with the names and words that they number.
#[derive(Debug)]
pub struct Samples<'s> {
    store: &'s Store,
    tables: Tables,
}

impl Samples<'_> {
    /// The names and words.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Walks through all claims in their order, in chunks.
    ///
    /// # Errors
    /// Those of `each`, and those of the database.
    pub fn each<E: From<Error>>(&self, mut each: impl FnMut(Chunk) -> Result<(), E>) -> Result<(), E> {
        let mut query = self.store.db.prepare_cached(include_str!("../../sql/sample/all.sql")).map_err(Error::from)?;
        let mut rows = query.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let number: i64 = row.get(0).map_err(Error::from)?;
            each(Chunk { number: number as u64, rows: row.get(1).map_err(Error::from)? })?;
        }
        Ok(())
    }
}

impl Store {
    /// The samples of all claims.
    ///
    /// # Errors
    /// Those of the database.
    pub fn samples(&self) -> Result<Samples<'_>, Error> {
        Ok(Samples {
            store: self,
            tables: Tables {
                speakers: self.table(include_str!("../../sql/speaker/all.sql"))?,
                sources: self.table(include_str!("../../sql/source/all.sql"))?,
                events: self.event_table()?,
                words: self.word_table()?,
            },
        })
    }

    fn table(&self, sql: &str) -> Result<Table, Error> {
        let mut table = Table::default();
        let mut query = self.db.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            table.put(row.get(0)?, row.get(1)?, row.get(2)?);
        }
        Ok(table)
    }

    fn event_table(&self) -> Result<Table, Error> {
        let mut table = Table::default();
        let mut query = self.db.prepare_cached(include_str!("../../sql/event/all.sql"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            table.put(row.get("id")?, row.get("name")?, row.get("into_id")?);
        }
        Ok(table)
    }

    fn word_table(&self) -> Result<Table, Error> {
        let mut table = Table::default();
        let mut query = self.db.prepare_cached(include_str!("../../sql/word/all.sql"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            table.put(row.get(0)?, row.get(1)?, None);
        }
        Ok(table)
    }

    /// Each tag with the claim it stands on, by claim. With samples, the way to
    /// reports by tag.
    ///
    /// # Errors
    /// Those of `each`, and those of the database.
    pub fn tags<E: From<Error>>(&self, mut each: impl FnMut(ClaimId, &str) -> Result<(), E>) -> Result<(), E> {
        let mut query = self.db.prepare_cached(include_str!("../../sql/tag/all.sql")).map_err(Error::from)?;
        let mut rows = query.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let tag = row.get_ref(0).map_err(Error::from)?;
            let tag = tag.as_str().map_err(|error| Error::from(rusqlite::Error::from(error)))?;
            let id: i64 = row.get(1).map_err(Error::from)?;
            each(ClaimId(id as u64), tag)?;
        }
        Ok(())
    }

    /// Each ruling in force of each reviewer, by claim: what agreement is counted
    /// from.
    ///
    /// # Errors
    /// Those of `each`, and those of the database.
    pub fn rulings<E: From<Error>>(&self, mut each: impl FnMut(ClaimId, &str, &str) -> Result<(), E>) -> Result<(), E> {
        let mut query = self.db.prepare_cached(include_str!("../../sql/resolution/all.sql")).map_err(Error::from)?;
        let mut rows = query.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let id: i64 = row.get(0).map_err(Error::from)?;
            let reviewer: String = row.get(1).map_err(Error::from)?;
            let verdict: String = row.get(2).map_err(Error::from)?;
            each(ClaimId(id as u64), &reviewer, &verdict)?;
        }
        Ok(())
    }
}
