use crate::sandbox::Sandbox;
use std::path::Path;

#[test]
fn the_tour_shows_the_main_job_and_leaves_its_files() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["tour"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    let folder = ran.stdout.lines().find_map(|line| line.strip_prefix("$ cd ")).unwrap();
    assert!(Path::new(folder).join("tour.db").exists());
    assert!(!sandbox.path("sayso.db").exists(), "the tour never opens the user's own file");
    let settled = settled(&ran.stdout.replace(folder, "FOLDER"));
    insta::assert_snapshot!(settled);
}

#[test]
fn the_tour_is_never_in_the_users_file() {
    let sandbox = Sandbox::new();
    let own = sandbox.path("own.db");
    let ran = sandbox.run(&["--db", own.to_str().unwrap(), "tour"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(!own.exists() && !sandbox.path("sayso.db").exists());
}

/// Without what differs in each run.
fn settled(text: &str) -> String {
    let hexadecimal = |word: &str| word.len() >= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words = text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric());
    let settle = |word: &str| {
        let bare = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        if hexadecimal(bare) { word.replace(bare, "HASH") } else { word.to_string() }
    };
    words.map(settle).collect()
}
