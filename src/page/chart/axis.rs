//! From numbers to places in a drawing: a frame with two axes, their ticks and names.

use super::{Element, label, line};

/// Maps numbers from `low` to `high` to places from `start` to `end`.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Axis {
    /// Makes an axis; an empty range is widened to one.
    pub fn new(low: f64, high: f64, start: f64, end: f64) -> Axis {
        Axis { low, high: if high > low { high } else { low + 1.0 }, start, end }
    }

    /// The place of a number; numbers outside lie on the border.
    pub fn place(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.start + share * (self.end - self.start)
    }

    /// At most `most` round numbers that divide the axis: steps of 1, 2 or 5 times a power of ten.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let rough = (self.high - self.low) / most.max(1) as f64;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(power * 10.0);
        let first = (self.low / step).ceil() as i64;
        let last = (self.high / step + 1e-9).floor() as i64;
        (first..=last).map(|n| n as f64 * step).collect()
    }
}

/// The rectangle in which a chart is drawn, with its two axes.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Left to right.
    pub x: Axis,
    /// Bottom to top.
    pub y: Axis,
}

impl Frame {
    /// Lines and labels of the horizontal axis, with its name below.
    pub fn below(&self, ticks: &[(f64, String)], name: &str) -> Vec<Element> {
        let mut drawn = Vec::new();
        for (value, text) in ticks {
            let x = self.x.place(*value);
            drawn.push(line(x, self.y.start, x, self.y.end, "grid"));
            drawn.push(label(x, self.y.start + 16.0, "middle", "tick", text));
        }
        drawn.push(line(self.x.start, self.y.start, self.x.end, self.y.start, "axis"));
        let middle = (self.x.start + self.x.end) / 2.0;
        drawn.push(label(middle, self.y.start + 36.0, "middle", "name", name));
        drawn
    }

    /// Lines and labels of the vertical axis, with its name above.
    pub fn left(&self, ticks: &[(f64, String)], name: &str) -> Vec<Element> {
        let mut drawn = Vec::new();
        for (value, text) in ticks {
            let y = self.y.place(*value);
            drawn.push(line(self.x.start, y, self.x.end, y, "grid"));
            drawn.push(label(self.x.start - 6.0, y + 4.0, "end", "tick", text));
        }
        drawn.push(line(self.x.start, self.y.start, self.x.start, self.y.end, "axis"));
        drawn.push(label(4.0, self.y.end - 10.0, "start", "name", name));
        drawn
    }

    /// Ticks of an axis of shares: every fifth from 0 to 100 %.
    pub fn shares() -> Vec<(f64, String)> {
        (0..=5).map(|fifth| (f64::from(fifth) / 5.0, format!("{}%", fifth * 20))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        for (low, high, most, ticks) in [
            (0.0, 100.0, 5, vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
            (0.0, 7.0, 5, vec![0.0, 2.0, 4.0, 6.0]),
            (0.0, 1.0, 2, vec![0.0, 0.5, 1.0]),
            (3.0, 3.0, 4, vec![3.0, 3.5, 4.0]),
        ] {
            assert_eq!(Axis::new(low, high, 0.0, 1.0).ticks(most), ticks, "{low} to {high}");
        }
    }

    #[test]
    fn places_stay_inside() {
        let axis = Axis::new(0.0, 10.0, 100.0, 0.0);
        assert_eq!([-1.0, 0.0, 5.0, 10.0, 99.0].map(|n| axis.place(n)), [100.0, 100.0, 50.0, 0.0, 0.0]);
    }
}
