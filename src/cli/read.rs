//! `read`: finds the claims in articles, shows them, and records those picked.

mod kin;
mod pick;
mod show;

use super::desk::{Desk, day};
use super::failure::Failure;
use chrono::NaiveDate;
use clap::ValueEnum;
use sayso::article::{self, Article, Document, Documents};
use sayso::claim::{Claim, Deadline, Hedge, Passage};
use sayso::extract::{Candidate, Report, Scanner, Verdict};
use sayso::report::words::counted;
use show::Find;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso read article.txt --published 2025-03-17
  sayso read saved-page.html --pick all --tag election
  sayso read https://news.example/story
  sayso read crawl.warc.gz --pick none --format jsonl
  pdftotext story.pdf - | sayso read - --published 2025-03-17 --pick all

Title, source, day and address are taken from a page's own metadata, the day of a
plain text from its dateline or file name. The article's text is kept with the
claims. Reading the same article again adds nothing.")]
pub struct Args {
    /// Files (text, HTML, gzip, WARC), addresses, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<String>,
    /// The day of publication
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<NaiveDate>,
    /// Where it was published
    #[arg(long)]
    source: Option<String>,
    /// Its address
    #[arg(long)]
    url: Option<String>,
    /// Its headline
    #[arg(long)]
    title: Option<String>,
    /// Who speaks where the article names nobody
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// A label for each claim recorded (may be given again)
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Which claims to record
    #[arg(long, value_enum, default_value_t = Pick::Ask)]
    pick: Pick,
    /// Shows only claims that the finder is so sure of, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0, value_parser = share)]
    min_score: f32,
}

/// Which claims are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Pick {
    /// Those that you name when asked
    Ask,
    /// All that are shown
    All,
    /// None; no database is opened
    None,
}

fn share(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| format!("\"{text}\" is no number from 0 to 1"))
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&["table", "json", "jsonl"])?;
    if args.pick == Pick::Ask && args.articles.iter().any(|place| place == "-") {
        return Err(Failure::usage("cannot ask for a choice while standard input is the article")
            .hint("say --pick all or --pick none"));
    }
    let mut unread = 0;
    for place in &args.articles {
        match open(place) {
            Ok(documents) => unread += read_all(documents, &args, desk, format)?,
            Err(error) if args.articles.len() == 1 => return Err(error.into()),
            Err(error) => {
                unread += 1;
                Failure::from(error).report();
            }
        }
    }
    match unread {
        0 => Ok(()),
        _ => Err(Failure::new(format_args!("{} could not be read", counted(unread, "article")))),
    }
}

/// Opens a place; `-` is standard input.
fn open(place: &str) -> Result<Documents, article::Error> {
    match place {
        "-" => article::from_reader("standard input", std::io::stdin()),
        _ => article::open(place),
    }
}

/// Reads the documents of one place; returns how many could not be read.
fn read_all(documents: Documents, args: &Args, desk: &Desk, format: &str) -> Result<u64, Failure> {
    let archive = documents.is_archive();
    let mut unread = 0;
    for document in documents {
        let name = document.as_ref().map_or(String::new(), |document| document.name.clone());
        match document.and_then(Document::article) {
            Ok(article) => read_one(&name, article, args, desk, format)?,
            Err(error) if archive => {
                unread += 1;
                Failure::from(error).report();
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(unread)
}

/// Shows the claims of an article and records those picked.
fn read_one(name: &str, mut article: Article, args: &Args, desk: &Desk, format: &str) -> Result<(), Failure> {
    overrule(&mut article, args);
    if article.published.is_none() {
        anstream::eprintln!(
            "warning: no publication day is known for {name}; taking today, {} (say --published DATE if that is wrong)",
            desk.today()
        );
    }
    let finds = found(&article, args, article.published.unwrap_or(desk.today()));
    if format == "table" {
        anstream::print!("{}", show::listing(name, &article, &finds));
    } else if args.pick == Pick::Ask {
        anstream::eprint!("{}", show::listing(name, &article, &finds));
    }
    let picked = match args.pick {
        _ if finds.is_empty() => Vec::new(),
        Pick::None => Vec::new(),
        Pick::All => (0..finds.len()).collect(),
        Pick::Ask => pick::ask(finds.len(), &mut std::io::stdin().lock(), &mut anstream::stderr())?,
    };
    Ok(())
}

/// What the command line says about the article holds over what the page says.
fn overrule(article: &mut Article, args: &Args) {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    article.published = args.published.or(article.published);
    article.source = given(&args.source).or(article.source.take());
    article.url = given(&args.url).or(article.url.take());
    article.title = given(&args.title).or(article.title.take());
}

/// The claims of an article, as they would be recorded.
fn found(article: &Article, args: &Args, said: NaiveDate) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut points = Points::default();
    let sha256 = article.sha256();
    let mut scanner = Scanner::new(Default::default(), Report::Claims);
    scanner.scan(&article.text, Some(said), |verdict| {
        let Verdict::Taken(candidate) = verdict else { return };
        if candidate.score < args.min_score {
            return;
        }
        let mut claim = claim(&candidate, article, said);
        claim.article = Some(Passage {
            sha256: sha256.clone(),
            title: article.title.clone(),
            published: article.published,
            start: points.at(&article.text, candidate.start),
            end: points.at(&article.text, candidate.end),
        });
        claim.speaker = claim.speaker.or_else(|| args.by.clone());
        claim.tags = args.tags.clone();
        claim.tidy();
        finds.push(Find { claim, score: candidate.score });
    });
    finds
}

fn claim(candidate: &Candidate, article: &Article, said: NaiveDate) -> Claim {
    let mut claim = Claim::new(candidate.statement, said);
    claim.lang = article.language.clone().or(claim.lang);
    claim.speaker = candidate.speaker.map(str::to_string);
    claim.role = candidate.role.map(str::to_string);
    claim.source = article.source.clone();
    claim.url = article.url.clone();
    claim.deadline = candidate.deadline.as_ref().map(|found| Deadline {
        phrase: Some(found.phrase.to_string()),
        ..Deadline::from_reading(&found.reading, found.phrase)
    });
    claim.hedge = (!candidate.hedges.is_empty()).then(|| Hedge::new(candidate.hedges.join("; "), SCALE));
    claim.p = candidate.figure;
    claim.polarity = match candidate.polarity {
        sayso::extract::Polarity::Affirmed => sayso::claim::Polarity::Affirmed,
        sayso::extract::Polarity::Denied => sayso::claim::Polarity::Denied,
    };
    claim.kind = candidate.kind.name().parse().unwrap_or(claim.kind);
    claim.condition = candidate.condition.map(str::to_string);
    claim
}

/// The scale whose words a claim's hedge is kept under.
const SCALE: &str = "icd203";

/// Turns byte offsets into code points, going forward.
#[derive(Default)]
struct Points {
    byte: usize,
    point: u64,
}

impl Points {
    fn at(&mut self, text: &str, byte: usize) -> u64 {
        if byte < self.byte {
            *self = Points::default();
        }
        self.point += text[self.byte..byte].chars().count() as u64;
        self.byte = byte;
        self.point
    }
}

/// What to do about an article that cannot be read.
impl From<article::Error> for Failure {
    fn from(error: article::Error) -> Failure {
        use article::Error;
        let hint = match &error {
            Error::Read { .. } => "check the name; `sayso read -` reads standard input",
            Error::Empty { .. } | Error::NoText { .. } => "save the article's text in a file and read that",
            Error::Binary { what: "a PDF file", .. } => "take out its text first: pdftotext FILE - | sayso read -",
            Error::Binary { .. } => "save it as plain text or HTML first",
            Error::Encoding { .. } => "convert it first: iconv -f WINDOWS-1252 -t UTF-8 FILE",
            Error::TooLarge { .. } => "split it, or feed a corpus to `sayso extract` as JSON lines",
            Error::TooDeep { .. } => "save the article's text in a file and read that",
            Error::Archive { .. } => "fetch the archive again; what was read before the damage is kept",
            Error::Packed { .. } => "unpack the page and read it by itself",
            Error::Fetch { .. } => "without a network, save the page in a browser and read the file with --url ADDRESS",
            Error::Refused { .. } => {
                "open the address in a browser, save the page, and read the file with --url ADDRESS"
            }
            _ => return Failure::new(error),
        };
        Failure::new(error).hint(hint)
    }
}
