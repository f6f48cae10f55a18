//! What does this article say, and when and where was it published?
//!
//! An article comes as a file, an address or a pipe; as plain text or HTML, perhaps
//! gzipped, perhaps one of many in a web archive. [`open()`] finds out which and
//! yields [`Document`]s, one at a time, so that an archive of any size needs the
//! memory of its largest page. [`Document::article`] makes an [`Article`] of one: its
//! text in paragraphs, and its title, source, day and address as far as the page
//! itself tells them.
//!
//! Limits. What is empty, binary, not UTF-8 (plain text; HTML may declare another
//! encoding) or over [`LIMIT`] bytes is an error that names it, never a guess. The
//! main text of a page is found by the readability rules of browsers' reader views,
//! which can drop a block or keep a stray one; a day in page metadata is taken as
//! written, without moving it between time zones. No script is run and nothing but
//! the address itself is fetched.
//!
//! ```
//! use sayso::article::{Document, Format};
//!
//! let page = "<html><head><title>Bridge to open in May</title>
//!     <meta property='og:site_name' content='Harbour Post'>
//!     <meta property='article:published_time' content='2025-03-17T09:00:00Z'></head>
//!     <body><article><p>The bridge will open by the end of May.</p></article></body></html>";
//! let article = Document::new("page.html", Format::Html, page).article()?;
//! assert_eq!(article.text, "Bridge to open in May\n\nThe bridge will open by the end of May.\n");
//! assert_eq!(article.source.as_deref(), Some("Harbour Post"));
//! assert_eq!(article.published.unwrap().to_string(), "2025-03-17");
//! # Ok::<(), sayso::article::Error>(())
//! ```

mod blocks;
mod dateline;
mod decode;
mod depth;
mod error;
mod html;
mod metadata;
mod open;
pub mod stream;
mod warc;
mod web;
mod wrap;

pub use error::Error;
pub use open::{Documents, from_reader, open};
pub use wrap::unwrapped;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// The most bytes that one article may have, packed or unpacked: 64 MB.
pub const LIMIT: u64 = 64_000_000;

/// An article as it is read and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The text: paragraphs, headings and list items on lines of their own, lines
    /// ended by `\n`. Spans of claims count in this text.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// Where it was published: the outlet's name, else the host of the address.
    pub source: Option<String>,
    /// The day of publication, as the page or its dateline writes it.
    pub published: Option<NaiveDate>,
    /// The address the page gives for itself, else the one it was read from.
    pub url: Option<String>,
    /// The language the page declares, as a BCP 47 tag: `en`, `en-GB`.
    pub language: Option<String>,
}

impl Article {
    /// Returns the SHA-256 of the text in UTF-8, as 64 hex digits. For a plain text
    /// file with `\n` line ends and no byte order mark it is that of the file.
    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(self.text.as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// HTML.
    Html,
}

/// A document as it was found: decoded, not yet read.
#[derive(Debug, Clone)]
pub struct Document {
    /// What messages call it: the path or address.
    pub name: String,
    /// The address it was read from, where there is one.
    pub url: Option<String>,
    /// How it is written.
    pub format: Format,
    /// The whole of it.
    pub content: String,
}

impl Document {
    /// Takes a text that is already decoded.
    pub fn new(name: impl Into<String>, format: Format, content: impl Into<String>) -> Document {
        Document { name: name.into(), url: None, format, content: content.into() }
    }

    /// Reads the article in the document.
    ///
    /// # Errors
    /// [`Error::NoText`] where an HTML page has no readable text.
    pub fn article(self) -> Result<Article, Error> {
        match self.format {
            Format::Text => Ok(plain(self)),
            Format::Html => html::article(self),
        }
    }
}

/// A plain text as an article: the day of its dateline, else of its file name.
fn plain(document: Document) -> Article {
    let text = decode::unix_lines(document.content);
    Article {
        title: None,
        source: document.url.as_deref().and_then(host),
        published: dateline::of_text(&text).or_else(|| dateline::of_name(&document.name)),
        url: document.url,
        language: None,
        text,
    }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_plain_text_is_that_of_the_file() {
        let article = plain(Document::new("a.txt", Format::Text, "abc"));
        // FIPS 180-2, appendix B.1.
        assert_eq!(article.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn hosts() {
        for (url, expected) in [
            ("https://www.Example.org/a?b", Some("example.org")),
            ("http://user@example.org:8080", Some("example.org")),
            ("https://", None),
            ("example.org/a", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }
}
