//! Kept rates with their intervals, one below the other: where two intervals lie
//! wholly apart, the difference means something.

use super::{Axis, Element, Frame, label, line};
use crate::report::{Intervals, words};

const ROW: f64 = 24.0;

/// Draws the rows: width, height, elements.
pub fn draw(data: &Intervals) -> (f64, f64, Vec<Element>) {
    let bottom = 34.0 + ROW * data.rows.len() as f64;
    let frame = Frame { x: Axis::new(0.0, 1.0, 210.0, 610.0), y: Axis::new(0.0, 1.0, bottom, 26.0) };
    let mut drawn = frame.below(&Frame::shares(), "claims kept, with 95% interval (%)");
    if let Some(rate) = data.reference {
        let x = frame.x.place(rate);
        drawn.push(line(x, bottom, x, 26.0, "reference"));
        drawn.push(label(x, 18.0, "middle", "tick", format!("all: {}", words::percent(rate))));
    }
    for (number, row) in data.rows.iter().enumerate() {
        let y = 26.0 + ROW * (number as f64 + 0.5) + 4.0;
        drawn.push(label(200.0, y + 4.0, "end", "label", words::cut(&row.label, 28)));
        let [low, high] = row.bounds.map(|bound| frame.x.place(bound));
        drawn.push(line(low, y, high, y, "whisker"));
        drawn.push(line(low, y - 5.0, low, y + 5.0, "whisker"));
        drawn.push(line(high, y - 5.0, high, y + 5.0, "whisker"));
        drawn.push(Element::new("circle").class("point").at("cx", frame.x.place(row.rate)).at("cy", y).at("r", 4.5));
        drawn.push(label(622.0, y + 4.0, "start", "tick", words::ratio(row.k, row.n)));
    }
    (720.0, bottom + 46.0, drawn)
}
