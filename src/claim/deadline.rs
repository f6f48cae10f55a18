//! The words that limit a claim in time, and the window they mean.

use super::Error;
use crate::when::{self, Anchor, Kind, Precision, Reading, Window};
use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// A deadline as it is kept with a claim: the words, the rule that read them, and
/// the days. The precision follows from the rest and is never kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The words, as they stand.
    pub phrase: Option<String>,
    /// The rule set that read them, as `sayso-1`.
    pub rules: Option<String>,
    /// The id of the rule that decided.
    pub rule: Option<String>,
    /// What has to happen in the window.
    pub kind: Kind,
    /// The days, all inclusive.
    pub window: Window,
    /// The event that the days hang on.
    pub anchor: Option<Anchor>,
}

/// One of the three days of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The first day that counts.
    Opens,
    /// The strict deadline.
    Due,
    /// The lenient deadline.
    Lapses,
}

impl Deadline {
    /// Keeps what was read from `text`.
    pub fn from_reading(reading: &Reading, text: &str) -> Deadline {
        Deadline {
            phrase: text.get(reading.span.clone()).map(str::to_string),
            rules: Some(when::RULE_SET.to_string()),
            rule: Some(reading.rule.to_string()),
            kind: reading.kind,
            window: reading.window,
            anchor: reading.anchor.clone(),
        }
    }

    /// A limit given as a bare day: from the day said to that day, `by-day`.
    pub fn by_day(day: NaiveDate, said: NaiveDate) -> Deadline {
        Deadline {
            phrase: Some(day.to_string()),
            rules: Some(when::RULE_SET.to_string()),
            rule: Some("by-day".to_string()),
            kind: Kind::By,
            window: Window { opens: Some(said), due: Some(day), lapses: Some(day) },
            anchor: None,
        }
    }

    /// How sharply the window is drawn: `Event` while the event it hangs on has no
    /// day, `Open` without an end, else as `due` and `lapses` lie.
    pub fn precision(&self) -> Precision {
        let Window { opens, due, lapses } = self.window;
        if self.anchor.is_some() && opens.is_none() && due.is_none() && lapses.is_none() {
            return Precision::Event;
        }
        match (due, lapses) {
            (None, None) => Precision::Open,
            (due, lapses) if due == lapses || lapses.is_none() => Precision::Exact,
            _ => Precision::Vague,
        }
    }

    /// Whether the event it hangs on has no day yet.
    pub fn undated(&self) -> bool {
        self.precision() == Precision::Event
    }

    /// Holds the order of the days: `due` ≤ `lapses`, and `opens` ≤ `lapses`.
    ///
    /// # Errors
    /// Names the two days that are out of order.
    pub fn check(&self) -> Result<(), Error> {
        let Window { opens, due, lapses } = self.window;
        let ordered = |limit, day: Option<NaiveDate>, other, before: Option<NaiveDate>| match (day, before) {
            (Some(day), Some(before)) if day < before => Err(Error::Order { limit, day, other, before }),
            _ => Ok(()),
        };
        ordered("lapses", lapses, "due", due)?;
        ordered("due", due, "opens", opens)?;
        ordered("lapses", lapses, "opens", opens)
    }
}

/// The name of a window's kind in JSON, CSV, SQL and the log.
pub(crate) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::By => "by",
        Kind::Hold => "hold",
        Kind::Deny => "deny",
    }
}

/// The name of a precision in JSON and CSV.
pub(crate) fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "exact",
        Precision::Vague => "vague",
        Precision::Event => "event",
        Precision::Open => "open",
    }
}

/// Reads the name of a window's kind.
///
/// # Errors
/// Names the three that there are.
pub(crate) fn kind_of(name: &str) -> Result<Kind, Error> {
    match name {
        "by" => Ok(Kind::By),
        "hold" => Ok(Kind::Hold),
        "deny" => Ok(Kind::Deny),
        _ => Err(Error::Word { noun: "deadline kind", text: name.to_string(), known: "by, hold, deny".to_string() }),
    }
}

impl Deadline {
    /// The name of its kind: `by`, `hold` or `deny`.
    pub fn kind_name(&self) -> &'static str {
        kind_name(self.kind)
    }

    /// The name of its precision: `exact`, `vague`, `event` or `open`.
    pub fn precision_name(&self) -> &'static str {
        precision_name(self.precision())
    }

    /// Reads the name of a kind.
    ///
    /// # Errors
    /// Names the three that there are.
    pub fn kind_of(name: &str) -> Result<Kind, Error> {
        kind_of(name)
    }
}

impl Serialize for Deadline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Hangs<'a> {
            event: &'a str,
            relation: &'a str,
        }
        let mut out = serializer.serialize_struct("Deadline", 9)?;
        out.serialize_field("phrase", &self.phrase)?;
        out.serialize_field("rules", &self.rules)?;
        out.serialize_field("rule", &self.rule)?;
        out.serialize_field("precision", self.precision_name())?;
        out.serialize_field("kind", self.kind_name())?;
        out.serialize_field("opens", &self.window.opens)?;
        out.serialize_field("due", &self.window.due)?;
        out.serialize_field("lapses", &self.window.lapses)?;
        let hangs = self.anchor.as_ref().map(|anchor| Hangs { event: &anchor.event, relation: &anchor.relation });
        out.serialize_field("anchor", &hangs)?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(opens: &str, due: &str, lapses: &str) -> Deadline {
        let day = |text: &str| text.parse().ok();
        let mut deadline = Deadline::by_day("2025-06-30".parse().unwrap(), "2025-01-01".parse().unwrap());
        deadline.window = Window { opens: day(opens), due: day(due), lapses: day(lapses) };
        deadline
    }

    #[test]
    fn the_precision_follows_from_the_days() {
        let cases = [
            (window("2025-01-01", "2025-03-01", "2025-03-01"), "exact"),
            (window("2025-01-01", "2025-03-01", "2025-04-01"), "vague"),
            (window("2025-01-01", "", ""), "open"),
            (window("", "", ""), "open"),
        ];
        for (deadline, want) in cases {
            assert_eq!(deadline.precision_name(), want, "{deadline:?}");
        }
        let mut hangs = window("", "", "");
        hangs.anchor = Some(Anchor { relation: "before".into(), event: "midterms".into() });
        assert!(hangs.undated());
        hangs.window.opens = "2025-01-01".parse().ok();
        assert_eq!(hangs.precision_name(), "open");
    }

    #[test]
    fn days_out_of_order_are_refused() {
        assert!(window("2025-01-01", "2025-03-01", "2025-03-01").check().is_ok());
        let error = window("2025-01-01", "2025-03-01", "2025-02-01").check().unwrap_err();
        insta::assert_snapshot!(error, @"lapses 2025-02-01 lies before due 2025-03-01");
        assert!(window("2025-04-01", "2025-03-01", "2025-05-01").check().is_err());
    }
}
