//! What the log tells of a claim, in words: one line an entry, for `show` and for
//! the dossiers of `report`.

use sayso::claim::{Claim, Deadline};
use sayso::ledger::{Change, Entry};
use sayso::review::Resolution;
use sayso::when::Window;

/// Tells entries as instants and what was done, in their order.
pub fn told(entries: &[Entry]) -> Vec<(String, String)> {
    let mut before: Option<Claim> = None;
    let mut lines = Vec::with_capacity(entries.len());
    for entry in entries {
        let change = entry.body.as_ref().map(|body| Change::read(&entry.kind, body));
        let line = match &change {
            None => format!("entry {}: {}, blanked by a redaction", entry.seq, entry.kind),
            Some(Err(error)) => format!("entry {}: {}, cannot be read: {error}", entry.seq, entry.kind),
            Some(Ok(change)) => format!("entry {}: {}", entry.seq, of_change(change, before.as_ref())),
        };
        if let Some(Ok(Change::Claim { claim, .. } | Change::Amended { claim, .. })) = change {
            before = Some(claim);
        }
        lines.push((entry.at.clone(), line));
    }
    lines
}

fn of_change(change: &Change, before: Option<&Claim>) -> String {
    match change {
        Change::Claim { recorded_at: None, .. } => "recorded".to_string(),
        Change::Claim { recorded_at: Some(at), .. } => format!("recorded, first on {at} in another file"),
        Change::Amended { claim, .. } => amended(before, claim),
        Change::Withdrawn { reason, .. } => format!("withdrawn: {reason}"),
        Change::Reread { deadline, .. } => format!("deadline read again: {}", of_deadline(deadline.as_ref())),
        Change::Moved { event, window, .. } => format!("window set by the event \"{event}\": {}", of_window(window)),
        Change::Resolved { resolution, .. } => resolved(resolution),
        Change::Reopened { reviewer, note, .. } => format!("reopened by {reviewer}{}", with(note.as_deref())),
        Change::EventNamed { event } => format!("event \"{event}\" named"),
        Change::EventDated { event, first: Some(first), last } => match last.filter(|last| last != first) {
            Some(last) => format!("event \"{event}\" dated {first} to {last}"),
            None => format!("event \"{event}\" dated {first}"),
        },
        Change::EventDated { event, .. } => format!("date of the event \"{event}\" taken back"),
        Change::EventAlias { event, alias } => format!("event \"{event}\" is also called \"{alias}\""),
        Change::EventTied { event: Some(event), .. } => format!("tied to the event \"{event}\""),
        Change::EventTied { event: None, .. } => "tied to no event any more".to_string(),
        Change::Renamed { party, name, to } => format!("{} \"{name}\" renamed to \"{to}\"", party.name()),
        Change::Merged { party, name, into } => format!("{} \"{name}\" counts as \"{into}\"", party.name()),
        Change::Split { party, name } => format!("{} \"{name}\" stands for itself again", party.name()),
        Change::Article { sha256, .. } => format!("article {sha256} kept"),
        Change::Redacted { reason, .. } => format!("redacted: {reason}"),
    }
}

/// What an amendment changed, field by field where the old wording is known.
fn amended(before: Option<&Claim>, now: &Claim) -> String {
    let Some(before) = before else {
        return format!("amended to \"{}\"", now.statement);
    };
    let mut changed = Vec::new();
    let mut note = |name: &str, old: Option<&str>, new: Option<&str>| {
        if old != new {
            let quoted = |text: Option<&str>| text.map_or_else(|| "none".to_string(), |text| format!("\"{text}\""));
            changed.push(format!("{name} from {} to {}", quoted(old), quoted(new)));
        }
    };
    note("statement", Some(&before.statement), Some(&now.statement));
    note("quote", before.quote.as_deref(), now.quote.as_deref());
    note("speaker", before.speaker.as_deref(), now.speaker.as_deref());
    note("role", before.role.as_deref(), now.role.as_deref());
    note("source", before.source.as_deref(), now.source.as_deref());
    note("address", before.url.as_deref(), now.url.as_deref());
    note("archive", before.archive.as_deref(), now.archive.as_deref());
    note("said", Some(&before.said.to_string()), Some(&now.said.to_string()));
    let deadlines = [before, now].map(|claim| of_deadline(claim.deadline.as_ref()));
    note("deadline", Some(&deadlines[0]), Some(&deadlines[1]));
    let words = [before, now].map(|claim| claim.hedge.as_ref().map(|hedge| hedge.words.clone()));
    note("hedge", words[0].as_deref(), words[1].as_deref());
    let numbers = [before, now].map(|claim| claim.p.map(|p| p.to_string()));
    note("probability", numbers[0].as_deref(), numbers[1].as_deref());
    note("polarity", Some(before.polarity.name()), Some(now.polarity.name()));
    note("kind", Some(before.kind.name()), Some(now.kind.name()));
    note("condition", before.condition.as_deref(), now.condition.as_deref());
    note("event", before.event.as_deref(), now.event.as_deref());
    let tags = [before, now].map(|claim| claim.tags.join(", "));
    note("tags", Some(&tags[0]), Some(&tags[1]));
    if changed.is_empty() { "amended".to_string() } else { format!("amended: {}", changed.join("; ")) }
}

fn resolved(resolution: &Resolution) -> String {
    let day = resolution.happened_on.map(|day| format!(", day {day}")).unwrap_or_default();
    let reason = resolution.reason.map(|reason| format!(" ({})", reason.name())).unwrap_or_default();
    let verdict = resolution.verdict.name();
    format!("ruled {verdict}{reason} by {}{day}{}", resolution.reviewer, with(resolution.note.as_deref()))
}

fn with(note: Option<&str>) -> String {
    note.map(|note| format!(": {note}")).unwrap_or_default()
}

fn of_deadline(deadline: Option<&Deadline>) -> String {
    let Some(deadline) = deadline else { return "none".to_string() };
    let words = deadline.phrase.as_deref().unwrap_or("without words");
    format!("{words}, {}", of_window(&deadline.window))
}

fn of_window(window: &Window) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_string(), |day| day.to_string());
    format!("opens {}, due {}, lapses {}", day(window.opens), day(window.due), day(window.lapses))
}
