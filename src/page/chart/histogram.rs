//! Counts of classes as columns, with the count over each.

use super::{Axis, Element, Frame, label, rect};
use crate::report::{Histogram, words};

/// Draws the columns: width, height, elements.
pub fn draw(data: &Histogram) -> (f64, f64, Vec<Element>) {
    let most = data.classes.iter().map(|(_, n)| *n).max().unwrap_or(0);
    let classes = data.classes.len() as f64;
    let frame = Frame { x: Axis::new(0.0, classes, 60.0, 560.0), y: Axis::new(0.0, most as f64, 240.0, 40.0) };
    let whole: Vec<_> = frame.y.ticks(4).into_iter().filter(|n| n.fract() == 0.0).collect();
    let ticks: Vec<_> = whole.into_iter().map(|n| (n, words::count(n as u64))).collect();
    let mut drawn = frame.left(&ticks, "claims");
    for (number, (name, n)) in data.classes.iter().enumerate() {
        let (left, right) = (frame.x.place(number as f64), frame.x.place(number as f64 + 1.0));
        let (top, middle) = (frame.y.place(*n as f64), (left + right) / 2.0);
        drawn.push(rect(left + 6.0, top, right - left - 12.0, frame.y.place(0.0) - top, "column"));
        drawn.push(label(middle, top - 6.0, "middle", "label", words::count(*n)));
        drawn.push(label(middle, frame.y.place(0.0) + 16.0, "middle", "tick", name));
    }
    drawn.extend(frame.below(&[], &data.axis));
    (580.0, 290.0, drawn)
}
