//! From a [`Table`] or a [`Document`] to text: terminal, Markdown, CSV.
//!
//! One look a file. What is said is decided before (in [`crate::report`]); here is
//! decided how wide it is, what is bold, and how strangers' text is kept from
//! driving a terminal, forming a link or starting a formula.
//!
//! ```
//! use sayso::render::{self, Screen};
//! use sayso::report::Table;
//!
//! let mut table = Table::new("Their word").text("speaker").number("kept");
//! table.row(["Ann Lee".into(), "3/4".into()]);
//! assert_eq!(render::markdown::table(&table), "| speaker | kept |\n| --- | ---: |\n| Ann Lee | 3/4 |\n");
//! let text = render::terminal::table(&table, Screen { width: 80, charts: false });
//! assert!(text.contains("Ann Lee"));
//! ```
//!
//! [`Table`]: crate::report::Table
//! [`Document`]: crate::report::Document

pub mod csv;
pub mod markdown;
pub mod measures;
mod plot;
pub mod terminal;
#[cfg(test)]
mod tests;

pub use terminal::Screen;
