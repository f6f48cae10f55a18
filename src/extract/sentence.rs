//! Paragraphs, sentences, quotations, and the noise of a web page.

use super::fuller::Lately;
use super::lexicon::{ADV, CONJ, Class, DET, HE, HONORIFIC, Lexicon, PREP, PRON, REL, SUB, TITLE, TRIGGER};
use super::name::Name;
use super::token::{Kind, Token, Tokens, tokenize};
use std::cell::RefCell;
use std::sync::LazyLock;

/// How many tokens a sentence has at most.
const LONGEST: usize = 250;

/// A sentence, headline or bullet.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// The paragraph's number.
    pub paragraph: usize,
    /// All classes of its words.
    pub class: Class,
    /// Whether it stands on a line without a full stop.
    pub headline: bool,
    /// Whether it ends in a question mark.
    pub question: bool,
}

/// What stands between an opening and a closing quotation mark.
#[derive(Debug, Clone, Copy)]
pub struct Quotation {
    /// The token of the opening mark.
    pub open: usize,
    /// The token of the closing mark, or one past the paragraph's last token.
    pub close: usize,
    /// The paragraph's number.
    pub paragraph: usize,
}

/// A line of the text.
#[derive(Debug, Clone, Copy)]
pub struct Paragraph {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// First sentence.
    pub sentences: usize,
    /// First quotation.
    pub quotations: usize,
}

/// A stretch of text, taken apart.
#[derive(Debug, Default)]
pub struct Structure {
    /// Every token.
    pub tokens: Tokens,
    /// Every sentence.
    pub sentences: Vec<Sentence>,
    /// Every quotation.
    pub quotations: Vec<Quotation>,
    /// Every line that holds sentences.
    pub paragraphs: Vec<Paragraph>,
    /// Whether a heading such as "Most read" was passed, so that headlines are of other stories.
    elsewhere: bool,
    /// The names whose fullest form was looked for lately.
    names: RefCell<Lately>,
}

impl Structure {
    /// Empties it, keeping its memory.
    pub fn clear(&mut self) {
        self.tokens.clear();
        self.sentences.clear();
        self.quotations.clear();
        self.paragraphs.clear();
        self.names.get_mut().clear();
    }

    /// The fullest form of a name that the text gives.
    pub fn fullest(&self, text: &str, name: Name) -> Name {
        self.names.borrow_mut().fullest(text, name)
    }

    /// Forgets what headings were passed: a new text begins.
    pub fn restart(&mut self) {
        self.clear();
        self.elsewhere = false;
    }

    /// Takes the line `text[from..to]` apart.
    pub fn line(&mut self, text: &str, from: usize, to: usize, lexicon: Lexicon) {
        let first = self.tokens.len();
        self.tokens.stops.clear();
        tokenize(text, from, to, lexicon, &mut self.tokens);
        let last = self.tokens.len();
        if first == last {
            return;
        }
        let line = text[from..to].trim();
        match noise(line, &self.tokens[first..last]) {
            Noise::None => {}
            Noise::Heading => {
                self.elsewhere = true;
                self.tokens.truncate(first);
                return;
            }
            Noise::Line => {
                self.tokens.truncate(first);
                return;
            }
        }
        let ends = self.tokens[first..last]
            .iter()
            .rev()
            .find(|token| token.kind != Kind::Quote && token.kind != Kind::Close)
            .is_some_and(|token| token.kind == Kind::Stop || ends_in_stop(token, text));
        if self.elsewhere && (!ends || line.len() < 90) {
            self.tokens.truncate(first);
            return;
        }
        self.elsewhere = false;
        let paragraph = self.paragraphs.len();
        self.paragraphs.push(Paragraph {
            first,
            last,
            sentences: self.sentences.len(),
            quotations: self.quotations.len(),
        });
        if single_quoted(&text.as_bytes()[from..to]) {
            self.tokens.single_quotes(text, first);
        }
        self.quote(first, last, paragraph);
        self.split(text, first, last, paragraph);
    }

    /// Finds the quotations of a paragraph.
    fn quote(&mut self, first: usize, last: usize, paragraph: usize) {
        let mut open = None;
        for stop in &self.tokens.stops {
            let at = stop.at;
            let token = &self.tokens[at];
            if token.kind != Kind::Quote {
                continue;
            }
            let opens = match token.side {
                1 => true,
                2 => false,
                _ => match open {
                    None => token.spaced || at == first || !self.spaced(at + 1, last),
                    // A straight mark with a space before and none behind opens anew:
                    // the closing mark was forgotten.
                    Some(_) => false,
                },
            };
            if opens {
                if open.is_none() {
                    open = Some(at);
                }
            } else if let Some(from) = open.take() {
                self.quotations.push(Quotation { open: from, close: at, paragraph });
            }
        }
        if let Some(from) = open {
            self.quotations.push(Quotation { open: from, close: last, paragraph });
        }
    }

    fn spaced(&self, at: usize, last: usize) -> bool {
        at >= last || self.tokens[at].spaced
    }

    fn split(&mut self, text: &str, first: usize, last: usize, paragraph: usize) {
        let mut begin = self.dateline(text, first, last);
        let mut class = 0;
        for index in 0..self.tokens.stops.len() {
            let stop = self.tokens.stops[index];
            class |= stop.class;
            if stop.at < begin {
                continue;
            }
            let ends = match self.tokens[stop.at].kind {
                Kind::Stop => self.stop_ends(text, stop.at, first, last),
                Kind::Word => self.initials_end(text, stop.at, last),
                _ => false,
            };
            if !ends {
                continue;
            }
            let mut end = stop.at + 1;
            while end < last && self.closes(end) {
                end += 1;
            }
            self.push(text, begin, end, paragraph, class, false);
            begin = end;
            class = 0;
        }
        class |= self.tokens.take_class();
        if begin < last {
            self.push(text, begin, last, paragraph, class, true);
        }
    }

    /// Where a line begins behind "KYIV, March 17 (Reuters) —": place, day and agency.
    fn dateline(&self, text: &str, first: usize, last: usize) -> usize {
        let (mut firm, mut open) = (false, false);
        for at in first..last.min(first + 16) {
            let token = &self.tokens[at];
            match token.kind {
                Kind::Dash if firm && !open && token.spaced && last - at > 5 => return at + 1,
                Kind::Open | Kind::Close => (firm, open) = (true, token.kind == Kind::Open),
                Kind::Comma => firm = true,
                Kind::Number | Kind::Stop | Kind::Mark if at > first => {}
                Kind::Word if open => {}
                Kind::Word if token.capital && !token.is(DET | PRON | HE | PREP | SUB | CONJ) => {
                    let word = token.bytes(text);
                    firm |= word.len() > 3 && word.iter().all(u8::is_ascii_uppercase);
                }
                _ => return first,
            }
        }
        first
    }

    /// Whether a token closes what a full stop before it ended.
    fn closes(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        !token.spaced && (token.kind == Kind::Close || (token.kind == Kind::Quote && token.side != 1))
    }

    fn push(&mut self, text: &str, first: usize, last: usize, paragraph: usize, class: Class, headline: bool) {
        // What runs on past any sentence that people write is cut into pieces, so that
        // walks over a sentence are short whatever the text.
        let mut first = first;
        while last - first > LONGEST {
            let piece = first + LONGEST;
            self.sentences.push(Sentence { first, last: piece, paragraph, class, headline, question: false });
            first = piece;
        }
        let question = class & TRIGGER != 0
            && self.tokens[first..last]
                .iter()
                .rev()
                .take(3)
                .any(|token| token.kind == Kind::Stop && token.bytes(text) == b"?");
        self.sentences.push(Sentence { first, last, paragraph, class, headline, question });
    }

    /// Whether the full stop at `at` ends a sentence.
    fn stop_ends(&self, text: &str, at: usize, first: usize, last: usize) -> bool {
        let mut next = at + 1;
        let mut closed = false;
        while next < last && self.closes(next) {
            closed = true;
            next += 1;
        }
        if next >= last {
            return true;
        }
        let follower = self.tokens[next];
        let plain = self.tokens[at].bytes(text) == b".";
        if !follower.spaced {
            // "the case.The court": a space was lost.
            return plain
                && !closed
                && follower.capital
                && at > first
                && self.tokens[at - 1].kind == Kind::Word
                && !self.tokens[at - 1].capital
                && self.tokens[at - 1].end - self.tokens[at - 1].start > 3;
        }
        if follower.kind == Kind::Word && !follower.capital {
            return false;
        }
        if follower.kind == Kind::Comma {
            return false;
        }
        if plain && !closed && at > first {
            let word = self.tokens[at - 1];
            if word.kind == Kind::Word && !self.tokens[at].spaced {
                return !abbreviates(&word, text, &follower);
            }
        }
        true
    }

    /// Whether the initials at `at` ("U.S.", "p.m.") are also the end of a sentence.
    fn initials_end(&self, text: &str, at: usize, last: usize) -> bool {
        let token = self.tokens[at];
        if !ends_in_stop(&token, text) || at + 1 >= last {
            return false;
        }
        let next = self.tokens[at + 1];
        let opens = next.is(DET | PRON | HE | PREP | CONJ | SUB | ADV | REL);
        next.spaced && ((next.capital && opens && next.bytes(text).len() > 1) || (next.kind == Kind::Quote))
    }
}

/// Whether a line may have a quotation in single marks: "‘I will go,’ she said".
fn single_quoted(line: &[u8]) -> bool {
    memchr::memchr_iter(b'\'', line).any(|at| at > 0 && matches!(line[at - 1], b',' | b'.' | b'!' | b'?'))
        || memchr::memchr_iter(0x98, line).any(|at| line[..at].ends_with(b"\xe2\x80"))
}

fn ends_in_stop(token: &Token, text: &str) -> bool {
    token.kind == Kind::Word && token.bytes(text).ends_with(b".")
}

/// Whether a full stop after `word` marks an abbreviation.
fn abbreviates(word: &Token, text: &str, follower: &Token) -> bool {
    let bytes = word.bytes(text);
    // An initial: "J. Smith", but not "vitamin C. The".
    if bytes.len() == 1 && word.capital {
        return !follower.is(DET | PRON | HE | PREP | CONJ | SUB | ADV);
    }
    if word.is(HONORIFIC) && word.capital && bytes.len() < 6 {
        return true;
    }
    let mut lower = [0u8; 8];
    let Some(lower) = lower.get_mut(..bytes.len()) else {
        return false;
    };
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    match &*lower {
        b"st" | b"mt" | b"ft" | b"fr" | b"pres" | b"adm" | b"cmdr" | b"cpl" | b"pvt" | b"supt" | b"insp" | b"det"
        | b"asst" | b"assoc" | b"vs" | b"v" | b"no" | b"nos" | b"approx" | b"ave" | b"blvd" | b"rd" | b"dept"
        | b"univ" | b"eg" | b"ie" | b"cf" | b"rs" | b"brig" | b"messrs" | b"atty" | b"hon" => {
            // "No." is an abbreviation before a number only; "st" and "v" are always.
            !matches!(&*lower, b"no" | b"nos") || follower.kind == Kind::Number
        }
        b"jan" | b"feb" | b"mar" | b"apr" | b"jun" | b"jul" | b"aug" | b"sep" | b"sept" | b"oct" | b"nov" | b"dec"
        | b"mon" | b"tue" | b"tues" | b"wed" | b"thu" | b"thurs" | b"fri" => follower.kind == Kind::Number,
        b"inc" | b"corp" | b"co" | b"ltd" | b"jr" | b"sr" | b"bros" | b"etc" | b"ore" | b"calif" | b"mass"
        | b"conn" | b"fla" | b"ill" | b"pa" | b"va" | b"wash" | b"ariz" | b"colo" => {
            !follower.is(DET | PRON | HE | PREP | CONJ | SUB | ADV) && follower.kind == Kind::Word
        }
        _ => false,
    }
}

enum Noise {
    None,
    /// The line is of the page, not of the article.
    Line,
    /// The line opens a list of other stories.
    Heading,
}

/// How lines of the page around an article begin, in lower case.
const LINES: &[&str] = &[
    "also read",
    "read also",
    "read more",
    "read next",
    "read the full",
    "see also",
    "see more",
    "more on this",
    "related:",
    "related story",
    "watch:",
    "watch now",
    "watch live",
    "listen:",
    "listen to this",
    "share this",
    "share on",
    "share:",
    "follow us",
    "follow @",
    "subscribe",
    "sign up",
    "stay tuned",
    "stay up to date",
    "click here",
    "advertisement",
    "sponsored",
    "photo:",
    "photo by",
    "photos:",
    "image:",
    "image credit",
    "picture:",
    "credit:",
    "copyright",
    "©",
    "all rights reserved",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "by using this",
    "by continuing",
    "by clicking",
    "accept all",
    "cookie",
    "privacy policy",
    "terms of",
    "tags:",
    "tagged",
    "filed under",
    "topics:",
    "categories:",
    "editing by",
    "reporting by",
    "additional reporting",
    "this article was",
    "this article is",
    "this story was",
    "download the",
    "download our",
    "get the app",
    "join our",
    "join the conversation",
    "newsletter",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "comments",
    "drop your",
    "let us know",
    "what do you think",
    "tell us",
    "log in",
    "sign in",
    "register",
    "skip to",
    "back to top",
    "home |",
    "menu",
    "search",
    "support us",
    "donate",
    "become a member",
    "print this",
    "email this",
    "last updated",
    "updated:",
    "published:",
    "posted by",
    "posted on",
    "written by",
    "source:",
    "sources:",
    "via:",
    "file photo",
    "getty images",
    "template:",
    "align=",
    "disclaimer",
    "have your say",
    "don't miss",
    "buy tickets",
    "enter your email",
    "thank you for",
    "you have",
    "min read",
    "scroll",
    "loading",
];

/// Headings of lists of other stories, in lower case; the whole line.
const HEADINGS: &[&str] = &[
    "related",
    "related articles",
    "related stories",
    "related news",
    "related topics",
    "most read",
    "most popular",
    "popular",
    "popular stories",
    "trending",
    "trending now",
    "recommended",
    "recommended for you",
    "you may also like",
    "you might also like",
    "more from",
    "more news",
    "more stories",
    "more to explore",
    "latest news",
    "latest stories",
    "latest",
    "top stories",
    "editor's picks",
    "editors' picks",
    "don't miss",
    "in other news",
    "around the web",
    "from around the web",
    "other headlines",
    "headlines",
    "sister links",
    "see also",
    "external links",
    "sources",
    "read next",
    "up next",
    "sponsored content",
    "promoted",
    "elsewhere",
    "keep reading",
    "what to read next",
];

fn noise(line: &str, tokens: &[Token]) -> Noise {
    let bytes = line.as_bytes();
    if bytes.len() > 400 {
        return Noise::None;
    }
    let mut lower = [0u8; 40];
    // Past bullets, emoji and Markdown's marks.
    let skip = line.find(char::is_alphanumeric).unwrap_or(0);
    let skip = if line.starts_with('©') { 0 } else { skip };
    let head = &bytes[skip..];
    let length = head.len().min(lower.len());
    lower[..length].copy_from_slice(&head[..length]);
    lower.make_ascii_lowercase();
    let lower = &lower[..length];
    let whole = trim_colon(&lower[..length]);
    if head.len() < 40 && tokens.len() < 8 && HEADINGS.iter().any(|heading| heading.as_bytes() == whole) {
        return Noise::Heading;
    }
    if begins_noise(lower) {
        return Noise::Line;
    }
    let Some(last) = tokens.last() else {
        return Noise::None;
    };
    let stops = tokens.iter().filter(|token| token.kind == Kind::Stop).count();
    // A teaser cut short: "… in an interview on Sunday…".
    if stops == 1 && last.kind == Kind::Stop && last.end - last.start >= 3 && line.ends_with(['…', '.']) {
        return Noise::Line;
    }
    if is_byline(line, tokens) || is_menu(line) {
        return Noise::Line;
    }
    Noise::None
}

/// Whether a line begins as lines of the page do.
fn begins_noise(lower: &[u8]) -> bool {
    static BY_LETTER: LazyLock<[Vec<&'static [u8]>; 256]> = LazyLock::new(|| {
        let mut table: [Vec<&'static [u8]>; 256] = std::array::from_fn(|_| Vec::new());
        for line in LINES {
            table[line.as_bytes()[0] as usize].push(line.as_bytes());
        }
        table
    });
    lower.first().is_some_and(|first| {
        BY_LETTER[*first as usize].iter().any(|start| lower.starts_with(start) && complete(lower, start.len()))
    })
}

/// Whether the matched beginning is not just the beginning of a longer word.
fn complete(lower: &[u8], length: usize) -> bool {
    lower.get(length).is_none_or(|next| !next.is_ascii_alphanumeric()) || !lower[length - 1].is_ascii_alphanumeric()
}

fn trim_colon(bytes: &[u8]) -> &[u8] {
    let mut bytes = bytes;
    while let [rest @ .., b':' | b' ' | b'.' | b'#' | b'*'] = bytes {
        bytes = rest;
    }
    bytes
}

/// "By Jane Doe", "By Jane Doe and John Roe, Staff Writer".
fn is_byline(line: &str, tokens: &[Token]) -> bool {
    line.len() < 90
        && (line.starts_with("By ") || line.starts_with("BY "))
        && tokens.len() > 1
        && tokens[1].capital
        && !tokens.iter().any(|token| token.kind == Kind::Stop && token.end as usize - token.start as usize == 1)
        && tokens[1..]
            .iter()
            .filter(|token| token.kind == Kind::Word && !token.capital && !token.is(CONJ | TITLE | PREP | DET))
            .count()
            < 2
}

/// "Home | World | Sport".
fn is_menu(line: &str) -> bool {
    let bytes = line.as_bytes();
    // The first byte of "·", "›" and "»" too: most lines have none of these.
    if memchr::memchr3(b'|', 0xc2, 0xe2, bytes).is_none() {
        return false;
    }
    let marks: usize =
        [" | ", " · ", " › ", " » "].iter().map(|mark| memchr::memmem::find_iter(bytes, mark).count()).sum();
    marks >= 2 && memchr::memchr_iter(b' ', bytes).count() < marks * 6
}
