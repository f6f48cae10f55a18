//! Blanking the words of a claim, on a court's order: the one change that takes
//! something away. The chain still proves all the rest.

use super::row::{As, read};
use super::sample::{self};
use super::{Error, Writer, event, names};
use crate::claim::ClaimId;
use crate::ledger::{Change, Hash, Party};
use rusqlite::{OptionalExtension, named_params};

impl Writer<'_> {
    /// Blanks every entry about a claim, its rows, its search words and the kept
    /// text of its article; says so in an entry. Gives the numbers of the entries
    /// that were blanked. Free pages of the file may still hold the words until
    /// [`super::Store::scrub`].
    ///
    /// # Errors
    /// For a number that there is not, or that was redacted already.
    pub fn redact(&mut self, id: ClaimId, reason: &str) -> Result<Vec<u64>, Error> {
        let case = self.raw(id)?;
        let ids = {
            let mut query = self.db.prepare_cached(include_str!("../../sql/claim/by_id.sql"))?;
            query
                .query_row(&[(":id", &(id.0 as i64))], |row| Ok(read(row, As::Recorded).map(|(_, ids, _)| ids)))
                .optional()?
                .ok_or(Error::NoClaim { id })??
        };
        let entries: Vec<u64> = super::write::entries(
            self.db,
            include_str!("../../sql/entry/of_claim.sql"),
            &[(":claim", &(id.0 as i64))],
        )?
        .into_iter()
        .map(|entry| entry.seq)
        .collect();
        let article = case.claim.article.as_ref();
        let article: Option<Hash> = article.and_then(|article| article.sha256.parse().ok());
        let by =
            self.log(&Change::Redacted { claim: id, entries: entries.clone(), article, reason: reason.to_string() })?;
        let mut excuse = self.db.prepare_cached(include_str!("../../sql/entry/excuse.sql"))?;
        let mut blank = self.db.prepare_cached(include_str!("../../sql/entry/blank.sql"))?;
        for seq in &entries {
            excuse.execute(named_params! {":seq": *seq as i64, ":by": by as i64})?;
            blank.execute(named_params! {":seq": *seq as i64})?;
        }
        if let Some(article) = article {
            self.db
                .prepare_cached(include_str!("../../sql/article/blank.sql"))?
                .execute(named_params! {":sha256": article.to_string()})?;
        }
        self.clear_resolutions(id)?;
        let number = id.0 as i64;
        self.db.prepare_cached(include_str!("../../sql/tag/clear.sql"))?.execute(&[(":claim", &number)])?;
        self.drop_text(id)?;
        self.drop_marks(&case)?;
        self.db.prepare_cached(include_str!("../../sql/claim/delete.sql"))?.execute(&[(":id", &number)])?;
        self.put_sample(id, &[0; sample::RECORD])?;
        for (party, name) in [(Party::Speaker, ids.speaker), (Party::Source, ids.source)] {
            if let Some(name) = name {
                names::sweep(self.db, party, name)?;
            }
        }
        for event in [ids.event, ids.anchor].into_iter().flatten() {
            event::sweep(self.db, event)?;
        }
        self.forget_numbers();
        Ok(entries)
    }
}

impl super::Store {
    /// Rewrites the file so that nothing of what was blanked stays in free pages or
    /// in the search index.
    ///
    /// # Errors
    /// Those of the database.
    pub fn scrub(&mut self) -> Result<(), Error> {
        self.db.execute(include_str!("../../sql/text/secure.sql"), [])?;
        self.db.execute(include_str!("../../sql/text/merge.sql"), [])?;
        self.db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?;
        Ok(())
    }
}
