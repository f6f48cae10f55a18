//! The command line: one file a command, each with its arguments, its help and
//! its function side by side.

mod desk;
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
}

/// Parses the command line, runs the command, and gives the exit code.
pub fn main() -> ExitCode {
    clap_complete::CompleteEnv::with_factory(Cli::command).complete();
    let cli = Cli::parse();
    let desk = Desk::new(cli.common);
    let _ = desk;
    match cli.command {
        Command::Todo => ExitCode::SUCCESS,
    }
}
