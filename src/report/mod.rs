//! What a report says: from measures and claims to a [`Document`] of sentences,
//! tables and figures that misleads nobody.
//!
//! The reader has three questions: whose word holds, how sure is that, and what is
//! still open. [`overview()`] answers them in its first sentences and gives the numbers
//! after them; [`dossier::add`] puts the claims behind the numbers, each with all
//! that a third person needs to check it.
//!
//! Three rules: a rate never stands without its n and its interval; a number that
//! cannot be computed is "–" with the reason, never 0; what makes a number doubtful
//! stands next to it. Void and pending have words and signs of their own and never
//! read as kept or missed.
//!
//! Limits: a document knows nothing of widths, colours or files ([`crate::render`]
//! and [`crate::page`] do), nor of the clock: the same claims give the same document.

mod ahead;
mod document;
pub mod dossier;
mod figure;
mod overview;
mod reviewers;
pub mod slippage;
mod surety;
mod table;
mod times;
pub mod words;

pub use document::{Block, Depth, Document, Fact, Section};
pub use figure::{Bin, Drawing, Fate, Figure, Histogram, Intervals, Rate, Reliability, Span, Step, Survival, Timeline};
pub use overview::{Extras, Waiting, overview};
pub use reviewers::agreement;
pub use table::{Align, Cell, Column, Table, Tone};
