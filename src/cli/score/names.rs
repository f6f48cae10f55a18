//! Names and their numbers.

use super::line::Line;
use crate::cli::failure::Failure;
use sayso::score::Names;
use std::collections::HashMap;

/// Texts, numbered in the order in which they were met.
#[derive(Default)]
pub struct Texts {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Texts {
    /// The number of a text, a new one where it has none.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.to_string());
        self.numbers.insert(text.to_string(), number);
        number
    }

    /// Complains about a name that nobody has.
    pub fn find(&self, name: &str) -> Result<(), Failure> {
        if self.numbers.contains_key(name) {
            return Ok(());
        }
        let nearest = self.texts.iter().max_by(|a, b| {
            let near = |text: &String| strsim::jaro_winkler(text, name);
            near(a).total_cmp(&near(b)).then_with(|| b.cmp(a))
        });
        let failure = Failure::new(format_args!("no claim is by \"{name}\""));
        Err(match nearest {
            Some(nearest) => failure.hint(format_args!("the nearest name is \"{nearest}\"")),
            None => failure.hint("no claim was read"),
        })
    }

    pub fn into_texts(self) -> Vec<String> {
        self.texts
    }

    fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }
}

/// The names of everything that samples number.
#[derive(Default)]
pub struct Numbered {
    pub speakers: Texts,
    pub sources: Texts,
    pub events: Texts,
    pub tags: Texts,
    pub rules: Texts,
    pub kinds: Texts,
    tagged: Vec<u32>,
}

impl Numbered {
    /// The numbers of a claim's tags, each once.
    pub fn tags_of(&mut self, line: &Line<'_>) -> &[u32] {
        self.tagged.clear();
        for tag in line.tags() {
            let number = self.tags.number(tag);
            if !self.tagged.contains(&number) {
                self.tagged.push(number);
            }
        }
        &self.tagged
    }
}

impl Names for Numbered {
    fn speaker(&self, id: u32) -> &str {
        self.speakers.text(id)
    }

    fn source(&self, id: u32) -> &str {
        self.sources.text(id)
    }

    fn tag(&self, id: u32) -> &str {
        self.tags.text(id)
    }

    fn rule(&self, id: u32) -> &str {
        self.rules.text(id)
    }

    fn kind(&self, id: u32) -> &str {
        self.kinds.text(id)
    }
}
