//! The article in a page: the main text by the readability rules, and what the page
//! says about itself.

use super::{Article, Document, Error, blocks, decode, depth, host, metadata};
use dom_smoothie::{Config, Readability};

/// Reads the article in a page.
pub(super) fn article(document: Document) -> Result<Article, Error> {
    let Document { name, url, content, .. } = document;
    if depth::is_excessive(&content) {
        return Err(Error::TooDeep { name });
    }
    let page = dom_query::Document::from(decode::unix_lines(content));
    let about = metadata::of(&page);
    let body = main_text(page);
    if body.is_empty() {
        return Err(Error::NoText { name });
    }
    let url = about.url.or(url);
    Ok(Article {
        text: headed(about.title.as_deref(), body),
        source: about.source.or_else(|| url.as_deref().and_then(host)),
        title: about.title,
        published: about.published,
        language: about.language,
        url,
    })
}

/// Parts of a page that are never its article.
const AROUND: &str = "nav, aside, dialog, footer, [role=navigation], [role=complementary], \
    [role=contentinfo], [role=search], [role=dialog], [hidden]";

/// Boxes that say by their name what they are; one around the article itself is kept.
const BOXES: &str = "[class*=cookie], [id*=cookie], [class*=consent], [id*=consent], [class*=newsletter], \
    [id*=newsletter], [class*=paywall], [id=comments], [class^=comment], [class*=related-], [class*=share-]";

/// The readable part of a page, else all that its body says.
fn main_text(page: dom_query::Document) -> String {
    // Short notices are articles, too; below this many characters the rules that
    // clear away boxes and menus are loosened step by step.
    let config = Config { char_threshold: 150, ..Config::default() };
    let whole = |page: &dom_query::Document| page.body().map(|body| blocks::text(&body)).unwrap_or_default();
    let all = whole(&page);
    // The footer of a quotation says who spoke.
    page.select("blockquote footer").rename("p");
    page.select(AROUND).remove();
    let most = page.body().map_or(0, |body| body.text().len()) / 2;
    for boxed in page.select(BOXES).iter() {
        let around_all = boxed.is("html, body, main, article") || boxed.select("main, article, h1").exists();
        if !around_all && boxed.text().len() <= most {
            boxed.remove();
        }
    }
    let inner = whole(&page);
    if inner.is_empty() {
        return all;
    }
    let read = Readability::with_document(page, None, Some(config)).and_then(|mut readability| readability.parse());
    match read {
        Ok(read) => blocks::text(&dom_query::Document::fragment(read.content).root()),
        Err(_) => inner,
    }
}

/// The text under its headline, which readability takes off: headlines make claims.
fn headed(title: Option<&str>, body: String) -> String {
    match title {
        Some(title) if !body.starts_with(title) => format!("{title}\n\n{body}"),
        _ => body,
    }
}
