//! A claim's row spelled out in one piece of memory.
//!
//! A claim is a dozen texts, each in a place of its own. Where one thread reads claims,
//! another writes them and a third fills the search index, each of them would fetch all
//! those places from the memory of the one before; a packed row is fetched at once, and
//! the claim itself is let go of where it was made.

use super::row::{self, Ids};
use crate::claim::ClaimId;
use crate::review::Case;
use rusqlite::types::ValueRef;
use std::convert::Infallible;

/// The values of a row, and the names that its numbers stand for.
const SLOTS: usize = row::COLUMNS + 3;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Null,
    Integer,
    Real,
    Text,
    Blob,
}

/// A text of a packed row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text {
    RecordedAt = 2,
    Statement = 5,
    Quote = 6,
    Rule = 22,
    Anchor = 27,
    Hedge = 29,
    // The names as they were recorded, of which the row has the numbers.
    Speaker = row::COLUMNS as isize,
    Source,
    Event,
}

/// A claim's row but for the numbers of its names.
#[derive(Debug)]
pub(super) struct Packed {
    pub id: ClaimId,
    bytes: Vec<u8>,
    /// The end of each value; it starts at the end of the one before.
    ends: [u32; SLOTS],
    types: [Type; SLOTS],
    /// A bit for each that is not NULL.
    filled: u64,
}

impl Packed {
    /// Packs a claim's row.
    pub fn of(case: &Case) -> Packed {
        let bytes = Vec::with_capacity(512);
        let mut packed = Packed { id: case.id, bytes, ends: [0; SLOTS], types: [Type::Null; SLOTS], filled: 0 };
        let mut at = 0;
        let Ok(()) = row::columns::<Infallible>(case, &Ids::default(), |value| {
            packed.filled |= u64::from(value != ValueRef::Null) << at;
            packed.put(at, value);
            at += 1;
            Ok(())
        });
        let names = [&case.claim.speaker, &case.claim.source, &case.claim.event];
        for (at, name) in (row::COLUMNS..).zip(names) {
            packed.put(at, name.as_ref().map_or(ValueRef::Null, |name| ValueRef::Text(name.as_bytes())));
        }
        packed
    }

    fn put(&mut self, at: usize, value: ValueRef) {
        self.types[at] = match value {
            ValueRef::Null => Type::Null,
            ValueRef::Integer(number) => {
                self.bytes.extend_from_slice(&number.to_le_bytes());
                Type::Integer
            }
            ValueRef::Real(number) => {
                self.bytes.extend_from_slice(&number.to_le_bytes());
                Type::Real
            }
            ValueRef::Text(text) => {
                self.bytes.extend_from_slice(text);
                Type::Text
            }
            ValueRef::Blob(bytes) => {
                self.bytes.extend_from_slice(bytes);
                Type::Blob
            }
        };
        // Its entry comes first, and SQLite takes none of more than a gigabyte.
        self.ends[at] = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
    }

    fn bytes(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..self.ends[at] as usize]
    }

    fn value(&self, at: usize) -> ValueRef<'_> {
        let bytes = self.bytes(at);
        let eight = || <[u8; 8]>::try_from(bytes).unwrap_or_default();
        match self.types[at] {
            Type::Null => ValueRef::Null,
            Type::Integer => ValueRef::Integer(i64::from_le_bytes(eight())),
            Type::Real => ValueRef::Real(f64::from_le_bytes(eight())),
            Type::Text => ValueRef::Text(bytes),
            Type::Blob => ValueRef::Blob(bytes),
        }
    }

    /// A column of the row but for its own number, in the order of `claim/insert.sql`,
    /// the first being 0.
    pub fn column(&self, ids: &Ids, at: usize) -> ValueRef<'_> {
        match row::number_in(ids, at) {
            Some(number) => number.map_or(ValueRef::Null, ValueRef::Integer),
            None => self.value(at),
        }
    }

    /// The columns that have a value: a bit for each, the first being the lowest.
    pub fn filled(&self, ids: &Ids) -> u64 {
        self.filled | row::numbers_in(ids)
    }

    /// One of its texts as a value.
    pub fn text_value(&self, text: Text) -> ValueRef<'_> {
        self.value(text as usize)
    }

    /// One of its texts.
    pub fn text(&self, text: Text) -> Option<&str> {
        match self.text_value(text) {
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, Deadline, Hedge, Uid};

    #[test]
    fn a_packed_row_holds_what_the_claim_does() {
        let mut claim = Claim::new("It will ráin", "2025-03-16".parse().unwrap());
        claim.speaker = Some("Ada Example".to_string());
        claim.event = Some(String::new());
        claim.p = Some(0.25);
        claim.hedge = Some(Hedge::new("likely", "icd203"));
        claim.deadline = Some(Deadline::by_day("2025-03-20".parse().unwrap(), claim.said));
        let case = Case {
            id: ClaimId(7),
            uid: Uid([9; 16]),
            version: 3,
            recorded_at: "2025-03-17T09:00:00Z".to_string(),
            claim,
            resolutions: Vec::new(),
            withdrawn: None,
        };
        let packed = Packed::of(&case);
        let ids = Ids { speaker: Some(4), source: None, event: Some(5), anchor: None };
        let mut at = 0;
        let Ok(()) = row::columns::<Infallible>(&case, &ids, |value| {
            assert_eq!(packed.column(&ids, at), value, "column {at}");
            at += 1;
            Ok(())
        });
        assert_eq!(at, row::COLUMNS);
        let filled = (0..row::COLUMNS).filter(|at| packed.column(&ids, *at) != ValueRef::Null);
        assert_eq!(packed.filled(&ids), filled.fold(0, |all, at| all | 1 << at));
        let claim = &case.claim;
        let rule = claim.deadline.as_ref().and_then(|read| read.rule.as_deref());
        for (text, want) in [
            (Text::RecordedAt, Some(case.recorded_at.as_str())),
            (Text::Statement, Some("It will ráin")),
            (Text::Quote, None),
            (Text::Rule, rule),
            (Text::Anchor, None),
            (Text::Hedge, Some("likely")),
            (Text::Speaker, Some("Ada Example")),
            (Text::Source, None),
            (Text::Event, Some("")),
        ] {
            assert_eq!(packed.text(text), want, "{text:?}");
        }
    }
}
