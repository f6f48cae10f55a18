//! A claim as a line of JSON, written without building a tree.

use super::article::Source;
use super::lines::HandOn;
use sayso::claim::Polarity;
use sayso::extract::{Candidate, Rejected};
use sayso::when::{self, Kind, Precision};
use sha2::{Digest, Sha256};

/// Writes the records of one article.
pub struct Writer<'a> {
    source: &'a Source<'a>,
    out: &'a mut Vec<u8>,
    points: Points,
    /// What every reference of the article begins with, hashed.
    begun: Option<Sha256>,
}

impl<'a> Writer<'a> {
    /// Returns a writer that appends to `out`.
    pub fn new(source: &'a Source<'a>, out: &'a mut Vec<u8>) -> Writer<'a> {
        Writer { source, out, points: Points::default(), begun: None }
    }

    /// Hands on what was appended, where it is more than so many bytes.
    pub fn hand_on(&mut self, most: usize, to: HandOn<'_>) {
        if self.out.len() > most {
            to(self.out);
        }
    }

    /// Appends a claim; with `explain` also why.
    pub fn claim(&mut self, candidate: &Candidate<'_>, explain: bool) {
        let (start, end) = self.head(candidate.start, candidate.end, Some(candidate.number), candidate.statement);
        let _ = (start, end);
        let out = &mut *self.out;
        field(out, "speaker");
        optional(out, candidate.speaker);
        field(out, "role");
        optional(out, candidate.role);
        field(out, "said");
        day(out, candidate.said);
        field(out, "deadline");
        deadline(out, candidate, self.source.published.is_some());
        field(out, "hedge");
        if candidate.hedges.is_empty() {
            out.extend_from_slice(b"null");
        } else {
            out.extend_from_slice(b"{\"words\":\"");
            for (at, words) in candidate.hedges.iter().enumerate() {
                if at > 0 {
                    out.extend_from_slice(b"; ");
                }
                escaped(out, words);
            }
            out.extend_from_slice(b"\",\"scale\":\"icd203\"}");
        }
        let (p, from) = candidate.probability();
        field(out, "p");
        match p {
            Some(p) => number(out, p),
            None => out.extend_from_slice(b"null"),
        }
        field(out, "p_from");
        string(out, from.name());
        field(out, "polarity");
        string(out, if candidate.polarity == Polarity::Denied { "denied" } else { "affirmed" });
        field(out, "kind");
        string(out, candidate.kind.name());
        field(out, "condition");
        optional(out, candidate.condition);
        field(out, "score");
        number(out, (f64::from(candidate.score) * 1000.0).round() / 1000.0);
        out.extend_from_slice(b",\"extractor\":\"");
        out.extend_from_slice(env!("CARGO_PKG_VERSION").as_bytes());
        out.push(b'"');
        for (name, value) in [("source", self.source.outlet), ("url", self.source.url)] {
            if value.is_some() {
                field(out, name);
                optional(out, value);
            }
        }
        if self.source.with_text {
            field(out, "text");
            string(out, self.source.text);
        }
        if explain {
            field(out, "explain");
            string(out, &candidate.explain());
        }
        out.extend_from_slice(b"}\n");
    }

    /// Appends a sentence that was left, and why.
    pub fn left(&mut self, left: &Rejected<'_>) {
        self.head(left.start, left.end, None, left.statement);
        field(self.out, "left");
        string(self.out, left.why.words());
        field(self.out, "explain");
        string(self.out, &left.explain());
        self.out.extend_from_slice(b"}\n");
    }

    /// The fields that every record begins with.
    fn head(&mut self, start: usize, end: usize, number: Option<u32>, statement: &str) -> (usize, usize) {
        let (start, end) = (self.points.at(self.source.text, start), self.points.at(self.source.text, end));
        self.out.extend_from_slice(b"{\"doc\":");
        self.out.extend_from_slice(self.source.doc.unwrap_or("null").as_bytes());
        if let Some(number) = number {
            let digest = self.reference(start, end, number);
            self.out.extend_from_slice(b",\"ref\":\"");
            hex(self.out, &digest);
            self.out.push(b'"');
        }
        field(self.out, "start");
        integer(self.out, start);
        field(self.out, "end");
        integer(self.out, end);
        field(self.out, "statement");
        string(self.out, statement);
        (start, end)
    }

    /// The first 16 bytes of SHA-256 over the document's name as decoded text (its JSON
    /// where it is no string; the article's text where it has none), its length before
    /// it, then start, end and number; all lengths and numbers as 8 bytes, little end first.
    fn reference(&mut self, start: usize, end: usize, number: u32) -> [u8; 16] {
        let source = self.source;
        let begun = self.begun.get_or_insert_with(|| {
            let decoded: Option<String> = source.doc.and_then(|doc| serde_json::from_str(doc).ok());
            let (tag, name) = match (&decoded, source.doc) {
                (Some(name), _) => (b's', name.as_str()),
                (None, Some(doc)) => (b'j', doc),
                (None, None) => (b't', source.text),
            };
            let mut hash = Sha256::new();
            hash.update(b"sayso claim\n");
            hash.update([tag]);
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name.as_bytes());
            hash
        });
        let mut hash = begun.clone();
        hash.update((start as u64).to_le_bytes());
        hash.update((end as u64).to_le_bytes());
        hash.update(u64::from(number).to_le_bytes());
        let digest = hash.finalize();
        std::array::from_fn(|at| digest[at])
    }
}

/// Appends the record of a line that cannot be read.
pub fn error(out: &mut Vec<u8>, message: &str, doc: Option<&str>) {
    out.extend_from_slice(b"{\"error\":");
    string(out, message);
    field(out, "doc");
    out.extend_from_slice(doc.unwrap_or("null").as_bytes());
    out.extend_from_slice(b"}\n");
}

fn deadline(out: &mut Vec<u8>, candidate: &Candidate<'_>, dated: bool) {
    let Some(deadline) = &candidate.deadline else {
        out.extend_from_slice(b"null");
        return;
    };
    let reading = &deadline.reading;
    out.extend_from_slice(b"{\"phrase\":");
    string(out, deadline.phrase);
    field(out, "rules");
    string(out, when::RULE_SET);
    field(out, "rule");
    string(out, reading.rule);
    field(out, "precision");
    string(
        out,
        match reading.precision {
            Precision::Exact => "exact",
            Precision::Vague => "vague",
            Precision::Event => "event",
            Precision::Open => "open",
        },
    );
    field(out, "kind");
    string(
        out,
        match reading.kind {
            Kind::By => "by",
            Kind::Hold => "hold",
            Kind::Deny => "deny",
        },
    );
    let window = if dated { reading.window } else { when::Window::default() };
    for (name, limit) in [("opens", window.opens), ("due", window.due), ("lapses", window.lapses)] {
        field(out, name);
        day(out, limit);
    }
    field(out, "anchor");
    match &reading.anchor {
        None => out.extend_from_slice(b"null"),
        Some(anchor) => {
            out.extend_from_slice(b"{\"event\":");
            string(out, &anchor.event);
            field(out, "relation");
            string(out, &anchor.relation);
            out.push(b'}');
        }
    }
    out.push(b'}');
}

fn field(out: &mut Vec<u8>, name: &str) {
    out.extend_from_slice(b",\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
}

fn day(out: &mut Vec<u8>, day: Option<chrono::NaiveDate>) {
    use chrono::Datelike;
    use std::io::Write;
    match day {
        None => out.extend_from_slice(b"null"),
        Some(day) if (0..10_000).contains(&day.year()) => {
            let year = day.year().unsigned_abs();
            let digit = |value: u32| b'0' + (value % 10) as u8;
            let (month, date) = (day.month(), day.day());
            out.extend_from_slice(&[
                b'"',
                digit(year / 1000),
                digit(year / 100),
                digit(year / 10),
                digit(year),
                b'-',
                digit(month / 10),
                digit(month),
                b'-',
                digit(date / 10),
                digit(date),
                b'"',
            ]);
        }
        Some(day) => {
            let _ = write!(out, "\"{:04}-{:02}-{:02}\"", day.year(), day.month(), day.day());
        }
    }
}

fn integer(out: &mut Vec<u8>, value: usize) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut left = value;
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

fn number(out: &mut Vec<u8>, value: f64) {
    use std::io::Write;
    // Twelve digits behind the point, without the zeros at their end: 1 - 0.325 is 0.675.
    let value = (value * 1e12).round() / 1e12;
    // Most are thousandths below 1.
    let thousandths = (value * 1e3).round();
    if (1.0..1e3).contains(&thousandths) && thousandths / 1e3 == value {
        let thousandths = thousandths as u32;
        let digits = [100, 10, 1].map(|unit| b'0' + (thousandths / unit % 10) as u8);
        out.extend_from_slice(b"0.");
        let zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
        out.extend_from_slice(&digits[..3 - zeros]);
        return;
    }
    let _ = write!(out, "{value}");
}

fn optional(out: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => string(out, text),
        None => out.extend_from_slice(b"null"),
    }
}

/// Appends a JSON string, on one line for every reader: U+2028, U+2029 and U+0085 escaped.
pub fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    escaped(out, text);
    out.push(b'"');
}

/// The bytes that end a run that needs no escape: control characters, quotation marks,
/// backslashes, and the first bytes of U+0085, U+2028 and U+2029.
static LOOK: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte, 0..0x20 | 0x22 | 0x5c | 0xc2 | 0xe2);
        byte += 1;
    }
    table
};

/// Whether none of these bytes ends a run.
#[inline]
fn plain(bytes: &[u8]) -> bool {
    // Without a branch, so that all are compared at once.
    !bytes.iter().fold(false, |found, byte| {
        found | (*byte < 0x20) | (*byte == b'"') | (*byte == b'\\') | (*byte == 0xc2) | (*byte == 0xe2)
    })
}

pub fn escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut at = 0;
    loop {
        // Sixteen bytes at once, while none of them needs a look.
        while bytes.get(at..at + 16).is_some_and(plain) {
            at += 16;
        }
        let Some(found) = bytes[at..].iter().position(|byte| LOOK[usize::from(*byte)]) else { break };
        at += found;
        let (escape, length): (&[u8], usize) = match bytes[at] {
            b'"' => (b"\\\"", 1),
            b'\\' => (b"\\\\", 1),
            b'\n' => (b"\\n", 1),
            b'\r' => (b"\\r", 1),
            b'\t' => (b"\\t", 1),
            0xe2 if bytes[at..].starts_with("\u{2028}".as_bytes()) => (b"\\u2028", 3),
            0xe2 if bytes[at..].starts_with("\u{2029}".as_bytes()) => (b"\\u2029", 3),
            0xc2 if bytes[at..].starts_with("\u{85}".as_bytes()) => (b"\\u0085", 2),
            control @ 0..0x20 => {
                out.extend_from_slice(&bytes[from..at]);
                out.extend_from_slice(b"\\u00");
                hex(out, &[control]);
                at += 1;
                from = at;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        out.extend_from_slice(&bytes[from..at]);
        out.extend_from_slice(escape);
        at += length;
        from = at;
    }
    out.extend_from_slice(&bytes[from..]);
}

fn hex(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
}

/// Turns byte offsets into code points, going forward through a text.
#[derive(Default)]
struct Points {
    byte: usize,
    point: usize,
}

impl Points {
    fn at(&mut self, text: &str, byte: usize) -> usize {
        if byte < self.byte {
            // Claims come in order; two in one sentence step back by a sentence at most.
            self.point -= text[byte..self.byte].chars().count();
        } else {
            self.point += text[self.byte..byte].chars().count();
        }
        self.byte = byte;
        self.point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_on_one_line() {
        let mut out = Vec::new();
        string(&mut out, "a\"b\\c\n\t\u{1}\u{2028}\u{85}é");
        assert_eq!(String::from_utf8(out).unwrap(), r#""a\"b\\c\n\t\u0001\u2028\u0085é""#);
    }

    #[test]
    fn numbers_are_written_as_short_as_they_are_told_apart() {
        for thousandths in 0..=1000 {
            let value = f64::from(thousandths) / 1000.0;
            let mut out = Vec::new();
            number(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{value}"));
        }
        let mut out = Vec::new();
        number(&mut out, 0.6754);
        integer(&mut out, 0);
        integer(&mut out, usize::MAX);
        day(&mut out, chrono::NaiveDate::from_ymd_opt(987, 6, 5));
        assert_eq!(String::from_utf8(out).unwrap(), format!("0.67540{}\"0987-06-05\"", usize::MAX));
    }

    #[test]
    fn offsets_count_code_points_both_ways() {
        let mut points = Points::default();
        let text = "ä€😀x";
        assert_eq!([points.at(text, 5), points.at(text, 9), points.at(text, 2)], [2, 3, 1]);
    }
}
