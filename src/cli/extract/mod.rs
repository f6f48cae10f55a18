//! `sayso extract`: articles in, claims out, as JSON lines. A filter: what comes out for
//! a line depends on that line alone.

mod article;
pub mod lines;
pub mod record;

use super::desk::Desk;
use super::failure::Failure;
use article::Reader;
use lines::Sink;
use std::io::Write;

/// The longest line that is read, in bytes.
const LIMIT: usize = 64_000_000;

/// Finds the claims in articles: articles in, claims out, as JSON lines.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
In, an article a line:   {\"id\": \"a1\", \"text\": \"…\", \"published\": \"2025-03-17\"}
                         (\"html\" in place of \"text\"; title, source and url if known)
Out, a claim a line:     doc, ref, start, end, statement, speaker, role, said, deadline,
                         hedge, p, p_from, polarity, kind, condition, score, extractor

Examples:
  sayso extract < articles.jsonl > claims.jsonl
  sayso extract --jobs 4 < articles.jsonl | sayso import -
  sayso extract --explain story.txt page.html
  zcat archive.jsonl.gz | sayso extract --strict > claims.jsonl")]
pub struct Args {
    /// Text or HTML files, each one article; without any, JSON lines from the standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Adds the article's text to each claim that came from HTML; start and end count in it
    #[arg(long)]
    with_text: bool,
    /// Stops with exit code 1 at the first line that cannot be read
    #[arg(long)]
    strict: bool,
    /// Says for each sentence that looks ahead why it was taken or left, and how its speaker was found
    #[arg(long)]
    explain: bool,
    /// Lowest score of a claim that is printed, 0 to 1
    #[arg(long, value_name = "SCORE", value_parser = score)]
    min_score: Option<f32>,
    /// How many threads read; the order of the lines is kept
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
}

/// What each line is read with.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    with_text: bool,
    explain: bool,
    min_score: f32,
}

fn score(text: &str) -> Result<f32, String> {
    let number: f32 = text.parse().map_err(|_| format!("\"{text}\" is no number"))?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(format!("{text} is not between 0 and 1")) }
}

/// Runs the filter.
pub fn run(args: Args, _desk: &Desk) -> Result<(), Failure> {
    let options =
        Options { with_text: args.with_text, explain: args.explain, min_score: args.min_score.unwrap_or(0.0) };
    let out = std::io::stdout().lock();
    let mut sink = Sink::new(out, args.strict);
    if args.files.is_empty() {
        let input = std::io::stdin().lock();
        lines::run(input, LIMIT, args.jobs.into(), || Reader::new(options), &mut sink)?;
    } else {
        let mut reader = Reader::new(options);
        let mut out = Vec::new();
        for file in &args.files {
            match sayso::article::open(file) {
                Err(error) => return Err(Failure::new(error)),
                Ok(documents) => {
                    for document in documents {
                        let article = document.and_then(|document| {
                            let name = document.url.clone().unwrap_or_else(|| document.name.clone());
                            document.article().map(|article| (name, article))
                        });
                        match article {
                            Err(error) if error.is_of_one_document() => {
                                let message = error.to_string();
                                record::error(&mut out, &message, None);
                                sink.take(&mut out, &mut vec![message])?;
                            }
                            Err(error) => return Err(Failure::new(error)),
                            Ok((name, article)) => {
                                reader.document(&name, &article, &mut out);
                                sink.take(&mut out, &mut Vec::new())?;
                            }
                        }
                    }
                }
            }
        }
    }
    sink.finish()
}

/// A filter's output that was not written is a failure, a closed pipe too.
fn unwritten(error: std::io::Error) -> Failure {
    Failure::new(format_args!("cannot write the output: {error}")).hint("not all of the input was filtered")
}

/// Flushes and maps the error.
fn flush(out: &mut impl Write) -> Result<(), Failure> {
    out.flush().map_err(unwritten)
}
