//! `backup`: copies the database while it is in use.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use std::io::Write;
use std::path::PathBuf;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso backup /media/safe/sayso-2025-03-20.db

The copy is whole, whoever writes meanwhile, and is itself a database: name it with
--db. A file that exists is never overwritten.")]
pub struct Args {
    /// Where the copy goes
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let store = claims::existing(desk)?;
    store.backup(&args.file)?;
    let head = store.head()?;
    writeln!(anstream::stdout(), "copied to {}\nhead {head}", args.file.display())?;
    Ok(())
}
