//! HTML and SVG as a tree. Text and attributes are escaped when the tree is
//! written, in this one place, so that no caller can forget to.

use crate::report::words;
use std::fmt::{self, Display, Write as _};

/// An element with its attributes and what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text from anywhere: markup in it is shown, not obeyed.
    Text(String),
    /// Our own text for a `<style>`, written as it is.
    Style(&'static str),
}

/// Elements that HTML writes without an end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

impl Element {
    /// Makes an empty element.
    pub fn new(name: &'static str) -> Element {
        Element { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// Gives it an attribute.
    pub fn with(mut self, name: &'static str, value: impl Display) -> Element {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Gives it an attribute with a length or place in a drawing, at most two decimals.
    pub fn at(self, name: &'static str, value: f64) -> Element {
        self.with(name, Place(value))
    }

    /// Gives it a class.
    pub fn class(self, names: &str) -> Element {
        self.with("class", names)
    }

    /// Puts an element into it.
    pub fn child(mut self, child: Element) -> Element {
        self.children.push(Node::Element(child));
        self
    }

    /// Puts several elements into it.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Puts text into it.
    pub fn text(mut self, text: impl Into<String>) -> Element {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Puts style rules into it; only for `<style>`.
    pub fn style(mut self, rules: &'static str) -> Element {
        self.children.push(Node::Style(rules));
        self
    }

    /// Puts an element at the end.
    pub fn push(&mut self, child: Element) {
        self.children.push(Node::Element(child));
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            let _ = write!(out, " {name}=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, out),
                Node::Style(rules) => out.push_str(rules),
            }
        }
        let _ = write!(out, "</{}>", self.name);
        if BLOCKS.contains(&self.name) {
            out.push('\n');
        }
    }
}

/// Elements after which the source gets a line break, so that it can be read and compared.
const BLOCKS: &[&str] = &[
    "body", "caption", "dd", "div", "figure", "g", "h1", "h2", "h3", "head", "html", "li", "nav", "p", "section",
    "style", "svg", "table", "tbody", "thead", "title", "tr",
];

impl Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

/// Makes a link, where the address is one that a browser may safely follow; else
/// the text alone.
pub fn link(address: &str, text: &str) -> Element {
    let start = address.trim_start().to_ascii_lowercase();
    if start.starts_with("https://") || start.starts_with("http://") {
        Element::new("a").with("href", address.trim()).with("rel", "nofollow noopener").text(text)
    } else {
        Element::new("span").text(text)
    }
}

/// Writes text so that it stands for itself between tags and in quotes; control
/// characters and bidirectional controls become visible.
fn escape(text: &str, out: &mut String) {
    for c in words::visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// A number in a drawing: two decimals at most, no `-0`, the same on every machine.
struct Place(f64);

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = words::decimals(self.0, 2);
        f.write_str(text.strip_suffix(".00").unwrap_or(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_in_text_is_shown_not_obeyed() {
        let element = Element::new("p").with("title", "\"><script>").text("<b>&amp;</b>\u{202e}'");
        assert_eq!(
            element.to_string(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;amp;&lt;/b&gt;\\u{202e}&#39;</p>\n"
        );
    }

    #[test]
    fn only_web_addresses_become_links() {
        for (address, linked) in [
            ("https://example.org/a?b=1&c", true),
            (" HTTP://example.org", true),
            ("javascript:alert(1)", false),
            (" java\nscript:alert(1)", false),
            ("data:text/html,<script>", false),
            ("//example.org", false),
            ("", false),
        ] {
            assert_eq!(link(address, "x").to_string().starts_with("<a "), linked, "{address:?}");
        }
    }

    #[test]
    fn places_have_two_decimals_at_most() {
        for (value, written) in [(1.0, "1"), (0.126, "0.13"), (-0.001, "0"), (2.5, "2.50")] {
            assert_eq!(Place(value).to_string(), written);
        }
    }

    proptest! {
        /// Whatever comes in, no tag, attribute or control character comes of it.
        #[test]
        fn nothing_breaks_out(text in any::<String>()) {
            let html = Element::new("p").with("title", &text).text(text.clone()).to_string();
            let inside = html.strip_prefix("<p title=\"").unwrap().strip_suffix("</p>\n").unwrap();
            let (value, body) = inside.split_once("\">").unwrap();
            for part in [value, body] {
                prop_assert!(!part.contains(['<', '>', '"', '\'']));
                prop_assert!(part.chars().all(|c| !c.is_control()));
                let turned = part.contains(['\u{202e}', '\u{2066}', '\u{200f}']);
                prop_assert!(!turned);
            }
            let back = body.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
            prop_assert_eq!(back.replace("&amp;", "&"), words::visible(&text));
        }
    }
}
