//! A report as a web page: from a [`Document`] to one HTML file.
//!
//! The file needs nothing beside it: style and charts are inline, there is no
//! script. It follows the reader's choice of light or dark, prints, works with a
//! keyboard and tells a screen reader what each chart shows. Whatever people wrote
//! is escaped in one place ([`element`]), where the page is written.
//!
//! Limits: the page does not sort or fold anything; a browser's own search is its
//! only tool. A timeline of thousands of claims is long.
//!
//! ```
//! use sayso::page;
//! use sayso::report::{Document, Section};
//!
//! let mut section = Section::new("word", "Their word");
//! section.text("3 of 4 <promises> were kept.");
//! let report = Document { title: "Report".into(), sections: vec![section], ..Document::default() };
//! let html = page::document(&report);
//! assert!(html.contains("3 of 4 &lt;promises&gt; were kept."));
//! ```
//!
//! [`Document`]: crate::report::Document

mod chart;
mod document;
pub mod element;
#[cfg(test)]
mod tests;

pub use document::{document, frame};
