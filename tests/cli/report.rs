//! `report` and `score`: an invented record, as people see it.

use crate::sandbox::{Ran, Sandbox};
use serde_json::{Value, json};

/// A claim said so many days into 2024, due 30 days later.
fn claim(number: u32, speaker: &str, status: &str) -> Value {
    let first = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let said = first + chrono::Days::new(u64::from(number % 200));
    let due = said + chrono::Days::new(30);
    let came = (status == "fulfilled").then(|| (said + chrono::Days::new(u64::from(number % 25))).to_string());
    json!({
        "uid": format!("{number:032x}"),
        "origin": "invented", "ref": number.to_string(), "statement": format!("Plant {number} will open within a month"),
        "speaker": speaker, "source": "The Daily Ledger", "said": said.to_string(), "recorded_at": "2024-12-01T09:00:00Z",
        "deadline": {
            "phrase": "within a month", "rules": "sayso-1", "rule": "within", "precision": "exact", "kind": "by",
            "opens": said.to_string(), "due": due.to_string(), "lapses": due.to_string(), "anchor": null,
        },
        "kind": "prediction", "status": status, "happened_on": came,
    })
}

/// Speakers with many and with few claims, numbers and words, an event that was put
/// off, a void claim, and some that wait.
fn record() -> String {
    let mut claims = Vec::new();
    let mut many = |speaker: &str, kept: u32, missed: u32| {
        for place in 0..kept + missed {
            let number = claims.len() as u32 + 1;
            claims.push(claim(number, speaker, if place < kept { "fulfilled" } else { "missed" }));
        }
    };
    many("Ann Lee", 36, 4);
    many("Ben Orr", 9, 3);
    many("Cora Finn", 1, 0);
    many("Dan Poe", 5, 20);
    many("Eve <Ash>", 2, 2);
    many("Finn Low", 0, 3);
    for (place, claim) in claims.iter_mut().enumerate() {
        match place % 3 {
            0 => claim["p"] = json!(0.9),
            1 => claim["hedge"] = json!({"words": "likely", "scale": "icd203"}),
            _ => {}
        }
    }
    for (number, status) in [(101, "pending"), (102, "pending"), (103, "void")] {
        claims.push(claim(number, "Gus Ray", status));
    }
    for (number, said, due, status) in [
        (111, "2024-02-01", "2024-03-31", "missed"),
        (112, "2024-04-02", "2024-06-30", "missed"),
        (113, "2024-07-03", "2024-12-31", "pending"),
    ] {
        let mut bridge = claim(number, "Dan Poe", status);
        bridge["statement"] = json!(format!("The bridge will be open by {due} \u{202e}\u{1b}[31m"));
        bridge["said"] = json!(said);
        bridge["event"] = json!("bridge");
        bridge["deadline"]["opens"] = json!(said);
        bridge["deadline"]["due"] = json!(due);
        bridge["deadline"]["lapses"] = json!(due);
        claims.push(bridge);
    }
    claims.iter().map(|claim| format!("{claim}\n")).collect()
}

fn recorded() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("record.jsonl", record());
    let done = sandbox.run(&["import", "record.jsonl"]);
    assert_eq!(done.code, Some(0), "{done}");
    sandbox
}

/// Runs at a width, and takes out what changes from run to run: the log's hashes and
/// the instants of writing.
fn at(sandbox: &Sandbox, width: &str, words: &[&str]) -> String {
    let done = sandbox.command(words).env("COLUMNS", width).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn settled(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let line = match line.split_once("Log: ") {
            Some((before, head)) => format!("{before}Log: {}:…", head.split(':').next().unwrap()),
            None => line.to_string(),
        };
        lines.push(match line.find("Z: entry ") {
            Some(end) if end >= 19 => format!("{}…{}", &line[..end - 19], &line[end..]),
            _ => line,
        });
    }
    lines.join("\n")
}

#[test]
fn one_page_at_eighty_columns() {
    insta::assert_snapshot!(settled(&at(&recorded(), "80", &["report"])));
}

#[test]
fn one_page_at_a_hundred_and_twenty_columns() {
    insta::assert_snapshot!(settled(&at(&recorded(), "120", &["report", "--full"])));
}

#[test]
fn a_dossier_in_markdown() {
    insta::assert_snapshot!(settled(&at(&recorded(), "80", &["report", "Gus Ray", "--format", "markdown"])));
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let sandbox = recorded();
    for format in ["table", "json", "csv", "markdown", "html"] {
        let words = ["report", "Dan Poe", "--as-of", "2025-01-01", "--format", format];
        let first = at(&sandbox, "80", &words);
        assert_eq!(first, at(&sandbox, "80", &words), "{format}");
        assert!(!first.contains('\u{1b}') || format == "csv", "{format} holds a control character");
    }
}

#[test]
fn the_filter_and_the_record_tell_the_same() {
    let sandbox = recorded();
    for by in ["speaker", "source", "tag", "hedge", "rule", "kind", "window", "horizon", "year"] {
        let words = ["--by", by, "--as-of", "2025-03-20", "--format", "json"];
        let report = at(&sandbox, "80", &[&["report"], &words[..]].concat());
        let score = sandbox.run_with(record(), &[&["score"], &words[..]].concat());
        let [report, score] = [report, score.stdout].map(|text| {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            value["config"]["head"] = Value::Null;
            value
        });
        assert_eq!(report, score, "by {by}");
    }
}

#[test]
fn slips_stand_in_the_full_report() {
    let text = at(&recorded(), "120", &["report", "--full"]);
    let row: Vec<&str> = text.lines().filter(|line| line.contains("2024-03-31 (on 2024-02-01)")).collect();
    assert_eq!(row.len(), 1, "{text}");
    assert!(row[0].contains("275"), "from 31 March to 31 December: {}", row[0]);
}

#[test]
fn who_is_found_by_a_near_name() {
    let done: Ran = recorded().run(&["report", "Anne Lee"]);
    insta::assert_snapshot!(done);
}

#[test]
fn an_empty_record_says_so() {
    let done = Sandbox::new().run_with("", &["score", "--as-of", "2025-01-01", "--format", "markdown"]);
    insta::assert_snapshot!(done);
}

#[test]
fn a_page_of_html_is_whole() {
    let html = at(&recorded(), "80", &["report", "--format", "html"]);
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    assert!(html.contains("Eve &lt;Ash&gt;") && !html.contains("<Ash>"));
    assert_eq!(html.matches("<figure>").count(), html.matches("<desc ").count());
}

#[test]
fn reviewers_of_the_record_agree_or_not() {
    let sandbox = recorded();
    for (reviewer, claims, verdict) in [("bob", ["1", "2"], "fulfilled"), ("bob", ["37", "38"], "fulfilled")] {
        let done = sandbox.run(&["resolve", claims[0], claims[1], verdict, "--as", reviewer]);
        assert_eq!(done.code, Some(0), "{done}");
    }
    let told: Value =
        serde_json::from_str(&at(&sandbox, "80", &["report", "--reviewers", "--format", "json"])).unwrap();
    assert_eq!((&told["reviewers"], &told["paired_units"]), (&json!(2), &json!(4)), "{told}");
    // Claims 37 and 38 were ruled missed at first.
    assert_eq!(told["kappa"]["ann"]["bob"]["agreement"], json!(0.5), "{told}");
}

#[test]
fn groups_with_few_claims_can_be_left_out() {
    let sandbox = recorded();
    let told: Value =
        serde_json::from_str(&at(&sandbox, "80", &["report", "--min-resolved", "10", "--format", "json"])).unwrap();
    let keys: Vec<&str> = told["groups"].as_array().unwrap().iter().filter_map(|group| group["key"].as_str()).collect();
    assert_eq!(keys, ["Ann Lee", "Ben Orr", "Dan Poe"]);
    let page = at(&sandbox, "80", &["report", "--min-resolved", "10"]);
    assert!(page.contains("Not listed: 3 speakers with fewer than 10 judged claims."), "{page}");
}
