//! Who may import whom. The table below is the architecture; this test reads the
//! sources and holds them to it.

use std::fs;
use std::path::{Path, PathBuf};

/// A module, the modules of ours it may use, and the crates it may name.
struct Layer {
    name: &'static str,
    ours: &'static [&'static str],
    outside: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    Layer { name: "when", ours: &[], outside: &["chrono", "serde"] },
    Layer { name: "hedge", ours: &[], outside: &["serde"] },
    Layer { name: "claim", ours: &["when", "hedge"], outside: &["chrono", "serde", "serde_json", "sha2"] },
    Layer {
        name: "extract",
        ours: &["when", "hedge", "claim"],
        outside: &["chrono", "aho_corasick", "memchr", "sha2", "serde"],
    },
    Layer { name: "review", ours: &["when", "claim"], outside: &["chrono", "serde"] },
    Layer { name: "ledger", ours: &["when", "claim", "review"], outside: &["chrono", "sha2", "serde"] },
    Layer { name: "score", ours: &["hedge"], outside: &["chrono", "serde", "statrs"] },
    Layer { name: "report", ours: &["when", "hedge", "claim", "review", "score"], outside: &["chrono", "serde"] },
    Layer {
        name: "article",
        ours: &["when", "claim", "extract"],
        outside: &[
            "aho_corasick",
            "chrono",
            "dom_query",
            "dom_smoothie",
            "encoding_rs",
            "flate2",
            "memchr",
            "serde",
            "serde_json",
            "sha2",
            "ureq",
        ],
    },
    Layer {
        name: "exchange",
        ours: &["when", "hedge", "claim", "review", "ledger"],
        outside: &["chrono", "csv", "memchr", "serde", "serde_json"],
    },
    Layer {
        name: "page",
        ours: &["when", "hedge", "claim", "review", "score", "report"],
        outside: &["chrono", "serde"],
    },
    Layer {
        name: "render",
        ours: &["when", "hedge", "claim", "review", "score", "report"],
        outside: &["anstyle", "chrono", "comfy_table", "crossterm", "csv", "serde", "serde_json", "unicode_width"],
    },
    Layer {
        name: "store",
        ours: &["when", "hedge", "claim", "review", "ledger", "score"],
        outside: &["chrono", "getrandom", "rusqlite", "serde", "serde_json", "sha2"],
    },
];

/// Crates that only the layers naming them above may use.
const CRATES: &[&str] = &[
    "aho_corasick",
    "anstream",
    "anstyle",
    "clap",
    "clap_complete",
    "clap_mangen",
    "comfy_table",
    "crossterm",
    "csv",
    "dom_query",
    "dom_smoothie",
    "encoding_rs",
    "etcetera",
    "flate2",
    "getrandom",
    "memchr",
    "rusqlite",
    "serde",
    "serde_json",
    "sha2",
    "statrs",
    "strsim",
    "ureq",
];

/// The pure core, in which no outside thing may be named at all.
const CORE: &[&str] = &["when", "hedge", "claim", "extract", "review", "ledger", "score", "report"];
const OUTSIDE_THINGS: &[&str] =
    &["std::fs", "std::env", "std::net", "std::process", "println!", "eprintln!", "::now()", "stdin()", "stdout()"];

fn sources(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

/// The lines of a file that the compiler sees, without comments and without what
/// stands in the file's test module, or in a file of tests, which may use what it likes.
fn code(path: &Path) -> Vec<(usize, String)> {
    if path.ends_with("tests.rs") {
        return Vec::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line));
    lines
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number, line.to_string()))
        .collect()
}

/// Whether `word` stands in `line` with no name character before it.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

fn folder(module: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let single = src.join(format!("{module}.rs"));
    if single.exists() {
        files.push(single);
    }
    if src.join(module).exists() {
        sources(&src.join(module), &mut files);
    }
    assert!(!files.is_empty(), "no source for the layer {module}");
    files
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for layer in LAYERS {
        for file in folder(layer.name) {
            for (number, line) in code(&file) {
                let place = format!("{}:{number}: {}", file.display(), line.trim());
                for other in LAYERS {
                    let ours = other.name == layer.name || layer.ours.contains(&other.name);
                    let (path, brace) = (format!("crate::{}", other.name), format!("crate::{{{}", other.name));
                    let used = line
                        .match_indices(&path)
                        .any(|(at, _)| !line[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'));
                    if !ours && (used || line.contains(&brace)) {
                        wrong.push(format!("{} may not use {}: {place}", layer.name, other.name));
                    }
                }
                if line.contains("crate::{") {
                    wrong.push(format!("one `use crate::` a module, please: {place}"));
                }
                for outside in CRATES {
                    if !layer.outside.contains(outside) && names(&line, &format!("{outside}::")) {
                        wrong.push(format!("{} may not name {outside}: {place}", layer.name));
                    }
                }
                if CORE.contains(&layer.name) {
                    for thing in OUTSIDE_THINGS {
                        if line.contains(thing) {
                            wrong.push(format!("the core knows no {thing}: {place}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_module_is_a_layer() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            assert!(LAYERS.iter().any(|layer| layer.name == name), "{name} has no row in the table of layers");
        }
    }
}

#[test]
fn only_the_desk_reads_clock_and_environment() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli"), &mut files);
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("desk.rs")) {
        for (number, line) in code(file) {
            if line.contains("::now()")
                || line.contains("env::var")
                || names(&line, "rusqlite::")
                || names(&line, "crate::store")
            {
                wrong.push(format!("{}:{number}: {}", file.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
