//! Stand-in until the deadline reader is here.
use super::cue::View;
use super::lexicon::*;
use super::token::Kind;
use crate::when::{self, Precision, Reading, Window};

pub fn spot(view: &View<'_>) -> Vec<Reading> {
    let mut out = Vec::new();
    let (first, last) = (view.sentence.first, view.sentence.last);
    let mut at = first;
    let year = |at: usize| view.kind(at, Kind::Number) && { let b = view.bytes(at); b.len() == 4 && (b.starts_with(b"20") || b.starts_with(b"19")) };
    while at < last {
        let t = &view.structure.tokens[at];
        let mut end = at;
        let mut firm = true;
        if t.is(CALENDAR) && t.capital {
            end = at + 1;
            loop {
                if view.is(end, CALENDAR) && view.capital(end) || view.kind(end, Kind::Number) || view.any(end, &["morning", "afternoon", "evening", "night"]) { end += 1; }
                else if view.kind(end, Kind::Comma) && (year(end + 1) || view.is(end + 1, CALENDAR)) { end += 2; }
                else { break; }
            }
        } else if t.any(view.text, &["today", "tonight", "tomorrow"]) {
            end = at + 1;
            if view.any(end, &["morning", "afternoon", "evening", "night"]) { end += 1; }
        } else if t.any(view.text, &["next", "this", "coming", "following"]) && (view.is(at + 1, UNIT | CALENDAR)) {
            end = at + 2;
        } else if year(at) && view.is(at.wrapping_sub(1), PREP) {
            end = at + 1;
        } else if t.any(view.text, &["soon", "shortly", "immediately", "eventually", "imminently", "overnight"]) {
            end = at + 1; firm = false;
        } else if t.any(view.text, &["weeks", "days", "months", "years", "hours", "week", "month", "year"]) {
            let mut b = at;
            while b > first && (view.kind(b - 1, Kind::Number) || view.is(b - 1, NUMBER) || view.any(b - 1, &["next", "coming", "few", "several", "the", "a", "some", "couple", "of"])) { b -= 1; }
            if b > first && view.any(b - 1, &["in", "within", "over", "for", "during"]) && !view.any(at + 1, &["ago"]) && b < at {
                let mut p = b - 1; let _ = &mut p;
                push(view, &mut out, p, at + 1, true);
                at += 1; continue;
            }
        }
        if end > at {
            let mut b = at;
            while b > first && (view.any(b - 1, &["on", "by", "in", "until", "till", "before", "after", "from", "during", "late", "early", "the", "end", "of", "mid", "through", "since", "later", "as", "next", "this", "for", "at", "starting", "beginning", "middle", "sometime"]) || view.kind(b - 1, Kind::Number) && !year(b - 1)) { b -= 1; }
            while b < at && view.any(b, &["of", "the", "for", "as"]) && !view.any(b, &["as"]) { b += 1; }
            push(view, &mut out, b, end, firm);
            at = end;
            continue;
        }
        at += 1;
    }
    out
}

fn push(view: &View<'_>, out: &mut Vec<Reading>, a: usize, b: usize, firm: bool) {
    let t = &view.structure.tokens;
    out.push(Reading { span: t[a].start as usize..t[b - 1].end as usize, rule: if firm { "day" } else { "soon" }, kind: when::Kind::By, precision: Precision::Exact, window: Window::default(), anchor: None });
}
