//! Claims on a line of days: when each was said, its window, and what came. The
//! strict window is solid, what the lenient reading adds is pale; void and pending
//! have marks of their own, so that neither reads as a yes or a no.

use super::{Axis, Element, Frame, label, line, rect};
use crate::report::{Fate, Span, Timeline, words};
use chrono::{Datelike, NaiveDate};

const ROW: f64 = 22.0;
const TOP: f64 = 40.0;

/// Draws the rows: width, height, elements.
pub fn draw(data: &Timeline) -> (f64, f64, Vec<Element>) {
    let bottom = TOP + ROW * data.rows.len() as f64 + 6.0;
    let days: Vec<NaiveDate> = data.rows.iter().flat_map(ends).chain(data.as_of).collect();
    let (first, last) = (days.iter().min().copied(), days.iter().max().copied());
    let (Some(first), Some(last)) = (first, last) else {
        return (720.0, 40.0, vec![label(360.0, 24.0, "middle", "tick", "no claims")]);
    };
    let frame =
        Frame { x: Axis::new(number(first), number(last), 250.0, 700.0), y: Axis::new(0.0, 1.0, bottom, TOP - 10.0) };
    let mut drawn = frame.below(&calendar(first, last), "calendar days");
    if let Some(day) = data.as_of {
        let x = frame.x.place(number(day));
        drawn.push(line(x, bottom, x, TOP - 10.0, "reference"));
        drawn.push(label(x.min(660.0), TOP - 16.0, "middle", "tick", format!("report: {day}")));
    }
    for (place, claim) in data.rows.iter().enumerate() {
        drawn.push(row(claim, TOP + ROW * (place as f64 + 0.5), &frame, last));
    }
    (745.0, bottom + 46.0, drawn)
}

fn row(claim: &Span, y: f64, frame: &Frame, last: NaiveDate) -> Element {
    let x = |day: NaiveDate| frame.x.place(number(day));
    let mut group = Element::new("g").class(claim.fate.word());
    let text = label(240.0, y + 4.0, "end", "label", words::cut(&claim.label, 34));
    group.push(match &claim.anchor {
        Some(anchor) => Element::new("a").with("href", format_args!("#{anchor}")).child(text),
        None => text,
    });
    let opens = claim.opens.unwrap_or(claim.said);
    let due = claim.due.or(claim.lapses).unwrap_or(last).max(opens);
    let wide = |from: NaiveDate, to: NaiveDate| (x(to) - x(from)).max(2.0);
    let window = if claim.due.is_none() { "window endless" } else { "window" };
    group.push(rect(x(opens), y - 5.0, wide(opens, due), 10.0, window));
    if let Some(lapses) = claim.lapses.filter(|lapses| *lapses > due) {
        group.push(rect(x(due), y - 5.0, wide(due, lapses), 10.0, "grace"));
    }
    group.push(line(x(claim.said), y - 7.0, x(claim.said), y + 7.0, "said"));
    let at = claim.happened.or(claim.lapses).or(claim.due).unwrap_or(last);
    group.push(label(x(at), y + 5.0, "middle", "mark", sign(claim.fate)));
    group
}

fn sign(fate: Fate) -> String {
    fate.sign().to_string()
}

fn ends(claim: &Span) -> Vec<NaiveDate> {
    [Some(claim.said), claim.opens, claim.due, claim.lapses, claim.happened].into_iter().flatten().collect()
}

fn number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// Firsts of months or years, at most nine of them, with their names.
fn calendar(first: NaiveDate, last: NaiveDate) -> Vec<(f64, String)> {
    let months = (last.year() - first.year()) * 12 + last.month() as i32 - first.month() as i32;
    let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
    let step = steps.into_iter().find(|step| months / step <= 8).unwrap_or(6000);
    let start = first.year() * 12 + first.month0() as i32;
    let firsts = (start..=start + months).filter(|month| month.rem_euclid(step) == 0);
    let named = firsts.filter_map(|month| {
        let day = NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)?;
        let name = if step < 12 { day.format("%Y-%m").to_string() } else { day.year().to_string() };
        (day >= first && day <= last).then(|| (number(day), name))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_calendar_has_few_marks() {
        let names = |a: &str, b: &str| calendar(day(a), day(b)).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names("2025-03-16", "2025-05-20"), ["2025-04", "2025-05"]);
        assert_eq!(names("2023-11-02", "2025-01-20"), ["2024-01", "2024-04", "2024-07", "2024-10", "2025-01"]);
        assert_eq!(names("1990-01-01", "2025-01-20").len(), 8);
        assert_eq!(names("2025-03-16", "2025-03-20"), [""; 0]);
    }
}
