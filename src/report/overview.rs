//! The report over many claims: what the record holds, how often claims were kept,
//! who is ahead and whether that means anything, and what waits for review.

use super::{Block, Cell, Document, Fact, Section, Table, Tone, ahead, slippage, surety, times, words};
use crate::score::{Counts, Kept, Measures, Proportion, Reading, Repeat, Report};

/// What a report says besides its measures.
#[derive(Debug, Clone, Default)]
pub struct Extras {
    /// What the report is about, where that is not every claim: "Steve Witkoff".
    pub about: Option<String>,
    /// Which claims were taken, where not all: "said since 2025-01-01".
    pub filters: Vec<String>,
    /// Events whose date was moved.
    pub slips: Vec<slippage::Slip>,
    /// Pending claims whose window has closed, the longest closed first: as many as
    /// are worth showing.
    pub waiting: Vec<Waiting>,
    /// Groups with fewer judged claims are not listed.
    pub min_judged: u64,
    /// Rows of a long table that are shown; the rest is counted. `None`: all.
    pub rows: Option<usize>,
}

/// A claim that waits for a ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number.
    pub id: u64,
    /// Who said it.
    pub who: String,
    /// What was said.
    pub statement: String,
    /// The day its window closed.
    pub lapsed: String,
}

/// Writes the report.
pub fn overview(report: &Report, extras: &Extras) -> Document {
    let total = &report.total;
    let mut sections = vec![record(total), rates(report)];
    sections.extend(ahead::sections(report, extras));
    sections.push(surety::probabilities(report));
    sections.extend(surety::hedges(total));
    sections.push(waiting(&total.counts, &extras.waiting));
    sections.extend(ahead::comparison(report));
    sections.extend(surety::calibration(total));
    sections.extend(times::outcome(total));
    sections.push(times::lateness(total));
    sections.extend(slippage::section(&extras.slips, extras.rows.unwrap_or(usize::MAX)));
    Document { title: title(report, extras), lead: lead(report), sections, colophon: colophon(report) }
}

fn title(report: &Report, extras: &Extras) -> String {
    let about = extras.about.as_ref().map(|name| format!(" on {name}")).unwrap_or_default();
    let filters = if extras.filters.is_empty() { String::new() } else { format!(", {}", extras.filters.join(", ")) };
    format!("Accuracy report{about} as of {}{filters}", report.config.as_of)
}

/// The answers that a reader came for: how much was kept, who leads and how surely,
/// what is still open.
fn lead(report: &Report) -> Vec<String> {
    let total = &report.total;
    let mut lead = vec![kept_sentence(chosen(report, &total.kept), reading_name(report))];
    lead.extend(ahead::lead(report));
    lead.push(open_sentence(&total.counts));
    lead
}

fn kept_sentence(kept: &Proportion, reading: &str) -> String {
    match (kept.rate, kept.k.zip(kept.wilson)) {
        (Some(rate), Some((k, bounds))) => format!(
            "{} of {} were kept: {} (95% interval {}) under the {reading} reading.",
            words::count(k),
            words::counted(kept.n, "judged claim"),
            words::about(rate),
            words::about_interval(bounds)
        ),
        (Some(rate), None) => format!(
            "{} of {} were kept under the {reading} reading, averaged within each event (so without an interval).",
            words::about(rate),
            words::counted(kept.n, "judged claim")
        ),
        _ => "No claim has been judged yet, so nothing can be said about accuracy.".to_string(),
    }
}

fn open_sentence(counts: &Counts) -> String {
    match (counts.pending, counts.overdue) {
        (0, _) if counts.judged == 0 => "Nothing is open.".to_string(),
        (0, _) => "Every claim that counts has been ruled on.".to_string(),
        (pending, 0) => format!("Still open: {}, none of them overdue.", words::counted(pending, "claim")),
        (pending, overdue) if pending == overdue => format!(
            "Still open: {}, overdue for a ruling: the window has closed, and nobody has said what came of it.",
            words::counted(pending, "claim")
        ),
        (pending, overdue) => format!(
            "Still open: {}, {} of them overdue for a ruling (their window has closed).",
            words::counted(pending, "claim"),
            words::count(overdue)
        ),
    }
}

/// The reading that the report's scores use.
pub(super) fn chosen<'a>(report: &Report, kept: &'a Kept) -> &'a Proportion {
    match report.config.reading {
        Reading::Strict => &kept.strict,
        Reading::Lenient => &kept.lenient,
    }
}

fn reading_name(report: &Report) -> &'static str {
    match report.config.reading {
        Reading::Strict => "strict",
        Reading::Lenient => "lenient",
    }
}

fn record(total: &Measures) -> Section {
    let counts = &total.counts;
    let mut section = Section::new("record", "What the record holds");
    let fact = |name: &str, n: u64, what: &str| Fact::new(name, format!("{} {what}", words::count(n)));
    let mut facts = vec![
        fact("lines", counts.lines, "statements on record"),
        fact("judged", counts.judged, "counted below as kept or missed"),
        fact("pending", counts.pending, "not ruled on yet, counted neither way").toned(Tone::Pending),
    ];
    if counts.overdue > 0 {
        let text = "of the pending: the window has closed, and nobody has ruled";
        facts.push(fact("overdue", counts.overdue, text).toned(Tone::Warning));
    }
    facts.push(fact("void", counts.void, "ruled void, counted neither way").toned(Tone::Void));
    let repeats = counts.repeats;
    let rare = [
        ("repeats", repeats, "further statements about an event already counted for the same speaker"),
        ("dropped", counts.dropped, "left out: said after the event or after the day of this report"),
        ("open-ended", counts.open, "of the judged ones have no deadline, so that they could hardly be missed"),
        ("undated", counts.undated, "of the kept ones have no day on which they came true"),
    ];
    facts.extend(rare.into_iter().filter(|(_, n, _)| *n > 0).map(|(name, n, what)| fact(name, n, what)));
    section.blocks.push(Block::Facts(facts));
    let none: Vec<&str> = rare.into_iter().filter(|(_, n, _)| *n == 0).map(|(name, ..)| name).collect();
    if !none.is_empty() {
        section.text(format!("None: {}.", none.join(", ")));
    }
    section
}

/// Kept rates under both readings, and what hangs on them.
fn rates(report: &Report) -> Section {
    let total = &report.total;
    let mut section = Section::new("kept", "How often claims were kept");
    let mut table = Table::new("Kept rates under both readings, with 95% intervals")
        .text("reading")
        .number("kept")
        .number("rate")
        .number("95% interval")
        .wide("0% to 100%", super::Align::Left, 100)
        .wide("counts as kept", super::Align::Left, 112);
    let rows = [
        ("lenient", &total.kept.lenient, "to the last fair day"),
        ("strict", &total.kept.strict, "to the strict deadline"),
        ("lenient, window closed", &total.kept_closed.lenient, "only where time is up"),
        ("strict, window closed", &total.kept_closed.strict, "only where time is up"),
    ];
    for (name, rate, meaning) in rows {
        table.row([
            name.into(),
            ratio(rate),
            rate.rate.map_or_else(Cell::none, |rate| words::percent(rate).into()),
            words::interval(rate.wilson).into(),
            Cell::bar(rate.rate, rate.wilson),
            Cell::toned(meaning, Tone::Muted),
        ]);
    }
    let counts = &total.counts;
    if counts.undated > 0 {
        table.note(format!(
            "Strict and lenient count {} as kept though the day is not known.",
            words::counted(counts.undated, "claim")
        ));
    }
    if counts.open > 0 {
        table.note(format!(
            "{} without a deadline could hardly be missed.",
            words::counted(counts.open, "judged claim")
        ));
    }
    match counts.overdue {
        0 => table.note("No claim is overdue for a ruling."),
        n => table.note(format!("{} overdue for a ruling may still change these rates.", words::counted(n, "claim"))),
    }
    section.table(table);
    if report.config.repeat == Repeat::Mean {
        section.text(
            "Averages have no whole number of kept claims: hence no intervals, no ranking, no calibration and no \
             comparison.",
        );
    }
    flips(&mut section, total);
    closed(&mut section, report);
    section
}

/// k/n, or why there is none.
pub(super) fn ratio(rate: &Proportion) -> Cell {
    match rate.k {
        _ if rate.n == 0 => Cell::toned("– (none judged)", Tone::Muted),
        Some(k) => words::ratio(k, rate.n).into(),
        None => format!("mean of {}", words::count(rate.n)).into(),
    }
}

/// Above this share of flips the conclusion hangs on the reading.
const MANY_FLIPS: f64 = 0.10;
/// Above this difference the claims ruled early flatter (or wrong) the speaker.
pub(super) const EARLY: f64 = 0.02;

fn flips(section: &mut Section, total: &Measures) {
    let flips = &total.deadline.flips;
    let (Some(k), Some(rate), Some(bounds)) = (flips.k, flips.rate, flips.wilson) else { return };
    let vague = &total.deadline.flips_of_vague;
    let of_vague = match (vague.k, vague.rate, vague.wilson) {
        (Some(k), Some(rate), Some(bounds)) => format!(
            "; of the {} with a vague deadline {} ({}, {})",
            words::count(vague.n),
            words::count(k),
            words::percent(rate),
            words::interval(Some(bounds))
        ),
        _ => String::new(),
    };
    let told = format!(
        "{} of {} ({}, 95% interval {}) are missed strictly but kept leniently{of_vague}.",
        words::count(k),
        words::counted(flips.n, "judged claim"),
        words::percent(rate),
        words::interval(Some(bounds))
    );
    if rate > MANY_FLIPS {
        section.warn(format!("The conclusion hangs on the reading: {told}"));
    } else if k > 0 {
        section.text(format!("Little hangs on the reading: {told}"));
    } else {
        section.text("Nothing hangs on the reading: no verdict changes between the strict and the lenient one.");
    }
}

fn closed(section: &mut Section, report: &Report) {
    let (all, closed) = (chosen(report, &report.total.kept), chosen(report, &report.total.kept_closed));
    let (Some(rate), Some(rate_closed)) = (all.rate, closed.rate) else { return };
    if (rate - rate_closed).abs() > EARLY {
        section.warn(format!(
            "Early rulings shift the rate: {} of all judged claims were kept, but {} of those whose window has closed \
             (n = {}). A claim can be kept on its first day and missed only after its last.",
            words::percent(rate),
            words::percent(rate_closed),
            words::count(closed.n)
        ));
    }
}

fn waiting(counts: &Counts, waiting: &[Waiting]) -> Section {
    let mut section = Section::new("waiting", "What waits for review");
    if counts.overdue == 0 {
        section.text(match counts.pending {
            0 => "Nothing waits for review.".to_string(),
            1 => "Nothing is overdue. 1 claim is pending within its window.".to_string(),
            n => format!("Nothing is overdue. {} claims are pending within their windows.", words::count(n)),
        });
        return section;
    }
    section.text(format!(
        "{} overdue: the window has closed, but only a person can say what came of it, so until then it counts \
         neither as kept nor as missed.",
        if counts.overdue == 1 {
            "1 claim is".to_string()
        } else {
            format!("{} claims are", words::count(counts.overdue))
        }
    ));
    if !waiting.is_empty() {
        let mut table = Table::new("Overdue claims, the longest overdue first")
            .number("id")
            .text("closed")
            .text("who")
            .text("claim");
        for claim in waiting {
            table.row([
                format!("#{}", claim.id).into(),
                Cell::toned(&claim.lapsed, Tone::Warning),
                claim.who.as_str().into(),
                words::cut(&claim.statement, 80).into(),
            ]);
        }
        let listed = waiting.len() as u64;
        if counts.overdue > listed {
            table.note(format!("{} more.", words::count(counts.overdue - listed)));
        }
        if counts.overdue < listed {
            table.note(format!(
                "{} of these only repeat what another statement about the same event stands for.",
                words::count(listed - counts.overdue)
            ));
        }
        section.table(table);
    }
    section
}

/// How the numbers were made.
fn colophon(report: &Report) -> Vec<String> {
    let config = &report.config;
    let repeat = match config.repeat {
        Repeat::First => "the first statement about an event counts",
        Repeat::Last => "the latest statement about an event counts",
        Repeat::Mean => "statements about one event are averaged",
        Repeat::All => "every statement counts",
    };
    let mut lines = vec![format!(
        "As of {} · {} reading for every score · repeats: {} ({repeat}) · words on the scale {} · {} bins.",
        config.as_of,
        reading_name(report),
        config.repeat.name(),
        config.scale,
        config.bins
    )];
    if let Some(head) = &config.head {
        lines.push(format!("Log: {}:{}", head.entries, head.sha256));
    }
    lines
}
