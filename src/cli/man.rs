//! `man`: the manual pages, made from the same words as `--help`.

use super::Cli;
use super::desk::Desk;
use super::failure::Failure;
use clap::CommandFactory;
use std::io::Write;
use std::path::PathBuf;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso man | man -l -                                 read it
  sayso man --dir ~/.local/share/man/man1              install it, with a page a command")]
pub struct Args {
    /// Writes the page, and one for each command, into this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

pub fn run(args: Args, _desk: &Desk) -> Result<(), Failure> {
    let command = Cli::command();
    let Some(dir) = args.dir else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        anstream::stdout().write_all(&page)?;
        return Ok(());
    };
    let written = std::fs::create_dir_all(&dir).and_then(|()| clap_mangen::generate_to(command, &dir));
    written.map_err(|error| {
        Failure::new(format_args!("cannot write the manual into {}: {error}", dir.display()))
            .hint("name a folder that you may write to with --dir DIR")
    })
}
