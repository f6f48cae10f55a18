//! Bytes to text: what is refused, and which encoding holds.

use super::{Error, Format};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// What a file begins with that is no text, and what to call it.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"BZh", "packed with bzip2"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
];

/// Decodes `bytes` as what they seem to be, or as `format` where that is known.
/// `charset` is the encoding that came with them, such as an HTTP header's.
pub(super) fn text(
    name: &str,
    bytes: Vec<u8>,
    format: Option<Format>,
    charset: Option<&str>,
) -> Result<(Format, String), Error> {
    refuse_binary(name, &bytes)?;
    let format = format.unwrap_or_else(|| sniff(&bytes));
    let declared = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let content = match format {
        Format::Html => html(name, bytes, declared)?,
        Format::Text => plain(name, bytes, declared)?,
    };
    if content.trim().is_empty() {
        return Err(Error::Empty { name: name.into() });
    }
    Ok((format, content))
}

fn refuse_binary(name: &str, bytes: &[u8]) -> Result<(), Error> {
    let binary = |what| Error::Binary { name: name.into(), what };
    match SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, what)) => Err(binary(what)),
        None => Ok(()),
    }
}

/// UTF-8, or the encoding that came with the text. A byte order mark is taken off.
fn plain(name: &str, bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<String, Error> {
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return refuse_nul(name, encoding.decode(&bytes).0.into_owned());
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        // A NUL says more than the first byte that is no UTF-8.
        let utf16 = matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        if !utf16 && memchr::memchr(0, error.as_bytes()).is_some() {
            return Error::Binary { name: name.into(), what: "binary" };
        }
        Error::Encoding { name: name.into(), at: error.utf8_error().valid_up_to() + 1 }
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    refuse_nul(name, text)
}

/// As browsers decode a page: byte order mark, HTTP header, `<meta>`, UTF-8 where it
/// fits, else windows-1252 (the WHATWG Encoding Standard's default for the West).
fn html(name: &str, bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<String, Error> {
    let encoding =
        Encoding::for_bom(&bytes).map(|(encoding, _)| encoding).or(declared).or_else(|| declared_in_page(&bytes));
    let encoding = encoding.unwrap_or_else(|| match std::str::from_utf8(&bytes) {
        Ok(_) => UTF_8,
        Err(_) => WINDOWS_1252,
    });
    refuse_nul(name, encoding.decode(&bytes).0.into_owned())
}

fn refuse_nul(name: &str, text: String) -> Result<String, Error> {
    match memchr::memchr(0, text.as_bytes()) {
        None => Ok(text),
        Some(_) => Err(Error::Binary { name: name.into(), what: "binary" }),
    }
}

/// The encoding that a page's first kilobyte declares: `charset=…` in a `<meta>`.
fn declared_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte))
        .collect();
    // A page whose `<meta>` could be read is not in UTF-16, whatever it says.
    Encoding::for_label(&label).map(Encoding::output_encoding)
}

/// Whether bytes look like a page: they begin as one.
fn sniff(bytes: &[u8]) -> Format {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes.trim_ascii_start();
    let head = head[..head.len().min(1024)].to_ascii_lowercase();
    let tags: [&[u8]; 6] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<article"];
    let page = head.starts_with(b"<") && tags.iter().any(|tag| memchr::memmem::find(&head, tag).is_some());
    if page { Format::Html } else { Format::Text }
}

/// The text with every line end as `\n`.
pub(super) fn unix_lines(text: String) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], charset: Option<&str>) -> Result<(Format, String), String> {
        text("x", bytes.to_vec(), None, charset).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_text() {
        let text = |words: &str| Ok((Format::Text, words.to_string()));
        let page = |words: &str| Ok((Format::Html, words.to_string()));
        let refused = |words: &str| Err(words.to_string());
        type Decoded = Result<(Format, String), String>;
        let cases: &[(&[u8], Option<&str>, Decoded)] = &[
            (b"plain", None, text("plain")),
            (b"\xef\xbb\xbfmarked", None, text("marked")),
            (b"1 < 2 and <b>bold</b>", None, text("1 < 2 and <b>bold</b>")),
            (b"caf\xe9", Some("iso-8859-1"), text("café")),
            (b"caf\xe9", Some("no such thing"), refused("x is not UTF-8: byte 4 fits no character")),
            (b"caf\xe9", None, refused("x is not UTF-8: byte 4 fits no character")),
            (b"\xff\xfea\0b\0", None, refused("x is not UTF-8: byte 1 fits no character")),
            (b"", None, refused("x is empty")),
            (b"\xef\xbb\xbf \r\n\t", None, refused("x is empty")),
            (b"a\0b", None, refused("x is binary, not text or HTML")),
            (b"\x7fELF\0\xff", None, refused("x is binary, not text or HTML")),
            (b"%PDF-1.7", None, refused("x is a PDF file, not text or HTML")),
            (b"<!doctype html><p>caf\xe9", None, page("<!doctype html><p>café")),
            (b"<html><meta charset=\"latin2\"><p>\xbe", None, page("<html><meta charset=\"latin2\"><p>ž")),
            (b"<html><meta charset=utf-16><p>a", None, page("<html><meta charset=utf-16><p>a")),
            (b"<html>caf\xc3\xa9", None, page("<html>café")),
            (b"<html>caf\xc3\xa9", Some("windows-1252"), page("<html>cafÃ©")),
            (b"\n <html>\0", None, refused("x is binary, not text or HTML")),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .map(|(bytes, charset, expected)| (decoded(bytes, *charset), expected, bytes))
            .filter(|(got, expected, _)| got != *expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(unix_lines("a\r\nb\rc\nd\r\n".into()), "a\nb\nc\nd\n");
    }
}
