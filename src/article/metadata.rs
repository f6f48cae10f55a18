//! What a page says about itself: JSON-LD first, then `<meta>`, then its elements.

use super::dateline;
use chrono::{DateTime, NaiveDate};
use dom_query::Document;
use serde_json::Value;

/// What a page says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<NaiveDate>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// `<meta>` names of the day of publication, the surest first.
const DAYS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "pubdate",
    "citation_publication_date",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "date",
];

/// Where a `<time>` names the day of publication, the surest first.
const TIMES: &[&str] = &[
    "time[itemprop=datePublished]",
    "[itemprop=datePublished][datetime]",
    "time[pubdate]",
    "article header time",
    "article time",
    "main time",
    "time",
];

/// Reads what a page says about itself.
pub(super) fn of(page: &Document) -> About {
    let linked = json_ld(page);
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(page, name));
    let source =
        linked.source.or_else(|| meta(&["og:site_name", "citation_journal_title", "dc.publisher", "application-name"]));
    let title = linked
        .title
        .or_else(|| meta(&["og:title", "twitter:title", "dc.title"]))
        .or_else(|| only_heading(page))
        .or_else(|| clean(&page.select_single("title").text()));
    About {
        title: title.map(|title| without_outlet(title, source.as_deref())),
        published: linked
            .published
            .or_else(|| DAYS.iter().find_map(|name| day(&meta(&[name])?)))
            .or_else(|| time(page)),
        url: canonical(page).or_else(|| meta(&["og:url"]).filter(|url| absolute(url))).or(linked.url),
        language: page.select_single("html").attr("lang").and_then(|tag| clean(&tag)),
        source,
    }
}

/// The content of a `<meta>`, by `property`, `name` or `itemprop`.
fn meta(page: &Document, name: &str) -> Option<String> {
    page.select("meta[content]").iter().find_map(|tag| {
        let named = ["property", "name", "itemprop"]
            .iter()
            .any(|key| tag.attr(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(name)));
        named.then(|| tag.attr("content").and_then(|text| clean(&text)))?
    })
}

/// The heading of a page that has one heading of the first rank.
fn only_heading(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    (headings.length() == 1).then(|| clean(&headings.text()))?
}

fn canonical(page: &Document) -> Option<String> {
    let href = page.select_single("link[rel=canonical]").attr("href")?;
    Some(href.trim().to_string()).filter(|url| absolute(url))
}

fn absolute(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn time(page: &Document) -> Option<NaiveDate> {
    TIMES.iter().find_map(|place| {
        let tag = page.select_single(place);
        let written = tag.attr("datetime").and_then(|text| day(&text));
        written.or_else(|| day(&tag.text()))
    })
}

/// A title without the outlet's name behind it: "Bridge opens | Harbour Post".
fn without_outlet(title: String, source: Option<&str>) -> String {
    let bare = source
        .and_then(|source| title.strip_suffix(source))
        .map(str::trim_end)
        .and_then(|head| head.strip_suffix(['|', '-', '–', '—', '·', ':']))
        .map(str::trim_end)
        .filter(|head| !head.is_empty());
    bare.map(str::to_string).unwrap_or(title)
}

/// The day in a date of metadata, as written: time and zone are not looked at.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some((date, _)) = dateline::leading(text) {
        return Some(date);
    }
    if let Ok(instant) = DateTime::parse_from_rfc2822(text) {
        return Some(instant.date_naive());
    }
    if let Some((_, date)) = text.split_once(", ").filter(|(weekday, _)| weekday.ends_with("day")) {
        return dateline::leading(date).map(|(date, _)| date);
    }
    let forms = ["%Y%m%d", "%Y/%m/%d"];
    forms.iter().find_map(|form| NaiveDate::parse_from_str(text.get(..10).unwrap_or(text), form).ok())
}

/// Text on one line, with character references resolved; none where it is empty.
fn clean(text: &str) -> Option<String> {
    let resolved;
    // JSON-LD and doubly escaped `<meta>` hold references that the parser left alone.
    let text = if text.contains('&') && text.contains(';') {
        resolved = Document::fragment(text.replace('<', "&lt;")).text();
        &*resolved
    } else {
        text
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The article among a page's JSON-LD.
fn json_ld(page: &Document) -> About {
    let blocks: Vec<Value> =
        page.select("script[type='application/ld+json']").iter().filter_map(|script| json(&script.text())).collect();
    let mut things = Vec::new();
    for block in &blocks {
        collect(block, &mut things);
    }
    let Some(article) = things.iter().find(|thing| is_article(thing)) else {
        return About::default();
    };
    let text = |key: &str| article.get(key).and_then(Value::as_str).and_then(clean);
    About {
        title: text("headline").or_else(|| text("name")),
        source: article.get("publisher").and_then(|publisher| named(publisher, &things)),
        published: text("datePublished").and_then(|text| day(&text)),
        url: text("url").or_else(|| address(article.get("mainEntityOfPage")?)).filter(|url| absolute(url)),
        language: None,
    }
}

/// JSON, also where it stands in a CDATA section or a comment.
fn json(text: &str) -> Option<Value> {
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])? + 1;
    serde_json::from_str(text.get(start..end)?).ok()
}

/// Every thing of a JSON-LD block: those of lists and of `@graph`.
fn collect<'a>(value: &'a Value, things: &mut Vec<&'a Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| collect(item, things)),
        Value::Object(fields) => {
            things.push(value);
            if let Some(graph) = fields.get("@graph") {
                collect(graph, things);
            }
        }
        _ => {}
    }
}

fn is_article(thing: &Value) -> bool {
    let article = |name: &Value| {
        name.as_str().is_some_and(|name| name.ends_with("Article") || name.ends_with("Posting") || name == "Report")
    };
    match thing.get("@type") {
        Some(Value::Array(types)) => types.iter().any(article),
        Some(name) => article(name),
        None => false,
    }
}

/// The name of a publisher: given, in a list, or by reference to another thing.
fn named(publisher: &Value, things: &[&Value]) -> Option<String> {
    match publisher {
        Value::String(name) if !absolute(name) => clean(name),
        Value::Array(list) => named(list.first()?, things),
        Value::Object(fields) => match fields.get("name") {
            Some(name) => named(name, things),
            None => {
                let id = fields.get("@id")?;
                let same = |thing: &&&Value| thing.get("@id") == Some(id) && thing.get("name").is_some();
                clean(things.iter().find(same)?.get("name")?.as_str()?)
            }
        },
        _ => None,
    }
}

fn address(page: &Value) -> Option<String> {
    let url = page.get("@id").unwrap_or(page);
    url.as_str().map(str::to_string)
}
