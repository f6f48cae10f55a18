//! `sayso extract`: articles in, claims out, as JSON lines.

use super::desk::Desk;
use super::failure::Failure;
use chrono::NaiveDate;
use sayso::claim::Polarity;
use sayso::extract::{Candidate, Report, Scanner, Verdict};
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{BufRead, Write};

/// Finds the claims in articles: JSON lines in, JSON lines out.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Says for each cue why it was taken or left
    #[arg(long)]
    explain: bool,
}

#[derive(Deserialize)]
struct Article<'a> {
    #[serde(borrow, default)]
    id: Option<&'a serde_json::value::RawValue>,
    #[serde(borrow, default)]
    doc: Option<&'a serde_json::value::RawValue>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(default)]
    published: Option<NaiveDate>,
}

/// Runs the filter.
pub fn run(args: Args, _desk: &Desk) -> Result<(), Failure> {
    let report = if args.explain { Report::Everything } else { Report::Claims };
    let mut scanner = Scanner::new(Default::default(), report);
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut input = std::io::BufReader::with_capacity(1 << 16, std::io::stdin().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(Failure::new)? == 0 {
            break;
        }
        let article: Article = serde_json::from_slice(&line).map_err(Failure::new)?;
        let id = article.id.or(article.doc).map_or("null", |raw| raw.get());
        let text = article.text.as_deref().unwrap_or("");
        let mut points = Points::default();
        scanner.scan(text, article.published, |verdict| {
            let (record, why) = match &verdict {
                Verdict::Taken(candidate) => (Some(candidate), None),
                Verdict::Left(left) => (left.candidate.as_deref(), Some(left)),
            };
            let mut value = serde_json::Map::new();
            value.insert("doc".into(), serde_json::from_str(id).unwrap_or_default());
            let (start, end) = match (&record, &why) {
                (Some(candidate), _) => (candidate.start, candidate.end),
                (_, Some(left)) => (left.start, left.end),
                _ => (0, 0),
            };
            value.insert("start".into(), points.at(text, start).into());
            value.insert("end".into(), points.at(text, end).into());
            value.insert("statement".into(), text[start..end].into());
            if let Some(candidate) = record {
                describe(candidate, &mut value);
            }
            if args.explain {
                value.insert("taken".into(), why.is_none().into());
                if let Some(left) = why {
                    value.insert("why".into(), left.why.words().into());
                    value.insert("cue".into(), left.cue.name().into());
                    value.insert("words".into(), left.words.into());
                }
            }
            let _ = serde_json::to_writer(&mut out, &value);
            let _ = out.write_all(b"\n");
        });
    }
    out.flush().map_err(Failure::new)?;
    Ok(())
}

fn describe(candidate: &Candidate<'_>, value: &mut serde_json::Map<String, serde_json::Value>) {
    value.insert("speaker".into(), candidate.speaker.into());
    value.insert("role".into(), candidate.role.into());
    value.insert("deadline_phrase".into(), candidate.deadline.as_ref().map(|deadline| deadline.phrase).into());
    value.insert("polarity".into(), if candidate.polarity == Polarity::Denied { "denied" } else { "affirmed" }.into());
    value.insert("kind".into(), candidate.kind.name().into());
    value.insert("condition".into(), candidate.condition.into());
    value.insert("score".into(), candidate.score.into());
    value.insert("cue".into(), candidate.cue.name().into());
    value.insert("words".into(), candidate.words.into());
    value.insert("how".into(), candidate.how.map(|how| how.words()).into());
    value.insert("reasons".into(), candidate.reasons().into_iter().map(|(words, _)| words).collect::<Vec<_>>().into());
}

/// Turns byte offsets into code points, going forward.
#[derive(Default)]
struct Points {
    byte: usize,
    point: usize,
}

impl Points {
    fn at(&mut self, text: &str, byte: usize) -> usize {
        if byte < self.byte {
            *self = Points::default();
        }
        self.point += text[self.byte..byte].chars().count();
        self.byte = byte;
        self.point
    }
}
