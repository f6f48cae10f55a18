//! The command line: one file a command, each with its arguments, its help and
//! its function side by side.

mod complete;
mod completions;
mod desk;
mod extract;
mod failure;
mod man;
mod read;
mod tour;

use clap::{Parser, Subcommand};
use desk::{Common, Desk};
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
    /// placeholder
    Todo,
    Extract(extract::Args),
    /// Finds the claims in articles and records those you pick
    Read(read::Args),
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
        Command::Todo => Ok(()),
        Command::Extract(args) => extract::run(args, &desk),
        Command::Read(args) => read::run(args, &desk),
        Command::Tour(args) => tour::run(args, &desk),
        Command::Completions(args) => completions::run(args, &desk),
        Command::Man(args) => man::run(args, &desk),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
