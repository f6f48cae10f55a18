//! Article text from HTML at the speed of a memory scan, for filters over archives.
//!
//! No tree is built and no main part is guessed: text is taken as the tags go by, one
//! line for each block, and menus, asides, forms and lists of links are left out. A page
//! in which no word looks ahead is not parsed at all.
//!
//! Tags, comments and the elements whose text is no markup (scripts, styles) are told
//! apart as the HTML standard does. An end tag closes the last element of its name that
//! is open, with all inside it; one that closes nothing is passed over.

use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What the scanner does about an element; each is a bit.
type Role = u8;

/// It stands on a line of its own.
const BLOCK: Role = 1;
/// Its text is no part of an article.
const UNREAD: Role = 2;
/// A link.
const LINK: Role = 4;
/// It has no content and no end tag.
const VOID: Role = 8;
/// What it holds is no markup, up to its end tag.
const RAW: Role = 16;
/// Drawings and formulas, in which a tag may close itself.
const FOREIGN: Role = 32;
/// Its end tag is often left out: the next of its name ends it.
const OPEN_ENDED: Role = 64;
/// The body, which ends the head for certain.
const BODY: Role = 128;

/// The role of the element of this name, given in small letters.
fn role(name: &[u8]) -> Role {
    match name {
        b"p" | b"li" | b"dd" | b"dt" | b"td" | b"th" | b"tr" => BLOCK | OPEN_ENDED,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"div" | b"section" | b"article" | b"main" | b"blockquote"
        | b"figcaption" | b"ul" | b"ol" | b"table" | b"pre" | b"figure" | b"header" | b"address" | b"summary"
        | b"details" => BLOCK,
        b"hr" | b"br" => BLOCK | VOID,
        b"nav" | b"footer" | b"aside" | b"form" | b"template" | b"button" | b"select" | b"object" | b"canvas"
        | b"dialog" | b"menu" | b"head" => UNREAD,
        b"noscript" | b"textarea" | b"title" | b"iframe" => UNREAD | RAW,
        b"script" | b"style" | b"xmp" | b"noembed" | b"noframes" => RAW,
        b"svg" => UNREAD | FOREIGN,
        b"math" => FOREIGN,
        b"a" => LINK,
        b"body" => BODY,
        b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"img" | b"input" | b"keygen" | b"link"
        | b"meta" | b"param" | b"source" | b"track" | b"wbr" => VOID,
        _ => 0,
    }
}

/// Words without which nothing in English looks ahead, or hardly ever.
const CUES: &[&str] = &[
    "will", "'ll", "’ll", "would", "could", "may", "might", "shall", "won't", "won’t", "going to", "to ", "expect",
    "predict", "forecast", "plan", "schedul", "due", "set ", "slated", "likely", "vow", "pledg", "promis", "threat",
    "warn", "soon", "next ", "tomorrow", "reach", "close",
];

/// Whether anything in the bytes of a page can be a cue at all.
pub fn looks_ahead(html: &str) -> bool {
    static SCAN: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(CUES).ok());
    SCAN.as_ref().is_none_or(|scan| scan.is_match(html))
}

/// Returns the text of a page, a line for each block; empty for a page without text,
/// and for one in which nothing looks ahead.
pub fn text(html: &str) -> String {
    if !looks_ahead(html) {
        return String::new();
    }
    let bytes = html.as_bytes();
    let mut page = Page::default();
    // Where the text at hand begins, and from where on a tag is looked for.
    let (mut from, mut at) = (0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let open = at + found;
        let end = match bytes.get(open + 1) {
            Some(b'a'..=b'z' | b'A'..=b'Z') => {
                page.lines.add(&html[from..open]);
                tag_end(bytes, open + 1).map(|end| page.start(bytes, open, end))
            }
            Some(b'/') if bytes.get(open + 2).is_some_and(u8::is_ascii_alphabetic) => {
                page.lines.add(&html[from..open]);
                tag_end(bytes, open + 2).inspect(|_| page.end(Name::at(bytes, open + 2)))
            }
            Some(b'!') if bytes[open..].starts_with(b"<!--") => {
                page.lines.add(&html[from..open]);
                // "<!-->" is a comment too.
                memchr::memmem::find(&bytes[open + 2..], b"-->").map(|length| open + 2 + length + 3)
            }
            Some(b'!' | b'?' | b'/') => {
                page.lines.add(&html[from..open]);
                memchr::memchr(b'>', &bytes[open..]).map(|length| open + length + 1)
            }
            _ => {
                // A less-than sign.
                at = open + 1;
                continue;
            }
        };
        // What is never closed swallows the rest.
        from = end.unwrap_or(bytes.len());
        at = from;
    }
    page.lines.add(&html[from..]);
    page.lines.end();
    page.lines.text
}

/// Where a tag ends, one past its `>`; `at` lies in its name. None where it never does.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let found = at + memchr::memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        if bytes[found] == b'>' {
            return Some(found + 1);
        }
        // Only behind a "=" does a mark open a value, in which a ">" may stand.
        let value = bytes[at..found].trim_ascii_end().ends_with(b"=");
        at = if value { found + 1 + memchr::memchr(bytes[found], &bytes[found + 1..])? + 1 } else { found + 1 };
    }
}

/// Where the end tag of an element begins that holds no markup; the end where there is none.
fn raw_end(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    memchr::memmem::find_iter(&bytes[from..], b"</")
        .map(|found| from + found)
        .find(|at| {
            let behind = &bytes[at + 2..];
            behind.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                && behind
                    .get(name.len())
                    .is_some_and(|next| matches!(next, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'>'))
        })
        .unwrap_or(bytes.len())
}

/// The name of an element in small letters, as far as sixteen bytes go.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Name {
    letters: [u8; 16],
    length: u8,
}

impl Name {
    /// Reads the name that begins at `at`.
    fn at(bytes: &[u8], at: usize) -> Name {
        let mut letters = [0; 16];
        let mut length = 0;
        for byte in bytes[at..].iter().take(letters.len()) {
            if matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'>') {
                break;
            }
            letters[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        Name { letters, length: length as u8 }
    }

    fn str(&self) -> &[u8] {
        &self.letters[..usize::from(self.length)]
    }
}

/// How deep elements are followed: deeper than any page for readers, and little enough
/// that the search for what an end tag closes is bounded.
const DEEPEST: usize = 512;

/// A page as its tags go by.
#[derive(Default)]
struct Page {
    lines: Lines,
    /// The elements that are open.
    open: Vec<(Name, Role)>,
    /// How many of them are drawings or formulas.
    foreign: usize,
}

impl Page {
    /// Takes the start tag `bytes[at..end]`; returns where to go on.
    fn start(&mut self, bytes: &[u8], at: usize, end: usize) -> usize {
        let name = Name::at(bytes, at + 1);
        let role = role(name.str());
        if role & BODY != 0 {
            self.close(0);
        }
        if role & (BLOCK | UNREAD) != 0 {
            self.lines.end();
        }
        if role & VOID != 0 || self.foreign > 0 && bytes[end - 2] == b'/' {
            return end;
        }
        if role & RAW != 0 && self.foreign == 0 {
            let close = raw_end(bytes, end, name.str());
            return tag_end(bytes, close.min(bytes.len())).unwrap_or(bytes.len());
        }
        if role & OPEN_ENDED != 0 && self.open.last().is_some_and(|last| last.0 == name) {
            self.open.pop();
        }
        if self.open.len() < DEEPEST {
            self.open.push((name, role));
            self.lines.unread += usize::from(role & UNREAD != 0);
            self.lines.link |= role & LINK != 0;
            self.foreign += usize::from(role & FOREIGN != 0);
        }
        end
    }

    /// Takes an end tag.
    fn end(&mut self, name: Name) {
        if let Some(at) = self.open.iter().rposition(|open| open.0 == name) {
            self.close(at);
        }
    }

    /// Closes the elements from the one at `at` on.
    fn close(&mut self, at: usize) {
        for (_, role) in self.open.drain(at..).rev() {
            if role & (BLOCK | UNREAD) != 0 {
                self.lines.end();
            }
            self.lines.unread -= usize::from(role & UNREAD != 0);
            self.lines.link &= role & LINK == 0;
            self.foreign -= usize::from(role & FOREIGN != 0);
        }
    }
}

/// The lines of a page as they grow.
#[derive(Default)]
struct Lines {
    /// The lines that are done, each ended by `\n`.
    text: String,
    /// The line at hand, entities not yet decoded.
    line: String,
    /// How much of the line stands in links.
    linked: usize,
    /// How many elements that nobody reads are open.
    unread: usize,
    /// Whether a link is open.
    link: bool,
}

impl Lines {
    fn add(&mut self, chunk: &str) {
        if self.unread > 0 {
            return;
        }
        self.line.push_str(chunk);
        if self.link {
            self.linked += chunk.len();
        }
    }

    fn end(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let links = self.linked * 10 > self.line.trim().len() * 7;
        let prose = self.line.trim_end().ends_with(['.', '!', '?', '"', '”']);
        if !links || prose {
            let from = self.text.len();
            decode(&self.line, &mut self.text);
            if self.text.len() > from {
                self.text.push('\n');
            }
        }
        self.line.clear();
        self.linked = 0;
    }
}

/// Appends `line` to `text` with its entities decoded and runs of white space as one space.
fn decode(line: &str, text: &mut String) {
    let start = text.len();
    let bytes = line.as_bytes();
    // Where the plain text at hand begins.
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if !matches!(byte, b'&' | b'\n' | b' ' | b'\t' | b'\r') {
            at += 1;
            continue;
        }
        // A single space between words is plain text.
        if byte == b' '
            && at > from
            && bytes.get(at + 1).is_some_and(|next| !matches!(next, b'&' | b'\n' | b' ' | b'\t' | b'\r'))
        {
            at += 2;
            continue;
        }
        text.push_str(&line[from..at]);
        if byte == b'&' {
            let (decoded, length) = entity(&line[at..]);
            match decoded {
                Some(' ' | '\u{a0}') => space(text, start),
                Some(decoded) => text.push(decoded),
                None => text.push_str(&line[at..at + length]),
            }
            at += length;
        } else {
            space(text, start);
            at += 1;
        }
        from = at;
    }
    text.push_str(&line[from..]);
    while text.len() > start && text.ends_with(' ') {
        text.pop();
    }
}

fn space(text: &mut String, start: usize) {
    if text.len() > start && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Reads the entity at the head of `rest`, which begins with `&`: the character, or
/// none, and how many bytes it takes.
fn entity(rest: &str) -> (Option<char>, usize) {
    let bytes = &rest.as_bytes()[1..rest.len().min(12)];
    let Some(length) = bytes.iter().position(|byte| *byte == b';') else {
        return (None, 1);
    };
    let name = &rest[1..1 + length];
    let decoded = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        }
        .and_then(char::from_u32),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, found)| *found),
    };
    match decoded {
        Some(found) => (Some(found), length + 2),
        None => (None, 1),
    }
}

/// The named entities that news pages use.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("deg", '°'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("times", '×'),
    ("shy", '\u{ad}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("prime", '′'),
    ("minus", '−'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("szlig", 'ß'),
    ("scaron", 'š'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Iacute", 'Í'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("Scaron", 'Š'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_menus_are_left_out() {
        let page = "<html><head><title>T &amp; U</title><script>will()</script></head><body>\
            <nav><ul><li><a href=/>Home</a></li></ul></nav>\
            <h1>Bridge to open</h1><p>The bridge will&nbsp;open\n on <b>Friday</b>, Ana Mu&ntilde;oz said.<p>No closing tag &mdash; fine.\
            <ul><li><a href=/x>Another story will not count</a></li><li>A point.</li></ul>\
            <footer>Terms will apply</footer></body></html>";
        assert_eq!(
            text(page),
            "Bridge to open\nThe bridge will open on Friday, Ana Muñoz said.\nNo closing tag — fine.\nA point.\n"
        );
    }

    #[test]
    fn markup_is_told_from_text() {
        let cases = [
            ("<p>It will be 3 < 4.", "It will be 3 < 4.\n"),
            ("<P CLASS=\"a>b\" title=it's>It will <!-- not > --><!-->rise.</P >", "It will rise.\n"),
            ("<script>if (a</b/.test('<p>will</p>')) {}</SCRIPT ><p>It will.", "It will.\n"),
            ("<head><title>A > B</title><body><p>It will.", "It will.\n"),
            ("<div><nav>Menu</div><p>It will.", "It will.\n"),
            ("<svg><title/><path d='M0'/></svg><p>It will.</nav></svg>", "It will.\n"),
            ("<ul><li>It will.<li>They will.</ul></b>We will.", "It will.\nThey will.\nWe will.\n"),
            ("<p>It will.<?php > ?><a href='x", "It will. ?>\n"),
            ("It will.<textarea>a <b>", "It will.\n"),
        ];
        for (page, expected) in cases {
            assert_eq!(text(page), expected, "{page}");
        }
    }

    #[test]
    fn a_deep_page_is_read_in_linear_time() {
        let page = format!("{}will{}", "<b>".repeat(200_000), "</i>".repeat(200_000));
        assert_eq!(text(&page), "will\n");
    }

    #[test]
    fn entities_that_are_none_stay() {
        let mut decoded = String::new();
        decode("AT&T & co; &#x41;&#66; &nosuch; &#xD800; &", &mut decoded);
        assert_eq!(decoded, "AT&T & co; AB &nosuch; &#xD800; &");
    }

    #[test]
    fn a_page_that_never_looks_ahead_is_not_parsed() {
        assert_eq!(text("<p>A cat sat.</p>"), "");
    }
}
