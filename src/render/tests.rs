//! One small report in every text format, as people see it.

use super::{Screen, csv, markdown, terminal};
use crate::report::{Align, Block, Cell, Depth, Document, Fact, Section, Table, Tone};

fn table() -> Table {
    let mut table =
        Table::new("Their word").text("speaker").number("kept").wide("0% to 100%", Align::Left, 100).text("verdict");
    let bar = |rate, low, high| Cell::bar(Some(rate), Some([low, high]));
    table.row(["Ann Lee".into(), "45/50".into(), bar(0.9, 0.786, 0.957), Cell::toned("✓ kept", Tone::Kept)]);
    table.row(["=cmd|\u{1b}[31m \u{202e}evil".into(), "0/0".into(), Cell::none(), Cell::toned("∅ void", Tone::Void)]);
    let long = "A person with a name that goes on and on, far beyond any column of this small world";
    table.row([long.into(), "1/2".into(), bar(0.5, 0.095, 0.905), Cell::toned("… pending", Tone::Pending)]);
    table.note(
        "A note that belongs to the numbers above and is long enough to be wrapped on a screen of eighty columns.",
    );
    table
}

fn report() -> Document {
    let mut section = Section::new("word", "Their word");
    section.text("Nobody knows everything.");
    section.table(table());
    section.warn("the rates differ by more than two points, which hangs on the reading of a few deadlines only.");
    section.blocks.push(Block::Facts(vec![
        Fact::new("verdict", "✗ missed under both readings").toned(Tone::Missed),
        Fact::new("evidence", "https://example.org/a_b").linked("https://example.org/a_b"),
    ]));
    section.blocks.push(Block::Quote("It *will* rain".into()));
    let more = Section::full("more", "Calibration in numbers");
    Document {
        title: "Accuracy report as of 2025-06-01".into(),
        lead: vec!["45 of 50 were kept.".into(), "Nothing is overdue.".into()],
        sections: vec![section, more],
        colophon: vec!["As of 2025-06-01 · lenient reading".into(), "Log: 512:ab".into()],
    }
}

/// The text without its colours.
fn plain(styled: &str) -> String {
    let mut parts = styled.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| text + part.split_once('m').expect("a colour ends with m").1)
}

#[test]
fn a_report_in_a_pipe() {
    let text = terminal::document(&report(), Depth::Page, Screen { width: 80, charts: false });
    insta::assert_snapshot!(plain(&text));
}

#[test]
fn a_report_on_a_wide_terminal() {
    let text = terminal::document(&report(), Depth::Full, Screen { width: 120, charts: true });
    insta::assert_snapshot!(plain(&text));
}

#[test]
fn a_report_in_markdown() {
    insta::assert_snapshot!(markdown::document(&report()));
}

#[test]
fn a_table_in_csv() {
    insta::assert_snapshot!(csv::table(&table()));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for width in [40, 60, 80, 100, 120] {
        let text = plain(&terminal::document(&report(), Depth::Full, Screen { width, charts: true }));
        let wide: Vec<&str> =
            text.lines().filter(|line| unicode_width::UnicodeWidthStr::width(*line) > width).collect();
        assert_eq!(wide, [""; 0], "at {width}");
    }
}
