//! The README's commands, run in their order in one sandbox, print what the README
//! says they print. `README_UPDATE=1 cargo test --test readme` writes it anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const FENCE: &str = "```";

/// A day on which the README's claims were all said and some are ripe.
const TODAY: &str = "2025-06-02";

#[test]
fn the_readme_shows_what_happens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let written = std::fs::read_to_string(&path).unwrap();
    let sandbox = tempfile::tempdir().unwrap();
    let article = include_str!("../src/cli/tour/article.txt");
    std::fs::write(sandbox.path().join("article.txt"), article).unwrap();
    let shown = rerun(&written, sandbox.path());
    if std::env::var_os("README_UPDATE").is_some() {
        std::fs::write(&path, &shown).unwrap();
        return;
    }
    let (written, shown) = (settled(&written), settled(&shown));
    let differs = written.lines().zip(shown.lines()).find(|(one, other)| one != other);
    assert_eq!(differs, None, "README.md (left) does not show what comes out (right)");
    assert_eq!(written.lines().count(), shown.lines().count());
}

/// The README with the output of its console blocks as it comes out now.
fn rerun(readme: &str, folder: &Path) -> String {
    let mut shown = String::new();
    let mut console = false;
    for line in readme.lines() {
        if line.trim_start().starts_with(FENCE) {
            console = line.trim() == "```console";
        } else if console {
            let Some(command) = line.strip_prefix("$ ") else { continue };
            let _ = write!(shown, "{line}\n{}", output(command, folder));
            continue;
        }
        shown.push_str(line);
        shown.push('\n');
    }
    shown
}

/// What a command prints, both streams, with no white space at the ends of lines.
fn output(command: &str, folder: &Path) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_sayso"));
    let path = std::env::var("PATH").unwrap_or_default();
    let done = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:{path}", program.parent().unwrap().display()))
        .env("HOME", folder)
        .env("SAYSO_DB", folder.join("sayso.db"))
        .env("SAYSO_TODAY", TODAY)
        .env("SAYSO_REVIEWER", "ann")
        .output()
        .unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{command}\n{printed}");
    printed.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The README without what differs in each run: hashes, and the instants of the clock.
fn settled(readme: &str) -> String {
    let hexadecimal = |word: &str| word.len() >= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut settled = String::new();
    for line in readme.lines() {
        for word in line.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
            let bare = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
            match hexadecimal(bare) {
                true => settled.push_str(&word.replace(bare, "HASH")),
                false => settled.push_str(word),
            }
        }
        settled.push('\n');
    }
    settled
}
