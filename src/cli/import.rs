//! `import`: claims from a file, each once, all or none.

use super::desk::Desk;
use super::failure::Failure;
use sayso::claim::ClaimId;
use sayso::exchange::{self, Bad, Format, Row, Setting, Tally};
use sayso::report::words::{count, counted, visible};
use sayso::store::{Draft, Incoming, OnDifference, Spent, Store, Taken, Uids};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso import claims.jsonl
  sayso import sheet.csv --origin newsroom
  sayso extract < articles.jsonl | sayso import - --format jsonl

A line needs `statement` and `said`; the other fields are those of `sayso export`.
`deadline` may be the object, words, or a day. A claim is known again by its uid, else
by its origin and `ref`, else by its words: the same file imported twice adds nothing.
A file with a line that cannot be read imports nothing.")]
pub struct Args {
    /// The file, or - for standard input
    #[arg(value_name = "FILE")]
    file: String,
    /// Where the claims come from, whatever the lines say
    #[arg(long, value_name = "NAME")]
    origin: Option<String>,
    /// Amends claims on record where the file says something else
    #[arg(long)]
    update: bool,
}

/// Rows that go from the reading to the writing thread at once.
const BATCH: usize = 256;
/// Batches that may wait in between.
const WAITING: usize = 16;
/// How many claims that differ are listed one by one.
const LISTED: usize = 20;

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let format = format(&args.file, desk)?;
    let read = format.read.ok_or_else(|| Failure::usage(format_args!("the format {} is only written", format.name)))?;
    let reviewer = desk.reviewer();
    let setting =
        Setting { origin: args.origin.as_deref(), format: format.name, ..Setting::new(&reviewer, desk.today()) };
    let mut input = open(&args.file, desk)?;
    let at = &desk.now();
    let db = desk.db()?;
    let is_new = !db.exists();
    let (sender, batches) = sync_channel(WAITING);
    // One thread reads lines and deadlines and spells out what the log will hold, this
    // one writes.
    let back = &Back::default();
    let taken = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("reader".to_string());
        let reader = thread.spawn_scoped(scope, move || {
            let mut batch = Batch {
                drafts: Vec::with_capacity(BATCH),
                made: 0,
                back,
                at: is_new.then_some(at),
                uids: Uids::default(),
                sender,
            };
            let tally = read(&mut *input, &setting, &mut |row| batch.push(row))?;
            if tally.bad_count == 0 {
                batch.send()?;
            }
            Ok(tally)
        });
        let reader = reader.map_err(|error| Failure::new(format_args!("no thread can be started: {error}")))?;
        let other = if args.update { OnDifference::Amend } else { OnDifference::Leave };
        write(&args.file, &db, at, batches, other, back, || match reader.join() {
            Ok(tally) => tally,
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })?;
    taken.print()
}

/// Claims on their way to the writer, each with its line.
struct Batch<'a> {
    drafts: Vec<(u64, Draft)>,
    /// How many there were so far.
    made: u64,
    back: &'a Back,
    /// The instant as of which they are written, if the file is new.
    at: Option<&'a str>,
    uids: Uids,
    sender: SyncSender<Vec<(u64, Draft)>>,
}

/// What the writer tells the reader.
#[derive(Default)]
struct Back {
    /// What is left of claims that are written.
    spent: Spent,
    /// How many got no number, since they were on record.
    passed_over: AtomicU64,
}

impl Batch<'_> {
    fn push(&mut self, row: Row) -> io::Result<()> {
        let Row { line, uid, version, recorded_at, claim, resolutions, assumed, withdrawn } = row;
        let incoming = Incoming { uid, recorded_at, version, claim, resolutions, assumed, withdrawn };
        // What it will get, if the file is new and no other one is passed over.
        let expected = ClaimId(self.made.saturating_sub(self.back.passed_over.load(Ordering::Relaxed)) + 1);
        let draft = Draft::new(incoming, expected, self.at, &mut self.uids).map_err(io::Error::other)?;
        self.made += 1;
        self.drafts.push((line, draft));
        if self.drafts.len() < BATCH { Ok(()) } else { self.send() }
    }

    /// Fails where the writer is gone; what stopped it is told by the writer.
    fn send(&mut self) -> io::Result<()> {
        self.back.spent.clear();
        let drafts = std::mem::replace(&mut self.drafts, Vec::with_capacity(BATCH));
        self.sender.send(drafts).map_err(|_| io::Error::other("the writer has stopped"))
    }
}

/// Writes all rows in one transaction, unless the reader found a bad line. A file
/// that is bad in its first rows opens no database at all.
fn write(
    file: &str,
    db: &Path,
    at: &str,
    batches: Receiver<Vec<(u64, Draft)>>,
    other: OnDifference,
    back: &Back,
    tally: impl FnOnce() -> io::Result<Tally>,
) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::default();
    let checked = |tally: io::Result<Tally>| match tally {
        Ok(tally) => {
            tell_unknown(file, &tally);
            if tally.bad_count == 0 { Ok(()) } else { Err(rejected(file, &tally)) }
        }
        Err(error) => Err(Failure::new(format_args!("cannot read {}: {error}", visible(file)))
            .hint("nothing was imported; import it again when it can be read")),
    };
    let Ok(first) = batches.recv() else {
        checked(tally())?;
        return Ok(outcome);
    };
    let mut store = Store::open(db)?;
    store.write_many(at, |writer| {
        writer.leave_to(&back.spent);
        for (line, draft) in std::iter::once(first).chain(batches).flatten() {
            let taken = writer.take(draft, other)?;
            if !matches!(taken, Taken::Recorded(_)) {
                back.passed_over.fetch_add(1, Ordering::Relaxed);
            }
            outcome.note(line, taken);
        }
        checked(tally())
    })?;
    Ok(outcome)
}

/// What became of the rows.
#[derive(Debug, Default)]
struct Outcome {
    recorded: u64,
    span: Option<(ClaimId, ClaimId)>,
    same: u64,
    differing: u64,
    amended: u64,
    /// Lines that differ from the claims that they are the same as.
    listed: Vec<(u64, ClaimId)>,
}

impl Outcome {
    fn note(&mut self, line: u64, taken: Taken) {
        match taken {
            Taken::Recorded(id) => {
                self.recorded += 1;
                let first = self.span.map_or(id, |(first, _)| first);
                self.span = Some((first, id));
            }
            Taken::Same(_) => self.same += 1,
            Taken::Differs(id) => {
                self.differing += 1;
                if self.listed.len() < LISTED {
                    self.listed.push((line, id));
                }
            }
            Taken::Amended(_) => self.amended += 1,
        }
    }

    fn print(&self) -> Result<(), Failure> {
        let mut out = anstream::stdout();
        match self.span {
            None => writeln!(out, "no new claims")?,
            Some((first, last)) if first == last => writeln!(out, "recorded: claim {first}")?,
            Some((first, last)) => writeln!(out, "recorded: {}, {first} to {last}", counted(self.recorded, "claim"))?,
        }
        if self.amended > 0 {
            writeln!(out, "amended: {}", counted(self.amended, "claim"))?;
        }
        if self.same > 0 {
            writeln!(out, "on record already: {}", counted(self.same, "claim"))?;
        }
        if self.differing > 0 {
            writeln!(out, "on record with other content, left alone: {}", counted(self.differing, "claim"))?;
            for (line, id) in &self.listed {
                writeln!(out, "  line {line} is claim {id}")?;
            }
            if self.differing > LISTED as u64 {
                writeln!(out, "  and {} more", count(self.differing - LISTED as u64))?;
            }
            out.flush()?;
            anstream::eprintln!("hint: --update amends them; the old wording stays in the history");
        }
        Ok(out.flush()?)
    }
}

/// The format asked for, else that of the file's ending.
fn format(file: &str, desk: &Desk) -> Result<&'static Format, Failure> {
    const BY_ENDING: &str = "auto";
    let mut known = vec![BY_ENDING];
    known.extend(exchange::FORMATS.iter().filter(|format| format.read.is_some()).map(|format| format.name));
    let asked = desk.format(&known)?;
    let found = if asked == BY_ENDING { exchange::by_ending(file) } else { exchange::format(asked) };
    found.ok_or_else(|| {
        Failure::usage(format_args!("no format is known for {}", visible(file)))
            .hint(format_args!("say --format {}", known[1..].join(" or --format ")))
    })
}

/// Opens the file. What comes from a pipe is taken in to its end first: else everybody
/// who records would wait for whoever fills it.
fn open(file: &str, desk: &Desk) -> Result<Box<dyn BufRead + Send>, Failure> {
    let failure = |error: io::Error| Failure::new(format_args!("cannot read {}: {error}", visible(file)));
    let hint = "check the name; `sayso import -` reads standard input";
    let mut input: Box<dyn Read + Send> = match file {
        "-" => Box::new(io::stdin()),
        file => {
            let opened = File::open(file).map_err(|error| failure(error).hint(hint))?;
            let kind = opened.metadata().map_err(|error| failure(error).hint(hint))?;
            if kind.is_dir() {
                return Err(Failure::new(format_args!("{} is a folder", visible(file))).hint(hint));
            }
            if kind.is_file() {
                return Ok(Box::new(BufReader::with_capacity(1 << 16, opened)));
            }
            Box::new(opened)
        }
    };
    let mut whole = desk.fresh_file("sayso-import")?;
    io::copy(&mut input, &mut whole).map_err(|error| {
        failure(error).hint("it is kept in the folder for temporary files first; set TMPDIR to one with room for it")
    })?;
    whole.rewind().map_err(failure)?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, whole)))
}

/// Names the bad lines; the last of the message says that nothing was imported.
fn rejected(file: &str, tally: &Tally) -> Failure {
    let told = |bad: &Bad| visible(&format!("{file}:{bad}"));
    if let ([bad], 1) = (&tally.bad[..], tally.bad_count) {
        return Failure::new(told(bad)).hint("nothing was imported; mend the line and import the file again");
    }
    for bad in &tally.bad {
        anstream::eprintln!("{}", told(bad));
    }
    if tally.bad_count > tally.bad.len() as u64 {
        anstream::eprintln!("and {} more", count(tally.bad_count - tally.bad.len() as u64));
    }
    Failure::new(format_args!("{} of {} cannot be read", counted(tally.bad_count, "line"), visible(file)))
        .hint("nothing was imported; mend the lines and import the file again")
}

fn tell_unknown(file: &str, tally: &Tally) {
    const KNOWN: &[&str] = &[
        "archive",
        "article",
        "condition",
        "deadline",
        "event",
        "evidence",
        "happened_on",
        "hedge",
        "kind",
        "origin",
        "p",
        "polarity",
        "quote",
        "ref",
        "role",
        "said",
        "source",
        "speaker",
        "statement",
        "status",
        "tags",
        "url",
    ];
    for (field, line) in &tally.unknown {
        anstream::eprintln!(
            "warning: {}:{line}: the field \"{}\" is not known and was left out",
            visible(file),
            visible(field)
        );
        let near = KNOWN.iter().map(|known| (strsim::jaro_winkler(field, known), known));
        if let Some((_, known)) = near.filter(|(likeness, _)| *likeness > 0.85).max_by(|a, b| a.0.total_cmp(&b.0)) {
            anstream::eprintln!("hint: did you mean \"{known}\"?");
        }
    }
}
