//! One line of `sayso when --jsonl`, read and answered without building a tree.

use crate::cli::extract::lines::Worker;
use crate::cli::extract::record::{escaped, string};
use chrono::{Datelike, NaiveDate};
use sayso::when::{self, Precision, Reading, Settings};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Reads lines under one set of settings.
pub struct Reader {
    settings: Settings,
}

impl Reader {
    pub fn new(settings: Settings) -> Reader {
        Reader { settings }
    }
}

/// A line of input. What is not named here is passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    phrase: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    said: Option<Cow<'a, str>>,
}

/// What is left of a line that does not hold what it must.
#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
}

impl Worker for Reader {
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>, errors: &mut Vec<String>) {
        let before = out.len();
        if let Err(message) = self.answer(line, out) {
            out.truncate(before);
            let named: Option<Named<'_>> = serde_json::from_slice(line).ok();
            let id = named.and_then(|named| named.id).map(RawValue::get);
            trouble(out, &message, id);
            errors.push(match id {
                Some(id) => format!("{message} (id {})", sayso::report::words::visible(id)),
                None => message,
            });
        }
    }

    fn too_long(&mut self, out: &mut Vec<u8>, errors: &mut Vec<String>) {
        let message = "the line is longer than 64 MB".to_string();
        trouble(out, &message, None);
        errors.push(message);
    }
}

/// The line that stands in the place of one that cannot be read.
fn trouble(out: &mut Vec<u8>, message: &str, id: Option<&str>) {
    out.extend_from_slice(b"{\"error\":");
    string(out, message);
    out.extend_from_slice(b",\"id\":");
    raw(out, id);
    out.extend_from_slice(b"}\n");
}

impl Reader {
    fn answer(&self, line: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let text = std::str::from_utf8(line)
            .map_err(|error| format!("the line is not UTF-8 from byte {} on", error.valid_up_to() + 1))?;
        let line: Line<'_> = serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            match error.is_data() {
                true => format!("the line does not hold words and a day: {message}"),
                false => format!("the line is not JSON: {message} at byte {}", error.column()),
            }
        })?;
        let said = match line.said.as_deref() {
            Some(given) => Some(day(given).ok_or_else(|| {
                format!("\"said\": \"{}\" is no day of the calendar", sayso::report::words::visible(given))
            })?),
            None => None,
        };
        out.extend_from_slice(b"{\"id\":");
        raw(out, line.id.map(RawValue::get));
        match (&line.phrase, &line.text) {
            (Some(phrase), _) => {
                let said = said.ok_or("the line has no \"said\"")?;
                out.extend_from_slice(b",\"phrase\":");
                string(out, phrase);
                window(out, when::read(phrase, said, &self.settings).as_ref());
            }
            (None, Some(text)) => self.deadlines(text, said, out),
            (None, None) => return Err("the line has neither \"phrase\" nor \"text\"".to_string()),
        }
        out.extend_from_slice(b"}\n");
        Ok(())
    }

    /// Every deadline in a text, without its days where nobody knows when it was said;
    /// places count in Unicode code points.
    fn deadlines(&self, text: &str, said: Option<NaiveDate>, out: &mut Vec<u8>) {
        out.extend_from_slice(b",\"deadlines\":[");
        let (mut byte, mut point) = (0, 0);
        let found = match said {
            Some(said) => when::find(text, said, &self.settings),
            None => when::find_undated(text, &self.settings),
        };
        for (number, reading) in found.iter().enumerate() {
            if number > 0 {
                out.push(b',');
            }
            let words = &text[reading.span.clone()];
            let start = point + text[byte..reading.span.start].chars().count();
            let end = start + words.chars().count();
            (byte, point) = (reading.span.end, end);
            out.extend_from_slice(format!("{{\"start\":{start},\"end\":{end},\"phrase\":\"").as_bytes());
            escaped(out, words);
            out.push(b'"');
            window(out, Some(reading));
            out.push(b'}');
        }
        out.push(b']');
    }
}

/// Appends the fields of a window; all `null` where there is none.
fn window(out: &mut Vec<u8>, reading: Option<&Reading>) {
    let Some(reading) = reading else {
        let none = b",\"opens\":null,\"due\":null,\"lapses\":null,\"precision\":null,\"rule\":null,\"kind\":null";
        return out.extend_from_slice(none);
    };
    let days = [
        (&b",\"opens\":"[..], reading.window.opens),
        (b",\"due\":", reading.window.due),
        (b",\"lapses\":", reading.window.lapses),
    ];
    for (name, day) in days {
        out.extend_from_slice(name);
        put_day(out, day);
    }
    let precision: &[u8] = match reading.precision {
        Precision::Exact => b"exact",
        Precision::Vague => b"vague",
        Precision::Event => b"event",
        Precision::Open => b"open",
    };
    out.extend_from_slice(b",\"precision\":\"");
    out.extend_from_slice(precision);
    out.extend_from_slice(b"\",\"rule\":\"");
    out.extend_from_slice(reading.rule.as_bytes());
    // What must last or not happen until an undated end has no kind yet.
    if reading.window.due.is_none() && reading.kind != when::Kind::By {
        return out.extend_from_slice(b"\",\"kind\":null");
    }
    out.extend_from_slice(b"\",\"kind\":\"");
    out.extend_from_slice(super::explain::kind(reading.kind).as_bytes());
    out.push(b'"');
}

fn raw(out: &mut Vec<u8>, json: Option<&str>) {
    let Some(json) = json else { return out.extend_from_slice(b"null") };
    if !json.contains(['\u{2028}', '\u{2029}', '\u{85}']) {
        return out.extend_from_slice(json.as_bytes());
    }
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('\u{85}', "\\u0085");
    out.extend_from_slice(json.as_bytes());
}

/// Appends a day as `"YYYY-MM-DD"`, or `null`.
fn put_day(out: &mut Vec<u8>, day: Option<NaiveDate>) {
    let Some(day) = day else { return out.extend_from_slice(b"null") };
    let year = day.year();
    if !(0..=9999).contains(&year) {
        return out.extend_from_slice(format!("\"{day}\"").as_bytes());
    }
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let (y, m, d) = (year as u32, day.month(), day.day());
    out.extend_from_slice(&[
        b'"',
        digit(y / 1000),
        digit(y / 100),
        digit(y / 10),
        digit(y),
        b'-',
        digit(m / 10),
        digit(m),
        b'-',
        digit(d / 10),
        digit(d),
        b'"',
    ]);
}

/// Reads `YYYY-MM-DD`.
fn day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?;
    NaiveDate::from_ymd_opt(number(text.get(..4)?)? as i32, number(text.get(5..7)?)?, number(text.get(8..)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(line: &str) -> String {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        Reader::new(Settings::default()).line(line.as_bytes(), &mut out, &mut errors);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_phrase_gets_its_window() {
        let got = answer(r#"{"id": 7, "phrase": "this week", "said": "2025-03-16"}"#);
        let want = r#"{"id":7,"phrase":"this week","opens":"2025-03-16","due":"2025-03-22","lapses":"2025-03-23","precision":"vague","rule":"this-week","kind":"by"}"#;
        assert_eq!(got.trim_end(), want);
    }

    #[test]
    fn words_without_a_deadline_get_nulls() {
        let got = answer(r#"{"id": "a", "phrase": "green cheese", "said": "2025-03-16"}"#);
        assert!(
            got.contains(r#""opens":null,"due":null,"lapses":null,"precision":null,"rule":null,"kind":null"#),
            "{got}"
        );
    }

    #[test]
    fn a_bad_line_says_what_is_wrong_and_whose_it_is() {
        let cases = [
            (r#"{"id": 1, "phrase": "soon"}"#, r#"{"error":"the line has no \"said\"","id":1}"#),
            (
                r#"{"id": 1, "said": "2025-02-30", "phrase": "x"}"#,
                r#"{"error":"\"said\": \"2025-02-30\" is no day of the calendar","id":1}"#,
            ),
            (
                r#"{"id": 1, "said": "2025-02-20"}"#,
                r#"{"error":"the line has neither \"phrase\" nor \"text\"","id":1}"#,
            ),
        ];
        for (line, want) in cases {
            assert_eq!(answer(line).trim_end(), want, "{line}");
        }
        assert!(answer("{").starts_with(r#"{"error":"the line is not JSON: "#));
    }

    #[test]
    fn a_text_without_its_day_has_deadlines_without_days() {
        let got = answer(r#"{"id": 1, "text": "They will meet on Friday.", "said": null}"#);
        let want = r#"{"id":1,"deadlines":[{"start":15,"end":24,"phrase":"on Friday","opens":null,"due":null,"lapses":null,"precision":"exact","rule":"weekday","kind":"by"}]}"#;
        assert_eq!(got.trim_end(), want);
        assert_eq!(answer(r#"{"id": 1, "text": "They will meet on Friday."}"#).trim_end(), want);
    }

    #[test]
    fn places_in_a_text_count_code_points() {
        let got = answer(r#"{"id": 1, "text": "Ärzte will meet on Friday.", "said": "2025-03-17"}"#);
        assert!(got.contains(r#""start":16,"end":25,"phrase":"on Friday""#), "{got}");
    }
}
