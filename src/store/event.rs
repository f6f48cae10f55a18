//! Events: their names, their days, and the claims that hang on them.

use super::{Error, Store, Writer};
use crate::claim::{ClaimId, Deadline};
use crate::ledger::body::{day_of, day_text};
use crate::ledger::{Change, Entry, Events, event_key};
use crate::when::{self, Window};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

/// An event, for a list of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct EventLine {
    /// Its name.
    pub name: String,
    /// Its other names.
    pub also: Vec<String>,
    /// Its first day.
    pub first: Option<NaiveDate>,
    /// Its last day.
    pub last: Option<NaiveDate>,
    /// How many claims are about it.
    pub about: u64,
    /// How many deadlines hang on it.
    pub hanging: u64,
}

/// Who gives an event its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Somebody who speaks of the event itself.
    Name,
    /// Deadline words: their spelling counts only until somebody names the event.
    Words,
}

/// An event's row: its number, the number of the one that it is another name of, and
/// whether somebody named it.
fn find(db: &Connection, name: &str) -> Result<Option<(i64, Option<i64>, bool)>, Error> {
    Ok(db
        .prepare_cached(include_str!("../../sql/event/find.sql"))?
        .query_row(&[(":key", &event_key(name))], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?)
}

/// The number under which a name counts.
pub(super) fn in_force(db: &Connection, name: &str) -> Result<Option<i64>, Error> {
    Ok(find(db, name)?.map(|(id, into, _)| into.unwrap_or(id)))
}

/// The number of a name, which is taken down where it is new.
pub(super) fn number(db: &Connection, name: &str, by: By) -> Result<i64, Error> {
    if let Some((id, _, named)) = find(db, name)? {
        if by == By::Name && !named {
            db.prepare_cached(include_str!("../../sql/event/rename.sql"))?
                .execute(named_params! {":id": id, ":name": name, ":named": true})?;
        }
        return Ok(id);
    }
    db.prepare_cached(include_str!("../../sql/event/insert.sql"))?
        .execute(named_params! {":key": event_key(name), ":name": name, ":named": by == By::Name})?;
    Ok(db.last_insert_rowid())
}

/// Keeps of the events those that the log still mentions, as it spells them.
pub(super) fn sweep(db: &Connection, events: &Events) -> Result<(), Error> {
    let mut query = db.prepare_cached(include_str!("../../sql/event/all.sql"))?;
    let rows: Vec<(i64, String, String, bool)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    for (id, key, name, named) in rows {
        match events.get(&key) {
            None => {
                db.prepare_cached(include_str!("../../sql/event/delete.sql"))?.execute(&[(":id", &id)])?;
            }
            Some(event) if event.name != name || event.named != named => {
                db.prepare_cached(include_str!("../../sql/event/rename.sql"))?
                    .execute(named_params! {":id": id, ":name": event.name, ":named": event.named})?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

type Days = (NaiveDate, NaiveDate);

fn dates_of(db: &Connection, id: i64) -> Result<Option<Days>, Error> {
    let days: (Option<String>, Option<String>) = db
        .prepare_cached(include_str!("../../sql/event/get.sql"))?
        .query_row(&[(":id", &id)], |row| Ok((row.get("first")?, row.get("last")?)))?;
    let first = days.0.as_deref().and_then(day_of);
    let last = days.1.as_deref().and_then(day_of);
    Ok(first.map(|first| (first, last.unwrap_or(first))))
}

/// The days of an event, under any of its names.
pub(super) fn dates(db: &Connection, name: &str) -> Result<Option<Days>, Error> {
    match in_force(db, name)? {
        None => Ok(None),
        Some(id) => dates_of(db, id),
    }
}

/// The window that an event's days make of a deadline; none of its days while the
/// event has none.
pub(super) fn window(deadline: &Deadline, said: NaiveDate, days: Option<Days>) -> Window {
    match (&deadline.anchor, days) {
        (Some(anchor), Some((first, last))) => when::dated(anchor, deadline.kind, said, first, last),
        _ => Window::default(),
    }
}

/// The event that an entry names.
pub(super) fn name_in(entry: &Entry) -> Option<String> {
    match Change::read(&entry.kind, entry.body.as_deref()?).ok()? {
        Change::EventNamed { event } | Change::EventDated { event, .. } | Change::EventAlias { event, .. } => {
            Some(event)
        }
        _ => None,
    }
}

impl Store {
    /// All events, in the order of the alphabet.
    ///
    /// # Errors
    /// Those of the database.
    pub fn events(&self) -> Result<Vec<EventLine>, Error> {
        let mut query = self.db.prepare_cached(include_str!("../../sql/event/list.sql"))?;
        let lines = query.query_map([], |row| {
            let day = |name: &str| -> rusqlite::Result<Option<NaiveDate>> {
                Ok(row.get::<_, Option<String>>(name)?.as_deref().and_then(day_of))
            };
            let also: Option<String> = row.get("also")?;
            Ok(EventLine {
                name: row.get("name")?,
                also: also.map(|also| also.split("; ").map(str::to_string).collect()).unwrap_or_default(),
                first: day("first")?,
                last: day("last")?,
                about: row.get::<_, i64>("about")? as u64,
                hanging: row.get::<_, i64>("hanging")? as u64,
            })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// The claims that are about an event or hang on it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn claims_of_event(&self, name: &str) -> Result<Vec<ClaimId>, Error> {
        let Some(id) = in_force(&self.db, name)? else {
            return Ok(Vec::new());
        };
        ids(&self.db, include_str!("../../sql/claim/of_event.sql"), id)
    }

    /// Whether somebody has named such an event.
    ///
    /// # Errors
    /// Those of the database.
    pub fn has_event(&self, name: &str) -> Result<bool, Error> {
        Ok(find(&self.db, name)?.is_some())
    }
}

fn ids(db: &Connection, sql: &str, event: i64) -> Result<Vec<ClaimId>, Error> {
    let mut query = db.prepare_cached(sql)?;
    let found = query.query_map(&[(":event", &event)], |row| row.get::<_, i64>(0))?;
    let found: Vec<i64> = found.collect::<Result<_, _>>()?;
    Ok(found.into_iter().map(|id| ClaimId(id as u64)).collect())
}

impl Writer<'_> {
    /// Names an event; gives `false` where it was on record already.
    ///
    /// # Errors
    /// Those of the database.
    pub fn name_event(&mut self, name: &str) -> Result<bool, Error> {
        if find(self.db, name)?.is_some_and(|(_, _, named)| named) {
            return Ok(false);
        }
        self.log(&Change::EventNamed { event: name.to_string() })?;
        number(self.db, name, By::Name)?;
        Ok(true)
    }

    /// Dates an event, or takes its date back, and gives every claim whose deadline
    /// hangs on it its window; gives those that moved.
    ///
    /// # Errors
    /// Those of the database.
    pub fn date_event(&mut self, name: &str, days: Option<Days>) -> Result<Vec<ClaimId>, Error> {
        if days.is_none() {
            self.name_event(name)?;
        }
        let id = number(self.db, name, By::Name)?;
        let id = in_force(self.db, name)?.unwrap_or(id);
        if dates_of(self.db, id)? != days {
            self.log(&Change::EventDated {
                event: name.to_string(),
                first: days.map(|days| days.0),
                last: days.map(|days| days.1),
            })?;
            self.db.prepare_cached(include_str!("../../sql/event/date.sql"))?.execute(named_params! {
                ":id": id,
                ":first": days.map(|days| day_text(days.0)),
                ":last": days.map(|days| day_text(days.1)),
            })?;
        }
        self.move_claims(id, name)
    }

    /// Makes `alias` another name of an event; gives the claims that moved.
    ///
    /// # Errors
    /// For a name that stands for the event already.
    pub fn alias_event(&mut self, name: &str, alias: &str) -> Result<Vec<ClaimId>, Error> {
        let into = number(self.db, name, By::Name)?;
        let into = in_force(self.db, name)?.unwrap_or(into);
        let own = number(self.db, alias, By::Name)?;
        if own == into || in_force(self.db, alias)? == Some(into) {
            return Err(Error::SameName { noun: "event", name: alias.to_string(), other: name.to_string() });
        }
        // The days of the other name hold for both, where this one has none.
        let of_alias = dates_of(self.db, own)?;
        self.log(&Change::EventAlias { event: name.to_string(), alias: alias.to_string() })?;
        self.db
            .prepare_cached(include_str!("../../sql/event/alias.sql"))?
            .execute(named_params! {":id": own, ":into": into})?;
        match (dates_of(self.db, into)?, of_alias) {
            (None, Some(days)) => self.date_event(name, Some(days)),
            _ => self.move_claims(into, name),
        }
    }

    /// Ties a claim to an event, or to none.
    ///
    /// # Errors
    /// For a number that there is not.
    pub fn tie(&mut self, id: ClaimId, event: Option<&str>) -> Result<(), Error> {
        let mut case = self.raw(id)?;
        let key = |name: Option<&str>| name.map(event_key);
        if key(case.claim.event.as_deref()) == key(event) {
            return Ok(());
        }
        self.log(&Change::EventTied { claim: id, event: event.map(str::to_string) })?;
        case.claim.event = event.map(str::to_string);
        case.version += 1;
        self.update_case(&case)
    }

    fn move_claims(&mut self, event: i64, name: &str) -> Result<Vec<ClaimId>, Error> {
        let days = dates_of(self.db, event)?;
        self.write_waiting()?;
        let hanging = ids(self.db, include_str!("../../sql/claim/hanging_on.sql"), event)?;
        let mut moved = Vec::new();
        for id in hanging {
            let mut case = self.raw(id)?;
            let said = case.claim.said;
            let Some(deadline) = &mut case.claim.deadline else {
                continue;
            };
            let now = window(deadline, said, days);
            if now == deadline.window {
                continue;
            }
            deadline.window = now;
            self.log(&Change::Moved { claim: id, event: name.to_string(), window: now })?;
            case.version += 1;
            self.update_case(&case)?;
            moved.push(id);
        }
        Ok(moved)
    }
}
