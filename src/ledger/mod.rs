//! The history that nobody can change unnoticed: every change of the record is an
//! entry, and each entry's hash covers the one before it.
//!
//! An entry holds its number, its instant, its kind and a body: the change itself,
//! in bytes that we spell out (see [`body`]) and never leave to a serializer. Its
//! hash is the SHA-256 of six lines of text:
//!
//! ```text
//! sayso entry 1
//! seq 12
//! at 2025-03-17T09:00:00Z
//! kind resolved
//! body 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
//! prev 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
//! ```
//!
//! each ended by a newline, `body` being the SHA-256 of the body and `prev` the hash
//! of the entry before (64 zeros for the first). So `printf … | sha256sum` checks an
//! entry without this program. Since the hash covers the body's hash and not the
//! body, a body can be blanked on a court's order while the chain still proves all
//! the rest.
//!
//! A chain proves nothing to others while its last hash, the [`Head`], is known to
//! the owner alone: whoever can write the file can write it anew. Publish the head.
//!
//! [`Record`] replays entries into the state of the record; tables for fast reading
//! must agree with it.
//!
//! ```
//! use sayso::claim::{Claim, ClaimId, Uid};
//! use sayso::ledger::{Change, Entry, Head};
//!
//! let claim = Claim::new("It will rain on Sunday", "2025-03-16".parse().unwrap());
//! let change = Change::Claim { id: ClaimId(1), uid: Uid([0; 16]), recorded_at: None, version: None, claim };
//! let entry = Entry::next(&Head::default(), "2025-03-16T09:00:00Z", &change);
//! assert!(entry.check(&Head::default()).is_ok());
//! ```

pub mod body;
mod change;
mod names;
mod record;

pub use change::{Change, Party};
pub use names::{EventState, Events, Names, event_key};
pub use record::{Record, Slot, Until};

use crate::claim::{self, Claim, ClaimId, Uid};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// Its 64 hexadecimal digits.
    pub fn hex(&self) -> [u8; 64] {
        let mut text = [0; 64];
        claim::hex(&self.0, &mut text);
        text
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl FromStr for Hash {
    type Err = Error;

    /// Reads 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Hash, Error> {
        let error = || Error::Hash { text: text.to_string() };
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(error());
        }
        let mut hash = Hash::default();
        for (byte, pair) in hash.0.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| error())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| error())?;
        }
        Ok(hash)
    }
}

impl serde::Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The end of the chain: published once, it proves everything before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Head {
    /// How many entries there are.
    pub entries: u64,
    /// The hash of the last one; all zeros where there is none.
    pub sha256: Hash,
}

impl Head {
    /// The head after one more entry, of this instant, this kind and this body.
    pub fn next(&self, at: &str, kind: &str, body_sha256: &Hash) -> Head {
        let entries = self.entries + 1;
        Head { entries, sha256: seal(entries, at, kind, body_sha256, &self.sha256) }
    }
}

impl fmt::Display for Head {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}:{}", self.entries, self.sha256)
    }
}

impl FromStr for Head {
    type Err = Error;

    /// Reads `512:9f86…`.
    fn from_str(text: &str) -> Result<Head, Error> {
        let error = || Error::Head { text: text.to_string() };
        let (entries, sha256) = text.trim().split_once(':').ok_or_else(error)?;
        Ok(Head { entries: entries.parse().map_err(|_| error())?, sha256: sha256.parse().map_err(|_| error())? })
    }
}

/// The body of an entry with its hash, which can be made before the entry has its
/// place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The change, in canonical bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256.
    pub sha256: Hash,
}

impl Body {
    /// The body that tells of a change.
    pub fn of(change: &Change) -> Body {
        let mut bytes = Vec::with_capacity(512);
        change.write(&mut bytes);
        Body { sha256: Hash::of(&bytes), bytes }
    }

    /// The same for a [`Change::Claim`] that nobody has put together. Takes bytes to
    /// write in the place of.
    pub fn of_claim(
        id: ClaimId,
        uid: Uid,
        recorded_at: Option<&str>,
        version: Option<u64>,
        claim: &Claim,
        mut bytes: Vec<u8>,
    ) -> Body {
        bytes.clear();
        change::write_recorded(&mut bytes, id, uid, recorded_at, version, claim);
        Body { sha256: Hash::of(&bytes), bytes }
    }
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number: 1, 2, 3 … without a gap.
    pub seq: u64,
    /// The instant it was written, in whole seconds UTC.
    pub at: String,
    /// What kind of change it is, by name.
    pub kind: String,
    /// The change, in canonical bytes; none where it was blanked.
    pub body: Option<Vec<u8>>,
    /// The SHA-256 of the body.
    pub body_sha256: Hash,
    /// The hash of the entry before.
    pub prev: Hash,
    /// The hash of this one.
    pub hash: Hash,
}

impl Entry {
    /// Writes the entry that follows on `head`.
    pub fn next(head: &Head, at: &str, change: &Change) -> Entry {
        let body = Body::of(change);
        let next = head.next(at, change.kind(), &body.sha256);
        Entry {
            seq: next.entries,
            at: at.to_string(),
            kind: change.kind().to_string(),
            hash: next.sha256,
            body: Some(body.bytes),
            body_sha256: body.sha256,
            prev: head.sha256,
        }
    }

    /// The head of a chain that ends here.
    pub fn head(&self) -> Head {
        Head { entries: self.seq, sha256: self.hash }
    }

    /// Checks that it follows on `head` and that each of its bytes is as it was.
    ///
    /// # Errors
    /// Names the entry and what is wrong with it.
    pub fn check(&self, head: &Head) -> Result<(), Error> {
        let seq = self.seq;
        if seq != head.entries + 1 {
            return Err(Error::Gap { seq, after: head.entries });
        }
        if self.prev != head.sha256 {
            return Err(Error::Link { seq });
        }
        if let Some(body) = &self.body
            && Hash::of(body) != self.body_sha256
        {
            return Err(Error::Altered { seq });
        }
        if seal(seq, &self.at, &self.kind, &self.body_sha256, &self.prev) != self.hash {
            return Err(Error::Seal { seq });
        }
        Ok(())
    }
}

/// The hash of an entry.
fn seal(seq: u64, at: &str, kind: &str, body_sha256: &Hash, prev: &Hash) -> Hash {
    let mut number = [0; 20];
    let start = body::digits(seq, &mut number);
    let mut text = Vec::with_capacity(256);
    for part in [
        b"sayso entry 1\nseq ",
        &number[start..],
        b"\nat ",
        at.as_bytes(),
        b"\nkind ",
        kind.as_bytes(),
        b"\nbody ",
        &body_sha256.hex(),
        b"\nprev ",
        &prev.hex(),
        b"\n",
    ] {
        text.extend_from_slice(part);
    }
    Hash::of(&text)
}

/// What is wrong with a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum Error {
    #[error("\"{text}\" is no SHA-256: 64 hexadecimal digits")]
    Hash { text: String },
    #[error("\"{text}\" is no head of a log: the number of entries, a colon, 64 hexadecimal digits")]
    Head { text: String },
    #[error("entry {seq} follows on entry {after}: one was removed or added")]
    Gap { seq: u64, after: u64 },
    #[error("entry {seq} does not follow on the one before it")]
    Link { seq: u64 },
    #[error("entry {seq} was altered: its body is not what was written")]
    Altered { seq: u64 },
    #[error("entry {seq} was altered: its hash does not match")]
    Seal { seq: u64 },
    #[error("entry {seq} was blanked, and no redaction says so")]
    Blanked { seq: u64 },
    #[error("a body of kind {kind} cannot be read: {what}")]
    Body { kind: String, what: String },
    #[error("there is no claim {id}")]
    NoClaim { id: ClaimId },
    #[error("claim {id} is written where claim {next} comes next")]
    Order { id: ClaimId, next: ClaimId },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, Uid};

    fn first() -> Entry {
        let claim = Claim::new("It will rain on Sunday", "2025-03-16".parse().unwrap());
        let change = Change::Claim { id: ClaimId(1), uid: Uid([1; 16]), recorded_at: None, version: None, claim };
        Entry::next(&Head::default(), "2025-03-16T09:00:00Z", &change)
    }

    /// Whoever changes the layout of bodies or hashes breaks every published head.
    /// The hashes were computed by another program.
    #[test]
    fn exact_hashes() {
        let entry = first();
        let body = String::from_utf8(entry.body.clone().unwrap()).unwrap();
        let written = [
            "claim 1:1",
            "uid 32:01010101010101010101010101010101",
            "statement 22:It will rain on Sunday",
            "lang 2:en",
            "said 10:2025-03-16",
            "polarity 8:affirmed",
            "kind 10:prediction",
            "",
        ];
        assert_eq!(body, written.join("\n"));
        assert_eq!(entry.body_sha256.to_string(), "041d309ca780457c147948967f4c43df2560f40895128da0edbd663928de3e46");
        assert_eq!(entry.hash.to_string(), "4349f35234778026a75331ba4c819db9b2dd997a7a043d547a1a56a11a3fc8f9");
        let change = Change::Withdrawn { claim: ClaimId(1), reason: "recorded twice".into(), at: None };
        let second = Entry::next(&entry.head(), "2025-03-17T09:00:00Z", &change);
        assert_eq!(second.head().to_string(), "2:b202c22b251120dd7cb028fa3f5581e8ae8a8fd008545e382d3f0bdea85aff79");
    }

    #[test]
    fn any_change_of_an_entry_is_found() {
        let entry = first();
        let head = Head::default();
        assert_eq!(entry.check(&head), Ok(()));
        let mut other = entry.clone();
        other.body.as_mut().unwrap()[3] ^= 1;
        assert_eq!(other.check(&head), Err(Error::Altered { seq: 1 }));
        let mut other = entry.clone();
        other.at = "2025-03-16T09:00:01Z".into();
        assert_eq!(other.check(&head), Err(Error::Seal { seq: 1 }));
        let mut other = entry.clone();
        other.kind = "amended".into();
        assert_eq!(other.check(&head), Err(Error::Seal { seq: 1 }));
        let mut other = entry.clone();
        other.prev = Hash([1; 32]);
        assert_eq!(other.check(&head), Err(Error::Link { seq: 1 }));
        let mut other = entry.clone();
        other.seq = 2;
        assert_eq!(other.check(&head), Err(Error::Gap { seq: 2, after: 0 }));
        let mut blanked = entry.clone();
        blanked.body = None;
        assert_eq!(blanked.check(&head), Ok(()), "the chain holds without the body");
    }

    #[test]
    fn a_head_reads_back() {
        let head = first().head();
        assert_eq!(head.to_string().parse(), Ok(head));
        for text in ["", "1", "1:", "x:00", "1:zz"] {
            assert!(text.parse::<Head>().is_err(), "{text:?}");
        }
    }
}
