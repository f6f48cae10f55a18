//! `redact`: takes the words of a claim out of the record for good.

use super::claims;
use super::desk::Desk;
use super::failure::Failure;
use sayso::claim::ClaimId;
use sayso::report::words::counted;
use std::io::{IsTerminal, Write};

#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  sayso redact 12 --reason \"order of the district court, 4 May 2025\"

Blanks every entry of the log about the claim, all that follows from it in other
tables, and the kept text of its article with its title and address, and rewrites
the file so that nothing of it stays. The redaction is itself an entry, and the chain still proves all the rest.
There is no way back. Copies, exports and reports made before are yours to find.")]
pub struct Args {
    /// The claim's number
    #[arg(value_name = "ID")]
    id: ClaimId,
    /// Why; kept in the log, so it should not repeat the words
    #[arg(long, value_name = "TEXT", default_value = "no reason given")]
    reason: String,
    /// Does not ask
    #[arg(long)]
    yes: bool,
}

pub fn run(args: Args, desk: &Desk) -> Result<(), Failure> {
    let mut store = claims::existing(desk)?;
    let id = args.id;
    if claims::was_redacted(&store, id)? {
        store.scrub()?;
        writeln!(anstream::stdout(), "claim {id} was redacted before; the file was rewritten once more")?;
        return Ok(());
    }
    claims::with_ids(&store, &[id])?;
    if !args.yes && std::io::stdin().is_terminal() {
        let mut out = anstream::stdout();
        write!(out, "The words of claim {id} will be gone for good. Go on? [y/N] ")?;
        out.flush()?;
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer)?;
        if !answer.trim().eq_ignore_ascii_case("y") {
            writeln!(out, "nothing was changed")?;
            return Ok(());
        }
    }
    let entries = store.redact(&desk.now(), id, &args.reason)?;
    let blanked = match entries.len() {
        1 => "1 entry".to_string(),
        number => format!("{number} entries"),
    };
    writeln!(anstream::stdout(), "redacted claim {id}: {blanked} of the log blanked")?;
    let left = store.count()?;
    writeln!(anstream::stdout(), "{} left; head {}", counted(left, "claim"), store.head()?)?;
    Ok(())
}
