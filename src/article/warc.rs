//! The pages in a web archive (WARC 1.0 and 1.1, ISO 28500).
//!
//! Read are what servers answered with status 200 (`response`), files stored as they
//! are (`resource`) and texts already taken out of pages (`conversion`, the WET files
//! of Common Crawl), where they are HTML or plain text. All else is skipped unread.
//! Written here rather than taken from a crate: the crates at hand either keep a
//! record of any claimed length in memory or bring C libraries for every coding.

use super::open::limited;
use super::{Document, Error, Format, LIMIT, decode};
use flate2::read::{GzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// The most bytes the header of a record or of an answer may have.
const HEADER: u64 = 1 << 16;

type Reader = Box<dyn BufRead + Send>;

/// The pages of an archive, one at a time.
pub(super) struct Pages {
    name: String,
    reader: Reader,
    /// Bytes read so far.
    at: u64,
    /// Where the record at hand begins.
    start: u64,
    broken: bool,
}

impl Pages {
    pub(super) fn new(name: &str, reader: Reader) -> Pages {
        Pages { name: name.to_string(), reader, at: 0, start: 0, broken: false }
    }
}

impl Iterator for Pages {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            match self.record() {
                Ok(None) => return None,
                Ok(Some(record)) => {
                    if let Some(page) = record.page() {
                        return Some(page);
                    }
                }
                Err(error) => {
                    self.broken = !error.is_of_one_document();
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// Lines `Name: value` of a record or an answer, names in lower case.
#[derive(Default)]
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn add(&mut self, line: &str) {
        let line = line.trim_end();
        match (line.split_once(':'), self.0.last_mut()) {
            (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (Some((name, value)), _) => {
                let name = name.trim().to_ascii_lowercase();
                self.0.push((name, value.trim().to_string()));
            }
            (None, _) => {}
        }
    }
}

/// A record that may hold a page.
struct Record {
    name: String,
    url: Option<String>,
    kind: String,
    media: String,
    block: Vec<u8>,
}

impl Pages {
    /// The next record that may hold a page; those that cannot come back empty.
    fn record(&mut self) -> Result<Option<Record>, Error> {
        let Some(headers) = self.headers()? else {
            return Ok(None);
        };
        let length: u64 = headers
            .get("content-length")
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| self.damaged("a record without its length"))?;
        let kind = headers.get("warc-type").unwrap_or_default().to_string();
        let url = headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_string());
        let mut record = Record {
            name: match &url {
                Some(url) => format!("{}: {url}", self.name),
                None => self.name.clone(),
            },
            url,
            kind,
            media: headers.get("content-type").unwrap_or_default().to_string(),
            block: Vec::new(),
        };
        if !record.may_hold_a_page() {
            self.skip(length)?;
        } else if length > LIMIT {
            self.skip(length)?;
            return Err(Error::TooLarge { name: record.name });
        } else {
            record.block = self.block(length)?;
        }
        Ok(Some(record))
    }

    /// The header lines of the next record; `None` at the end of the archive.
    fn headers(&mut self) -> Result<Option<Headers>, Error> {
        let mut headers = Headers::default();
        let mut begun = false;
        loop {
            let before = self.at;
            let Some(line) = self.line()? else {
                return match begun {
                    true => Err(self.damaged("a record that breaks off")),
                    false => Ok(None),
                };
            };
            let text = String::from_utf8_lossy(&line);
            match (begun, text.trim_end().is_empty()) {
                (false, true) => {}
                (false, false) if text.starts_with("WARC/") => {
                    self.start = before;
                    begun = true;
                }
                (false, false) => {
                    self.start = before;
                    return Err(self.damaged("no record"));
                }
                (true, true) => return Ok(Some(headers)),
                (true, false) => headers.add(&text),
            }
            if begun && self.at - self.start > HEADER {
                return Err(self.damaged("a header without end"));
            }
        }
    }

    fn line(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut line = Vec::new();
        let read = self.reader.by_ref().take(HEADER).read_until(b'\n', &mut line);
        self.at += read.map_err(|source| self.unreadable(source))? as u64;
        Ok((!line.is_empty()).then_some(line))
    }

    fn block(&mut self, length: u64) -> Result<Vec<u8>, Error> {
        let mut block = Vec::new();
        let read = self.reader.by_ref().take(length).read_to_end(&mut block);
        read.map_err(|source| self.unreadable(source))?;
        self.passed(block.len() as u64, length)?;
        Ok(block)
    }

    fn skip(&mut self, length: u64) -> Result<(), Error> {
        let skipped = io::copy(&mut self.reader.by_ref().take(length), &mut io::sink());
        let skipped = skipped.map_err(|source| self.unreadable(source))?;
        self.passed(skipped, length)
    }

    fn passed(&mut self, read: u64, length: u64) -> Result<(), Error> {
        self.at += read;
        match read == length {
            true => Ok(()),
            false => Err(self.damaged("a record that breaks off")),
        }
    }

    fn damaged(&self, what: &'static str) -> Error {
        Error::Archive { name: self.name.clone(), what, at: self.start }
    }

    fn unreadable(&self, source: io::Error) -> Error {
        Error::Read { name: self.name.clone(), source }
    }
}

impl Record {
    fn may_hold_a_page(&self) -> bool {
        match self.kind.as_str() {
            "response" => self.media.starts_with("application/http"),
            "resource" | "conversion" => format_of(&self.media).is_some(),
            _ => false,
        }
    }

    /// The page in the record, if there is one.
    fn page(self) -> Option<Result<Document, Error>> {
        if !self.may_hold_a_page() {
            return None;
        }
        if self.kind != "response" {
            let (format, charset) = (format_of(&self.media), charset_of(&self.media));
            return Some(document(self.name, self.url, self.block, format?, charset));
        }
        let (answer, body) = answer(&self.block)?;
        let media = answer.get("content-type")?;
        let format = format_of(media)?;
        let charset = charset_of(media);
        let body = body_of(&self.name, &answer, body);
        Some(body.and_then(|body| document(self.name, self.url, body, format, charset)))
    }
}

fn document(
    name: String,
    url: Option<String>,
    bytes: Vec<u8>,
    format: Format,
    charset: Option<String>,
) -> Result<Document, Error> {
    let (format, content) = decode::text(&name, bytes, Some(format), charset.as_deref())?;
    Ok(Document { name, url, format, content })
}

/// The header lines of an HTTP answer with status 200, and what follows them.
fn answer(block: &[u8]) -> Option<(Headers, &[u8])> {
    let mut headers = Headers::default();
    let mut rest = block;
    let mut first = true;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let line = String::from_utf8_lossy(&rest[..end]);
        rest = &rest[end + 1..];
        if std::mem::take(&mut first) {
            let status = line.split_ascii_whitespace().nth(1);
            if !line.starts_with("HTTP/") || status != Some("200") {
                return None;
            }
        } else if line.trim_end().is_empty() {
            return Some((headers, rest));
        } else {
            headers.add(&line);
        }
    }
}

/// The body of an answer with its transfer and content codings undone.
fn body_of(name: &str, answer: &Headers, body: &[u8]) -> Result<Vec<u8>, Error> {
    let chunked = answer.get("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    // Some archivers undo the chunks and keep the header.
    let body = match chunked {
        true => dechunked(body).unwrap_or_else(|| body.to_vec()),
        false => body.to_vec(),
    };
    let coding = answer.get("content-encoding").unwrap_or("identity");
    match coding.to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => limited(name, GzDecoder::new(&*body)),
        "deflate" => limited(name, ZlibDecoder::new(&*body)).or(Ok(body)),
        // Likewise unpacked, with the header kept.
        "identity" | "gzip" | "x-gzip" | "" => Ok(body),
        _ => Err(Error::Packed { name: name.to_string(), coding: coding.to_string() }),
    }
}

/// A chunked body in one piece; `None` where it is not chunked.
fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(rest.len());
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let size = line.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

/// The format that a media type names, if it is one that is read.
pub(super) fn format_of(media: &str) -> Option<Format> {
    let essence = media.split(';').next()?.trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/plain" => Some(Format::Text),
        _ => None,
    }
}

/// The `charset` of a media type.
fn charset_of(media: &str) -> Option<String> {
    media.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        let charset = key.trim().eq_ignore_ascii_case("charset");
        charset.then(|| value.trim().trim_matches('"').to_string())
    })
}
