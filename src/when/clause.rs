//! What the words around a time say about it: whether the clause looks ahead, and
//! whether its verb is denied or lasting.

use super::cursor::Words;
use super::form::{Found, What};
use super::words::{Sense, W};

/// How many tokens back a verb may stand that rules a time.
const REACH: usize = 64;

impl Words<'_> {
    /// Where the clause that holds a token begins.
    pub(crate) fn clause_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && at - start < 14 && !self.any(start - 1, &[W::Stop, W::Quote, W::Comma, W::But]) {
            start -= 1;
        }
        start
    }

    /// Whether a word says that its clause looks ahead: "will", "due", "takes effect".
    pub(crate) fn looks_ahead(&self, at: usize) -> bool {
        self.any(at, &[W::Will, W::Due, W::Unlikely])
            || self.is(at, W::Expected) && !self.is(at + 1, W::On)
            || matches!(self.word(at), "effect" | "force")
                && matches!(self.word(at.saturating_sub(2)), "takes" | "comes" | "take" | "come")
    }

    /// The end of the clause that begins here.
    pub(crate) fn clause(&self, at: usize) -> usize {
        let mut end = at;
        while end < self.tokens.len() && end < at + if self.given { 40 } else { 18 } {
            match self.sense(end) {
                Sense::W(W::Stop | W::Comma | W::Quote | W::Open | W::Colon | W::Dash | W::But) => break,
                Sense::W(W::Dot) if !self.glued(end + 1) || !self.glued(end) => break,
                Sense::W(W::And) if !self.given && end > at + 2 && self.any(end + 1, &[W::Will, W::It, W::Then]) => {
                    break;
                }
                _ => end += 1,
            }
        }
        end
    }

    /// Whether the verb that rules a token is denied.
    pub(crate) fn denied_verb(&self, at: usize) -> bool {
        self.denied(if self.given { 0 } else { self.clause_start(at) }, at)
    }

    /// Whether a verb is denied between two tokens.
    fn denied(&self, from: usize, at: usize) -> bool {
        (from..at).any(|word| {
            self.any(word, &[W::Not, W::Never, W::Unlikely])
                || self.is(word, W::No) && !self.any(word + 1, &[W::Later, W::Earlier, W::Sooner, W::More, W::Less])
                || self.is(word, W::No) && word + 1 == at
        })
    }

    /// Where the deadline's own words begin, in running text: "postponed until Friday" is "until Friday".
    pub(crate) fn behind_verb(&self, at: usize, end: usize) -> usize {
        if self.given || !self.any(at, &[W::Postponed, W::Delay, W::Extended]) {
            return at;
        }
        (at..end.min(at + 6)).find(|word| self.any(*word, &[W::Until, W::To])).unwrap_or(at)
    }

    /// Whether a verb that lasts stands between two tokens.
    pub(crate) fn lasting(&self, from: usize, at: usize) -> bool {
        (from..at).any(|word| self.is(word, W::Lasting))
    }

    /// Whether the words before a token tell of the past, and none after them looks ahead.
    pub(crate) fn past(&self, from: usize, at: usize) -> bool {
        let mut past = false;
        for word in from..at {
            match self.sense(word) {
                Sense::W(
                    W::Will | W::Expected | W::Due | W::Is | W::Being | W::To | W::Poised | W::Unlikely | W::Lasting,
                ) => past = false,
                // "will be announced shortly"
                Sense::W(W::Saying) if word > from && self.any(word - 1, &[W::Being, W::To, W::Will]) => {}
                Sense::W(W::Was | W::Since | W::Saying | W::Ago | W::Yesterday | W::Previous) => past = true,
                Sense::Other if self.past_verb(word) && word + 1 == at && !self.is(at, W::By) => {
                    past = past
                        || !(from..word).any(|before| {
                            self.any(
                                before,
                                &[W::Will, W::Expected, W::Due, W::Is, W::Being, W::To, W::Has, W::Lasting],
                            )
                        });
                }
                _ => {}
            }
        }
        past
    }

    /// Whether a plan was given up: "originally due", "had planned", "had been expected".
    fn given_up(&self, plan: usize) -> bool {
        let before = |back: usize| plan.checked_sub(back).map_or("", |word| self.word(word));
        let first =
            matches!(before(1), "originally" | "Originally" | "initially" | "Initially" | "previously" | "earlier");
        let had = before(1) == "had" || before(1) == "been" && before(2) == "had";
        first
            || had
                && matches!(
                    self.word(plan),
                    "planned" | "expected" | "scheduled" | "hoped" | "intended" | "due" | "set"
                )
    }

    /// Whether one of these words leads a verb: "will be formally charged", "be built and opened".
    fn led_by(&self, verb: usize, words: &[W]) -> bool {
        let mut first = verb;
        while first > 1 && first + 6 > verb {
            let before = first - 1;
            let adverb = self.sense(before) == Sense::Other && self.word(before).ends_with("ly");
            let joined = self.any(before, &[W::And, W::Or]) && self.past_verb(before - 1);
            first = match (adverb, joined) {
                (true, _) => before,
                (_, true) => before - 1,
                _ => break,
            };
        }
        first > 0 && self.any(first - 1, words)
    }

    /// "looks for 3 % growth", as a forecast has it.
    fn looks_for(&self, at: usize) -> bool {
        matches!(self.word(at), "looks" | "looked" | "looking") && matches!(self.sense(at + 2), Sense::Num(_))
    }

    /// Whether a verb behind "is" tells of a plan: "is announced on Monday", "is moving".
    fn planned(&self, verb: usize, at: usize) -> bool {
        let word = self.word(verb);
        verb + 1 == at && (self.past_verb(verb) || self.is(verb, W::Saying)) || moving(word)
    }

    /// Whether a word tells of the past; "the injured player", "a direct hit" do not.
    fn tells(&self, at: usize) -> bool {
        if !self.past_verb(at) {
            return false;
        }
        let named = |word: usize| word > 0 && self.any(word - 1, &[W::The, W::A, W::Whose, W::Possessive]);
        let noun = matches!(self.word(at), "hit" | "shot" | "beat" | "thought");
        let described = noun && at > 0 && self.sense(at - 1) == Sense::Other && named(at - 1);
        !(named(at) || described)
    }

    /// Whether a word is a verb in the past, as far as its form tells.
    pub(crate) fn past_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 3
            && word.ends_with("ed")
            && !matches!(
                word,
                "need"
                    | "speed"
                    | "United"
                    | "hundred"
                    | "indeed"
                    | "exceed"
                    | "proceed"
                    | "succeed"
                    | "feed"
                    | "seed"
                    | "breed"
            )
            || matches!(
                word,
                "fell"
                    | "met"
                    | "began"
                    | "won"
                    | "took"
                    | "left"
                    | "came"
                    | "went"
                    | "struck"
                    | "hit"
                    | "broke"
                    | "lost"
                    | "made"
                    | "found"
                    | "got"
                    | "gave"
                    | "saw"
                    | "became"
                    | "rose"
                    | "sent"
                    | "shot"
                    | "fled"
                    | "led"
                    | "ran"
                    | "sold"
                    | "paid"
                    | "brought"
                    | "bought"
                    | "built"
                    | "caught"
                    | "drew"
                    | "flew"
                    | "grew"
                    | "knew"
                    | "spent"
                    | "stood"
                    | "threw"
                    | "wore"
                    | "beat"
                    | "sank"
                    | "arose"
                    | "felt"
                    | "thought"
                    | "taught"
                    | "fought"
                    | "sat"
                    | "underwent"
                    | "withdrew"
                    | "overcame"
                    | "wrote"
                    | "spoke"
                    | "drove"
                    | "chose"
                    | "froze"
                    | "stole"
                    | "sang"
                    | "drank"
                    | "blew"
                    | "kept"
                    | "slept"
                    | "swept"
                    | "hung"
                    | "overtook"
                    | "undertook"
            )
    }

    /// Whether "last" or "past" just before makes what begins here a past time.
    pub(crate) fn looks_back(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match self.sense(before) {
            // "every Friday" comes back for ever.
            Sense::W(W::Every) => matches!(self.sense(at), Sense::Weekday(_) | Sense::Month(_) | Sense::Season(_)),
            Sense::W(W::Last | W::Previous | W::Since | W::Yesterday | W::Earlier) => matches!(
                self.sense(at),
                Sense::Weekday(_)
                    | Sense::Month(_)
                    | Sense::Season(_)
                    | Sense::Feast(_)
                    | Sense::Unit(..)
                    | Sense::Num(_)
                    | Sense::Card(_)
                    | Sense::W(W::Few | W::Several | W::Couple | W::This | W::Half | W::Today | W::The | W::Next)
            ),
            _ => false,
        }
    }

    /// The end of a time that begins here, or behind the preposition here, and lies
    /// wholly in the past, so that no part of it is read on its own.
    pub(crate) fn passed(&self, at: usize) -> Option<usize> {
        let leads = [W::On, W::In, W::By, W::At, W::During, W::Until, W::Before, W::Through, W::From, W::Within];
        let from = self.filler(self.skip(at, &leads));
        let (times, end) = self.times(from)?;
        // "before the weekend", said on a Saturday
        let gone = self.is(at, W::Before) && self.before(&times, end, false).is_none();
        (gone || self.clock.days(&times, super::form::plain).is_none()).then_some(end)
    }

    /// Whether what follows or leads a time puts it in the past: "Friday last week",
    /// "back in March".
    pub(crate) fn is_past(&self, at: usize, end: usize) -> bool {
        let last = self.is(end, W::Last) && matches!(self.sense(end + 1), Sense::Unit(..));
        // "back in March" is past; "will be back in March" is not.
        let back = at > 0 && self.word(at - 1).eq_ignore_ascii_case("back") && self.any(at, &[W::In, W::On]);
        let back = back && !(at > 1 && self.any(at - 2, &[W::Being, W::Is, W::Will, W::To, W::Expected, W::Come]));
        let yesterday = self.is(end.saturating_sub(1), W::Yesterday);
        last || back || yesterday
    }

    /// Whether what begins here lies in the past, so that nothing after it is read.
    pub(crate) fn looks_back_from(&self, at: usize) -> bool {
        self.distance(at).is_some_and(|(_, end)| self.is(end, W::Ago))
    }

    /// Whether a time in running text stands in a clause that looks ahead: walks back
    /// from it to the verb that rules it.
    pub(crate) fn ahead(&self, at: usize, found: &Found) -> bool {
        if self.dateline(at, found.end) {
            return false;
        }
        let farthest = at.saturating_sub(REACH);
        let (mut word, mut near, mut participle) = (at, true, false);
        while word > farthest {
            word -= 1;
            let before = |words: &[W]| word > 0 && self.any(word - 1, words);
            match self.sense(word) {
                // "was set up in the spring"
                Sense::W(W::Expected) if self.word(word) == "set" && self.is(word + 1, W::Up) => {}
                // "originally due in May"
                Sense::W(W::Due | W::Expected) if word > 0 && self.given_up(word) => return false,
                // "agreed on a truce on Sunday"
                Sense::W(W::Expected) if self.word(word) == "agreed" && self.any(word + 1, &[W::On, W::In]) => {
                    return self.certain(at, found);
                }
                // "agreed on Thursday to stop": the day of the promise.
                Sense::W(W::Expected) if word + 1 == at && (promised(self.word(word)) || before(&[W::Saying])) => {
                    return self.certain(at, found);
                }
                Sense::W(W::Will | W::Due | W::Poised | W::Unlikely | W::Expected) => return true,
                Sense::Month(5) if !self.capital(word) => return true,
                Sense::W(W::Not) if self.modal(word) => return true,
                // "showed that by 2030 it could …"
                Sense::W(W::That) if word + 1 == at && self.ahead_after(found.end) == Some(true) => return true,
                // "was to open on Friday"
                Sense::W(W::Was) if self.is(word + 1, W::To) && self.word(word) != "had" => return true,
                // "said that in June they would build"
                Sense::W(W::Saying) if self.is(word + 1, W::That) && word + 2 == at => {
                    return self.ahead_after(found.end) == Some(true) || self.certain(at, found);
                }
                Sense::W(W::Saying) if before(&[W::Being, W::To, W::Will]) => {}
                // "the list is announced on 28 July", "is moving to Rome in August"
                Sense::W(W::Saying) | Sense::Other if near && before(&[W::Is]) && self.planned(word, at) => {
                    return true;
                }
                // "the court has a hearing on Monday", "has until Friday"
                Sense::W(W::Has) if near && (word + 1 == at || self.is(word + 1, W::A)) => return true,
                Sense::W(W::Saying | W::Was | W::Ago | W::Yesterday) => return self.certain(at, found),
                // "will have been sold", "she will be having", "going to have it"
                Sense::W(W::Has) if before(&[W::Will, W::Expected, W::Being, W::Has, W::To]) => {}
                Sense::W(W::Has) if !self.is(word + 1, W::To) => {
                    // "has been suspended until Friday"
                    let lasts = self.is(at, W::Until) && matches!(found.what, What::Days(row) if row.rule == "through");
                    return near && (lasts || self.strong(at, found)) || self.certain(at, found);
                }
                Sense::W(W::Stop) => break,
                // What stands in quotes of its own between the verb and the time says nothing.
                Sense::W(W::Quote) => match self.quote_before(word) {
                    Some(open) => word = open,
                    // "is to stay 'closed' for a year"
                    None if (word + 1..at.min(word + 6))
                        .any(|end| self.is(end, W::Possessive) && self.width(end) < 2) => {}
                    None => break,
                },
                Sense::W(W::Comma) if participle => break,
                Sense::W(W::Comma) => near = false,
                // "is closed until Monday", "remains in force through June"
                Sense::W(W::Is | W::Lasting) if near && self.any(at, &[W::Until, W::Through]) => return true,
                // "he looks for 3 % growth in 2027"
                Sense::Other if near && self.is(word + 1, W::For) && self.looks_for(word) => return true,
                Sense::Other if self.tells(word) => {
                    // "were ordered closed on Monday"
                    if word > 0 && ordering(self.word(word - 1)) {
                        return true;
                    }
                    let led = self.led_by(word, &[W::Is, W::Being, W::Lasting, W::Will, W::To, W::Expected]);
                    // "after the talks failed on Friday", "the treaty signed in May"
                    if !led && word + 1 == at && self.any(at, &[W::On, W::In, W::At, W::During]) {
                        return self.certain(at, found);
                    }
                    participle |= !led;
                }
                // Behind a participle only the verb of the clause counts: "will win
                // the votes needed to govern by June".
                _ if participle => {}
                Sense::W(W::About) if self.is(word + 1, W::To) => return true,
                Sense::W(W::Is) if word + 1 == at => return true,
                // "showers are possible on Friday"
                Sense::W(W::Filler) | Sense::Other
                    if near && word + 1 == at && matches!(self.word(word), "possible" | "likely") =>
                {
                    return true;
                }
                Sense::W(W::Coming) if near && self.is(word + 1, W::Up) => return true,
                Sense::W(W::Verb) if near => return true,
                // "diversions start on Monday"
                Sense::W(W::Start)
                    if near && !self.is(word + 1, W::Of) && !before(&[W::The, W::A, W::Whose, W::Possessive]) =>
                {
                    return true;
                }
                // "postponed to the new date of 26 May"
                Sense::W(W::Postponed) if near && self.is(word + 1, W::To) && put_off(self.word(word)) => return true,
                // "pushed the launch back to 12 October"
                Sense::W(W::Postponed) if near && at > 0 && self.is(at - 1, W::To) => return true,
                Sense::W(W::To) if self.infinitive(word) && self.infinitive_looks_ahead(word) => return true,
                Sense::W(W::Ends | W::Extended) if near && self.word(word).ends_with('s') => return true,
                Sense::Other if near && scheduled(self.word(word)) => return true,
                _ => {}
            }
        }
        if participle {
            return self.certain(at, found);
        }
        // The time leads its clause: "On Monday, the court will rule."
        match self.ahead_after(found.end) {
            Some(ahead) => ahead || self.certain(at, found),
            None => self.strong(at, found),
        }
    }

    /// Whether a date stands behind the place that a report comes from: "GENEVA, May 3 -".
    fn dateline(&self, at: usize, end: usize) -> bool {
        if !self.any(end, &[W::Hyphen, W::Dash, W::Open]) || !(2..7).contains(&at) || !self.is(at - 1, W::Comma) {
            return false;
        }
        (0..at - 1).all(|word| self.capital(word) || self.is(word, W::Comma))
    }

    /// Whether a denied verb is "won't", "couldn't" and the like.
    fn modal(&self, at: usize) -> bool {
        let word = self.word(at);
        ["won", "wou", "can", "cou", "sho", "mus", "sha", "Won", "Can"].iter().any(|start| word.starts_with(start))
    }

    /// The quotation mark that opens what one at `at` closes.
    fn quote_before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(8)..at).rev().find(|word| self.is(*word, W::Quote))
    }

    /// "to meet", unless a verb in the past leads it that does not order or promise it.
    fn infinitive(&self, to: usize) -> bool {
        let verb = match self.sense(to + 1) {
            Sense::Other => true,
            Sense::W(W::Happening) => !self.word(to + 1).ends_with('s'),
            Sense::W(word) => matches!(
                word,
                W::Being
                    | W::Has
                    | W::Lasting
                    | W::Extended
                    | W::Start
                    | W::End
                    | W::Close
                    | W::Run
                    | W::Come
                    | W::Postponed
                    | W::Delay
            ),
            _ => false,
        };
        let verb = verb && !self.capital(to + 1);
        verb && !(to > 0 && self.past_verb(to - 1) && !ordering(self.word(to - 1)))
    }

    fn infinitive_looks_ahead(&self, to: usize) -> bool {
        (to.saturating_sub(6)..to).any(|before| {
            self.any(before, &[W::Will, W::Expected, W::Due, W::Is, W::Deal])
                || self.sense(before) == Sense::Month(5)
                || ordering(self.word(before))
        })
    }

    /// Whether what comes after a time that leads its clause looks ahead; `None` where
    /// it does not tell.
    fn ahead_after(&self, from: usize) -> Option<bool> {
        for word in from..(from + 24).min(self.tokens.len()) {
            match self.sense(word) {
                Sense::W(W::Will | W::Expected | W::Due | W::Poised | W::Unlikely) => return Some(true),
                Sense::Month(5) if !self.capital(word) => return Some(true),
                Sense::W(W::Was | W::Has | W::Saying) => return Some(false),
                Sense::W(W::Stop) => return None,
                Sense::Other if self.tells(word) => return Some(false),
                _ => {}
            }
        }
        None
    }

    /// Whether the words lie ahead whatever the verb is: "tomorrow", "next week", a year
    /// that has not come.
    fn certain(&self, at: usize, found: &Found) -> bool {
        if (at..found.end).any(|word| self.any(word, &[W::Next, W::Tomorrow, W::Foreseeable])) {
            return true;
        }
        let What::Days(row) = found.what else { return false };
        // Without a day that the words were said, no year is known to lie ahead.
        if self.clock.said == super::no_day() {
            return false;
        }
        let year = |word: usize| matches!(self.sense(word), Sense::Num(1900..=2300)) && self.width(word) == 4;
        let last = row.due.unwrap_or(row.opens);
        last > self.clock.said && (row.opens > self.clock.said || row.rule == "through") && (at..found.end).any(year)
    }

    /// Whether the words look ahead where no verb tells: "soon", "by Friday".
    fn strong(&self, at: usize, found: &Found) -> bool {
        if self.certain(at, found) || self.any(at, &[W::Postponed, W::Extended, W::Starting, W::Effective]) {
            return true;
        }
        let What::Days(row) = found.what else { return false };
        match row.rule {
            "next-week" | "next-period" | "next-named" | "next-weekday" | "imminent" | "near-future" | "plural" => true,
            "within" | "few" | "couple" | "several" => {
                (at..found.end).any(|word| self.any(word, &[W::Next, W::Coming]))
            }
            "this-week" | "this-period" => (at..found.end).any(|word| self.is(word, W::Later)),
            "by-end" | "by-period" | "by-mid" | "by-day" => true,
            _ => false,
        }
    }
}

/// Whether a verb in the present tells of what a calendar fixes: "opens", "takes effect".
fn scheduled(word: &str) -> bool {
    matches!(
        word,
        "opens"
            | "begins"
            | "starts"
            | "launches"
            | "expires"
            | "takes"
            | "goes"
            | "kicks"
            | "airs"
            | "premieres"
            | "debuts"
            | "returns"
            | "arrives"
            | "departs"
            | "meets"
            | "votes"
            | "resumes"
            | "concludes"
            | "faces"
            | "hosts"
            | "plays"
            | "travels"
            | "visits"
            | "flies"
            | "apply"
            | "lasts"
            | "runs"
            | "continues"
            | "marks"
            | "celebrates"
            | "ends"
            | "closes"
            | "applies"
            | "begin"
            | "open"
            | "start"
            | "come"
            | "comes"
            | "joins"
            | "leaves"
            | "appears"
            | "reopens"
            | "retires"
            | "unveils"
            | "reveals"
            | "lands"
    )
}

/// Whether a verb in the progressive is one of plans: "is heading to Rome in May".
fn moving(word: &str) -> bool {
    matches!(
        word,
        "moving"
            | "heading"
            | "returning"
            | "leaving"
            | "arriving"
            | "travelling"
            | "traveling"
            | "flying"
            | "visiting"
            | "meeting"
            | "hosting"
            | "holding"
            | "releasing"
            | "joining"
            | "resuming"
            | "closing"
            | "bracing"
    )
}

/// Whether a word says that a date was put off, and not that a thing was moved.
fn put_off(word: &str) -> bool {
    matches!(word, "postponed" | "delayed" | "adjourned" | "deferred" | "rescheduled")
}

/// Whether a verb in the past is an act of promising, so that a day right behind it is its own.
pub(crate) fn promised(word: &str) -> bool {
    matches!(word, "agreed" | "promised" | "pledged" | "vowed" | "proposed" | "threatened" | "predicted" | "hoped")
}

/// Whether a verb in the past puts what it leads to into the future.
fn ordering(word: &str) -> bool {
    matches!(
        word,
        "ordered"
            | "urged"
            | "committed"
            | "decided"
            | "required"
            | "instructed"
            | "invited"
            | "demanded"
            | "offered"
            | "wanted"
            | "needed"
            | "intended"
            | "threatening"
            | "due"
    )
}
