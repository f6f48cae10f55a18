//! A page's elements as text in which the paragraphs can still be seen.

use dom_query::NodeRef;

/// Elements that stand on lines of their own, with an empty line around them.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];

/// Elements on a line of their own, close to their neighbours.
const LINES: &[&str] = &["br", "li", "option", "tr"];

/// Elements whose text nobody reads.
const UNREAD: &[&str] = &[
    "button", "canvas", "datalist", "head", "iframe", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "audio",
];

/// Returns the text below `node`: blocks apart by an empty line, list items as lines
/// that begin with "- ", runs of white space as one space. Empty, or ended by `\n`.
pub(super) fn text(node: &NodeRef) -> String {
    let mut lines = Lines::default();
    let mut next = node.first_child();
    // Walks without recursion: pages may be nested as deep as they like.
    while let Some(current) = next {
        next = if lines.open(&current) {
            current.first_child().or_else(|| after(&current, node, &mut lines))
        } else {
            after(&current, node, &mut lines)
        };
    }
    lines.finish()
}

/// The node that follows `current` and all below it, closing what ends on the way.
fn after<'a>(current: &NodeRef<'a>, root: &NodeRef, lines: &mut Lines) -> Option<NodeRef<'a>> {
    let mut current = *current;
    loop {
        lines.close(&current);
        if let Some(sibling) = current.next_sibling() {
            return Some(sibling);
        }
        current = current.parent().filter(|parent| parent.id != root.id)?;
    }
}

/// How far the next word stands from the last one.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Block,
}

#[derive(Default)]
struct Lines {
    text: String,
    gap: Gap,
    bullet: bool,
}

impl Lines {
    /// Takes a node in; returns whether to go on to what is inside it.
    fn open(&mut self, node: &NodeRef) -> bool {
        if node.is_text() {
            self.words(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else {
            return false;
        };
        if UNREAD.contains(&&*name) {
            return false;
        }
        self.widen(gap_of(&name));
        if &*name == "li" {
            self.bullet = true;
        }
        true
    }

    fn close(&mut self, node: &NodeRef) {
        let Some(name) = node.node_name() else {
            return;
        };
        self.widen(gap_of(&name));
        if matches!(&*name, "td" | "th") {
            self.widen(Gap::Space);
        }
        if &*name == "li" {
            self.bullet = false;
        }
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn words(&mut self, text: &str) {
        if text.starts_with(blank) {
            self.widen(Gap::Space);
        }
        let mut words = text.split(blank).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            return;
        }
        self.step();
        while let Some(word) = words.next() {
            self.text.push_str(word);
            if words.peek().is_some() {
                self.text.push(' ');
            }
        }
        if text.ends_with(blank) {
            self.widen(Gap::Space);
        }
    }

    /// Writes the gap before the next word, and the bullet where one is owed.
    fn step(&mut self) {
        // A paragraph that only opens a list item stays on the bullet's line.
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Block => "\n\n",
            });
        }
        if std::mem::take(&mut self.bullet) {
            self.text.push_str("- ");
        }
    }

    fn finish(mut self) -> String {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }
}

fn gap_of(name: &str) -> Gap {
    if BLOCKS.contains(&name) {
        Gap::Block
    } else if LINES.contains(&name) {
        Gap::Line
    } else {
        Gap::None
    }
}

/// White space of HTML, and the no-break space, which pages use as one.
fn blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn blocks_stay_apart() {
        let cases = [
            ("<p>One\n  two</p><p>Three</p>", "One two\n\nThree\n"),
            ("<div><div>One</div></div>two", "One\n\ntwo\n"),
            ("a<br>b<br><br>c", "a\nb\nc\n"),
            ("<p>a <b>b</b>, <i>c</i>.</p>", "a b, c.\n"),
            ("<p>Now:</p><ul><li>One</li><li><p>Two</p></li></ul>End", "Now:\n\n- One\n\n- Two\n\nEnd\n"),
            ("<ul><li></li><li>x</li></ul>", "- x\n"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"),
            ("<p>a<script>alert('will')</script>b</p>", "ab\n"),
            ("<p>10&nbsp;May &amp; 11</p>", "10 May & 11\n"),
            ("<pre>a\n  b</pre>", "a b\n"),
            ("", ""),
        ];
        let read = |html: &str| text(&Document::fragment(html).root());
        let wrong: Vec<_> = cases
            .iter()
            .map(|(html, expected)| (html, read(html), expected))
            .filter(|(_, got, expected)| got != *expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
