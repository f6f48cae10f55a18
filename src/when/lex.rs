//! Text to tokens: words, figures and the few marks that matter, with their place.

use super::window::{WIDE, Window};
use super::words::{self, Meaning, Sense, W};
use smallvec::SmallVec;

/// A word, a run of figures or a mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it means.
    pub sense: Sense,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether it can begin a form in running text.
    pub starts: bool,
    /// Whether it is an end, a close or a start: "the year's end".
    pub ends: bool,
}

/// What a byte of ASCII is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Mark,
    Wide,
}

static CLASS: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else if b <= b' ' {
            Class::Space
        } else if b >= 0x80 {
            Class::Wide
        } else {
            Class::Mark
        };
        byte += 1;
    }
    table
}

fn class(bytes: &[u8], at: usize) -> Class {
    bytes.get(at).map_or(Class::Space, |byte| CLASS[*byte as usize])
}

/// Reads `text` from byte `from` on. `take` gets each token, and whether it is a mark, and
/// says whether to go on. Returns the place after the last token taken.
fn tokens(text: &str, from: usize, mut take: impl FnMut(Token, bool) -> bool) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut last) = (from, usize::MAX);
    while at < bytes.len() {
        // One space between words is the rule, and needs no look at its class.
        if bytes[at] == b' ' {
            at += 1;
            continue;
        }
        let start = at;
        let kind = CLASS[bytes[at] as usize];
        let mut meaning = Meaning::of(Sense::Other);
        let sense = match kind {
            Class::Space => {
                at += 1;
                continue;
            }
            Class::Letter => {
                (meaning, at) = plain_word(bytes, start).unwrap_or_else(|| word(bytes, start));
                meaning.sense
            }
            Class::Digit => figures(bytes, &mut at),
            Class::Mark => {
                at += 1;
                match bytes[start] {
                    b',' => Sense::W(W::Comma),
                    b'-' => Sense::W(W::Hyphen),
                    b'/' => Sense::W(W::Slash),
                    b'.' => Sense::W(W::Dot),
                    b':' => Sense::W(W::Colon),
                    b'!' | b'?' | b';' => Sense::W(W::Stop),
                    b'\'' => apostrophe(bytes, &mut at),
                    b'"' => Sense::W(W::Quote),
                    b'(' | b')' | b'[' | b']' => Sense::W(W::Open),
                    b'+' => Sense::W(W::Plus),
                    b'~' => Sense::W(W::Roughly),
                    _ => Sense::Other,
                }
            }
            Class::Wide => {
                let letter = text[at..].chars().next().unwrap_or(' ');
                at += letter.len_utf8();
                match letter {
                    '\u{2010}' | '\u{2011}' => Sense::W(W::Hyphen),
                    '\u{2012}'..='\u{2015}' | '\u{2212}' => Sense::W(W::Dash),
                    '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{02bc}' => apostrophe(bytes, &mut at),
                    '\u{201c}'..='\u{201f}' | '«' | '»' => Sense::W(W::Quote),
                    '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
                    '½' => Sense::W(W::Half),
                    letter if letter.is_whitespace() => continue,
                    letter if letter.is_alphabetic() => {
                        while matches!(class(bytes, at), Class::Letter | Class::Wide) {
                            let Some(next) = text[at..].chars().next().filter(|next| next.is_alphanumeric()) else {
                                break;
                            };
                            at += next.len_utf8();
                        }
                        Sense::Other
                    }
                    _ => Sense::Other,
                }
            }
        };
        let capital = bytes[start].is_ascii_uppercase();
        let mark = kind != Class::Letter;
        if mark {
            meaning = Meaning::of(sense);
        }
        let short = matches!(sense, Sense::Other) & capital & (at - start <= 3);
        let token = Token {
            start: start as u32,
            end: at as u32,
            sense,
            capital,
            glued: last == start,
            starts: meaning.starts | short,
            ends: meaning.ends,
        };
        last = at;
        if !take(token, mark) {
            break;
        }
    }
    at
}

/// The sense and the end of a word of few letters that ends with them, as most do.
#[inline]
fn plain_word(bytes: &[u8], start: usize) -> Option<(Meaning, usize)> {
    let window = Window::at(bytes, start)?;
    let length = window.letters();
    if length == WIDE {
        return None;
    }
    let end = start + length;
    let next = bytes[end];
    // A letter beyond ASCII, "n't" and "p.m." go on.
    if next >= 0x80 || next == b'\'' || next == b'.' && length == 1 {
        return None;
    }
    Some((words::meaning(words::folded(window.packed(), length)), end))
}

/// The sense of the letters that begin at `start`, and the end of the word; takes "n't"
/// and "p.m." in with them.
#[inline(never)]
fn word(bytes: &[u8], start: usize) -> (Meaning, usize) {
    let is = Meaning::of;
    let mut end = start;
    while class(bytes, end) == Class::Letter {
        end += 1;
    }
    let (length, first, last) = (end - start, bytes[start], bytes[end - 1]);
    if class(bytes, end) == Class::Wide && bytes[end] != 0xe2 && bytes[end] != 0xc2 {
        // "café": a letter beyond ASCII goes on with the word, which is none of ours.
        while matches!(class(bytes, end), Class::Letter | Class::Wide) && !matches!(bytes[end], 0xe2 | 0xc2) {
            end += 1;
        }
        return (is(Sense::Other), end);
    }
    if length > WIDE {
        return (is(Sense::Other), end);
    }
    let rest = &bytes[end..];
    if length == 1 && matches!(first | 0x20, b'a' | b'p') && (rest.starts_with(b".m") || rest.starts_with(b".M")) {
        let dot = usize::from(rest.get(2) == Some(&b'.'));
        return (is(Sense::W(if first | 0x20 == b'a' { W::Am } else { W::Pm })), end + 2 + dot);
    }
    if matches!(rest.first(), Some(b'\'' | 0xe2)) {
        let after = |marks: [&str; 2]| marks.into_iter().find(|mark| rest.starts_with(mark.as_bytes())).map(str::len);
        if length == 1
            && first | 0x20 == b'o'
            && let Some(clock) = after(["'clock", "\u{2019}clock"])
        {
            return (is(Sense::W(W::Oclock)), end + clock);
        }
        if last | 0x20 == b'n'
            && let Some(not) = after(["'t", "\u{2019}t"])
        {
            return (is(Sense::W(W::Not)), end + not);
        }
    }
    (words::meaning(words::key(&bytes[start..end])), end)
}

/// What follows an apostrophe: "'s" is a possessive, "'ll" a future.
fn apostrophe(bytes: &[u8], at: &mut usize) -> Sense {
    let rest = &bytes[*at..];
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let sense = match &rest[..letters] {
        b"s" | b"S" | b"" => W::Possessive,
        b"ll" => W::Will,
        b"re" => W::Is,
        b"ve" => W::Has,
        b"til" => W::Until,
        b"d" => W::Expected,
        _ => return Sense::W(W::Quote),
    };
    *at += letters;
    Sense::W(sense)
}

/// Figures: "2027", "1,000", "21st".
fn figures(bytes: &[u8], at: &mut usize) -> Sense {
    let start = *at;
    let mut value: u64 = 0;
    while class(bytes, *at) == Class::Digit {
        value = (value * 10 + u64::from(bytes[*at] - b'0')).min(u64::from(u32::MAX));
        *at += 1;
    }
    while *at - start <= 3
        && bytes.get(*at) == Some(&b',')
        && (1..=3).all(|next| class(bytes, *at + next) == Class::Digit)
        && class(bytes, *at + 4) != Class::Digit
    {
        for _ in 0..3 {
            *at += 1;
            value = (value * 10 + u64::from(bytes[*at] - b'0')).min(u64::from(u32::MAX));
        }
        *at += 1;
    }
    let value = value as u32;
    let ending = bytes.get(*at..*at + 2).unwrap_or(&[]);
    if ending.len() == 2 && class(bytes, *at + 2) != Class::Letter {
        let ending = [ending[0] | 0x20, ending[1] | 0x20];
        if matches!(&ending, b"st" | b"nd" | b"rd" | b"th") {
            *at += 2;
            return Sense::Ord(value);
        }
    }
    Sense::Num(value)
}

/// The longest run of tokens that is read without going to the heap.
const FEW: usize = 64;

/// Reads `text` into tokens, as many as one piece has, and hands them on.
pub(crate) fn with_tokens<T>(text: &str, read: impl FnOnce(&[Token]) -> T) -> T {
    let mut list: SmallVec<[Token; FEW]> = SmallVec::new();
    if text.len() <= u32::MAX as usize {
        tokens(text, 0, |token, _| {
            list.push(token);
            list.len() < PIECE
        });
    }
    read(&list)
}

/// The most tokens that stand in one piece, however long the sentence goes on.
const PIECE: usize = 400;

/// Reads `text` piece by piece, each a sentence or so, and hands on its tokens and the
/// places of those that can begin a form.
pub(crate) fn sentences(text: &str, mut read: impl FnMut(&[Token], &[u16])) {
    if text.len() > u32::MAX as usize {
        return;
    }
    let bytes = text.as_bytes();
    let mut piece: SmallVec<[Token; FEW]> = SmallVec::new();
    let mut starts = [0; PIECE];
    let mut from = 0;
    while from < text.len() {
        piece.clear();
        let mut count = 0;
        from = tokens(text, from, |token, mark| {
            starts[count] = piece.len() as u16;
            count += usize::from(token.starts);
            piece.push(token);
            // A line's end ends a sentence where the next line starts afresh.
            let ends = mark
                && match token.sense {
                    Sense::W(W::Stop) => {
                        token.end as usize - token.start as usize == 1 && bytes[token.start as usize] != b';'
                    }
                    Sense::W(W::Dot) => full_stop(&piece, bytes, token.end as usize),
                    _ => false,
                };
            !(ends || piece.len() >= PIECE || blank_line(bytes, token.end as usize))
        });
        read(&piece, &starts[..count]);
    }
}

fn blank_line(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'\n') && matches!(bytes.get(at + 1), Some(b'\n' | b'\r'))
}

/// Whether a dot ends its sentence: not after an initial or an abbreviated month.
fn full_stop(piece: &[Token], bytes: &[u8], at: usize) -> bool {
    if !matches!(bytes.get(at), None | Some(b' ' | b'\n' | b'\r' | b'\t' | b'"' | 0xe2)) {
        return false;
    }
    let Some(before) = piece.len().checked_sub(2).map(|before| piece[before]) else { return true };
    let width = before.end - before.start;
    match before.sense {
        Sense::Month(_) | Sense::Weekday(_) => width > 5 || matches!(width, 4 | 5) && !before.capital,
        _ => width > 1 || !before.capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_wherever_the_text_ends() {
        for text in ["by Friday", "isn't", "5 p.m. on", "caf\u{e9} o'clock", "Sept. a week", "internationalisation of"]
        {
            let long = format!("{text} and sixteen bytes more");
            let read = |text: &str, until: usize| {
                let mut list = Vec::new();
                tokens(text, 0, |token, _| {
                    list.push((token.start, token.end, token.sense, token.capital, token.glued));
                    (token.end as usize) < until
                });
                list
            };
            assert_eq!(read(text, text.len()), read(&long, text.len()), "{text}");
        }
    }
}
