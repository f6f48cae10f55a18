//! A report as one HTML file: no script, no file beside it, readable by eye, on
//! paper, with a keyboard and by a screen reader.

use super::chart;
use super::element::{Element, link};
use crate::report::{Align, Block, Cell, Document, Fact, Section, Table, Tone};

/// Writes the report as a whole page.
pub fn document(document: &Document) -> String {
    let mut figures = 0;
    let sections = document.sections.iter().map(|part| section(part, &mut figures)).collect::<Vec<_>>();
    let header = Element::new("header")
        .child(Element::new("h1").text(&document.title))
        .children(document.lead.iter().map(|text| Element::new("p").class("lead").text(text)));
    let footer = Element::new("footer").children(document.colophon.iter().map(|line| Element::new("p").text(line)));
    frame(
        &document.title,
        [header, contents(&document.sections), Element::new("main").with("id", "report").children(sections), footer],
    )
}

/// Puts elements into a page with our head and style.
pub fn frame(title: &str, body: impl IntoIterator<Item = Element>) -> String {
    let head = Element::new("head")
        .child(Element::new("meta").with("charset", "utf-8"))
        .child(Element::new("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .child(Element::new("title").text(title))
        .child(Element::new("style").style(include_str!("style.css")));
    let skip = Element::new("a").class("skip").with("href", "#report").text("Skip to the report");
    let page = Element::new("html").with("lang", "en").child(head);
    format!("<!DOCTYPE html>\n{}", page.child(Element::new("body").child(skip).children(body)))
}

fn contents(sections: &[Section]) -> Element {
    let links = sections.iter().map(|section| {
        let address = format!("#{}", section.id);
        Element::new("li").child(Element::new("a").with("href", address).text(&section.title))
    });
    Element::new("nav").with("aria-label", "Contents").child(Element::new("ul").children(links))
}

fn section(section: &Section, figures: &mut usize) -> Element {
    let heading = format!("{}-heading", section.id);
    let mut element = Element::new("section")
        .with("id", &section.id)
        .with("aria-labelledby", &heading)
        .child(Element::new("h2").with("id", &heading).text(&section.title));
    for block in &section.blocks {
        match block {
            Block::Text(text) => element.push(Element::new("p").text(text)),
            Block::Warning(text) => element.push(warning(text)),
            Block::Facts(list) => element.push(facts(list)),
            Block::Quote(words) => element.push(Element::new("blockquote").text(words)),
            Block::Table(data) => {
                element.push(table(data));
                for note in &data.notes {
                    element.push(Element::new("p").class("note").text(note));
                }
            }
            Block::Figure(figure) => {
                *figures += 1;
                element.push(chart::draw(figure, *figures));
            }
            Block::Heading { id, text } => element.push(Element::new("h3").with("id", id).text(text)),
        }
    }
    element
}

fn warning(text: &str) -> Element {
    Element::new("p").class("warning").child(Element::new("strong").text("Mind: ")).text(text)
}

fn facts(list: &[Fact]) -> Element {
    let mut element = Element::new("dl");
    for fact in list {
        // A fact without a name says more of the one before it.
        if !fact.name.is_empty() {
            element.push(Element::new("dt").text(&fact.name));
        }
        let value = Element::new("dd");
        element.push(match (&fact.link, class(fact.tone)) {
            (Some(address), _) => value.child(link(address, &fact.value)),
            (None, "") => value.text(&fact.value),
            (None, _) => value.child(toned(&fact.value, fact.tone)),
        });
    }
    element
}

/// A table in a box that can be scrolled with the keyboard where it is too wide.
fn table(data: &Table) -> Element {
    let side = |column: usize| if data.columns[column].align == Align::Right { "right" } else { "left" };
    let heads = data
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| Element::new("th").with("scope", "col").class(side(place)).text(&column.name));
    // What a row is about: the first text in it, before any rank or number.
    let subject = data.columns.iter().position(|column| column.align == Align::Left).unwrap_or(0);
    let rows = data.rows.iter().map(|row| {
        Element::new("tr").children(row.iter().enumerate().map(|(place, cell)| {
            let element = match place {
                _ if place == subject => Element::new("th").with("scope", "row").class(side(place)),
                _ => Element::new("td").class(side(place)),
            };
            match cell {
                Cell::Text { text, tone: Tone::Plain } => element.text(text),
                Cell::Text { text, tone } => element.child(toned(text, *tone)),
                Cell::Bar { rate, bounds } => element.child(chart::bar(*rate, *bounds)),
            }
        }))
    });
    let table = Element::new("table")
        .child(Element::new("caption").text(&data.caption))
        .child(Element::new("thead").child(Element::new("tr").children(heads)))
        .child(Element::new("tbody").children(rows));
    let frame = Element::new("div").class("scroll").with("role", "region").with("aria-label", &data.caption);
    frame.with("tabindex", 0).child(table)
}

fn toned(text: &str, tone: Tone) -> Element {
    let marked = matches!(tone, Tone::Kept | Tone::Missed | Tone::Void | Tone::Pending);
    let class = if marked { format!("tag {}", class(tone)) } else { class(tone).to_string() };
    Element::new("span").class(&class).text(text)
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => "strong",
        Tone::Muted => "muted",
        Tone::Kept => "kept",
        Tone::Missed => "missed",
        Tone::Void => "void",
        Tone::Pending => "pending",
        Tone::Warning => "warn",
    }
}
