//! Bars and small charts made of characters.

use crate::report::{Drawing, Figure, Histogram, Intervals, Reliability, Survival, words};

/// Characters of a bar in a table's cell.
pub const BAR: usize = 21;

/// Draws a share with its interval on a line from 0 to 1: `·······├──●──┤····`.
pub fn bar(rate: f64, bounds: [f64; 2]) -> String {
    scale(rate, bounds, None, BAR)
}

/// Draws a figure as lines of at most `width` characters; `None` where a terminal
/// has nothing to add to the tables.
pub fn lines(figure: &Figure, width: usize) -> Option<Vec<String>> {
    match &figure.drawing {
        Drawing::Reliability(data) => Some(reliability(data, width)),
        Drawing::Histogram(data) => Some(histogram(data, width)),
        Drawing::Survival(data) => Some(survival(data, width)),
        Drawing::Intervals(Intervals { .. }) | Drawing::Timeline(_) => None,
    }
}

fn scale(rate: f64, [low, high]: [f64; 2], band: Option<[f64; 2]>, width: usize) -> String {
    let place = |share: f64| (share.clamp(0.0, 1.0) * (width - 1) as f64).round() as usize;
    let mut line = vec!['·'; width];
    if let Some([from, to]) = band {
        line[place(from)..=place(to)].fill('░');
    }
    line[place(low)..=place(high)].fill('─');
    line[place(low)] = '├';
    line[place(high)] = '┤';
    line[place(rate)] = '●';
    line.into_iter().collect()
}

fn reliability(data: &Reliability, width: usize) -> Vec<String> {
    let room = width.min(100) - 30;
    let mut lines = vec![format!("{:>9}   0%{:^wide$}100% {:>9}", "said", "came true", "n", wide = room - 6)];
    for bin in &data.bins {
        let drawn = scale(bin.rate, bin.bounds, bin.band, room);
        lines.push(format!("{:>9}   {drawn} {:>9}", words::percent(bin.p), words::count(bin.n)));
    }
    lines
}

fn histogram(data: &Histogram, width: usize) -> Vec<String> {
    let most = data.classes.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let names = data.classes.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let room = (width.min(100) - names - 14) as f64;
    let rows = data.classes.iter().map(|(name, n)| {
        let length = (*n as f64 / most as f64 * room).ceil() as usize;
        let pad = " ".repeat(names - name.chars().count());
        let bar = "█".repeat(length);
        format!("{pad}{name}  {bar}{}{}", if length > 0 { " " } else { "" }, words::count(*n))
    });
    rows.collect()
}

/// The curve at a handful of days, as bars.
fn survival(data: &Survival, width: usize) -> Vec<String> {
    let Some(last) = data.steps.last() else { return Vec::new() };
    let room = width.min(100) - 30;
    let marks = [1, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650];
    let days = marks.into_iter().filter(|day| *day < last.day).chain([last.day]);
    let rows = days.map(|day| {
        let step = data.steps.iter().take_while(|step| step.day <= day).last();
        let share = step.map_or(1.0, |step| step.share);
        let drawn = scale(share, step.and_then(|step| step.bounds).unwrap_or([share; 2]), None, room);
        format!("{:>12}   {drawn} {:>6}", words::days(day as f64), words::percent(share))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_hold_their_width() {
        for (rate, bounds, drawn) in [
            (0.5, [0.25, 0.75], "·····├────●────┤·····"),
            (0.0, [0.0, 0.2], "●───┤················"),
            (1.0, [1.0, 1.0], "····················●"),
        ] {
            let bar = bar(rate, bounds);
            assert_eq!(bar.chars().count(), BAR);
            assert_eq!(bar, drawn, "{rate} {bounds:?}");
        }
    }
}
