//! The words that are being read, and the small questions that every reader asks of them.

use crate::when::clock::Clock;
use crate::when::lex::Token;
use crate::when::words::{Sense, Unit, W};
use chrono::Datelike;

/// The tokens of a phrase or of a piece of text, and the day they are read from.
#[derive(Clone, Copy)]
pub(crate) struct Words<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub clock: Clock,
    /// The words were given as a deadline, so that less is asked of them.
    pub given: bool,
    /// How many times stand around this one: "two days after the Friday before Easter".
    pub depth: u8,
    /// Whether an end, a close or a start is among the tokens: "the year's end".
    pub ends: bool,
}

/// The words that [`Words::filler`] may skip.
static FILLS: [bool; 256] = {
    let words = [W::Sometime, W::Filler, W::Exactly, W::At, W::Some, W::Any, W::Later, W::In, W::Comma];
    let (mut fills, mut at) = ([false; 256], 0);
    while at < words.len() {
        fills[words[at] as usize] = true;
        at += 1;
    }
    fills
};

/// The deepest nesting that is read, so that no text makes the reader wander.
const DEEPEST: u8 = 4;

/// A value read, and the place after it.
pub(crate) type At<T> = Option<(T, usize)>;

impl<'t> Words<'t> {
    /// The words of `text`, taken apart.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token], clock: Clock, given: bool) -> Words<'t> {
        let ends = tokens.iter().fold(false, |ends, token| ends | token.ends);
        Words { text, tokens, clock, given, depth: 0, ends }
    }

    /// The words as seen from inside a time; `None` where that lies too deep.
    pub(crate) fn deeper(&self) -> Option<Words<'t>> {
        (self.depth < DEEPEST).then_some(Words { depth: self.depth + 1, ..*self })
    }

    pub(crate) fn sense(&self, at: usize) -> Sense {
        self.tokens.get(at).map_or(Sense::W(W::Stop), |token| token.sense)
    }

    pub(crate) fn is(&self, at: usize, word: W) -> bool {
        self.sense(at) == Sense::W(word)
    }

    pub(crate) fn any(&self, at: usize, words: &[W]) -> bool {
        matches!(self.sense(at), Sense::W(word) if words.contains(&word))
    }

    /// Takes a run of words, all or none.
    pub(crate) fn run(&self, at: usize, words: &[W]) -> Option<usize> {
        words.iter().enumerate().all(|(n, word)| self.is(at + n, *word)).then_some(at + words.len())
    }

    pub(crate) fn skip(&self, at: usize, words: &[W]) -> usize {
        if self.any(at, words) { at + 1 } else { at }
    }

    pub(crate) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(crate) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(crate) fn width(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |token| token.end - token.start)
    }

    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    pub(crate) fn dash(&self, at: usize) -> usize {
        self.skip(at, &[W::Hyphen, W::Dash])
    }

    /// Skips what says nothing about the day: "sometime", "at some point", "possibly".
    #[inline]
    pub(crate) fn filler(&self, at: usize) -> usize {
        // Few words begin such a run, and they are told at once.
        match self.sense(at) {
            Sense::W(word) if FILLS[word as usize] => self.filled(at),
            _ => at,
        }
    }

    fn filled(&self, mut at: usize) -> usize {
        loop {
            let next = match self.sense(at) {
                Sense::W(W::Sometime | W::Filler | W::Exactly) => at + 1,
                Sense::W(W::At) if self.is(at + 1, W::Some) && self.any(at + 2, &[W::Point, W::Time]) => at + 3,
                Sense::W(W::At) if self.is(at + 1, W::Any) && self.any(at + 2, &[W::Point, W::Time]) => at + 3,
                Sense::W(W::Some | W::Any) if self.any(at + 1, &[W::Point, W::Time]) => at + 2,
                Sense::W(W::Some) if self.sense(at + 1) == Sense::Unit(Unit::Day, false) => at + 2,
                Sense::W(W::Later) => self.skip(at + 1, &[W::On]),
                Sense::W(W::In) => match self.run(at + 1, &[W::The, W::Course, W::Of]) {
                    Some(next) => next,
                    None => return at,
                },
                Sense::W(W::Comma) if self.any(at + 1, &[W::Filler]) => at + 1,
                _ => return at,
            };
            if matches!(self.sense(next), Sense::W(W::Stop)) {
                return at;
            }
            at = next;
        }
    }

    pub(crate) fn said_year(&self) -> i32 {
        self.clock.said.year()
    }
}
