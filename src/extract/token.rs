//! Words and marks of a text, as byte spans with their word classes.

use super::lexicon::{self, CALENDAR, Class, EVENT, Lexicon, MAY, NUMBER, PRON, REL};
use crate::when::window::{WIDE, Window};

/// What kind of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, or the part of one split off at an apostrophe ("'ll", "n't", "'s").
    Word,
    /// Begins with a digit.
    Number,
    /// . ! ? …
    Stop,
    /// ,
    Comma,
    /// ;
    Semicolon,
    /// :
    Colon,
    /// A dash, or two hyphens.
    Dash,
    /// " and its curly and pointed kin.
    Quote,
    /// ( [
    Open,
    /// ) ]
    Close,
    /// Any other mark.
    Mark,
}

/// A word or a mark of the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word classes.
    pub class: Class,
    /// The word's number, which finds it in a list of words.
    pub number: u32,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// For a quotation mark: whether it can only open (1) or only close (2); else 0.
    pub side: u8,
}

impl Token {
    /// Whether the token has one of these classes.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.class & class != 0
    }

    /// Its bytes.
    #[inline]
    pub fn bytes<'t>(&self, text: &'t str) -> &'t [u8] {
        &text.as_bytes()[self.start as usize..self.end as usize]
    }

    /// Whether it is this word, whatever its case.
    #[inline]
    pub fn same(&self, text: &str, word: &str) -> bool {
        self.bytes(text).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether it is one of these words, whatever its case.
    #[inline]
    pub fn any<const N: usize>(&self, text: &str, words: &Words<N>) -> bool {
        words.numbers.iter().fold(false, |found, number| found | (*number == self.number))
            && self.one_of(text, &words.words)
    }

    /// What numbers promise, told by the letters.
    #[inline(never)]
    fn one_of(&self, text: &str, words: &[&str]) -> bool {
        words.iter().any(|word| self.same(text, word))
    }
}

/// A list of words, with their numbers for a quick look; `words!` makes it.
#[derive(Debug)]
pub struct Words<const N: usize> {
    numbers: [u32; N],
    words: [&'static str; N],
}

impl<const N: usize> Words<N> {
    /// Numbers a list, when the program is compiled.
    pub const fn new(words: [&'static str; N]) -> Words<N> {
        let mut numbers = [0; N];
        let mut at = 0;
        while at < N {
            numbers[at] = lexicon::number_of(words[at].as_bytes());
            assert!(numbers[at] != 0, "no word, or too long a one");
            at += 1;
        }
        Words { numbers, words }
    }
}

/// A list of words for `any`.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &$crate::extract::token::Words::new([$($word),*]) }
    };
}

/// What a byte can begin.
const LETTER: u8 = 0;
const DIGIT: u8 = 1;
const SPACE: u8 = 2;
const MARK: u8 = 3;
const HIGH: u8 = 4;

static BYTES: [u8; 256] = {
    let mut table = [MARK; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' | 0x0b | 0x0c => SPACE,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            0x80..=0xff => HIGH,
            _ => MARK,
        };
        byte += 1;
    }
    table
};

/// What a character beyond ASCII counts as, with its length in bytes.
enum High {
    Letter(usize),
    Space(usize),
    Apostrophe(usize),
    Mark(usize, Kind, u8),
}

#[inline(never)]
fn high(bytes: &[u8]) -> High {
    match bytes {
        [0xe2, 0x80, third, ..] => match third {
            0x80..=0x8f | 0xa8..=0xaf => High::Space(3),
            0x90 | 0x91 => High::Letter(3),
            0x92..=0x95 => High::Mark(3, Kind::Dash, 0),
            0x99 => High::Apostrophe(3),
            0x98 => High::Mark(3, Kind::Mark, 0),
            0x9c | 0x9e | 0x9f => High::Mark(3, Kind::Quote, 1),
            0x9d => High::Mark(3, Kind::Quote, 2),
            0xa6 => High::Mark(3, Kind::Stop, 0),
            _ => High::Mark(3, Kind::Mark, 0),
        },
        [0xe2, 0x81..=0x82, _, ..] => High::Mark(3, Kind::Mark, 0),
        [0xe2, 0x84..=0xaf, _, ..] => High::Mark(3, Kind::Mark, 0),
        [0xef, 0xb8, _, ..] | [0xef, 0xbb, 0xbf, ..] => High::Space(3),
        [0xe3, 0x80, 0x80..=0x90, ..] => High::Mark(3, Kind::Mark, 0),
        [0xc2, 0x85 | 0xa0, ..] => High::Space(2),
        [0xc2, 0xab, ..] => High::Mark(2, Kind::Quote, 1),
        [0xc2, 0xbb, ..] => High::Mark(2, Kind::Quote, 2),
        [0xc2, ..] => High::Mark(2, Kind::Mark, 0),
        [0xf0..=0xf4, _, _, _, ..] => High::Mark(4, Kind::Mark, 0),
        [0xe0..=0xef, ..] => High::Letter(3),
        [0xc0..=0xdf, ..] => High::Letter(2),
        _ => High::Mark(1, Kind::Mark, 0),
    }
}

/// Whether a letter beyond ASCII is a capital, for the alphabets of Europe.
fn high_capital(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_uppercase)
}

/// A token at which a sentence may end or a quotation begin.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    /// The token.
    pub at: usize,
    /// All classes of the words since the stop before.
    pub class: Class,
}

/// Where the tokens of a text are put.
#[derive(Debug, Default)]
pub struct Tokens {
    /// Every token.
    all: Vec<Token>,
    /// Full stops, quotation marks and words that end in a full stop, in order.
    pub stops: Vec<Stop>,
    /// All classes of the words since the last stop.
    class: Class,
}

impl Tokens {
    /// Empties it, keeping its memory.
    pub fn clear(&mut self) {
        self.truncate(0);
        self.stops.clear();
    }

    /// Drops the tokens from `length` on.
    pub fn truncate(&mut self, length: usize) {
        self.all.truncate(length);
        self.class = 0;
    }

    /// Returns the classes since the last stop, and forgets them.
    pub fn take_class(&mut self) -> Class {
        std::mem::take(&mut self.class)
    }

    #[inline]
    fn word(&mut self, start: usize, end: usize, (class, number): (Class, u32), capital: bool, spaced: bool) {
        self.class |= class;
        let (start, end) = (start as u32, end as u32);
        self.all.push(Token { start, end, class, number, kind: Kind::Word, capital, spaced, side: 0 });
    }

    #[inline]
    fn mark(&mut self, bytes: &[u8], start: usize, end: usize, kind: Kind, spaced: bool, side: u8) {
        if matches!(kind, Kind::Stop | Kind::Quote) {
            self.stop();
        }
        let class = if kind == Kind::Number { NUMBER } else { 0 };
        let number = if matches!(kind, Kind::Number | Kind::Mark) { lexicon::number_of(&bytes[start..end]) } else { 0 };
        self.class |= class;
        let (start, end) = (start as u32, end as u32);
        self.all.push(Token { start, end, class, number, kind, capital: false, spaced, side });
    }

    /// Makes quotation marks of the single marks around what is said in the tokens from
    /// `first` on, where no double marks stand: one before a capital opens, one behind a
    /// comma or a full stop closes.
    pub fn single_quotes(&mut self, text: &str, first: usize) {
        if self.stops.iter().any(|stop| self.all[stop.at].kind == Kind::Quote) {
            return;
        }
        let mut open = None;
        for at in first..self.all.len() {
            let token = self.all[at];
            if token.kind != Kind::Mark || !matches!(token.bytes(text), b"'" | b"\xe2\x80\x98" | b"\xe2\x80\x99") {
                continue;
            }
            let next = self.all.get(at + 1);
            let opens = (token.spaced || at == first) && next.is_some_and(|next| next.capital && !next.spaced);
            let closes = !token.spaced
                && next.is_none_or(|next| next.spaced)
                && at > first
                && matches!(self.all[at - 1].kind, Kind::Comma | Kind::Stop);
            if opens && open.is_none() {
                open = Some(at);
            } else if let Some(from) = open.filter(|_| closes) {
                self.quote(from, 1);
                self.quote(at, 2);
                open = None;
            }
        }
        // What a curly mark opens may go on in the next paragraph.
        if let Some(from) = open.filter(|from| self.all[*from].bytes(text) == "‘".as_bytes()) {
            self.quote(from, 1);
        }
        self.stops.sort_by_key(|stop| stop.at);
    }

    /// Makes a quotation mark of a mark; the stops are put in order by the caller.
    fn quote(&mut self, at: usize, side: u8) {
        (self.all[at].kind, self.all[at].side) = (Kind::Quote, side);
        self.stops.push(Stop { at, class: 0 });
    }

    /// Notes that the next token may end a sentence.
    fn stop(&mut self) {
        let class = self.take_class();
        self.stops.push(Stop { at: self.all.len(), class });
    }
}

impl std::ops::Deref for Tokens {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.all
    }
}

/// Appends the tokens of `text[from..to]`.
///
/// `from` and `to` must lie on character boundaries.
pub fn tokenize(text: &str, from: usize, to: usize, lexicon: Lexicon, tokens: &mut Tokens) {
    let bytes = &text.as_bytes()[..to];
    let mut at = from;
    let mut spaced = true;
    tokens.all.reserve((to - from) / 5);
    while at < to {
        let start = at;
        let begins = BYTES[bytes[at] as usize];
        // Most words are short, of ASCII letters alone, with a space or a mark behind:
        // these are told without a loop.
        if begins == LETTER
            && let Some(window) = Window::at(bytes, at)
        {
            let length = window.alphanumerics();
            if length < WIDE {
                let next = bytes[at + length];
                if ENDS[next as usize] && (length > 1 || next != b'.') {
                    let capital = bytes[at] & 0x20 == 0;
                    let (mut class, number) = lexicon.look_in(window.packed(), length);
                    if capital && class & (PRON | REL | MAY | EVENT) != 0 {
                        class = in_capitals(bytes, at, at + length, class);
                    }
                    at += length;
                    tokens.word(start, at, (class, number), capital, spaced);
                    spaced = next == b' ';
                    at += usize::from(spaced);
                    continue;
                }
            }
        }
        match begins {
            SPACE => {
                at += 1;
                spaced = true;
                continue;
            }
            LETTER => {
                let capital = bytes[at].is_ascii_uppercase();
                at = word_end(bytes, at + 1);
                at = word(bytes, start, at, capital, spaced, lexicon, tokens);
            }
            DIGIT => {
                at = number_end(bytes, at + 1);
                tokens.mark(bytes, start, at, Kind::Number, spaced, 0);
            }
            MARK => {
                let (length, kind) = mark(bytes, at);
                at += length;
                tokens.mark(bytes, start, at, kind, spaced, 0);
            }
            _ => match high(&bytes[at..]) {
                High::Space(length) => {
                    at = (at + length).min(to);
                    spaced = true;
                    continue;
                }
                High::Letter(length) => {
                    at = word_end(bytes, (at + length).min(to));
                    at = word(bytes, start, at, high_capital(text, start), spaced, lexicon, tokens);
                }
                High::Apostrophe(length) => {
                    at = (at + length).min(to);
                    tokens.mark(bytes, start, at, Kind::Mark, spaced, 0);
                }
                High::Mark(length, kind, side) => {
                    at = (at + length).min(to);
                    tokens.mark(bytes, start, at, kind, spaced, side);
                }
            },
        }
        spaced = false;
    }
}

/// The bytes behind a word that end it for certain; a full stop may join initials.
static ENDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = !matches!(byte as u8, b'-' | b'\'');
        byte += 1;
    }
    table
};

/// The classes of a word with a capital: "US", "WHO" and "IT" are names and no pronouns;
/// "May" and "March" are months beside a day, a year or a word that leads to a month.
#[inline(never)]
fn in_capitals(bytes: &[u8], start: usize, end: usize, class: Class) -> Class {
    let word = &bytes[start..end];
    if class & (PRON | REL) != 0 {
        return if word.len() < 4 && word.get(1).is_some_and(u8::is_ascii_uppercase) { 0 } else { class };
    }
    if word != b"May" && word != b"March" {
        return class;
    }
    let before = bytes[start.saturating_sub(8)..start].strip_suffix(b" ").unwrap_or_default();
    let word = before.iter().rposition(|byte| !byte.is_ascii_alphanumeric()).map_or(before, |at| &before[at + 1..]);
    let day = matches!(bytes.get(end..end + 2), Some([b' ', b'0'..=b'9']));
    let leads = word.last().is_some_and(u8::is_ascii_digit) || LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead));
    if day || leads { CALENDAR } else { class }
}

/// Words that lead to a month.
const LEADS: &[&[u8]] = &[
    b"in", b"by", b"until", b"till", b"since", b"from", b"through", b"during", b"before", b"late", b"early", b"mid",
    b"next", b"last", b"this", b"of",
];

/// The end of a run of letters, digits, inner hyphens and inner full stops ("U.S.").
#[inline]
fn word_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        // Letters and digits are the two least classes.
        while at < bytes.len() && BYTES[bytes[at] as usize] <= DIGIT {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'-') if letter_at(bytes, at + 1) && bytes[at - 1] != b'-' => at += 1,
            Some(0x80..) => match high(&bytes[at..]) {
                High::Letter(length) => at = (at + length).min(bytes.len()),
                _ => return at,
            },
            _ => return at,
        }
    }
}

#[inline]
fn letter_at(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|byte| matches!(BYTES[*byte as usize], LETTER | DIGIT))
}

/// The end of a number with its decimals, thousands, percent sign, ordinal or unit.
fn number_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => at += 1,
            b'.' | b',' | b':' | b'-' | b'/' if bytes.get(at + 1).is_some_and(|next| next.is_ascii_digit()) => at += 1,
            b'-' if letter_at(bytes, at + 1) => at += 1,
            b'%' => return at + 1,
            _ => break,
        }
    }
    at
}

fn mark(bytes: &[u8], at: usize) -> (usize, Kind) {
    match bytes[at] {
        b'.' => {
            let run = bytes[at..].iter().take_while(|byte| **byte == b'.').count();
            (run, Kind::Stop)
        }
        b'!' | b'?' => (1, Kind::Stop),
        b',' => (1, Kind::Comma),
        b';' => (1, Kind::Semicolon),
        b':' => (1, Kind::Colon),
        b'"' => (1, Kind::Quote),
        b'(' | b'[' => (1, Kind::Open),
        b')' | b']' => (1, Kind::Close),
        b'-' => {
            let run = bytes[at..].iter().take_while(|byte| **byte == b'-').count();
            (run, Kind::Dash)
        }
        // An entity that the page left undecoded: "&amp;mdash;", "&ndash;".
        b'&' => entity(&bytes[at..]),
        _ => (1, Kind::Mark),
    }
}

fn entity(bytes: &[u8]) -> (usize, Kind) {
    for (name, kind) in [
        (&b"&amp;mdash;"[..], Kind::Dash),
        (b"&amp;ndash;", Kind::Dash),
        (b"&mdash;", Kind::Dash),
        (b"&ndash;", Kind::Dash),
        (b"&quot;", Kind::Quote),
        (b"&amp;", Kind::Mark),
    ] {
        if bytes.starts_with(name) {
            return (name.len(), kind);
        }
    }
    (1, Kind::Mark)
}

/// Adds the word `bytes[start..end]`, with what an apostrophe or full stops join to it;
/// returns where all of it ends.
#[inline]
fn word(
    bytes: &[u8],
    start: usize,
    end: usize,
    capital: bool,
    spaced: bool,
    lexicon: Lexicon,
    tokens: &mut Tokens,
) -> usize {
    match bytes.get(end) {
        Some(b'\'' | 0xe2) => joined(bytes, start, end, capital, spaced, lexicon, tokens),
        Some(b'.') if end == start + 1 => initials(bytes, start, end, capital, spaced, lexicon, tokens),
        _ => {
            let (mut class, number) = lexicon.look(bytes, start, end);
            if capital && class & (PRON | REL | MAY | EVENT) != 0 {
                class = in_capitals(bytes, start, end, class);
            }
            tokens.word(start, end, (class, number), capital, spaced);
            end
        }
    }
}

/// "U.S.", "p.m.", "Ph.D.": single letters joined by full stops; else one letter.
#[inline(never)]
fn initials(
    bytes: &[u8],
    start: usize,
    end: usize,
    capital: bool,
    spaced: bool,
    lexicon: Lexicon,
    tokens: &mut Tokens,
) -> usize {
    let mut last = end;
    while bytes.get(last) == Some(&b'.')
        && letter_at(bytes, last + 1)
        && (last + 2 >= bytes.len() || BYTES[bytes[last + 2] as usize] != LETTER)
    {
        last += 2;
    }
    if last > end {
        if bytes.get(last) == Some(&b'.') {
            last += 1;
        }
        if bytes[last - 1] == b'.' {
            tokens.stop();
        }
    }
    tokens.word(start, last, lexicon.look(bytes, start, last), capital, spaced);
    last
}

/// A word with a clitic behind an apostrophe: "won't", "there'll", "Ann's", "O'Brien".
#[inline(never)]
fn joined(
    bytes: &[u8],
    start: usize,
    at: usize,
    capital: bool,
    spaced: bool,
    lexicon: Lexicon,
    tokens: &mut Tokens,
) -> usize {
    let apostrophe = match bytes[at] {
        b'\'' => 1,
        _ if bytes[at..].starts_with("’".as_bytes()) => 3,
        _ => 0,
    };
    let class = lexicon.look(bytes, start, at);
    if apostrophe == 0 || !letter_at(bytes, at + apostrophe) {
        tokens.word(start, at, class, capital, spaced);
        return at;
    }
    let tail = at + apostrophe;
    let end = word_end(bytes, tail);
    let clitic = match &bytes[tail..end] {
        b"t" | b"T" if matches!(bytes[at - 1], b'n' | b'N') => {
            // "can't" keeps one n; "won't" and "shan't" are will and shall.
            let class = match &bytes[start..at - 1] {
                b"wo" | b"Wo" | b"sha" => lexicon.look_up(b"will"),
                b"ca" | b"Ca" => lexicon.look_up(b"can"),
                stem => lexicon.look_up(stem),
            };
            tokens.word(start, at - 1, class, capital, spaced);
            tokens.word(at - 1, end, lexicon.look_up(b"n't"), false, false);
            return end;
        }
        b"ll" | b"LL" => lexicon.look_up(b"'ll"),
        b"d" | b"D" => lexicon.look_up(b"'d"),
        b"re" => lexicon.look_up(b"'re"),
        b"ve" => lexicon.look_up(b"'ve"),
        b"m" => lexicon.look_up(b"'m"),
        b"s" | b"S" => (0, lexicon::number_of(&bytes[at..end])),
        _ => {
            // "O'Brien", "o'clock": one word.
            tokens.word(start, end, lexicon.look(bytes, start, end), capital, spaced);
            return end;
        }
    };
    tokens.word(start, at, class, capital, spaced);
    tokens.word(at, end, clitic, false, false);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_numbers() {
        let text = "It WON'T open before 50-50 o'clock; Ann’s p.m. A&B unquestionableness";
        let mut tokens = Tokens::default();
        tokenize(text, 0, text.len(), Lexicon::get(), &mut tokens);
        let among = |word: &str| {
            tokens
                .iter()
                .filter(|token| token.any(text, words!["it", "n't", "50-50", "o'clock", "’s", "p.m.", "&"]))
                .any(|token| token.same(text, word))
        };
        for word in ["it", "n't", "50-50", "o'clock", "’s", "p.m.", "&"] {
            assert!(among(word), "{word}");
        }
        // Longer than what is looked up: no list finds it, and none can name it.
        for word in ["open", "a", "unquestionableness"] {
            assert!(tokens.iter().any(|token| token.same(text, word)) && !among(word), "{word}");
        }
    }
}
