//! From recording to the verdict: what people see of `record`, `due`, `review`,
//! `resolve`, `list` and `show`.

use crate::sandbox::Sandbox;

/// Takes out what differs from run to run: instants, uids and hashes.
macro_rules! snapshot {
    ($($ran:tt)*) => {
        insta::with_settings!({filters => vec![
            (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[instant]"),
            (r"\b[0-9a-f]{64}\b", "[sha256]"),
            (r"\b[0-9a-f]{32}\b", "[uid]"),
            (r"/\S*/sayso\.db", "[db]"),
        ]}, { insta::assert_snapshot!($($ran)*) })
    };
}
pub(crate) use snapshot;

const BRIDGE: &[&str] = &[
    "record",
    "Ada Example expects that the bridge will open this week",
    "--by",
    "Ada Example",
    "--role",
    "harbour master",
    "--source",
    "The Gazette",
    "--url",
    "https://example.org/bridge",
    "--said",
    "2025-03-16",
    "--event",
    "The bridge opens",
    "--tag",
    "harbour",
];

/// A sandbox with a claim that is ripe, one that hangs on an event, and one without
/// an end.
pub fn three() -> Sandbox {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(BRIDGE).code, Some(0));
    let tunnel = ["record", "The tunnel will open", "--deadline", "before the harbour vote", "--by", "Ben Example"];
    assert_eq!(sandbox.run(&tunnel).code, Some(0));
    let fare =
        ["record", "Fares will rise", "--said", "2023-01-01", "--source", "The Courier", "--event", "bridge opens"];
    assert_eq!(sandbox.run(&fare).code, Some(0));
    sandbox
}

#[test]
fn record_says_back_what_it_understood() {
    snapshot!(Sandbox::new().run(BRIDGE));
}

#[test]
fn record_warns_and_never_refuses() {
    let sandbox = Sandbox::new();
    sandbox.run(&["record", "It will rain", "--deadline", "2025-01-01"]);
    snapshot!(sandbox.run(&["record", "It will rain", "--deadline", "2025-01-01"]));
}

#[test]
fn a_denial_holds_until_its_window_closes() {
    let sandbox = Sandbox::new();
    snapshot!(sandbox.run(&["record", "There will be no strike", "--denied", "--deadline", "2025-06-30", "-p", "0.9"]));
}

#[test]
fn what_cannot_be_recorded_is_told() {
    let sandbox = Sandbox::new();
    let tries: &[&[&str]] = &[
        &["record", "It will rain", "--deadline", "whenever it suits"],
        &["record", "It will rain", "-p", "1.5"],
        &["record", "It will rain", "--said", "2025-02-30"],
        &["record", " "],
        &["list"],
        &["record", "It will rain", "--format", "csv"],
    ];
    let told: Vec<String> =
        tries.iter().map(|words| format!("$ {}\n{}", words.join(" "), sandbox.run(words))).collect();
    snapshot!(told.join("\n"));
}

#[test]
fn due_shows_each_group() {
    snapshot!(three().run(&["due", "--today", "2025-03-24", "--within", "7d"]));
}

#[test]
fn due_as_json_is_one_list() {
    let ran = three().run(&["due", "--today", "2025-03-24", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let shown: Vec<String> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|claim| format!("{} {} {}", claim["group"], claim["id"], claim["ripe"]))
        .collect();
    assert_eq!(shown, ["\"ripe\" 1 \"overdue\"", "\"open\" 3 null", "\"event\" 2 null"]);
}

#[test]
fn review_takes_keys_from_a_pipe() {
    let sandbox = three();
    let keys = "x\nf\n18 March\n2025-03-18\nhttps://example.org/opened\nThe mayor cut the ribbon.\nh\n";
    snapshot!(sandbox.run_with(keys, &["review", "--today", "2025-03-24"]));
}

#[test]
fn quitting_a_review_loses_nothing() {
    let sandbox = three();
    let ran = sandbox.run_with("mq", &["review", "--today", "2025-03-24"]);
    assert!(ran.stdout.ends_with("1 claim ruled on.\n"), "{ran}");
    let list = sandbox.run(&["list", "--status", "missed", "--format", "jsonl"]);
    assert_eq!(list.stdout.lines().count(), 1);
}

#[test]
fn resolve_says_what_both_readings_make_of_it() {
    let sandbox = three();
    let words = ["resolve", "1", "--happened", "2025-03-23", "--evidence", "https://example.org/opened"];
    let happened = sandbox.run(&words);
    let reopened = sandbox.run(&["resolve", "1", "pending", "--note", "too early"]);
    let early = sandbox.run(&["resolve", "1", "missed", "--today", "2025-03-17"]);
    snapshot!([happened, reopened, early].map(|ran| ran.to_string()).join("\n"));
}

#[test]
fn what_cannot_be_resolved_is_told() {
    let sandbox = three();
    let tries: &[&[&str]] = &[
        &["resolve", "9", "missed"],
        &["resolve", "1", "fulfiled"],
        &["resolve", "missed"],
        &["resolve", "1", "2"],
        &["resolve", "1", "--happened", "2025-03-01"],
        &["resolve", "2", "--happened", "2025-03-21"],
        &["resolve", "1", "missed", "--reason", "condition"],
        &["resolve", "1", "9", "missed"],
    ];
    let told: Vec<String> =
        tries.iter().map(|words| format!("$ {}\n{}", words.join(" "), sandbox.run(words))).collect();
    snapshot!(told.join("\n"));
    assert_eq!(sandbox.run(&["list", "--status", "missed", "--format", "json"]).stdout, "[]\n", "nothing half done");
}

#[test]
fn reviewers_may_differ() {
    let sandbox = three();
    sandbox.run(&["resolve", "1", "missed", "--as", "ben"]);
    sandbox.run(&["resolve", "1", "fulfilled", "--on", "2025-03-18", "--today", "2025-03-25"]);
    snapshot!(sandbox.run(&["list"]));
    snapshot!(sandbox.run(&["show", "1", "--today", "2025-03-26"]));
}

#[test]
fn control_characters_are_made_visible() {
    let sandbox = Sandbox::new();
    sandbox.run(&["record", "It will \u{1b}[31mrain\u{202e} today", "--by", "A\u{7}B", "--event", "E\u{1b}"]);
    for words in [
        &["list"][..],
        &["show", "1"],
        &["due", "--today", "2030-01-01"],
        &["event"],
        &["speaker"],
        &["search", "rain"],
    ] {
        let shown = sandbox.run(words).stdout;
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{words:?}: {shown:?}");
    }
}
