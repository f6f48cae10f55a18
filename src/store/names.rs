//! Speakers and sources: names, and which of them are others' names.

use super::{Error, Store, Writer, sample};
use crate::ledger::{Change, Party};
use rusqlite::{Connection, OptionalExtension, named_params};

/// A name, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NameLine {
    /// The name as it was recorded.
    pub name: String,
    /// The name that it stands for, where it stands for another.
    pub into: Option<String>,
    /// How many claims were recorded under it, without those withdrawn.
    pub claims: u64,
}

/// The statements for a party's table: the two tables are alike.
macro_rules! of {
    ($party:expr, $verb:literal) => {
        match $party {
            Party::Speaker => include_str!(concat!("../../sql/speaker/", $verb, ".sql")),
            Party::Source => include_str!(concat!("../../sql/source/", $verb, ".sql")),
        }
    };
}

/// The number of a name, and the number of the one that it stands for.
fn find(db: &Connection, party: Party, name: &str) -> Result<Option<(i64, Option<i64>)>, Error> {
    // sql/source/find.sql
    Ok(db
        .prepare_cached(of!(party, "find"))?
        .query_row(&[(":name", name)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The number of a name, which is taken down where it is new.
pub(super) fn number(db: &Connection, party: Party, name: &str) -> Result<i64, Error> {
    if let Some((id, _)) = find(db, party, name)? {
        return Ok(id);
    }
    // sql/source/insert.sql
    db.prepare_cached(of!(party, "insert"))?.execute(&[(":name", name)])?;
    Ok(db.last_insert_rowid())
}

/// The numbers of a name and of those that stand for it.
pub(super) fn forms(db: &Connection, party: Party, name: &str) -> Result<Vec<i64>, Error> {
    // sql/source/forms.sql
    let mut query = db.prepare_cached(of!(party, "forms"))?;
    let ids = query.query_map(&[(":name", name)], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Takes away a name that the log mentions no more.
pub(super) fn delete(db: &Connection, party: Party, id: i64) -> Result<(), Error> {
    // sql/source/delete.sql
    db.prepare_cached(of!(party, "delete"))?.execute(&[(":id", &id)])?;
    Ok(())
}

/// All rows: a name's number, the name, and the number of the one it stands for.
pub(super) fn all(db: &Connection, party: Party) -> Result<Vec<(i64, String, Option<i64>)>, Error> {
    // sql/source/all.sql
    let mut query = db.prepare_cached(of!(party, "all"))?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// All names of a party, in the order of the alphabet.
    ///
    /// # Errors
    /// Those of the database.
    pub fn names(&self, party: Party) -> Result<Vec<NameLine>, Error> {
        let counts = sample::counts(&self.db, party)?;
        // sql/source/list.sql
        let mut query = self.db.prepare_cached(of!(party, "list"))?;
        let lines = query.query_map([], |row| {
            let claims = counts.get(&row.get("id")?).copied().unwrap_or(0);
            Ok(NameLine { name: row.get("name")?, into: row.get("into_name")?, claims })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// The speakers whose names start with some letters, fifty at most.
    ///
    /// # Errors
    /// Those of the database.
    pub fn speakers_starting_with(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let mut query = self.db.prepare_cached(include_str!("../../sql/speaker/starting_with.sql"))?;
        let names = query.query_map(&[(":prefix", prefix)], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// The name under which a name counts; none where nobody has that name.
    ///
    /// # Errors
    /// Those of the database.
    pub fn name_in_force(&self, party: Party, name: &str) -> Result<Option<String>, Error> {
        let Some((id, into)) = find(&self.db, party, name)? else {
            return Ok(None);
        };
        // sql/source/name.sql
        let mut query = self.db.prepare_cached(of!(party, "name"))?;
        Ok(Some(query.query_row(&[(":id", &into.unwrap_or(id))], |row| row.get(0))?))
    }
}

impl Writer<'_> {
    fn existing(&self, party: Party, name: &str) -> Result<(i64, Option<i64>), Error> {
        find(self.db, party, name)?.ok_or_else(|| Error::NoName { noun: party.name(), name: name.to_string() })
    }

    /// Makes `name` another name of `into`.
    ///
    /// # Errors
    /// For names that there are not, or that are the same already.
    pub fn merge(&mut self, party: Party, name: &str, into: &str) -> Result<(), Error> {
        let (id, own) = self.existing(party, name)?;
        let (to, beyond) = self.existing(party, into)?;
        let to = beyond.unwrap_or(to);
        if id == to || own == Some(to) {
            return Err(Error::SameName { noun: party.name(), name: name.to_string(), other: into.to_string() });
        }
        self.log(&Change::Merged { party, name: name.to_string(), into: into.to_string() })?;
        self.point(party, id, to)
    }

    /// Gives `name` a new form; the old one stands for it.
    ///
    /// # Errors
    /// For a name that there is not, and for a new form that others have.
    pub fn rename(&mut self, party: Party, name: &str, to: &str) -> Result<(), Error> {
        let (id, own) = self.existing(party, name)?;
        let same = || Error::SameName { noun: party.name(), name: name.to_string(), other: to.to_string() };
        if own.is_some() || name == to {
            return Err(same());
        }
        let new = match find(self.db, party, to)? {
            // An old form of this very name may come back.
            Some((other, Some(into))) if into == id => other,
            Some(_) => return Err(same()),
            None => number(self.db, party, to)?,
        };
        self.log(&Change::Renamed { party, name: name.to_string(), to: to.to_string() })?;
        // sql/source/split.sql
        self.db.prepare_cached(of!(party, "split"))?.execute(&[(":id", &new)])?;
        self.point(party, id, new)
    }

    /// Lets a name stand for itself again.
    ///
    /// # Errors
    /// For a name that stands for no other.
    pub fn split(&mut self, party: Party, name: &str) -> Result<(), Error> {
        let (id, into) = self.existing(party, name)?;
        if into.is_none() {
            return Err(Error::NoAlias { noun: party.name(), name: name.to_string() });
        }
        self.log(&Change::Split { party, name: name.to_string() })?;
        self.db.prepare_cached(of!(party, "split"))?.execute(&[(":id", &id)])?;
        Ok(())
    }

    fn point(&self, party: Party, id: i64, into: i64) -> Result<(), Error> {
        // sql/source/merge.sql
        self.db.prepare_cached(of!(party, "merge"))?.execute(named_params! {":id": id, ":into": into})?;
        Ok(())
    }
}
