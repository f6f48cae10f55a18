//! The fullest form of a name that the text gives, with the role that stands beside it.
//!
//! Looked for as plain text around the name, so that it is found whatever the sentences
//! in between: "Smith" in a quotation, "Gregory Smith, the harbour master," at the top.

use super::lexicon::*;
use super::name::{Name, is_trade};

/// How far a fuller name is looked for, in bytes before and after.
pub const REACH: usize = 16 * 1024;

/// The names of a text that were looked up last: a claim's speaker is often asked for
/// again, by the next cue and the next pronoun.
#[derive(Debug, Default)]
pub struct Lately {
    known: Vec<(Name, Name)>,
    next: usize,
}

impl Lately {
    /// How many names are kept.
    const MOST: usize = 16;

    /// Forgets them: another text begins.
    pub fn clear(&mut self) {
        self.known.clear();
        self.next = 0;
    }

    /// As the function of this name, from memory where it can.
    pub fn fullest(&mut self, text: &str, name: Name) -> Name {
        if let Some((_, full)) = self.known.iter().find(|(known, _)| *known == name) {
            return *full;
        }
        let full = fullest(text, name);
        if self.known.len() < Lately::MOST {
            self.known.push((name, full));
        } else {
            self.known[self.next] = (name, full);
            self.next = (self.next + 1) % Lately::MOST;
        }
        full
    }
}

/// The fullest form of a name that the text gives: "Smith" becomes "Gregory Smith", "UN"
/// becomes "United Nations"; a person without a role gets the one that stands beside the
/// name elsewhere.
fn fullest(text: &str, name: Name) -> Name {
    let full = longest(text, name);
    if !(full.person || full.start != name.start) || full.role.is_some() {
        return full;
    }
    Name { role: role_beside(text, full), ..full }
}

/// The role beside a person's name where the text first gives it: "Ada Lind, the harbour
/// master," or "the harbour master, Ada Lind,".
fn role_beside(text: &str, name: Name) -> Option<(u32, u32)> {
    let words = name.str(text);
    if !words.contains(' ') {
        return None;
    }
    let from = floor(text, (name.start as usize).saturating_sub(REACH));
    let at = from + memchr::memmem::find(&text.as_bytes()[from..name.end as usize], words.as_bytes())?;
    let end = at + words.len();
    let stops = [',', '.', ';', '\n', '"', '“', '”', '(', ')', '—', '–'];
    if let Some(behind) = text[end..].strip_prefix(", ") {
        let length = behind.find(stops)?;
        if let Some(role) = role_words(&behind[..length]) {
            let start = end + 2 + (behind[..length].len() - role.len());
            return Some((start as u32, (start + role.len()) as u32));
        }
    }
    let Some(before) = text[from..at].strip_suffix(", ") else { return title_before(text, from, at) };
    let start = before.rfind(stops).map_or(0, |stop| stop + before[stop..].chars().next().map_or(1, char::len_utf8));
    // "…,” said the firm's head of sales, Ada Lind"
    let apposed = before[start..].trim_start();
    let apposed = match apposed.split_once(' ') {
        Some((first, rest)) if Lexicon::get().class(first.as_bytes()) & SAY != 0 => rest,
        _ => apposed,
    };
    let role = role_words(apposed)?;
    let start = from + before.len() - role.len();
    Some((start as u32, (start + role.len()) as u32))
}

/// "Council leader Ada Lind": the office right before the name.
fn title_before(text: &str, from: usize, at: usize) -> Option<(u32, u32)> {
    let lexicon = Lexicon::get();
    let before = text[from..at].strip_suffix(' ')?;
    let mut start = before.len();
    for (back, word) in before.rsplit(' ').take(5).enumerate() {
        let class = lexicon.class(word.as_bytes());
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-');
        let ends = DET | PREP | CONJ | PRON | VERB | SUB | SAY | WILL | ADV | HONORIFIC;
        if !plain || class & ends != 0 && class & TITLE == 0 || back == 0 && class & TITLE == 0 {
            break;
        }
        start -= word.len() + usize::from(back > 0);
    }
    (start < before.len()).then(|| ((from + start) as u32, (from + before.len()) as u32))
}

/// A phrase as a role, without its article: few words, one of them an office, none a verb.
fn role_words(phrase: &str) -> Option<&str> {
    let lexicon = Lexicon::get();
    let phrase = phrase.trim_end();
    let phrase = phrase.split_once("ccording to ").map_or(phrase, |(_, behind)| behind);
    let class = |word: &str| lexicon.class(word.as_bytes());
    let mut phrase = phrase;
    while let Some((first, rest)) = phrase.split_once(' ')
        && class(first) & (DET | POSS | CONJ) != 0
    {
        phrase = rest;
    }
    let words = || phrase.split(' ').map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
    let office = words().take(5).any(|word| class(word) & TITLE != 0);
    let clause = words().any(|word| class(word) & (SAY | WILL | WOULD | IS | WAS | HE | REL | SUB | HAVE) != 0);
    (office && !clause && words().count() <= 12).then_some(phrase)
}

/// A short name in its longest form.
fn longest(text: &str, name: Name) -> Name {
    let short = name.str(text);
    let mut words = short.split_whitespace();
    let (Some(word), None) = (words.next(), words.next()) else {
        return name;
    };
    let from = floor(text, (name.start as usize).saturating_sub(REACH));
    let to = floor(text, (name.end as usize + REACH).min(text.len()));
    let window = &text[from..to];
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    if (2..=7).contains(&word.len())
        && capitals >= 2
        && (capitals == word.len() || word.contains('.') || capitals + 1 == word.len())
    {
        return acronym(text, from, window, word, name).unwrap_or(name);
    }
    let mut best = name;
    for at in memchr::memmem::find_iter(window.as_bytes(), word.as_bytes()).take(200) {
        let end = at + word.len();
        if window[end..].chars().next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let start = capitals_before(window, at);
        let found = &window[start..at];
        if found.is_empty() || found.len() > 120 {
            continue;
        }
        let current = best.str(text).split_whitespace().count();
        let start = if name.person { behind_body(window, start, at) } else { start };
        let (start, role) = without_titles(window, start, at);
        let start = behind_country(window, start, at);
        if start >= at || window[start..at].split_whitespace().count() > 4 {
            continue;
        }
        let count = window[start..end].split_whitespace().count();
        if count > current {
            best = Name {
                start: (from + start) as u32,
                end: (from + end) as u32,
                role: name.role.or(role.map(|(a, b)| ((from + a) as u32, (from + b) as u32))),
                person: name.person,
            };
        }
    }
    if best == name && !name.person {
        return begun(window, word).map_or(name, |(start, end)| Name {
            start: (from + start) as u32,
            end: (from + end) as u32,
            ..name
        });
    }
    best
}

/// "Dow Chemical" for "Dow": the longer name that begins with a word, where the text gives
/// it before the word alone. A headline, which likes short names, does not tell.
fn begun(window: &str, word: &str) -> Option<(usize, usize)> {
    let lexicon = Lexicon::get();
    let headline = window.find('\n').filter(|end| !window[..*end].trim_end().ends_with(['.', '!', '?', '"', '”']));
    for at in memchr::memmem::find_iter(window.as_bytes(), word.as_bytes()).take(200) {
        let end = at + word.len();
        let whole = (at == 0 || window[..at].ends_with([' ', '\n', '"', '(', '“', '\t', '-']))
            && !window[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        if !whole {
            continue;
        }
        let class = |word: Option<&str>| lexicon.class(word.unwrap_or("").as_bytes());
        let mut after = capitals_after(window, end);
        // "Bureau of Farm Statistics"
        let of = window[end..].strip_prefix(" of ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if of && class(Some(word)) & (BODY | TITLE) == BODY {
            after = capitals_after(window, end + 3);
        }
        let longer = &window[at..after];
        let (next, last) = (class(longer.split(' ').nth(1)), class(longer.rsplit(' ').next()));
        let fits = match longer.split(' ').count() {
            1 => false,
            2 => last & (CALENDAR | VERB | SAY) == 0,
            3..=6 => of || last & (FIRM | BODY | GROUP) != 0 || longer.contains(" & "),
            _ => false,
        };
        // "The Halden Flip" is a thing of Halden's.
        let article = || {
            let before = &window[..at];
            let before = before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n', '"', '“']).next());
            class(before) & DET != 0 && last & (FIRM | BODY | GROUP) == 0
        };
        if fits && next & TITLE == 0 && (of || !article()) {
            return Some((at, after));
        }
        if headline.is_none_or(|headline| at > headline) {
            return None;
        }
    }
    None
}

/// The last boundary of characters up to a byte.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the capitalised words right before `at` begin.
fn capitals_before(text: &str, at: usize) -> usize {
    let mut start = at;
    loop {
        let before =
            text[..start].strip_suffix(' ').or_else(|| text[..start].strip_suffix('-').filter(|_| start == at));
        let Some(before) = before else { return start };
        let word_at = before
            .rfind([' ', '\n', '"', '(', '“', '\u{a0}'])
            .map_or(0, |found| found + before[found..].chars().next().map_or(1, char::len_utf8));
        let word = &before[word_at..];
        let particle = matches!(
            word,
            "de" | "van" | "von" | "der" | "den" | "del" | "da" | "di" | "bin" | "al" | "el" | "la" | "le" | "du"
        );
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let initial = word.len() == 2 && word.ends_with('.');
        if word.ends_with([',', ';', ':', '!', '?'])
            || (word.ends_with('.')
                && !initial
                && Lexicon::get().class(word.trim_end_matches('.').as_bytes()) & HONORIFIC == 0)
        {
            return start;
        }
        if !(capital || particle) || word.is_empty() {
            // A particle alone does not begin a name.
            return start;
        }
        // "Carmaker Norline" at the head of a sentence.
        let begins =
            matches!(text[..word_at].trim_end_matches(' ').chars().next_back(), None | Some('\n' | '.' | '"' | '“'));
        if begins && is_trade(word.as_bytes()) {
            return start;
        }
        let class = Lexicon::get().class(word.trim_end_matches('.').as_bytes());
        if class & (DET | PREP | SUB | CONJ | PRON | ADV | IF | CALENDAR) != 0 && class & (TITLE | HONORIFIC) == 0 {
            return start;
        }
        start = word_at;
    }
}

/// Drops titles from the head of a run of capitals; returns where the name begins and the titles' place.
fn without_titles(text: &str, start: usize, end: usize) -> (usize, Option<(usize, usize)>) {
    let mut name = start;
    let mut at = start;
    for word in text[start..end].split(' ') {
        let next = (at + word.len() + 1).min(end);
        let class = Lexicon::get().class(word.trim_end_matches('.').as_bytes());
        let firm = text[next..]
            .split([' ', '\n'])
            .next()
            .map_or(0, |next| Lexicon::get().class(next.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes()));
        if class & (TITLE | HONORIFIC) != 0 && !word.is_empty() && firm & FIRM == 0 {
            name = next;
        }
        at = next;
    }
    // "'s" before the name belongs to somebody else.
    if let Some(found) = text[name..end].rfind("'s ").or_else(|| text[name..end].rfind("’s ").map(|at| at + 2)) {
        name += found + 3;
    }
    (name, (name > start && name < end).then(|| (start, name - 1)))
}

/// "Northern Weather Bureau Ada Lind": the name behind the body that she is of.
fn behind_body(text: &str, start: usize, end: usize) -> usize {
    let mut name = start;
    let mut at = start;
    for word in text[start..end].split(' ') {
        let next = (at + word.len() + 1).min(end);
        if next < end && Lexicon::get().class(word.as_bytes()) & (BODY | GROUP) != 0 {
            name = next;
        }
        at = next;
    }
    name
}

/// "President of the United States Ada Lind": the name without the country of the office.
fn behind_country(text: &str, start: usize, end: usize) -> usize {
    let before = &text[..start];
    let words = text[start..end].split_whitespace().count();
    if words < 2 || !(before.ends_with("of ") || before.ends_with("of the ")) {
        return start;
    }
    let given = text[start..end].trim_end().rfind(' ').map_or(start, |space| start + space + 1);
    if given < end { given } else { start }
}

fn capitals_after(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(rest) = text[end..].strip_prefix(' ') {
        // "Marsh & Vale"
        let and = if rest.starts_with("& ") { 2 } else { 0 };
        let rest = &rest[and..];
        let word_end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        let word = &rest[..word_end];
        if !word.chars().next().is_some_and(char::is_uppercase) {
            break;
        }
        end += 1 + and + word_end;
    }
    end
}

/// "USGS" after "United States Geological Survey (USGS)", or by its initials.
fn acronym(text: &str, from: usize, window: &str, word: &str, name: Name) -> Option<Name> {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_uppercase).collect();
    let mut best = None;
    for at in memchr::memmem::find_iter(window.as_bytes(), word.as_bytes()).take(50) {
        if at < 2 || window.as_bytes()[at - 1] != b'(' {
            continue;
        }
        let before = window[..at - 1].trim_end();
        // As many words as needed for the initials, small words not counted.
        let mut start = before.len();
        let mut left = letters.len();
        while left > 0 {
            let word_at = before[..start].trim_end().rfind([' ', '\n', '(', '"']).map_or(0, |found| found + 1);
            let word = before[word_at..start].trim();
            let Some(initial) = word.bytes().next() else { break };
            if initial.is_ascii_uppercase() {
                if initial != letters[left - 1] {
                    break;
                }
                left -= 1;
            } else if word.len() > 4 {
                break;
            }
            start = word_at;
            if word_at == 0 {
                break;
            }
        }
        if left > 0 {
            // "Singapore Airlines (SIA)": the run of capitals before it will do.
            let run = capitals_before(before, before.rfind(' ').map_or(0, |space| space + 1));
            if before[run..].bytes().next() == letters.first().copied() {
                start = run;
                left = 0;
            }
        }
        if left == 0 {
            best = Some((start, before.len()));
            break;
        }
    }
    if best.is_none() && letters.len() >= 2 {
        // Any run of capitals with these initials: "United Nations" for "UN".
        best = initials_run(window, &letters);
    }
    let (start, end) = best?;
    let _ = text;
    Some(Name { start: (from + start) as u32, end: (from + end) as u32, ..name })
}

fn initials_run(window: &str, letters: &[u8]) -> Option<(usize, usize)> {
    let bytes = window.as_bytes();
    for at in memchr::memchr_iter(letters[0], bytes) {
        if at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
            continue;
        }
        let mut matched = 0;
        let mut end = at;
        let mut here = at;
        for word in window.get(at..)?.split(' ').take(letters.len() * 2) {
            let clean = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let first = clean.bytes().next();
            if matched < letters.len() && first == Some(letters[matched]) && clean.len() > 2 {
                matched += 1;
                end = here + clean.len();
                if matched == letters.len() || clean.len() < word.len() {
                    break;
                }
            } else if !(matched > 0 && matches!(clean, "of" | "the" | "for" | "and" | "in")) {
                break;
            }
            here += word.len() + 1;
        }
        if matched == letters.len() {
            let end = window[at..end].find("'s").map_or(end, |found| at + found);
            return Some((at, end));
        }
    }
    None
}
