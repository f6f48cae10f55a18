//! A report before it has a look: a title, the sentences that answer the reader's
//! questions, and sections of text, notes, tables and figures.

use super::figure::Figure;
use super::table::{Table, Tone};

/// A report for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What the report is about.
    pub title: String,
    /// The answers, first things first.
    pub lead: Vec<String>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
    /// How the numbers were made: day, reading, repeat rule, scale, bins, log.
    pub colophon: Vec<String>,
}

/// Where a section belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    /// On the one page that everybody reads.
    #[default]
    Page,
    /// In the full report.
    Full,
}

/// A part of a report under its own heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// A short name that stays the same, for links: lower case, letters and hyphens.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Where it belongs.
    pub depth: Depth,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Makes an empty section of the one page.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Section {
        Section { id: id.into(), title: title.into(), ..Section::default() }
    }

    /// Makes an empty section of the full report.
    pub fn full(id: impl Into<String>, title: impl Into<String>) -> Section {
        Section { depth: Depth::Full, ..Section::new(id, title) }
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds a warning, which stands next to the number it belongs to.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Warning(text.into()));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds a figure.
    pub fn figure(&mut self, figure: Figure) {
        self.blocks.push(Block::Figure(figure));
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// What the reader must not miss about the number before it.
    Warning(String),
    /// Names and values, one a line.
    Facts(Vec<Fact>),
    /// Words as somebody said them.
    Quote(String),
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Figure),
    /// A heading inside a section, with an id for links.
    Heading {
        /// The id.
        id: String,
        /// The heading.
        text: String,
    },
}

/// A name and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
    /// What it means.
    pub tone: Tone,
    /// Where the value points, for formats with links. Shown as it is, too.
    pub link: Option<String>,
}

impl Fact {
    /// Makes a plain fact.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Fact {
        Fact { name: name.into(), value: value.into(), tone: Tone::Plain, link: None }
    }

    /// Gives it a meaning.
    pub fn toned(self, tone: Tone) -> Fact {
        Fact { tone, ..self }
    }

    /// Makes it a link.
    pub fn linked(self, address: impl Into<String>) -> Fact {
        Fact { link: Some(address.into()), ..self }
    }
}
