//! Lines as people and programs write them, each with what is read from it.

use super::*;
use crate::claim::{Kind, Polarity};
use crate::review::Verdict;

fn setting() -> Setting<'static> {
    Setting::new("ann", "2025-03-20".parse().unwrap())
}

fn read(name: &str, text: &str) -> (Vec<Row>, Tally) {
    let mut rows = Vec::new();
    let read = format(name).unwrap().read.unwrap();
    let tally = read(&mut text.as_bytes(), &setting(), &mut |row| {
        rows.push(row);
        Ok(())
    });
    (rows, tally.unwrap())
}

/// The one claim of a line.
fn one(fields: &str) -> Row {
    let (mut rows, tally) =
        read("jsonl", &format!(r#"{{"statement": "It will rain", "said": "2025-03-16", {fields}}}"#));
    assert_eq!(tally, Tally::default(), "{fields}");
    rows.pop().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_bare_day_is_a_limit() {
    let deadline = one(r#""deadline": "2025-03-22""#).claim.deadline.unwrap();
    assert_eq!(deadline, crate::claim::Deadline::by_day(day("2025-03-22"), day("2025-03-16")));
}

#[test]
fn a_window_that_is_given_is_kept() {
    let given = r#""deadline": {"phrase": "soon", "opens": "2025-03-16", "due": "2025-03-22", "lapses": "2025-03-30"}"#;
    let deadline = one(given).claim.deadline.unwrap();
    assert_eq!((deadline.phrase.as_deref(), deadline.rule), (Some("soon"), None));
    assert_eq!(deadline.window.lapses, Some(day("2025-03-30")));
    let flat = one(r#""opens": "2025-03-16", "due": "2025-03-22", "lapses": "2025-03-22", "polarity": "denied""#).claim;
    assert_eq!(flat.deadline.unwrap().kind, crate::when::Kind::Deny);
    assert_eq!(flat.kind, Kind::Denial);
}

#[test]
fn a_number_counts_unless_it_stands_for_words() {
    let cases = [
        (r#""p": 0.7"#, Some(0.7)),
        (r#""p": 0.7, "p_from": "number""#, Some(0.7)),
        (r#""p": 0.675, "p_from": "word", "hedge": "expect""#, None),
        (r#""p": null"#, None),
        (r#""p": 1"#, Some(1.0)),
        (r#""p": 0.30000000000000004"#, Some(0.1 + 0.2)),
    ];
    for (fields, want) in cases {
        assert_eq!(one(fields).claim.p, want, "{fields}");
    }
}

#[test]
fn a_status_is_a_ruling() {
    let cases = [
        (r#""status": "fulfilled", "happened_on": "2025-03-18""#, Verdict::Fulfilled, "2025-03-18"),
        (r#""status": "missed", "deadline": "2025-03-19""#, Verdict::Missed, "2025-03-19"),
        (r#""status": "void""#, Verdict::Void, "2025-03-20"),
        (r#""outcome": "missed", "at": "2025-03-21T10:00:00+02:00""#, Verdict::Missed, "2025-03-21T08:00:00Z"),
    ];
    for (fields, verdict, at) in cases {
        let rulings = one(fields).resolutions;
        assert_eq!((rulings[0].verdict, rulings[0].at.as_str()), (verdict, at), "{fields}");
        assert_eq!((rulings.len(), rulings[0].reviewer.as_str()), (1, "ann"), "{fields}");
    }
    assert_eq!(one(r#""status": "pending""#).resolutions, []);
    let told =
        one(r#""status": "missed", "evidence": ["https://a.example", {"url": "b", "quote": "No."}], "note": "n""#);
    let ruled = &told.resolutions[0];
    assert_eq!(ruled.evidence.iter().map(|proof| proof.url.as_str()).collect::<Vec<_>>(), ["https://a.example", "b"]);
    assert_eq!(ruled.note.as_deref(), Some("n"));
}

#[test]
fn rulings_are_listed_or_the_one_in_force() {
    let both = one(r#""resolutions": [{"reviewer": "ben", "verdict": "missed", "at": "2025-03-18"},
            {"reviewer": "cleo", "verdict": "void", "reason": "other", "at": "2025-03-19T00:00:00Z", "blind": true}],
            "status": "void""#
        .replace('\n', " ")
        .as_str());
    assert_eq!(both.resolutions.iter().map(|ruled| ruled.reviewer.as_str()).collect::<Vec<_>>(), ["ben", "cleo"]);
    assert!(both.resolutions[1].blind);
    let single = one(r#""resolution": {"reviewer": "ben", "verdict": "missed"}, "resolutions": []"#);
    assert_eq!(single.resolutions[0].verdict, Verdict::Missed);
}

#[test]
fn a_line_of_extract_is_read_as_it_is() {
    let line = r#"{"doc": "a", "ref": "r1", "start": 4, "end": 9, "statement": "A deal will not come", "speaker": null, "role": null, "said": "2025-03-17", "deadline": {"phrase": "this week", "rules": "sayso-1", "rule": "this-week", "precision": "exact", "kind": "deny", "opens": "2025-03-17", "due": "2025-03-23", "lapses": "2025-03-23", "anchor": null}, "hedge": {"words": "expect", "scale": "icd203"}, "p": 0.675, "p_from": "word", "polarity": "denied", "kind": "denial", "condition": null, "score": 0.93, "extractor": "0.1.0"}"#;
    let (rows, tally) = read("jsonl", line);
    assert_eq!(tally, Tally::default());
    let claim = &rows[0].claim;
    assert_eq!((claim.origin.as_deref(), claim.reference.as_deref()), (Some("jsonl"), Some("r1")));
    assert_eq!((claim.p, claim.polarity, claim.kind), (None, Polarity::Denied, Kind::Denial));
    assert_eq!(claim.deadline.as_ref().unwrap().rule.as_deref(), Some("this-week"));
}

#[test]
fn an_origin_is_the_users_then_the_lines_then_the_formats() {
    let origin = |line: &str, origin| {
        let mut found = None;
        let setting = Setting { origin, ..setting() };
        (jsonl::FORMAT.read.unwrap())(&mut line.as_bytes(), &setting, &mut |row| {
            found = row.claim.origin;
            Ok(())
        })
        .unwrap();
        found
    };
    let plain = r#"{"statement": "a", "said": "2025-03-16"}"#;
    let named = r#"{"statement": "a", "said": "2025-03-16", "ref": "1"}"#;
    let own = r#"{"statement": "a", "said": "2025-03-16", "ref": "1", "origin": "desk"}"#;
    assert_eq!(origin(plain, None), None);
    assert_eq!(origin(named, None).as_deref(), Some("jsonl"));
    assert_eq!(origin(own, None).as_deref(), Some("desk"));
    assert_eq!(origin(own, Some("mine")).as_deref(), Some("mine"));
}

#[test]
fn bad_lines_are_told_by_number_and_field() {
    let cases = [
        r#"{"said": "2025-03-16"}"#,
        r#"{"statement": "  ", "said": "2025-03-16"}"#,
        r#"{"statement": "a"}"#,
        r#"{"statement": "a", "said": "2025-02-30"}"#,
        r#"{"statement": "a", "said": 20250316}"#,
        r#"{"statement": ["a"], "said": "2025-03-16"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "p": 1.5}"#,
        r#"{"statement": "a", "said": "2025-03-16", "p": "0.5"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "p_from": "guess"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "status": "true"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "happened_on": "2025-03-17"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "status": "missed", "resolutions": [{"reviewer": "b", "verdict": "void"}]}"#,
        r#"{"statement": "a", "said": "2025-03-16", "resolutions": [{"verdict": "void"}, {"reviewer": "b"}]}"#,
        r#"{"statement": "a", "said": "2025-03-16", "resolution": {"verdict": "maybe"}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "status": "void", "evidence": [{"quote": "x"}]}"#,
        r#"{"statement": "a", "said": "2025-03-16", "status": "void", "reason": "because"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "status": "void", "at": "yesterday"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": "2025-03-15"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": "the colour blue"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": 7}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": {"due": "2025-03-18", "lapses": "2025-03-17"}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": {"due": "2025-13-18"}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": {"kind": "until"}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "deadline": {"anchor": {"event": "vote"}}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "hedge": {"words": "likely", "scale": "mine"}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "polarity": "negative"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "uid": "12"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "tags": "b"}"#,
        r#"{"statement": "a", "said": "2025-03-16", "article": {"sha256": "ab", "start": 0, "end": 1}}"#,
        r#"{"statement": "a", "said": "2025-03-16", "withdrawn": {"at": "2025-03-16"}}"#,
        r#"{"statement": "a", "statement": "b", "said": "2025-03-16"}"#,
        r#"{"statement": "a" "said": "2025-03-16"}"#,
        r#"{"statement": "a"#,
        r#"[{"statement": "a"}]"#,
        "null",
    ];
    // One file a line: of many in one file only the first twenty are told.
    let told: Vec<String> = cases
        .iter()
        .map(|line| {
            let (rows, tally) = read("jsonl", &format!("\n{line}\n"));
            assert_eq!((rows.len(), tally.bad_count), (0, 1), "{line}");
            tally.bad[0].to_string()
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_first_twenty_are_told_and_all_counted() {
    let (rows, tally) = read("jsonl", &"{}\n".repeat(50));
    assert_eq!((rows.len(), tally.bad.len(), tally.bad_count), (0, MOST_TOLD, 50));
}

#[test]
fn nothing_is_handed_out_after_a_bad_line() {
    let good = r#"{"statement": "a", "said": "2025-03-16"}"#;
    let (rows, tally) = read("jsonl", &format!("{good}\n{{}}\n{good}\n"));
    assert_eq!((rows.len(), tally.bad_count), (1, 1));
}

#[test]
fn unknown_fields_are_told_once() {
    let line = r#"{"statement": "a", "said": "2025-03-16", "spaeker": "Ada", "deadline": {"phrsae": "soon"}}"#;
    let (rows, tally) = read("jsonl", &format!("{line}\n{line}\n"));
    assert_eq!(rows.len(), 2);
    assert_eq!(tally.unknown, [("spaeker".to_string(), 1), ("deadline.phrsae".to_string(), 1)]);
}

#[test]
fn tables_by_hand_are_read() {
    let text = "\u{feff}statement,said,deadline,p,tags,status,evidence,speaker,deadline note\r\n\
        \"It will rain, a lot\",2025-03-16,2025-03-18,0.4,a;b,missed,https://a.example; https://b.example,'=Ada,x\r\n\
        \r\n\
        It will snow,2025-03-16,,,,,,,\r\n";
    let (rows, tally) = read("csv", text);
    assert_eq!((tally.bad, tally.unknown), (vec![], vec![("deadline note".to_string(), 1)]));
    let claim = &rows[0].claim;
    assert_eq!((rows[0].line, rows[1].line), (2, 4));
    assert_eq!((claim.statement.as_str(), claim.p), ("It will rain, a lot", Some(0.4)));
    assert_eq!((claim.speaker.as_deref(), &claim.tags[..]), (Some("=Ada"), &["a".to_string(), "b".to_string()][..]));
    assert_eq!(rows[0].resolutions[0].evidence.len(), 2);
    assert_eq!((rows[1].claim.deadline.as_ref(), rows[1].claim.lang.as_deref()), (None, Some("en")));
}

#[test]
fn bad_tables_are_told() {
    let cases = [
        "statement,speaker\na,b\n",
        "statement;said\na;b\n",
        "statement,said,said\na,b,c\n",
        "statement,said,deadline,deadline.due\na,2025-03-16,,\n",
        "statement,said\na\n",
        "statement,said\na,2025-02-30\n",
        "statement,said,p\na,2025-03-16,often\n",
        "statement,said,p\na,2025-03-16,inf\n",
        "statement,said,article.sha256\na,2025-03-16,ab\n",
        "statement,said\n\"a,2025-03-16\nb,2025-03-16\n",
        "statement,said,resolutions\na,2025-03-16,missed\n",
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|text| {
            let (_, tally) = read("csv", text);
            tally.bad.first().map_or_else(|| format!("nothing: {text:?}"), Bad::to_string)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn formats_are_found_by_name_and_ending() {
    assert!(FORMATS.is_sorted_by_key(|format| format.name));
    assert_eq!(by_ending("a.b/claims.CSV").map(|format| format.name), Some("csv"));
    assert_eq!(by_ending("claims.ndjson").map(|format| format.name), Some("jsonl"));
    assert!(by_ending("claims").is_none());
    assert!(format("xml").is_none());
}
