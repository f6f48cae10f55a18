//! Finding claims: what is due, what a filter names, what a search finds.

use super::row::{self, As};
use super::{Error, Store, names, sample};
use crate::claim::ClaimId;
use crate::ledger::{Party, event_key};
use crate::review::{Case, Status};
use chrono::{Days, NaiveDate};
use rusqlite::{ToSql, named_params};

/// Which claims to read; each that is not set lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The status in force, of claims not withdrawn.
    pub status: Option<Status>,
    /// Ripe on this day: pending and past `due`.
    pub ripe_on: Option<NaiveDate>,
    /// The speaker, under any of his names.
    pub speaker: Option<String>,
    /// The source, under any of its names.
    pub source: Option<String>,
    /// A tag.
    pub tag: Option<String>,
    /// The event that it is about or hangs on, under any of its names.
    pub event: Option<String>,
    /// Said on this day or later.
    pub since: Option<NaiveDate>,
    /// Said on this day or before.
    pub until: Option<NaiveDate>,
}

/// An event that nobody has dated, with the pending claims that hang on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undated {
    /// The event's name.
    pub event: String,
    /// How many claims hang on it.
    pub claims: u64,
    /// The first of them.
    pub first: ClaimId,
}

/// What waits for review.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Due {
    /// Pending and past `due`, the oldest deadline first.
    pub ripe: Vec<Case>,
    /// Pending, and ripe within the days asked for.
    pub soon: Vec<Case>,
    /// Pending, without an end, and older than a year; as many as asked for.
    pub open: Vec<Case>,
    /// How many of those there are.
    pub open_count: u64,
    /// Events that nobody has dated.
    pub undated: Vec<Undated>,
}

impl Store {
    /// What waits for review today, and what will within some days; of open claims
    /// at most `limit`.
    ///
    /// # Errors
    /// Those of the database.
    pub fn due(&self, today: NaiveDate, within: Option<u64>, limit: u64) -> Result<Due, Error> {
        let ripe = self.all_of(sample::due(&self.db, None, today)?)?;
        let soon = match within {
            None => Vec::new(),
            Some(days) => {
                let last = today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
                self.all_of(sample::due(&self.db, Some(today), last)?)?
            }
        };
        let before = today.checked_sub_months(chrono::Months::new(12)).unwrap_or(NaiveDate::MIN).to_string();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let open =
            self.query(include_str!("../../sql/due/open.sql"), named_params! {":before": before, ":limit": limit})?;
        let open_count: i64 = if (open.len() as i64) < limit {
            open.len() as i64
        } else {
            self.db
                .prepare_cached(include_str!("../../sql/due/open_count.sql"))?
                .query_row(named_params! {":before": before}, |row| row.get(0))?
        };
        let mut query = self.db.prepare_cached(include_str!("../../sql/due/undated.sql"))?;
        let undated = query.query_map([], |row| {
            Ok(Undated {
                event: row.get("name")?,
                claims: row.get::<_, i64>("claims")? as u64,
                first: ClaimId(row.get::<_, i64>("claim")? as u64),
            })
        })?;
        Ok(Due { ripe, soon, open, open_count: open_count as u64, undated: undated.collect::<Result<_, _>>()? })
    }

    /// The pending claims that hang on events which nobody has dated.
    ///
    /// # Errors
    /// Those of the database.
    pub fn hanging(&self) -> Result<Vec<Case>, Error> {
        self.query(include_str!("../../sql/due/hanging.sql"), &[])
    }

    /// Walks through the claims that a filter lets pass, by number.
    ///
    /// # Errors
    /// Those of `each`, and those of the database.
    pub fn each<E: From<Error>>(&self, filter: &Filter, each: impl FnMut(Case) -> Result<(), E>) -> Result<(), E> {
        if *filter == Filter::default() {
            return self.walk(include_str!("../../sql/claim/all.sql"), &[], each);
        }
        for (party, name) in [(Party::Speaker, &filter.speaker), (Party::Source, &filter.source)] {
            let (speaker, source) = match party {
                Party::Speaker => (name.clone(), None),
                Party::Source => (None, name.clone()),
            };
            if let Some(name) = name
                && *filter == (Filter { speaker, source, ..Filter::default() })
            {
                let forms = names::forms(&self.db, party, name)?;
                let ids = sample::of_names(&self.db, party, &forms)?;
                return self.each_of(ids, each);
            }
        }
        self.walk(
            include_str!("../../sql/claim/filter.sql"),
            named_params! {
                ":status": filter.status.map(Status::name),
                ":ripe_on": filter.ripe_on.map(|day| day.to_string()),
                ":speaker": filter.speaker,
                ":source": filter.source,
                ":tag": filter.tag,
                ":event": filter.event.as_deref().map(|name| self.event_key_in_force(name)),
                ":since": filter.since.map(|day| day.to_string()),
                ":until": filter.until.map(|day| day.to_string()),
            },
            each,
        )
    }

    /// The claims that a filter lets pass, by number.
    ///
    /// # Errors
    /// Those of the database.
    pub fn cases(&self, filter: &Filter) -> Result<Vec<Case>, Error> {
        let mut found = Vec::new();
        self.each(filter, |case| {
            found.push(case);
            Ok::<(), Error>(())
        })?;
        Ok(found)
    }

    /// The claims in which words occur, the best match first: each word counts,
    /// words in quotes stand together, a star at the end completes a word.
    ///
    /// # Errors
    /// Those of the database.
    pub fn search(&self, words: &str, limit: u64) -> Result<Vec<Case>, Error> {
        let Some(query) = full_text(words) else {
            return Ok(Vec::new());
        };
        let mut statement = self.db.prepare_cached(include_str!("../../sql/text/search.sql"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let ids = statement.query_map(named_params! {":words": query, ":limit": limit}, |row| row.get::<_, i64>(0))?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(row::case(&self.db, ClaimId(id? as u64), As::InForce)?);
        }
        Ok(found)
    }

    /// Claims whose numbers start with some digits, fifty at most, with statements.
    ///
    /// # Errors
    /// Those of the database.
    pub fn claims_starting_with(&self, prefix: &str) -> Result<Vec<(ClaimId, String)>, Error> {
        let mut query = self.db.prepare_cached(include_str!("../../sql/claim/starting_with.sql"))?;
        let found =
            query.query_map(&[(":prefix", prefix)], |row| Ok((ClaimId(row.get::<_, i64>(0)? as u64), row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The key of the event that a name stands for.
    fn event_key_in_force(&self, name: &str) -> String {
        let key = event_key(name);
        let Ok(Some(id)) = super::event::in_force(&self.db, name) else {
            return key;
        };
        let found = self
            .db
            .prepare_cached(include_str!("../../sql/event/get.sql"))
            .and_then(|mut query| query.query_row(&[(":id", &id)], |row| row.get("key")));
        found.unwrap_or(key)
    }

    /// The claims with these numbers, in this order.
    fn all_of(&self, ids: Vec<ClaimId>) -> Result<Vec<Case>, Error> {
        let mut found = Vec::with_capacity(ids.len());
        self.each_of(ids, |case| {
            found.push(case);
            Ok::<(), Error>(())
        })?;
        Ok(found)
    }

    fn each_of<E: From<Error>>(&self, ids: Vec<ClaimId>, mut each: impl FnMut(Case) -> Result<(), E>) -> Result<(), E> {
        for id in ids {
            if let Some(case) = row::case(&self.db, id, As::InForce)? {
                each(case)?;
            }
        }
        Ok(())
    }

    fn query(&self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<Vec<Case>, Error> {
        let mut found = Vec::new();
        self.walk(sql, params, |case| {
            found.push(case);
            Ok::<(), Error>(())
        })?;
        Ok(found)
    }

    fn walk<E: From<Error>>(
        &self,
        sql: &str,
        params: &[(&str, &dyn ToSql)],
        mut each: impl FnMut(Case) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut query = self.db.prepare_cached(sql).map_err(Error::from)?;
        let mut rows = query.query(params).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let (mut case, _, status) = row::read(row, As::InForce)?;
            row::complete(&self.db, &mut case, &status)?;
            each(case)?;
        }
        Ok(())
    }
}

/// Turns what people type into an FTS5 query that cannot fail: every word becomes a
/// string; none where there is no word.
fn full_text(words: &str) -> Option<String> {
    let mut query = String::new();
    let mut put = |text: &str, star: bool| {
        if text.chars().any(char::is_alphanumeric) {
            if !query.is_empty() {
                query.push(' ');
            }
            query.push('"');
            query.push_str(text);
            query.push('"');
            if star {
                query.push('*');
            }
        }
    };
    // Every second part stood in quotes.
    for (nr, part) in words.split('"').enumerate() {
        if nr % 2 == 1 {
            put(part, false);
            continue;
        }
        for word in part.split_whitespace() {
            put(word.trim_end_matches('*'), word.ends_with('*'));
        }
    }
    Some(query).filter(|query| !query.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_a_query() {
        let cases = [
            ("rain Sunday", Some("\"rain\" \"Sunday\"")),
            ("\"by the end\" of", Some("\"by the end\" \"of\"")),
            ("AT&T don't OR NOT", Some("\"AT&T\" \"don't\" \"OR\" \"NOT\"")),
            ("fore* (", Some("\"fore\"*")),
            ("  -- ", None),
            ("\"unfinished", Some("\"unfinished\"")),
        ];
        for (typed, want) in cases {
            assert_eq!(full_text(typed).as_deref(), want, "{typed:?}");
        }
    }
}
