//! The deadline reader against the house rule's own examples, tables of phrases, the
//! feasts of two centuries, and laws that hold for any words.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;
use sayso::when::{self, Kind, Precision, RULES, Reading, Settings};
use std::fmt::Write;
use std::time::{Duration, Instant};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn read(words: &str, said: NaiveDate) -> Option<Reading> {
    when::read(words, said, &Settings::default())
}

/// A reading as a table's cells: opens, due, lapses, kind, rule.
fn cells(reading: Option<&Reading>) -> [String; 5] {
    let Some(reading) = reading else { return ["", "", "", "", "none"].map(String::from) };
    let show = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    let window = reading.window;
    let kind = if window.due.is_some() { reading.kind.as_str() } else { "" };
    [show(window.opens), show(window.due), show(window.lapses), kind.to_string(), reading.rule.to_string()]
}

#[test]
fn every_example_is_read_by_its_own_row_and_no_refusal_is() {
    let mut wrong = String::new();
    for rule in RULES {
        assert!(!rule.sentence.is_empty() && !rule.examples.is_empty() && !rule.refuses.is_empty(), "{}", rule.id);
        for example in rule.examples {
            let got = cells(read(example.words, day(example.said)).as_ref());
            if got[..3] != example.window || got[4] != rule.id {
                writeln!(wrong, "{}: “{}” said {}: {got:?}", rule.id, example.words, example.said).unwrap();
            }
        }
        for words in rule.refuses {
            if read(words, day("2026-06-10")).is_some_and(|reading| reading.rule == rule.id) {
                writeln!(wrong, "{}: “{words}” should not be one of it", rule.id).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_row_has_a_name_of_its_own() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
    assert_eq!(when::rule("by-end").map(|rule| rule.id), Some("by-end"));
    assert!(when::rule("by-the-way").is_none());
}

/// The tables under `tests/cases/when/`: phrase | said | opens | due | lapses | kind | rule.
/// An empty `said` is that of the row above; rule "none" is no deadline.
#[test]
fn the_tables_of_phrases_hold() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/when");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let (mut wrong, mut count) = (String::new(), 0);
    for file in files {
        let mut said = String::new();
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            let Some(row) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else { continue };
            let row: Vec<&str> = row.split('|').map(str::trim).collect();
            let [phrase, when, want @ ..] = row.as_slice() else { panic!("{line}") };
            if *phrase == "phrase" || phrase.starts_with("---") {
                continue;
            }
            if !when.is_empty() {
                said = when.to_string();
            }
            let got = cells(read(phrase, day(&said)).as_ref());
            count += 1;
            if got != *want {
                writeln!(wrong, "{}: “{phrase}” said {said}: {got:?}, not {want:?}", file.display()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count > 700, "only {count} rows were run");
}

/// The sentences of `tests/cases/text.md`, with what is found in brackets.
#[test]
fn deadlines_in_running_text_are_found_where_the_brackets_stand() {
    let (mut wrong, mut count) = (String::new(), 0);
    for want in include_str!("cases/text.md").lines().filter_map(|line| line.strip_prefix("- ")) {
        let text = want.replace(['[', ']'], "");
        let (mut got, mut from) = (String::new(), 0);
        for reading in when::find(&text, day("2026-06-10"), &Settings::default()) {
            write!(got, "{}[{}]", &text[from..reading.span.start], &text[reading.span.clone()]).unwrap();
            from = reading.span.end;
        }
        got.push_str(&text[from..]);
        count += 1;
        if got != want {
            writeln!(wrong, "want {want}\n got {got}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count > 60, "only {count} sentences were read");
}

#[test]
fn a_text_without_its_day_has_deadlines_without_days() {
    let text = "Opened in 2019, the yard will close on Friday and sell its ships in 2031.";
    let found = when::find_undated(text, &Settings::default());
    let words: Vec<_> = found.iter().map(|reading| (&text[reading.span.clone()], reading.rule)).collect();
    assert_eq!(words, [("on Friday", "weekday"), ("in 2031", "period")]);
    assert!(found.iter().all(|reading| reading.window == when::Window::default()));
}

/// Easter, Memorial Day, Labor Day and Thanksgiving of each year, as the Python package
/// `holidays` 0.109 has them (month and day).
const FEASTS: &str = include_str!("cases/feasts.txt");

#[test]
fn movable_feasts_fall_where_the_almanac_has_them() {
    let mut years = 0;
    for line in FEASTS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let year = words.next().unwrap();
        let dates: Vec<NaiveDate> = words.map(|date| day(&format!("{year}-{date}"))).collect();
        let said = day(&format!("{year}-01-01"));
        let names = ["Easter", "Memorial Day", "Labor Day", "Thanksgiving"];
        for (name, date) in names.iter().zip(&dates) {
            assert_eq!(read(&format!("on {name}"), said).unwrap().window.due, Some(*date), "{name} {year}");
            let dated = read(&format!("on {name} {year}"), day("1950-01-01")).unwrap();
            assert_eq!(dated.window.due, Some(*date), "{name} {year}");
        }
        let eve = |days| dates[0].checked_sub_days(Days::new(days));
        assert_eq!(read("on Good Friday", said).unwrap().window.due, eve(2), "{year}");
        assert_eq!(read("on Easter Monday", said).unwrap().window.due, dates[0].succ_opt(), "{year}");
        years += 1;
    }
    assert_eq!(years, 111);
}

#[test]
fn weekdays_and_weeks_are_right_on_every_day_of_many_years() {
    for start in ["1900-01-01", "1999-12-20", "2026-01-01", "2199-11-01"] {
        for offset in 0..420 {
            let said = day(start).checked_add_days(Days::new(offset)).unwrap();
            let sunday = said.weekday() == Weekday::Sun;
            let monday = said.checked_sub_days(Days::new(said.weekday().num_days_from_monday().into())).unwrap();
            let later = |from: NaiveDate, days| from.checked_add_days(Days::new(days));
            let week = read("this week", said).unwrap().window;
            assert_eq!(week.opens, Some(said), "{said}");
            assert_eq!(week.due, if sunday { later(said, 6) } else { later(monday, 6) }, "{said}");
            assert_eq!(week.lapses, if sunday { later(said, 7) } else { later(monday, 6) }, "{said}");
            let next = read("next week", said).unwrap().window;
            assert_eq!((next.opens, next.due), (later(monday, 7), later(monday, 13)), "{said}");
            for (number, name) in
                ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].into_iter().enumerate()
            {
                let on = read(&format!("on {name}"), said).unwrap().window;
                let there = on.due.unwrap();
                assert_eq!(there.weekday().num_days_from_monday() as usize, number, "{said} {name}");
                assert!((there - said).num_days() < 7 && there >= said, "{said} {name}");
                assert_eq!(on.lapses, if there == said { later(there, 7) } else { on.due }, "{said} {name}");
                let next = read(&format!("next {name}"), said).unwrap().window;
                assert!(next.due.unwrap() > said && (next.due.unwrap() - said).num_days() <= 7, "{said} {name}");
                assert_eq!(next.lapses.unwrap().iso_week(), later(monday, 7).unwrap().iso_week(), "{said} {name}");
            }
        }
    }
}

#[test]
fn time_grows_no_faster_than_the_text() {
    // Pieces that a reader could be made to wander over: nesting, openings, endings.
    let pieces = [
        "two days after ",
        "the day before ",
        "5 pm ",
        "the first day of the ",
        "\"",
        "“",
        "'",
        "Friday ",
        "before ",
        "within ",
        "by the ",
        "may ",
        "1,",
        "1/",
        "-",
        "until after ",
        "a ",
        "the ",
        "will not ",
        "Q3 ",
        "and a half ",
        "one hundred and ",
        "when ",
        "if ",
        ". ",
        "\u{301}",
        "éé",
        "2027-",
        "in the next ",
        "May 5 to ",
        "next ",
        "of ",
    ];
    let took = |text: &str| {
        let start = Instant::now();
        when::find(text, day("2026-06-10"), &Settings::default());
        when::spot(text, day("2026-06-10"), &Settings::default());
        read(text, day("2026-06-10"));
        start.elapsed()
    };
    for piece in pieces {
        let small = piece.repeat(12_000 / piece.len());
        let large = piece.repeat(96_000 / piece.len());
        let (small, large) = (took(&small), took(&large));
        // Eight times the text; three times more is the noise of a busy machine.
        assert!(large < small * 24 + Duration::from_millis(200), "“{piece}”: {small:?}, then {large:?}");
    }
}

#[test]
fn a_long_line_is_read_in_one_pass() {
    let line = "the quick brown fox said nothing of it and went on with what it had begun ".repeat(14_000);
    let start = Instant::now();
    assert!(when::find(&line, day("2026-06-10"), &Settings::default()).is_empty());
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

/// What the fuzzer found worth keeping, read again: none of it panics, and laws hold.
#[test]
fn the_fuzzers_corpus_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/when");
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for said in [day("0001-01-01"), day("2026-06-14"), day("9999-12-31"), NaiveDate::MIN, NaiveDate::MAX] {
            laws(&text, said);
        }
        count += 1;
    }
    assert!(count > 0);
}

/// What holds for any words on any day.
fn laws(text: &str, said: NaiveDate) {
    let settings = Settings::default();
    let one = |reading: &Reading| {
        let window = reading.window;
        let words = &text[reading.span.clone()];
        assert!(!words.is_empty(), "{text:?}");
        assert!(when::rule(reading.rule).is_some(), "{}", reading.rule);
        if let (Some(opens), Some(due), Some(lapses)) = (window.opens, window.due, window.lapses) {
            assert!(opens <= due && due <= lapses, "{text:?} said {said}: {reading:?}");
            assert!(lapses >= said, "{text:?} said {said}: {reading:?}");
            assert!(reading.kind == Kind::By || due == lapses, "{text:?}: {reading:?}");
            let exact = if due == lapses { Precision::Exact } else { Precision::Vague };
            assert_eq!(reading.precision, exact, "{text:?}");
        }
        match reading.precision {
            Precision::Event => assert!(window == when::Window::default() && reading.anchor.is_some(), "{reading:?}"),
            Precision::Open => assert!(window.opens.is_some() && window.due.is_none(), "{reading:?}"),
            _ => assert!(window.opens.is_some() && window.due.is_some() && window.lapses.is_some()),
        }
    };
    if let Some(reading) = read(text, said) {
        one(&reading);
    }
    for readings in [when::find(text, said, &settings), when::spot(text, said, &settings)] {
        let mut last = 0;
        for reading in readings {
            assert!(reading.span.start >= last, "{text:?}: {reading:?}");
            last = reading.span.end;
            one(&reading);
        }
    }
}

/// Words that forms are made of.
const PIECES: &[&str] = &[
    "by", "before", "until", "within", "in", "on", "at", "after", "from", "to", "the", "end", "of", "next", "this",
    "last", "early", "mid", "-", "late", "Friday", "March", "May", "may", "week", "weeks", "year", "month", "quarter",
    "Q3", "2027", "15", "3rd", "two", "a", "few", "couple", "not", "will", "no", "Easter", "summer", "decade", "noon",
    "tomorrow", "5 pm", "soon", ",", "or", "and", "half", "first", "days", "ago", "about", "least", "than", "more",
    "fiscal", "vote", "’s", "'27", "1/2/27", "century", "weekend", "Day", "New", "through", "for", "when", "once",
];

fn phrases(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..=most).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_the_words_of_the_vocabulary(
        text in phrases(12),
        days in 0u64..110_000,
    ) {
        laws(&text, day("1900-01-01").checked_add_days(Days::new(days)).unwrap());
    }

    #[test]
    fn laws_hold_for_any_text(text in "\\PC{0,80}", days in 0u64..3_600_000) {
        laws(&text, day("0001-01-01").checked_add_days(Days::new(days)).unwrap());
    }

    #[test]
    fn space_around_and_between_words_says_nothing(
        text in phrases(7),
        days in 0u64..60_000,
    ) {
        let said = day("1990-01-01").checked_add_days(Days::new(days)).unwrap();
        let wide = format!("  {}\u{a0} ", text.replace(' ', "   "));
        let plain = read(&text, said).map(|reading| (reading.rule, reading.kind, reading.window));
        let spaced = read(&wide, said).map(|reading| (reading.rule, reading.kind, reading.window));
        prop_assert_eq!(plain, spaced);
    }

    #[test]
    fn a_limit_in_capitals_is_the_same_limit(number in 1u32..60, unit in "(days|weeks|months|years)", days in 0u64..90_000) {
        let said = day("1950-01-01").checked_add_days(Days::new(days)).unwrap();
        for words in [format!("within {number} {unit}"), format!("in {number} {unit}"), format!("for {number} {unit}")] {
            let plain = read(&words, said).unwrap();
            let loud = read(&words.to_uppercase(), said).unwrap();
            prop_assert_eq!((plain.rule, plain.window), (loud.rule, loud.window));
        }
    }

    #[test]
    fn a_written_date_reads_back(days in 0u64..109_500) {
        let there = day("1900-01-01").checked_add_days(Days::new(days)).unwrap();
        let said = day("1900-01-01");
        for format in ["%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%b %-d %Y", "%A, %B %-d, %Y", "%m/%d/%Y", "%d.%m.%Y"] {
            let words = there.format(format).to_string();
            let reading = read(&words, said);
            prop_assert_eq!(reading.map(|reading| reading.window.due), Some(Some(there)), "{}", words);
        }
    }

    #[test]
    fn denials_and_holds_lapse_when_they_are_due(days in 0u64..60_000, period in "(March|2250|next year|Friday|Q3|summer)") {
        let said = day("1990-01-01").checked_add_days(Days::new(days)).unwrap();
        for (words, kind) in [("will not open before", Kind::Deny), ("will stay until", Kind::Hold)] {
            let reading = read(&format!("{words} {period}"), said).unwrap();
            prop_assert_eq!(reading.kind, kind);
            prop_assert_eq!(reading.window.due, reading.window.lapses);
        }
    }
}

#[test]
fn a_dated_event_gives_the_window_of_its_relation() {
    let (said, first, last) = (day("2026-06-10"), day("2026-11-03"), day("2026-11-05"));
    let rows = [
        ("before the vote", "2026-06-10", "2026-11-02", "2026-11-02"),
        ("by the vote", "2026-06-10", "2026-11-03", "2026-11-03"),
        ("at the summit", "2026-11-03", "2026-11-05", "2026-11-05"),
        ("when the treaty expires", "2026-11-03", "2026-11-05", "2026-11-05"),
        ("after the vote", "2026-11-06", "", ""),
        ("within 10 days of the vote", "2026-06-10", "2026-11-15", "2026-11-15"),
        ("shortly after the vote", "2026-11-06", "2026-11-19", "2026-12-05"),
        ("soon after the vote", "2026-11-06", "2026-12-05", "2027-02-03"),
        ("until the vote", "2026-06-10", "2026-11-02", "2026-11-02"),
        ("until after the vote", "2026-06-10", "2026-11-05", "2026-11-05"),
        ("not until the vote", "2026-11-03", "", ""),
        ("not until after the vote", "2026-11-06", "", ""),
        ("two weeks after the vote", "2026-11-19", "2026-11-19", "2026-11-19"),
        ("the day after the vote", "2026-11-06", "2026-11-06", "2026-11-06"),
        ("on the eve of the vote", "2026-11-02", "2026-11-02", "2026-11-02"),
        ("the week after the vote", "2026-11-09", "2026-11-15", "2026-11-15"),
        ("will not resign before the vote", "2026-06-10", "2026-11-02", "2026-11-02"),
    ];
    let mut wrong = String::new();
    for (words, opens, due, lapses) in rows {
        let reading = read(words, said).unwrap_or_else(|| panic!("{words}"));
        let Some(anchor) = reading.anchor else { panic!("{words}: {reading:?}") };
        let window = when::dated(&anchor, reading.kind, said, first, last);
        let show = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        let got = [show(window.opens), show(window.due), show(window.lapses)];
        if got != [opens, due, lapses] {
            writeln!(wrong, "{words} ({anchor:?}): {got:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
