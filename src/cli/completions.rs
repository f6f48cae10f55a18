//! `completions`: what a shell runs to complete commands, options, claim numbers and
//! names while they are typed.

use super::desk::Desk;
use super::failure::Failure;
use clap_complete::env::Shells;
use std::io::Write;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  source <(sayso completions bash)         in ~/.bashrc
  source <(sayso completions zsh)          in ~/.zshrc
  sayso completions fish | source          in ~/.config/fish/config.fish

Claim numbers, speakers, sources, tags and events are looked up in the database
that SAYSO_DB names, else in the default one.")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = ["bash", "elvish", "fish", "powershell", "zsh"])]
    shell: String,
}

pub fn run(args: Args, _desk: &Desk) -> Result<(), Failure> {
    let shells = Shells::builtins();
    let shell = shells
        .completer(&args.shell)
        .ok_or_else(|| Failure::usage(format_args!("no completions for the shell \"{}\"", args.shell)))?;
    let mut script = Vec::new();
    shell.write_registration(super::complete::VARIABLE, "sayso", "sayso", "sayso", &mut script)?;
    anstream::stdout().write_all(&script)?;
    Ok(())
}
