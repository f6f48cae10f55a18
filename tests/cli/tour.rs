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
    let mut rest = ran.stdout.as_str();
    for line in [
        "$ sayso read article.txt --pick all\n",
        "Steve Witkoff, US special envoy · this week: due 2025-03-22, lapses\n     2025-03-23",
        "US intelligence · within weeks: due 2025-04-14, lapses 2025-05-12",
        "recorded: claims 1–2\n",
        "$ sayso due --today 2025-05-20\n2 claims ripe for review\n",
        "claim 1: fulfilled on 2025-03-18; fulfilled under both readings\n",
        "claim 2: missed; missed under both readings\n",
        "$ sayso report\n",
        "1 of 2 judged claims were kept",
        "$ sayso verify\nwhole: ",
        "# That was the tour.",
    ] {
        let (_, after) = rest.split_once(line).unwrap_or_else(|| panic!("no {line:?} in its place in\n{ran}"));
        rest = after;
    }
}

#[test]
fn the_tour_is_never_in_the_users_file() {
    let sandbox = Sandbox::new();
    let own = sandbox.path("own.db");
    let ran = sandbox.run(&["--db", own.to_str().unwrap(), "tour"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(!own.exists() && !sandbox.path("sayso.db").exists());
}
