//! Why something is not read as an article.

use std::io;

/// Why an article could not be read. Each names the file, address or record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be opened or read to its end.
    #[error("cannot read {name}: {source}")]
    Read {
        /// The file.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// There is nothing in it but white space.
    #[error("{name} is empty")]
    Empty {
        /// The file, address or record.
        name: String,
    },
    /// It holds bytes that no text has.
    #[error("{name} is {what}, not text or HTML")]
    Binary {
        /// The file, address or record.
        name: String,
        /// What it seems to be, with its article: "a PDF file", "binary".
        what: &'static str,
    },
    /// Its bytes are not UTF-8, and nothing says what else they are.
    #[error("{name} is not UTF-8: byte {at} fits no character")]
    Encoding {
        /// The file, address or record.
        name: String,
        /// The first wrong byte, counted from 1.
        at: usize,
    },
    /// It has more than [`LIMIT`](super::LIMIT) bytes.
    #[error("{name} is over 64 MB")]
    TooLarge {
        /// The file, address or record.
        name: String,
    },
    /// A page in which no text was found.
    #[error("{name} is a page without readable text")]
    NoText {
        /// The file, address or record.
        name: String,
    },
    /// A page nested so deep that no person wrote it.
    #[error("{name} is nested too deeply to be a page that people read")]
    TooDeep {
        /// The file, address or record.
        name: String,
    },
    /// An archive that breaks off or breaks its own rules; nothing after is read.
    #[error("{name} is a damaged web archive: {what} at byte {at}")]
    Archive {
        /// The archive.
        name: String,
        /// What is wrong.
        what: &'static str,
        /// Where its record begins, counted from 0 in the unpacked archive.
        at: u64,
    },
    /// A page of an archive packed in a way that is not read here.
    #[error("{name} is packed as {coding}")]
    Packed {
        /// The record.
        name: String,
        /// The content coding as the page declares it.
        coding: String,
    },
    /// The address could not be fetched.
    #[error("cannot fetch {url}: {source}")]
    Fetch {
        /// The address.
        url: String,
        /// What went wrong on the way.
        source: Box<ureq::Error>,
    },
    /// The server answered, but not with the page.
    #[error("cannot fetch {url}: the server answered {status}")]
    Refused {
        /// The address.
        url: String,
        /// The HTTP status code.
        status: u16,
    },
}

impl Error {
    /// Whether the documents after this one can still be read.
    pub fn is_of_one_document(&self) -> bool {
        !matches!(self, Error::Read { .. } | Error::Archive { .. } | Error::Fetch { .. } | Error::Refused { .. })
    }
}
