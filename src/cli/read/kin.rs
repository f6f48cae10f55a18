//! Which claims may be about one event: among those of an article, and with those on
//! record. Only a suggestion; nothing is tied here.

use crate::cli::failure::Failure;
use chrono::{Month, Weekday};
use sayso::claim::{Claim, ClaimId};
use sayso::extract::{Facts, same_event};
use sayso::store::Store;

/// The most claims for which events are suggested: more are a corpus, not an article.
const MOST: usize = 200;

/// Which of some claims may be about one event, and which claims on record with them.
#[derive(Default)]
pub struct Suggestion {
    /// Claims of the article, as places among those looked at.
    pub groups: Vec<Vec<usize>>,
    /// Claims on record.
    pub on_record: Vec<Kin>,
}

impl Suggestion {
    /// Looks at the claims of an article; at none where there are too many.
    pub fn of(claims: &[&Claim], store: &Store) -> Result<Suggestion, Failure> {
        if claims.len() > MOST {
            return Ok(Suggestion::default());
        }
        Ok(Suggestion { groups: groups(claims), on_record: on_record(store, claims)? })
    }
}

/// A claim on record that may be about the same event as one that was found.
pub struct Kin {
    /// The place of the claim that was found among those looked at.
    pub index: usize,
    /// The claim on record.
    pub earlier: ClaimId,
    /// The event that it is tied to.
    pub event: Option<String>,
}

/// How many claims a search looks at.
const HITS: u64 = 20;

/// The claims on record that may be about the same events: for each claim the most
/// alike, found by its most telling words, two at a time.
fn on_record(store: &Store, claims: &[&Claim]) -> Result<Vec<Kin>, Failure> {
    let mut found = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let mut best: Option<(f32, Kin)> = None;
        let words = telling(&claim.statement);
        let pairs =
            words.iter().enumerate().flat_map(|(at, first)| words[at + 1..].iter().map(move |other| (first, other)));
        for (first, second) in pairs {
            for case in store.search(&format!("{first} {second}"), HITS)? {
                let likeness = likeness(claim, &case.claim);
                let likeliest = best.as_ref().map_or(0.0, |(most, _)| *most);
                if likeness > likeliest && sha256(claim) != sha256(&case.claim) {
                    best = Some((likeness, Kin { index, earlier: case.id, event: case.claim.event }));
                }
            }
        }
        found.extend(best.map(|(_, kin)| kin));
    }
    Ok(found)
}

fn sha256(claim: &Claim) -> Option<&str> {
    claim.article.as_ref().map(|place| place.sha256.as_str())
}

/// How much two claims seem to be about one event, 0 to 1.
fn likeness(one: &Claim, other: &Claim) -> f32 {
    same_event(facts(one), facts(other)).map_or(0.0, |same| same.likeness)
}

fn facts(claim: &Claim) -> Facts<'_> {
    let window = claim.deadline.as_ref().map(|deadline| deadline.window);
    Facts { statement: &claim.statement, window: window.and_then(|window| window.opens.zip(window.lapses)) }
}

/// How many words of a statement are searched for.
const TELLING: usize = 5;

/// The words of a statement that seem to tell most: names and numbers before others, the
/// longer before the shorter; days and months tell nothing of the event.
fn telling(statement: &str) -> Vec<&str> {
    let words = statement.split(|letter: char| !letter.is_alphanumeric());
    let day = |word: &str| word.parse::<Weekday>().is_ok() || word.parse::<Month>().is_ok();
    let mut words: Vec<&str> = words.filter(|word| word.chars().count() > 3 && !day(word)).collect();
    let named = |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    words.sort_by_key(|word| (!named(word), std::cmp::Reverse(word.len()), *word));
    words.dedup();
    words.truncate(TELLING);
    words
}

/// Groups of two or more claims, each like the first of its group.
fn groups(claims: &[&Claim]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..claims.len() {
        let home = groups.iter_mut().find(|group| likeness(claims[group[0]], claims[index]) > 0.0);
        match home {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_of_one_event_are_grouped_once() {
        let claims: Vec<Claim> = [
            "Mara Quill is likely to call Ann Lee on Friday.",
            "The Arden council will vote on the ferry budget.",
            "A call between Mara Quill and Ann Lee is expected.",
            "It will rain.",
            "The ferry budget of Arden will pass.",
        ]
        .map(|words| Claim::new(words, "2025-03-17".parse().unwrap()))
        .into();
        assert_eq!(groups(&claims.iter().collect::<Vec<_>>()), [[0, 2], [1, 4]]);
    }

    #[test]
    fn names_and_numbers_are_searched_first() {
        assert_eq!(
            telling("The harbour council will ask Mara Quill for 12000 on Tuesday"),
            ["12000", "Quill", "Mara", "council", "harbour"]
        );
    }
}
