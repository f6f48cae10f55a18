//! `sayso extract` as a filter: each of the promises that pipelines rely on.

use crate::sandbox::{Ran, Sandbox};
use serde_json::Value;
use std::process::Stdio;

const BRIDGE: &str = r#"{"id": "a", "text": "The bridge will open in June, engineer Ada Lind said.", "published": "2025-03-17", "source": "Gazette"}"#;
const STRIKE: &str = r#"{"id": 7, "text": "Dockers plan to strike on Friday unless talks resume.\n\nIt rained.", "published": "2025-03-17"}"#;
const NOTHING: &str = r#"{"id": "n", "text": "It rained all day.", "published": null}"#;

fn filter(input: impl AsRef<[u8]>, words: &[&str]) -> Ran {
    let words: Vec<&str> = ["extract"].iter().chain(words).copied().collect();
    Sandbox::new().run_with(input, &words)
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_for_each_claim() {
    insta::assert_snapshot!(filter(format!("{BRIDGE}\n{NOTHING}\n{STRIKE}\n"), &[]));
}

#[test]
fn a_text_without_a_day_keeps_its_words_and_no_days() {
    let ran = filter("{\"id\": 1, \"text\": \"The bridge will open in June.\"}\n", &[]);
    let claim = &lines(&ran)[0];
    assert_eq!((&claim["said"], &claim["deadline"]["opens"]), (&Value::Null, &Value::Null));
    assert_eq!((&claim["deadline"]["phrase"], &claim["deadline"]["rule"]), (&"in June".into(), &"period".into()));
}

#[test]
fn nothing_in_nothing_out() {
    for input in ["", "\n", "\r\n \n\n"] {
        assert_eq!(filter(input, &[]), Ran { stdout: String::new(), stderr: String::new(), code: Some(0) });
    }
}

#[test]
fn a_line_depends_on_itself_alone() {
    let apart = filter(BRIDGE, &[]).stdout + &filter(NOTHING, &[]).stdout + &filter(STRIKE, &[]).stdout;
    for jobs in ["1", "2", "5"] {
        assert_eq!(filter(format!("{BRIDGE}\n{NOTHING}\n{STRIKE}"), &["--jobs", jobs]).stdout, apart);
    }
    let input = format!("{BRIDGE}\n");
    let sandbox = Sandbox::new();
    let mut elsewhere = sandbox.command(&["extract"]);
    elsewhere.env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Pacific/Kiritimati").env("SAYSO_TODAY", "1999-01-01");
    elsewhere.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = elsewhere.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap().stdout;
    assert_eq!(String::from_utf8(out).unwrap(), filter(input, &[]).stdout);
}

#[test]
fn marks_of_order_and_ends_of_lines_change_nothing() {
    let plain = filter(format!("{BRIDGE}\n{STRIKE}\n"), &[]).stdout;
    for input in [
        format!("\u{feff}{BRIDGE}\n{STRIKE}\n"),
        format!("{BRIDGE}\r\n{STRIKE}\r\n"),
        format!("{BRIDGE}\n\n  \n{STRIKE}"),
    ] {
        assert_eq!(filter(&input, &[]).stdout, plain, "{input:?}");
    }
}

#[test]
fn bad_lines_are_told_in_their_place() {
    let mut input = b"{\"id\": 1, \"text\": \"a\xff\"}\n".to_vec();
    input.extend_from_slice(format!("{BRIDGE}\n[1]\n{{\"id\": 2}}\n").as_bytes());
    input.extend_from_slice(b"{\"doc\": \"d\", \"text\": \"a\", \"published\": \"2025-02-30\"}\n");
    let ran = filter(&input, &[]);
    assert_eq!(ran.code, Some(0));
    let kinds: Vec<_> = lines(&ran).iter().map(|line| (line["error"].is_string(), line["doc"].clone())).collect();
    assert_eq!(
        kinds,
        [(true, 1.into()), (false, "a".into()), (true, Value::Null), (true, 2.into()), (true, "d".into())]
    );
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn after_twenty_bad_lines_they_are_counted() {
    let ran = filter("x\n".repeat(23), &[]);
    assert_eq!((ran.code, lines(&ran).len(), ran.stderr.lines().count()), (Some(0), 23, 21));
    assert!(ran.stderr.ends_with("error: 3 more lines could not be read\n"), "{}", ran.stderr);
}

#[test]
fn strict_stops_at_the_first_bad_line() {
    let ran = filter(format!("{BRIDGE}\nx\n{STRIKE}\n"), &["--strict"]);
    assert_eq!(ran.code, Some(1));
    let kinds: Vec<_> = lines(&ran).iter().map(|line| line["error"].is_string()).collect();
    assert_eq!(kinds, [false, true]);
}

#[test]
fn a_record_is_one_line_for_every_reader() {
    let input = "{\"id\": \"a\u{2028}b\", \"text\": \"The bridge\u{2029} will\u{85} open in June\u{2028} at last.\"}\n";
    let ran = filter(input, &[]);
    assert!(!ran.stdout.contains(['\u{2028}', '\u{2029}', '\u{85}']), "{}", ran.stdout);
    assert_eq!(lines(&ran)[0]["doc"], "a\u{2028}b");
}

#[test]
fn spans_count_code_points() {
    let text = "🚢 “Жук” — łódź.\n\nThe bridge will open in June.";
    let ran = filter(format!("{{\"id\": 1, \"text\": {}}}\n", serde_json::to_string(text).unwrap()), &[]);
    let claim = &lines(&ran)[0];
    let (start, end) = (claim["start"].as_u64().unwrap() as usize, claim["end"].as_u64().unwrap() as usize);
    let span: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(claim["statement"], span);
}

#[test]
fn html_brings_its_text_when_asked() {
    let input = "{\"id\": 1, \"html\": \"<nav>It will rain</nav><p>The bridge will open in <b>June</b>.</p>\"}\n";
    assert!(lines(&filter(input, &[]))[0].get("text").is_none());
    let with = &lines(&filter(input, &["--with-text"]))[0];
    let text = with["text"].as_str().unwrap();
    assert_eq!(
        &text[with["start"].as_u64().unwrap() as usize..with["end"].as_u64().unwrap() as usize],
        "The bridge will open in June."
    );
}

#[test]
fn explain_tells_what_was_taken_and_what_was_left() {
    insta::assert_snapshot!(filter(
        "{\"id\": 1, \"text\": \"The bridge will open in June, Ada Lind said. She hopes it will last.\", \"published\": \"2025-03-17\"}\n",
        &["--explain"]
    ));
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_written_is_a_failure() {
    let input = format!("{BRIDGE}\n");
    let sandbox = Sandbox::new();
    sandbox.write("in.jsonl", input.repeat(20_000));
    let open = || std::fs::File::open(sandbox.path("in.jsonl")).unwrap();
    for jobs in ["1", "2"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let status =
            sandbox.command(&["extract", "--jobs", jobs]).stdin(open()).stdout(full).stderr(Stdio::null()).status();
        assert_eq!(status.unwrap().code(), Some(1));
        let mut child = sandbox
            .command(&["extract", "--jobs", jobs])
            .stdin(open())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(1));
    }
}
