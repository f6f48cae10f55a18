//! From a file, an address or a pipe to its documents.

use super::{Document, Error, Format, LIMIT, decode, warc, web};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

/// The documents of a file, an address or a pipe, in their order: one, or, from a web
/// archive, one for each page in it. Holds one document at a time.
///
/// An archive's page that cannot be read is an error in its place, and the rest goes
/// on; after an error of the archive itself nothing follows.
pub struct Documents(Kind);

enum Kind {
    One(Option<Box<Document>>),
    Archive(warc::Pages),
}

impl Documents {
    fn one(document: Document) -> Documents {
        Documents(Kind::One(Some(Box::new(document))))
    }

    /// Whether these are the pages of a web archive.
    pub fn is_archive(&self) -> bool {
        matches!(self.0, Kind::Archive(_))
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Kind::One(document) => document.take().map(|document| Ok(*document)),
            Kind::Archive(pages) => pages.next(),
        }
    }
}

/// Opens a file, or fetches an address that begins with `http://` or `https://`.
///
/// # Errors
/// What [`Error`] lists; a path that is no file is [`Error::Read`].
pub fn open(place: &str) -> Result<Documents, Error> {
    if web::is_address(place) {
        return fetched(web::fetch(place)?);
    }
    let read = |source| Error::Read { name: place.to_string(), source };
    let file = File::open(place).map_err(read)?;
    if file.metadata().map_err(read)?.is_dir() {
        return Err(read(std::io::ErrorKind::IsADirectory.into()));
    }
    from_reader(place, file)
}

/// Reads from a pipe or any other reader. `name` is what messages call it; its ending
/// tells text from HTML where it is a known one.
///
/// # Errors
/// As [`open`].
pub fn from_reader(name: &str, reader: impl Read + Send + 'static) -> Result<Documents, Error> {
    let (head, reader) = peek(name, BufReader::with_capacity(1 << 16, reader))?;
    if !head.starts_with(b"\x1f\x8b") {
        return unpacked(name, &head, reader);
    }
    let (head, reader) = peek(name, BufReader::new(MultiGzDecoder::new(reader)))?;
    unpacked(name, &head, reader)
}

type Reader = Box<dyn BufRead + Send>;

/// The first bytes, and a reader that has them still.
fn peek(name: &str, mut reader: impl BufRead + Send + 'static) -> Result<(Vec<u8>, Reader), Error> {
    let mut head = Vec::new();
    let taken = reader.by_ref().take(8).read_to_end(&mut head);
    taken.map_err(|source| unreadable(name, source))?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

fn unpacked(name: &str, head: &[u8], reader: Reader) -> Result<Documents, Error> {
    if head.starts_with(b"WARC/") {
        return Ok(Documents(Kind::Archive(warc::Pages::new(name, reader))));
    }
    let bytes = limited(name, reader)?;
    let (format, content) = decode::text(name, bytes, format_of(name), None)?;
    Ok(Documents::one(Document::new(name, format, content)))
}

fn fetched(page: web::Page) -> Result<Documents, Error> {
    let bytes = limited(&page.url, page.body)?;
    let (format, content) = decode::text(&page.url, bytes, page.format, page.charset.as_deref())?;
    Ok(Documents::one(Document { name: page.url.clone(), url: Some(page.url), format, content }))
}

/// All that a reader has, up to the limit.
pub(super) fn limited(name: &str, reader: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = reader.take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|source| unreadable(name, source))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::TooLarge { name: name.into() });
    }
    Ok(bytes)
}

fn unreadable(name: &str, source: std::io::Error) -> Error {
    Error::Read { name: name.to_string(), source }
}

/// The format that a file's ending names.
fn format_of(name: &str) -> Option<Format> {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let ending = Path::new(name).extension()?.to_str()?;
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "txt" | "md" => Some(Format::Text),
        _ => None,
    }
}
