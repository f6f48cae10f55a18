//! A claim's row, and the rows that belong to it.

use super::Error;
use crate::claim::{Claim, ClaimId, Deadline, Hedge, Passage, Uid};
use crate::ledger::body::{DayText, day_of};
use crate::review::{Case, Evidence, Resolution, Withdrawal};
use crate::when::{Anchor, Window};
use chrono::NaiveDate;
use rusqlite::types::{FromSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, Row, ToSql};
use std::collections::HashMap;

/// The words that samples number, with their numbers.
pub(super) fn words(db: &Connection) -> Result<HashMap<String, i64>, Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/word/all.sql"))?;
    let words = query.query_map([], |row| Ok((row.get(1)?, row.get(0)?)))?;
    Ok(words.collect::<Result<_, _>>()?)
}

/// Which names a claim is read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// Those that were recorded.
    Recorded,
    /// Those that are in force.
    InForce,
}

/// The columns of `claim_row`, one after the other: reading 40 columns by name
/// would take longer than the query.
struct Columns<'r> {
    row: &'r Row<'r>,
    at: usize,
}

impl Columns<'_> {
    fn next<T: FromSql>(&mut self) -> Result<T, Error> {
        let value = self.row.get(self.at)?;
        self.at += 1;
        Ok(value)
    }

    fn day(&mut self, id: ClaimId) -> Result<Option<NaiveDate>, Error> {
        let value = self.row.get_ref(self.at)?;
        self.at += 1;
        let Some(text) = value.as_str_or_null().map_err(rusqlite::Error::from)? else {
            return Ok(None);
        };
        match day_of(text) {
            Some(day) => Ok(Some(day)),
            None => Err(Error::Row { id, what: format!("{text:?} is no day") }),
        }
    }

    fn word<T: std::str::FromStr>(&mut self, id: ClaimId) -> Result<T, Error> {
        let value = self.row.get_ref(self.at)?;
        self.at += 1;
        let text = value.as_str().map_err(rusqlite::Error::from)?;
        text.parse().map_err(|_| Error::Row { id, what: format!("{text:?} is not known") })
    }
}

/// What a claim's row holds besides the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ids {
    pub speaker: Option<i64>,
    pub source: Option<i64>,
    pub event: Option<i64>,
    pub anchor: Option<i64>,
}

/// Reads a row of `claim_row`, without tags and resolutions; with the status that
/// the row says.
pub(super) fn read(row: &Row, names: As) -> Result<(Case, Ids, String), Error> {
    let mut next = Columns { row, at: 0 };
    let id = ClaimId(next.next::<i64>()? as u64);
    let uid = Uid(next.next()?);
    let version = next.next::<i64>()? as u64;
    let recorded_at = next.next()?;
    let pick = |next: &mut Columns| -> Result<Option<String>, Error> {
        next.at += usize::from(names == As::InForce);
        let name = next.next()?;
        next.at += usize::from(names == As::Recorded);
        Ok(name)
    };
    let claim = Claim {
        origin: next.next()?,
        reference: next.next()?,
        statement: next.next()?,
        quote: next.next()?,
        lang: next.next()?,
        speaker: pick(&mut next)?,
        role: next.next()?,
        source: pick(&mut next)?,
        url: next.next()?,
        archive: next.next()?,
        article: passage(&mut next, id)?,
        said: next.day(id)?.ok_or_else(|| Error::Row { id, what: "said is missing".to_string() })?,
        deadline: deadline(&mut next, id)?,
        hedge: match (next.next()?, next.next()?) {
            (Some(words), Some(scale)) => Some(Hedge { words, scale }),
            (None::<String>, None::<String>) => None,
            _ => {
                return Err(Error::Row { id, what: "a hedge has no scale".to_string() });
            }
        },
        p: next.next()?,
        polarity: next.word(id)?,
        kind: next.word(id)?,
        condition: next.next()?,
        event: pick(&mut next)?,
        tags: Vec::new(),
    };
    let status: String = next.next()?;
    next.at += 1; // happened_on: the resolution in force says it, too.
    let withdrawn = match (next.next()?, next.next()?) {
        (Some(reason), Some(at)) => Some(Withdrawal { reason, at }),
        (None::<String>, None::<String>) => None,
        _ => {
            return Err(Error::Row { id, what: "a withdrawal has no instant".to_string() });
        }
    };
    let ids = Ids { speaker: next.next()?, source: next.next()?, event: next.next()?, anchor: next.next()? };
    let case = Case { id, uid, version, recorded_at, claim, resolutions: Vec::new(), withdrawn };
    Ok((case, ids, status))
}

fn passage(next: &mut Columns, id: ClaimId) -> Result<Option<Passage>, Error> {
    let sha256: Option<String> = next.next()?;
    let title = next.next()?;
    let published = next.day(id)?;
    let start: Option<i64> = next.next()?;
    let end: Option<i64> = next.next()?;
    Ok(sha256.map(|sha256| Passage {
        sha256,
        title,
        published,
        start: start.unwrap_or(0) as u64,
        end: end.unwrap_or(0) as u64,
    }))
}

fn deadline(next: &mut Columns, id: ClaimId) -> Result<Option<Deadline>, Error> {
    let kind: Option<String> = next.next()?;
    let phrase = next.next()?;
    let rules = next.next()?;
    let rule = next.next()?;
    let window = Window { opens: next.day(id)?, due: next.day(id)?, lapses: next.day(id)? };
    let relation: Option<String> = next.next()?;
    let event: Option<String> = next.next()?;
    let Some(kind) = kind else {
        return Ok(None);
    };
    Ok(Some(Deadline {
        phrase,
        rules,
        rule,
        kind: Deadline::kind_of(&kind).map_err(|error| Error::Row { id, what: error.to_string() })?,
        window,
        anchor: relation.zip(event).map(|(relation, event)| Anchor { relation, event }),
    }))
}

/// Reads a claim with all that belongs to it.
pub(super) fn case(db: &Connection, id: ClaimId, names: As) -> Result<Option<Case>, Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/claim/by_id.sql"))?;
    let mut rows = query.query(&[(":id", &(id.0 as i64))])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let (mut case, _, status) = read(row, names)?;
    complete(db, &mut case, &status)?;
    Ok(Some(case))
}

/// Adds tags and resolutions.
pub(super) fn complete(db: &Connection, case: &mut Case, status: &str) -> Result<(), Error> {
    let id = case.id.0 as i64;
    let mut query = db.prepare_cached(include_str!("../../sql/tag/of_claim.sql"))?;
    let mut rows = query.query(&[(":claim", &id)])?;
    while let Some(row) = rows.next()? {
        case.claim.tags.push(row.get(0)?);
    }
    // A claim is pending exactly while it has no resolution.
    if status != "pending" {
        case.resolutions = resolutions(db, case.id)?;
    }
    Ok(())
}

/// The resolutions in force on a claim, in their order.
pub(super) fn resolutions(db: &Connection, id: ClaimId) -> Result<Vec<Resolution>, Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/resolution/of_claim.sql"))?;
    let mut rows = query.query(&[(":claim", &(id.0 as i64))])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut next = Columns { row, at: 0 };
        let reviewer: String = next.next()?;
        let verdict = next.word(id)?;
        let happened_on = next.day(id)?;
        let reason: Option<String> = next.next()?;
        let reason = match reason {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| Error::Row { id, what: format!("{text:?} is no reason") })?),
        };
        found.push(Resolution {
            evidence: evidence(db, id, &reviewer)?,
            reviewer,
            verdict,
            happened_on,
            reason,
            note: next.next()?,
            at: next.next()?,
            blind: next.next()?,
        });
    }
    Ok(found)
}

fn evidence(db: &Connection, id: ClaimId, reviewer: &str) -> Result<Vec<Evidence>, Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/resolution/evidence_of.sql"))?;
    let claim = id.0 as i64;
    let mut rows = query.query(&[(":claim", &claim as &dyn ToSql), (":reviewer", &reviewer)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut next = Columns { row, at: 0 };
        found.push(Evidence { url: next.next()?, archive: next.next()?, quote: next.next()?, seen: next.day(id)? });
    }
    Ok(found)
}

/// A statement that is run many times with values of which many stay as they are:
/// those are not bound anew.
pub(super) struct Bound<'c> {
    statement: CachedStatement<'c>,
    values: Vec<Value>,
}

impl<'c> Bound<'c> {
    pub fn new(statement: CachedStatement<'c>) -> Bound<'c> {
        // As new, a statement has NULL for each.
        let values = vec![Value::Null; statement.parameter_count()];
        Bound { statement, values }
    }

    /// Gives the parameter `at`, the first being 1, a value.
    pub fn put(&mut self, at: usize, value: ValueRef) -> Result<(), rusqlite::Error> {
        let held = &mut self.values[at - 1];
        if ValueRef::from(&*held) == value {
            return Ok(());
        }
        match (held, value) {
            (Value::Text(held), ValueRef::Text(text)) => {
                held.clear();
                held.push_str(std::str::from_utf8(text)?);
            }
            (Value::Blob(held), ValueRef::Blob(bytes)) => {
                held.clear();
                held.extend_from_slice(bytes);
            }
            (held, value) => *held = Value::try_from(value)?,
        }
        self.statement.raw_bind_parameter(at, ToSqlOutput::Borrowed(value))
    }

    pub fn execute(&mut self) -> Result<(), rusqlite::Error> {
        self.statement.raw_execute().map(|_| ())
    }
}

fn text<T: AsRef<str> + ?Sized>(text: Option<&T>) -> ValueRef<'_> {
    text.map_or(ValueRef::Null, |text| ValueRef::Text(text.as_ref().as_bytes()))
}

fn whole(number: Option<i64>) -> ValueRef<'static> {
    number.map_or(ValueRef::Null, ValueRef::Integer)
}

/// How many columns a claim's row has besides its number.
pub(super) const COLUMNS: usize = 40;

/// Hands out the columns of a claim's row but for its number, in the order of
/// `claim/insert.sql`.
pub(super) fn columns<E>(case: &Case, ids: &Ids, mut put: impl FnMut(ValueRef) -> Result<(), E>) -> Result<(), E> {
    let claim = &case.claim;
    let article = claim.article.as_ref();
    let deadline = claim.deadline.as_ref();
    let window = deadline.map(|read| read.window).unwrap_or_default();
    let anchor = deadline.and_then(|read| read.anchor.as_ref());
    put(ValueRef::Blob(&case.uid.0))?;
    put(whole(Some(case.version as i64)))?;
    put(text(Some(&case.recorded_at)))?;
    put(text(claim.origin.as_ref()))?;
    put(text(claim.reference.as_ref()))?;
    put(text(Some(&claim.statement)))?;
    put(text(claim.quote.as_ref()))?;
    put(text(claim.lang.as_ref()))?;
    put(whole(ids.speaker))?;
    put(text(claim.role.as_ref()))?;
    put(whole(ids.source))?;
    put(text(claim.url.as_ref()))?;
    put(text(claim.archive.as_ref()))?;
    put(text(article.map(|article| &article.sha256)))?;
    put(text(article.and_then(|article| article.title.as_ref())))?;
    day(article.and_then(|article| article.published), &mut put)?;
    put(whole(article.map(|article| article.start as i64)))?;
    put(whole(article.map(|article| article.end as i64)))?;
    day(Some(claim.said), &mut put)?;
    put(text(deadline.map(Deadline::kind_name)))?;
    put(text(deadline.and_then(|read| read.phrase.as_ref())))?;
    put(text(deadline.and_then(|read| read.rules.as_ref())))?;
    put(text(deadline.and_then(|read| read.rule.as_ref())))?;
    day(window.opens, &mut put)?;
    day(window.due, &mut put)?;
    day(window.lapses, &mut put)?;
    put(text(anchor.map(|anchor| &anchor.relation)))?;
    put(text(anchor.map(|anchor| &anchor.event)))?;
    put(whole(ids.anchor))?;
    put(text(claim.hedge.as_ref().map(|hedge| &hedge.words)))?;
    put(text(claim.hedge.as_ref().map(|hedge| &hedge.scale)))?;
    put(claim.p.map_or(ValueRef::Null, ValueRef::Real))?;
    put(text(Some(claim.polarity.name())))?;
    put(text(Some(claim.kind.name())))?;
    put(text(claim.condition.as_ref()))?;
    put(whole(ids.event))?;
    put(text(Some(case.status().name())))?;
    day(case.resolution().and_then(|ruled| ruled.happened_on), &mut put)?;
    put(text(case.withdrawn.as_ref().map(|withdrawn| &withdrawn.reason)))?;
    put(text(case.withdrawn.as_ref().map(|withdrawn| &withdrawn.at)))
}

fn day<T>(day: Option<NaiveDate>, put: impl FnOnce(ValueRef) -> T) -> T {
    match day {
        None => put(ValueRef::Null),
        Some(day) => put(ValueRef::Text(DayText::new(day).as_bytes())),
    }
}

/// The columns that hold numbers of names.
const fn numbers(ids: &Ids) -> [(usize, Option<i64>); 4] {
    [(8, ids.speaker), (10, ids.source), (28, ids.anchor), (35, ids.event)]
}

/// The number of a name that a column holds, where it holds such numbers.
pub(super) fn number_in(ids: &Ids, at: usize) -> Option<Option<i64>> {
    numbers(ids).into_iter().find(|(column, _)| *column == at).map(|(_, number)| number)
}

/// Those of them that have one: a bit for each column.
pub(super) fn numbers_in(ids: &Ids) -> u64 {
    numbers(ids).into_iter().fold(0, |all, (column, number)| all | u64::from(number.is_some()) << column)
}

/// Whether a value is what a row holds, byte by byte.
pub(super) fn holds(stored: ValueRef, value: &dyn ToSql) -> Result<bool, rusqlite::Error> {
    Ok(match value.to_sql()? {
        ToSqlOutput::Borrowed(value) => value == stored,
        ToSqlOutput::Owned(value) => ValueRef::from(&value) == stored,
        _ => false,
    })
}
