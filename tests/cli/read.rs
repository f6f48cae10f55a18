use crate::sandbox::Sandbox;
use insta::assert_snapshot;
use serde_json::Value;

const FERRY: &str = "\
Ferry to sail in June

March 17, 2025: Harbour master Mara Quill expects that the new ferry will sail on 2 June 2025.

The council will vote on the fares this week.

Also read: Mayor will resign, says friend
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("ferry.txt", FERRY);
    sandbox
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn claims_are_shown_and_recorded_once() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.run(&["read", "ferry.txt", "--pick", "all"]));
    let again = sandbox.run(&["read", "ferry.txt", "--pick", "all"]);
    assert!(again.stdout.ends_with("on record already: claims 1–3\n"), "{again}");
}

#[test]
fn the_user_picks() {
    let sandbox = sandbox();
    let picked = sandbox.run_with("9\n2-3\n", &["read", "ferry.txt"]);
    assert!(picked.stdout.ends_with("recorded: claims 1–2\n"), "{picked}");
    assert_snapshot!(picked.stderr);
}

#[test]
fn silence_picks_nothing_and_opens_no_database() {
    let sandbox = sandbox();
    sandbox.run(&["read", "ferry.txt"]);
    sandbox.run_with("none\n", &["read", "ferry.txt"]);
    sandbox.run(&["read", "ferry.txt", "--pick", "none"]);
    assert!(!sandbox.path("sayso.db").exists());
}

#[test]
fn recorded_claims_name_article_and_span() {
    let sandbox = sandbox();
    let options = ["--pick", "all", "--source", "Harbour Post", "--url", "https://harbour.example/a", "--tag", "sea"];
    let ran = sandbox.run(&[&["read", "ferry.txt", "--format", "json"][..], &options].concat());
    let claims = json(&ran.stdout);
    let claim = &claims[1];
    assert_eq!(claim["speaker"], "Mara Quill");
    assert_eq!(claim["source"], "Harbour Post");
    assert_eq!(claim["url"], "https://harbour.example/a");
    assert_eq!(claim["tags"], serde_json::json!(["sea"]));
    assert_eq!(claim["said"], "2025-03-17");
    let place = |key: &str| claim["article"][key].as_u64().unwrap() as usize;
    let letters: Vec<char> = FERRY.chars().collect();
    let quote: String = letters[place("start")..place("end")].iter().collect();
    assert_eq!(claim["statement"], quote);
}

#[test]
fn what_is_not_recorded_can_be_printed_for_programs() {
    let sandbox = sandbox();
    let lines = sandbox.run(&["read", "ferry.txt", "--pick", "none", "--format", "jsonl"]);
    let first = json(lines.stdout.lines().next().unwrap());
    assert_eq!(first["doc"], "ferry.txt");
    assert!(first["score"].is_number());
    assert_eq!(lines.stdout.lines().count(), 3);
    let least = sandbox.run(&["read", "ferry.txt", "--pick", "none", "--format", "json", "--min-score", "1"]);
    assert_eq!(json(&least.stdout), serde_json::json!([]));
}

#[test]
fn an_article_without_a_day_is_taken_for_todays() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run_with("The ferry will sail on Friday.", &["read", "-", "--pick", "none"]);
    assert_snapshot!(ran);
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.txt", "");
    sandbox.write("binary.txt", b"\0\x01");
    sandbox.write("latin.txt", b"caf\xe9");
    sandbox.write("story.pdf", b"%PDF-1.7");
    sandbox.write("long.txt", vec![b'x'; 64_000_001]);
    let mut shown = String::new();
    for name in ["empty.txt", "binary.txt", "latin.txt", "story.pdf", "long.txt", "none.txt", "."] {
        let ran = sandbox.run(&["read", name, "--pick", "all"]);
        assert_eq!((ran.stdout.as_str(), ran.code), ("", Some(1)));
        shown += &ran.stderr;
    }
    assert!(!sandbox.path("sayso.db").exists());
    assert_snapshot!(shown);
}

#[test]
fn one_bad_article_does_not_stop_the_others() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["read", "none.txt", "ferry.txt", "--pick", "all"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("\nrecorded: claims 1–3\n"), "{ran}");
    assert_snapshot!(ran.stderr);
}

#[test]
fn wrong_usage_is_told() {
    let sandbox = sandbox();
    let ran = sandbox.run_with(FERRY, &["read", "-"]);
    assert_snapshot!(ran);
    for words in [&["read"][..], &["read", "x", "--min-score", "2"], &["read", "x", "--published", "2025-02-30"]] {
        assert_eq!(sandbox.run(words).code, Some(2), "{words:?}");
    }
}

#[test]
fn strangers_text_cannot_drive_the_terminal() {
    let sandbox = Sandbox::new();
    sandbox.write("2025-03-17.txt", "The ferry will sail on Friday with \u{202e}Lee\u{1b}[2J.");
    let ran = sandbox.run(&["read", "2025-03-17.txt", "--pick", "none"]);
    assert!(ran.stdout.contains("Friday with \\u{202e}Lee\\u{1b}[2J."), "{ran}");
}
