//! Events once they are dated, and bare dates given as a limit.

use super::form::row;
use super::phrase::Words;
use super::time::{Base, Clock, Time, Year};
use super::{Anchor, Kind, Precision, Reading, Settings, Window, lex};
use super::{calendar, distance};
use chrono::{Datelike, NaiveDate};

/// Gives the reading of a bare date given as a deadline: a limit, open from `said` on.
///
/// The span is empty, since no words were read.
pub fn limit(day: NaiveDate, said: NaiveDate) -> Reading {
    let window = Window { opens: Some(said.min(day)), due: Some(day), lapses: Some(day) };
    Reading { span: 0..0, rule: "by-day", kind: Kind::By, precision: Precision::Exact, window, anchor: None }
}

/// Gives the window of a deadline that hangs on an event, once the event is dated
/// `first` to `last`.
///
/// `kind` is the claim's: a denial or a hold lapses when it is due. A relation that
/// nobody knows counts as "by".
pub fn dated(anchor: &Anchor, kind: Kind, said: NaiveDate, first: NaiveDate, last: NaiveDate) -> Window {
    let (first, last) = (first.min(last), first.max(last));
    let relation = anchor.relation.to_lowercase();
    let window = |opens: NaiveDate, due: Option<NaiveDate>, lapses: Option<NaiveDate>| {
        let lapses = if kind == Kind::By { lapses } else { due };
        Window { opens: Some(due.map_or(opens, |due| opens.min(due))), due, lapses }
    };
    let exact = |opens, due| window(opens, Some(due), Some(due));
    let eve = calendar::shift(first, -1).unwrap_or(first);
    let after = calendar::shift(last, 1).unwrap_or(last);
    let days = |count| calendar::shift(last, count);
    let word = |name: &str| relation.split_whitespace().any(|word| word == name);
    if word("shortly") || word("immediately") {
        let (due, lapses) = if word("shortly") { (14, 30) } else { (1, 7) };
        return window(after, days(due), days(lapses));
    }
    if word("soon") {
        return window(after, days(30), days(90));
    }
    if word("within") || word("inside") {
        let reach = lex::with_tokens(&relation, |tokens| {
            let words = Words { text: &relation, tokens, clock: clock(said), given: true, depth: 0 };
            (0..tokens.len()).find_map(|at| words.distance(at)).and_then(|(distance, _)| {
                distance.window(last, distance::Lead::Within).map(|(due, lapses, _)| (due, lapses))
            })
        });
        if let Some((due, lapses)) = reach {
            return window(said, Some(due), Some(lapses));
        }
    }
    if let Some(day) = counted(&relation, said, first, last) {
        return exact(day.max(said), day);
    }
    if word("end") && (word("by") || word("before") || word("until") || word("through")) {
        return exact(said, last);
    }
    if word("until") || word("till") || word("before") || word("ahead") || word("prior") {
        return exact(said, eve);
    }
    if word("through") || word("by") || word("no") && word("later") {
        let due = if word("by") && kind == Kind::By { first } else { last };
        return if word("through") { exact(said, last) } else { by(said, due, last, kind) };
    }
    if word("after") || word("following") {
        return Window { opens: Some(after), due: None, lapses: None };
    }
    exact(first.max(said), last)
}

/// "by A": due and lapsing on A, whatever the event's length.
fn by(said: NaiveDate, first: NaiveDate, _last: NaiveDate, _kind: Kind) -> Window {
    Window { opens: Some(said.min(first)), due: Some(first), lapses: Some(first) }
}

/// The day of "two weeks after", "the day before".
fn counted(relation: &str, said: NaiveDate, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let back = relation.ends_with("before") || relation.ends_with("eve of");
    if !back && !relation.ends_with("after") && !relation.ends_with("from") {
        return None;
    }
    let full = format!("{relation} {}", if back { first } else { last });
    lex::with_tokens(&full, |tokens| {
        let words = Words { text: &full, tokens, clock: clock(said), given: true, depth: 0 };
        let (time, end) = words.time(0)?;
        let counted = end >= tokens.len() && time != Time::new(Base::Date(Year::At(0), 1, 1));
        let named = words.clock.instance(&time, 0)?;
        (counted && named.first == named.last).then_some(named.first)
    })
    .filter(|day| day.year() > 0)
}

fn clock(said: NaiveDate) -> Clock {
    Clock { said, settings: Settings::default() }
}

#[allow(unused_imports)]
use row as _;

impl Words<'_> {
    /// The relation and the name of an event: lower case, single spaces, no article.
    pub(crate) fn anchor(&self, at: usize, name: usize, end: usize) -> (String, String) {
        use super::words::W;
        let name_end = end.min(self.tokens.len());
        let name = name.min(name_end);
        let join = |from: usize, to: usize, lower: bool| {
            let (Some(first), Some(last)) = (self.token(from), self.token(to.saturating_sub(1))) else {
                return String::new();
            };
            if to <= from {
                return String::new();
            }
            let text = &self.text[first.start as usize..last.end as usize];
            let mut out = String::with_capacity(text.len());
            for word in text.split_whitespace() {
                if !out.is_empty() {
                    out.push(' ');
                }
                if lower { out.push_str(&word.to_lowercase()) } else { out.push_str(word) }
            }
            out
        };
        let mut event = name;
        while event + 1 < name_end && self.any(event, &[W::The, W::A]) {
            event += 1;
        }
        let relation = if name > at { join(at, name, true) } else { "during".to_string() };
        (relation, join(event, name_end, false))
    }
}
