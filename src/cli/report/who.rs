//! Whose dossier was asked for, and the claims that belong in it.

use super::gather::Asked;
use crate::cli::failure::Failure;
use crate::cli::history;
use sayso::exchange;
use sayso::ledger::Party;
use sayso::report::dossier::Entry;
use sayso::report::words;
use sayso::review::Case;
use sayso::score::Report;
use sayso::store::{Filter, Store};
use std::io::Write;

/// A speaker, or a source that is no speaker, by the name in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Claims made by this name: as the speaker, or as the source of claims without one.
    Speaker(String),
    /// Claims carried by this source, whoever made them.
    Source(String),
}

/// Names this near to the one asked for are offered instead.
const NEAR: f64 = 0.8;

impl Who {
    /// Finds a name among the speakers, then among the sources.
    pub fn find(store: &Store, name: &str) -> Result<Who, Failure> {
        if let Some(name) = store.name_in_force(Party::Speaker, name)? {
            return Ok(Who::Speaker(name));
        }
        if let Some(name) = store.name_in_force(Party::Source, name)? {
            return Ok(Who::Source(name));
        }
        let mut near = Vec::new();
        for party in [Party::Speaker, Party::Source] {
            for line in store.names(party)? {
                let likeness = strsim::jaro_winkler(&line.name.to_lowercase(), &name.to_lowercase());
                near.push((likeness, line.name));
            }
        }
        near.retain(|(likeness, _)| *likeness >= NEAR);
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        near.dedup_by(|a, b| a.1 == b.1);
        let names: Vec<String> =
            near.into_iter().take(3).map(|(_, name)| format!("\"{}\"", words::visible(&name))).collect();
        let hint = match names.as_slice() {
            [] => "`sayso speaker` and `sayso source` list the names".to_string(),
            names => format!("did you mean {}?", names.join(" or ")),
        };
        Err(Failure::new(format_args!("nobody on record is called \"{}\"", words::visible(name))).hint(hint))
    }

    /// The name.
    pub fn name(&self) -> &str {
        match self {
            Who::Speaker(name) | Who::Source(name) => name,
        }
    }

    /// How a title says it.
    pub fn title(&self) -> String {
        match self {
            Who::Speaker(name) => name.clone(),
            Who::Source(name) => format!("claims carried by {name}"),
        }
    }

    fn owns(&self, case: &Case) -> bool {
        let claim = &case.claim;
        match self {
            Who::Speaker(name) => claim.speaker.as_ref().or(claim.source.as_ref()) == Some(name),
            Who::Source(name) => claim.source.as_ref() == Some(name),
        }
    }

    /// The claims, as of the day asked for, each with its history up to then.
    pub fn entries(&self, store: &Store, asked: &Asked) -> Result<Vec<Entry>, Failure> {
        let mut cases = match asked.replay {
            true => store.claims_as_of(asked.config.as_of)?,
            false => self.on_record(store)?,
        };
        cases.retain(|case| self.owns(case) && asked.takes(case));
        cases.sort_by_key(|case| (case.claim.said, case.id));
        let mut entries = Vec::with_capacity(cases.len());
        for case in cases {
            let mut log = store.history(case.id)?;
            if asked.replay {
                let day = asked.config.as_of.to_string();
                log.retain(|entry| entry.at.get(..10).is_some_and(|at| at <= day.as_str()));
            }
            entries.push(Entry { history: history::told(&log), case });
        }
        Ok(entries)
    }

    fn on_record(&self, store: &Store) -> Result<Vec<Case>, Failure> {
        let by_speaker = Filter { speaker: Some(self.name().to_string()), ..Filter::default() };
        let by_source = Filter { source: Some(self.name().to_string()), ..Filter::default() };
        Ok(match self {
            Who::Source(_) => store.cases(&by_source)?,
            Who::Speaker(name) => {
                let mut cases = store.cases(&by_speaker)?;
                if store.name_in_force(Party::Source, name)?.is_some() {
                    cases.extend(store.cases(&by_source)?.into_iter().filter(|case| case.claim.speaker.is_none()));
                }
                cases
            }
        })
    }
}

/// Prints the report with the claims behind it as one JSON document.
pub fn json(report: &Report, entries: &[Entry], asked: &Asked) -> Result<(), Failure> {
    #[derive(serde::Serialize)]
    struct Dossier<'a> {
        #[serde(flatten)]
        report: &'a Report,
        claims: Vec<sayso::review::Sheet<'a>>,
    }
    let scale = Some(asked.config.scale);
    let claims = entries.iter().map(|entry| entry.case.sheet(asked.config.as_of, scale)).collect();
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    serde_json::to_writer(&mut out, &Dossier { report, claims }).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Prints the claims as CSV, in the columns of `export`.
pub fn csv(entries: &[Entry], asked: &Asked) -> Result<(), Failure> {
    let format = exchange::format("csv").and_then(|format| format.write);
    let writing = format.ok_or_else(|| Failure::new("claims cannot be written as CSV"))?;
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    (writing.begin)(&mut out)?;
    for entry in entries {
        (writing.claim)(&mut out, &entry.case.sheet(asked.config.as_of, Some(asked.config.scale)))?;
    }
    Ok(out.flush()?)
}
