//! One line of input: what it must hold, and what is said where it does not.

use super::lines::{HandOn, Worker};
use super::{Options, record};
use chrono::NaiveDate;
use sayso::article::{Article, stream};
use sayso::extract::{Report, Scanner, Verdict};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// How many bytes of records are handed on at once.
const HANDED_ON: usize = 1024 * 1024;

/// Reads articles, one after the other.
pub struct Reader {
    scanner: Scanner,
    options: Options,
}

/// A line of input. What is not named here is passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    doc: Option<&'a RawValue>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    html: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    published: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
}

/// What is left of a line that does not hold what it must.
#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    doc: Option<&'a RawValue>,
}

/// The article that claims are found in, as the records name it.
pub struct Source<'a> {
    /// The document's name as JSON; none where the line has none.
    pub doc: Option<&'a str>,
    /// The text that spans count in.
    pub text: &'a str,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// The outlet.
    pub outlet: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// Whether each record carries the text.
    pub with_text: bool,
}

impl Reader {
    /// Returns a reader.
    pub fn new(options: Options) -> Reader {
        let report = if options.explain { Report::Everything } else { Report::Claims };
        Reader { scanner: Scanner::new(Default::default(), report), options }
    }

    /// Appends the claims of an article that was read from a file.
    pub fn document(&mut self, name: &str, article: &Article, out: &mut Vec<u8>) {
        let mut doc = Vec::new();
        record::string(&mut doc, name);
        let doc = String::from_utf8_lossy(&doc).into_owned();
        let source = Source {
            doc: Some(&doc),
            text: &article.text,
            published: article.published,
            outlet: article.source.as_deref(),
            url: article.url.as_deref(),
            with_text: self.options.with_text,
        };
        self.claims(&source, out, &mut |_| {});
    }

    /// Appends the claims of an article; a good many at once are handed on.
    fn claims(&mut self, source: &Source<'_>, out: &mut Vec<u8>, hand_on: HandOn<'_>) {
        let mut writer = record::Writer::new(source, out);
        let options = self.options;
        self.scanner.scan(source.text, source.published, |verdict| {
            match &verdict {
                Verdict::Taken(candidate) => writer.claim(candidate, options.explain),
                Verdict::Left(left) => writer.left(left),
            }
            writer.hand_on(HANDED_ON, hand_on);
        });
    }

    fn read(&mut self, line: &[u8], out: &mut Vec<u8>, hand_on: HandOn<'_>) -> Result<(), String> {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let text = std::str::from_utf8(line)
            .map_err(|error| format!("the line is not UTF-8 from byte {} on", error.valid_up_to() + 1))?;
        if !text.trim_ascii_start().starts_with('{') {
            return Err("the line is not a JSON object".to_string());
        }
        let mut line: Line<'_> = serde_json::from_str(text).map_err(|error| json_trouble(&error))?;
        let published = match line.published.as_deref() {
            None => None,
            Some(day) => Some(
                day.get(..10)
                    .filter(|_| day.len() == 10 || day.as_bytes().get(10) == Some(&b'T'))
                    .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
                    .ok_or_else(|| format!("\"published\": \"{}\" is no day of the calendar", visible(day)))?,
            ),
        };
        // The page is let go of once its text is taken, so that memory stays bounded.
        let (article, html) = match (line.text.take(), line.html.take()) {
            (Some(text), _) => (text, false),
            (None, Some(html)) => (Cow::Owned(stream::text(&html)), true),
            (None, None) => return Err("the line has neither \"text\" nor \"html\"".to_string()),
        };
        let doc = line.id.or(line.doc).map(one_line);
        let source = Source {
            doc: doc.as_deref(),
            text: &article,
            published,
            outlet: line.source.as_deref(),
            url: line.url.as_deref(),
            with_text: html && self.options.with_text,
        };
        self.claims(&source, out, hand_on);
        Ok(())
    }
}

/// A document's name as it is echoed: as it came, but for the line ends of Unicode.
fn one_line(name: &RawValue) -> Cow<'_, str> {
    let name = name.get();
    if !name.contains(['\u{2028}', '\u{2029}', '\u{85}']) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('\u{85}', "\\u0085"))
}

fn json_trouble(error: &serde_json::Error) -> String {
    let message = error.to_string();
    // The position names a line of the record, which is always the first.
    let message = message.split(" at line ").next().unwrap_or_default();
    if error.is_data() {
        format!("the line does not hold an article: {message}")
    } else {
        format!("the line is not JSON: {message} at byte {}", error.column())
    }
}

/// A stranger's words, cut short and with their control characters made visible.
fn visible(text: &str) -> String {
    text.chars().take(40).flat_map(char::escape_default).collect()
}

impl Worker for Reader {
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>, errors: &mut Vec<String>) {
        self.long_line(line, out, errors, &mut |_| {});
    }

    fn long_line(&mut self, line: &[u8], out: &mut Vec<u8>, errors: &mut Vec<String>, hand_on: HandOn<'_>) {
        // A line that cannot be read is told before any claim comes out.
        if let Err(message) = self.read(line, out, hand_on) {
            let object = line.trim_ascii_start().starts_with(b"{");
            let named: Option<Named<'_>> = object.then(|| serde_json::from_slice(line).ok()).flatten();
            let doc = named.and_then(|named| named.id.or(named.doc)).map(one_line);
            record::error(out, &message, doc.as_deref());
            errors.push(match doc.as_deref() {
                Some(doc) => format!("{message} (doc {})", visible(doc)),
                None => message,
            });
        }
    }

    fn too_long(&mut self, out: &mut Vec<u8>, errors: &mut Vec<String>) {
        let message = "the line is longer than 64 MB".to_string();
        record::error(out, &message, None);
        errors.push(message);
    }
}
