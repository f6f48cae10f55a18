//! Numbers for names and words: rows and samples have them in the place of text.

use super::event::{self, By};
use super::packed::{Packed, Text};
use super::row::Ids;
use super::sample::Words;
use super::{Error, Writer, names};
use crate::claim::Claim;
use crate::ledger::Party;
use rusqlite::OptionalExtension;
use std::collections::HashMap;

/// Numbers of names and words that were met in this transaction.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    speakers: ByName,
    sources: ByName,
    events: ByName,
    anchors: ByName,
    words: ByName,
}

type ByName = HashMap<String, i64, foldhash::quality::RandomState>;

/// What a claim's row and its sample have numbers for.
pub(super) struct Names<'n> {
    speaker: Option<&'n str>,
    source: Option<&'n str>,
    event: Option<&'n str>,
    anchor: Option<&'n str>,
    hedge: Option<&'n str>,
    rule: Option<&'n str>,
}

impl<'n> Names<'n> {
    pub fn of(claim: &'n Claim) -> Names<'n> {
        let deadline = claim.deadline.as_ref();
        Names {
            speaker: claim.speaker.as_deref(),
            source: claim.source.as_deref(),
            event: claim.event.as_deref(),
            anchor: deadline.and_then(|read| read.anchor.as_ref()).map(|anchor| anchor.event.as_str()),
            hedge: claim.hedge.as_ref().map(|hedge| hedge.words.as_str()),
            rule: deadline.and_then(|read| read.rule.as_deref()),
        }
    }

    pub fn packed(row: &'n Packed) -> Names<'n> {
        Names {
            speaker: row.text(Text::Speaker),
            source: row.text(Text::Source),
            event: row.text(Text::Event),
            anchor: row.text(Text::Anchor),
            hedge: row.text(Text::Hedge),
            rule: row.text(Text::Rule),
        }
    }
}

impl Writer<'_> {
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

    /// The numbers of these, which are taken down where they are new.
    pub(super) fn ids(&mut self, names: Names) -> Result<(Ids, Words), Error> {
        let ids = Ids {
            speaker: self.number_of(Party::Speaker, names.speaker)?,
            source: self.number_of(Party::Source, names.source)?,
            event: self.event_number(names.event, By::Name)?,
            anchor: self.event_number(names.anchor, By::Words)?,
        };
        Ok((ids, Words { hedge: self.word_number(names.hedge)?, rule: self.word_number(names.rule)? }))
    }

    /// Forgets the numbers of names, after rows of names went.
    pub(super) fn forget_numbers(&mut self) {
        self.numbers = Numbers::default();
    }
}
