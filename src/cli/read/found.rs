//! From an article to the claims in it, as they would be recorded.

use super::Args;
use chrono::NaiveDate;
use sayso::article::{Article, unwrapped};
use sayso::claim::{Claim, Deadline, Hedge, Kind, PFrom, Passage, Polarity};
use sayso::extract::{Candidate, Report, Scanner, Verdict};
use serde::Serialize;

/// A claim found in an article.
pub struct Find {
    /// The claim as it would be recorded.
    pub claim: Claim,
    /// How sure the finder is that it is one, 0 to 1.
    pub score: f32,
}

/// A find as a line of `extract`, which imports as it is.
#[derive(Serialize)]
pub struct Line<'a> {
    doc: &'a str,
    start: Option<u64>,
    end: Option<u64>,
    statement: &'a str,
    speaker: Option<&'a str>,
    role: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    said: NaiveDate,
    deadline: Option<&'a Deadline>,
    hedge: Option<&'a Hedge>,
    p: Option<f64>,
    p_from: PFrom,
    polarity: Polarity,
    kind: Kind,
    condition: Option<&'a str>,
    score: f32,
}

impl<'a> Line<'a> {
    /// The line of a claim found in the document `doc`.
    pub fn new(doc: &'a str, find: &'a Find) -> Line<'a> {
        let claim = &find.claim;
        let probability = claim.probability(None);
        let span = claim.article.as_ref();
        Line {
            doc,
            start: span.map(|span| span.start),
            end: span.map(|span| span.end),
            statement: &claim.statement,
            speaker: claim.speaker.as_deref(),
            role: claim.role.as_deref(),
            source: claim.source.as_deref(),
            url: claim.url.as_deref(),
            said: claim.said,
            deadline: claim.deadline.as_ref(),
            hedge: claim.hedge.as_ref(),
            p: probability.p,
            p_from: probability.from,
            polarity: claim.polarity,
            kind: claim.kind,
            condition: claim.condition.as_deref(),
            score: find.score,
        }
    }
}

/// The claims of an article, as they would be recorded.
pub fn found(article: &Article, args: &Args, said: NaiveDate) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut points = Points::default();
    let sha256 = article.sha256();
    let mut scanner = Scanner::new(Default::default(), Report::Claims);
    // Sentences are whole in it, and stand at the same places.
    let text = unwrapped(&article.text);
    scanner.scan(&text, Some(said), |verdict| {
        let Verdict::Taken(candidate) = verdict else { return };
        if candidate.score < args.min_score {
            return;
        }
        let mut claim = claim(&candidate, article, said);
        let start = points.at(&text, candidate.start);
        let end = points.at(&text, candidate.end);
        claim.article = Some(Passage {
            sha256: sha256.clone(),
            title: article.title.clone(),
            published: article.published,
            start,
            end,
        });
        // Where a sentence makes several claims, its place alone does not name them.
        if candidate.number > 0 {
            claim.origin = Some("read".to_string());
            claim.reference = Some(format!("{sha256}:{start}-{end}.{}", candidate.number));
        }
        claim.speaker = claim.speaker.or_else(|| args.by.clone());
        claim.tags = args.tags.clone();
        claim.tidy();
        finds.push(Find { claim, score: candidate.score });
    });
    finds
}

fn claim(candidate: &Candidate, article: &Article, said: NaiveDate) -> Claim {
    let mut claim = Claim::new(candidate.statement, candidate.said.unwrap_or(said));
    claim.lang = article.language.clone().or(claim.lang);
    claim.speaker = candidate.speaker.map(str::to_string);
    claim.role = candidate.role.map(str::to_string);
    claim.source = article.source.clone();
    claim.url = article.url.clone();
    claim.deadline = candidate.deadline.as_ref().map(|found| Deadline {
        phrase: Some(found.phrase.to_string()),
        ..Deadline::from_reading(&found.reading, found.phrase)
    });
    claim.hedge = (!candidate.hedges.is_empty()).then(|| Hedge::new(candidate.hedges.join("; "), SCALE));
    claim.p = candidate.figure;
    claim.polarity = candidate.polarity;
    claim.kind = candidate.kind;
    claim.condition = candidate.condition.map(str::to_string);
    claim
}

/// The scale whose words a claim's hedge is kept under.
const SCALE: &str = "icd203";

/// Turns byte offsets into code points, going forward.
#[derive(Default)]
struct Points {
    byte: usize,
    point: u64,
}

impl Points {
    fn at(&mut self, text: &str, byte: usize) -> u64 {
        if byte < self.byte {
            *self = Points::default();
        }
        self.point += text[self.byte..byte].chars().count() as u64;
        self.byte = byte;
        self.point
    }
}
