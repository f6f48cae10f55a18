//! The reliability diagram: what was said against what came. Points on the diagonal
//! are honest; below it, claims were too sure.

use super::{Axis, Element, Frame, area, label, line, path};
use crate::report::Reliability;

/// Draws the diagram: width, height, elements.
pub fn draw(data: &Reliability) -> (f64, f64, Vec<Element>) {
    let frame = Frame { x: Axis::new(0.0, 1.0, 60.0, 440.0), y: Axis::new(0.0, 1.0, 410.0, 30.0) };
    let spot = |p: f64, rate: f64| (frame.x.place(p), frame.y.place(rate));
    let mut drawn = frame.below(&Frame::shares(), "probability as said (%)");
    drawn.extend(frame.left(&Frame::shares(), "share that came true (%)"));

    if data.band.len() > 1 {
        let upper: Vec<_> = data.band.iter().map(|[p, _, high]| spot(*p, *high)).collect();
        let lower: Vec<_> = data.band.iter().map(|[p, low, _]| spot(*p, *low)).collect();
        drawn.push(area(&upper, &lower, "band"));
    }
    for [p, low, high] in data.band.iter().filter(|_| data.band.len() == 1) {
        let x = frame.x.place(*p);
        drawn.push(line(x, frame.y.place(*low), x, frame.y.place(*high), "band-line"));
    }
    drawn.push(line(frame.x.place(0.0), frame.y.place(0.0), frame.x.place(1.0), frame.y.place(1.0), "honest"));
    // Slid above the line's middle and turned along it.
    let (x, y) = spot(0.26, 0.285);
    drawn.push(
        label(x, y, "middle", "tick", "said = came").with("transform", format_args!("rotate(-45 {x:.0} {y:.0})")),
    );

    let corners = data.steps.iter().flat_map(|[from, to, rate]| [spot(*from, *rate), spot(*to, *rate)]);
    drawn.push(path(corners, "corp"));
    for bin in &data.bins {
        let (x, y) = spot(bin.p, bin.rate);
        let [low, high] = bin.bounds.map(|bound| frame.y.place(bound));
        drawn.push(line(x, low, x, high, "whisker"));
        let size = 3.0 + (bin.n as f64).log10().clamp(0.0, 4.0);
        drawn.push(Element::new("circle").class("point").at("cx", x).at("cy", y).at("r", size));
        let side = if bin.p > 0.8 { ("end", x - size - 4.0) } else { ("start", x + size + 4.0) };
        // At the top it would stand in the axis's name.
        let height = if bin.rate > 0.97 { y + 14.0 } else { y - 5.0 };
        drawn.push(label(side.1, height, side.0, "tick", format!("n = {}", bin.n)));
    }
    (460.0, 460.0, drawn)
}
