//! What a shell offers while a command line is typed: besides commands and options,
//! the numbers, speakers, sources and events of the claims on record.

use super::Cli;
use super::desk::Desk;
use clap::{Arg, Command, CommandFactory, Parser};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate};
use sayso::ledger::Party;
use sayso::report::words::{cut, visible};
use sayso::store::{Error, Store};
use std::ffi::OsStr;

/// The variable by which the shell's script asks.
pub const VARIABLE: &str = "SAYSO_COMPLETE";

/// The most values that are offered at once.
const MOST: usize = 50;

/// Answers where a shell asked, and ends the process; else does nothing.
pub fn answer_the_shell() {
    CompleteEnv::with_factory(command).var(VARIABLE).complete();
}

/// The command line, with the values that the record offers.
fn command() -> Command {
    offering(Cli::command())
}

fn offering(command: Command) -> Command {
    command.mut_args(with_values).mut_subcommands(offering)
}

/// Where the values of an argument come from, by its long name or its value's name.
fn with_values(arg: Arg) -> Arg {
    let value = arg.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
    let offer: fn(&Store, &str) -> Result<Vec<Offer>, Error> = match (arg.get_long(), value.as_deref()) {
        (_, Some("ID")) => claims,
        (Some("speaker"), _) | (_, Some("WHO")) => speakers,
        (Some("source"), _) => sources,
        (Some("event"), _) => events,
        _ => return arg,
    };
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| offered(offer, typed)))
}

/// A value, and what it stands for.
type Offer = (String, Option<String>);

/// What the record offers; nothing where there is none, or none that can be read.
fn offered(offer: fn(&Store, &str) -> Result<Vec<Offer>, Error>, typed: &OsStr) -> Vec<CompletionCandidate> {
    let found = typed.to_str().zip(record()).and_then(|(typed, store)| offer(&store, typed).ok());
    let candidate = |(value, help): Offer| CompletionCandidate::new(value).help(help.map(Into::into));
    found.unwrap_or_default().into_iter().take(MOST).map(candidate).collect()
}

/// The record that the environment names, never changed by this.
fn record() -> Option<Store> {
    // Any command will do: what counts are the options that the environment sets.
    let cli = Cli::try_parse_from(["sayso", "man"]).ok()?;
    Store::open_read_only(&Desk::new(cli.common).db().ok()?).ok()
}

fn claims(store: &Store, typed: &str) -> Result<Vec<Offer>, Error> {
    let found = store.claims_starting_with(typed)?;
    Ok(found.into_iter().map(|(id, statement)| (id.to_string(), Some(cut(&visible(&statement), 60)))).collect())
}

fn speakers(store: &Store, typed: &str) -> Result<Vec<Offer>, Error> {
    Ok(store.speakers_starting_with(typed)?.into_iter().map(|name| (name, None)).collect())
}

fn sources(store: &Store, typed: &str) -> Result<Vec<Offer>, Error> {
    let names = store.names(Party::Source)?.into_iter().map(|line| line.name);
    Ok(starting_with(names, typed))
}

fn events(store: &Store, typed: &str) -> Result<Vec<Offer>, Error> {
    let names = store.events()?.into_iter().map(|line| line.name);
    Ok(starting_with(names, typed))
}

fn starting_with(names: impl Iterator<Item = String>, typed: &str) -> Vec<Offer> {
    let typed = typed.to_lowercase();
    names.filter(|name| name.to_lowercase().starts_with(&typed)).map(|name| (name, None)).collect()
}
