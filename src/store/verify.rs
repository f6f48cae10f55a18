//! Proving that nothing was altered: the chain computed anew, the log replayed, and
//! every row compared with what it says.
//!
//! The search index is checked for being whole, not word by word: it holds nothing
//! that a claim's row does not hold, and no report reads it.

use super::row::{self, As};
use super::sample::{self, RECORD, Words};
use super::{Error, Store, key, names, write};
use crate::claim::ClaimId;
use crate::ledger::body::day_of;
use crate::ledger::{Change, Hash, Head, Party, Record, Slot};
use crate::review::Case;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The claim that it is about, where there is one.
    pub claim: Option<ClaimId>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.claim {
            Some(id) => write!(out, "claim {id}: {}", self.what),
            None => out.write_str(&self.what),
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The head of the log as it stands.
    pub head: Head,
    /// How many claims were compared.
    pub claims: u64,
    /// How many claims were redacted.
    pub redacted: u64,
    /// All that is wrong; nothing is, where it is empty.
    pub findings: Vec<Finding>,
}

/// What is collected on the way.
#[derive(Default)]
struct Check {
    findings: Vec<Finding>,
}

impl Check {
    fn found(&mut self, claim: Option<ClaimId>, what: impl Into<String>) {
        self.findings.push(Finding { claim, what: what.into() });
    }
}

impl Store {
    /// Checks the whole file, and that the log still holds a head that was published.
    ///
    /// # Errors
    /// For a file that cannot be read at all; what can be read and is wrong is a
    /// finding.
    pub fn verify(&self, published: Option<Head>) -> Result<Verified, Error> {
        // One snapshot, though others may write meanwhile.
        let snapshot = self.db.unchecked_transaction()?;
        let mut check = Check::default();
        let (record, head) = self.replay(&mut check, published)?;
        self.compare_names(&mut check, &record)?;
        let claims = self.compare_claims(&mut check, &record)?;
        self.compare_articles(&mut check, &record)?;
        self.compare_redactions(&mut check)?;
        self.check_file(&mut check)?;
        snapshot.rollback()?;
        Ok(Verified {
            head,
            claims,
            redacted: record.slots().iter().filter(|slot| matches!(slot, Slot::Redacted)).count() as u64,
            findings: check.findings,
        })
    }

    fn replay(&self, check: &mut Check, published: Option<Head>) -> Result<(Record, Head), Error> {
        let mut record = Record::default();
        let mut head = Head::default();
        let mut proven = published.is_none_or(|published| published == Head::default());
        write::each_entry(&self.db, |entry, claim| {
            let about = claim.map(|id| ClaimId(id as u64));
            if let Err(error) = entry.check(&head) {
                check.found(about, error.to_string());
            }
            head = entry.head();
            if published == Some(head) {
                proven = true;
            }
            if let Some(body) = &entry.body {
                match Change::read(&entry.kind, body) {
                    Ok(change) => {
                        if change.claim() != about {
                            check.found(change.claim(), format!("entry {} is filed under another claim", entry.seq));
                        }
                        if let Err(error) = record.apply(&entry.at, change) {
                            check.found(about, format!("entry {}: {error}", entry.seq));
                        }
                    }
                    Err(error) => {
                        check.found(about, format!("entry {}: {error}", entry.seq));
                        // A claim that cannot be read keeps its place.
                        let _ = record.push(&crate::ledger::Entry { body: None, ..entry });
                    }
                }
            } else {
                record.push(&entry)?;
            }
            Ok(())
        })?;
        if let Err(error) = record.finish() {
            check.found(None, error.to_string());
        }
        if let Some(published) = published
            && !proven
        {
            let what = if head.entries < published.entries {
                format!(
                    "the published head counts {} entries, the log has {}: entries were removed",
                    published.entries, head.entries
                )
            } else {
                format!("entry {} is not the one that was published: the log was written anew", published.entries)
            };
            check.found(None, what);
        }
        Ok((record, head))
    }

    fn compare_names(&self, check: &mut Check, record: &Record) -> Result<(), Error> {
        for party in [Party::Speaker, Party::Source] {
            let rows: BTreeMap<_, _> = names::aliases(&self.db, party)?.into_iter().collect();
            let log: BTreeMap<_, _> =
                record.names(party).aliases().map(|(name, into)| (name.to_string(), into.to_string())).collect();
            for (name, into) in &log {
                if rows.get(name) != Some(into) {
                    let noun = party.name();
                    check
                        .found(None, format!("{noun} \"{name}\" stands for \"{into}\" in the log, and not in its row"));
                }
            }
            for name in rows.keys().filter(|name| !log.contains_key(*name)) {
                let noun = party.name();
                check.found(None, format!("{noun} \"{name}\" stands for another in its row, and not in the log"));
            }
        }
        self.compare_events(check, record)
    }

    fn compare_events(&self, check: &mut Check, record: &Record) -> Result<(), Error> {
        type Line = (String, Option<i64>, Option<String>, Option<String>);
        let mut query = self.db.prepare(include_str!("../../sql/event/all.sql"))?;
        let rows: Vec<(i64, String, Line)> = query
            .query_map([], |row| {
                let line = (row.get("name")?, row.get("into_id")?, row.get("first")?, row.get("last")?);
                Ok((row.get("id")?, row.get("key")?, line))
            })?
            .collect::<Result<_, _>>()?;
        let keys: HashMap<i64, &str> = rows.iter().map(|(id, key, _)| (*id, key.as_str())).collect();
        // Names that only redacted claims mention are in no row and in no log.
        for (_, key, (name, into, first, last)) in &rows {
            let Some(event) = record.events().get(key) else {
                check.found(None, format!("event \"{name}\" is in no entry of the log"));
                continue;
            };
            let day = |text: &Option<String>| text.as_deref().and_then(day_of);
            let same = event.name == *name
                && event.into.as_deref() == into.and_then(|id| keys.get(&id).copied())
                && (event.first, event.last) == (day(first), day(last));
            if !same && record.slots().iter().all(|slot| !matches!(slot, Slot::Redacted)) {
                check.found(None, format!("event \"{name}\" differs from the log"));
            } else if !same
                && (event.into.as_deref() != into.and_then(|id| keys.get(&id).copied())
                    || (event.first, event.last) != (day(first), day(last)))
            {
                // A redaction may have taken the first spelling of a name with it.
                check.found(None, format!("event \"{name}\" differs from the log"));
            }
        }
        Ok(())
    }

    fn compare_claims(&self, check: &mut Check, record: &Record) -> Result<u64, Error> {
        let mut query = self.db.prepare(include_str!("../../sql/claim/all.sql"))?;
        let mut rows = query.query([])?;
        let mut count = 0;
        let mut next = 1;
        let mut buffer = Vec::new();
        let mut chunk = (-1, Vec::new());
        let words = self.words()?;
        let mut expected = 0;
        while let Some(sql) = rows.next()? {
            let id = ClaimId(sql.get::<_, i64>(0)? as u64);
            self.missing(check, record, &mut next, id.0);
            let (mut case, ids, status) = match row::read(sql, As::Recorded) {
                Ok(read) => read,
                Err(error) => {
                    check.found(Some(id), error.to_string());
                    continue;
                }
            };
            count += 1;
            row::complete(&self.db, &mut case, "pending")?;
            match row::resolutions(&self.db, id) {
                Ok(resolutions) => case.resolutions = resolutions,
                Err(error) => check.found(Some(id), error.to_string()),
            }
            let slot = usize::try_from(id.0 - 1).ok().and_then(|index| record.slots().get(index));
            let Some(Slot::Case(log)) = slot else {
                check.found(Some(id), "its row is in no entry of the log");
                continue;
            };
            let happened_on: Option<String> = sql.get("happened_on")?;
            let happened_on = happened_on.as_deref().and_then(day_of);
            if let Some(what) = difference(&case, log) {
                check.found(Some(id), format!("its row differs from the log in: {what}"));
            } else if status != case.status().name()
                || happened_on != case.resolution().and_then(|ruled| ruled.happened_on)
            {
                check.found(Some(id), "its row differs from its resolutions in: status");
            }
            for hash in key::marks(case.uid, &case.claim, &mut buffer) {
                expected += 1;
                if !write::marked(&self.db, hash)?.contains(&id) {
                    check.found(Some(id), "its marks, which find it again, differ from its row");
                    break;
                }
            }
            let (number, at) = sample::place(id);
            if chunk.0 != number {
                chunk = (number, sample::rows(&self.db, number)?.unwrap_or_default());
            }
            let deadline = case.claim.deadline.as_ref();
            let numbers = Words {
                hedge: case.claim.hedge.as_ref().and_then(|hedge| words.get(&hedge.words).copied()),
                rule: deadline.and_then(|read| words.get(read.rule.as_ref()?).copied()),
            };
            if chunk.1.get(at..at + RECORD) != Some(&sample::pack(&case, &ids, numbers)[..]) {
                check.found(Some(id), "its sample, which reports count, differs from its row");
            }
        }
        self.missing(check, record, &mut next, record.slots().len() as u64 + 1);
        let marks: i64 = self.db.query_row(include_str!("../../sql/mark/count.sql"), [], |row| row.get(0))?;
        if marks != expected {
            check.found(None, "there are marks that belong to no claim");
        }
        Ok(count)
    }

    /// Names the claims from `next` up to `id` that the log has and the table has not.
    fn missing(&self, check: &mut Check, record: &Record, next: &mut u64, id: u64) {
        for missing in *next..id.min(record.slots().len() as u64 + 1) {
            if let Some(Slot::Case(_)) = record.slots().get(missing as usize - 1) {
                check.found(Some(ClaimId(missing)), "its row is missing");
            }
        }
        *next = id + 1;
    }

    fn words(&self) -> Result<HashMap<String, i64>, Error> {
        let mut query = self.db.prepare(include_str!("../../sql/word/all.sql"))?;
        let words = query.query_map([], |row| Ok((row.get(1)?, row.get(0)?)))?;
        Ok(words.collect::<Result<_, _>>()?)
    }

    fn compare_articles(&self, check: &mut Check, record: &Record) -> Result<(), Error> {
        let mut query = self.db.prepare(include_str!("../../sql/article/all.sql"))?;
        let mut rows = query.query([])?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            let sha256: String = row.get(0)?;
            let text: Option<String> = row.get(1)?;
            let known = sha256.parse::<Hash>().ok().and_then(|hash| Some((hash, *record.articles().get(&hash)?)));
            match (known, text) {
                (None, _) => {
                    check.found(None, format!("article {sha256} is in no entry of the log"));
                }
                (Some((_, false)), None) => {
                    check.found(None, format!("the text of article {sha256} is gone"));
                }
                (Some((hash, _)), Some(text)) if Hash::of(text.as_bytes()) != hash => {
                    check.found(None, format!("the text of article {sha256} was altered"));
                }
                _ => {}
            }
            seen += usize::from(known.is_some());
        }
        // A redacted claim may name an article whose text was never kept.
        let kept = record.articles().values().filter(|gone| !**gone).count();
        if seen < kept {
            check.found(None, format!("{} articles of the log have no row", kept - seen));
        }
        Ok(())
    }

    fn compare_redactions(&self, check: &mut Check) -> Result<(), Error> {
        let mut query = self.db.prepare(include_str!("../../sql/entry/redactions.sql"))?;
        let rows: BTreeMap<i64, i64> =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut log = BTreeMap::new();
        write::each_entry_of_kind(&self.db, "redacted", |entry| {
            let change = Change::read(&entry.kind, entry.body.as_deref().unwrap_or_default());
            if let Ok(Change::Redacted { entries, .. }) = change {
                for seq in entries {
                    log.insert(seq as i64, entry.seq as i64);
                }
            }
        })?;
        if rows != log {
            check.found(None, "the table of redactions differs from the log");
        }
        Ok(())
    }

    fn check_file(&self, check: &mut Check) -> Result<(), Error> {
        let mut query = self.db.prepare("PRAGMA foreign_key_check")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let table: String = row.get(0)?;
            check.found(None, format!("a row of {table} belongs to nothing"));
        }
        // Rows and indexes must agree: what is due is found by index alone.
        let mut query = self.db.prepare("PRAGMA integrity_check(10)")?;
        let lines = query.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            let line = line?;
            if line != "ok" {
                check.found(None, format!("the file: {line}"));
            }
        }
        Ok(())
    }
}

/// Names the first part in which a row differs from the log.
fn difference(row: &Case, log: &Case) -> Option<&'static str> {
    let (one, other) = (&row.claim, &log.claim);
    let parts = [
        ("uid", row.uid == log.uid),
        ("version", row.version == log.version),
        ("recorded_at", row.recorded_at == log.recorded_at),
        ("origin", one.origin == other.origin),
        ("ref", one.reference == other.reference),
        ("statement", one.statement == other.statement),
        ("quote", one.quote == other.quote),
        ("lang", one.lang == other.lang),
        ("speaker", one.speaker == other.speaker),
        ("role", one.role == other.role),
        ("source", one.source == other.source),
        ("url", one.url == other.url),
        ("archive", one.archive == other.archive),
        ("article", one.article == other.article),
        ("said", one.said == other.said),
        ("deadline", one.deadline == other.deadline),
        ("hedge", one.hedge == other.hedge),
        ("p", one.p.map(f64::to_bits) == other.p.map(f64::to_bits)),
        ("polarity", one.polarity == other.polarity),
        ("kind", one.kind == other.kind),
        ("condition", one.condition == other.condition),
        (
            "event",
            one.event.as_deref().map(crate::ledger::event_key) == other.event.as_deref().map(crate::ledger::event_key),
        ),
        ("tags", one.tags == other.tags),
        ("resolutions", row.resolutions == log.resolutions),
        ("withdrawn", row.withdrawn == log.withdrawn),
    ];
    parts.into_iter().find(|(_, same)| !same).map(|(name, _)| name)
}
