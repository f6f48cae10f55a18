//! The command line: one file a command, each with its arguments, its help and
//! its function side by side.

mod desk;
mod extract;
mod failure;

use clap::{CommandFactory, Parser, Subcommand};
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
}

/// Parses the command line, runs the command, and gives the exit code.
pub fn main() -> ExitCode {
    clap_complete::CompleteEnv::with_factory(Cli::command).complete();
    let cli = Cli::parse();
    let desk = Desk::new(cli.common);
    let done = match cli.command {
        Command::Todo => Ok(()),
        Command::Extract(args) => extract::run(args, &desk),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
