//! How the same claim is found again: by hashes, kept as marks.

use crate::claim::{Claim, Uid};
use crate::ledger::body::Writer;
use siphasher::sip::SipHasher13;

/// 64 bits, enough to find a few claims to compare: SipHash-1-3 with a key of zeros. It
/// proves nothing, so that it need not be one of the slow ones.
fn short(bytes: &[u8]) -> i64 {
    SipHasher13::new().hash(bytes) as i64
}

/// What claims have in common that say the same: statement, speaker, source,
/// address, day and deadline words.
pub(super) fn alike(claim: &Claim, buffer: &mut Vec<u8>) -> i64 {
    buffer.clear();
    let phrase = claim.deadline.as_ref().and_then(|read| read.phrase.as_deref());
    Writer::new(buffer)
        .text("statement", &claim.statement)
        .maybe("speaker", claim.speaker.as_deref())
        .maybe("source", claim.source.as_deref())
        .maybe("url", claim.url.as_deref())
        .day("said", Some(claim.said))
        .maybe("phrase", phrase);
    short(buffer)
}

/// What a uid is found by.
pub(super) fn of_uid(uid: Uid) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&uid.0[..8]);
    i64::from_le_bytes(first)
}

/// The marks of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// By its uid.
    pub uid: i64,
    /// By its words.
    pub alike: i64,
    /// By its own name, where it has one.
    pub named: Option<i64>,
}

impl Marks {
    pub fn of(uid: Uid, claim: &Claim, buffer: &mut Vec<u8>) -> Marks {
        Marks { uid: of_uid(uid), alike: alike(claim, buffer), named: named(claim, buffer) }
    }

    /// All of them, each once.
    pub fn each(self) -> impl Iterator<Item = i64> {
        [Some(self.uid), Some(self.alike), self.named].into_iter().flatten()
    }
}

/// The marks are hashes already; a table of them hashes them no further.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AsIs(u64);

impl std::hash::Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_i64(&mut self, mark: i64) {
        self.0 = mark as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Whether two claims that share a hash are alike indeed.
pub(super) fn are_alike(one: &Claim, other: &Claim) -> bool {
    let phrase = |claim: &Claim| claim.deadline.as_ref().and_then(|read| read.phrase.clone());
    one.statement == other.statement
        && one.speaker == other.speaker
        && one.source == other.source
        && one.url == other.url
        && one.said == other.said
        && phrase(one) == phrase(other)
}

/// A claim's own name: its name at its origin, else its place in an article (where
/// several claims share a span, their deadline words and speakers tell them apart).
pub(super) fn named(claim: &Claim, buffer: &mut Vec<u8>) -> Option<i64> {
    buffer.clear();
    let mut key = Writer::new(buffer);
    match (&claim.reference, &claim.article) {
        (Some(reference), _) => {
            key.maybe("origin", claim.origin.as_deref()).text("ref", reference);
        }
        (None, Some(article)) => {
            let phrase = claim.deadline.as_ref().and_then(|read| read.phrase.as_deref());
            key.text("article", &article.sha256)
                .whole("start", article.start)
                .whole("end", article.end)
                .maybe("speaker", claim.speaker.as_deref())
                .maybe("phrase", phrase);
        }
        (None, None) => return None,
    }
    Some(short(buffer))
}

/// A claim's own name: what its source calls it, or else where it stands.
#[derive(PartialEq, Eq)]
pub(super) enum Name<'c> {
    Reference { origin: Option<&'c str>, reference: &'c str },
    Place { sha256: &'c str, start: u64, end: u64 },
}

/// The claim's own name, of which [`named`] hashes the parts first.
pub(super) fn name(claim: &Claim) -> Option<Name<'_>> {
    match (claim.reference.as_deref(), &claim.article) {
        (Some(reference), _) => Some(Name::Reference { origin: claim.origin.as_deref(), reference }),
        (None, Some(at)) => Some(Name::Place { sha256: &at.sha256, start: at.start, end: at.end }),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_alike_by_their_words_and_named_by_their_reference() {
        let mut one = Claim::new("It will rain", "2025-03-16".parse().unwrap());
        let mut other = one.clone();
        let mut buffer = Vec::new();
        other.role = Some("Minister of Weather".into());
        assert_eq!(alike(&one, &mut buffer), alike(&other, &mut buffer));
        assert!(are_alike(&one, &other));
        other.speaker = Some("Ada Example".into());
        assert_ne!(alike(&one, &mut buffer), alike(&other, &mut buffer));
        assert!(!are_alike(&one, &other));
        assert_eq!(named(&one, &mut buffer), None);
        one.reference = Some("7".into());
        other.reference = Some("7".into());
        assert_eq!(named(&one, &mut buffer), named(&other, &mut buffer));
        other.origin = Some("elsewhere".into());
        assert_ne!(named(&one, &mut buffer), named(&other, &mut buffer));
    }

    /// Files keep marks: for another hash, a step of the schema makes them anew.
    #[test]
    fn marks_stay_what_they_are() {
        let claim = Claim::new("It will rain", "2025-03-16".parse().unwrap());
        assert_eq!(alike(&claim, &mut Vec::new()), 4_671_805_990_087_150_749);
    }
}
