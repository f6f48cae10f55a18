//! What each command says of itself.

use crate::sandbox::Sandbox;

/// Every command, by name, as the program lists them.
fn commands(sandbox: &Sandbox) -> Vec<String> {
    let help = sandbox.run(&["--help"]).stdout;
    let (_, after) = help.split_once("Commands:\n").unwrap();
    let (list, _) = after.split_once("\n\n").unwrap();
    let names = list.lines().filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_string).collect()
}

#[test]
fn every_command_says_what_it_does_and_shows_it() {
    let sandbox = Sandbox::new();
    let mut wrong = Vec::new();
    for name in commands(&sandbox) {
        let help = sandbox.run(&[&name, "--help"]);
        let about = help.stdout.lines().next().unwrap_or_default();
        if help.code != Some(0) || about.is_empty() || about.len() > 90 || about.ends_with('.') {
            wrong.push(format!("{name}: its first line is \"{about}\""));
        }
        if !help.stdout.contains("Examples:\n") {
            wrong.push(format!("{name}: no examples"));
        }
        if let Some(wide) = help.stdout.lines().find(|line| line.chars().count() > 100) {
            wrong.push(format!("{name}: wider than 100 columns: {wide}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_help_as_a_whole() {
    let sandbox = Sandbox::new();
    let own = |help: String| help.split("\nOptions of every command:").next().unwrap_or_default().to_string();
    let mut pages = vec![sandbox.run(&["--help"]).stdout];
    for name in commands(&sandbox) {
        let help = sandbox.run(&[&name, "--help"]).stdout;
        let examples = help.split_once("\nExamples:\n").map(|(_, after)| after.to_string());
        pages.push(format!("{}\nExamples:\n{}", own(help), examples.unwrap_or_default()));
    }
    insta::assert_snapshot!(pages.join("────────\n"));
}

#[test]
fn the_manual_has_every_command() {
    let sandbox = Sandbox::new();
    sandbox.run(&["man", "--dir", "man"]);
    for name in commands(&sandbox) {
        let page = sandbox.path("man").join(format!("sayso-{name}.1"));
        let text = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        assert!(text.contains(".TH"), "{name}");
    }
}
