//! Puts the speaker together: the attribution that governs a finding, its quotation, its
//! label, its subject, or the sentence before; then the fullest name.

use super::cue::{self, Cue, Finding, View};
use super::lexicon::{self, HE, Lexicon, PRON};
use super::name::{self, Name};
use super::sentence;
use super::speaker::{self, Attribution, How};
use super::token::Kind as Mark;
use super::{phrase, whom};

/// Who says a finding.
pub fn voice(
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
    if let Some(name) = speaker::headline_label(view) {
        return Some((structure.fullest(text, name), How::Label));
    }
    // Verbs of intent and forecast: their subject speaks.
    let governor = finding.governor.filter(|at| {
        view.is(*at, lexicon::FEAR | lexicon::FORECAST | lexicon::INTENT | lexicon::REPORT)
            && !view.before(*at).is_none_or(|before| {
                view.any(before, words!["'s", "’s"])
                    || view.is(
                        before,
                        lexicon::IS | lexicon::WAS | lexicon::BE | lexicon::PREP | lexicon::DET | lexicon::HAPPENED,
                    )
                    || (view.bytes(before).ends_with(b"ed") && !view.capital(before))
                    || (view.is(*at, lexicon::PLAN) && view.is(before, lexicon::VERB | lexicon::ING))
            })
    });
    let subject_end = match finding.cue {
        Cue::Intent | Cue::IntentThing | Cue::Forecast | Cue::Warning => Some(finding.group),
        Cue::PlanNoun if finding.features & cue::GOVERNED != 0 && !view.is(finding.group, lexicon::IS) => {
            Some(finding.group)
        }
        Cue::Chance if finding.group < finding.at => Some(finding.group),
        Cue::Order => None,
        _ => governor.filter(|at| view.is(*at, lexicon::THIRD | lexicon::PAST_FORM | lexicon::BASE)),
    };
    if let Some(end) = subject_end {
        let (from, to) = phrase::subject_before(view, end);
        if from < to
            && let Some(name) = resolve(view, from, to, index, others)
        {
            return Some((name, How::Subject));
        }
        let (from, to) = phrase::subject(view);
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
    if view.is(first, HE | PRON)
        && view.any(first, words!["he", "she", "they"])
        && finding.group <= first + 2
        && index > 0
    {
        let before = &structure.sentences[index - 1];
        if before.paragraph == view.sentence.paragraph {
            let before = View { text, structure, sentence: before };
            speaker::attributions(&before, others);
            // "Judge Marsh said Whitby lied. He will": somebody else was told of last.
            let told = |attribution: &&Attribution| {
                let (at, _) = before.verb_from(attribution.verb + 1);
                let at = at + usize::from(before.any(at, words!["that"]));
                view.is(first, HE) && before.capital(at) && !before.is(at, lexicon::DET | PRON | HE | lexicon::PREP)
            };
            let spoke = others.last().filter(|attribution| attribution.trailing || !told(attribution)).copied();
            let found = spoke.map(|attribution| (attribution.from, attribution.to));
            // "Police said … He is due": he is no body.
            let body = |to: usize| {
                view.is(first, HE)
                    && before.is(to - 1, lexicon::GROUP | lexicon::BODY | lexicon::FIRM)
                    && !before.is(to - 1, lexicon::TITLE)
            };
            if let Some((from, to)) = found
                && !body(to)
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
    let paragraph = view.sentence.paragraph;
    let low = structure.paragraphs[paragraph].sentences;
    // "Her manager, Bo Finch, is not so sure: “…”": whoever the clause before the colon is about.
    if quotation.open > 0
        && structure.tokens[quotation.open - 1].kind == Mark::Colon
        && let Some(at) = (low..=index).rev().find(|at| structure.sentences[*at].first < quotation.open)
    {
        let other = View { text, structure, sentence: &structure.sentences[at] };
        speaker::attributions(&other, others);
        let verb = others.iter().find(|attribution| attribution.verb < quotation.open).copied();
        let (from, to) = verb.map_or_else(|| phrase::subject(&other), |verb| (verb.from, verb.to));
        if from < to
            && to < quotation.open
            && let Some(name) = resolve(&other, from, to, at, others)
        {
            return Some((name, How::Quotation));
        }
    }
    // The sentence in which it closes, then the one in which it opens, then back
    // through the paragraph.
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
    // A quotation left open in the paragraph before, or open to the next.
    let before = structure.quotations[..structure.paragraphs[paragraph].quotations].last();
    let before = before.map(|before| before.paragraph).filter(|before| before + 1 == paragraph);
    let open = quotation.close == structure.paragraphs[paragraph].last;
    let next = (paragraph + 1 < structure.paragraphs.len() && open).then_some(paragraph + 1);
    before.into_iter().chain(next.filter(|next| begins_quoted(structure, *next))).find_map(|paragraph| {
        let sentences = &structure.sentences;
        let from = structure.paragraphs[paragraph].sentences;
        (from..sentences.len()).take_while(|at| sentences[*at].paragraph == paragraph).find_map(|at| {
            let other = View { text, structure, sentence: &sentences[at] };
            speaker::attributions(&other, others);
            let found = others
                .iter()
                .find(|attribution| speaker::quotation_of(structure, paragraph, attribution.verb).is_none())
                .copied()?;
            let name = resolve(&other, found.from, found.to, at, others)?;
            Some((name, How::OpenQuotation))
        })
    })
}

/// Whether a paragraph begins with a quotation mark, as one does that goes on with what the
/// paragraph before left open.
fn begins_quoted(structure: &sentence::Structure, paragraph: usize) -> bool {
    let first = structure.paragraphs[paragraph].first;
    structure.tokens.get(first).is_some_and(|token| token.kind == Mark::Quote)
}

/// The full name of whom a noun phrase or pronoun names.
fn resolve(view: &View<'_>, from: usize, to: usize, index: usize, others: &mut Vec<Attribution>) -> Option<Name> {
    let (text, structure) = (view.text, view.structure);
    if to == from + 1 && view.is(from, PRON | HE) {
        let missing = if view.is(from, HE) {
            whom::Missing::Person
        } else if view.any(from, words!["they", "them"]) {
            whom::Missing::Group
        } else if view.any(from, words!["it"]) {
            whom::Missing::Body
        } else {
            return None;
        };
        return own_sentence(view, from, missing).or_else(|| whom::antecedent(text, structure, index, missing, others));
    }
    let name = name::of_phrase(view, from, to)?;
    let words = name.str(text);
    // "the 34-year-old", "the Norland striker": whoever was named with that office.
    let head = to - 1;
    let named = !view.capital(head) && (view.any(from, words!["the"]) || from > 0 && view.any(from - 1, words!["the"]));
    if named && view.bytes(head).ends_with(b"-year-old") {
        return whom::antecedent(text, structure, index, whom::Missing::Person, others);
    }
    if named
        && words.contains(' ')
        && view.is(head, lexicon::TITLE)
        && let Some(found) = whom::antecedent(text, structure, index, whom::Missing::Person, others)
        && found.role.is_some_and(|(from, to)| {
            let office = std::str::from_utf8(view.bytes(head)).unwrap_or_default();
            holds_word(&text[from as usize..to as usize], office)
        })
    {
        return Some(found);
    }
    // "the bureau's outlook", "its projection": whose it is.
    if view.is(head, lexicon::DOCUMENT) || view.any(head, words!["outlook", "projection", "projections"]) {
        if let Some(owner) = (from + 1..head).rev().find(|at| view.any(*at, words!["'s", "’s"])) {
            return resolve(view, from, owner, index, others).or(Some(name));
        }
        if head == from + 1 && view.any(from, words!["its"]) {
            return whom::antecedent(text, structure, index, whom::Missing::Body, others).or(Some(name));
        }
    }
    // "the Swedish diplomat", "the Dutch brewer": whoever was named last.
    let told = named
        && (from..head).any(|at| whom::origin(view.bytes(at)))
        && !(from..to).any(|at| view.is(at, lexicon::PREP));
    if told && view.is(head, lexicon::TITLE) && !view.is(head, lexicon::FIRM) {
        let found = whom::antecedent(text, structure, index, whom::Missing::Person, others);
        return found.or(Some(name));
    }
    if told && view.is(head, lexicon::FIRM) {
        let found = whom::antecedent(text, structure, index, whom::Missing::Firm, others);
        return found.or(Some(name));
    }
    // "the company", "the report", "the Company": whoever was named before.
    let single = !words.contains(' ');
    let common = view.is(from, lexicon::DET) && Lexicon::get().class(words.as_bytes()) & lexicon::FIRM != 0;
    let lower = single && (common || words.chars().next().is_some_and(char::is_lowercase));
    if lower {
        let class = Lexicon::get().class(words.as_bytes());
        if class & lexicon::DOCUMENT != 0
            && let Some(author) = whom::author(text, structure, index, words)
        {
            return Some(author);
        }
        let missing = if class & lexicon::FIRM != 0 { whom::Missing::Firm } else { whom::Missing::Body };
        let definite = view.is(from, lexicon::DET);
        if class & (lexicon::FIRM | lexicon::BODY | lexicon::GROUP) != 0
            && definite
            && !words.ends_with('s')
            && let Some(found) = whom::called(text, structure, index, from, words)
        {
            return Some(found);
        }
        if class & (lexicon::FIRM | lexicon::DOCUMENT) != 0
            && definite
            && let Some(found) =
                whom::antecedent(text, structure, index, missing, others).or_else(|| own_sentence(view, from, missing))
        {
            return Some(found);
        }
        if class & lexicon::TITLE != 0
            && let Some(found) = whom::antecedent(text, structure, index, whom::Missing::Person, others)
            && found.role.is_some_and(|(from, to)| holds_word(&text[from as usize..to as usize], words))
        {
            return Some(found);
        }
        return Some(name);
    }
    Some(structure.fullest(text, name))
}

/// Whom "he" stands for in the sentence itself: "Lind, the mayor, would not rule it out and
/// she said". What is quoted before the pronoun tells nothing of who speaks.
fn own_sentence(view: &View<'_>, pronoun: usize, missing: whom::Missing) -> Option<Name> {
    // "Norline cut its forecast; it said": what the sentence is about.
    if matches!(missing, whom::Missing::Body | whom::Missing::Firm) {
        let (from, to) = phrase::subject(view);
        let named = from < to
            && to < pronoun
            && view.capital(to - 1)
            && (from + 1 < to
                || from > view.sentence.first
                || name::of_phrase(view, from, to).is_some_and(|name| whom::name_elsewhere(view.text, &name)));
        let comma = missing == whom::Missing::Firm;
        let apart = || {
            (to..pronoun).any(|at| {
                view.kind(at, Mark::Semicolon) || view.is(at, lexicon::CONJ) || comma && view.kind(at, Mark::Comma)
            })
        };
        let name = name::of_phrase(view, from, to).filter(|name| named && !name.person && apart())?;
        let full = view.structure.fullest(view.text, name);
        // "Lind", where the text has "Ada Lind", is no body.
        return (full.start == name.start || full.end != name.end).then_some(full);
    }
    if missing != whom::Missing::Person || view.is(view.sentence.first, lexicon::SUB | lexicon::IF | lexicon::PREP) {
        return None;
    }
    let quoted = (view.sentence.first..pronoun).any(|at| view.kind(at, Mark::Quote));
    let (from, to) = phrase::subject(view);
    if quoted || from >= to || to >= pronoun {
        return None;
    }
    let name = name::of_phrase(view, from, to).filter(|name| name.person).or_else(|| {
        // "Her rival, the former mayor Bo Finch, said she": the name behind the comma.
        let (inner, end) = phrase::phrase_after(view, to + 1);
        let apposed =
            view.kind(to, Mark::Comma) && view.kind(end, Mark::Comma) && end < pronoun && view.capital(end - 1);
        name::of_phrase(view, inner, end).filter(|name| apposed && name.person && name.str(view.text).contains(' '))
    })?;
    Some(view.structure.fullest(view.text, name))
}

/// Whether a role has a word of its name: "Prime Minister" has "minister".
fn holds_word(role: &str, word: &str) -> bool {
    role.split_whitespace().any(|known| known.eq_ignore_ascii_case(word))
}
