//! Fetches an address: one request, with a time limit and a size limit.

use super::{Error, Format, warc};
use std::io::Read;
use std::time::Duration;
use ureq::ResponseExt;

/// How long a name, a connection, and the whole of a page may take.
const RESOLVE: Duration = Duration::from_secs(10);
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(60);

/// What a server answered.
pub(super) struct Page {
    /// The address after redirects.
    pub url: String,
    pub format: Option<Format>,
    pub charset: Option<String>,
    pub body: Box<dyn Read>,
}

/// Whether a place is an address rather than a path.
pub(super) fn is_address(place: &str) -> bool {
    let starts = |scheme: &str| place.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    starts("http://") || starts("https://")
}

/// Fetches a page. Its body is read by the caller, up to the limit.
pub(super) fn fetch(url: &str) -> Result<Page, Error> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_resolve(Some(RESOLVE))
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(WHOLE))
        .max_redirects(5)
        .http_status_as_error(false)
        .user_agent(concat!("sayso/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, text/plain;q=0.9")
        .build()
        .into();
    let response =
        agent.get(url).call().map_err(|source| Error::Fetch { url: url.to_string(), source: Box::new(source) })?;
    if !response.status().is_success() {
        return Err(Error::Refused { url: url.to_string(), status: response.status().as_u16() });
    }
    let body = response.body();
    Ok(Page {
        url: response.get_uri().to_string(),
        format: body.mime_type().and_then(warc::format_of),
        charset: body.charset().map(str::to_string),
        body: Box::new(response.into_body().into_reader()),
    })
}
