//! Articles shaped as the press shapes them, with the claims found in each; and what
//! must hold for any text at all.

use chrono::NaiveDate;
use proptest::prelude::*;
use sayso::article::stream;
use sayso::extract::{Candidate, Report, Scanner, Verdict};
use std::fmt::Write;

fn scan(text: &str, mut take: impl FnMut(&Candidate<'_>)) {
    let said = NaiveDate::from_ymd_opt(2025, 11, 3);
    Scanner::new(Default::default(), Report::Claims).scan(text, said, |verdict| {
        if let Verdict::Taken(candidate) = verdict {
            take(&candidate);
        }
    });
}

/// Each claim of a text on lines that people can compare.
fn claims(text: &str) -> String {
    let mut out = String::new();
    scan(text, |claim| {
        let _ = writeln!(out, "{}", claim.statement);
        let role = claim.role.map(|role| format!(" ({role})")).unwrap_or_default();
        let _ = writeln!(out, "  by {}{role}", claim.speaker.unwrap_or("-"));
        let _ = write!(out, "  {} {}", claim.kind, claim.polarity);
        if let Some(deadline) = &claim.deadline {
            let _ = write!(out, ", {:?} = {}", deadline.phrase, deadline.reading.rule);
        }
        if !claim.hedges.is_empty() {
            let _ = write!(out, ", hedged {:?}", claim.hedges.join("; "));
        }
        if let (Some(p), _) = claim.probability() {
            let _ = write!(out, ", p {p:.3}");
        }
        if let Some(condition) = claim.condition {
            let _ = write!(out, ", {condition:?}");
        }
        out.push_str("\n\n");
    });
    out
}

#[test]
fn a_match_report_with_menus_and_other_headlines() {
    insta::assert_snapshot!(claims(include_str!("articles/football.txt")));
}

#[test]
fn a_court_report_with_a_dateline() {
    insta::assert_snapshot!(claims(include_str!("articles/court.txt")));
}

#[test]
fn a_storm_in_markdown() {
    insta::assert_snapshot!(claims(include_str!("articles/weather.txt")));
}

#[test]
fn a_company_on_a_web_page() {
    insta::assert_snapshot!(claims(&stream::text(include_str!("articles/company.html"))));
}

#[test]
fn a_summit_in_emoji_bullets() {
    insta::assert_snapshot!(claims(include_str!("articles/summit.txt")));
}

#[test]
fn what_is_no_claim() {
    let cases = [
        "Will the deal hold?",
        "The driver may have been speeding.",
        "She would have won the race.",
        "The minister must resign, the opposition said.",
        "He hopes the bill will pass.",
        "The museum opens at nine every day.",
        "The crash was due to heavy rain.",
        "In his will he left her the house.",
        "Theresa May met Will Smith.",
        "It remains unclear whether the plan will pass.",
        "He asked if she would attend.",
        "There is cautious optimism in the harbour.",
        "The plane was expected to land on Monday but did not.",
        "Also read: Prices will fall, says bank",
        "The buses were due to heavy traffic late.",
        "The minister should resign, voters said.",
        "They begged him, but he would not let them leave.",
        "The effect is to weaken the law.",
        "Lamont explained the thinking behind his proposed plan for the port.",
        "Anyone who rents here expects that the heating will work.",
        "A decision on the pier is yet to be made.",
        "The crew could not reach the boat.",
        "A fire is not threatening homes.",
        "It would be nice to see her again.",
        "Even a 5% chance of this is serious.",
        "The council has rejected a bid to close the pier.",
        "Hopefully it won't last, but it would be nice to know.",
        "The town would like a mayor who will listen.",
        "The clerk would not reveal when the hearing will be held.",
        "Bets on how much prices will rise are rare.",
        "Split starts are good next year.",
        "All the problems have been anticipated.",
        "Lind laid out, intended to warm the crowd, a fire.",
        "If I were you, it would be the last thing to do.",
        "Lind had no intention of harming anyone.",
        "\"Where will they go?\" asked Lind.",
        "Those who ate fish were less likely to fall ill than others.",
        "On Wednesday evening, Lind spoke in a televised address.",
    ];
    let mut wrong = Vec::new();
    for text in cases {
        scan(text, |claim| wrong.push(format!("{text}: {}", claim.explain())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_says_it() {
    let cases = [
        ("\"Rates will fall in May,\" said bank governor Ines Vale.", Some("Ines Vale")),
        ("Ines Vale, the bank's governor, said rates would fall in May.", Some("Ines Vale")),
        ("The bank's governor, Ines Vale, said rates would fall in May.", Some("Ines Vale")),
        ("According to the Bureau of Statistics, prices will rise this year.", Some("Bureau of Statistics")),
        ("Prices will rise this year, per Bureau officials.", Some("Bureau officials")),
        ("Ines Vale spoke on Monday. She said rates would fall.", Some("Ines Vale")),
        ("Ines Vale was confident. \"Rates will fall,\" Vale said.", Some("Ines Vale")),
        ("United Tyre Workers plan to strike on Friday.", Some("United Tyre Workers")),
        (
            "Researchers at the North Institute (NI) met. The NI said the ice will melt by 2050.",
            Some("North Institute"),
        ),
        ("Secretary of State Ode Marsh warned that talks could fail this week.", Some("Ode Marsh")),
        ("Deal Will Be Signed in May, Envoy Says", Some("Envoy")),
        ("The union, Dock Workers United, vowed to strike on Monday.", Some("Dock Workers United")),
        (
            "The Reed Alliance, a body which promotes the lakes predicts that water will run short.",
            Some("Reed Alliance"),
        ),
        ("Acme met Unity Workers. The company expects sales to rise.", Some("Acme")),
        ("Ines Vale spoke at noon. She said she would sell in May.", Some("Ines Vale")),
        ("A clerk who admitted taking bribes will be sentenced on 19 June, a judge ruled on Tuesday.", Some("judge")),
        ("Study: Ice to vanish by 2060", Some("Study")),
        ("Lind: Tax will fall in May\n\nNothing is decided, Ada Lind wrote.", Some("Ada Lind")),
        ("Norland: vote will be held in May", None),
        ("Weather: storm to hit coast\n\nThe Northern Weather Service gave no details.", None),
        ("Corvid Inc. grew.\n\nOutlook\n\nThe Company expects sales to rise.", Some("Corvid Inc")),
        ("Doctors met. Her manager, Bo Finch, is not so sure: \"She'll be back by spring.\"", Some("Bo Finch")),
        ("The bridge will open in June.", None),
        ("Rain is expected on Sunday.", None),
        ("Police in Skerry say the road will close.", Some("Police in Skerry")),
        ("Both the union and Norline say there will be no strike.", Some("union and Norline")),
        ("The Echo and the Northern Post reported that ferries will stop.", Some("Echo and the Northern Post")),
        ("Bank of Norland governor Ines Vale on Tuesday said that rates will fall.", Some("Ines Vale")),
        ("Norland Energy's Bo Finch says work will go on.", Some("Bo Finch")),
        ("A forecaster in Skerry, North Norland, said: \"It will rain.\"", Some("forecaster in Skerry")),
        ("Senior forecaster with the Skerry Weather Bureau Ines Vale, says rain will fall.", Some("Ines Vale")),
        ("Weather Bureau forecaster Ines Vale spoke. \"It will rain,\" Vale said.", Some("Ines Vale")),
        ("The envoy to Norland Ada Maria Lind said talks will resume.", Some("Ada Maria Lind")),
        ("Ines Vale, the mayor, did not rule it out and she says rates will rise.", Some("Ines Vale")),
        ("Reports spoke of ten boats, but harbour master Bo Finch later said all will be found.", Some("Bo Finch")),
        ("After the mayor, Bo Finch, said no, the clerk, Ines Vale, said rates will fall.", Some("Ines Vale")),
        ("A spokesman for Norline said no. He said the ferry will sail.", Some("spokesman for Norline")),
        ("Norline is confident the ferry will sail.", Some("Norline")),
        ("It is certain that the ferry will sail.", None),
        ("The owner of the ferry is expecting hundreds of people.", Some("owner of the ferry")),
        ("Bo Finch, 34, scored. \"We are going to win,\" the 34-year-old said.", Some("Bo Finch")),
        ("A source close to the talks said a deal will be signed.", Some("source close to the talks")),
        (
            "Norline grew. The Board of Trade met. \"Flights will resume,\" said the airline in a statement.",
            Some("Norline"),
        ),
        ("The Appeal Court will hear the case, the court said.", Some("Appeal Court")),
        ("Crowds gathered at the gate, suggesting that a strike will begin.", None),
        ("The Rail, Sea and Air union said ferries will stop.", Some("Rail, Sea and Air union")),
        ("Norline issued a letter stating that the ferry will sail.", Some("Norline")),
        // A dateline is no subject.
        (
            "SKERRY, May 6 (Dispatch) — Norland's central bank held its rate but signalled that it would fall in June.",
            Some("Norland's central bank"),
        ),
        // Whom a description stands for.
        (
            "Norland's central bank met. The bank raised its rate and expects prices to fall.",
            Some("Norland's central bank"),
        ),
        ("Brewer Marsh & Vale grew. The company expects sales to rise.", Some("Marsh & Vale")),
        ("Kestrel Foods lifted its prices.\n\nThe Dutch brewer expects sales to rise.", Some("Kestrel Foods")),
        ("Ines Vale, the envoy, met both sides. The Swedish diplomat said talks will resume.", Some("Ines Vale")),
        ("Ferry crews rest\n\nNorline said no. \"There will be no refunds,\" the airline added.", Some("Norline")),
        (
            "Harbour Light grew. “Trade is good,” Bo Finch, its head, said. The company said sales would rise.",
            Some("Harbour Light"),
        ),
        ("Crews of Norline met. Norline cut its aim; it said fares would rise in May.", Some("Norline")),
        ("Harbour Light grew. The company met its aim. It says it will close a yard.", Some("Harbour Light")),
        ("The firm Norline will fly in May, the airline said. The Norline Max is new.", Some("Norline")),
        ("Passengers of Norline wait, and the railway warned of delays in May.", Some("railway")),
        ("Norline grew. Should sales fall, it halves its aim. The company expects a loss.", Some("Norline")),
        ("The tide bureau's outlook suggests little rain.", Some("tide bureau")),
        ("The Tide Bureau met. Its forecast suggests little rain.", Some("Tide Bureau")),
        ("The farmers' association met. It plans to sue.", Some("farmers' association")),
        ("\"Where is it?\" asked Bo Finch. He expects to find it.", Some("Bo Finch")),
        ("Judge Ines Vale said Finch had lied. He will leave prison in May.", None),
        // Names that are offices, several names, names behind an office.
        ("Senior forecaster Dean Marsh said rain will fall.", Some("Dean Marsh")),
        ("Two yards, Norline and Blue Sail, said ferries will stop.", Some("Norline and Blue Sail")),
        ("The mill's owner, Vale Kingdom, said orders will be late.", Some("Vale Kingdom")),
        ("Her rival, the mayor of the capital Bo Finch, lost, though he said he will run again.", Some("Bo Finch")),
        ("Shops on the pier are worried that trade will suffer.", Some("Shops on the pier")),
        ("One former minister said that taxes will rise.", Some("One former minister")),
        // Verbs of saying in the middle, at the end, and words that look like one.
        ("A merger that analysts say could fail in May was agreed.", Some("analysts")),
        ("Fares will rise, a person familiar with the plan told the Echo.", Some("person familiar with the plan")),
        ("Norland will raise the age, the state news agency reported on Saturday.", Some("state news agency")),
        ("Ines Vale said so in a video posted online. \"I'll be back in May.\"", Some("Ines Vale")),
        ("Ines Vale doubts that the ferry will sail.", Some("Ines Vale")),
        ("Finch rejected claims that the dam leaked, saying that it will hold.", Some("Finch")),
        ("With the mayor, Bo Finch, widely expected to win, few voted.", None),
        ("Divers found a wreck that could be raised in May.", None),
        ("It's feared that shops will close.", None),
        // Single marks around several sentences.
        ("'Nobody was hurt,' said Bo Finch. 'Stock can be replaced. We'll be back by Easter.'", Some("Bo Finch")),
        ("He went on: ‘We have no choice.\n\n‘We will strike in May.’", None),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let mut found = Vec::new();
        scan(text, |claim| found.push(claim.speaker.map(str::to_string)));
        if found != [expected.map(str::to_string)] {
            wrong.push(format!("{text}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_sort_of_claim_on_what_condition_by_when() {
    let cases = [
        ("The council will build a school.", "plan", None, None),
        ("Prices will rise.", "prediction", None, None),
        ("The trial will be held in May.", "plan", None, Some("in May")),
        ("Mara Quill said she would sell the house.", "promise", None, None),
        ("Mara Quill announced that she would sell the house.", "plan", None, None),
        ("Mara Quill warned that the dam could fail.", "warning", None, None),
        ("Forecasters predicted that snow will fall.", "prediction", None, None),
        ("Forecasters said snow should reach the coast.", "prediction", None, None),
        ("Flooding is possible in the valley, forecasters said.", "prediction", None, None),
        ("There will be no second vote.", "denial", None, None),
        ("Snow is likely on Monday.", "expectation", None, Some("on Monday")),
        ("Aranda could play if he trains on Friday.", "prediction", Some("if he trains on Friday"), None),
        (
            "Mara Quill warned that should the levels fall, many towns may run dry by May.",
            "warning",
            Some("should the levels fall"),
            Some("by May"),
        ),
        ("Mara Quill denied that the firm will close.", "denial", None, None),
        ("Mara Quill does not think that the firm will close.", "denial", None, None),
        ("The ferry will no longer sail on Monday.", "denial", None, Some("on Monday")),
        ("The court will next month hear the case.", "plan", None, Some("next month")),
        ("The vote, previously set for May, will be held in June.", "plan", None, Some("in June")),
        (
            "Winds slowed this morning, but the storm will reach the coast on Friday.",
            "prediction",
            None,
            Some("on Friday"),
        ),
        ("Shops will stay open over the Christmas holidays.", "prediction", None, Some("over the Christmas holidays")),
        ("Members will decide by secret ballot.", "prediction", None, None),
        ("Mara Quill says she could sign after a meeting this morning.", "prediction", None, None),
        ("The launch is set for 3:51 pm on July 13.", "plan", None, Some("for 3:51 pm on July 13")),
        (
            "The rules, with more changes due before the end of the year, are new.",
            "plan",
            None,
            Some("before the end of the year"),
        ),
        ("The trial has been adjourned until June 5, 2026.", "plan", None, Some("until June 5, 2026")),
        ("The union has called a strike for Monday.", "plan", None, Some("for Monday")),
        ("Mara Quill has no plans to run in 2026.", "denial", None, Some("in 2026")),
        ("Mara Quill is looking to sell the firm by May.", "plan", None, Some("by May")),
        ("Under the plan, the town would own half of the firm.", "prediction", None, None),
        ("The firm will grow, providing clients with more.", "prediction", None, None),
        ("The firm will grow, provided that rates fall.", "prediction", Some("provided that rates fall"), None),
    ];
    let mut wrong = Vec::new();
    for (text, kind, condition, limit) in cases {
        let mut found = Vec::new();
        scan(text, |claim| {
            let limit = claim.deadline.as_ref().map(|deadline| deadline.phrase.to_string());
            found.push((claim.kind.name(), claim.condition.map(str::to_string), limit));
        });
        if found != [(kind, condition.map(str::to_string), limit.map(str::to_string))] {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Forms that look ahead, with the words that limit them.
#[test]
fn how_a_sentence_looks_ahead() {
    let cases = [
        ("The yearly vote is on May 11.", Some("on May 11")),
        ("The primaries are May 17.", Some("May 17")),
        ("The fair opens in the hall on March 7.", Some("on March 7")),
        ("Voters in Norland go to the polls on Sunday.", Some("on Sunday")),
        ("A petition, signed by many, is to be handed in on Tuesday.", Some("on Tuesday")),
        ("The mayor is to chair a meeting on Monday.", Some("on Monday")),
        ("Bo Finch said that no one would be removed.", None),
        ("Some 300 are to leave their homes by Friday.", Some("by Friday")),
        ("The bridge is on schedule to open by 14 December.", Some("by 14 December")),
        (
            "With opening targeted for the second quarter of 2026, work has begun.",
            Some("for the second quarter of 2026"),
        ),
        ("Ines Vale is stepping down at the end of June.", Some("at the end of June")),
        ("The crews should arrive by Friday.", Some("by Friday")),
        ("Norline said that it hoped to grow and that fares will rise by May.", Some("by May")),
        ("A decision on whether to close the mill will be taken in June.", Some("in June")),
        ("The rules will apply to all shops from 1 May.", Some("from 1 May")),
        ("If the storm makes landfall, it would be the first to do so.", None),
        ("Should they lose, they would drop out of the league.", None),
        ("The mill agreed to hire 50 workers by next June.", Some("by next June")),
        ("Bo Finch put the odds of a vote at about 60 percent.", None),
        ("The club has no intention of selling him.", None),
        ("The bureau's outlook suggests little rain in December.", Some("in December")),
        ("\"If it works there, it could be used in Norland, too,\" Bo Finch said.", None),
        ("\"I doubt it would survive a winter,\" Bo Finch said.", None),
        ("Bo Finch doubts that the ferry will sail.", None),
        // Whose words of time they are.
        ("The firm will buy trains under a pact signed in March.", None),
        ("Orders placed before Christmas will be late.", None),
        ("The clerk will appear before the courts.", None),
        ("The mayor will say when the fair opens.", None),
        ("Ferries will sail, while the crews of Norby began a strike on Friday.", None),
        ("It will be the busiest month of the year.", None),
        ("The search will resume at first light on Saturday.", Some("at first light on Saturday")),
        ("The comet will break up well before it lands.", Some("well before it lands")),
        ("The slump will last into next year.", Some("into next year")),
        ("The low is forecast to bring gales overnight.", Some("overnight")),
        ("The ban comes into effect a day later.", Some("a day later")),
        ("The council will vote on it the following day.", Some("the following day")),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let mut found = Vec::new();
        scan(text, |claim| found.push(claim.deadline.as_ref().map(|deadline| deadline.phrase.to_string())));
        if found != [expected.map(str::to_string)] {
            wrong.push(format!("{text}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Turns of phrase that wires and trade papers live by: who, what sort, by when.
#[test]
fn turns_of_phrase_of_the_press() {
    let cases = [
        (
            "Ines Vale said she did not expect work to begin until 2028 at the earliest.",
            Some("Ines Vale"),
            "expectation",
            Some("until 2028 at the earliest"),
        ),
        ("The club could file papers as early as Friday.", None, "prediction", Some("as early as Friday")),
        (
            "Fares will rise in April, according to the operator, Norline.",
            Some("Norline"),
            "prediction",
            Some("in April"),
        ),
        ("The cup tie has been rescheduled for 9 April.", None, "plan", Some("for 9 April")),
        ("The mayor, Ines Vale, told reporters on Monday that the pool will open.", Some("Ines Vale"), "plan", None),
        ("In a letter, the council said no. It also said that fees will rise.", Some("council"), "prediction", None),
        ("Vale, 52, lost. Asked why, she said: \"It will rain.\"", Some("Vale"), "prediction", None),
        ("The two towns agreed on Monday to resume talks in April.", Some("two towns"), "plan", Some("in April")),
        ("Vale promised last week to reopen the pool by May.", Some("Vale"), "promise", Some("by May")),
        ("Vale has ruled out selling the pool before the autumn.", Some("Vale"), "denial", Some("before the autumn")),
        ("Analysts see oil at $90 a barrel by year-end.", Some("Analysts"), "expectation", Some("by year-end")),
        ("The bank sees inflation falling next year.", Some("bank"), "expectation", Some("next year")),
        ("Growth is seen slowing to 1% next year.", None, "expectation", Some("next year")),
        (
            "Vale's fire service met. \"There will be no fires until June,\" it said.",
            Some("Vale's fire service"),
            "denial",
            Some("until June"),
        ),
        ("The town said on Friday that from next year it will ban cars.", Some("town"), "plan", Some("from next year")),
        ("Carmaker Vantor, which lost, said it will close a plant in May.", Some("Vantor"), "plan", Some("in May")),
        ("Tickets for the final go on sale on March 20.", None, "plan", Some("on March 20")),
        ("A man was charged, police said. He is due in court on Friday.", None, "plan", Some("on Friday")),
        ("Vale has ruled out tax cuts this year.", Some("Vale"), "denial", Some("this year")),
        ("Norland said no, and the union has threatened to strike.", Some("union"), "warning", None),
        ("The last boat is to become a museum in May.", None, "plan", Some("in May")),
        (
            "Blue Sail said it could not wait. Staff will be paid by May, it added.",
            Some("Blue Sail"),
            "plan",
            Some("by May"),
        ),
        ("Norland face Skerry on Saturday.", None, "plan", Some("on Saturday")),
        ("Nominations close on 31 March.", None, "plan", Some("on 31 March")),
        ("The fair, which is in its tenth year, opens on 4 June.", None, "plan", Some("on 4 June")),
        ("The scheme, which critics say is dear, goes to a vote on Monday.", None, "plan", Some("on Monday")),
    ];
    let mut wrong = Vec::new();
    for (text, speaker, kind, limit) in cases {
        let mut found = Vec::new();
        scan(text, |claim| {
            let limit = claim.deadline.as_ref().map(|deadline| deadline.phrase.to_string());
            found.push((claim.speaker.map(str::to_string), claim.kind.name(), limit));
        });
        if found != [(speaker.map(str::to_string), kind, limit.map(str::to_string))] {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What was to come is no claim where the sentence tells what came, or shows a film of it.
#[test]
fn what_was_overtaken_is_no_claim() {
    for text in [
        "The bridge was due to reopen on Friday but work overran.",
        "The launch was scheduled for Tuesday, but high winds forced a delay.",
        "The bridge was due to reopen last month.",
        "The man is seen leaving the shop on Monday.",
        "Police ruled out foul play.",
        "He was about to leave when the phone rang.",
        "The march was planned for months.",
        "The boat was bound for Norland.",
        "The house is likely to have been built in 1890.",
        "The letter said the tax was due in 2019.",
        "The treaty would not be signed until 1994.",
        "He threatened his neighbour with a knife.",
        "She promised nothing.",
        "They did not expect the rain to stop.",
    ] {
        scan(text, |claim| panic!("{text}: {}", claim.explain()));
    }
}

/// Two verbs under one cue are two claims where the writer sets them apart.
#[test]
fn several_verbs_under_one_cue() {
    let cases: [(&str, &[Option<&str>]); 8] = [
        ("The mint will withdraw the coin in May and issue a note in June.", &[Some("in May"), Some("in June")]),
        ("The mint will withdraw the coin in May but keep the note.", &[Some("in May"), None]),
        ("The bill would cut the tax on tea, require shops to list prices, and create an office.", &[None; 3]),
        ("The fair will open on Friday and gradually fade in June.", &[Some("on Friday"), Some("in June")]),
        (
            "The storm will pass the isles on Monday before weakening over the sea on Tuesday.",
            &[Some("on Monday"), Some("on Tuesday")],
        ),
        (
            "Norline expects fares to stay low until June and to recover from July.",
            &[Some("until June"), Some("from July")],
        ),
        ("Crews plan to monitor the fire and work to prevent damage.", &[None]),
        ("The envoy will visit Skerry, Norland and the isles.", &[None]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let mut found = Vec::new();
        scan(text, |claim| found.push(claim.deadline.as_ref().map(|deadline| deadline.phrase.to_string())));
        if found != expected.iter().map(|limit| limit.map(str::to_string)).collect::<Vec<_>>() {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The examples of "What it gets wrong": one that comes out right leaves the essay.
#[test]
fn the_errors_that_the_essay_admits() {
    let cases: [(&str, &[Option<&str>]); 10] = [
        ("The dye could harm small children.", &[None]),
        ("Press the red key and the lamp will glow.", &[None]),
        ("The tunnel would halve the journey.", &[]),
        ("The police said the gang would enter homes at night.", &[Some("police")]),
        ("The mint will withdraw the coin and issue a note.", &[None]),
        ("Lind looked for growth of 5% in 2026.", &[]),
        ("The council announced it plans a ring road, which will be built in 2027.", &[Some("council"), None]),
        ("Ada Lind said Bo Finch was late. He said he would come.", &[Some("Ada Lind")]),
        ("Ivo Rhee said prices rose and shops will close on Monday.", &[Some("Ivo Rhee")]),
        ("After the meeting, Lind will present the design.", &[None]),
    ];
    let mut changed = Vec::new();
    for (text, expected) in cases {
        let mut found = Vec::new();
        scan(text, |claim| found.push(claim.speaker.map(str::to_string)));
        if found != expected.iter().map(|speaker| speaker.map(str::to_string)).collect::<Vec<_>>() {
            changed.push(format!("{text}: {found:?}"));
        }
    }
    assert!(changed.is_empty(), "{changed:#?}");
}

#[test]
fn what_was_left_says_why() {
    let mut why = Vec::new();
    Scanner::new(Default::default(), Report::Everything).scan(
        "Will it rain? She hopes it will stop.",
        None,
        |verdict| {
            if let Verdict::Left(left) = verdict {
                why.push(left.why.words());
            }
        },
    );
    assert_eq!(why, ["a wish, a demand or advice"]);
}

/// Text that attacks a finder: each piece is repeated to a length that anything worse
/// than linear would make felt.
#[test]
fn hostile_texts_are_read_to_their_end() {
    for piece in [
        "\"",
        "“",
        "\u{202e}",
        "\0",
        "will ",
        "said ",
        "(",
        "if ",
        "A",
        "A ",
        "He will. ",
        "according to ",
        ", ",
        "may - ",
        "X will, Y said. ",
        "on Monday ",
        "Mr. ",
        "é",
        "\n\n",
        "<p>",
        "expected to ",
        "will \u{e0100}",
        "will be in June and ",
        "if it will ",
        "he said he would ",
        "should they ",
        "'A.' ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        scan(&text, |claim| assert!(claim.end <= text.len()));
    }
    scan(&"\"".repeat(1_000_000), |_| panic!("a claim of marks alone"));
    let nested = "<div>".repeat(100_000) + "It will rain.";
    assert_eq!(stream::text(&nested).trim(), "It will rain.");
}

/// What the fuzzer starts from, and what it once found.
#[test]
fn the_fuzzing_corpus_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/extract");
    let mut files = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for text in [&*text, &stream::text(&text)] {
            let mut scanner = Scanner::new(Default::default(), Report::Everything);
            scanner.scan(text, NaiveDate::from_ymd_opt(2025, 3, 17), |verdict| match verdict {
                Verdict::Taken(claim) => assert_eq!(&text[claim.start..claim.end], claim.statement),
                Verdict::Left(left) => assert_eq!(&text[left.start..left.end], left.statement),
            });
        }
        files += 1;
    }
    assert!(files > 5, "{files}");
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_and_in_order(text in "(will |may |said |\\PC{0,12}|[.\"“”,;:()\n] ?|on Monday |Ann Lee ){0,60}") {
        let mut last = 0;
        scan(&text, |claim| {
            assert_eq!(&text[claim.start..claim.end], claim.statement);
            assert!(claim.start >= last, "out of order");
            assert!((0.0..=1.0).contains(&claim.score));
            last = claim.start;
        });
    }

    #[test]
    fn a_text_behind_another_adds_its_own_claims(head in "[a-z ]{0,40}\\.") {
        let tail = "\n\nThe bridge will open in June.";
        let mut found = 0;
        scan(&format!("{head}{tail}"), |claim| found += usize::from(claim.statement == tail.trim()));
        prop_assert_eq!(found, 1);
    }
}
