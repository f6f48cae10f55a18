//! The day that a plain text or a file name says it was published.
//!
//! Only a whole date with its year counts, and only where a dateline stands: at the
//! start of one of the first lines, after at most a place in capitals, a weekday or a
//! word such as "Published"; and with nothing but an end behind it (a colon, a dash,
//! a bracket, the end of the line). "March 17, 2025 was a Monday" dates nothing.

use chrono::{Datelike, NaiveDate};

/// How many lines from the top a dateline may stand.
const LINES: usize = 12;

/// The forms a date has in datelines and page metadata.
const FORMS: &[&str] = &["%Y-%m-%d", "%B %d, %Y", "%B %d %Y", "%b. %d, %Y", "%d %B %Y", "%d. %B %Y", "%d %b. %Y"];

/// Words before the date that say what it is.
const LEADS: &[&str] = &[
    "published on",
    "published:",
    "published",
    "posted on",
    "posted",
    "date:",
    "updated",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// The day in the dateline of a text.
pub(super) fn of_text(text: &str) -> Option<NaiveDate> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).find_map(of_line)
}

fn of_line(line: &str) -> Option<NaiveDate> {
    let (date, rest) = leading(after_leads(after_place(line)))?;
    let ends = rest.trim_start();
    let ended = ends.is_empty()
        || ends.starts_with([':', '(', '|', '-', '–', '—', '•', '·', '/'])
        || ends.starts_with(", ") && clock(&ends[2..])
        || ends.starts_with("at ") && clock(&ends[3..]);
    ended.then_some(date)
}

fn clock(words: &str) -> bool {
    words.starts_with(|letter: char| letter.is_ascii_digit())
}

/// What follows the place of a dateline: "KYIV, March 17, 2025" -> "March 17, 2025".
fn after_place(line: &str) -> &str {
    let Some((place, rest)) = line.split_once(", ") else {
        return line;
    };
    let letters = || place.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters().count() >= 2 && letters().all(char::is_uppercase);
    if capitals { rest } else { line }
}

fn after_leads(mut line: &str) -> &str {
    let starts = |line: &str, lead: &str| {
        line.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead))
            && line[lead.len()..].starts_with([' ', ',', '.', ':'])
    };
    while let Some(lead) = LEADS.iter().find(|lead| starts(line, lead)) {
        line = line[lead.len()..].trim_start_matches([' ', ',', '.', ':']);
    }
    line
}

/// A date at the very start of `words`, and what follows it.
pub(super) fn leading(words: &str) -> Option<(NaiveDate, &str)> {
    // chrono knows "Sep" and "September" only.
    let sep = words.strip_prefix("Sept").filter(|rest| rest.starts_with([' ', '.'])).map(|rest| format!("Sep{rest}"));
    let (date, rest) = parsed(sep.as_deref().unwrap_or(words))?;
    let rest = &words[words.len() - rest.len()..];
    let whole = !rest.starts_with(|letter: char| letter.is_ascii_digit());
    (whole && (1900..2200).contains(&date.year())).then_some((date, rest))
}

fn parsed(words: &str) -> Option<(NaiveDate, &str)> {
    let mut forms = FORMS.iter();
    forms.find_map(|form| NaiveDate::parse_and_remainder(words, form).ok())
}

/// The ISO day in a file name or address: "2025-03-17-call.txt".
pub(super) fn of_name(name: &str) -> Option<NaiveDate> {
    let file = name.rsplit(['/', '\\']).next()?;
    let digit_before = |at: usize| file[..at].ends_with(|letter: char| letter.is_ascii_digit());
    file.char_indices()
        .filter(|(at, letter)| letter.is_ascii_digit() && !digit_before(*at))
        .filter_map(|(at, _)| file.get(at..at + 10))
        .filter(|day| day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-')
        .find_map(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let cases = [
            ("March 17, 2025: The harbour bridge will open.", "2025-03-17"),
            ("17 March 2025", "2025-03-17"),
            ("Headline\n\nSept 3, 2024 | By Ann Lee", "2024-09-03"),
            ("Jan. 7, 2025 (Wire)", "2025-01-07"),
            ("PORT ELLEN, Scotland, 3 May 2024 (Wire) — Ferries", ""),
            ("PORT ELLEN, 3 May 2024 (Wire) — Ferries", "2024-05-03"),
            ("Published on Monday, 3 March 2025 at 9:15", "2025-03-03"),
            ("Published: 2025-03-03", "2025-03-03"),
            ("2025-03-03T09:00", ""),
            ("March 17, 2025 was a Monday.", ""),
            ("On March 17, 2025: a talk", ""),
            ("March 17: The bridge", ""),
            ("31 February 2025", ""),
            ("17 March 20255", ""),
            ("Sunday", ""),
            ("", ""),
        ];
        check(of_text, &cases);
    }

    #[test]
    fn file_names() {
        let cases = [
            ("/a/2024-01-01/2025-03-17-call.txt", "2025-03-17"),
            ("note_2025-03-17", "2025-03-17"),
            ("12025-03-17.txt", ""),
            ("2025-13-17.txt", ""),
            ("日2025-03-日", ""),
            ("call.txt", ""),
        ];
        check(of_name, &cases);
    }

    fn check(read: fn(&str) -> Option<NaiveDate>, cases: &[(&str, &str)]) {
        let day = |words| read(words).map_or(String::new(), |day: NaiveDate| day.to_string());
        let wrong: Vec<_> = cases
            .iter()
            .map(|(words, expected)| (words, day(words), expected))
            .filter(|(_, got, expected)| got != *expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
