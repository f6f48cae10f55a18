//! Finds the claims in an article.

mod build;
mod candidate;
mod context;
mod cue;
mod deadline;
mod event;
mod lexicon;
mod name;
mod said;
mod scan;
mod score;
mod sentence;
mod speaker;
mod token;
mod voice;

pub use candidate::{Candidate, Deadline, Rejected, Verdict};
pub use context::Left;
pub use cue::Cue;
pub use event::{Facts, SameEvent, same_event};
pub use scan::{Report, Scanner};
pub use score::TAKEN;
pub use speaker::How;
