//! Who is ahead, and whether the difference means anything.
//!
//! Speakers are ranked by the lower bound of what their record allows to believe,
//! so that 1 of 1 does not lead over 45 of 50. Being ranked first is not yet being
//! better: the difference to each other speaker gets an interval of its own, and
//! where 0 lies inside, the report says that it is not clear.

use super::overview::{EARLY, Extras, chosen, ratio};
use super::{Align, Cell, Drawing, Figure, Intervals, Rate, Section, Table, Tone, words};
use crate::score::{self, Group, Measures, Ranked, Ranking, Report};
use std::collections::HashMap;

/// Below so many judged claims nobody is ranked by Brier score or calibration.
const FEW: u64 = 10;

/// Whether a speaker is behind the one ranked first by more than chance.
fn behind(first: &Ranked, other: &Ranked) -> bool {
    score::newcombe((first.k, first.n), (other.k, other.n)).is_some_and(|difference| difference.bounds[0] > 0.0)
}

/// Says who leads and how surely; nothing where fewer than two are ranked.
pub(super) fn lead(report: &Report) -> Vec<String> {
    let Some(ranking) = report.total.ranking.as_ref() else { return Vec::new() };
    let [first, next, ..] = ranking.table.as_slice() else { return Vec::new() };
    let others = &ranking.table[1..];
    let behind = others.iter().filter(|other| behind(first, other)).count();
    let leads = format!(
        "{} ranks first of {}: {} of {} kept ({}), and very likely at least {} in the long run.",
        first.name,
        words::counted(ranking.table.len() as u64, "speaker"),
        words::count(first.k),
        words::count(first.n),
        words::about(first.k as f64 / first.n as f64),
        words::about(first.lower)
    );
    let differs = match score::newcombe((first.k, first.n), (next.k, next.n)) {
        Some(difference) if difference.bounds[0] > 0.0 => format!(
            "The lead over the next, {} ({} of {}), is more than chance: {} points (95% interval {} to {}).",
            next.name,
            words::count(next.k),
            words::count(next.n),
            words::points(difference.value),
            words::points(difference.bounds[0]),
            words::points(difference.bounds[1])
        ),
        Some(difference) => format!(
            "No clear difference from the next, {} ({} of {}): {} points, but the 95% interval, {} to {}, holds 0.",
            next.name,
            words::count(next.k),
            words::count(next.n),
            words::points(difference.value),
            words::points(difference.bounds[0]),
            words::points(difference.bounds[1])
        ),
        None => String::new(),
    };
    let whole = match others.len() - behind {
        0 => " All others are clearly behind.".to_string(),
        _ if behind == 0 => " Nobody is clearly behind.".to_string(),
        _ => format!(
            " Clearly behind: {} of the {} others.",
            words::count(behind as u64),
            words::count(others.len() as u64)
        ),
    };
    vec![leads, format!("{differs}{whole}")]
}

/// The ranking, or the groups that were asked for.
pub(super) fn sections(report: &Report, extras: &Extras) -> Option<Section> {
    match (&report.total.ranking, report.by.name()) {
        (Some(ranking), "speaker") if ranking.table.len() > 1 => Some(ranked(report, ranking, extras)),
        (_, "speaker") if report.groups.len() < 2 => None,
        _ => Some(grouped(report, extras)),
    }
}

/// A column for formats without a width only.
const UNLIMITED: usize = usize::MAX;

fn ranked(report: &Report, ranking: &Ranking, extras: &Extras) -> Section {
    let groups: HashMap<&str, &Group> =
        report.groups.iter().filter_map(|group| Some((group.key.as_deref()?, group))).collect();
    let mut section = Section::new("ranking", "Who is ahead");
    let mut table = Table::new("Speakers, ranked by how much their record allows to believe")
        .number("#")
        .text("speaker")
        .number("kept")
        .number("rate")
        .number("95% interval")
        .wide("0% to 100%", Align::Left, 100)
        .number("at least")
        .text("to the first")
        .number("overdue")
        .wide("pending", Align::Right, UNLIMITED)
        .wide("Brier (n)", Align::Right, UNLIMITED);
    let listed: Vec<(usize, &Ranked)> =
        ranking.table.iter().enumerate().filter(|(_, row)| row.n >= extras.min_judged).collect();
    let shown = extras.rows.unwrap_or(usize::MAX);
    for (place, row) in listed.iter().take(shown) {
        let measures = groups.get(row.name.as_str()).map(|group| &group.measures);
        let rate = row.k as f64 / row.n as f64;
        let bounds = score::wilson(row.k, row.n);
        table.row([
            (place + 1).to_string().into(),
            Cell::toned(&row.name, if *place == 0 { Tone::Strong } else { Tone::Plain }),
            words::ratio(row.k, row.n).into(),
            words::percent(rate).into(),
            words::interval(bounds).into(),
            Cell::bar(Some(rate), bounds),
            words::percent(row.lower).into(),
            match behind(&ranking.table[0], row) {
                _ if *place == 0 => "first".into(),
                true => "behind".into(),
                false => Cell::toned("unclear", Tone::Muted),
            },
            measures.map_or_else(Cell::none, |measures| overdue(measures.counts.overdue)),
            measures.map_or_else(Cell::none, |measures| Cell::count(measures.counts.pending)),
            measures.map_or_else(Cell::none, brier),
        ]);
    }
    let unlisted = ranking.table.len() - listed.len();
    if listed.len() > shown {
        table.note(format!(
            "{} further speakers, ranked {} to {}: --full shows all of them, --format csv gives them to a spreadsheet.",
            words::count((listed.len() - shown) as u64),
            words::count(shown as u64 + 1),
            words::count(listed.len() as u64)
        ));
    }
    if unlisted > 0 {
        table.note(format!(
            "Not listed: {} with fewer than {} judged claims.",
            words::counted(unlisted as u64, "speaker"),
            words::count(extras.min_judged)
        ));
    }
    unranked(&mut table, report, ranking);
    table.note(
        "at least: 95% sure that the long-run rate is no lower (rank order); few claims pull it towards the average of \
         all. unclear: the difference to the first may be chance; behind: 0 is outside the 95% interval of the \
         difference. Of many such comparisons some are wrong by chance, and claims about shared events make them \
         approximate.",
    );
    early(&mut table, report);
    section.table(table);
    section.figure(forest(report, listed.iter().take(shown.min(DRAWN)).map(|(_, row)| *row)));
    section
}

/// Names the groups whose rate leans on claims ruled on before their window closed.
fn early(table: &mut Table, report: &Report) {
    let leans = |group: &&Group| {
        let rate = |kept| chosen(report, kept).rate;
        let rates = rate(&group.measures.kept).zip(rate(&group.measures.kept_closed));
        rates.is_some_and(|(all, closed)| (all - closed).abs() > EARLY)
    };
    let leaning: Vec<&Group> = report.groups.iter().filter(leans).collect();
    let named = leaning.iter().take(NAMED).map(|group| match &group.key {
        Some(key) => format!("“{key}”"),
        None => "(none)".to_string(),
    });
    let mut names: Vec<String> = named.collect();
    if leaning.len() > NAMED {
        names.push(format!("{} more", words::count((leaning.len() - NAMED) as u64)));
    }
    if !names.is_empty() {
        table.note(format!(
            "Early rulings shift the rate by more than 2 points for {}: of the claims whose window has closed another \
             share was kept.",
            words::list(&names)
        ));
    }
}

/// Groups that a note names at most.
const NAMED: usize = 4;

/// Says who has no judged claim, by name where they are few.
fn unranked(table: &mut Table, report: &Report, ranking: &Ranking) {
    let unranked = report.total.counts.speakers.saturating_sub(ranking.table.len() as u64);
    let names =
        report.groups.iter().filter(|group| group.measures.counts.judged == 0 && group.measures.counts.units > 0);
    let names: Vec<String> = names.filter_map(|group| Some(format!("“{}”", group.key.as_ref()?))).take(4).collect();
    match unranked {
        0 => {}
        n if n <= 3 && names.len() as u64 == n => {
            table.note(format!("Not ranked, without a judged claim: {}.", words::list(&names)));
        }
        n => table.note(format!("Not ranked: {} without a judged claim.", words::counted(n, "speaker"))),
    }
}

/// Rows of the chart of intervals at most.
const DRAWN: usize = 40;

fn forest<'a>(report: &Report, rows: impl Iterator<Item = &'a Ranked>) -> Figure {
    let rows: Vec<Rate> = rows
        .filter_map(|row| {
            let bounds = score::wilson(row.k, row.n)?;
            let rate = row.k as f64 / row.n as f64;
            Some(Rate { label: words::visible(&row.name), k: row.k, n: row.n, rate, bounds })
        })
        .collect();
    let told = rows
        .iter()
        .take(5)
        .map(|row| format!("{} {} ({})", row.label, words::ratio(row.k, row.n), words::interval(Some(row.bounds))));
    Figure {
        title: "Kept rates with their intervals".to_string(),
        alt: format!(
            "Kept claims of {}, best-founded first: {}{}. The table above lists them.",
            words::counted(rows.len() as u64, "speaker"),
            told.collect::<Vec<_>>().join("; "),
            if rows.len() > 5 { " and so on" } else { "" }
        ),
        caption:
            "A dot is the share of judged claims that were kept, the line its 95% interval: the fewer the claims, \
                  the longer. Where two lines overlap, the difference may be chance."
                .to_string(),
        drawing: Drawing::Intervals(Intervals { rows, reference: chosen(report, &report.total.kept).rate }),
    }
}

fn grouped(report: &Report, extras: &Extras) -> Section {
    let by = report.by.name();
    let mut section = Section::new("groups", format!("By {by}"));
    let mut table = Table::new(format!("Kept rates by {by}"))
        .text(by)
        .number("kept")
        .number("rate")
        .number("95% interval")
        .wide("0% to 100%", Align::Left, 100)
        .number("overdue")
        .number("pending")
        .wide("void", Align::Right, 100)
        .number("Brier (n)");
    let listed: Vec<&Group> =
        report.groups.iter().filter(|group| group.measures.counts.judged >= extras.min_judged).collect();
    let shown = extras.rows.unwrap_or(usize::MAX);
    let none = if by == "hedge" { "(a number)" } else { "(none)" };
    for group in listed.iter().take(shown) {
        let measures = &group.measures;
        let rate = chosen(report, &measures.kept);
        table.row([
            group.key.as_deref().map_or_else(|| Cell::toned(none, Tone::Muted), Cell::new),
            ratio(rate),
            rate.rate.map_or_else(Cell::none, |rate| words::percent(rate).into()),
            words::interval(rate.wilson).into(),
            Cell::bar(rate.rate, rate.wilson),
            overdue(measures.counts.overdue),
            Cell::count(measures.counts.pending),
            Cell::count(measures.counts.void),
            brier(measures),
        ]);
    }
    if listed.len() > shown {
        table.note(format!(
            "{} further groups: --full shows all of them, --format csv gives them to a spreadsheet.",
            words::count((listed.len() - shown) as u64)
        ));
    }
    if report.groups.len() > listed.len() {
        table.note(format!(
            "Not listed: {} with fewer than {} judged claims.",
            words::counted((report.groups.len() - listed.len()) as u64, "group"),
            words::count(extras.min_judged)
        ));
    }
    if by == "tag" {
        table.note("A claim with several tags counts under each of them, and once in the total.");
    }
    table.note(
        "Brier score: 0 is best, 0.25 is what always saying 50% earns; only over the same events does it compare \
         fairly, and below ten claims it says next to nothing.",
    );
    early(&mut table, report);
    section.table(table);
    section
}

fn overdue(n: u64) -> Cell {
    if n > 0 { Cell::toned(words::count(n), Tone::Warning) } else { Cell::count(0) }
}

fn brier(measures: &Measures) -> Cell {
    match measures.brier {
        Some(brier) => {
            let tone = if measures.prob.n < FEW { Tone::Muted } else { Tone::Plain };
            Cell::toned(format!("{} ({})", words::decimals(brier, 3), words::count(measures.prob.n)), tone)
        }
        None => Cell::none(),
    }
}

/// The comparison of two speakers that was asked for.
pub(super) fn comparison(report: &Report) -> Option<Section> {
    let compare = report.total.compare.as_ref()?;
    let (first, second) = (&compare.a, &compare.b);
    let mut section = Section::new("compare", format!("{} against {}", first.name, second.name));
    let (Some(difference), Some(bounds)) = (compare.difference, compare.newcombe) else {
        let none = if first.n == 0 { &first.name } else { &second.name };
        section.text(format!("They cannot be compared: {none} has no judged claim."));
        return Some(section);
    };
    let verdict = if bounds[0] > 0.0 {
        format!("{} is ahead, and by more than chance.", first.name)
    } else if bounds[1] < 0.0 {
        format!("{} is ahead, and by more than chance.", second.name)
    } else {
        "No clear difference: 0 lies inside the interval.".to_string()
    };
    section.text(format!(
        "{} kept {}, {} kept {}: a difference of {} points (95% interval {} to {}). {verdict}",
        first.name,
        words::ratio(first.k, first.n),
        second.name,
        words::ratio(second.k, second.n),
        words::points(difference),
        words::points(bounds[0]),
        words::points(bounds[1])
    ));
    section.text(
        "The interval is approximate where both spoke about the same events. Whoever compares many pairs will find \
         some differences by chance.",
    );
    Some(section)
}
