//! The house rule as data: every row with its sentence, its examples and what it refuses.

/// A row of the house rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The row's id, kept with every claim it reads.
    pub id: &'static str,
    /// What it says, in one sentence.
    pub sentence: &'static str,
    /// What it reads.
    pub examples: &'static [Example],
    /// What looks like it and is read by another row, or by none.
    pub refuses: &'static [&'static str],
}

/// Words and the window they have.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The words.
    pub words: &'static str,
    /// The day they are said, as `YYYY-MM-DD`.
    pub said: &'static str,
    /// `opens`, `due` and `lapses`; empty where there is none.
    pub window: [&'static str; 3],
}

/// Every row, in the order of the house rule.
pub const RULES: &[Rule] = &[];

/// Gives the row with an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
