//! Finds the claims in an article.

mod context;
mod cue;
mod deadline;
mod event;
mod lexicon;
mod name;
mod said;
mod score;
mod sentence;
mod speaker;
mod token;

pub use context::Left;
pub use cue::Cue;
pub use event::{Facts, SameEvent, same_event};
pub use score::TAKEN;
pub use speaker::How;

use crate::claim::{Kind, PFrom, Polarity};
use crate::hedge::find as hedging;
use crate::when::{self, Reading, Settings};
use chrono::NaiveDate;
use cue::{Features, Finding, View};
use lexicon::{CONJ, HE, IF, Lexicon, PRON, TRIGGER};
use name::Name;
use sentence::Structure;
use speaker::Attribution;
use std::fmt::Write;
use std::ops::Range;
use token::Kind as Mark;

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
    features: Features,
}

/// What "will" stands for without any hedge, on every scale.
const ASSERTED: f64 = 0.875;

impl Candidate<'_> {
    /// Dates the saying; where that is not the day of publication, the deadline is read anew.
    fn spoken(&mut self, day: NaiveDate, published: NaiveDate, settings: &Settings) {
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
        let lowest = self.hedges.iter().filter_map(|words| midpoint(words)).min_by(f64::total_cmp);
        match lowest {
            Some(p) => (Some(if p < 0.5 { 1.0 - p } else { p }), PFrom::Word),
            None => (None, PFrom::Unknown),
        }
    }

    /// Returns in words why it was taken and how its speaker was found.
    pub fn explain(&self) -> String {
        let mut text = format!("taken, {:.2}: {:?} is {}", self.score, self.words, self.cue.name());
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
        for (words, weight) in self.reasons() {
            if weight != 0.0 || SHOW_ALL {
                let _ = write!(text, "; {words} ({weight:+.1})");
            }
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
        let mut text = format!("left: {:?} is {}, but {}", self.words, self.cue.name(), self.why.words());
        if let Some(candidate) = &self.candidate {
            let _ = write!(text, " ({:.2})", candidate.score);
            candidate.weigh(&mut text);
        }
        text
    }
}

/// What the scanner says about a cue.
#[derive(Debug, Clone)]
pub enum Verdict<'t> {
    /// A claim.
    Taken(Candidate<'t>),
    /// None, and why.
    Left(Rejected<'t>),
}

/// How much a scan reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Report {
    /// Claims only.
    #[default]
    Claims,
    /// Also what was left, and why.
    Everything,
}

const SHOW_ALL: bool = true;

/// How many bytes of text are taken apart at once.
const STRETCH: usize = 128 * 1024;

/// The longest piece of a line that is taken apart at once.
const PIECE: usize = 32 * 1024;

/// Finds claims; keeps its memory from one article to the next.
pub struct Scanner {
    lexicon: Lexicon,
    structure: Structure,
    findings: Vec<Finding>,
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
        let mut apart = true;
        while at < text.len() {
            let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |found| at + found);
            let mut from = at;
            while from < end {
                let to = piece(text, from, end);
                self.structure.line(text, from, to, apart, self.lexicon);
                held += to - from;
                if held >= STRETCH {
                    self.stretch(text, said, &mut emit);
                    self.structure.clear();
                    held = 0;
                }
                apart = false;
                from = to;
            }
            apart = end == at;
            at = end + 1;
        }
        self.stretch(text, said, &mut emit);
        self.structure.clear();
    }

    /// Finds the claims in what is taken apart.
    fn stretch<'t>(&mut self, text: &'t str, said: Option<NaiveDate>, emit: &mut impl FnMut(Verdict<'t>)) {
        for index in 0..self.structure.sentences.len() {
            if self.structure.sentences[index].class & (TRIGGER | lexicon::TO | lexicon::IS) == 0 {
                continue;
            }
            self.sentence(text, said, index, emit);
        }
    }

    fn sentence<'t>(
        &mut self,
        text: &'t str,
        said: Option<NaiveDate>,
        index: usize,
        emit: &mut impl FnMut(Verdict<'t>),
    ) {
        let structure = &self.structure;
        let sentence = &structure.sentences[index];
        let view = View { text, structure, sentence };
        let mut findings = std::mem::take(&mut self.findings);
        findings.clear();
        cue::find(view, &mut findings);
        if findings.is_empty() {
            self.findings = findings;
            return;
        }
        let (start, end) = span(&view);
        let reject = |finding: &Finding, why, candidate| {
            Verdict::Left(Rejected {
                start,
                end,
                statement: &text[start..end],
                words: &text[cue_words(&view, finding)],
                cue: finding.cue,
                why,
                candidate,
            })
        };
        // What governs and surrounds each cue.
        let mut kept = 0;
        for at in 0..findings.len() {
            let mut finding = findings[at];
            match context::observe(&view, &mut finding) {
                Ok(()) => {
                    findings[kept] = finding;
                    kept += 1;
                }
                Err(why) => {
                    if self.report == Report::Everything {
                        emit(reject(&finding, why, None));
                    }
                }
            }
        }
        findings.truncate(kept);
        // Cues of one event are one claim.
        let mut at = 0;
        while at < findings.len() {
            if one_event(&view, &findings, at) {
                let gone = findings.remove(at);
                if self.report == Report::Everything {
                    emit(reject(&gone, Left::Same, None));
                }
            } else {
                at += 1;
            }
        }
        if findings.is_empty() {
            self.findings = findings;
            return;
        }
        let mut list = std::mem::take(&mut self.attributions);
        let mut others = std::mem::take(&mut self.others);
        speaker::attributions(&view, &mut list);
        let readings = deadline::spot(&view, said, &self.settings);
        let mut number = 0;
        for at in 0..findings.len() {
            let mut finding = findings[at];
            let quoted = speaker::quotation_of(structure, sentence.paragraph, finding.at);
            let voice = voice(&view, &finding, index, quoted, &list, &mut others);
            if voice.is_some_and(|voice| voice.1 != How::Subject) {
                finding.features |= cue::REPORTED;
            }
            if quoted.is_some() {
                finding.features |= cue::QUOTED;
            }
            if at > 0 {
                finding.features |= cue::LATE_CUE;
            }
            let previous = at.checked_sub(1).map(|at| &findings[at]);
            let reading = deadline::choose(&view, &finding, &readings, previous, findings.get(at + 1));
            if let Some(reading) = reading {
                finding.features |= if reading.rule == "event" { cue::EVENT_TIME } else { cue::DATED };
                if deadline::firm(reading) {
                    finding.features |= cue::FIRM_DATE;
                }
            }
            if finding.cue == Cue::Would && finding.features & cue::REPORTED == 0 && proposed(structure, index) {
                finding.features |= cue::PROPOSED;
            }
            let score = score::score(finding.cue, finding.features);
            let needs_date = (matches!(finding.cue, Cue::Futurate | Cue::Progressive | Cue::EventOn) || finding.features & cue::MOVED != 0)
                && finding.features & (cue::DATED | cue::EVENT_TIME | cue::IDIOM) == 0
                && !(finding.cue == Cue::Progressive && finding.negated);
            let why = if needs_date { Left::NoDate } else { Left::Score };
            let taken = score >= TAKEN && !needs_date;
            if !taken && self.report == Report::Claims {
                continue;
            }
            let mut candidate =
                build(text, &view, (start, end), number, &finding, voice, reading, score, quoted.is_some());
            if let Some(published) = said {
                candidate.spoken(said::day(&view, &finding, published), published, &self.settings);
            }
            if !taken {
                emit(reject(&finding, why, Some(Box::new(candidate))));
                continue;
            }
            number += 1;
            if let Some(second) =
                reading.and_then(|reading| deadline::another(&view, &finding, reading, &readings, findings.get(at + 1)))
            {
                let mut twin = candidate.clone();
                twin.number = number;
                twin.deadline = Some(Deadline { phrase: &text[deadline::phrase(&view, second)], reading: second.clone() });
                number += 1;
                emit(Verdict::Taken(candidate));
                emit(Verdict::Taken(twin));
                continue;
            }
            emit(Verdict::Taken(candidate));
        }
        self.attributions = list;
        self.others = others;
        self.findings = findings;
    }
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
    (tokens[first].start as usize, tokens[sentence.last - 1].end as usize)
}

fn cue_words(view: &View<'_>, finding: &Finding) -> Range<usize> {
    let tokens = &view.structure.tokens;
    let last = finding.verb.max(finding.at).min(view.sentence.last - 1);
    let first = finding.group.min(finding.at);
    let last = if last - first > 8 { finding.at } else { last };
    tokens[first].start as usize..tokens[last].end as usize
}

/// Whether the cue at `at` tells the event of another cue.
fn one_event(view: &View<'_>, findings: &[Finding], at: usize) -> bool {
    let this = &findings[at];
    for (index, other) in findings.iter().enumerate() {
        if index == at {
            continue;
        }
        // "expects that X will": the modal carries on.
        if other.governor == Some(this.at) {
            return true;
        }
        // "issued a forecast … which predicts"
        if this.cue == Cue::PlanNoun && other.cue == Cue::Forecast && other.at > this.at && view.is(this.at, lexicon::DOCUMENT) {
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
    let _ = view;
    false
}

/// Whether a sentence stands among others about a bill or a plan and what it would do.
fn proposed(structure: &Structure, index: usize) -> bool {
    (index.saturating_sub(3)..index).any(|at| {
        let class = structure.sentences[at].class;
        class & lexicon::LAW != 0 && class & lexicon::WOULD != 0
    })
}

/// Who says a finding.
fn voice(
    view: &View<'_>,
    finding: &Finding,
    index: usize,
    quoted: Option<sentence::Quotation>,
    list: &[Attribution],
    others: &mut Vec<Attribution>,
) -> Option<(Name, How)> {
    let (text, structure) = (view.text, view.structure);
    if let Some((attribution, how)) = speaker::governing(view, finding, quoted, list)
        && let Some(name) = resolve(view, attribution.from, attribution.to, index, others)
    {
        return Some((name, how));
    }
    if let Some(quotation) = quoted {
        return quotation_voice(view, index, quotation, others);
    }
    if let Some(name) = speaker::label(view)
        && structure.paragraphs[view.sentence.paragraph].quotations < structure.quotations.len()
        && view.kind(view.sentence.first, Mark::Quote)
    {
        return Some((name, How::Label));
    }
    // Verbs of intent and forecast: their subject speaks.
    let governor = finding.governor.filter(|at| {
        view.is(*at, lexicon::FEAR | lexicon::FORECAST | lexicon::INTENT | lexicon::REPORT)
            && !view.before(*at).is_none_or(|before| {
                view.is(before, lexicon::IS | lexicon::WAS | lexicon::BE | lexicon::PREP | lexicon::DET | lexicon::HAPPENED)
                    || (view.bytes(before).ends_with(b"ed") && !view.capital(before))
                    || (view.is(*at, lexicon::PLAN) && view.is(before, lexicon::VERB | lexicon::ING))
            })
    });
    let subject_end = match finding.cue {
        Cue::Intent | Cue::IntentThing | Cue::Forecast | Cue::Warning => Some(finding.group),
        Cue::PlanNoun if finding.features & cue::GOVERNED != 0 && !view.is(finding.group, lexicon::IS) => {
            Some(finding.group)
        }
        Cue::Order => None,
        _ => governor.filter(|at| view.is(*at, lexicon::THIRD | lexicon::PAST_FORM | lexicon::BASE)),
    };
    if let Some(end) = subject_end {
        let (from, to) = name::subject_before(view, end);
        if from < to
            && let Some(name) = resolve(view, from, to, index, others)
        {
            return Some((name, How::Subject));
        }
        let (from, to) = name::subject(view);
        if from < to
            && to <= end
            && let Some(name) = resolve(view, from, to, index, others)
        {
            return Some((name, How::Subject));
        }
        return None;
    }
    // "They will immediately …": carries on from the speaker before.
    let first = view.sentence.first;
    if view.is(first, HE | PRON) && view.any(first, &["he", "she", "they"]) && finding.group <= first + 2 && index > 0 {
        let before = &structure.sentences[index - 1];
        if before.paragraph == view.sentence.paragraph {
            let before = View { text, structure, sentence: before };
            speaker::attributions(&before, others);
            let spoke = others.last().copied();
            let mut found = None;
            if let Some(attribution) = spoke {
                found = Some((attribution.from, attribution.to));
            }
            if let Some((from, to)) = found
                && let Some(name) = resolve(&before, from, to, index - 1, others)
            {
                return Some((name, How::CarriedOver));
            }
        }
    }
    None
}

/// The speaker of a quotation, looked for around it.
fn quotation_voice(
    view: &View<'_>,
    index: usize,
    quotation: sentence::Quotation,
    others: &mut Vec<Attribution>,
) -> Option<(Name, How)> {
    let (text, structure) = (view.text, view.structure);
    if let Some(name) = speaker::label(view) {
        return Some((name, How::Label));
    }
    // The sentence in which it closes, then the one in which it opens, then back
    // through the paragraph.
    let paragraph = view.sentence.paragraph;
    let low = structure.paragraphs[paragraph].sentences;
    let closing =
        (index..structure.sentences.len()).take(12).find(|at| structure.sentences[*at].last > quotation.close);
    let opening = (low..=index).rev().find(|at| structure.sentences[*at].first <= quotation.open);
    let tries = closing.into_iter().filter(|at| *at != index).chain(opening).chain((low..index).rev());
    for at in tries {
        let sentence = &structure.sentences[at];
        if sentence.paragraph != paragraph {
            continue;
        }
        let other = View { text, structure, sentence };
        speaker::attributions(&other, others);
        let found = others
            .iter()
            .filter(|attribution| speaker::quotation_of(structure, paragraph, attribution.verb).is_none())
            .min_by_key(|attribution| attribution.verb.abs_diff(quotation.close))
            .copied();
        if let Some(attribution) = found
            && let Some(name) = resolve(&other, attribution.from, attribution.to, at, others)
        {
            return Some((name, How::Quotation));
        }
    }
    // A quotation left open in the paragraph before.
    let before = structure.quotations[..structure.paragraphs[paragraph].quotations].last()?;
    if before.paragraph + 1 == paragraph {
        let at = structure.paragraphs[before.paragraph].sentences;
        for sentence in at..low {
            let other = View { text, structure, sentence: &structure.sentences[sentence] };
            speaker::attributions(&other, others);
            if let Some(attribution) = others
                .iter()
                .find(|attribution| speaker::quotation_of(structure, before.paragraph, attribution.verb).is_none())
                .copied()
                && let Some(name) = resolve(&other, attribution.from, attribution.to, sentence, others)
            {
                return Some((name, How::OpenQuotation));
            }
        }
    }
    None
}

/// The full name of whom a noun phrase or pronoun names.
fn resolve(view: &View<'_>, from: usize, to: usize, index: usize, others: &mut Vec<Attribution>) -> Option<Name> {
    let (text, structure) = (view.text, view.structure);
    if to == from + 1 && view.is(from, PRON | HE) {
        let missing = if view.is(from, HE) {
            name::Missing::Person
        } else if view.any(from, &["they", "them"]) {
            name::Missing::Group
        } else if view.any(from, &["it"]) {
            name::Missing::Body
        } else {
            return None;
        };
        return name::antecedent(text, structure, index, missing, others);
    }
    let name = name::of_phrase(view, from, to)?;
    let words = name.str(text);
    // "the company", "the report": whoever was named before.
    let single = !words.contains(' ');
    let lower = single && words.chars().next().is_some_and(char::is_lowercase);
    if lower {
        let class = Lexicon::get().class(words.as_bytes());
        if class & lexicon::DOCUMENT != 0
            && let Some(author) = name::author(text, structure, index, words)
        {
            return Some(author);
        }
        if class & (lexicon::FIRM | lexicon::DOCUMENT) != 0
            && let Some(found) = name::antecedent(text, structure, index, name::Missing::Body, others)
        {
            return Some(found);
        }
        if class & lexicon::TITLE != 0
            && let Some(found) = name::antecedent(text, structure, index, name::Missing::Person, others)
            && found.role.is_some_and(|(from, to)| holds_word(&text[from as usize..to as usize], words))
        {
            return Some(found);
        }
        return Some(name);
    }
    Some(name::fullest(text, name))
}

/// Whether a role has a word of its name: "Prime Minister" has "minister".
fn holds_word(role: &str, word: &str) -> bool {
    role.split_whitespace().any(|known| known.eq_ignore_ascii_case(word))
}

#[allow(clippy::too_many_arguments)]
fn build<'t>(
    text: &'t str,
    view: &View<'_>,
    (start, end): (usize, usize),
    number: u32,
    finding: &Finding,
    voice: Option<(Name, How)>,
    reading: Option<&Reading>,
    score: f32,
    quoted: bool,
) -> Candidate<'t> {
    let clause = &text[clause(view, finding)];
    let hedges: Vec<&str> = hedging::words(clause).into_iter().map(|span| &clause[span]).collect();
    let figure =
        if clause.bytes().any(|byte| byte.is_ascii_digit()) || finding.cue == Cue::Chance || clause.contains("-") {
            hedging::figure(clause).map(|figure| figure.p)
        } else {
            None
        };
    let condition = condition(view, finding).map(|span| &text[span]);
    Candidate {
        start,
        end,
        statement: &text[start..end],
        number,
        speaker: voice.map(|(name, _)| name.str(text)),
        role: voice
            .and_then(|(name, _)| name.role)
            .map(|(from, to)| text[from as usize..to as usize].trim_end_matches([' ', ','])),
        how: voice.map(|(_, how)| how),
        said: None,
        deadline: reading.map(|reading| Deadline { phrase: &text[deadline::phrase(view, reading)], reading: reading.clone() }),
        hedges,
        figure,
        polarity: if finding.negated { Polarity::Denied } else { Polarity::Affirmed },
        kind: kind(view, finding, quoted),
        condition,
        score,
        cue: finding.cue,
        words: &text[cue_words(view, finding)],
        features: finding.features,
    }
}

/// The words in which a finding's hedges stand: from its governor to its verb.
fn clause(view: &View<'_>, finding: &Finding) -> Range<usize> {
    let tokens = &view.structure.tokens;
    let mut first = finding.governor.unwrap_or(finding.group).min(finding.group);
    // "I am sure you will", "it is possible that": a few words back.
    let mut steps = 0;
    while first > view.sentence.first
        && steps < 6
        && !matches!(tokens[first - 1].kind, Mark::Comma | Mark::Semicolon | Mark::Quote | Mark::Stop)
        && !tokens[first - 1].is(lexicon::SAY)
    {
        first -= 1;
        steps += 1;
    }
    let last =
        (finding.verb.max(finding.at) + if finding.cue == Cue::Chance { 8 } else { 1 }).min(view.sentence.last - 1);
    tokens[first].start as usize..tokens[last].end as usize
}

/// The condition of the sentence: "if …" up to the next comma or the clause's end.
fn condition(view: &View<'_>, finding: &Finding) -> Option<Range<usize>> {
    let tokens = &view.structure.tokens;
    let opens = (view.sentence.first..view.sentence.last).find(|at| {
        let token = &tokens[*at];
        (token.is(IF) && !view.any(at.wrapping_sub(1), &["as", "even", "what"]))
            || (token.any(view.text, &["as"]) && view.any(at + 1, &["long"]) && view.any(at + 2, &["as"]))
            || (token.any(view.text, &["in"])
                && (view.any(at + 1, &["case"])
                    || (view.any(at + 1, &["the"]) && view.any(at + 2, &["event", "case"]))
                    || (view.any(at + 1, &["such"]) && view.any(at + 3, &["case"]))))
    })?;
    let mut end = opens + 1;
    while end < view.sentence.last {
        let token = &tokens[end];
        if matches!(token.kind, Mark::Comma | Mark::Semicolon | Mark::Stop | Mark::Close)
            || (token.kind == Mark::Quote && end > opens + 2 && token.side != 1)
        {
            break;
        }
        if opens < finding.group && end >= finding.group {
            break;
        }
        end += 1;
    }
    let last = end - 1;
    (last > opens).then(|| tokens[opens].start as usize..tokens[last].end as usize)
}

/// The kind of claim, after its main verb.
fn kind(view: &View<'_>, finding: &Finding, quoted: bool) -> Kind {
    let stem = |at: usize, stems: &[&str]| {
        let word = view.bytes(at);
        stems.iter().any(|stem| word.len() >= stem.len() && word[..stem.len()].eq_ignore_ascii_case(stem.as_bytes()))
    };
    let promise: &[&str] = &["pledg", "vow", "promis", "swear", "swore", "guarant", "commit", "assur"];
    let affirmed = match finding.cue {
        _ if finding.features & cue::FEARED != 0 => Kind::Warning,
        Cue::Warning => Kind::Warning,
        Cue::Intent | Cue::IntentThing | Cue::PlanNoun => {
            if stem(finding.at, &["threat", "warn"]) {
                Kind::Warning
            } else if stem(finding.at, promise) {
                Kind::Promise
            } else if stem(finding.at, &["predict", "forecast", "project"]) {
                Kind::Prediction
            } else if stem(finding.at, &["expect"]) {
                Kind::Expectation
            } else {
                Kind::Plan
            }
        }
        Cue::Forecast | Cue::Expected => {
            if stem(finding.at, &["predict", "forecast", "project", "fores", "envis", "estim"]) {
                Kind::Prediction
            } else {
                Kind::Expectation
            }
        }
        Cue::Likely => Kind::Expectation,
        Cue::Scheduled | Cue::BeTo | Cue::Futurate | Cue::Progressive | Cue::EventOn | Cue::Order | Cue::Headline => {
            Kind::Plan
        }
        Cue::Near | Cue::AboutTo => Kind::Nearness,
        Cue::GoingTo | Cue::Will if quoted && finding.features & cue::FIRST_PERSON != 0 => Kind::Promise,
        _ if finding.features & cue::EXPECTED_ != 0 => Kind::Expectation,
        _ if finding.governor.is_some_and(|at| stem(at, promise)) => Kind::Promise,
        Cue::Will | Cue::Would | Cue::GoingTo
            if finding.features & (cue::STATIVE | cue::PASSIVE) == 0
                && finding.features & (cue::OUTLET_SUBJECT | cue::EVENT_SUBJECT | cue::DATED) != 0 =>
        {
            Kind::Plan
        }
        _ => Kind::Prediction,
    };
    match (finding.negated, affirmed) {
        (true, Kind::Prediction | Kind::Plan | Kind::Promise) => Kind::Denial,
        (_, kind) => kind,
    }
}

#[allow(unused)]
const _: u64 = CONJ;

/// What a hedge stands for on the default scale.
fn midpoint(words: &str) -> Option<f64> {
    let _ = words;
    Some(0.5)
}
