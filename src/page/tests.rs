//! What must hold of every page: it can be read by anybody, and needs nothing but itself.

use super::document;
use crate::report::{
    Align, Bin, Block, Cell, Document, Drawing, Fact, Fate, Figure, Histogram, Intervals, Rate, Reliability, Section,
    Span, Step, Survival, Table, Timeline, Tone,
};
use std::collections::BTreeSet;

fn figure(title: &str, drawing: Drawing) -> Figure {
    Figure { title: title.into(), alt: format!("{title} in words."), caption: "How to read it.".into(), drawing }
}

/// A report with every kind of block and chart.
fn everything() -> Document {
    let day = |text: &str| text.parse().unwrap();
    let mut charts = Section::new("charts", "Charts");
    charts.figure(figure(
        "Reliability",
        Drawing::Reliability(Reliability {
            bins: vec![Bin { p: 0.15, rate: 0.1, bounds: [0.02, 0.3], band: Some([0.0, 0.3]), n: 12 }],
            steps: vec![[0.1, 0.3, 0.1], [0.8, 0.95, 0.62]],
            band: vec![[0.1, 0.0, 0.25], [0.95, 0.85, 1.0]],
        }),
    ));
    let rate = Rate { label: "Ann <Lee>".into(), k: 45, n: 50, rate: 0.9, bounds: [0.79, 0.96] };
    charts.figure(figure("Rates", Drawing::Intervals(Intervals { rows: vec![rate], reference: Some(0.6) })));
    let steps = vec![Step { day: 7, share: 0.5, bounds: Some([0.3, 0.7]) }, Step { day: 20, share: 0.0, bounds: None }];
    let survival = Survival { steps, censored: vec![9], median: Some(7) };
    charts.figure(figure("Survival", Drawing::Survival(survival)));
    let classes = vec![("in time".into(), 12), ("1–7".into(), 0)];
    charts.figure(figure("Lateness", Drawing::Histogram(Histogram { axis: "days late".into(), classes })));
    let span = |fate, happened: Option<&str>| Span {
        label: "It will <rain>".into(),
        anchor: Some("claim-1".into()),
        said: day("2025-01-03"),
        opens: Some(day("2025-01-10")),
        due: Some(day("2025-02-20")),
        lapses: Some(day("2025-03-20")),
        happened: happened.map(day),
        fate,
    };
    let rows = vec![
        span(Fate::Kept, Some("2025-02-01")),
        span(Fate::Missed, Some("2025-05-01")),
        span(Fate::Void, None),
        span(Fate::Pending, None),
        span(Fate::Overdue, None),
    ];
    charts.figure(figure("Timeline", Drawing::Timeline(Timeline { rows, as_of: Some(day("2025-06-01")) })));
    let mut parts = Section::new("parts", "Parts");
    parts.text("Text & more.");
    parts.warn("the rates differ.");
    parts.blocks.push(Block::Heading { id: "claim-1".into(), text: "#1".into() });
    parts.blocks.push(Block::Quote("\"It will rain\"".into()));
    parts.blocks.push(Block::Facts(vec![
        Fact::new("verdict", "∅ void").toned(Tone::Void),
        Fact::new("evidence", "https://example.org/a?b&c").linked("https://example.org/a?b&c"),
    ]));
    let mut table = Table::new("Rates").text("who").number("kept").wide("bar", Align::Left, 100);
    table.row(["Ann".into(), "45/50".into(), Cell::bar(Some(0.9), Some([0.79, 0.96]))]);
    table.row(["Ben".into(), Cell::toned("… pending", Tone::Pending), Cell::none()]);
    table.note("A note.");
    parts.table(table);
    Document {
        title: "Everything".into(),
        lead: vec!["First.".into(), "Second.".into()],
        sections: vec![charts, parts],
        colophon: vec!["As of today".into()],
    }
}

/// The tags of a page, in order, without their attributes; `/p` for an end.
fn tags(html: &str) -> Vec<(&str, &str)> {
    let inside = html.split('<').skip(1).filter_map(|part| part.split_once('>').map(|(tag, _)| tag));
    inside.map(|tag| tag.split_once(' ').unwrap_or((tag, ""))).collect()
}

#[test]
fn every_tag_is_closed_where_it_was_opened() {
    let html = document(&everything());
    let mut open = Vec::new();
    for (tag, _) in tags(&html).into_iter().filter(|(tag, _)| !tag.starts_with('!') && *tag != "meta") {
        match tag.strip_prefix('/') {
            Some(end) => assert_eq!(open.pop(), Some(end)),
            None => open.push(tag),
        }
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let html = document(&everything());
    for (tag, attributes) in tags(&html) {
        assert!(!["script", "link", "img", "iframe", "object"].contains(&tag), "{tag}");
        assert!(!attributes.contains("src=") && !attributes.contains("onload"), "{attributes}");
    }
    assert!(!include_str!("style.css").contains("url(") && !include_str!("style.css").contains("@import"));
}

#[test]
fn a_screen_reader_finds_its_way() {
    let html = document(&everything());
    let count = |text: &str| html.matches(text).count();
    assert_eq!(count("<svg viewBox=\"0 0 "), count("<desc") + count("aria-hidden=\"true\""), "charts are described");
    assert_eq!(count("<desc"), 5);
    assert_eq!(count("<table>"), count("<caption>"));
    assert_eq!(count("<th "), count("scope=\"col\"") + count("scope=\"row\""));
    assert_eq!(count("<h1>"), 1);
    assert!(html.contains("<html lang=\"en\">") && html.contains("href=\"#report\"") && html.contains("id=\"report\""));
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "ids are unique: {ids:?}");
    for target in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(different.contains(target), "#{target} leads nowhere");
    }
    for named in html.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(named.split(' ').all(|id| different.contains(id)), "{named} names nothing");
    }
}

/// The contrast of two colours after WCAG 2.2, 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let digits = colour.trim_start_matches('#');
        let part = |place: usize| {
            let value = match digits.len() {
                3 => u8::from_str_radix(&digits[place..=place].repeat(2), 16),
                _ => u8::from_str_radix(&digits[2 * place..2 * place + 2], 16),
            };
            let share = f64::from(value.unwrap()) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2) + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

#[test]
fn text_stands_out_from_the_paper_in_light_dark_and_print() {
    let css = include_str!("style.css");
    let mut weak = Vec::new();
    let schemes: Vec<&str> = css.split(":root {").skip(1).filter_map(|rest| rest.split('}').next()).collect();
    assert_eq!(schemes.len(), 3);
    for scheme in schemes {
        let colour = |name: &str| {
            let (_, rest) = scheme.split_once(&format!("--{name}: ")).unwrap();
            rest.split(';').next().unwrap()
        };
        let inks = ["ink", "quiet", "kept", "missed", "void", "pending", "warn", "link"];
        for (ink, paper) in inks.map(|ink| (ink, "paper")).into_iter().chain([
            ("warn", "warn-shade"),
            ("ink", "warn-shade"),
            ("quiet", "shade"),
        ]) {
            let contrast = contrast(colour(ink), colour(paper));
            if contrast < 4.5 {
                weak.push(format!("{ink} on {paper}: {contrast:.1} in {scheme}"));
            }
        }
    }
    assert!(weak.is_empty(), "{weak:#?}");
}
