use crate::sandbox::Sandbox;

/// What bash is offered after these words, the last of which is being typed.
fn offered(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let mut command = sandbox.command(&[&["--", "sayso"], words].concat());
    command
        .env("SAYSO_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true")
        .env("_CLAP_IFS", "\n");
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().lines().map(str::to_string).collect()
}

#[test]
fn names_and_numbers_on_record_are_offered() {
    let sandbox = Sandbox::new();
    assert!(offered(&sandbox, &["read", "--by", ""]).is_empty());
    assert!(!sandbox.path("sayso.db").exists(), "asking makes no file");
    sandbox.write("a.txt", "The ferry will sail on Friday.\n\nThe council will vote on Monday.\n");
    let ran = sandbox.run(&["read", "a.txt", "--pick", "all", "--by", "Mara Quill", "--source", "Harbour Post"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert_eq!(offered(&sandbox, &["read", "--by", "M"]), ["Mara Quill"]);
    assert_eq!(offered(&sandbox, &["read", "--source", "har"]), ["Harbour Post"]);
    assert!(offered(&sandbox, &["read", "--by", "X"]).is_empty());
}

#[test]
fn each_shell_gets_its_script() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = sandbox.run(&["completions", shell]);
        assert_eq!(ran.code, Some(0), "{ran}");
        assert!(ran.stdout.contains("SAYSO_COMPLETE"), "{ran}");
    }
    assert_eq!(sandbox.run(&["completions", "tcsh"]).code, Some(2));
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let sandbox = Sandbox::new();
    assert!(sandbox.run(&["man"]).stdout.contains(".TH sayso 1"));
    let ran = sandbox.run(&["man", "--dir", "man/man1"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    for page in ["sayso.1", "sayso-read.1", "sayso-tour.1"] {
        assert!(sandbox.path("man/man1").join(page).exists(), "{page}");
    }
    sandbox.write("file", "");
    let refused = sandbox.run(&["man", "--dir", "file"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.starts_with("error: cannot write the manual into file: "), "{refused}");
}
