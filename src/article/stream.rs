//! Article text from HTML at the speed of the tokenizer, for filters over archives.
//!
//! No tree is built and no main part is guessed: text is taken as the tags go by, one
//! line for each block, and menus, asides, forms and lists of links are left out. A page
//! in which no word looks ahead is not parsed at all.

use aho_corasick::AhoCorasick;
use lol_html::html_content::TextType;
use lol_html::{HtmlRewriter, Settings, doc_text, element, end_tag};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

/// Elements that stand on a line of their own.
const BLOCKS: &str = "p,h1,h2,h3,h4,h5,h6,li,div,section,article,main,blockquote,dd,dt,figcaption,td,th,tr,ul,ol,table,pre,figure,header,address,summary,details,hr";

/// Elements whose text is no part of an article.
const UNREAD: &str =
    "nav,footer,aside,form,noscript,template,svg,button,select,textarea,title,iframe,object,canvas,dialog,menu,head";

/// Words without which nothing in English looks ahead, or hardly ever.
const CUES: &[&str] = &[
    "will", "'ll", "’ll", "would", "could", "may", "might", "shall", "won't", "won’t", "going to", "to ", "expect",
    "predict", "forecast", "plan", "schedul", "due", "set ", "slated", "likely", "vow", "pledg", "promis", "threat",
    "warn", "soon", "next ", "tomorrow", "reach", "close",
];

/// Whether anything in the bytes of a page can be a cue at all.
pub fn looks_ahead(html: &str) -> bool {
    static SCAN: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(CUES).ok());
    SCAN.as_ref().is_none_or(|scan| scan.is_match(html))
}

/// Returns the text of a page, a line for each block; empty for a page without text,
/// and for one in which nothing looks ahead.
pub fn text(html: &str) -> String {
    if !looks_ahead(html) {
        return String::new();
    }
    let lines = Rc::new(RefCell::new(Lines::default()));
    let settings = Settings::new()
        .append_element_content_handler(element!(UNREAD, {
            let lines = Rc::clone(&lines);
            move |el| {
                lines.borrow_mut().end();
                if el.end_tag_handlers().is_some() {
                    lines.borrow_mut().unread += 1;
                    let lines = Rc::clone(&lines);
                    el.on_end_tag(end_tag!(move |_| {
                        let mut lines = lines.borrow_mut();
                        lines.end();
                        lines.unread = lines.unread.saturating_sub(1);
                        Ok(())
                    }))?;
                }
                Ok(())
            }
        }))
        .append_element_content_handler(element!(BLOCKS, {
            let lines = Rc::clone(&lines);
            move |el| {
                lines.borrow_mut().end();
                if el.end_tag_handlers().is_some() {
                    let lines = Rc::clone(&lines);
                    el.on_end_tag(end_tag!(move |_| {
                        lines.borrow_mut().end();
                        Ok(())
                    }))?;
                }
                Ok(())
            }
        }))
        .append_element_content_handler(element!("br", {
            let lines = Rc::clone(&lines);
            move |_| {
                lines.borrow_mut().end();
                Ok(())
            }
        }))
        .append_element_content_handler(element!("a", {
            let lines = Rc::clone(&lines);
            move |el| {
                if el.end_tag_handlers().is_some() {
                    lines.borrow_mut().link = true;
                    let lines = Rc::clone(&lines);
                    el.on_end_tag(end_tag!(move |_| {
                        lines.borrow_mut().link = false;
                        Ok(())
                    }))?;
                }
                Ok(())
            }
        }))
        .append_document_content_handler(doc_text!({
            let lines = Rc::clone(&lines);
            move |chunk| {
                if chunk.text_type() == TextType::Data {
                    lines.borrow_mut().add(chunk.as_str());
                }
                Ok(())
            }
        }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    // A page that the tokenizer gives up on keeps what was read of it.
    let whole = html.as_bytes().chunks(64 * 1024).try_for_each(|chunk| rewriter.write(chunk));
    if whole.is_ok() {
        let _ = rewriter.end();
    }
    let mut lines = lines.borrow_mut();
    lines.end();
    std::mem::take(&mut lines.text)
}

/// The lines of a page as they grow.
#[derive(Default)]
struct Lines {
    /// The lines that are done, each ended by `\n`.
    text: String,
    /// The line at hand, entities not yet decoded.
    line: String,
    /// How much of the line stands in links.
    linked: usize,
    /// How many elements that nobody reads are open.
    unread: usize,
    /// Whether a link is open.
    link: bool,
}

impl Lines {
    fn add(&mut self, chunk: &str) {
        if self.unread > 0 {
            return;
        }
        self.line.push_str(chunk);
        if self.link {
            self.linked += chunk.len();
        }
    }

    fn end(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let links = self.linked * 10 > self.line.trim().len() * 7;
        let prose = self.line.trim_end().ends_with(['.', '!', '?', '"', '”']);
        if !links || prose {
            let from = self.text.len();
            decode(&self.line, &mut self.text);
            if self.text.len() > from {
                self.text.push('\n');
            }
        }
        self.line.clear();
        self.linked = 0;
    }
}

/// Appends `line` to `text` with its entities decoded and runs of white space as one space.
fn decode(line: &str, text: &mut String) {
    let start = text.len();
    let mut rest = line;
    while !rest.is_empty() {
        let plain =
            rest.bytes().position(|byte| matches!(byte, b'&' | b'\n' | b' ' | b'\t' | b'\r')).unwrap_or(rest.len());
        text.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(first) = rest.bytes().next() else { break };
        if first == b'&' {
            let (decoded, length) = entity(rest);
            match decoded {
                Some(' ' | '\u{a0}') => space(text, start),
                Some(decoded) => text.push(decoded),
                None => text.push_str(&rest[..length]),
            }
            rest = &rest[length..];
        } else {
            space(text, start);
            rest = &rest[1..];
        }
    }
    while text.len() > start && text.ends_with(' ') {
        text.pop();
    }
}

fn space(text: &mut String, start: usize) {
    if text.len() > start && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Reads the entity at the head of `rest`, which begins with `&`: the character, or
/// none, and how many bytes it takes.
fn entity(rest: &str) -> (Option<char>, usize) {
    let bytes = &rest.as_bytes()[1..rest.len().min(12)];
    let Some(length) = bytes.iter().position(|byte| *byte == b';') else {
        return (None, 1);
    };
    let name = &rest[1..1 + length];
    let decoded = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        }
        .and_then(char::from_u32),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, found)| *found),
    };
    match decoded {
        Some(found) => (Some(found), length + 2),
        None => (None, 1),
    }
}

/// The named entities that news pages use.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("deg", '°'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("times", '×'),
    ("shy", '\u{ad}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("prime", '′'),
    ("minus", '−'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("szlig", 'ß'),
    ("scaron", 'š'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Iacute", 'Í'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("Scaron", 'Š'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_menus_are_left_out() {
        let page = "<html><head><title>T &amp; U</title><script>will()</script></head><body>\
            <nav><ul><li><a href=/>Home</a></li></ul></nav>\
            <h1>Bridge to open</h1><p>The bridge will&nbsp;open\n on <b>Friday</b>, Ana Mu&ntilde;oz said.<p>No closing tag &mdash; fine.\
            <ul><li><a href=/x>Another story will not count</a></li><li>A point.</li></ul>\
            <footer>Terms will apply</footer></body></html>";
        assert_eq!(
            text(page),
            "Bridge to open\nThe bridge will open on Friday, Ana Muñoz said.\nNo closing tag — fine.\nA point.\n"
        );
    }

    #[test]
    fn entities_that_are_none_stay() {
        let mut decoded = String::new();
        decode("AT&T & co; &#x41;&#66; &nosuch; &#xD800; &", &mut decoded);
        assert_eq!(decoded, "AT&T & co; AB &nosuch; &#xD800; &");
    }

    #[test]
    fn a_page_that_never_looks_ahead_is_not_parsed() {
        assert_eq!(text("<p>A cat sat.</p>"), "");
    }
}
