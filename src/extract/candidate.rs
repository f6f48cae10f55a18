//! What the scanner hands out: claims, and what was left, each with its reasons.

use super::context::Left;
use super::cue::{Cue, Features};
use super::score;
use super::speaker::How;
use crate::claim::{Kind, PFrom, Polarity};
use crate::hedge::{ASSERTED, find as hedging};
use crate::when::{self, Reading, Settings};
use chrono::NaiveDate;
use std::fmt::Write;

/// A deadline's words with their reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline<'t> {
    /// The words as they stand in the text.
    pub phrase: &'t str,
    /// How they are read. Its days mean nothing where `said` was not known.
    pub reading: Reading,
}

/// A claim found in a text.
#[derive(Debug, Clone)]
pub struct Candidate<'t> {
    /// First byte of the statement in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The sentence, headline or bullet that says it.
    pub statement: &'t str,
    /// The claim's number within that span, from 0.
    pub number: u32,
    /// Who asserts it; none for the outlet's own voice.
    pub speaker: Option<&'t str>,
    /// The speaker's office, where the text gives it.
    pub role: Option<&'t str>,
    /// How the speaker was found.
    pub how: Option<How>,
    /// The day the words were spoken, where the text or its publication tells.
    pub said: Option<NaiveDate>,
    /// The words that limit it in time.
    pub deadline: Option<Deadline<'t>>,
    /// The words that weaken or strengthen it, in the order of the text.
    pub hedges: Vec<&'t str>,
    /// The probability that the text gives in figures, 0..=1.
    pub figure: Option<f64>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// What sort of claim it is.
    pub kind: Kind,
    /// The "if …" that it hangs on.
    pub condition: Option<&'t str>,
    /// The confidence that it is a claim, 0 to 1.
    pub score: f32,
    /// The form in which it looks ahead.
    pub cue: Cue,
    /// The words of the cue.
    pub words: &'t str,
    pub(super) features: Features,
}

impl Candidate<'_> {
    /// Dates the saying; where that is not the day of publication, the deadline is read anew.
    pub(super) fn spoken(&mut self, day: NaiveDate, published: NaiveDate, settings: &Settings) {
        self.said = Some(day);
        let Some(deadline) = self.deadline.as_mut().filter(|_| day != published) else {
            return;
        };
        if let Some(reading) = when::read(deadline.phrase, day, settings) {
            let kind = deadline.reading.kind;
            deadline.reading = Reading { span: deadline.reading.span.clone(), kind, ..reading };
        }
    }

    /// Returns the probability that it comes true as said, on the default scale, with where
    /// it comes from: a figure, else the lowest of its hedge words (words below even odds
    /// are a denial with the rest), else a plain "will".
    pub fn probability(&self) -> (Option<f64>, PFrom) {
        if let Some(figure) = self.figure {
            return (Some(figure), PFrom::Number);
        }
        if self.hedges.is_empty() {
            return (Some(ASSERTED), PFrom::Asserted);
        }
        match hedging::lowest(&self.hedges) {
            Some(p) => (Some(if p < 0.5 { 1.0 - p } else { p }), PFrom::Word),
            None => (None, PFrom::Unknown),
        }
    }

    /// Returns in words why it was taken and how its speaker was found.
    pub fn explain(&self) -> String {
        let mut text = format!("taken, {:.2}: {:?}, {}", self.score, self.words, self.cue.name());
        self.weigh(&mut text);
        match (self.speaker, self.how) {
            (Some(speaker), Some(how)) => {
                let _ = write!(text, "; speaker {speaker:?}: {}", how.words());
            }
            _ => text.push_str("; no speaker named: the outlet's own voice"),
        }
        match &self.deadline {
            Some(deadline) => {
                let _ = write!(text, "; deadline {:?} by rule {}", deadline.phrase, deadline.reading.rule);
            }
            None => text.push_str("; no deadline"),
        }
        text
    }

    /// Appends what spoke for it and against it.
    fn weigh(&self, text: &mut String) {
        let _ = write!(text, " ({:+.1})", score::base(self.cue));
        for (words, weight) in self.reasons() {
            let _ = write!(text, "; {words} ({weight:+.1})");
        }
        let together = score::pairs(self.cue, self.features);
        if together != 0.0 {
            let _ = write!(text, "; these together ({together:+.1})");
        }
    }

    /// Returns what spoke for it and against it, strongest first, with its weight in log-odds.
    pub fn reasons(&self) -> Vec<(&'static str, f32)> {
        score::reasons(self.features)
    }
}

/// A sentence that looked ahead and was left.
#[derive(Debug, Clone)]
pub struct Rejected<'t> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The sentence.
    pub statement: &'t str,
    /// The words of the cue.
    pub words: &'t str,
    /// The form.
    pub cue: Cue,
    /// Why it was left.
    pub why: Left,
    /// The candidate, where it got as far as a score.
    pub candidate: Option<Box<Candidate<'t>>>,
}

impl Rejected<'_> {
    /// Returns in words why it was left.
    pub fn explain(&self) -> String {
        let mut text = format!("left: {:?}, {}: {}", self.words, self.cue.name(), self.why.words());
        if let Some(candidate) = &self.candidate {
            let _ = write!(text, ", {:.2}: {}", candidate.score, candidate.cue.name());
            candidate.weigh(&mut text);
        }
        text
    }
}

/// What the scanner says about a cue.
// A claim is what most scans ask for; it is handed on at once and never kept in a list.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone)]
pub enum Verdict<'t> {
    /// A claim.
    Taken(Candidate<'t>),
    /// None, and why.
    Left(Rejected<'t>),
}
