//! What a report says: from measures and claims to a [`Document`] of sentences,
//! tables and figures that misleads nobody. To be written out with the overview.

mod document;
pub mod dossier;
mod figure;
pub mod slippage;
mod table;
pub mod words;

pub use document::{Block, Depth, Document, Fact, Section};
pub use figure::{Bin, Drawing, Fate, Figure, Histogram, Intervals, Rate, Reliability, Span, Step, Survival, Timeline};
pub use table::{Align, Cell, Column, Table, Tone};
