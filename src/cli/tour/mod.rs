//! `tour`: the main job on a built-in article, in a folder and a database of its own.
//! Each command is printed as it is run, and run as the user would run it: by this
//! program, as a process of its own.

use super::desk::Desk;
use super::failure::Failure;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// True events of March to May 2025 in our own words; the tour's evidence shows them.
const ARTICLE: &str = include_str!("article.txt");

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso tour

The tour writes a new folder for temporary files and says at its end where it is.
It never opens your own database, whatever --db or SAYSO_DB say.")]
pub struct Args {}

/// A stop of the tour.
struct Stop {
    /// What the command is for.
    says: &'static str,
    /// The command's words after `sayso`.
    words: &'static [&'static str],
}

const STOPS: &[Stop] = &[
    Stop {
        says: "Record. The claims in the article are found, each with its speaker and its window of days.",
        words: &["read", "article.txt", "--pick", "all"],
    },
    Stop {
        says: "Review. By 20 May 2025 every window has passed, and the claims wait for a person's ruling.",
        words: &["due", "--today", "2025-05-20"],
    },
    Stop {
        says: "The call took place on Tuesday 18 March. Its day is given, and each claim's own window decides.",
        words: &[
            "resolve",
            "1",
            "--happened",
            "2025-03-18",
            "--evidence",
            "https://greekherald.com.au/news/putin-agrees-to-restricted-ukraine-ceasefire-after-trump-phone-call/",
        ],
    },
    Stop {
        says: "\"Within weeks\" ran until 12 May at the most lenient; the talks of 16 May in Istanbul still ended without a ceasefire.",
        words: &[
            "resolve",
            "2",
            "missed",
            "--evidence",
            "https://news.liga.net/en/politics/news/no-ceasefire-but-a-large-prisoner-exchange-what-ukraine-and-russia-agreed-on-in-istanbul",
        ],
    },
    Stop { says: "Report. Who said it, and whose word was kept.", words: &["report"] },
    Stop { says: "The log shows that none of this was altered afterwards.", words: &["verify"] },
];

pub fn run(_args: Args, desk: &Desk) -> Result<(), Failure> {
    let folder = desk.fresh_folder("sayso-tour")?;
    let database = folder.join("tour.db");
    let written = std::fs::write(folder.join("article.txt"), ARTICLE);
    written.map_err(|error| {
        Failure::new(format_args!("cannot write the tour's article into {}: {error}", folder.display()))
    })?;
    say("An article of March 2025, and what became of the claims in it. The words are ours, the events true: \
         https://kyivindependent.com/trump-putin-phone-call-expected-this-week-white-house-envoy-says/ has \
         what was said on CNN on Sunday, 16 March.")?;
    show(&format!("cd {}", quoted(folder.as_os_str())))?;
    show(&format!("export SAYSO_DB={}", quoted(database.as_os_str())))?;
    show("cat article.txt")?;
    anstream::print!("{ARTICLE}");
    for stop in STOPS {
        say(stop.says)?;
        show(&command_line(stop.words))?;
        call(stop.words, &folder, &database)?;
    }
    say(&format!(
        "That was the tour. Its files are in {}. Go on with `sayso list`, `sayso show 1`, `sayso report --by hedge`, \
         `sayso export`, or read an article of your own.",
        folder.display()
    ))?;
    Ok(())
}

/// Runs this program with `words`, on the tour's database whatever the user's is.
fn call(words: &[&str], folder: &Path, database: &Path) -> Result<(), Failure> {
    let stopped = |why: &dyn std::fmt::Display| {
        Failure::new(format_args!("the tour stopped at `{}`: {why}", command_line(words)))
    };
    let program = std::env::current_exe().map_err(|error| stopped(&error))?;
    let mut command = Command::new(program);
    command.args(words).current_dir(folder).env("SAYSO_DB", database);
    for personal in ["SAYSO_TODAY", "SAYSO_REVIEWER"] {
        command.env_remove(personal);
    }
    let status = command.status().map_err(|error| stopped(&error))?;
    match status.success() {
        true => Ok(()),
        false => Err(stopped(&status)),
    }
}

fn command_line(words: &[&str]) -> String {
    let words = words.iter().map(|word| quoted(OsStr::new(word)));
    std::iter::once("sayso".to_string()).chain(words).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |letter: char| letter.is_alphanumeric() || "-_./:=,%+@".contains(letter);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.into_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

fn show(command: &str) -> std::io::Result<()> {
    let mut out = anstream::stdout();
    writeln!(out, "{BOLD}$ {command}{BOLD:#}")?;
    out.flush()
}

/// The style of a command that is run.
const BOLD: anstyle::Style = anstyle::Style::new().bold();

/// Prints a sentence of the guide, in lines of at most 78 characters.
fn say(sentence: &str) -> std::io::Result<()> {
    let mut out = anstream::stdout();
    let mut line = String::from("#");
    writeln!(out)?;
    for word in sentence.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > 78 {
            writeln!(out, "{line}")?;
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(word);
    }
    writeln!(out, "{line}")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        let cases =
            [("a.txt", "a.txt"), ("The Tour", "'The Tour'"), ("it's", r"'it'\''s'"), ("", "''"), ("a&b", "'a&b'")];
        for (word, expected) in cases {
            assert_eq!(quoted(OsStr::new(word)), expected);
        }
    }
}
