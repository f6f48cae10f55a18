//! Values as a line gives them, before anybody asks what they should be.
//!
//! Reading takes two steps, so that what is wrong can be named by its field: first
//! every value is taken as it comes, text borrowed from the line, then each field
//! asks for what it needs.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A value of any type; objects in the shape `T`.
#[derive(Debug, Default)]
pub(super) enum Cell<'a, T = NoFields> {
    /// The line does not say.
    #[default]
    Absent,
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    /// From a table, where a number or a list is text, too.
    Loose(&'a str),
    List(Vec<Cell<'a, T>>),
    Object(Box<T>),
}

/// What is wrong with a value: the field, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub field: String,
    pub what: String,
}

impl Wrong {
    pub fn new(field: &str, what: impl fmt::Display) -> Wrong {
        Wrong { field: field.to_string(), what: what.to_string() }
    }

    /// The same, inside the field `outer`.
    pub fn within(self, outer: impl fmt::Display) -> Wrong {
        Wrong { field: format!("{outer}.{}", self.field), what: self.what }
    }
}

/// A shape that fields of a table can be filled into by their dotted names.
pub(super) trait Fill<'a> {
    /// Puts `text` into the field `path`; whether there is such a field.
    fn fill(&mut self, path: &str, text: &'a str) -> bool;
}

impl<'a, T: Fill<'a> + Default> Fill<'a> for Cell<'a, T> {
    fn fill(&mut self, path: &str, text: &'a str) -> bool {
        if path.is_empty() {
            *self = if text.is_empty() { Cell::Null } else { Cell::Loose(text) };
            return true;
        }
        // An object is there as soon as one of its fields is.
        match self {
            Cell::Object(shape) => shape.fill(path, text),
            _ if text.is_empty() => {
                *self = Cell::Null;
                T::default().fill(path, text)
            }
            _ => {
                let mut shape = Box::<T>::default();
                let known = shape.fill(path, text);
                *self = Cell::Object(shape);
                known
            }
        }
    }
}

impl<'a, T> Cell<'a, T> {
    /// What it is, for those who wanted something else.
    pub fn noun(&self) -> &'static str {
        match self {
            Cell::Absent => "missing",
            Cell::Null => "null",
            Cell::Bool(_) => "true or false",
            Cell::Number(_) => "a number",
            Cell::Text(_) | Cell::Loose(_) => "text",
            Cell::List(_) => "a list",
            Cell::Object(_) => "an object",
        }
    }

    /// Whether the line says nothing about it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Absent | Cell::Null)
    }

    fn not(&self, field: &str, wanted: &str) -> Wrong {
        Wrong::new(field, format_args!("{} where {wanted} should be", self.noun()))
    }

    /// Text, or none.
    pub fn text(self, field: &str) -> Result<Option<Cow<'a, str>>, Wrong> {
        match self {
            Cell::Absent | Cell::Null => Ok(None),
            Cell::Text(text) => Ok(Some(text)),
            Cell::Loose(text) => Ok(Some(Cow::Borrowed(text))),
            other => Err(other.not(field, "text")),
        }
    }

    /// Text that is kept, or none.
    pub fn owned(self, field: &str) -> Result<Option<String>, Wrong> {
        Ok(self.text(field)?.map(Cow::into_owned))
    }

    /// A number, or none.
    pub fn number(self, field: &str) -> Result<Option<f64>, Wrong> {
        match self {
            Cell::Absent | Cell::Null => Ok(None),
            Cell::Number(number) => Ok(Some(number)),
            Cell::Loose(text) => match text.trim().parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(Wrong::new(field, format_args!("\"{text}\" is no number"))),
            },
            other => Err(other.not(field, "a number")),
        }
    }

    /// A whole number from 0 on, or none.
    pub fn whole(self, field: &str) -> Result<Option<u64>, Wrong> {
        // Numbers up to 2^53 are exact.
        match self.number(field)? {
            None => Ok(None),
            Some(number) if number >= 0.0 && number.fract() == 0.0 && number < 9e15 => Ok(Some(number as u64)),
            Some(number) => Err(Wrong::new(field, format_args!("{number} is no whole number from 0 on"))),
        }
    }

    /// Yes or no, or neither.
    pub fn truth(self, field: &str) -> Result<Option<bool>, Wrong> {
        match self {
            Cell::Absent | Cell::Null => Ok(None),
            Cell::Bool(truth) => Ok(Some(truth)),
            Cell::Loose("true") => Ok(Some(true)),
            Cell::Loose("false") => Ok(Some(false)),
            other => Err(other.not(field, "true or false")),
        }
    }

    /// A day, or none.
    pub fn day(self, field: &str) -> Result<Option<chrono::NaiveDate>, Wrong> {
        let Some(text) = self.text(field)? else {
            return Ok(None);
        };
        match day_of(&text) {
            Some(day) => Ok(Some(day)),
            None => {
                Err(Wrong::new(field, format_args!("\"{text}\" is no day of the calendar; write it as YYYY-MM-DD")))
            }
        }
    }

    /// One word of a closed set, or none.
    pub fn word<W: std::str::FromStr<Err = crate::claim::Error>>(self, field: &str) -> Result<Option<W>, Wrong> {
        let text = self.text(field)?;
        text.map(|text| text.parse().map_err(|error| Wrong::new(field, error))).transpose()
    }
}

impl<'a, T: Deserialize<'a> + 'a> Cell<'a, T> {
    /// A list. In a table it is text: JSON where it starts with a bracket, else
    /// values joined by semicolons.
    pub fn list(self, field: &str) -> Result<Vec<Cell<'a, T>>, Wrong> {
        match self {
            Cell::Absent | Cell::Null => Ok(Vec::new()),
            Cell::List(items) => Ok(items),
            Cell::Loose(text) if text.starts_with('[') => match serde_json::from_str(text) {
                Ok(Cell::List(items)) => Ok(items),
                // A label in brackets is no JSON: "[sic]".
                _ => Ok(split(text)),
            },
            Cell::Loose(text) => Ok(split(text)),
            other => Err(other.not(field, "a list")),
        }
    }
}

/// Splits what `join` joined.
fn split<'a, T>(text: &str) -> Vec<Cell<'a, T>> {
    let mut items = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == ';' {
            letters.next_if_eq(&' ');
            items.push(String::new());
            continue;
        }
        let escaped = (letter == '\\').then(|| letters.next_if(|next| matches!(next, ';' | '\\'))).flatten();
        if let Some(item) = items.last_mut() {
            item.push(escaped.unwrap_or(letter));
        }
    }
    items.into_iter().map(|item| Cell::Text(Cow::Owned(item))).collect()
}

/// Joins values with "; ", a semicolon in them as `\;` and a backslash as `\\`.
/// A first value that starts with a bracket would be read as JSON: its list is JSON.
pub(super) fn join(items: &[String]) -> String {
    if items.first().is_some_and(|item| item.starts_with('[')) {
        return serde_json::to_string(items).unwrap_or_default();
    }
    let escaped: Vec<String> = items.iter().map(|item| item.replace('\\', "\\\\").replace(';', "\\;")).collect();
    escaped.join("; ")
}

/// Reads YYYY-MM-DD and nothing else.
pub(super) fn day_of(text: &str) -> Option<chrono::NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    chrono::NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
}

impl<'de: 'a, 'a, T: Deserialize<'de> + 'a> Deserialize<'de> for Cell<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cell<'a, T>, D::Error> {
        deserializer.deserialize_any(Any(PhantomData))
    }
}

struct Any<'a, T>(PhantomData<Cell<'a, T>>);

impl<'de: 'a, 'a, T: Deserialize<'de> + 'a> Visitor<'de> for Any<'a, T> {
    type Value = Cell<'a, T>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Bool(truth))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Number(number as f64))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell<'a, T>, E> {
        Ok(Cell::Text(Cow::Owned(text.to_string())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Cell<'a, T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Cell::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell<'a, T>, A::Error> {
        Ok(Cell::Object(Box::new(T::deserialize(MapAccessDeserializer::new(map))?)))
    }
}

/// The name of a field, borrowed where it has no escapes.
pub(super) struct Key<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key<'a>, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("the name of a field")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.to_string())))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// An object of which no field is looked at.
#[derive(Debug, Default)]
pub(super) struct NoFields;

impl<'de> Deserialize<'de> for NoFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<NoFields, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| NoFields)
    }
}

impl<'a> Fill<'a> for NoFields {
    fn fill(&mut self, _: &str, _: &'a str) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_text_read_back() {
        let cases: &[(&[&str], &str)] = &[
            (&["a", "b"], "a; b"),
            (&["a;b", "c"], r"a\;b; c"),
            (&[r"a\", "b"], r"a\\; b"),
            (&[r"a\;", r"\\"], r"a\\\;; \\\\"),
            (&["a", " b", ""], "a;  b; "),
            (&["[a]", "b"], r#"["[a]","b"]"#),
        ];
        for (items, text) in cases {
            let items: Vec<String> = items.iter().map(|item| item.to_string()).collect();
            assert_eq!(join(&items), *text);
            let cell: Cell = Cell::Loose(text);
            let back: Vec<_> =
                cell.list("tags").unwrap().into_iter().map(|item| item.owned("tag").unwrap().unwrap()).collect();
            assert_eq!(back, items, "{text}");
        }
    }

    #[test]
    fn lists_by_hand_need_no_space() {
        let cell: Cell = Cell::Loose(r"trade;ports\x; [sic]");
        let items: Vec<_> = cell.list("tags").unwrap().into_iter().map(|item| item.owned("tag").unwrap()).collect();
        assert_eq!(items, [Some("trade".into()), Some(r"ports\x".into()), Some("[sic]".into())]);
    }

    #[test]
    fn days_are_read_in_one_form() {
        for (text, want) in [("2024-02-29", true), ("2025-02-29", false), ("2025-3-1", false), ("2025-03-16T00", false)]
        {
            assert_eq!(day_of(text).is_some(), want, "{text}");
        }
    }

    #[test]
    fn a_wrong_type_is_told_in_words() {
        let cell: Cell = serde_json::from_str("[1]").unwrap();
        let wrong = cell.text("speaker").unwrap_err();
        assert_eq!((wrong.field.as_str(), wrong.what.as_str()), ("speaker", "a list where text should be"));
        let cell: Cell = serde_json::from_str("1.5").unwrap();
        insta::assert_snapshot!(cell.whole("article.start").unwrap_err().what, @"1.5 is no whole number from 0 on");
    }
}
