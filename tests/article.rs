//! Articles from files, pipes, archives and addresses.

use flate2::Compression;
use flate2::write::GzEncoder;
use sayso::article::{self, Article, Document, Error, Format};
use std::io::{Read, Write};

/// A page as news sites have them: menus, related stories, share lines, a footer, and
/// what it says about itself in the way of a common publishing program.
const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>New ferry will sail in June &#8211; The Harbour Post</title>
<link rel="canonical" href="https://harbour.example/2025/03/new-ferry/">
<meta property="og:title" content="New ferry will sail in June - The Harbour Post">
<meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"WebPage","@id":"https://harbour.example/2025/03/new-ferry/","name":"A page"},
 {"@type":"NewsArticle","headline":"New ferry will sail in June","datePublished":"2025-03-17T23:30:00-04:00",
  "publisher":{"@id":"https://harbour.example/#org"}},
 {"@type":"Organization","@id":"https://harbour.example/#org","name":"The Harbour Post &amp; Echo"}]}</script>
</head><body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport will win</a></li></ul></nav>
<main><article><h1>New ferry will sail in June</h1>
<p class="byline">By Ann Lee</p><time datetime="2025-03-18">18 March 2025</time>
<p>The council said on Monday that the new ferry will sail for the first time in June, after two
years of delays and a long quarrel over who was to pay for its engines, its berth and its crew.</p>
<p>&ldquo;We expect that the berth will be ready by the end of April,&rdquo; said Mara Quill, who runs the
harbour. She said that trials are to begin in May, and that fares are to be decided before then.</p>
<ul><li>The old ferry is due to be sold this summer.</li><li>The crew is likely to grow to 24.</li></ul>
<p>Passengers on the island, who have crossed in a borrowed boat since 2023, have heard such days named
before; the first of them passed in 2022, and the second in the autumn of the year after that.</p>
</article></main>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Mayor will resign, says friend</a></li></ul></aside>
<div class="share-buttons"><a href="#">Share</a></div>
<footer><p>Copyright. We will never sell your data.</p></footer>
</body></html>"##;

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Article, Error> {
    let bytes = std::io::Cursor::new(bytes.into());
    let mut documents = article::from_reader(name, bytes)?;
    documents.next().expect("one document")?.article()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn a_page_gives_its_text_and_what_it_says_about_itself() {
    let article = read("page.html", PAGE).unwrap();
    insta::assert_snapshot!(article.text, @r"
    New ferry will sail in June

    18 March 2025

    The council said on Monday that the new ferry will sail for the first time in June, after two years of delays and a long quarrel over who was to pay for its engines, its berth and its crew.

    “We expect that the berth will be ready by the end of April,” said Mara Quill, who runs the harbour. She said that trials are to begin in May, and that fares are to be decided before then.

    - The old ferry is due to be sold this summer.
    - The crew is likely to grow to 24.

    Passengers on the island, who have crossed in a borrowed boat since 2023, have heard such days named before; the first of them passed in 2022, and the second in the autumn of the year after that.
    ");
    assert_eq!(article.title.as_deref(), Some("New ferry will sail in June"));
    assert_eq!(article.source.as_deref(), Some("The Harbour Post & Echo"));
    assert_eq!(article.published.unwrap().to_string(), "2025-03-17");
    assert_eq!(article.url.as_deref(), Some("https://harbour.example/2025/03/new-ferry/"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
}

#[test]
fn metadata_is_found_in_each_of_its_places() {
    let rest = "<body><p>The ferry will sail in June.</p></body>";
    let linked = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    #[rustfmt::skip]
    let cases = [
        // head of the page, title, source, published, url
        ("<title>A | Echo</title><meta name='application-name' content='Echo'>".into(), "A", "Echo", "", ""),
        ("<title> A\n b </title>".into(), "A b", "", "", ""),
        ("<title>x</title><meta property='og:title' content='A &amp;amp; B'>".into(), "A & B", "", "", ""),
        ("<meta name='date' content='17 March 2025'>".into(), "", "", "2025-03-17", ""),
        ("<meta name='DC.date' content='2025/03/17'>".into(), "", "", "2025-03-17", ""),
        ("<meta itemprop='datePublished' content='20250317'>".into(), "", "", "2025-03-17", ""),
        ("<meta name='pubdate' content='Mon, 17 Mar 2025 10:00:00 GMT'>".into(), "", "", "2025-03-17", ""),
        ("<meta name='pubdate' content='Monday, March 17, 2025'>".into(), "", "", "2025-03-17", ""),
        ("<meta name='date' content='soon'><meta name='dc.date' content='2025-03-17'>".into(), "", "", "2025-03-17", ""),
        ("<meta property='og:url' content='https://echo.example/a'>".into(), "", "echo.example", "", "https://echo.example/a"),
        ("<link rel=canonical href='/a'><meta property='og:url' content='https://www.echo.example/b'>".into(),
            "", "echo.example", "", "https://www.echo.example/b"),
        (linked(r#"[{"@type":["Article","Thing"],"name":"A","datePublished":"2025-03-17","publisher":"Echo","url":"https://e.example/"}]"#),
            "A", "Echo", "2025-03-17", "https://e.example/"),
        (linked(r#"<!-- {"@type":"BlogPosting","headline":"A","publisher":[{"name":"Echo"}],"mainEntityOfPage":{"@id":"https://e.example/"}} -->"#),
            "A", "Echo", "", "https://e.example/"),
        (linked(r#"{"@type":"Organization","name":"Echo"}"#), "", "", "", ""),
        (linked(r#"{"@type":"NewsArticle", broken"#), "", "", "", ""),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(head, title, source, published, url)| {
            let page = format!("<!doctype html><html><head>{head}</head>{rest}</html>");
            let article = read("page.html", page).unwrap();
            let day = article.published.map(|day| day.to_string());
            let got = [article.title, article.source, day, article.url].map(Option::unwrap_or_default);
            (head, got, [*title, *source, *published, *url])
        })
        .filter(|(_, got, expected)| got != expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_time_element_dates_a_page() {
    let page = "<html><body><article><h1>Ferry</h1><time datetime='2025-03-17T09:00Z'>today</time>
        <p>The ferry will sail in June.</p></article></body></html>";
    let article = read("page.html", page).unwrap();
    assert_eq!(article.published.unwrap().to_string(), "2025-03-17");
    assert_eq!(article.title.as_deref(), Some("Ferry"));
}

#[test]
fn what_stands_around_an_article_is_left_out() {
    let page = "<html><body><nav><ul><li>Home</ul></nav><header><h1>Ferry</h1></header>
        <ul><li>It will sail.<li>It is due in June.</ul>
        <blockquote>It sails.<footer>Mara Quill</footer></blockquote>
        <aside>The mayor will go.</aside><div role='complementary'>Read on</div><div hidden>Not now</div>
        <footer>We will never sell.</footer></body></html>";
    let article = read("page.html", page).unwrap();
    insta::assert_snapshot!(article.text, @r"
    Ferry

    - It will sail.
    - It is due in June.

    It sails.

    Mara Quill
    ");
    let boxes = "<body class='cookie-free'><div class='cookie-bar'>We will set cookies.</div>
        <div class='share-bar'><p>The ferry will sail in June, say its owners, and its berth will be ready in May.</p></div>
        <section id='comments'><p>It will sink!</p></section></body>";
    let article = read("page.html", boxes).unwrap();
    assert_eq!(article.text, "The ferry will sail in June, say its owners, and its berth will be ready in May.\n");
    let aside = read("page.html", "<body><aside><p>It will all be said aside.</p></aside>").unwrap();
    assert_eq!(aside.text, "It will all be said aside.\n");
}

#[test]
fn plain_text_is_kept_as_it_stands() {
    let article = read("2025-03-17-ferry.txt", "\u{feff}Ferry\r\n\r\nIt will sail in June.\r\n").unwrap();
    assert_eq!(article.text, "Ferry\n\nIt will sail in June.\n");
    assert_eq!(article.published.unwrap().to_string(), "2025-03-17");
    let dated = read("x.txt", "Ferry\nMarch 18, 2025: It will sail.\n").unwrap();
    assert_eq!(dated.published.unwrap().to_string(), "2025-03-18");
}

#[test]
fn a_packed_file_reads_like_the_file() {
    for (name, bytes) in [("page.html", PAGE.as_bytes()), ("note.txt", b"It will sail.\n")] {
        let packed = read(&format!("{name}.gz"), gzipped(bytes)).unwrap();
        assert_eq!(packed, read(name, bytes).unwrap());
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let mut broken = gzipped(&PAGE.as_bytes().repeat(20));
    broken.truncate(broken.len() / 2);
    let deep = format!("<html>{}The ferry will sail.", "<div>".repeat(100_000));
    let cases = [
        ("a.txt", Vec::new(), "a.txt is empty"),
        ("a.txt", b"\x00\x01\x02".to_vec(), "a.txt is binary, not text or HTML"),
        ("a.pdf", b"%PDF-1.7\n\xff".to_vec(), "a.pdf is a PDF file, not text or HTML"),
        ("a.txt", b"caf\xe9 will".to_vec(), "a.txt is not UTF-8: byte 4 fits no character"),
        ("a.txt", vec![b' '; 64_000_001], "a.txt is over 64 MB"),
        ("a.gz", gzipped(&vec![b' '; 64_000_001]), "a.gz is over 64 MB"),
        ("a.gz", broken, "cannot read a.gz: incomplete deflate stream"),
        ("a.html", b"<html><body><script>1</script></body></html>".to_vec(), "a.html is a page without readable text"),
        ("a.html", deep.into_bytes(), "a.html is nested too deeply to be a page that people read"),
    ];
    let wrong: Vec<_> = cases
        .into_iter()
        .map(|(name, bytes, expected)| (read(name, bytes).unwrap_err().to_string(), expected))
        .filter(|(got, expected)| got != expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_path_that_is_no_file_is_named() {
    let missing = article::open("no/such/file.txt").err().unwrap();
    insta::assert_snapshot!(missing, @"cannot read no/such/file.txt: No such file or directory (os error 2)");
    let folder = article::open(".").err().unwrap();
    insta::assert_snapshot!(folder, @"cannot read .: is a directory");
}

#[test]
fn a_line_of_50_mb_is_read() {
    let line = "It will sail in June. ".repeat(50_000_000 / 22);
    let article = read("long.txt", line.clone()).unwrap();
    assert_eq!(article.text.len(), line.len());
}

fn record(kind: &str, url: &str, media: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answered(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let block = [head.replace('\n', "\r\n").as_bytes(), b"\r\n\r\n", body].concat();
    record("response", url, "application/http; msgtype=response", &block)
}

fn archive() -> Vec<Vec<u8>> {
    let html = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=windows-1252";
    let chunks = b"6\r\n<html>\r\n12;x=y\r\n<p>It will sail.</\r\n2\r\np>\r\n0\r\n\r\n";
    vec![
        record("warcinfo", "", "application/warc-fields", b"software: test"),
        answered("http://a.example/", html, b"<html><p>Caf\xe9 will open.</p>"),
        record("request", "http://a.example/", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        answered("http://b.example/", "HTTP/1.1 404 Not Found\nContent-Type: text/html", b"<p>It will never.</p>"),
        answered("http://c.example/", "HTTP/1.1 200 OK\nContent-Type: image/png", b"\x89PNG"),
        answered("http://d.example/", &format!("{html}\nTransfer-Encoding: chunked"), chunks),
        answered(
            "http://e.example/",
            &format!("{html}\nContent-Encoding: gzip"),
            &gzipped(b"<p>Packed, it will sail.</p>"),
        ),
        answered("http://f.example/", &format!("{html}\nContent-Encoding: br"), b"..."),
        record("conversion", "http://g.example/", "text/plain", b"It will sail as text."),
        record("response", "http://h.example/", "application/http", b"no answer"),
    ]
}

fn texts(bytes: Vec<u8>) -> Vec<String> {
    article::from_reader("crawl.warc", std::io::Cursor::new(bytes))
        .unwrap()
        .map(|document| match document.and_then(Document::article) {
            Ok(article) => format!("{}: {}", article.url.unwrap(), article.text.trim_end()),
            Err(error) => error.to_string(),
        })
        .collect()
}

#[test]
fn an_archive_gives_its_pages_one_by_one() {
    let plain = texts(archive().concat());
    insta::assert_snapshot!(plain.join("\n"), @r"
    http://a.example/: Café will open.
    http://d.example/: It will sail.
    http://e.example/: Packed, it will sail.
    crawl.warc: http://f.example/ is packed as br
    http://g.example/: It will sail as text.
    ");
    let packed: Vec<u8> = archive().iter().flat_map(|record| gzipped(record)).collect();
    assert_eq!(texts(packed), plain);
}

#[test]
fn a_damaged_archive_stops_where_it_is_damaged() {
    let whole = archive().concat();
    let start = archive()[0].len();
    let mut cut = whole[..start + 200].to_vec();
    assert_eq!(
        texts(cut.clone()),
        [format!("crawl.warc is a damaged web archive: a record that breaks off at byte {start}")]
    );
    cut.truncate(start);
    cut.extend(b"garbage\r\n");
    assert_eq!(texts(cut), [format!("crawl.warc is a damaged web archive: no record at byte {start}")]);
    let boast = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 18446744073709551615\r\n\r\n";
    assert_eq!(texts(boast.to_vec()), ["crawl.warc is a damaged web archive: a record that breaks off at byte 0"]);
    let silent = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n";
    assert_eq!(texts(silent.to_vec()), ["crawl.warc is a damaged web archive: a record without its length at byte 0"]);
}

/// Answers one request after another on this machine, then stops.
fn serve(answers: Vec<String>) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

fn page(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn an_address_is_fetched_through_redirects() {
    let address = serve(vec![
        page("302 Found", "Location: /story\r\n", ""),
        page("200 OK", "Content-Type: text/html\r\n", "<p>The ferry will sail.</p>"),
    ]);
    let mut documents = article::open(&format!("{address}/old")).unwrap();
    let article = documents.next().unwrap().unwrap().article().unwrap();
    assert_eq!(article.text, "The ferry will sail.\n");
    assert_eq!(article.url, Some(format!("{address}/story")));
    assert_eq!(article.source.as_deref(), Some("127.0.0.1"));
}

#[test]
fn an_address_that_gives_no_page_is_named() {
    let address = serve(vec![page("404 Not Found", "", "gone")]);
    let error = article::open(&address).err().unwrap().to_string();
    assert_eq!(error, format!("cannot fetch {address}: the server answered 404"));

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = article::open(&closed).err().unwrap();
    assert!(matches!(error, Error::Fetch { .. }), "{error}");
}

#[test]
fn a_document_needs_no_file() {
    let document = Document::new("x", Format::Text, "It will sail.");
    assert_eq!(document.article().unwrap().text, "It will sail.");
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// Bytes as files have them: pieces of pages, archives and text, in any order.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            prop::sample::select(vec![
                &b"<html><body>"[..],
                b"<p>It will sail.",
                b"</p>",
                b"<ul><li>",
                b"</table>",
                b"<title>",
                b"<!--",
                b"<script type='application/ld+json'>{\"@type\":\"Article\",",
                b"<meta charset=utf-16>",
                b"<time datetime=",
                b"WARC/1.0\r\n",
                b"Content-Length: 9\r\n",
                b"WARC-Type: response\r\n",
                b"\r\n",
                b"HTTP/1.1 200\r\n",
                b"\xef\xbb\xbf",
                b"\xff\xfe",
                b"\x1f\x8b\x08",
                b"March 17, 2025:",
                b"\xe2\x80\x9c",
                b"&#0;",
                b"&nbsp;",
            ])
            .prop_map(<[u8]>::to_vec),
            prop::collection::vec(any::<u8>(), 0..8),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(name in prop::sample::select(vec!["a.txt", "a.html", "a.warc", "a"]), bytes in bytes()) {
            let Ok(documents) = article::from_reader(name, std::io::Cursor::new(bytes)) else { return Ok(()) };
            for article in documents.filter_map(|document| document.and_then(Document::article).ok()) {
                prop_assert!(!article.text.trim().is_empty());
                prop_assert!(!article.text.contains('\r'));
                prop_assert_eq!(article.sha256().len(), 64);
            }
        }

        #[test]
        fn plain_text_comes_back(words in "[ -~\\n]{1,200}[a-z]") {
            prop_assume!(!words.trim_start().starts_with(['<', '{', '%', 'P', 'G', 'B', 'W']));
            prop_assert_eq!(read("a.txt", words.clone()).unwrap().text, words);
        }
    }
}
