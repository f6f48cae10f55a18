//! What `read` shows of an article: where it is from, and its claims, numbered.

use sayso::article::Article;
use sayso::claim::{Claim, Deadline};
use sayso::report::words::{counted, visible};
use sayso::when::Precision;
use std::fmt::Write;

/// How wide lines may be.
const WIDTH: usize = 80;
/// How far what belongs to a number is set in.
const INDENT: usize = 5;

/// A claim found in an article.
pub struct Find {
    /// The claim as it would be recorded.
    pub claim: Claim,
    /// How sure the finder is that it is one, 0 to 1.
    pub score: f32,
}

/// The article and its claims, as lines of text.
pub fn listing(name: &str, article: &Article, finds: &[Find]) -> String {
    let mut text = String::new();
    let mut about = vec![counted(finds.len() as u64, "claim")];
    about.extend(article.title.as_ref().map(|title| format!("“{title}”")));
    about.extend(article.source.clone());
    about.extend(article.published.map(|day| format!("published {day}")));
    wrapped(&mut text, 0, &format!("{name}: {}", about.join(" · ")));
    for (index, find) in finds.iter().enumerate() {
        text.push('\n');
        let claim = &find.claim;
        let _ = write!(text, "{:>3}  ", index + 1);
        wrapped(&mut text, INDENT, &claim.statement);
        text.push_str(&" ".repeat(INDENT));
        wrapped(&mut text, INDENT, &details(claim, find.score));
    }
    text
}

/// Who says it, until when, how surely, and how sure the finder is.
fn details(claim: &Claim, score: f32) -> String {
    let speaker = match (&claim.speaker, &claim.role) {
        (Some(name), Some(role)) => format!("{name}, {role}"),
        (Some(name), None) => name.clone(),
        (None, _) => "no speaker named".to_string(),
    };
    let deadline = claim.deadline.as_ref().map_or("no deadline".to_string(), limit);
    let probability = claim.probability(None);
    let hedge = match (&claim.hedge, probability.p) {
        (Some(hedge), Some(p)) => format!("“{}” {p}", hedge.words),
        (Some(hedge), None) => format!("“{}”", hedge.words),
        (None, Some(p)) => format!("{} {p}", probability.from.name()),
        (None, None) => String::new(),
    };
    let denied = match claim.polarity {
        sayso::claim::Polarity::Denied => "denied",
        sayso::claim::Polarity::Affirmed => "",
    };
    let condition = claim.condition.as_ref().map_or(String::new(), |words| format!("if: {words}"));
    let score = format!("score {score:.2}");
    let parts = [speaker, deadline, hedge, denied.to_string(), condition, score];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The deadline's words and the days that they set.
fn limit(deadline: &Deadline) -> String {
    let phrase = deadline.phrase.as_deref().unwrap_or("deadline");
    let window = deadline.window;
    match (deadline.precision(), window.due, window.lapses) {
        (Precision::Event, ..) => format!("{phrase}: until somebody dates it"),
        (_, Some(due), Some(lapses)) if due != lapses => format!("{phrase}: due {due}, lapses {lapses}"),
        (_, Some(due), _) => format!("{phrase}: due {due}"),
        (Precision::Open, ..) => format!("{phrase}: no end"),
        _ => phrase.to_string(),
    }
}

/// Writes words in lines, those after the first set in by `indent`.
fn wrapped(text: &mut String, indent: usize, words: &str) {
    let mut column = indent;
    let shown = visible(words);
    for word in shown.split(' ').filter(|word| !word.is_empty()) {
        let wide = word.chars().count();
        if column > indent && column + 1 + wide > WIDTH {
            text.push('\n');
            text.push_str(&" ".repeat(indent));
            column = indent;
        } else if column > indent {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += wide;
    }
    text.push('\n');
}
