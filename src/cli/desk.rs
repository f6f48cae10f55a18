//! What a command finds on its desk: the day, the reviewer, the database file and
//! the output format. The one place that reads the clock and the environment.

use super::failure::Failure;
use chrono::{NaiveDate, Utc};
use clap::Args;
use sayso::render::Screen;
use std::fs::File;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Options that every command takes.
#[derive(Args, Debug, Clone)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
    /// The database file [default: $XDG_DATA_HOME/sayso/sayso.db]
    #[arg(long, global = true, value_name = "FILE", env = "SAYSO_DB", hide_env_values = true)]
    pub db: Option<PathBuf>,
    /// What day it is, as YYYY-MM-DD [default: the clock's]
    #[arg(long, global = true, value_name = "DATE", env = "SAYSO_TODAY", hide_env_values = true, value_parser = day)]
    pub today: Option<NaiveDate>,
    /// How results are printed: table, json, jsonl, csv, markdown (reports also html)
    #[arg(long, global = true, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Who is ruling [default: the login name]
    #[arg(long = "as", global = true, value_name = "NAME", env = "SAYSO_REVIEWER", hide_env_values = true)]
    pub reviewer: Option<String>,
}

/// Reads a day as YYYY-MM-DD.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| format!("\"{text}\" is no day of the calendar; write it as YYYY-MM-DD"))
}

/// What a command works with.
pub struct Desk {
    common: Common,
}

impl Desk {
    /// Sets the desk from the common options.
    pub fn new(common: Common) -> Desk {
        Desk { common }
    }

    /// The day that the command takes for today.
    pub fn today(&self) -> NaiveDate {
        self.common.today.unwrap_or_else(|| chrono::Local::now().date_naive())
    }

    /// The instant, in whole seconds UTC, at which something is written down.
    /// The clock's, whatever `--today` says.
    pub fn now(&self) -> String {
        Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The instant of a ruling: the day taken for today, at the clock's time of day,
    /// so that rulings of one day keep their order.
    pub fn ruling(&self) -> String {
        format!("{}{}", self.today(), &self.now()[10..])
    }

    /// The name under which rulings are recorded.
    pub fn reviewer(&self) -> String {
        let name = self.common.reviewer.clone().or_else(|| std::env::var("USER").ok());
        name.or_else(|| std::env::var("LOGNAME").ok())
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| "unknown".to_string())
    }

    /// The output format, which must be one of `known`; the first is the default.
    pub fn format(&self, known: &[&'static str]) -> Result<&'static str, Failure> {
        let Some(asked) = &self.common.format else {
            return Ok(known[0]);
        };
        known.iter().find(|name| *name == asked).copied().ok_or_else(|| {
            Failure::usage(format_args!("this command has no format \"{asked}\""))
                .hint(format_args!("use one of: {}", known.join(", ")))
        })
    }

    /// What results are shown on: as wide as the terminal, or as COLUMNS says; 80
    /// where neither tells.
    pub fn screen(&self) -> Screen {
        let looked_at = std::io::stdout().is_terminal();
        let told = std::env::var("COLUMNS").ok().and_then(|width| width.parse().ok()).filter(|width| *width > 0);
        let seen = || crossterm::terminal::size().ok().filter(|_| looked_at).map(|(width, _)| usize::from(width));
        Screen { width: told.or_else(seen).unwrap_or(80), charts: looked_at }
    }

    /// The path of the database file.
    pub fn db(&self) -> Result<PathBuf, Failure> {
        use etcetera::BaseStrategy;
        if let Some(path) = &self.common.db {
            return Ok(path.clone());
        }
        let base = etcetera::choose_base_strategy()
            .map_err(|_| Failure::new("no home folder is known").hint("name the database with --db FILE"))?;
        Ok(base.data_dir().join("sayso").join("sayso.db"))
    }

    /// A new file of its own that is gone as soon as nobody has it open.
    pub fn fresh_file(&self, name: &str) -> Result<File, Failure> {
        let folder = self.fresh_folder(name)?;
        let path = folder.join("input");
        let file = File::options().read(true).write(true).create_new(true).open(&path);
        // On systems that keep the name of an open file, the folder stays behind.
        let _ = std::fs::remove_file(&path);
        let _ = std::fs::remove_dir(&folder);
        file.map_err(|error| {
            Failure::new(format_args!("cannot make the file {}: {error}", path.display()))
                .hint("set TMPDIR to a folder that you may write to")
        })
    }

    /// A new folder of its own for temporary files, which only this user can read.
    pub fn fresh_folder(&self, name: &str) -> Result<PathBuf, Failure> {
        let mut random = [0; 4];
        let drawn = getrandom::fill(&mut random).map_err(Failure::new);
        drawn?;
        let folder = std::env::temp_dir().join(format!("{name}-{:08x}", u32::from_ne_bytes(random)));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(|error| {
            Failure::new(format_args!("cannot make the folder {}: {error}", folder.display()))
                .hint("set TMPDIR to a folder that you may write to")
        })?;
        Ok(folder)
    }
}
