//! Reports and tables for a terminal or a pipe: one column of text, wrapped to the
//! screen. Meaning is in the words and signs; colour only repeats it, and whoever
//! prints the text may strip it.

use super::plot;
use crate::report::{Align, Block, Cell, Depth, Document, Fact, Section, Table, Tone, words};
use anstyle::{AnsiColor, Style};
use comfy_table::{Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Width};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// What the text will be shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Its width in characters.
    pub width: usize,
    /// Whether somebody looks at it, so that bars and charts are worth drawing.
    pub charts: bool,
}

/// The narrowest screen that we lay out for; a narrower one wraps by itself.
const NARROWEST: usize = 40;
/// From this width on there is room for charts.
const ROOMY: usize = 100;
/// Wider lines of text are hard to read.
const WIDEST: usize = 120;
const INDENT: &str = "  ";

const BOLD: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const WARNING: Style = AnsiColor::Yellow.on_default();

/// Writes a report: the one page, or all of it.
pub fn document(document: &Document, depth: Depth, screen: Screen) -> String {
    let width = screen.width.clamp(NARROWEST, WIDEST);
    let mut out = String::new();
    let _ = writeln!(out, "{BOLD}{}{BOLD:#}", words::visible(&document.title));
    for (number, text) in document.lead.iter().enumerate() {
        let style = if number == 0 { BOLD } else { Style::new() };
        paragraph(&mut out, text, INDENT, INDENT, width, style);
    }
    let (shown, left): (Vec<&Section>, Vec<&Section>) =
        document.sections.iter().partition(|section| section.depth <= depth);
    for section in shown {
        write_section(&mut out, section, width, screen);
    }
    out.push('\n');
    if !left.is_empty() {
        let titles: Vec<String> = left.iter().map(|section| lower_first(&section.title)).collect();
        paragraph(&mut out, &format!("With --full: {}.", words::list(&titles)), "", "", width, QUIET);
    }
    for line in &document.colophon {
        paragraph(&mut out, line, "", "", width, QUIET);
    }
    out
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn write_section(out: &mut String, section: &Section, width: usize, screen: Screen) {
    let _ = writeln!(out, "\n{BOLD}{}{BOLD:#}", words::visible(&section.title));
    for block in &section.blocks {
        match block {
            Block::Text(text) => paragraph(out, text, INDENT, INDENT, width, Style::new()),
            Block::Warning(text) => paragraph(out, text, "! ", INDENT, width, WARNING),
            Block::Quote(text) => paragraph(out, text, "  | ", "  | ", width, Style::new()),
            Block::Facts(list) => facts(out, list, width),
            Block::Table(data) => {
                out.push_str(&table(data, Screen { width, ..screen }));
                for note in &data.notes {
                    paragraph(out, note, INDENT, INDENT, width, QUIET);
                }
            }
            Block::Figure(figure) => {
                if screen.charts
                    && width >= ROOMY
                    && let Some(lines) = plot::lines(figure, width - 2 * INDENT.len())
                {
                    for line in lines {
                        let _ = writeln!(out, "{INDENT}{line}");
                    }
                    paragraph(out, &figure.caption, INDENT, INDENT, width, QUIET);
                }
            }
            Block::Heading { text, .. } => {
                out.push('\n');
                paragraph(out, text, INDENT, INDENT, width, BOLD);
            }
        }
    }
}

/// Writes names in one column and their values in another, wrapped beside them.
fn facts(out: &mut String, list: &[Fact], width: usize) {
    let room = list.iter().map(|fact| fact.name.width()).max().unwrap_or(0);
    for fact in list {
        let first = format!("{INDENT}{INDENT}{}{}  ", fact.name, " ".repeat(room - fact.name.width()));
        let rest = " ".repeat(first.width());
        paragraph(out, &fact.value, &first, &rest, width, style(fact.tone));
    }
}

/// Writes a table without borders, indented, with as many columns as the screen has
/// room for. Long text wraps inside its cell.
pub fn table(data: &Table, screen: Screen) -> String {
    let width = screen.width.max(NARROWEST);
    let shown: Vec<usize> = (0..data.columns.len())
        .filter(|place| data.columns[*place].least <= width && (screen.charts || !data.drawn(*place)))
        .collect();
    let mut table = comfy_table::Table::new();
    let mut look = comfy_table::presets::NOTHING;
    look.header_separator = LineStyle::none().fill('─').junction('─');
    table.load_style(look);
    table.force_no_tty().enforce_styling();
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width - INDENT.len()).unwrap_or(u16::MAX));
    table.set_header(
        shown.iter().map(|place| comfy_table::Cell::new(&data.columns[*place].name).add_attribute(Attribute::Bold)),
    );
    for row in &data.rows {
        table.add_row(shown.iter().map(|place| cell(&row[*place])));
    }
    for (column, place) in table.column_iter_mut().zip(&shown) {
        if data.columns[*place].align == Align::Right {
            column.set_cell_alignment(CellAlignment::Right);
            // Numbers never wrap.
            column.set_constraint(ColumnConstraint::ContentWidth);
        } else if data.drawn(*place) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(plot::BAR as u16 + 2)));
        }
    }
    if let Some(first) = table.column_mut(0) {
        first.set_padding((0, 1));
    }
    let mut out = String::new();
    for line in table.lines() {
        let _ = writeln!(out, "{INDENT}{}", trim_end(&line));
    }
    out
}

/// Takes the spaces at the end of a line away, also those before a last colour code.
fn trim_end(line: &str) -> String {
    let line = line.trim_end();
    match line.rfind('\u{1b}').map(|code| line.split_at(code)) {
        Some((text, code)) if code.ends_with('m') && !code.contains(' ') => format!("{}{code}", text.trim_end()),
        _ => line.to_string(),
    }
}

fn cell(cell: &Cell) -> comfy_table::Cell {
    match cell {
        Cell::Bar { rate, bounds } => comfy_table::Cell::new(plot::bar(*rate, *bounds)).fg(Color::Cyan),
        Cell::Text { text, tone } => {
            let shown = comfy_table::Cell::new(words::visible(text));
            match tone {
                Tone::Plain => shown,
                Tone::Strong => shown.add_attribute(Attribute::Bold),
                Tone::Muted => shown.add_attribute(Attribute::Dim),
                Tone::Kept => shown.fg(Color::Blue),
                Tone::Missed => shown.fg(Color::Red),
                Tone::Void => shown.add_attribute(Attribute::Italic),
                Tone::Pending => shown.fg(Color::Magenta),
                Tone::Warning => shown.fg(Color::Yellow),
            }
        }
    }
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => BOLD,
        Tone::Muted => QUIET,
        Tone::Kept => AnsiColor::Blue.on_default(),
        Tone::Missed => AnsiColor::Red.on_default(),
        Tone::Void => Style::new().italic(),
        Tone::Pending => AnsiColor::Magenta.on_default(),
        Tone::Warning => WARNING,
    }
}

/// Writes text wrapped to the width, its first line after `first`, the others after
/// `rest`. A word longer than the line stands alone on it, whole: addresses stay
/// clickable.
fn paragraph(out: &mut String, text: &str, first: &str, rest: &str, width: usize, style: Style) {
    let mut start = first;
    for line in wrap(&words::visible(text), width.saturating_sub(rest.width()).max(20)) {
        let _ = writeln!(out, "{start}{style}{line}{style:#}");
        start = rest;
    }
}

/// Breaks text at spaces into lines of at most `width` columns, longer words excepted;
/// one empty line for text without a word.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is always a line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("https://example.org/long a", 5), ["https://example.org/long", "a"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("日本 日本", 5), ["日本", "日本"], "wide characters take two columns");
    }
}
