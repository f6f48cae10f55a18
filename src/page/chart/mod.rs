//! Charts: numbers in, SVG text out. Colours are classes, so that the page's style
//! decides them for light, dark and paper; every chart carries its title and a
//! description in words.

mod axis;
mod histogram;
mod intervals;
mod reliability;
mod survival;
mod timeline;

use super::element::Element;
use crate::report::{Drawing, Figure};
use axis::{Axis, Frame};

/// Draws a figure with its caption. `number` makes the ids of title and
/// description unique in the page.
pub fn draw(figure: &Figure, number: usize) -> Element {
    let (title, description) = (format!("figure-{number}-title"), format!("figure-{number}-description"));
    let (width, height, drawing) = match &figure.drawing {
        Drawing::Reliability(data) => reliability::draw(data),
        Drawing::Intervals(data) => intervals::draw(data),
        Drawing::Survival(data) => survival::draw(data),
        Drawing::Histogram(data) => histogram::draw(data),
        Drawing::Timeline(data) => timeline::draw(data),
    };
    let svg = Element::new("svg")
        .with("viewBox", format_args!("0 0 {width:.0} {height:.0}"))
        .at("width", width)
        .at("height", height)
        .with("role", "img")
        .with("aria-labelledby", format_args!("{title} {description}"))
        .child(Element::new("title").with("id", &title).text(&figure.title))
        .child(Element::new("desc").with("id", &description).text(&figure.alt))
        .children(drawing);
    Element::new("figure").child(svg).child(
        Element::new("figcaption")
            .child(Element::new("strong").text(&figure.title))
            .text(format!(" {}", figure.caption)),
    )
}

/// Draws a share with its interval as a bar the size of a word, for a table's cell.
pub fn bar(rate: f64, [low, high]: [f64; 2]) -> Element {
    let x = |share: f64| 1.0 + share * 98.0;
    Element::new("svg")
        .with("viewBox", "0 0 100 14")
        .at("width", 100.0)
        .at("height", 14.0)
        .with("aria-hidden", "true")
        .child(line(1.0, 7.0, 99.0, 7.0, "grid"))
        .child(rect(x(low), 3.0, (x(high) - x(low)).max(1.0), 8.0, "band"))
        .child(Element::new("circle").class("point").at("cx", x(rate)).at("cy", 7.0).at("r", 3.0))
}

fn line(x1: f64, y1: f64, x2: f64, y2: f64, class: &str) -> Element {
    Element::new("line").class(class).at("x1", x1).at("y1", y1).at("x2", x2).at("y2", y2)
}

fn rect(x: f64, y: f64, width: f64, height: f64, class: &str) -> Element {
    Element::new("rect").class(class).at("x", x).at("y", y).at("width", width).at("height", height)
}

fn label(x: f64, y: f64, anchor: &str, class: &str, text: impl Into<String>) -> Element {
    Element::new("text").class(class).at("x", x).at("y", y).with("text-anchor", anchor).text(text)
}

/// A path through places of the drawing: `M x y L x y …`.
fn path(places: impl IntoIterator<Item = (f64, f64)>, class: &str) -> Element {
    let mut way = String::new();
    for (number, (x, y)) in places.into_iter().enumerate() {
        let verb = if number == 0 { 'M' } else { 'L' };
        way.push_str(&format!("{verb}{x:.2} {y:.2}"));
    }
    Element::new("path").class(class).with("d", way)
}

/// A closed shape between an upper and a lower edge.
fn area(upper: &[(f64, f64)], lower: &[(f64, f64)], class: &str) -> Element {
    let places = upper.iter().chain(lower.iter().rev());
    let way: Vec<String> = places.map(|(x, y)| format!("{x:.2} {y:.2}")).collect();
    Element::new("path").class(class).with("d", format_args!("M{}Z", way.join("L")))
}
