//! The canonical bytes of an entry's body: a line a field, in a fixed order,
//!
//! ```text
//! statement 22:It will rain on Sunday
//! said 10:2025-03-16
//! ```
//!
//! that is: name, space, length of the value in bytes, colon, value, newline. The
//! length comes first, so a value may hold anything, newlines too, and no two
//! bodies look alike. A field without a value is left out; a list repeats its name.

use super::Error;
use chrono::NaiveDate;

/// Writes fields one after the other.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Starts to write at the end of `out`.
    pub fn new(out: &'a mut Vec<u8>) -> Writer<'a> {
        Writer { out }
    }

    /// Writes a field.
    pub fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.bytes(name, value.as_bytes())
    }

    /// Writes a field of bytes.
    pub(super) fn bytes(&mut self, name: &str, value: &[u8]) -> &mut Self {
        // The length with what stands around it: " 22:".
        let mut length = [b':'; 22];
        let start = digits(value.len() as u64, &mut length[1..21]);
        length[start] = b' ';
        let length = &length[start..];
        // Room for all of it at once: a field is written in one go.
        self.out.reserve(name.len() + length.len() + value.len() + 1);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(length);
        self.out.extend_from_slice(value);
        self.out.push(b'\n');
        self
    }

    /// Writes a field that may have no value.
    pub fn maybe(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.text(name, value);
        }
        self
    }

    /// Writes a day.
    pub fn day(&mut self, name: &str, day: Option<NaiveDate>) -> &mut Self {
        if let Some(day) = day {
            self.bytes(name, DayText::new(day).as_bytes());
        }
        self
    }

    /// Writes a whole number.
    pub fn whole(&mut self, name: &str, value: u64) -> &mut Self {
        let mut buffer = [0; 20];
        let start = digits(value, &mut buffer);
        self.bytes(name, &buffer[start..])
    }
}

/// Puts a whole number in decimal digits at the end of `buffer`, which has room for
/// 20; gives the place of the first.
pub(super) fn digits(mut value: u64, buffer: &mut [u8]) -> usize {
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            return at;
        }
    }
}

/// A day as YYYY-MM-DD, without the detour through format strings and the heap.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayText {
    // The years of chrono have six digits at most, and a sign.
    bytes: [u8; 13],
    length: usize,
}

impl DayText {
    pub fn new(day: NaiveDate) -> DayText {
        use chrono::Datelike;
        let mut text = DayText { bytes: [b'-'; 13], length: 10 };
        let year = day.year();
        if !(0..=9999).contains(&year) {
            let long = day.to_string();
            text.length = long.len();
            text.bytes[..long.len()].copy_from_slice(long.as_bytes());
            return text;
        }
        let year = year as u32;
        for (at, value) in [(0, year / 100), (2, year % 100), (5, day.month()), (8, day.day())] {
            text.bytes[at] = b'0' + (value / 10) as u8;
            text.bytes[at + 1] = b'0' + (value % 10) as u8;
        }
        text
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The same as text of its own.
pub(crate) fn day_text(day: NaiveDate) -> String {
    String::from_utf8_lossy(DayText::new(day).as_bytes()).into_owned()
}

/// Reads YYYY-MM-DD and nothing else, faster than a format string.
pub(crate) fn day_of(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return text.parse().ok().filter(|_| bytes.len() > 10);
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)
}

/// Reads fields one after the other, each where it is expected and nowhere else.
#[derive(Debug)]
pub struct Reader<'a> {
    kind: &'a str,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts to read a body of an entry of this kind.
    pub fn new(kind: &'a str, body: &'a [u8]) -> Reader<'a> {
        Reader { kind, rest: body }
    }

    /// Tells what is wrong with the body.
    pub fn error(&self, what: impl Into<String>) -> Error {
        Error::Body { kind: self.kind.to_string(), what: what.into() }
    }

    /// Reads the next field if it has this name.
    ///
    /// # Errors
    /// For bytes that are no field.
    pub fn maybe(&mut self, name: &str) -> Result<Option<&'a str>, Error> {
        let Some(rest) = self.rest.strip_prefix(name.as_bytes()) else {
            return Ok(None);
        };
        let Some(rest) = rest.strip_prefix(b" ") else {
            return Ok(None);
        };
        let broken = || self.error(format!("{name} has no value"));
        let colon = rest.iter().position(|byte| *byte == b':').ok_or_else(broken)?;
        let length = &rest[..colon];
        // One way to write a number: no sign, no leading zero.
        if length.is_empty() || (length[0] == b'0' && length.len() > 1) || length.len() > 12 {
            return Err(broken());
        }
        let length = length
            .iter()
            .try_fold(0usize, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + usize::from(byte - b'0')));
        let length = length.ok_or_else(broken)?;
        let rest = &rest[colon + 1..];
        if rest.len() <= length || rest[length] != b'\n' {
            return Err(broken());
        }
        let value = std::str::from_utf8(&rest[..length]).map_err(|_| self.error(format!("{name} is not UTF-8")))?;
        self.rest = &rest[length + 1..];
        Ok(Some(value))
    }

    /// Reads the next field as text that is kept.
    ///
    /// # Errors
    /// For bytes that are no field.
    pub fn owned(&mut self, name: &str) -> Result<Option<String>, Error> {
        Ok(self.maybe(name)?.map(str::to_string))
    }

    /// Reads the next field, which must have this name.
    ///
    /// # Errors
    /// For any other.
    pub fn text(&mut self, name: &str) -> Result<&'a str, Error> {
        self.maybe(name)?.ok_or_else(|| self.error(format!("{name} is missing")))
    }

    /// Reads a day.
    ///
    /// # Errors
    /// For what is no day.
    pub fn day(&mut self, name: &str) -> Result<Option<NaiveDate>, Error> {
        match self.maybe(name)? {
            None => Ok(None),
            Some(text) => match day_of(text) {
                Some(day) => Ok(Some(day)),
                None => Err(self.error(format!("{name} {text:?} is no day"))),
            },
        }
    }

    /// Reads a field as anything that is read from text.
    ///
    /// # Errors
    /// For what cannot be read so.
    pub fn parsed<T: std::str::FromStr>(&mut self, name: &str) -> Result<T, Error> {
        let text = self.text(name)?;
        text.parse().map_err(|_| self.error(format!("{name} {text:?} cannot be read")))
    }

    /// Sees to it that nothing is left.
    ///
    /// # Errors
    /// For what is left.
    pub fn end(self) -> Result<(), Error> {
        if self.rest.is_empty() {
            return Ok(());
        }
        let left = &self.rest[..self.rest.len().min(20)];
        Err(self.error(format!("{:?} is left over", String::from_utf8_lossy(left))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_read_back_in_their_order_only() {
        let mut body = Vec::new();
        Writer::new(&mut body).text("a", "1\na 1:2\n").maybe("b", None).text("c", "");
        assert_eq!(body, b"a 8:1\na 1:2\n\nc 0:\n");
        let mut reader = Reader::new("test", &body);
        assert_eq!(reader.maybe("c"), Ok(None));
        assert_eq!(reader.text("a"), Ok("1\na 1:2\n"));
        assert_eq!(reader.maybe("b"), Ok(None));
        assert_eq!(reader.text("c"), Ok(""));
        assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn broken_bodies_are_refused() {
        let cases: [&[u8]; 8] = [
            b"a 2:x\n",
            b"a 01:x\n",
            b"a :x\n",
            b"a -1:x\n",
            b"a 1x\n",
            b"a 1:\xff\n",
            b"a 999999999999999:x\n",
            b"a 1:xy",
        ];
        for body in cases {
            assert!(Reader::new("test", body).text("a").is_err(), "{body:?}");
        }
        let mut reader = Reader::new("test", b"a 1:x\nb 1:y\n");
        reader.text("a").unwrap();
        assert!(reader.end().is_err());
    }

    #[test]
    fn days_are_written_and_read_as_chrono_does() {
        for text in ["2025-03-16", "0001-01-01", "1999-12-31", "9999-12-31", "2024-02-29"] {
            let day: NaiveDate = text.parse().unwrap();
            assert_eq!(day_text(day), text);
            assert_eq!(day_of(text), Some(day));
        }
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            assert_eq!(day_text(day), day.to_string());
        }
        for text in ["2025-02-29", "2025-3-16", "", "2025-03-1x", "20250316"] {
            assert_eq!(day_of(text), None, "{text:?}");
        }
    }
}
