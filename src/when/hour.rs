//! Times of day and time zones. They stay in the phrase; the window keeps the day.

use crate::when::cursor::Words;
use crate::when::pair::Times;
use crate::when::time::Time;
use crate::when::words::{Sense, Unit, W};

impl Words<'_> {
    /// A time of day: "noon", "5 pm", "17:00 UTC", "close of business".
    pub(crate) fn hour(&self, at: usize) -> Option<usize> {
        let at = self.skip(at, &[W::About, W::Around, W::Roughly]);
        let at = self.skip(at, &[W::The]);
        let end = match self.sense(at) {
            Sense::W(W::Noon | W::Midnight | W::Eod | W::Cob) => at + 1,
            Sense::W(W::Close | W::End | W::Start) if self.is(at + 1, W::Of) => match self.sense(at + 2) {
                Sense::W(W::Business) => self.skip_day(at + 3),
                Sense::Unit(Unit::Day, false) if self.is(at, W::End) => at + 3,
                Sense::W(W::The) if self.sense(at + 3) == Sense::Unit(Unit::Day, false) && self.is(at, W::End) => {
                    at + 4
                }
                _ => return None,
            },
            Sense::W(W::End) if self.sense(at + 1) == Sense::Unit(Unit::Day, false) => at + 2,
            Sense::Unit(Unit::Day, false) if self.is(at + 1, W::Possessive) && self.is(at + 2, W::End) => at + 3,
            Sense::W(W::Morning) if day_mark(self.word(at)) => at + 1,
            // "half past three", "a quarter to five"
            Sense::W(W::Half) if self.past_the_hour(at + 1) => at + 3,
            Sense::Unit(Unit::Quarter, false) if self.past_the_hour(at + 1) => at + 3,
            // "9 tomorrow", "eight tonight"
            Sense::Num(1..=12) | Sense::Card(1..=12)
                if self.any(at + 1, &[W::Today, W::Tonight, W::Tomorrow])
                    || self.is(at + 1, W::This) && self.is(at + 2, W::Morning) =>
            {
                at + 1
            }
            Sense::Num(_) | Sense::Card(1..=12) => {
                let mut end = at + 1;
                let mut minutes = false;
                if self.any(end, &[W::Colon, W::Dot])
                    && self.glued(end)
                    && self.glued(end + 1)
                    && self.width(end + 1) == 2
                    && matches!(self.sense(end + 1), Sense::Num(0..=59))
                {
                    minutes = self.is(end, W::Colon);
                    end += 2;
                    if minutes && self.is(end, W::Colon) && self.glued(end) {
                        end += 2;
                    }
                }
                let dash = if self.is(end, W::Hyphen) { end + 1 } else { end };
                if self.any(dash, &[W::Am, W::Pm, W::Oclock, W::Noon, W::Midnight]) {
                    end = dash + 1;
                    if self.is(end - 1, W::Oclock)
                        && self.is(end, W::In)
                        && self.is(end + 1, W::The)
                        && self.is(end + 2, W::Morning)
                    {
                        end += 3;
                    }
                } else if !minutes
                    && !(self.width(at) == 4
                        && (self.is(end, W::Zone) || self.sense(end) == Sense::Unit(Unit::Hour, true)))
                {
                    return None;
                } else if self.sense(end) == Sense::Unit(Unit::Hour, true) {
                    end += 1;
                }
                end
            }
            _ => return None,
        };
        let end = if self.word(end) == "sharp" { end + 1 } else { end };
        Some(self.zone(end))
    }

    /// "the evening of", "the early hours of".
    pub(crate) fn part_of_day(&self, at: usize) -> Option<usize> {
        let the = self.skip(at, &[W::The]);
        if the == at {
            return None;
        }
        let next = match (self.sense(the), self.sense(the + 1)) {
            (Sense::W(W::Morning), _) => the + 1,
            (Sense::W(W::Early | W::Late), Sense::W(W::Morning) | Sense::Unit(Unit::Hour, true)) => the + 2,
            _ => return None,
        };
        self.is(next, W::Of).then_some(next + 1)
    }

    /// "past three", "to five"
    fn past_the_hour(&self, at: usize) -> bool {
        (self.is(at, W::Previous) || self.is(at, W::To))
            && matches!(self.sense(at + 1), Sense::Num(1..=12) | Sense::Card(1..=12))
    }

    pub(crate) fn skip_day(&self, at: usize) -> usize {
        if self.sense(at) == Sense::Unit(Unit::Day, false) { at + 1 } else { at }
    }

    /// A time zone: "ET", "Eastern Time", "local time", "UTC+2".
    pub(crate) fn zone(&self, at: usize) -> usize {
        let open = usize::from(self.is(at, W::Open));
        match self.sense(at + open) {
            Sense::W(W::Zone) => {
                let mut end = self.skip(at + open + 1, &[W::Time]);
                if self.any(end, &[W::Plus, W::Hyphen])
                    && self.glued(end)
                    && matches!(self.sense(end + 1), Sense::Num(_))
                {
                    end += 2;
                }
                end + if open == 1 && self.is(end, W::Open) { 1 } else { 0 }
            }
            Sense::W(W::Local) if self.is(at + open + 1, W::Time) => at + open + 2 + open,
            Sense::Other if open == 0 && self.capital(at) && self.is(at + 1, W::Time) => at + 2,
            _ => at,
        }
    }

    /// What may follow a day: "at 5 pm", "evening", ", noon ET", "in the morning".
    pub(crate) fn after_day(&self, at: usize) -> (bool, usize) {
        let comma = self.skip(at, &[W::Comma]);
        let mut next = self.skip(comma, &[W::At, W::By, W::Around, W::About]);
        if next == comma && self.any(comma, &[W::Before, W::After]) && self.hour(comma + 1).is_some() {
            next = comma + 1;
        }
        if let (Some(end), Some(inner)) = (self.hour(next), self.deeper()) {
            return (true, inner.after_day(end).1);
        }
        // "Friday morning", "in the morning"
        if let Some(end) = self.run(at, &[W::In, W::The, W::Morning]) {
            return (true, end);
        }
        let early = self.skip(at, &[W::Late, W::Early]);
        if let (true, Some(inner)) = (self.is(early, W::Morning), self.deeper()) {
            return (true, inner.after_day(early + 1).1);
        }
        if self.is(at, W::Overnight) {
            return (true, at + 1);
        }
        (false, at)
    }

    pub(crate) fn hour_range(&self, at: usize) -> Option<(Times, usize)> {
        Some((Times::one(Time::of_day()), self.hour(at)?))
    }
}

/// Whether a part of the day is a moment of it, and so a time of day by itself.
fn day_mark(word: &str) -> bool {
    matches!(word, "lunchtime" | "dawn" | "dusk" | "sunrise" | "sunset" | "nightfall" | "daybreak")
}
