//! A dossier: every claim of one speaker or source, each with its words, its
//! window, what was ruled and on what evidence, so that a third person can check it.

use super::{Block, Document, Fact, Fate, Figure, Section, Span, Table, Timeline, Tone, figure::Drawing, words};
use crate::claim::{Claim, Deadline, PFrom};
use crate::review::{Case, Readings, Resolution, Ripe, Status, Verdict, readings, ripe};
use crate::when::Precision;
use chrono::NaiveDate;

/// A claim with its history.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The claim and its rulings, as of the day of the report.
    pub case: Case,
    /// What the log tells of it, oldest first: the instant, and what was done.
    pub history: Vec<(String, String)>,
}

/// What a dossier is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Brief<'a> {
    /// The day of the report.
    pub as_of: NaiveDate,
    /// The reading that decides which mark a claim gets.
    pub strict: bool,
    /// The scale on which words get a probability; the claim's own where none is named.
    pub scale: Option<&'a str>,
}

/// What became of a claim under the reading asked for.
pub fn fate(case: &Case, brief: &Brief) -> Fate {
    let deadline = case.claim.deadline.as_ref();
    match (case.status(), verdicts(case)) {
        (Status::Void, _) => Fate::Void,
        (_, Some(both)) => match if brief.strict { both.strict } else { both.lenient } {
            Verdict::Fulfilled => Fate::Kept,
            Verdict::Missed => Fate::Missed,
            Verdict::Void => Fate::Void,
        },
        (status, None) => match ripe(status, deadline, brief.as_of) {
            Some(Ripe::Overdue) => Fate::Overdue,
            _ => Fate::Pending,
        },
    }
}

fn verdicts(case: &Case) -> Option<Readings> {
    let happened = case.resolution().and_then(|ruled| ruled.happened_on);
    readings(case.status(), happened, case.claim.deadline.as_ref())
}

/// Adds the claims to a report: a timeline, a list, and each claim with all that
/// stands behind it. Claims come in the order of the days they were said.
pub fn add(document: &mut Document, entries: &[Entry], brief: &Brief) {
    let mut order: Vec<&Entry> = entries.iter().collect();
    order.sort_by_key(|entry| (entry.case.claim.said, entry.case.id));
    document.sections.push(overview(&order, brief));
    let mut section = Section::new("claims", "Each claim");
    for entry in &order {
        write(&mut section, entry, brief);
    }
    if order.is_empty() {
        section.text("There are none.");
    }
    document.sections.push(section);
    document.sections.push(method());
}

/// What a third person must know to check a dossier.
fn method() -> Section {
    let mut section = Section::new("method", "How this was done");
    for text in [
        "Every claim stands as it was said, with the day, the speaker and the source. Its deadline words are read by \
         published rules into a window of days: it opens on the first day that counts, is due on the last day before a \
         fair reader may call it late, and lapses on the last day on which a fair speaker may still call it kept.",
        "A person, never the clock, rules whether a claim came true, and names the day and the evidence. What came true \
         inside the window is kept: up to the due day under the strict reading, up to the day it lapses under the \
         lenient one. A claim ruled void, and one that nobody has ruled on, counts neither as kept nor as missed.",
        "Rates stand with the number of claims behind them and a 95% interval after Wilson (1927). How \
         several statements by one speaker about one event count, the last lines of this report say.",
        "Every entry is part of a chain of SHA-256 hashes. `sayso verify --head` with the log's head below proves that \
         nothing before it was changed, removed or added.",
    ] {
        section.text(text);
    }
    section
}

fn overview(entries: &[&Entry], brief: &Brief) -> Section {
    let mut section = Section::new("timeline", "All claims at a glance");
    let mut table = Table::new("All claims, by the day they were said")
        .number("id")
        .text("said")
        .text("due")
        .text("what became of it")
        .text("claim");
    for entry in entries {
        let claim = &entry.case.claim;
        let due = claim.deadline.as_ref().and_then(|deadline| deadline.window.due);
        table.row([
            format!("#{}", entry.case.id).into(),
            claim.said.to_string().into(),
            due.map_or_else(|| words::NONE.to_string(), |day| day.to_string()).into(),
            mark(&entry.case, brief),
            words::cut(&claim.statement, 90).into(),
        ]);
    }
    if !entries.is_empty() {
        section.figure(timeline(entries, brief));
    }
    section.table(table);
    section
}

fn mark(case: &Case, brief: &Brief) -> super::Cell {
    if case.withdrawn.is_some() {
        return super::Cell::toned("withdrawn", Tone::Muted);
    }
    let fate = fate(case, brief);
    super::Cell::toned(format!("{} {}", fate.sign(), fate.word()), fate.tone())
}

fn timeline(entries: &[&Entry], brief: &Brief) -> Figure {
    let standing = entries.iter().filter(|entry| entry.case.withdrawn.is_none());
    let rows: Vec<Span> = standing
        .map(|entry| {
            let claim = &entry.case.claim;
            let window = claim.deadline.as_ref().map(|deadline| deadline.window);
            Span {
                label: format!("#{} {}", entry.case.id, claim.statement),
                anchor: Some(format!("claim-{}", entry.case.id)),
                said: claim.said,
                opens: window.and_then(|window| window.opens),
                due: window.and_then(|window| window.due),
                lapses: window.and_then(|window| window.lapses),
                happened: entry.case.resolution().and_then(|ruled| ruled.happened_on),
                fate: fate(&entry.case, brief),
            }
        })
        .collect();
    let count = |fate: Fate| rows.iter().filter(|row| row.fate == fate).count() as u64;
    let fates = [Fate::Kept, Fate::Missed, Fate::Void, Fate::Pending, Fate::Overdue];
    let told: Vec<String> = fates
        .iter()
        .filter(|fate| count(**fate) > 0)
        .map(|fate| format!("{} {}", words::count(count(*fate)), fate.word()))
        .collect();
    let days = |day: Option<&Span>| day.map_or_else(String::new, |row| row.said.to_string());
    Figure {
        title: "Claims and their windows".to_string(),
        alt: format!(
            "{} said from {} to {}: {}. The table below lists them.",
            words::counted(rows.len() as u64, "claim"),
            days(rows.first()),
            days(rows.last()),
            words::list(&told)
        ),
        caption: "A line marks the day it was said; the solid part of the bar is the window up to the strict \
                  deadline, the pale part what the lenient reading adds. ✓ kept, ✗ missed, ∅ void, … pending, \
                  ! overdue: not ruled on though the window has closed."
            .to_string(),
        drawing: Drawing::Timeline(Timeline { rows, as_of: Some(brief.as_of) }),
    }
}

fn write(section: &mut Section, entry: &Entry, brief: &Brief) {
    let (case, claim) = (&entry.case, &entry.case.claim);
    let text = format!("#{}, said on {}", case.id, claim.said);
    section.blocks.push(Block::Heading { id: format!("claim-{}", case.id), text });
    section.blocks.push(Block::Quote(claim.statement.clone()));
    if let Some(quote) = claim.quote.as_ref().filter(|quote| **quote != claim.statement) {
        section.blocks.push(Block::Quote(quote.clone()));
    }
    let mut facts = vec![verdict(case, brief)];
    facts.extend(place(claim));
    facts.extend(window(claim.deadline.as_ref()));
    facts.push(Fact::new("probability", probability(claim, brief.scale)));
    let asides = [("condition", &claim.condition), ("event", &claim.event)];
    facts.extend(asides.into_iter().filter_map(|(name, text)| Some(Fact::new(name, text.as_ref()?))));
    if !claim.tags.is_empty() {
        facts.push(Fact::new("tags", claim.tags.join(", ")));
    }
    for ruled in &case.resolutions {
        facts.extend(ruling(ruled));
    }
    if case.disputed() {
        facts.push(Fact::new("disputed", "reviewers differ; the latest ruling counts").toned(Tone::Warning));
    }
    for (at, what) in &entry.history {
        facts.push(Fact::new("history", format!("{at}: {what}")));
    }
    section.blocks.push(Block::Facts(facts));
}

/// What became of it, under both readings, in words.
fn verdict(case: &Case, brief: &Brief) -> Fact {
    if let Some(withdrawn) = &case.withdrawn {
        let text = format!("withdrawn, out of every count: {}", withdrawn.reason);
        return Fact::new("verdict", text).toned(Tone::Muted);
    }
    let fate = fate(case, brief);
    let lapses = case.claim.deadline.as_ref().and_then(|deadline| deadline.window.lapses);
    let told = match (verdicts(case), fate) {
        (Some(Readings { strict, lenient }), _) if strict == lenient => {
            format!("{} under both readings", fate.word())
        }
        (Some(_), _) => "kept under the lenient reading, missed under the strict one".to_string(),
        (None, Fate::Void) => "void: counts neither as kept nor as missed".to_string(),
        (None, Fate::Overdue) => match lapses {
            Some(day) => format!("overdue: its window closed on {day} and nobody has ruled on it"),
            None => "overdue: nobody has ruled on it".to_string(),
        },
        (None, _) => "pending: nobody has ruled on it".to_string(),
    };
    let came = match (case.resolution().and_then(|ruled| ruled.happened_on), case.status()) {
        (Some(day), Status::Fulfilled) => format!("; it came true on {day}"),
        (Some(day), Status::Missed) => format!("; the day it happened: {day}"),
        _ => String::new(),
    };
    Fact::new("verdict", format!("{} {told}{came}", fate.sign())).toned(fate.tone())
}

fn place(claim: &Claim) -> Vec<Fact> {
    let who = match (&claim.speaker, &claim.role) {
        (Some(name), Some(role)) => format!("{name}, {role}"),
        (Some(name), None) => name.clone(),
        (None, _) => "no speaker: counts for the source".to_string(),
    };
    let mut facts = vec![Fact::new("speaker", who)];
    let named = [("source", &claim.source), ("address", &claim.url), ("archive", &claim.archive)];
    for (name, text) in named {
        if let Some(text) = text {
            let fact = Fact::new(name, text);
            facts.push(if name == "source" { fact } else { fact.linked(text) });
        }
    }
    if let Some(passage) = &claim.article {
        let title = passage.title.as_ref().map(|title| format!("\"{title}\", ")).unwrap_or_default();
        let text = format!("{title}characters {}–{} of SHA-256 {}", passage.start, passage.end, passage.sha256);
        facts.push(Fact::new("article", text));
    }
    facts
}

fn window(deadline: Option<&Deadline>) -> Vec<Fact> {
    let Some(deadline) = deadline else {
        return vec![Fact::new("window", "none: no words limit it in time")];
    };
    let window = deadline.window;
    let from = window.opens.map(|day| format!("from {day} ")).unwrap_or_default();
    let days = match (deadline.precision(), window.due, window.lapses) {
        (Precision::Event, ..) => "hangs on an event that nobody has dated".to_string(),
        (_, Some(due), Some(lapses)) if due == lapses => format!("{from}to {due}"),
        (_, Some(due), Some(lapses)) => format!("{from}to {due} strictly, to {lapses} leniently"),
        (_, due, lapses) => match due.or(lapses) {
            Some(day) => format!("{from}to {day}"),
            None => format!("{from}without an end, so that it can hardly be missed"),
        },
    };
    let mut facts = vec![Fact::new("window", days)];
    if let Some(phrase) = &deadline.phrase {
        facts.push(Fact::new("deadline", format!("\"{phrase}\"")));
    }
    if let Some(rule) = &deadline.rule {
        let set = deadline.rules.as_ref().map(|set| format!(" of {set}")).unwrap_or_default();
        let kind = match deadline.kind_name() {
            "hold" => "; it must last all through the window",
            "deny" => "; nothing of the kind may happen in the window",
            _ => "",
        };
        facts.push(Fact::new("rule", format!("{rule}{set}{kind}")));
        let sentence = crate::when::rule(rule).map(|row| row.sentence);
        facts.extend(sentence.map(|sentence| Fact::new("", sentence).toned(Tone::Muted)));
    }
    if let Some(anchor) = &deadline.anchor {
        facts.push(Fact::new("hangs on", format!("{} {}", anchor.relation, anchor.event)));
    }
    facts
}

fn probability(claim: &Claim, scale: Option<&str>) -> String {
    let found = claim.probability(scale);
    let words = claim.hedge.as_ref().map(|hedge| hedge.words.as_str()).unwrap_or_default();
    let scale = scale.or(claim.hedge.as_ref().map(|hedge| hedge.scale.as_str())).unwrap_or_default();
    match (found.p, found.from) {
        (Some(p), PFrom::Number) => format!("{}, as a number", words::percent(p)),
        (Some(p), PFrom::Word) => format!("{}, for \"{words}\" on the scale {scale}", words::percent(p)),
        (Some(p), _) => format!("{}, said without any hedge", words::percent(p)),
        (None, _) => format!("{}: \"{words}\" is not on the scale {scale}", words::NONE),
    }
}

fn ruling(ruled: &Resolution) -> Vec<Fact> {
    let reason = ruled.reason.map(|reason| format!(" ({})", reason.name())).unwrap_or_default();
    let blind = if ruled.blind { ", without seeing who spoke" } else { "" };
    let text = format!("{}{reason}, by {} on {}{blind}", ruled.verdict.name(), ruled.reviewer, ruled.at);
    let mut facts = vec![Fact::new("ruling", text)];
    for shown in &ruled.evidence {
        facts.push(Fact::new("evidence", &shown.url).linked(&shown.url));
        if let Some(copy) = &shown.archive {
            facts.push(Fact::new("archived", copy).linked(copy));
        }
        if let Some(quote) = &shown.quote {
            facts.push(Fact::new("it says", format!("\"{quote}\"")));
        }
    }
    if ruled.evidence.is_empty() {
        facts.push(Fact::new("evidence", "none given").toned(Tone::Muted));
    }
    facts.extend(ruled.note.as_ref().map(|note| Fact::new("note", note)));
    facts
}
