//! A table before it has a look: columns, rows and what must be said beside them.

use super::words;

/// On which side a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The heading.
    pub name: String,
    /// On which side its text stands.
    pub align: Align,
    /// The narrowest screen, in characters, on which the column is worth its room;
    /// 0: always shown. Formats without a width (Markdown, HTML) show it.
    pub least: usize,
}

/// What a cell means, so that each format can give it a look. The look is never the
/// only sign: the text says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// What the row is about.
    Strong,
    /// Less important than its neighbours.
    Muted,
    /// The claim was kept.
    Kept,
    /// The claim was missed.
    Missed,
    /// The claim counts neither way.
    Void,
    /// Nobody has ruled yet.
    Pending,
    /// Work or doubt that the reader should see.
    Warning,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, which may come from strangers; each format makes it safe.
    Text {
        /// The text.
        text: String,
        /// What it means.
        tone: Tone,
    },
    /// A share with its interval, drawn as a small bar. Its numbers stand in other
    /// cells: formats that cannot draw leave the column out.
    Bar {
        /// The share, 0..=1.
        rate: f64,
        /// The interval around it.
        bounds: [f64; 2],
    },
}

impl Cell {
    /// Makes a cell of plain text.
    pub fn new(text: impl Into<String>) -> Cell {
        Cell::Text { text: text.into(), tone: Tone::Plain }
    }

    /// Makes a cell of text with a meaning.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Cell {
        Cell::Text { text: text.into(), tone }
    }

    /// Makes a cell of a count.
    pub fn count(n: u64) -> Cell {
        Cell::new(words::count(n))
    }

    /// Makes a cell that says that there is no number.
    pub fn none() -> Cell {
        Cell::toned(words::NONE, Tone::Muted)
    }

    /// Makes a cell of a small bar; [`Cell::none`] where there is no rate.
    pub fn bar(rate: Option<f64>, bounds: Option<[f64; 2]>) -> Cell {
        match (rate, bounds) {
            (Some(rate), Some(bounds)) => Cell::Bar { rate, bounds },
            _ => Cell::none(),
        }
    }
}

impl<S: Into<String>> From<S> for Cell {
    fn from(text: S) -> Cell {
        Cell::new(text)
    }
}

/// Columns, rows and notes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the table shows, for its caption.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Sentences that belong below the table.
    pub notes: Vec<String>,
}

impl Table {
    /// Makes an empty table.
    pub fn new(caption: impl Into<String>) -> Table {
        Table { caption: caption.into(), ..Table::default() }
    }

    /// Adds a column of text.
    pub fn text(self, name: &str) -> Table {
        self.column(name, Align::Left, 0)
    }

    /// Adds a column of numbers.
    pub fn number(self, name: &str) -> Table {
        self.column(name, Align::Right, 0)
    }

    /// Adds a column that a screen narrower than `least` characters leaves out.
    pub fn wide(self, name: &str, align: Align, least: usize) -> Table {
        self.column(name, align, least)
    }

    fn column(mut self, name: &str, align: Align, least: usize) -> Table {
        self.columns.push(Column { name: name.to_string(), align, least });
        self
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        assert_eq!(N, self.columns.len(), "a cell for each column");
        self.rows.push(cells.into());
    }

    /// Adds a sentence below the table.
    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// Whether the column holds bars, which only some formats can draw.
    pub fn drawn(&self, column: usize) -> bool {
        self.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Bar { .. })))
    }
}
