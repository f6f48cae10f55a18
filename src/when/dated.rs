//! Events once they are dated, and bare dates given as a limit.

use super::clock::Clock;
use super::cursor::Words;
use super::{Anchor, Kind, Precision, Reading, Settings, Window, lex};
use super::{calendar, distance};
use chrono::NaiveDate;

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
            let words = Words::new(&relation, tokens, clock(said), true);
            (0..tokens.len()).find_map(|at| words.distance(at)).and_then(|(distance, _)| {
                distance.window(last, distance::Lead::Within).map(|(due, lapses, _)| (due, lapses))
            })
        });
        if let Some((due, lapses)) = reach {
            return window(said, Some(due), Some(lapses));
        }
    }
    if let Some((from, to)) = counted(&relation, said, first, last) {
        return exact(from.max(said), to);
    }
    // "not until the vote" with no verb denied: from then on, as "after" a time.
    let open = (word("not") || word("no")) && kind == Kind::By && !word("later");
    if open || word("after") || word("following") {
        if word("until") && !open {
            return exact(said, last);
        }
        let opens = if word("after") || word("following") { after } else { first.max(said) };
        return Window { opens: Some(opens), due: None, lapses: None };
    }
    if word("end") && (word("by") || word("before") || word("until") || word("through")) {
        return exact(said, last);
    }
    if word("until") || word("till") || word("before") || word("ahead") || word("prior") {
        return exact(said, eve);
    }
    if word("through") {
        return exact(said, last);
    }
    if word("by") || word("no") && word("later") {
        // "by A" is due on A, whatever the event's length.
        let due = if word("by") && kind == Kind::By { first } else { last };
        return Window { opens: Some(said.min(due)), due: Some(due), lapses: Some(due) };
    }
    exact(first.max(said), last)
}

/// The days of "two weeks after", "the day before", "the week after".
fn counted(relation: &str, said: NaiveDate, first: NaiveDate, last: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let back = relation.ends_with("before") || relation.ends_with("eve of");
    if !back && !relation.ends_with("after") && !relation.ends_with("from") {
        return None;
    }
    let relation = relation.strip_prefix("on ").unwrap_or(relation);
    let full = format!("{relation} {}", if back { first } else { last });
    lex::with_tokens(&full, |tokens| {
        let words = Words::new(&full, tokens, clock(said), true);
        let (time, end) = words.time(0)?;
        let named = words.clock.instance(&time, 0)?;
        (end >= tokens.len()).then_some((named.first, named.last))
    })
}

fn clock(said: NaiveDate) -> Clock {
    Clock { said, settings: Settings::default() }
}
