//! A claim as a line of JSON, in the full shape of `export` or flat.

use super::lines::wrong;
use super::names::Numbered;
use chrono::NaiveDate;
use sayso::score::{Gatherer, Holds, Id, Outcome, Sample, day_number};
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// The fields of a claim that measures are made of. Both shapes in one: the flat one
/// has its window beside the words, the full one in `deadline`.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Line<'a> {
    #[serde(borrow)]
    id: Name<'a>,
    #[serde(borrow)]
    speaker: Option<Text<'a>>,
    #[serde(borrow)]
    source: Option<Text<'a>>,
    p: Option<f64>,
    #[serde(borrow)]
    p_from: Option<Text<'a>>,
    #[serde(borrow)]
    hedge: Hedge<'a>,
    said: Day,
    opens: Day,
    due: Day,
    lapses: Day,
    #[serde(borrow)]
    deadline: Deadline<'a>,
    #[serde(borrow)]
    outcome: Option<Text<'a>>,
    #[serde(borrow)]
    status: Option<Text<'a>>,
    happened_on: Day,
    #[serde(borrow)]
    event: Option<Text<'a>>,
    #[serde(borrow)]
    polarity: Option<Text<'a>>,
    #[serde(borrow)]
    kind: Option<Text<'a>>,
    #[serde(borrow)]
    tags: Option<Vec<Text<'a>>>,
    withdrawn: Option<IgnoredAny>,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub fn read(text: &'a [u8]) -> Result<Line<'a>, String> {
        serde_json::from_slice(text).map_err(wrong)
    }

    /// What it is called.
    pub fn id(&self) -> Id<'_> {
        match &self.id {
            Name::None => Id::Text(""),
            Name::Number(number) => Id::Number(*number),
            Name::Text(text) => Id::Text(text),
        }
    }

    /// Its tags, those that are not blank.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().flatten().filter_map(|tag| filled(Some(tag)))
    }

    /// The numbers of the claim; none for one that was withdrawn.
    pub fn sample(&self, names: &mut Numbered, gatherer: &mut Gatherer) -> Result<Option<Sample>, String> {
        if self.withdrawn.is_some() {
            return Ok(None);
        }
        let outcome = match filled(self.outcome.as_ref()).or(filled(self.status.as_ref())) {
            None => Outcome::Pending,
            Some(word) => Outcome::of(word)
                .ok_or_else(|| format!("\"{word}\" is no outcome: fulfilled, missed, pending, void"))?,
        };
        let said = self.said.0.ok_or("said: the day is missing")?;
        let words = filled(self.hedge.0.as_ref());
        let source = filled(self.source.as_ref());
        let speaker = filled(self.speaker.as_ref()).or(source);
        let kind = filled(self.kind.as_ref());
        let Deadline { opens, due, lapses, kind: window, rule } = &self.deadline;
        // The flat shape may call the kind of window by the name of the sort of claim.
        let window = filled(window.as_ref()).or(kind);
        let lasting = matches!(window, Some("hold" | "deny"));
        let denied = filled(self.polarity.as_ref()) == Some("denied");
        Ok(Some(Sample {
            speaker: speaker.map(|name| names.speakers.number(name)),
            source: source.map(|name| names.sources.number(name)),
            event: filled(self.event.as_ref()).map(|name| names.events.number(name)),
            rule: filled(rule.as_ref()).map(|name| names.rules.number(name)),
            kind: kind.filter(|kind| !matches!(*kind, "by" | "hold" | "deny")).map(|name| names.kinds.number(name)),
            said,
            opens: opens.0.or(self.opens.0),
            due: due.0.or(self.due.0),
            lapses: lapses.0.or(self.lapses.0),
            outcome,
            happened_on: self.happened_on.0,
            p: self.number()?,
            hedge: words.and_then(|words| gatherer.words(words)),
            holds: if lasting || denied { Holds::Throughout } else { Holds::Once },
        }))
    }

    /// The probability, where it was given as a number and not computed from words.
    fn number(&self) -> Result<Option<f64>, String> {
        let computed = filled(self.p_from.as_ref()).is_some_and(|from| from != "number");
        match self.p {
            Some(_) if computed => Ok(None),
            Some(p) if !(0.0..=1.0).contains(&p) => Err(format!("p: {p} is not between 0 and 1")),
            p => Ok(p),
        }
    }
}

/// Text that holds something, without the space around it.
fn filled<'t>(text: Option<&'t Text<'_>>) -> Option<&'t str> {
    text.map(|text| text.0.trim()).filter(|text| !text.is_empty())
}

/// Text that is borrowed from the line where it has no escapes. A number stands for its
/// digits: many systems number their speakers and questions.
pub struct Text<'a>(pub(super) Cow<'a, str>);

/// What a line is called: a number or a text.
#[derive(Default)]
pub enum Name<'a> {
    #[default]
    None,
    Number(i64),
    Text(Cow<'a, str>),
}

struct AsText;

impl<'de> Visitor<'de> for AsText {
    type Value = Text<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a text")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Text<'de>, E> {
        Ok(Text(number.to_string().into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text<'de>, E> {
        Ok(Text(number.to_string().into()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_string())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text<'a>, D::Error> {
        deserializer.deserialize_any(AsText)
    }
}

/// A day; none for null.
#[derive(Default, Clone, Copy)]
pub struct Day(Option<i32>);

/// The words of a hedge, given bare or in an object.
#[derive(Default)]
pub struct Hedge<'a>(Option<Text<'a>>);

/// What measures need of a deadline. Bare words tell no day here.
#[derive(Default)]
pub struct Deadline<'a> {
    opens: Day,
    due: Day,
    lapses: Day,
    kind: Option<Text<'a>>,
    rule: Option<Text<'a>>,
}

struct AsName;

impl<'de> Visitor<'de> for AsName {
    type Value = Name<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a number or a text as id")
    }

    fn visit_unit<E: Error>(self) -> Result<Name<'de>, E> {
        Ok(Name::None)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Name<'de>, E> {
        Ok(Name::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Name<'de>, E> {
        match i64::try_from(number) {
            Ok(number) => Ok(Name::Number(number)),
            Err(_) => Ok(Name::Text(number.to_string().into())),
        }
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Name<'de>, E> {
        Ok(Name::Text(number.to_string().into()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Name<'de>, E> {
        Ok(Name::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Name<'de>, E> {
        Ok(Name::Text(Cow::Owned(text.to_string())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name<'a>, D::Error> {
        deserializer.deserialize_any(AsName)
    }
}

struct AsDay;

impl Visitor<'_> for AsDay {
    type Value = Day;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a day as YYYY-MM-DD, or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Day, E> {
        Ok(Day(None))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
        match day(text.as_bytes()) {
            Some(day) => Ok(Day(Some(day))),
            None => Err(E::custom(format_args!("\"{text}\" is no day as YYYY-MM-DD"))),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        deserializer.deserialize_any(AsDay)
    }
}

/// Days since 1970-01-01 of a day as YYYY-MM-DD.
fn day(text: &[u8]) -> Option<i32> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    NaiveDate::from_ymd_opt(year as i32, month, day).map(day_number)
}

struct AsHedge;

impl<'de> Visitor<'de> for AsHedge {
    type Value = Hedge<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("hedge words, or an object with words")
    }

    fn visit_unit<E: Error>(self) -> Result<Hedge<'de>, E> {
        Ok(Hedge(None))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Hedge<'de>, E> {
        Ok(Hedge(Some(Text(Cow::Borrowed(text)))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Hedge<'de>, E> {
        Ok(Hedge(Some(Text(Cow::Owned(text.to_string())))))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Hedge<'de>, M::Error> {
        let mut hedge = Hedge(None);
        while let Some(Text(key)) = map.next_key()? {
            if key == "words" {
                hedge.0 = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(hedge)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Hedge<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hedge<'a>, D::Error> {
        deserializer.deserialize_any(AsHedge)
    }
}

struct AsDeadline;

impl<'de> Visitor<'de> for AsDeadline {
    type Value = Deadline<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a deadline as an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Deadline<'de>, E> {
        Ok(Deadline::default())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Deadline<'de>, M::Error> {
        let mut deadline = Deadline::default();
        while let Some(Text(key)) = map.next_key()? {
            match &*key {
                "opens" => deadline.opens = map.next_value()?,
                "due" => deadline.due = map.next_value()?,
                "lapses" => deadline.lapses = map.next_value()?,
                "kind" => deadline.kind = map.next_value()?,
                "rule" => deadline.rule = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(deadline)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Deadline<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Deadline<'a>, D::Error> {
        deserializer.deserialize_any(AsDeadline)
    }
}
