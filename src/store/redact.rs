//! Blanking the words of a claim, on a court's order: the one change that takes
//! something away. The chain still proves all the rest.

use super::row;
use super::{Error, Store, Writer, event, names, open, sample, write};
use crate::claim::ClaimId;
use crate::ledger::{Change, Hash, Party, Record};
use rusqlite::named_params;

impl Store {
    /// Blanks every entry about a claim and all that follows from it: its rows, its
    /// words in the search index, names that nothing else mentions, and the kept text
    /// of its article with the entry that told the article's title and address. Says
    /// so in an entry. Gives the numbers of the entries that were blanked.
    ///
    /// # Errors
    /// For a number that there is not, or that was redacted already, and those of
    /// [`Store::scrub`]: then the entries are blank, and the file is yet to be scrubbed.
    pub fn redact(&mut self, at: &str, id: ClaimId, reason: &str) -> Result<Vec<u64>, Error> {
        let entries = self.write(at, |writer| writer.redact(id, reason))?;
        self.scrub()?;
        Ok(entries)
    }

    /// Rewrites the file so that nothing of what was blanked stays in free pages, in
    /// the search index or in the log that SQLite writes ahead.
    ///
    /// # Errors
    /// Where another process reads an older state of the file and so keeps it alive,
    /// and those of the database.
    pub fn scrub(&mut self) -> Result<(), Error> {
        self.db.execute_batch("PRAGMA secure_delete = on")?;
        self.db.execute(include_str!("../../sql/text/secure.sql"), [])?;
        self.db.execute(include_str!("../../sql/text/merge.sql"), [])?;
        self.db.execute_batch("VACUUM")?;
        let left: i64 =
            open::briefly(&mut self.db, |db| db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)))?;
        if left == 0 { Ok(()) } else { Err(Error::InUse { path: self.path.clone() }) }
    }
}

impl Writer<'_> {
    /// Blanks a claim, within this transaction. Free pages of the file may still hold
    /// the words until [`Store::scrub`].
    pub(super) fn redact(&mut self, id: ClaimId, reason: &str) -> Result<Vec<u64>, Error> {
        self.db.execute_batch("PRAGMA secure_delete = on")?;
        let case = self.raw(id)?;
        let article = case.claim.article.as_ref();
        let article: Option<Hash> = article.and_then(|article| article.sha256.parse().ok());
        let entries = self.entries_about(id, article)?;
        let by =
            self.log(&Change::Redacted { claim: id, entries: entries.clone(), article, reason: reason.to_string() })?;
        self.write_waiting()?;
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
        self.sweep()?;
        Ok(entries)
    }

    /// The entries to blank: those about the claim, and those that tell of its article.
    fn entries_about(&self, id: ClaimId, article: Option<Hash>) -> Result<Vec<u64>, Error> {
        let own = write::entries(self.db, include_str!("../../sql/entry/of_claim.sql"), &[(":claim", &(id.0 as i64))])?;
        let mut found: Vec<u64> = own.iter().filter(|entry| entry.body.is_some()).map(|entry| entry.seq).collect();
        if let Some(article) = article {
            write::each_entry_of_kind(self.db, "article", |entry| {
                let told = entry.body.as_deref().map(|body| Change::read(&entry.kind, body));
                if let Some(Ok(Change::Article { sha256, .. })) = told
                    && sha256 == article
                {
                    found.push(entry.seq);
                }
            })?;
        }
        found.sort_unstable();
        Ok(found)
    }

    /// Takes away the names and words that only blanked entries mentioned. What is
    /// left is what the log still says, so the log is asked, from its first entry on.
    fn sweep(&mut self) -> Result<(), Error> {
        let mut record = Record::default();
        write::each_entry(self.db, |entry, _| Ok(record.push(&entry)?))?;
        for party in [Party::Speaker, Party::Source] {
            let known = record.names(party).known();
            for (id, name, _) in names::all(self.db, party)? {
                if !known.contains(&name) {
                    names::delete(self.db, party, id)?;
                }
            }
        }
        event::sweep(self.db, record.events())?;
        for (word, id) in row::words(self.db)? {
            if !record.words().contains(&word) {
                self.db.prepare_cached(include_str!("../../sql/word/delete.sql"))?.execute(&[(":id", &id)])?;
            }
        }
        self.forget_numbers();
        Ok(())
    }
}
