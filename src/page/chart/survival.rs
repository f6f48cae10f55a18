//! The survival curve: the share of claims not yet fulfilled, by days since they
//! were said. Ticks mark claims that nobody could watch any longer.

use super::{Axis, Element, Frame, area, label, line, path};
use crate::report::{Survival, words};

/// Draws the curve: width, height, elements.
pub fn draw(data: &Survival) -> (f64, f64, Vec<Element>) {
    let last = data.steps.last().map_or(0, |step| step.day).max(data.censored.last().copied().unwrap_or(0));
    let frame = Frame { x: Axis::new(0.0, last as f64, 60.0, 660.0), y: Axis::new(0.0, 1.0, 290.0, 30.0) };
    let ticks: Vec<_> =
        frame.x.ticks(8).into_iter().map(|day| (day, words::count(day.max(0.0).round() as u64))).collect();
    let mut drawn = frame.below(&ticks, "days since the claim was said");
    drawn.extend(frame.left(&Frame::shares(), "claims not yet fulfilled (%)"));

    let (mut upper, mut lower, mut curve) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = (1.0, [1.0, 1.0]);
    curve.push((frame.x.place(0.0), frame.y.place(1.0)));
    for step in &data.steps {
        let x = frame.x.place(step.day as f64);
        let bounds = step.bounds.unwrap_or([step.share; 2]);
        for (edge, bound) in [(&mut lower, 0), (&mut upper, 1)] {
            edge.push((x, frame.y.place(before.1[bound])));
            edge.push((x, frame.y.place(bounds[bound])));
        }
        curve.push((x, frame.y.place(before.0)));
        curve.push((x, frame.y.place(step.share)));
        before = (step.share, bounds);
    }
    let end = frame.x.place(last as f64);
    upper.push((end, frame.y.place(before.1[1])));
    lower.push((end, frame.y.place(before.1[0])));
    curve.push((end, frame.y.place(before.0)));
    drawn.push(area(&upper, &lower, "band"));
    drawn.push(path(curve, "curve"));

    for day in &data.censored {
        let (x, y) = (frame.x.place(*day as f64), frame.y.place(share_at(data, *day)));
        drawn.push(line(x, y - 5.0, x, y + 5.0, "censored"));
    }
    if let Some(day) = data.median {
        let (x, y) = (frame.x.place(day as f64), frame.y.place(0.5));
        drawn.push(line(frame.x.place(0.0), y, x, y, "honest"));
        drawn.push(line(x, y, x, frame.y.place(0.0), "honest"));
        drawn.push(label(x + 6.0, y - 6.0, "start", "tick", format!("median: {}", words::days(day as f64))));
    }
    (680.0, 340.0, drawn)
}

/// The share just after a day.
fn share_at(data: &Survival, day: i64) -> f64 {
    let step = data.steps.iter().take_while(|step| step.day <= day).last();
    step.map_or(1.0, |step| step.share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Step;

    #[test]
    fn the_curve_is_flat_between_steps() {
        let steps = vec![Step { day: 3, share: 0.5, bounds: None }, Step { day: 9, share: 0.25, bounds: None }];
        let data = Survival { steps, censored: vec![4], median: Some(3) };
        let shares: Vec<f64> = [0, 2, 3, 8, 9, 40].map(|day| share_at(&data, day)).to_vec();
        assert_eq!(shares, [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]);
    }
}
