//! Finds the claims in an article: who says that what will be, by when, and how surely.
//!
//! No model and no list of famous names: the finder knows some three thousand words of
//! English by class (modal verbs, verbs of intent, of saying, of wishing, nouns for offices
//! and bodies) and looks at how they stand together. The same text gives the same claims
//! on every machine, and each can be asked why it was taken.
//!
//! ```
//! use sayso::extract::{Report, Scanner, Verdict};
//!
//! let text = "The bridge will open in June, city engineer Ada Lind said. It was built in 1911.";
//! let said = chrono::NaiveDate::from_ymd_opt(2025, 3, 17);
//! let mut claims = Vec::new();
//! Scanner::new(Default::default(), Report::Claims).scan(text, said, |verdict| {
//!     if let Verdict::Taken(claim) = verdict {
//!         claims.push((claim.speaker, claim.deadline.map(|deadline| deadline.phrase)));
//!     }
//! });
//! assert_eq!(claims, [(Some("Ada Lind"), Some("in June"))]);
//! ```
//!
//! # The way of a text
//!
//! 1. `token`, `sentence`: one pass over the bytes gives words with their classes; the
//!    stops noted on the way cut them into sentences and quotations. Lines of the page and
//!    not of the article (menus, "Also read", bylines, teasers) are dropped here.
//! 2. `cue`: in each sentence, the forms that look ahead. Never a word alone: "will" must
//!    head a verb, "due to" must lead to one, a present tense needs its date.
//! 3. `context`, `governors`: what governs and surrounds a cue. Questions, "whether", the if-clause
//!    itself and wishes end it; the rest become observations, each a bit.
//! 4. `deadline`: which words of time limit it, and which date a verb of saying or a past act.
//! 5. `speaker`, `phrase`, `name`, `fuller`, `whom`, `voice`: the verb of saying, "according
//!    to", quotation, label or subject that governs it, and the fullest name the text gives.
//! 6. `score`: a logistic sum over the observations. From [`TAKEN`] on it is a claim.
//!
//! # Limits
//!
//! English only. A sentence is looked at with the few around it, never with what the reader
//! knows of the world. Names and pronouns are followed within sixteen thousand bytes and
//! eight sentences. Texts are taken apart in stretches of 128 KB, so memory does not grow
//! with them, and every walk over a sentence is bounded, so time grows with length alone.
//!
//! # What it gets wrong
//!
//! The ten commonest kinds of error that remain, with an example and the cost of each. A
//! false claim costs its reader a keystroke in `read`; a claim that is missed costs more,
//! since nobody sees it; a wrong speaker costs most, since somebody is held to what another
//! said. A test runs the examples. Of 301 claims in annotated news one in fourteen is missed,
//! and one in ten of those taken is false; of 303 claims in 46 articles of agencies, firms and
//! local papers, one in five was missed when the finder first read them, few were false.
//!
//! 1. *"may" and "could" of what is possible at any time*, taken: "The dye could harm small
//!    children." A third of the false claims; their scores are low: `--min-score 0.7` drops
//!    three in five of all false claims, and one good one in ten.
//! 2. *A rule of nature or of a machine in the future tense*, taken: "Press the red key and the
//!    lamp will glow." A fifth of the false claims, and their scores are high.
//! 3. *"would" without anybody quoted*, left: "The tunnel would halve the journey." An eighth of
//!    what is missed, mostly what a speaker of some sentences before goes on to say; the sentence
//!    right behind reported speech is taken, and so is what hangs on an "if" in the present.
//! 4. *"would" of habit in somebody's story*, taken: "The police said the gang would enter homes
//!    at night." Rare, but somebody seems to promise what they accuse others of.
//! 5. *One verb for two acts that could each be checked*, counted once where no date, "but" or list
//!    of three sets them apart: "The mint will withdraw the coin and issue a note." The whole
//!    sentence is kept, so that a reader can record the second by hand.
//! 6. *Words that announce without a verb of announcing*, left: "Lind looked for growth of 5% in
//!    2026." A third of what is missed; each such idiom is rare.
//! 7. *The same claim told twice by one sentence*, counted twice: "The council announced it plans
//!    a ring road, which will be built in 2027." One event counts double until the two are tied.
//! 8. *A pronoun after two people*, given to the one who spoke: "Ada Lind said Bo Finch was late.
//!    He said he would come." One speaker in twelve, where the text names one, is wrong or not
//!    in the fullest form: a company that no sentence names as its subject, "their union".
//! 9. *A clause that leaves the reported voice without a sign*, given to the speaker: "Ivo Rhee said
//!    prices rose and shops will close on Monday." The outlet's own word is laid to a speaker.
//! 10. *A setting in time that is no limit*, taken as one: "After the meeting, Lind will present the
//!     design." The claim gets a window, or waits for an event, that nobody meant.

#[macro_use]
mod token;

mod build;
mod candidate;
mod context;
mod cue;
mod deadline;
mod event;
mod fuller;
mod governors;
mod lexicon;
mod name;
mod phrase;
mod said;
mod scan;
mod score;
mod sentence;
mod speaker;
mod voice;
mod whom;

pub use candidate::{Candidate, Deadline, Rejected, Verdict};
pub use context::Left;
pub use cue::Cue;
pub use event::{Facts, SameEvent, same_event};
pub use scan::{Report, Scanner};
pub use score::TAKEN;
pub use speaker::How;
