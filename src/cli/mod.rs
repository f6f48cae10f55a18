//! The command line: one file a command, each with its arguments, its help and
//! its function side by side.

mod amend;
mod backup;
mod claims;
mod complete;
mod completions;
mod desk;
mod due;
mod event;
mod export;
mod extract;
mod failure;
mod history;
mod import;
mod list;
mod man;
mod party;
mod read;
mod record;
mod redact;
mod report;
mod resolve;
mod review;
mod score;
mod search;
mod show;
mod tour;
mod verify;
mod when;
mod wording;

use clap::{Parser, Subcommand};
use desk::{Common, Desk};
use sayso::ledger::Party;
use std::process::ExitCode;

/// Holds forecasts to their word.
#[derive(Parser, Debug)]
#[command(name = "sayso", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Records one claim
    Record(record::Args),
    /// Shows what waits for review
    Due(due::Args),
    /// Walks through claims one by one and saves what you rule
    Review(review::Args),
    /// Rules on claims without the walk
    Resolve(resolve::Args),
    /// Lists claims
    List(list::Args),
    /// Shows a claim with its whole history
    Show(show::Args),
    /// Finds claims by their words
    Search(search::Args),
    /// Corrects a claim, or takes it out of every count
    Amend(amend::Args),
    /// Names and dates events, and ties claims to them
    Event(event::Args),
    /// Lists speakers, corrects and joins their names
    Speaker(party::Args),
    /// Lists sources, corrects and joins their names
    Source(party::Args),
    /// Takes in claims from a file, each once
    Import(import::Args),
    /// Writes claims for other programs
    Export(export::Args),
    /// Proves that nothing was altered
    Verify(verify::Args),
    /// Takes the words of a claim out of the record for good
    Redact(redact::Args),
    /// Copies the database while it is in use
    Backup(backup::Args),
    When(when::Args),
    Extract(extract::Args),
    /// Finds the claims in articles and records those you pick
    Read(read::Args),
    /// Computes every measure of claims given as JSON lines, without a database
    Score(score::Args),
    /// Shows whose word was kept, how sure one can be, and what is still open
    Report(report::Args),
    /// Shows the main job on a built-in article, in a database of its own
    Tour(tour::Args),
    /// Prints what a shell needs to complete commands, claim numbers and names
    Completions(completions::Args),
    /// Prints the manual page
    Man(man::Args),
}

/// Parses the command line, runs the command, and gives the exit code.
pub fn main() -> ExitCode {
    complete::answer_the_shell();
    let cli = Cli::parse();
    let desk = Desk::new(cli.common);
    let done = match cli.command {
        Command::Record(args) => record::run(args, &desk),
        Command::Due(args) => due::run(args, &desk),
        Command::Review(args) => review::run(args, &desk),
        Command::Resolve(args) => resolve::run(args, &desk),
        Command::List(args) => list::run(args, &desk),
        Command::Show(args) => show::run(args, &desk),
        Command::Search(args) => search::run(args, &desk),
        Command::Amend(args) => amend::run(args, &desk),
        Command::Event(args) => event::run(args, &desk),
        Command::Speaker(args) => party::run(args, Party::Speaker, &desk),
        Command::Source(args) => party::run(args, Party::Source, &desk),
        Command::Import(args) => import::run(args, &desk),
        Command::Export(args) => export::run(args, &desk),
        Command::Verify(args) => verify::run(args, &desk),
        Command::Redact(args) => redact::run(args, &desk),
        Command::Backup(args) => backup::run(args, &desk),
        Command::When(args) => when::run(args, &desk),
        Command::Extract(args) => extract::run(args, &desk),
        Command::Read(args) => read::run(args, &desk),
        Command::Score(args) => score::run(args, &desk),
        Command::Report(args) => report::run(args, &desk),
        Command::Tour(args) => tour::run(args, &desk),
        Command::Completions(args) => completions::run(args, &desk),
        Command::Man(args) => man::run(args, &desk),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
