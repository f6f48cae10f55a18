//! What `read` shows of an article: where it is from, and its claims, numbered.

use super::found::Find;
use super::kin::Suggestion;
use sayso::article::Article;
use sayso::claim::{Claim, ClaimId, Deadline};
use sayso::render::terminal;
use sayso::report::words::{counted, visible};
use sayso::store::Taken;
use sayso::when::Precision;
use std::collections::BTreeSet;
use std::fmt::Write;

/// How far what belongs to a number is set in.
const INDENT: usize = 5;

/// The article and its claims, as lines of text.
pub fn listing(name: &str, article: &Article, finds: &[Find], width: usize) -> String {
    let mut text = String::new();
    let mut about = vec![counted(finds.len() as u64, "claim")];
    about.extend(article.title.as_ref().map(|title| format!("“{title}”")));
    about.extend(article.source.clone());
    about.extend(article.published.map(|day| format!("published {day}")));
    wrapped(&mut text, width, 0, &format!("{name}: {}", about.join(" · ")));
    for (index, find) in finds.iter().enumerate() {
        text.push('\n');
        let claim = &find.claim;
        let _ = write!(text, "{:>3}  ", index + 1);
        wrapped(&mut text, width, INDENT, &claim.statement);
        text.push_str(&" ".repeat(INDENT));
        wrapped(&mut text, width, INDENT, &details(claim, find.score));
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

/// Writes words in lines of at most `width`, those after the first set in by `indent`.
fn wrapped(text: &mut String, width: usize, indent: usize, words: &str) {
    let lines = terminal::wrap(&visible(words), width.saturating_sub(indent));
    text.push_str(&lines.join(&format!("\n{}", " ".repeat(indent))));
    text.push('\n');
}

/// What became of the claims that were picked.
pub fn recorded(taken: &[Taken], width: usize) -> String {
    let of = |which: fn(&Taken) -> Option<ClaimId>| taken.iter().filter_map(which).collect::<Vec<_>>();
    let new = of(|taken| match taken {
        Taken::Recorded(id) | Taken::Amended(id) => Some(*id),
        Taken::Same(_) | Taken::Differs(_) => None,
    });
    let same = of(|taken| match taken {
        Taken::Same(id) => Some(*id),
        _ => None,
    });
    let differs = of(|taken| match taken {
        Taken::Differs(id) => Some(*id),
        _ => None,
    });
    let mut text = String::from("\n");
    for (ids, what) in
        [(new, "recorded"), (same, "on record already"), (differs, "on record already with other content, left alone")]
    {
        if !ids.is_empty() {
            let noun = if ids.len() == 1 { "claim" } else { "claims" };
            wrapped(&mut text, width, 0, &format!("{what}: {noun} {}", numbers(&ids)));
        }
    }
    text
}

/// Which claims may be about one event, with the command that ties them; `ids` are
/// the numbers of the claims that the suggestion looked at.
pub fn kin(suggestion: &Suggestion, ids: &[ClaimId]) -> String {
    let Suggestion { groups, on_record } = suggestion;
    let mut events: Vec<(BTreeSet<ClaimId>, Option<&str>)> = Vec::new();
    let within = groups.iter().map(|group| (group.iter().map(|index| ids[*index]).collect(), None));
    let across = on_record.iter().map(|kin| (BTreeSet::from([kin.earlier, ids[kin.index]]), kin.event.as_deref()));
    for (mut claims, mut event) in within.chain(across) {
        // Groups with a claim in common are one.
        events.retain(|(others, name): &(BTreeSet<ClaimId>, Option<&str>)| {
            let apart = others.is_disjoint(&claims);
            if !apart {
                claims.extend(others);
                event = event.or(*name);
            }
            apart
        });
        events.push((claims, event));
    }
    if events.is_empty() {
        return String::new();
    }
    let mut text = String::from("\nperhaps about one event; to tie them, name it:\n");
    for (claims, event) in events {
        let name = event.map_or("NAME".to_string(), |name| format!("'{}'", visible(name).replace('\'', r"'\''")));
        let claims: Vec<String> = claims.iter().map(ClaimId::to_string).collect();
        let _ = writeln!(text, "  sayso event {name} --claims {}", claims.join(" "));
    }
    text
}

/// Numbers with runs drawn together: 1–3, 7.
fn numbers(ids: &[ClaimId]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for ClaimId(id) in ids {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *id => *last = *id,
            _ => runs.push((*id, *id)),
        }
    }
    let shown = runs.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}
