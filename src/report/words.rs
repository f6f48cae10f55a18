//! Numbers and strangers' text as a report writes them. Every format (terminal,
//! Markdown, HTML) goes through here, so a rate reads the same everywhere.

use std::fmt::Write as _;

/// Stands for a number that cannot be computed. Never zero.
pub const NONE: &str = "–";

/// Writes a whole number with a comma between thousands: `1,234,567`.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes a count with its noun, which gets an `s` where it is not one: `3 claims`.
pub fn counted(n: u64, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", count(n))
}

/// Writes a share in 0..=1 as a percentage with one decimal: `61.6%`.
///
/// Only all is `100%` and only none `0%`: what would round to either says `>99.9%` or `<0.1%`.
pub fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.0005 {
        return "<0.1%".to_string();
    }
    if (0.9995..1.0).contains(&share) {
        return ">99.9%".to_string();
    }
    if share == 0.0 || share == 1.0 { about(share) } else { format!("{:.1}%", share * 100.0) }
}

/// Writes a share as a whole percentage for running text: `62%`, with the same
/// care at both ends as [`percent`].
pub fn about(share: f64) -> String {
    match share {
        s if s > 0.0 && s < 0.005 => "<1%".to_string(),
        s if (0.995..1.0).contains(&s) => ">99%".to_string(),
        s => format!("{:.0}%", s * 100.0),
    }
}

/// Writes an interval of shares: `56.6–66.4%`; [`NONE`] where there is none.
pub fn interval(bounds: Option<[f64; 2]>) -> String {
    bounds.map_or_else(|| NONE.to_string(), |[low, high]| span(percent(low), percent(high)))
}

/// Writes an interval of shares in whole percentages for running text: `57–66%`.
pub fn about_interval([low, high]: [f64; 2]) -> String {
    span(about(low), about(high))
}

fn span(low: String, high: String) -> String {
    format!("{}–{high}", low.trim_end_matches('%'))
}

/// Writes k of n: `45/50`.
pub fn ratio(k: u64, n: u64) -> String {
    format!("{}/{}", count(k), count(n))
}

/// Writes a score with three decimals; [`NONE`] where there is none. Never `-0.000`.
pub fn score(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_string(), |value| decimals(value, 3))
}

/// Writes a number with so many decimals, and zero without a sign.
pub fn decimals(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => rest.to_string(),
        _ => text,
    }
}

/// Writes a difference of shares in percentage points, with its sign: `+10.0`.
pub fn points(difference: f64) -> String {
    let text = decimals(difference * 100.0, 1);
    if text.starts_with('-') { text.replace('-', "−") } else { format!("+{text}") }
}

/// Writes a number of days: `1 day`, `18 days`, `2.5 days`; below zero with a minus sign.
pub fn days(number: f64) -> String {
    let text = decimals(number, 1);
    let text = text.strip_suffix(".0").unwrap_or(&text).replace('-', "−");
    let noun = if text == "1" || text == "−1" { "day" } else { "days" };
    format!("{text} {noun}")
}

/// Writes a whole number that may lie below zero: `−18`, `1,200`.
pub fn number(n: i64) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", count(n.unsigned_abs()))
}

/// Joins names as a sentence does: `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_string(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// Makes control characters and bidirectional controls in strangers' text visible
/// as `\u{202e}`, so that a claim can neither drive a terminal nor reorder a line.
/// Line breaks and tabs become a space.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => shown.push(' '),
            c if c.is_control() || bidirectional(c) => {
                let _ = write!(shown, "\\u{{{:x}}}", c as u32);
            }
            c => shown.push(c),
        }
    }
    shown
}

/// Whether a character changes the direction of the text around it.
fn bidirectional(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cuts a text to at most `most` characters, the last of them `…` where something was cut.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let rows: &[(String, &str)] = &[
            (count(0), "0"),
            (count(999), "999"),
            (count(1000), "1,000"),
            (count(1_234_567), "1,234,567"),
            (counted(1, "claim"), "1 claim"),
            (counted(0, "claim"), "0 claims"),
            (percent(0.0), "0%"),
            (percent(1.0), "100%"),
            (percent(0.616), "61.6%"),
            (percent(0.5), "50.0%"),
            (percent(0.0004), "<0.1%"),
            (percent(0.99999), ">99.9%"),
            (about(0.004), "<1%"),
            (about(0.996), ">99%"),
            (about(0.5), "50%"),
            (interval(Some([0.566, 0.664])), "56.6–66.4%"),
            (interval(Some([0.0, 1.0])), "0–100%"),
            (interval(None), "–"),
            (about_interval([0.5, 0.75]), "50–75%"),
            (score(Some(-0.0001)), "0.000"),
            (score(Some(-0.5)), "-0.500"),
            (score(None), "–"),
            (points(0.1), "+10.0"),
            (points(-0.052), "−5.2"),
            (days(1.0), "1 day"),
            (days(-18.0), "−18 days"),
            (days(2.5), "2.5 days"),
            (list(&["a"]), "a"),
            (list(&["a", "b", "c"]), "a, b and c"),
            (cut("a long tale", 7), "a long…"),
            (cut("short", 7), "short"),
            (visible("a\u{1b}[31m\u{202e}b\nc"), "a\\u{1b}[31m\\u{202e}b c"),
        ];
        let wrong: Vec<_> = rows.iter().filter(|(got, want)| got != want).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
