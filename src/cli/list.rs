//! `list`: every claim, or those that filters name.

use super::claims::{self, Which};
use super::desk::Desk;
use super::failure::Failure;

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso list
  sayso list --status pending --speaker \"Ada Example\"
  sayso list --ripe --format json")]
pub struct Args {
    #[command(flatten)]
    which: Which,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    desk.format(claims::FORMATS)?;
    let store = claims::existing(desk)?;
    args.which.check(&store)?;
    let filter = args.which.filter(desk.today());
    claims::list(desk, "Claims", |each| store.each(&filter, each))
}
