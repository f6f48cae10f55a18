//! `search`: claims in which words occur.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso search ceasefire
  sayso search \"\\\"by the end of March\\\" bridge\"
  sayso search fore*

Every word must occur, in any form of it; words in double quotes stand together; a
star completes a word. The best match comes first.")]
pub struct Args {
    /// The words
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// How many claims at most
    #[arg(long, value_name = "N", default_value_t = 1000)]
    limit: u64,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    desk.format(claims::FORMATS)?;
    let store = claims::existing(desk)?;
    let found = store.search(&args.words.join(" "), args.limit)?;
    claims::list(desk, "Claims found", |each| found.into_iter().try_for_each(each))
}
