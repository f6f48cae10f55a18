//! How deeply a page is nested, counted before it is parsed: parsers of HTML take
//! time that grows with the square of the depth.

use memchr::memchr;

/// The most a page may be nested. Browsers stop at 512 themselves (Blink, WebKit).
const MOST: usize = 512;

/// Elements that have no end tag, or may go without.
const UNCLOSED: &[&[u8]] = &[
    b"area",
    b"base",
    b"body",
    b"br",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"head",
    b"hr",
    b"html",
    b"img",
    b"input",
    b"li",
    b"link",
    b"meta",
    b"optgroup",
    b"option",
    b"p",
    b"param",
    b"rp",
    b"rt",
    b"source",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"track",
    b"wbr",
];

/// Whether a page is nested deeper than any that people write. One pass.
///
/// Tags in scripts and comments count as well: they come in pairs there, too, and what
/// is a comment is not known before parsing.
pub(super) fn is_excessive(page: &str) -> bool {
    let mut depth = 0usize;
    let mut rest = page.as_bytes();
    while let Some(at) = memchr(b'<', rest) {
        rest = &rest[at + 1..];
        let closing = rest.first() == Some(&b'/');
        let tag = rest.strip_prefix(b"/").unwrap_or(rest);
        let length = tag.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        // No name of a list is longer; hostile ones are not copied.
        let name = tag[..length.min(16)].to_ascii_lowercase();
        if length == 0 || UNCLOSED.contains(&&*name) {
            continue;
        }
        if closing {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
        }
        if depth > MOST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_and_length_is_not() {
        let cases = [
            ("<div>".repeat(MOST), false),
            ("<DIV>".repeat(MOST + 1), true),
            ("<div>a</div>".repeat(10 * MOST), false),
            ("<p>a<br><li>b<img src=x>".repeat(10 * MOST), false),
            (format!("<!--><svg><style>{}", "<div>".repeat(10 * MOST)), true),
            ("a < b ".repeat(10 * MOST), false),
            ("<".repeat(10 * MOST), false),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .filter(|(page, expected)| is_excessive(page) != *expected)
            .map(|(page, expected)| (&page[..20], expected))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
