//! Which claims may be about one event: those whose statements share most of their
//! names, numbers and telling words, and whose windows meet. Only a suggestion.

use crate::cli::failure::Failure;
use sayso::claim::{Claim, ClaimId};
use sayso::store::Store;
use std::collections::BTreeMap;

/// From how much in common on two claims are taken for kin.
const NEAR: f64 = 0.5;
/// How many telling words they must share at least, names and numbers counting double.
const SHARED: u32 = 3;

/// Words that tell nothing of the event: of grammar, of looking ahead, of saying so.
const EMPTY: &[&str] = &[
    "about",
    "after",
    "again",
    "against",
    "ahead",
    "also",
    "amid",
    "amount",
    "among",
    "and",
    "announced",
    "another",
    "anticipate",
    "any",
    "are",
    "around",
    "because",
    "been",
    "before",
    "being",
    "believe",
    "between",
    "both",
    "but",
    "can",
    "close",
    "come",
    "coming",
    "confirm",
    "could",
    "day",
    "days",
    "due",
    "each",
    "end",
    "expect",
    "expected",
    "for",
    "from",
    "going",
    "has",
    "have",
    "his",
    "her",
    "hint",
    "hope",
    "how",
    "intend",
    "into",
    "its",
    "just",
    "later",
    "less",
    "likely",
    "make",
    "many",
    "may",
    "might",
    "month",
    "months",
    "more",
    "most",
    "must",
    "near",
    "new",
    "next",
    "not",
    "now",
    "official",
    "one",
    "only",
    "other",
    "our",
    "out",
    "over",
    "per",
    "plan",
    "plans",
    "possible",
    "potential",
    "predict",
    "president",
    "presidents",
    "probably",
    "promise",
    "reach",
    "said",
    "say",
    "says",
    "set",
    "shall",
    "she",
    "should",
    "since",
    "some",
    "soon",
    "spokesman",
    "spokesperson",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "time",
    "told",
    "too",
    "two",
    "under",
    "until",
    "vow",
    "want",
    "warn",
    "was",
    "week",
    "weeks",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "within",
    "would",
    "year",
    "years",
    "yet",
    "you",
];

/// The telling words of a statement, with their weights.
#[derive(Debug, Clone, Default)]
struct Telling(BTreeMap<String, u32>);

impl Telling {
    /// The telling words of a claim, but for those of its deadline.
    fn of(claim: &Claim) -> Telling {
        let deadline = claim.deadline.as_ref().and_then(|deadline| deadline.phrase.as_deref());
        let statement = match deadline {
            Some(phrase) => claim.statement.replace(phrase, " "),
            None => claim.statement.clone(),
        };
        let words = statement.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
        let told = words.filter_map(|word| {
            let word = word.trim_matches(['\'', '’']);
            let (stem, weight) = (stem(word), weight(word));
            let telling = weight > 0 && !EMPTY.contains(&&*stem) && !EMPTY.contains(&&*word.to_lowercase());
            telling.then_some((stem, weight))
        });
        Telling(told.collect())
    }

    /// The weightiest words, at most so many, for a search.
    fn heaviest(&self, most: usize) -> Vec<&str> {
        let mut words: Vec<_> = self.0.iter().collect();
        words.sort_by_key(|(word, weight)| (std::cmp::Reverse(**weight), std::cmp::Reverse(word.len())));
        words.into_iter().take(most).map(|(word, _)| word.as_str()).collect()
    }

    /// How much of the lighter statement the other shares, 0 to 1; 0 for too little.
    fn likeness(&self, other: &Telling) -> f64 {
        let shared: u32 = self.0.iter().filter(|(word, _)| other.0.contains_key(*word)).map(|(_, weight)| weight).sum();
        let lighter = self.0.values().sum::<u32>().min(other.0.values().sum());
        match shared >= SHARED {
            true => f64::from(shared) / f64::from(lighter.max(1)),
            false => 0.0,
        }
    }
}

/// Names, initials and numbers count double, short words not at all.
fn weight(word: &str) -> u32 {
    let length = word.chars().count();
    let capitals = word.chars().all(|letter| letter.is_uppercase());
    match word.chars().next() {
        Some(first) if first.is_ascii_digit() || length >= 2 && capitals => 2,
        Some(first) if first.is_uppercase() && length >= 3 => 2,
        Some(_) if length >= 3 => 1,
        _ => 0,
    }
}

/// A word without what its grammar adds: "talks" and "Trump's" as "talk", "trump".
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
    let endings = ["ing", "ed", "es", "s"];
    let cut = endings.iter().find_map(|ending| bare.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3));
    cut.unwrap_or(bare).to_string()
}

/// Whether two claims may be about one event.
fn near(one: (&Claim, &Telling), other: (&Claim, &Telling)) -> bool {
    one.1.likeness(other.1) >= NEAR && windows_meet(one.0, other.0)
}

/// Whether there is a day in both windows, or no telling.
fn windows_meet(one: &Claim, other: &Claim) -> bool {
    let ends = |claim: &Claim| {
        let window = claim.deadline.as_ref()?.window;
        Some((window.opens?, window.lapses?))
    };
    match (ends(one), ends(other)) {
        (Some((opens, lapses)), Some((opens2, lapses2))) => opens <= lapses2 && opens2 <= lapses,
        _ => true,
    }
}

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

/// The claims on record that may be about the same events: for each claim the best
/// match, found by its three most telling words, two at a time.
fn on_record(store: &Store, claims: &[&Claim]) -> Result<Vec<Kin>, Failure> {
    let mut found = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let told = Telling::of(claim);
        let mut best: Option<(f64, Kin)> = None;
        let words = told.heaviest(3);
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
            let (Some(first), Some(second)) = (words.get(first), words.get(second)) else { continue };
            let hits = store.search(&format!("{first}* {second}*"), HITS).map_err(Failure::new)?;
            for case in hits {
                let other = Telling::of(&case.claim);
                let likeness = told.likeness(&other);
                let sha256 = |claim: &Claim| claim.article.as_ref().map(|place| place.sha256.clone());
                let same_article = sha256(claim).is_some() && sha256(claim) == sha256(&case.claim);
                if near((claim, &told), (&case.claim, &other))
                    && !same_article
                    && best.as_ref().is_none_or(|(most, _)| likeness > *most)
                {
                    best = Some((likeness, Kin { index, earlier: case.id, event: case.claim.event }));
                }
            }
        }
        found.extend(best.map(|(_, kin)| kin));
    }
    Ok(found)
}

/// How many claims a search looks at.
const HITS: u64 = 20;

/// Groups of two or more claims, each near to the first of its group.
fn groups(claims: &[&Claim]) -> Vec<Vec<usize>> {
    let told: Vec<Telling> = claims.iter().map(|claim| Telling::of(claim)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..claims.len() {
        let own = (claims[index], &told[index]);
        let home = groups.iter_mut().find(|group| near((claims[group[0]], &told[group[0]]), own));
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
    use sayso::claim::Deadline;

    fn claims(statements: &[&str]) -> Vec<Claim> {
        statements.iter().map(|words| Claim::new(*words, "2025-03-17".parse().unwrap())).collect()
    }

    fn grouped(claims: &[Claim]) -> Vec<Vec<usize>> {
        groups(&claims.iter().collect::<Vec<_>>())
    }

    #[test]
    fn claims_of_one_event_are_found() {
        let claims = claims(&[
            "Quill–Lee call expected this week amid ferry talks",
            "Mara Quill is likely to call Ann Lee on Friday.",
            "The council will vote on the budget.",
            "The council is to vote on its budget on Friday.",
            "Ann Lee will retire.",
            "Sales will rise by 12% in 2026.",
        ]);
        assert_eq!(grouped(&claims), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn windows_that_never_meet_part_them() {
        let mut claims = claims(&["The Arden Bridge will open.", "Arden Bridge to open"]);
        assert_eq!(grouped(&claims), [[0, 1]]);
        for (claim, last) in claims.iter_mut().zip(["2025-03-20", "2026-03-20"]) {
            let last: chrono::NaiveDate = last.parse().unwrap();
            claim.deadline = Some(Deadline::by_day(last, last));
        }
        assert!(grouped(&claims).is_empty());
    }

    #[test]
    fn little_in_common_is_not_enough() {
        let claims = claims(&["Lee will win.", "Lee will lose.", "It will rain.", "It will rain."]);
        assert!(grouped(&claims).is_empty());
    }
}
