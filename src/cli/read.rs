//! `read`: finds the claims in articles, shows them, and records those picked.

mod found;
mod kin;
mod pick;
mod show;

use super::desk::{Desk, day};
use super::failure::Failure;
use chrono::NaiveDate;
use clap::ValueEnum;
use found::{Find, found};
use sayso::article::{self, Article, Document, Documents};
use sayso::claim::{Claim, ClaimId};
use sayso::report::words::{counted, visible};
use sayso::store::{Incoming, OnDifference, Store, Taken};
use serde::Serialize;
use std::io::Write;

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
    let mut reading = Reading { args: &args, desk, format, store: None, printed: Vec::new() };
    let mut unread = 0;
    for place in &args.articles {
        match open(place) {
            Ok(documents) => unread += reading.all(documents)?,
            Err(error) if args.articles.len() == 1 => return Err(error.into()),
            Err(error) => {
                unread += 1;
                Failure::from(error).report();
            }
        }
    }
    reading.finish()?;
    match unread {
        0 => Ok(()),
        _ => Err(Failure::new(format_args!("{} could not be read", counted(unread, "article")))
            .hint("the others were read; mend these and read them again")),
    }
}

/// Opens a place; `-` is standard input.
fn open(place: &str) -> Result<Documents, article::Error> {
    match place {
        "-" => article::from_reader("standard input", std::io::stdin()),
        _ => article::open(place),
    }
}

/// A run over one article after another.
struct Reading<'a> {
    args: &'a Args,
    desk: &'a Desk,
    format: &'static str,
    /// Opened when the first claim is picked.
    store: Option<Store>,
    /// What `--format json` prints as one list at the end.
    printed: Vec<String>,
}

impl Reading<'_> {
    /// Reads the documents of one place; returns how many could not be read.
    fn all(&mut self, documents: Documents) -> Result<u64, Failure> {
        let archive = documents.is_archive();
        let mut unread = 0;
        for document in documents {
            let name = document.as_ref().map_or(String::new(), |document| document.name.clone());
            match document.and_then(Document::article) {
                Ok(article) => self.one(&name, article)?,
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
    fn one(&mut self, name: &str, mut article: Article) -> Result<(), Failure> {
        overrule(&mut article, self.args);
        let today = self.desk.today();
        if article.published.is_none() {
            anstream::eprintln!(
                "warning: no day of publication is known for {}; taking today, {today}\n\
                 hint: say --published DATE if that is wrong",
                visible(name)
            );
        }
        let finds = found(&article, self.args, article.published.unwrap_or(today));
        let width = self.desk.screen().width;
        let listing = || show::listing(name, &article, &finds, width);
        match (self.format, self.args.pick) {
            ("table", _) => anstream::stdout().write_all(listing().as_bytes())?,
            (_, Pick::Ask) => anstream::stderr().write_all(listing().as_bytes())?,
            _ => {}
        }
        let picked = self.picked(finds.len())?;
        match picked.is_empty() {
            true => self.leave(name, &finds),
            false => self.keep(&article, &finds, &picked),
        }
    }

    fn picked(&self, count: usize) -> Result<Vec<usize>, Failure> {
        match self.args.pick {
            _ if count == 0 => Ok(Vec::new()),
            Pick::None => Ok(Vec::new()),
            Pick::All => Ok((0..count).collect()),
            Pick::Ask => {
                anstream::stdout().flush()?;
                Ok(pick::ask(count, &mut std::io::stdin().lock(), &mut anstream::stderr())?)
            }
        }
    }

    /// Prints what was found and is not recorded, for programs.
    fn leave(&mut self, name: &str, finds: &[Find]) -> Result<(), Failure> {
        if self.args.pick != Pick::None || self.format == "table" {
            return Ok(());
        }
        finds.iter().try_for_each(|find| self.print(&found::Line::new(name, find)))
    }

    /// Records what was picked, with the article's text, in one transaction.
    fn keep(&mut self, article: &Article, finds: &[Find], picked: &[usize]) -> Result<(), Failure> {
        let now = self.desk.now();
        let store = self.store()?;
        let claims: Vec<&Claim> = picked.iter().map(|index| &finds[*index].claim).collect();
        let kin = kin::Suggestion::of(&claims, store)?;
        let taken = store.write(&now, |writer| {
            let (title, source, url) = (&article.title, &article.source, &article.url);
            writer.article(&article.text, title.as_deref(), article.published, source.as_deref(), url.as_deref())?;
            let takes = claims.iter().map(|claim| writer.take_in(incoming(claim), OnDifference::Leave));
            takes.collect::<Result<Vec<_>, _>>()
        });
        let taken = taken?;
        if self.format != "table" {
            return taken.into_iter().try_for_each(|taken| self.print_recorded(taken));
        }
        let ids: Vec<ClaimId> = taken.iter().map(|taken| id_of(*taken)).collect();
        let mut text = show::recorded(&taken, self.desk.screen().width);
        if taken.iter().any(|taken| matches!(taken, Taken::Recorded(_))) {
            text += &show::kin(&kin, &ids);
        }
        anstream::stdout().write_all(text.as_bytes())?;
        Ok(())
    }

    fn print_recorded(&mut self, taken: Taken) -> Result<(), Failure> {
        let today = self.desk.today();
        let case = self.store()?.case(id_of(taken))?;
        match case {
            Some(case) => self.print(&case.sheet(today, None)),
            None => Ok(()),
        }
    }

    /// Prints a line, or keeps it for the list.
    fn print(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let line = serde_json::to_string(value).map_err(Failure::new)?;
        match self.format {
            "json" => self.printed.push(line),
            _ => writeln!(anstream::stdout(), "{line}")?,
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Failure> {
        if self.format == "json" {
            writeln!(anstream::stdout(), "[{}]", self.printed.join(",\n "))?;
        }
        Ok(())
    }

    fn store(&mut self) -> Result<&mut Store, Failure> {
        if self.store.is_none() {
            self.store = Some(Store::open(&self.desk.db()?)?);
        }
        self.store.as_mut().ok_or_else(|| Failure::new("the database is closed"))
    }
}

fn incoming(claim: &Claim) -> Incoming {
    Incoming {
        uid: None,
        recorded_at: None,
        version: None,
        claim: claim.clone(),
        resolutions: Vec::new(),
        assumed: sayso::review::Assumed::default(),
        withdrawn: None,
    }
}

fn id_of(taken: Taken) -> ClaimId {
    match taken {
        Taken::Recorded(id) | Taken::Same(id) | Taken::Differs(id) | Taken::Amended(id) => id,
    }
}

/// What the command line says about the article holds over what the page says.
fn overrule(article: &mut Article, args: &Args) {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    article.published = args.published.or(article.published);
    article.source = given(&args.source).or(article.source.take());
    article.url = given(&args.url).or(article.url.take());
    article.title = given(&args.title).or(article.title.take());
}

/// What to do about an article that cannot be read.
impl From<article::Error> for Failure {
    fn from(error: article::Error) -> Failure {
        use article::Error;
        let hint = match &error {
            Error::Read { name, .. } if name.starts_with("http") => {
                "try again, or save the page in a browser and read the file with --url ADDRESS"
            }
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
