//! `speaker` and `source`: lists names, corrects them, and says whose they are.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use sayso::ledger::Party;
use sayso::report::Table;
use sayso::report::words::visible;
use sayso::store::Error;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso speaker
  sayso speaker rename \"A. Exampel\" \"Ada Example\"
  sayso speaker merge \"A. Example\" \"Ada Example\"    the first becomes another name of the second
  sayso speaker split \"A. Example\"                  undoes that

`speaker` and `source` take the same words. Claims keep the names under which they
were recorded; reports count them under the names in force.")]
pub struct Args {
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(clap::Subcommand, Debug)]
enum Change {
    /// Lists the names
    List,
    /// Gives a name another form
    Rename {
        /// The name
        #[arg(value_name = "WHO")]
        name: String,
        /// Its new form
        #[arg(value_name = "NEW")]
        to: String,
    },
    /// Makes a name another name of somebody
    Merge {
        /// The name
        #[arg(value_name = "WHO")]
        name: String,
        /// Whose it is
        #[arg(value_name = "INTO")]
        into: String,
    },
    /// Lets a name stand for itself again
    Split {
        /// The name
        #[arg(value_name = "WHO")]
        name: String,
    },
}

pub fn run(args: Args, party: Party, desk: &Desk) -> Result<(), Failure> {
    let mut store = claims::existing(desk)?;
    let change = args.change.unwrap_or(Change::List);
    let named = match &change {
        Change::List => return list(&store, party, desk),
        Change::Rename { name, to } if to.trim().is_empty() || to.trim() != to => {
            return Err(Failure::usage(format_args!("\"{}\" is no name for {name}", visible(to))));
        }
        Change::Rename { name, .. } | Change::Split { name } => vec![name],
        Change::Merge { name, into } => vec![name, into],
    };
    for name in named {
        if store.name_in_force(party, name)?.is_none() {
            return Err(claims::unknown(&store, party, name)?);
        }
    }
    let said = store.write::<String, Failure>(&desk.now(), |writer| match &change {
        Change::List => Ok(String::new()),
        Change::Rename { name, to } => match writer.rename(party, name, to) {
            Err(error @ Error::SameName { .. }) => Err(Failure::new(error)
                .hint(format_args!("to join two names: sayso {} merge \"{name}\" \"{to}\"", party.name()))),
            done => Ok(done.map(|()| format!("\"{name}\" is now \"{to}\""))?),
        },
        Change::Merge { name, into } => {
            writer.merge(party, name, into)?;
            Ok(format!("\"{name}\" is now another name of \"{into}\""))
        }
        Change::Split { name } => {
            writer.split(party, name)?;
            Ok(format!("\"{name}\" stands for itself again"))
        }
    })?;
    Ok(writeln!(anstream::stdout(), "{}", visible(&said))?)
}

fn list(store: &sayso::store::Store, party: Party, desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(claims::FORMATS)?;
    let lines = store.names(party)?;
    match format {
        "json" => return claims::document(&lines),
        "jsonl" => {
            let mut out = std::io::stdout().lock();
            for line in &lines {
                claims::json(&mut out, line)?;
                out.write_all(b"\n")?;
            }
            return Ok(());
        }
        _ => {}
    }
    if lines.is_empty() {
        anstream::eprintln!("no {}s", party.name());
        return Ok(());
    }
    let mut table = Table::new("Names").text(party.name()).text("another name of").number("claims");
    for line in lines {
        table.row([line.name.into(), line.into.unwrap_or_default().into(), line.claims.to_string().into()]);
    }
    claims::print(desk, &table)
}
