//! `sayso score`.

use crate::sandbox::Sandbox;

const CLAIMS: &str = r#"
{"id": 1, "speaker": "Ann Lee", "source": "Gazette", "p": 0.8, "hedge": null, "said": "2024-01-02", "opens": "2024-01-02", "due": "2024-03-31", "lapses": "2024-04-30", "outcome": "fulfilled", "happened_on": "2024-04-10", "event": "bridge"}
{"id": 2, "speaker": "Ann Lee", "source": "Gazette", "p": 0.9, "hedge": null, "said": "2024-02-02", "opens": "2024-02-02", "due": "2024-04-30", "lapses": "2024-04-30", "outcome": "fulfilled", "happened_on": "2024-04-10", "event": "bridge"}
{"id": 3, "speaker": null, "source": "Gazette", "p": null, "p_from": "word", "hedge": {"words": "likely", "scale": "icd203"}, "said": "2024-05-02", "deadline": {"phrase": "in June", "rule": "period", "kind": "by", "opens": "2024-06-01", "due": "2024-06-30", "lapses": "2024-06-30"}, "status": "missed", "happened_on": null, "tags": ["roads"], "withdrawn": null}
{"id": 4, "speaker": "Ann Lee", "source": "Gazette", "p": 0.5, "said": "2024-05-02", "outcome": "missed", "withdrawn": {"reason": "a slip"}}
"#;

#[test]
fn claims_in_both_shapes() {
    let ran = Sandbox::new().run_with(CLAIMS, &["score", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["config"]["as_of"], "2025-03-20");
    assert_eq!(report["total"]["counts"]["lines"], 3);
    assert_eq!(report["total"]["counts"]["repeats"], 1);
    assert_eq!(report["total"]["kept"]["lenient"]["k"], 1);
    assert_eq!(report["total"]["kept"]["strict"]["k"], 0);
    assert_eq!(report["total"]["hedges"]["table"][0][0], "likely");
    let keys: Vec<_> = report["groups"].as_array().unwrap().iter().map(|group| group["key"].clone()).collect();
    assert_eq!(keys, ["Ann Lee", "Gazette"]);
    assert!(report["groups"][0].get("corp").is_none() && report["total"].get("corp").is_some());
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_left_out() {
    let claims = "{\"said\": \"2024-01-32\", \"outcome\": \"missed\"}\nnot json\n\
                  {\"said\": \"2024-01-02\", \"outcome\": \"kept\"}\n{\"said\": \"2024-01-02\", \"outcome\": \"missed\", \"p\": 1.5}\n\
                  {\"outcome\": \"missed\"}\n{\"said\": \"2024-01-02\", \"outcome\": \"missed\"}\n";
    let ran = Sandbox::new().run_with(claims, &["score", "--format", "json"]);
    assert_eq!(ran.code, Some(0));
    insta::assert_snapshot!(ran.stderr, @r#"
    line 1 is left out: "2024-01-32" is no day as YYYY-MM-DD (column 21)
    line 2 is left out: expected ident (column 2)
    line 3 is left out: "kept" is no outcome: fulfilled, missed, pending, void
    line 4 is left out: p: 1.5 is not between 0 and 1
    line 5 is left out: said: the day is missing
    "#);
    assert!(ran.stdout.contains("\"lines\":1"));
    let strict = Sandbox::new().run_with(claims, &["score", "--format", "json", "--strict"]);
    assert_eq!((strict.code, strict.stdout.as_str()), (Some(1), ""));
}

#[test]
fn a_name_that_nobody_has_is_not_compared() {
    let ran = Sandbox::new().run_with(CLAIMS, &["score", "--format", "json", "--compare", "Ann Lea", "Gazette"]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(ran.stderr, @r#"
    error: no claim is by "Ann Lea"
    hint: the nearest name is "Ann Lee"
    "#);
}

#[test]
fn reviewers_agree_or_not() {
    let rulings = "{\"id\": 1, \"reviewer\": \"ann\", \"outcome\": \"missed\"}\n{\"id\": 1, \"reviewer\": \"bob\", \"outcome\": \"missed\"}\n\
                   {\"id\": 2, \"reviewer\": \"ann\", \"outcome\": \"void\"}\n{\"id\": 2, \"reviewer\": \"bob\", \"outcome\": \"missed\"}\n\
                   {\"id\": 2, \"reviewer\": \"bob\", \"outcome\": \"void\"}\n";
    let ran = Sandbox::new().run_with(rulings, &["score", "--reviewers", "--format", "json"]);
    assert_eq!(ran.stderr, "line 5 is left out: bob has ruled otherwise on 2 before\n");
    insta::assert_snapshot!(ran.stdout, @r#"{"reviewers":2,"units":2,"rulings":4,"paired_units":2,"alpha":0.0,"kappa":{"ann":{"bob":{"kappa":0.0,"agreement":0.5,"n":2}}}}"#);
}

#[test]
fn numbers_may_name_speakers_and_events() {
    let claims = "{\"id\": 1, \"speaker\": 7, \"said\": \"2024-01-02\", \"outcome\": \"missed\", \"event\": 12}\r\n\r\n\
                  {\"id\": 2, \"speaker\": \"7\", \"said\": \"2024-01-03\", \"outcome\": \"fulfilled\", \"event\": \"12\", \"hedge\": \"will\"}";
    let ran = Sandbox::new().run_with(claims, &["score", "--format", "json", "--repeat", "last"]);
    assert_eq!(ran.stderr, "");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let total = &report["total"];
    assert_eq!((&report["groups"][0]["key"], &total["counts"]["repeats"]), (&"7".into(), &1.into()));
    // A plain "will" is no hedge.
    assert_eq!(total["hedges"]["table"][0][0], "asserted");
    assert_eq!(total["brier"].as_f64(), Some((0.875_f64 - 1.0).powi(2)));
}
