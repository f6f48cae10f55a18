//! The scanner: a text in, verdicts out, in the order of the text.
//!
//! A sentence goes through five steps: its cues are found, what surrounds them is
//! observed, who speaks is listened for, words of time are spotted, and what is a claim
//! is told. A few sentences go through a step together, which is a tenth faster.

use super::build::{build, cue_words};
use super::candidate::{Candidate, Rejected, Verdict};
use super::context::{self, Left};
use super::cue::{self, Cue, Finding, View};
use super::lexicon::{self, Lexicon, TRIGGER};
use super::name::Name;
use super::score::{self, TAKEN};
use super::sentence::Structure;
use super::speaker::{self, Attribution, How};
use super::token::Kind as Mark;
use super::{deadline, voice::voice};
use crate::when::{Reading, Settings};
use chrono::NaiveDate;
use std::ops::Range;

/// How much a scan reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Report {
    /// Claims only.
    #[default]
    Claims,
    /// Also what was left, and why.
    Everything,
}

/// How many bytes of text are taken apart at once.
const STRETCH: usize = 128 * 1024;

/// The longest piece of a line that is taken apart at once.
const PIECE: usize = 32 * 1024;

/// How many sentences with a cue go through a step together.
const BATCH: usize = 16;

/// A sentence in which something was found.
#[derive(Debug, Clone)]
struct Cued {
    /// Which sentence.
    index: usize,
    /// What was found, left to right.
    findings: Range<usize>,
}

/// Who says a finding.
#[derive(Debug)]
struct Voice {
    name: Option<(Name, How)>,
    quoted: bool,
}

/// Finds claims; keeps its memory from one article to the next.
pub struct Scanner {
    lexicon: Lexicon,
    structure: Structure,
    /// What was found in the sentences of a batch.
    findings: Vec<Finding>,
    voices: Vec<Voice>,
    cued: Vec<Cued>,
    spotted: Vec<Vec<Reading>>,
    attributions: Vec<Attribution>,
    others: Vec<Attribution>,
    settings: Settings,
    report: Report,
}

impl Scanner {
    /// Returns a scanner that reads deadlines under these settings.
    pub fn new(settings: Settings, report: Report) -> Scanner {
        Scanner {
            lexicon: Lexicon::get(),
            structure: Structure::default(),
            findings: Vec::new(),
            voices: Vec::new(),
            cued: Vec::new(),
            spotted: Vec::new(),
            attributions: Vec::new(),
            others: Vec::new(),
            settings,
            report,
        }
    }

    /// Finds the claims of `text`, published on `said`, in the order of the text.
    pub fn scan<'t>(&mut self, text: &'t str, said: Option<NaiveDate>, mut emit: impl FnMut(Verdict<'t>)) {
        self.structure.restart();
        let mut at = 0;
        let mut held = 0;
        while at < text.len() {
            let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |found| at + found);
            let mut from = at;
            while from < end {
                let to = piece(text, from, end);
                self.structure.line(text, from, to, self.lexicon);
                held += to - from;
                if held >= STRETCH {
                    self.stretch(text, said, &mut emit);
                    self.structure.clear();
                    held = 0;
                }
                from = to;
            }
            at = end + 1;
        }
        self.stretch(text, said, &mut emit);
        self.structure.clear();
    }

    /// Finds the claims in what is taken apart: step by step for a few sentences at once,
    /// so that the processor goes through one step's code several times before the next.
    fn stretch<'t>(&mut self, text: &'t str, said: Option<NaiveDate>, emit: &mut impl FnMut(Verdict<'t>)) {
        // What was left is told in its place among the claims.
        let most = if self.report == Report::Everything { 1 } else { BATCH };
        let mut batch = Vec::new();
        let mut index = 0;
        while index < self.structure.sentences.len() {
            self.cued.clear();
            self.findings.clear();
            while index < self.structure.sentences.len() && self.cued.len() < most {
                if self.structure.sentences[index].class & (TRIGGER | lexicon::TO | lexicon::IS) != 0 {
                    self.find(text, index);
                }
                index += 1;
            }
            self.observe(text, emit);
            self.voices.clear();
            for at in 0..self.cued.len() {
                self.listen(text, self.cued[at].clone());
            }
            self.spotted.clear();
            for at in 0..self.cued.len() {
                let spotted = self.spot(text, said, self.cued[at].clone());
                self.spotted.push(spotted);
            }
            for at in 0..self.cued.len() {
                self.tell(text, said, at, &mut |verdict| batch.push(verdict));
            }
            for verdict in batch.drain(..) {
                emit(verdict);
            }
        }
    }

    /// Finds the cues of a sentence.
    fn find(&mut self, text: &str, index: usize) {
        let structure = &self.structure;
        let view = View { text, structure, sentence: &structure.sentences[index] };
        let first = self.findings.len();
        cue::find(view, &mut self.findings);
        if first < self.findings.len() {
            self.cued.push(Cued { index, findings: first..self.findings.len() });
        }
    }

    /// Finds what governs and surrounds each cue.
    fn observe<'t>(&mut self, text: &'t str, emit: &mut impl FnMut(Verdict<'t>)) {
        let structure = &self.structure;
        let (mut kept, mut sentences) = (0, 0);
        for at in 0..self.cued.len() {
            let Cued { index, findings } = self.cued[at].clone();
            let view = View { text, structure, sentence: &structure.sentences[index] };
            let first = kept;
            for at in findings {
                let mut finding = self.findings[at];
                match context::observe(&view, &mut finding) {
                    Ok(()) => {
                        self.findings[kept] = finding;
                        kept += 1;
                    }
                    Err(why) => {
                        if self.report == Report::Everything {
                            emit(reject(text, &view, &finding, why, None));
                        }
                    }
                }
            }
            // Cues of one event are one claim.
            let mut at = first;
            while at < kept {
                if one_event(&view, &self.findings[first..kept], at - first) {
                    let gone = self.findings[at];
                    self.findings.copy_within(at + 1..kept, at);
                    kept -= 1;
                    if self.report == Report::Everything {
                        emit(reject(text, &view, &gone, Left::Same, None));
                    }
                } else {
                    at += 1;
                }
            }
            if first < kept {
                self.cued[sentences] = Cued { index, findings: first..kept };
                sentences += 1;
            }
        }
        self.findings.truncate(kept);
        self.cued.truncate(sentences);
    }

    /// Finds who says what was found in a sentence.
    fn listen(&mut self, text: &str, cued: Cued) {
        let structure = &self.structure;
        let sentence = &structure.sentences[cued.index];
        let view = View { text, structure, sentence };
        let list = &mut self.attributions;
        speaker::attributions(&view, list);
        for at in cued.findings.clone() {
            let finding = &mut self.findings[at];
            let quoted = speaker::quotation_of(structure, sentence.paragraph, finding.at);
            let voice = voice(&view, finding, cued.index, quoted, list, &mut self.others);
            if voice.is_some_and(|voice| voice.1 != How::Subject) {
                finding.features |= cue::REPORTED;
            }
            if quoted.is_some() {
                finding.features |= cue::QUOTED;
            }
            if voice.is_some_and(|(name, _)| forecasts(name.str(text))) {
                finding.features |= cue::FORECASTER;
            }
            if let Some((attribution, _)) = speaker::governing(&view, finding, quoted, list) {
                // "it said": reported, whoever it is.
                if view.is(attribution.verb, lexicon::SAY) && !view.any(attribution.from, words!["i", "we"]) {
                    finding.features |= cue::REPORTED;
                }
                if view.is(attribution.verb, lexicon::WARN) && finding.governor.is_none() {
                    finding.features |= cue::FEARED;
                }
                if view.any(attribution.verb, words!["announced", "announces", "announcing"]) {
                    finding.features |= cue::GOVERNED;
                }
                if view.before(attribution.verb).is_some_and(|before| view.any(before, words!["had"])) {
                    finding.features |= cue::BACKGROUND;
                }
            }
            if at > cued.findings.start {
                finding.features |= cue::LATE_CUE;
            }
            if finding.cue == Cue::Would && finding.features & cue::REPORTED == 0 {
                if proposed(structure, cued.index) {
                    finding.features |= cue::PROPOSED;
                } else if tells_on(structure, cued.index) {
                    finding.features |= cue::FREE_SPEECH;
                }
            }
            self.voices.push(Voice { name: voice, quoted: quoted.is_some() });
        }
    }

    /// Finds the words of time in a sentence, where one of its findings may be a claim.
    fn spot(&self, text: &str, said: Option<NaiveDate>, cued: Cued) -> Vec<Reading> {
        let structure = &self.structure;
        let view = View { text, structure, sentence: &structure.sentences[cued.index] };
        // Not even a date would make it a claim.
        let hopeless = |finding: &Finding| {
            self.report == Report::Claims
                && score::score(finding.cue, finding.features | cue::DATED | cue::FIRM_DATE) < TAKEN
        };
        if self.findings[cued.findings].iter().all(hopeless) {
            return Vec::new();
        }
        deadline::spot(&view, said, &self.settings)
    }

    /// Tells what of a sentence is a claim.
    fn tell<'t>(&self, text: &'t str, said: Option<NaiveDate>, at: usize, emit: &mut impl FnMut(Verdict<'t>)) {
        let readings = &self.spotted[at];
        let cued = self.cued[at].clone();
        let structure = &self.structure;
        let sentence = &structure.sentences[cued.index];
        let view = View { text, structure, sentence };
        let place = span(&view);
        let voices = &self.voices[cued.findings.clone()];
        let findings = &self.findings[cued.findings];
        let mut number = 0;
        for (at, (finding, voice)) in findings.iter().zip(voices).enumerate() {
            // Not even a date would make it a claim.
            let most = finding.features | cue::DATED | cue::FIRM_DATE;
            if self.report == Report::Claims && score::score(finding.cue, most) < TAKEN {
                continue;
            }
            let mut finding = *finding;
            let previous = at.checked_sub(1).map(|at| &findings[at]);
            let next = findings.get(at + 1);
            let mut further = cue::further(&view, &finding, next);
            let second = further.first().map(|further| further.finding);
            let after = second.as_ref().or(next);
            let mut reading = deadline::choose(&view, &finding, readings, previous, after);
            further.retain(|further| {
                let own = deadline::choose(&view, &further.finding, readings, Some(&finding), next);
                let both = reading.zip(own).is_some_and(|(reading, own)| {
                    deadline::firm(reading) && deadline::firm(own) && reading.span != own.span
                });
                !further.dated || both
            });
            if second.is_some() && further.is_empty() {
                reading = deadline::choose(&view, &finding, readings, previous, next);
            }
            if let Some(reading) = reading {
                finding.features |= if reading.rule == "event" { cue::EVENT_TIME } else { cue::DATED };
                if deadline::firm(reading) {
                    finding.features |= cue::FIRM_DATE;
                }
            }
            if reading.is_none() && said.is_some_and(|said| deadline::is_over(&view, &finding, said)) {
                finding.features |= cue::PAST_WORD | cue::CANCELLED;
            }
            let score = score::score(finding.cue, finding.features);
            let needs_date = (matches!(finding.cue, Cue::Futurate | Cue::Progressive | Cue::EventOn)
                || finding.features & cue::MOVED != 0)
                && finding.features & (cue::DATED | cue::EVENT_TIME | cue::IDIOM) == 0
                && !(finding.cue == Cue::Progressive && finding.negated);
            let why = if needs_date { Left::NoDate } else { Left::Score };
            let taken = score >= TAKEN && !needs_date;
            if !taken && self.report == Report::Claims {
                continue;
            }
            let mut candidate = build(text, &view, place, number, &finding, voice.name, reading, score, voice.quoted);
            let spoken = said.map(|published| (super::said::day(&view, &finding, published), published));
            if let Some((day, published)) = spoken {
                candidate.spoken(day, published, &self.settings);
            }
            if !taken {
                emit(reject(text, &view, &finding, why, Some(Box::new(candidate))));
                continue;
            }
            // A second date of its verb, then the verbs that share its cue.
            let second = reading.and_then(|reading| deadline::another(&view, &finding, reading, readings, after));
            let second = second.map(|second| (finding, Some(second)));
            let further = further.iter().map(|further| {
                let twin = Finding { features: finding.features, ..further.finding };
                (twin, deadline::choose(&view, &twin, readings, Some(&finding), next))
            });
            let mut twins = Vec::new();
            for (finding, reading) in second.into_iter().chain(further) {
                number += 1;
                let mut twin = build(text, &view, place, number, &finding, voice.name, reading, score, voice.quoted);
                twin.hedges.clone_from(&candidate.hedges);
                twin.figure = candidate.figure;
                if let Some((day, published)) = spoken {
                    twin.spoken(day, published, &self.settings);
                }
                twins.push(twin);
            }
            number += 1;
            emit(Verdict::Taken(candidate));
            for twin in twins {
                emit(Verdict::Taken(twin));
            }
        }
    }
}

/// A finding that is no claim, and why.
fn reject<'t>(
    text: &'t str,
    view: &View<'_>,
    finding: &Finding,
    why: Left,
    candidate: Option<Box<Candidate<'t>>>,
) -> Verdict<'t> {
    let (start, end) = span(view);
    Verdict::Left(Rejected {
        start,
        end,
        statement: &text[start..end],
        words: &text[cue_words(view, finding)],
        cue: finding.cue,
        why,
        candidate,
    })
}

/// Where a piece of a very long line ends: behind a full stop, else a space, else anywhere.
fn piece(text: &str, from: usize, end: usize) -> usize {
    if end - from <= PIECE {
        return end;
    }
    let mut limit = from + PIECE;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let window = &text.as_bytes()[from..limit];
    memchr::memmem::rfind(window, b". ")
        .map(|found| found + 2)
        .or_else(|| memchr::memrchr(b' ', window).map(|found| found + 1))
        .map_or(limit, |found| from + found)
}

/// The statement's bytes: the sentence without bullets and datelines.
fn span(view: &View<'_>) -> (usize, usize) {
    let tokens = &view.structure.tokens;
    let sentence = view.sentence;
    let mut first = sentence.first;
    while first + 1 < sentence.last && matches!(tokens[first].kind, Mark::Mark | Mark::Dash | Mark::Stop | Mark::Close)
    {
        first += 1;
    }
    // The mark of a quotation that opens or closes in another sentence is not the statement's.
    let mut last = sentence.last;
    let marks = (first..last).filter(|at| tokens[*at].kind == Mark::Quote).take(2).count();
    if marks == 1 && last - first > 2 {
        if tokens[first].kind == Mark::Quote {
            first += 1;
        } else if tokens[last - 1].kind == Mark::Quote {
            last -= 1;
        }
    }
    (tokens[first].start as usize, tokens[last - 1].end as usize)
}

/// Whether the cue at `at` tells the event of another cue.
fn one_event(view: &View<'_>, findings: &[Finding], at: usize) -> bool {
    let this = &findings[at];
    for (index, other) in findings.iter().enumerate() {
        if index == at {
            continue;
        }
        // "expects that X will": the modal carries on.
        if other.governor == Some(this.at) && !matches!(other.cue, Cue::Futurate | Cue::Progressive | Cue::EventOn) {
            return true;
        }
        // "issued a forecast … which predicts"
        if this.cue == Cue::PlanNoun
            && other.cue == Cue::Forecast
            && other.at > this.at
            && view.is(this.at, lexicon::DOCUMENT)
        {
            return true;
        }
        if index < at {
            // The verb of another cue: "will begin", "expected to be scheduled".
            if this.at <= other.verb && other.cue != Cue::Forecast {
                return true;
            }
            if this.at == other.verb {
                return true;
            }
            // "will be due to", "plans to … set for": next to it.
            if this.group <= other.verb && other.verb != other.at {
                return true;
            }
            // "is expected to be …, likely to": a cue of the infinitive itself.
            if other.cue == Cue::Forecast && this.at <= other.verb {
                return true;
            }
        }
    }
    false
}

/// Whether a name is of people or bodies whose trade is forecasting the weather.
fn forecasts(name: &str) -> bool {
    // A look at four letters each tells nearly every name without them.
    name.as_bytes().windows(4).any(|part| matches!(part, b"orec" | b"eteo" | b"eath" | b"urri" | b"odel"))
        && ["orecast", "eteorolog", "eather", "urricane", "odels"].iter().any(|part| name.contains(part))
}

/// Whether the sentence before, in the same paragraph, reports what would be, so that a
/// "would" goes on with it.
fn tells_on(structure: &Structure, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &structure.sentences[before]) else { return false };
    before.paragraph == structure.sentences[index].paragraph
        && before.class & lexicon::REPORT != 0
        && before.class & (lexicon::WOULD | lexicon::WILL) != 0
}

/// Whether a sentence stands among others about a bill or a plan and what it would do.
fn proposed(structure: &Structure, index: usize) -> bool {
    (index.saturating_sub(3)..index).any(|at| {
        let class = structure.sentences[at].class;
        class & lexicon::LAW != 0 && class & lexicon::WOULD != 0
    })
}
