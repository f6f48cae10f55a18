//! Reports and tables as Markdown (CommonMark with GitHub's tables). Strangers'
//! text is escaped, so that it neither formats nor links anything.

use crate::report::{Align, Block, Cell, Document, Fact, Section, Table, words};
use std::fmt::Write as _;

/// Writes a whole report.
pub fn document(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    for (number, text) in document.lead.iter().enumerate() {
        let text = escape(text);
        let _ = if number == 0 { write!(out, "\n**{text}**\n") } else { write!(out, "\n{text}\n") };
    }
    for part in &document.sections {
        section(&mut out, part);
    }
    out.push_str("\n---\n");
    for line in &document.colophon {
        let _ = write!(out, "\n{}\n", escape(line));
    }
    out
}

fn section(out: &mut String, section: &Section) {
    let _ = write!(out, "\n## {}\n", escape(&section.title));
    for block in &section.blocks {
        let _ = match block {
            Block::Text(text) => write!(out, "\n{}\n", escape(text)),
            Block::Warning(text) => write!(out, "\n**Mind:** {}\n", escape(text)),
            Block::Quote(text) => write!(out, "\n> {}\n", escape(text)),
            Block::Facts(list) => {
                out.push('\n');
                list.iter().try_for_each(|fact| write_fact(out, fact))
            }
            Block::Table(data) => {
                out.push('\n');
                out.push_str(&table(data));
                data.notes.iter().try_for_each(|note| write!(out, "\n{}\n", escape(note)))
            }
            // The tables hold the numbers; the description says what they show.
            Block::Figure(figure) => write!(out, "\n*{}:* {}\n", escape(&figure.title), escape(&figure.alt)),
            Block::Heading { text, .. } => write!(out, "\n### {}\n", escape(text)),
        };
    }
}

fn write_fact(out: &mut String, fact: &Fact) -> std::fmt::Result {
    // Without a name it belongs to the fact before.
    match fact.name.as_str() {
        "" => writeln!(out, "  {}", escape(&fact.value)),
        name => writeln!(out, "- **{}:** {}", escape(name), escape(&fact.value)),
    }
}

/// Writes a table; columns of bars are left out.
pub fn table(data: &Table) -> String {
    let shown: Vec<usize> = (0..data.columns.len()).filter(|place| !data.drawn(*place)).collect();
    let mut out = String::new();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(shown.iter().map(|place| escape(&data.columns[*place].name)).collect()));
    let rule = shown.iter().map(|place| match data.columns[*place].align {
        Align::Left => "---".to_string(),
        Align::Right => "---:".to_string(),
    });
    out.push_str(&line(rule.collect()));
    for row in &data.rows {
        let cells = shown.iter().map(|place| match &row[*place] {
            Cell::Text { text, .. } => escape(text),
            Cell::Bar { .. } => String::new(),
        });
        out.push_str(&line(cells.collect()));
    }
    out
}

/// Makes text stand for itself: what Markdown or HTML would act on gets a
/// backslash, control characters become visible.
fn escape(text: &str) -> String {
    let shown = words::visible(text);
    let mut out = String::with_capacity(shown.len());
    for (place, c) in shown.char_indices() {
        let acts = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
            // At the start of a line these make headings, lists and rules.
            '#' | '+' | '-' | '=' => place == 0,
            '.' | ')' => shown[..place].bytes().all(|byte| byte.is_ascii_digit()) && place > 0,
            _ => false,
        };
        // `\u{202e}` is ours: its backslash must survive, too.
        if acts {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_for_itself() {
        for (text, written) in [
            ("45/50 kept, 90%", "45/50 kept, 90%"),
            ("a | b", "a \\| b"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("<img src=x>", "\\<img src=x\\>"),
            ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("- no list", "\\- no list"),
            ("2025-03-16", "2025-03-16"),
            ("\u{202e}x", "\\\\u{202e}x"),
        ] {
            assert_eq!(escape(text), written, "{text:?}");
        }
    }
}
