//! Claims and all that belongs to them, row by row beside the log: every column must
//! hold the very bytes that the program would write.

use super::Check;
use super::log::Log;
use super::names::Ids;
use crate::claim::{Claim, ClaimId};
use crate::ledger::Slot;
use crate::review::Case;
use crate::store::mark::{self, Mark};
use crate::store::sample::{self, CHUNK, RECORD, Words};
use crate::store::{Error, key, row};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, Row, Rows, ToSql};
use std::collections::{BTreeMap, BTreeSet};

/// Compares the tables with the log; gives the number of claims.
pub(super) fn compare(db: &Connection, check: &mut Check, log: &Log, ids: &Ids) -> Result<u64, Error> {
    let mut claims = db.prepare(include_str!("../../../sql/claim/raw.sql"))?;
    let mut tags = db.prepare(include_str!("../../../sql/tag/raw.sql"))?;
    let mut rulings = db.prepare(include_str!("../../../sql/resolution/raw.sql"))?;
    let mut evidence = db.prepare(include_str!("../../../sql/resolution/raw_evidence.sql"))?;
    let names: Vec<String> = claims.column_names().map(str::to_string).collect();
    let mut claims = Strand::new("claim", claims.query([])?)?;
    let mut tags = Strand::new("tag", tags.query([])?)?;
    let mut rulings = Strand::new("resolution", rulings.query([])?)?;
    let mut evidence = Strand::new("evidence", evidence.query([])?)?;
    let mut samples = Samples::read(db)?;
    let mut marks = Vec::new();
    let mut buffer = Vec::new();
    let mut count = 0;
    for slot in log.record.slots() {
        let Slot::Case(case) = slot else { continue };
        let own = numbers(&case.claim, ids);
        for strand in [&mut claims, &mut tags, &mut rulings, &mut evidence] {
            strand.stray(check, Some(case.id))?;
        }
        match claims.row(case.id)? {
            None => check.found(Some(case.id), "its row is missing"),
            Some(row) => {
                count += 1;
                if let Some(at) = first_difference(row, case, &own)? {
                    check.found(Some(case.id), format!("its row differs from the log in: {}", names[at]));
                }
                claims.next()?;
            }
        }
        compare_tags(check, &mut tags, case)?;
        compare_rulings(check, &mut rulings, &mut evidence, case, log)?;
        samples.compare(check, case, &own, ids);
        let own = key::Marks::of(case.uid, &case.claim, &mut buffer);
        marks.extend(own.each().map(|hash| (hash, case.id.0)));
    }
    for strand in [&mut claims, &mut tags, &mut rulings, &mut evidence] {
        strand.stray(check, None)?;
    }
    samples.finish(check, log.record.slots().len());
    compare_marks(db, check, marks)?;
    Ok(count)
}

fn numbers(claim: &Claim, ids: &Ids) -> row::Ids {
    let anchor = claim.deadline.as_ref().and_then(|read| read.anchor.as_ref());
    row::Ids {
        speaker: claim.speaker.as_ref().and_then(|name| ids.speakers.get(name)).copied(),
        source: claim.source.as_ref().and_then(|name| ids.sources.get(name)).copied(),
        event: ids.event(claim.event.as_deref()),
        anchor: ids.event(anchor.map(|anchor| anchor.event.as_str())),
    }
}

/// The first column of a claim's row that is not what the log makes of it.
fn first_difference(row: &Row, case: &Case, ids: &row::Ids) -> Result<Option<usize>, rusqlite::Error> {
    // The number comes first, and is the same.
    let mut at = 0;
    let mut found = None;
    row::columns(case, ids, |value| {
        at += 1;
        if found.is_none() && row.get_ref(at)? != value {
            found = Some(at);
        }
        Ok::<(), rusqlite::Error>(())
    })?;
    Ok(found)
}

/// Whether columns, from one on, hold these values.
fn hold(row: &Row, from: usize, values: &[&dyn ToSql]) -> Result<bool, rusqlite::Error> {
    for (at, value) in values.iter().enumerate() {
        if !row::holds(row.get_ref(from + at)?, *value)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare_tags(check: &mut Check, tags: &mut Strand, case: &Case) -> Result<(), Error> {
    for (nr, tag) in case.claim.tags.iter().enumerate() {
        if !tags.take(case.id, &[&(nr as i64), tag])? {
            check.found(Some(case.id), "its row differs from the log in: tags");
            return tags.skip(case.id);
        }
    }
    if tags.row(case.id)?.is_some() {
        check.found(Some(case.id), "its row differs from the log in: tags");
    }
    tags.skip(case.id)
}

fn compare_rulings(
    check: &mut Check,
    rulings: &mut Strand,
    evidence: &mut Strand,
    case: &Case,
    log: &Log,
) -> Result<(), Error> {
    let mut ruled: Vec<_> = case.resolutions.iter().collect();
    ruled.sort_unstable_by(|one, other| one.reviewer.cmp(&other.reviewer));
    let mut same = true;
    for ruled in ruled {
        let entry = log.rulings.get(&(case.id, ruled.reviewer.clone())).map(|entry| *entry as i64);
        same = same
            && rulings.take(
                case.id,
                &[
                    &ruled.reviewer,
                    &ruled.verdict.name(),
                    &ruled.happened_on.map(|day| day.to_string()),
                    &ruled.reason.map(|reason| reason.name()),
                    &ruled.note,
                    &ruled.at,
                    &ruled.blind,
                    &entry,
                ],
            )?;
        for (nr, proof) in ruled.evidence.iter().enumerate() {
            let seen = proof.seen.map(|day| day.to_string());
            let values: [&dyn ToSql; 6] =
                [&ruled.reviewer, &(nr as i64), &proof.url, &proof.archive, &proof.quote, &seen];
            same = same && evidence.take(case.id, &values)?;
        }
    }
    if !same || rulings.row(case.id)?.is_some() || evidence.row(case.id)?.is_some() {
        check.found(Some(case.id), "its row differs from the log in: resolutions");
    }
    rulings.skip(case.id)?;
    evidence.skip(case.id)
}

/// The rows of a table in the order of claims, the first column being the claim.
struct Strand<'s> {
    table: &'static str,
    rows: Rows<'s>,
}

impl<'s> Strand<'s> {
    fn new(table: &'static str, mut rows: Rows<'s>) -> Result<Strand<'s>, Error> {
        rows.advance()?;
        Ok(Strand { table, rows })
    }

    fn next(&mut self) -> Result<(), Error> {
        Ok(self.rows.advance()?)
    }

    fn claim(&self) -> Result<Option<i64>, Error> {
        Ok(self.rows.get().map(|row| row.get(0)).transpose()?)
    }

    /// The row at hand, if it belongs to this claim.
    fn row(&self, id: ClaimId) -> Result<Option<&Row<'s>>, Error> {
        Ok(if self.claim()? == Some(id.0 as i64) { self.rows.get() } else { None })
    }

    /// Goes on to the next row if the one at hand is this claim's and holds these
    /// values; whether it did.
    fn take(&mut self, id: ClaimId, values: &[&dyn ToSql]) -> Result<bool, Error> {
        let same = match self.row(id)? {
            None => false,
            Some(row) => hold(row, 1, values)?,
        };
        if same {
            self.next()?;
        }
        Ok(same)
    }

    /// Passes over what is left of a claim.
    fn skip(&mut self, id: ClaimId) -> Result<(), Error> {
        while self.row(id)?.is_some() {
            self.next()?;
        }
        Ok(())
    }

    /// Tells of rows before this claim, or of all that are left: the log has no claim
    /// that they belong to.
    fn stray(&mut self, check: &mut Check, before: Option<ClaimId>) -> Result<(), Error> {
        while let Some(claim) = self.claim()? {
            if before.is_some_and(|id| claim >= id.0 as i64) {
                break;
            }
            let what = match self.table {
                "claim" => "its row is in no entry of the log".to_string(),
                table => format!("a row of {table} belongs to no claim of the log"),
            };
            check.found(Some(ClaimId(claim as u64)), what);
            self.next()?;
        }
        Ok(())
    }
}

/// The packed samples, of which each record that is compared is wiped out: nothing may
/// be left.
struct Samples {
    chunks: BTreeMap<i64, Vec<u8>>,
    /// Chunks whose days in `due` are not those of their records.
    misdated: Vec<i64>,
}

impl Samples {
    fn read(db: &Connection) -> Result<Samples, Error> {
        let mut query = db.prepare(include_str!("../../../sql/sample/all.sql"))?;
        let packed = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let chunks = packed.collect::<Result<BTreeMap<i64, Vec<u8>>, _>>()?;
        let mut query = db.prepare(include_str!("../../../sql/due/all.sql"))?;
        let days = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut days = days.collect::<Result<BTreeMap<i64, Vec<u8>>, _>>()?;
        let mut misdated = Vec::new();
        for (chunk, rows) in &chunks {
            if sample::days(rows) != days.remove(chunk) {
                misdated.push(*chunk);
            }
        }
        misdated.extend(days.into_keys());
        Ok(Samples { chunks, misdated })
    }

    fn compare(&mut self, check: &mut Check, case: &Case, own: &row::Ids, ids: &Ids) {
        let word = |text: Option<&String>| text.and_then(|text| ids.words.get(text)).copied();
        let words = Words {
            hedge: word(case.claim.hedge.as_ref().map(|hedge| &hedge.words)),
            rule: word(case.claim.deadline.as_ref().and_then(|read| read.rule.as_ref())),
        };
        let (chunk, at) = sample::place(case.id);
        let held = self.chunks.get_mut(&chunk).and_then(|rows| rows.get_mut(at..at + RECORD));
        match held {
            Some(held) if *held == sample::pack(case, own, words)[..] => held.fill(0),
            held => {
                check.found(Some(case.id), "its sample, which reports count, differs from its row");
                if let Some(held) = held {
                    held.fill(0);
                }
            }
        }
    }

    fn finish(self, check: &mut Check, claims: usize) {
        for chunk in self.misdated {
            let first = chunk.unsigned_abs() * CHUNK + 1;
            check.found(None, format!("the days on which claims from {first} on are due are not those of the claims"));
        }
        for (chunk, rows) in self.chunks {
            let first = chunk.unsigned_abs() * CHUNK;
            let records = (claims as u64).saturating_sub(first).min(CHUNK);
            if chunk < 0 || records == 0 || rows.len() as u64 != records * RECORD as u64 {
                check.found(None, format!("the samples of the claims from {} on are too many or too few", first + 1));
            }
            for (nr, record) in rows.chunks(RECORD).enumerate() {
                if record.iter().any(|byte| *byte != 0) {
                    check.found(Some(ClaimId(first + nr as u64 + 1)), "there is a sample of it, and no row");
                }
            }
        }
    }
}

/// Compares the marks, which find claims again, bucket by bucket.
fn compare_marks(db: &Connection, check: &mut Check, mut marks: Vec<Mark>) -> Result<(), Error> {
    marks.sort_unstable_by_key(|mark| (mark::bucket(mark.0), *mark));
    marks.dedup();
    let mut wanted = marks.chunk_by(|one, other| mark::bucket(one.0) == mark::bucket(other.0)).peekable();
    let mut astray = BTreeSet::new();
    let mut query = db.prepare(include_str!("../../../sql/mark/all.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let held = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        while let Some(missing) = wanted.next_if(|marks| mark::bucket(marks[0].0) < number) {
            astray.extend(missing.iter().map(|(_, claim)| *claim));
        }
        let own = wanted.next_if(|marks| mark::bucket(marks[0].0) == number).unwrap_or_default();
        if mark::pack(own) == held {
            continue;
        }
        let before = astray.len();
        let held: BTreeSet<Mark> = mark::unpack(held).into_iter().collect();
        let own: BTreeSet<Mark> = own.iter().copied().collect();
        astray.extend(held.symmetric_difference(&own).map(|(_, claim)| *claim));
        if astray.len() == before {
            check.found(None, format!("the marks of bucket {number}, which find claims again, are not in their order"));
        }
    }
    astray.extend(wanted.flatten().map(|(_, claim)| *claim));
    for claim in astray {
        check.found(Some(ClaimId(claim)), "its marks, which find it again, differ from its row");
    }
    Ok(())
}
