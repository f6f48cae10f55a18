//! The kinds of change that the log holds, and the fields of each body.

use super::body::{Reader, Writer};
use super::{Error, Hash};
use crate::claim::{Claim, ClaimId, Deadline, Hedge, Passage, Uid};
use crate::review::{Evidence, Resolution};
use crate::when::{Anchor, Window};
use chrono::NaiveDate;

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// A speaker's.
    Speaker,
    /// A source's.
    Source,
}

impl Party {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Party::Speaker => "speaker",
            Party::Source => "source",
        }
    }
}

/// A change of the record.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Change {
    /// A claim was recorded; `recorded_at` where that was earlier, in another file,
    /// and `version` where it had been changed there.
    Claim { id: ClaimId, uid: Uid, recorded_at: Option<String>, version: Option<u64>, claim: Claim },
    /// A claim was corrected: what it says from now on.
    Amended { id: ClaimId, claim: Claim },
    /// A claim was taken out of every count; `at` where that was earlier, in another
    /// file.
    Withdrawn { claim: ClaimId, reason: String, at: Option<String> },
    /// A claim's deadline was read again.
    Reread { claim: ClaimId, deadline: Option<Deadline> },
    /// The event that a claim's deadline hangs on was dated or moved.
    Moved { claim: ClaimId, event: String, window: Window },
    /// A reviewer ruled.
    Resolved { claim: ClaimId, resolution: Resolution },
    /// All rulings on a claim were taken back.
    Reopened { claim: ClaimId, reviewer: String, note: Option<String> },
    /// An event got its name.
    EventNamed { event: String },
    /// An event was dated, or its date taken back.
    EventDated { event: String, first: Option<NaiveDate>, last: Option<NaiveDate> },
    /// An event is also known by another name.
    EventAlias { event: String, alias: String },
    /// A claim is about an event, or no longer.
    EventTied { claim: ClaimId, event: Option<String> },
    /// A name was corrected.
    Renamed { party: Party, name: String, to: String },
    /// A name is another name of somebody.
    Merged { party: Party, name: String, into: String },
    /// A name stands for itself again.
    Split { party: Party, name: String },
    /// The text of an article was kept.
    Article {
        sha256: Hash,
        title: Option<String>,
        published: Option<NaiveDate>,
        source: Option<String>,
        url: Option<String>,
    },
    /// The bodies of these entries were blanked.
    Redacted { claim: ClaimId, entries: Vec<u64>, article: Option<Hash>, reason: String },
}

impl Change {
    /// The name of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Change::Claim { .. } => "claim",
            Change::Amended { .. } => "amended",
            Change::Withdrawn { .. } => "withdrawn",
            Change::Reread { .. } => "reread",
            Change::Moved { .. } => "moved",
            Change::Resolved { .. } => "resolved",
            Change::Reopened { .. } => "reopened",
            Change::EventNamed { .. } => "event-named",
            Change::EventDated { .. } => "event-dated",
            Change::EventAlias { .. } => "event-alias",
            Change::EventTied { .. } => "event-tied",
            Change::Renamed { party, .. } => match party {
                Party::Speaker => "speaker-renamed",
                Party::Source => "source-renamed",
            },
            Change::Merged { party, .. } => match party {
                Party::Speaker => "speaker-merged",
                Party::Source => "source-merged",
            },
            Change::Split { party, .. } => match party {
                Party::Speaker => "speaker-split",
                Party::Source => "source-split",
            },
            Change::Article { .. } => "article",
            Change::Redacted { .. } => "redacted",
        }
    }

    /// The one claim that it is about.
    pub fn claim(&self) -> Option<ClaimId> {
        match self {
            Change::Claim { id, .. } | Change::Amended { id, .. } => Some(*id),
            Change::Withdrawn { claim, .. }
            | Change::Reread { claim, .. }
            | Change::Moved { claim, .. }
            | Change::Resolved { claim, .. }
            | Change::Reopened { claim, .. }
            | Change::EventTied { claim, .. }
            | Change::Redacted { claim, .. } => Some(*claim),
            _ => None,
        }
    }

    /// Writes its canonical bytes at the end of `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut body = Writer::new(out);
        match self {
            Change::Claim { id, uid, recorded_at, version, claim } => {
                write_recorded(out, *id, *uid, recorded_at.as_deref(), *version, claim);
            }
            Change::Amended { id, claim } => {
                body.whole("claim", id.0);
                write_claim(&mut body, claim);
            }
            Change::Withdrawn { claim, reason, at } => {
                body.whole("claim", claim.0).text("reason", reason).maybe("at", at.as_deref());
            }
            Change::Reread { claim, deadline } => {
                body.whole("claim", claim.0);
                write_deadline(&mut body, deadline.as_ref());
            }
            Change::Moved { claim, event, window } => {
                body.whole("claim", claim.0).text("event", event);
                write_window(&mut body, window);
            }
            Change::Resolved { claim, resolution } => {
                body.whole("claim", claim.0);
                write_resolution(&mut body, resolution);
            }
            Change::Reopened { claim, reviewer, note } => {
                body.whole("claim", claim.0).text("reviewer", reviewer);
                body.maybe("note", note.as_deref());
            }
            Change::EventNamed { event } => {
                body.text("event", event);
            }
            Change::EventDated { event, first, last } => {
                body.text("event", event).day("first", *first).day("last", *last);
            }
            Change::EventAlias { event, alias } => {
                body.text("event", event).text("alias", alias);
            }
            Change::EventTied { claim, event } => {
                body.whole("claim", claim.0).maybe("event", event.as_deref());
            }
            Change::Renamed { name, to, .. } => {
                body.text("name", name).text("to", to);
            }
            Change::Merged { name, into, .. } => {
                body.text("name", name).text("into", into);
            }
            Change::Split { name, .. } => {
                body.text("name", name);
            }
            Change::Article { sha256, title, published, source, url } => {
                body.text("sha256", &sha256.to_string())
                    .maybe("title", title.as_deref())
                    .day("published", *published)
                    .maybe("source", source.as_deref())
                    .maybe("url", url.as_deref());
            }
            Change::Redacted { claim, entries, article, reason } => {
                body.whole("claim", claim.0);
                for entry in entries {
                    body.whole("entry", *entry);
                }
                body.maybe("article", article.map(|hash| hash.to_string()).as_deref()).text("reason", reason);
            }
        }
    }

    /// Reads the body of an entry of this kind.
    ///
    /// # Errors
    /// For a kind that there is not, and for any byte out of its place.
    pub fn read(kind: &str, body: &[u8]) -> Result<Change, Error> {
        let mut fields = Reader::new(kind, body);
        let change = match kind {
            "claim" => Change::Claim {
                id: fields.parsed("claim")?,
                uid: fields.parsed("uid")?,
                recorded_at: fields.owned("recorded-at")?,
                version: match fields.maybe("version")? {
                    None => None,
                    Some(text) => Some(text.parse().map_err(|_| fields.error("version is no number"))?),
                },
                claim: read_claim(&mut fields)?,
            },
            "amended" => Change::Amended { id: fields.parsed("claim")?, claim: read_claim(&mut fields)? },
            "withdrawn" => Change::Withdrawn {
                claim: fields.parsed("claim")?,
                reason: fields.text("reason")?.to_string(),
                at: fields.owned("at")?,
            },
            "reread" => Change::Reread { claim: fields.parsed("claim")?, deadline: read_deadline(&mut fields)? },
            "moved" => Change::Moved {
                claim: fields.parsed("claim")?,
                event: fields.text("event")?.to_string(),
                window: read_window(&mut fields)?,
            },
            "resolved" => {
                Change::Resolved { claim: fields.parsed("claim")?, resolution: read_resolution(&mut fields)? }
            }
            "reopened" => Change::Reopened {
                claim: fields.parsed("claim")?,
                reviewer: fields.text("reviewer")?.to_string(),
                note: fields.owned("note")?,
            },
            "event-named" => Change::EventNamed { event: fields.text("event")?.to_string() },
            "event-dated" => Change::EventDated {
                event: fields.text("event")?.to_string(),
                first: fields.day("first")?,
                last: fields.day("last")?,
            },
            "event-alias" => Change::EventAlias {
                event: fields.text("event")?.to_string(),
                alias: fields.text("alias")?.to_string(),
            },
            "event-tied" => Change::EventTied { claim: fields.parsed("claim")?, event: fields.owned("event")? },
            "speaker-renamed" | "source-renamed" => Change::Renamed {
                party: party_of(kind),
                name: fields.text("name")?.to_string(),
                to: fields.text("to")?.to_string(),
            },
            "speaker-merged" | "source-merged" => Change::Merged {
                party: party_of(kind),
                name: fields.text("name")?.to_string(),
                into: fields.text("into")?.to_string(),
            },
            "speaker-split" | "source-split" => {
                Change::Split { party: party_of(kind), name: fields.text("name")?.to_string() }
            }
            "article" => Change::Article {
                sha256: fields.parsed("sha256")?,
                title: fields.owned("title")?,
                published: fields.day("published")?,
                source: fields.owned("source")?,
                url: fields.owned("url")?,
            },
            "redacted" => Change::Redacted {
                claim: fields.parsed("claim")?,
                entries: read_list(&mut fields, "entry")?
                    .into_iter()
                    .map(|text| text.parse().map_err(|_| fields.error("entry is no number")))
                    .collect::<Result<_, _>>()?,
                article: match fields.maybe("article")? {
                    None => None,
                    Some(text) => Some(text.parse()?),
                },
                reason: fields.text("reason")?.to_string(),
            },
            _ => return Err(fields.error("this program knows no such kind")),
        };
        fields.end()?;
        Ok(change)
    }
}

fn party_of(kind: &str) -> Party {
    if kind.starts_with("speaker") { Party::Speaker } else { Party::Source }
}

/// Writes the body of a new claim's entry.
pub(super) fn write_recorded(
    out: &mut Vec<u8>,
    id: ClaimId,
    uid: Uid,
    recorded_at: Option<&str>,
    version: Option<u64>,
    claim: &Claim,
) {
    let mut body = Writer::new(out);
    body.whole("claim", id.0).bytes("uid", &uid.hex()).maybe("recorded-at", recorded_at);
    if let Some(version) = version {
        body.whole("version", version);
    }
    write_claim(&mut body, claim);
}

fn write_claim(body: &mut Writer, claim: &Claim) {
    body.maybe("origin", claim.origin.as_deref())
        .maybe("ref", claim.reference.as_deref())
        .text("statement", &claim.statement)
        .maybe("quote", claim.quote.as_deref())
        .maybe("lang", claim.lang.as_deref())
        .maybe("speaker", claim.speaker.as_deref())
        .maybe("role", claim.role.as_deref())
        .maybe("source", claim.source.as_deref())
        .maybe("url", claim.url.as_deref())
        .maybe("archive", claim.archive.as_deref());
    if let Some(article) = &claim.article {
        body.text("article", &article.sha256)
            .maybe("title", article.title.as_deref())
            .day("published", article.published)
            .whole("start", article.start)
            .whole("end", article.end);
    }
    body.day("said", Some(claim.said));
    write_deadline(body, claim.deadline.as_ref());
    if let Some(hedge) = &claim.hedge {
        body.text("hedge", &hedge.words).text("scale", &hedge.scale);
    }
    // The shortest text that reads back to the same number.
    body.maybe("p", claim.p.map(|p| p.to_string()).as_deref())
        .text("polarity", claim.polarity.name())
        .text("kind", claim.kind.name())
        .maybe("condition", claim.condition.as_deref())
        .maybe("event", claim.event.as_deref());
    for tag in &claim.tags {
        body.text("tag", tag);
    }
}

fn read_claim(fields: &mut Reader) -> Result<Claim, Error> {
    Ok(Claim {
        origin: fields.owned("origin")?,
        reference: fields.owned("ref")?,
        statement: fields.text("statement")?.to_string(),
        quote: fields.owned("quote")?,
        lang: fields.owned("lang")?,
        speaker: fields.owned("speaker")?,
        role: fields.owned("role")?,
        source: fields.owned("source")?,
        url: fields.owned("url")?,
        archive: fields.owned("archive")?,
        article: match fields.owned("article")? {
            None => None,
            Some(sha256) => Some(Passage {
                sha256,
                title: fields.owned("title")?,
                published: fields.day("published")?,
                start: fields.parsed("start")?,
                end: fields.parsed("end")?,
            }),
        },
        said: fields.day("said")?.ok_or_else(|| fields.error("said is missing"))?,
        deadline: read_deadline(fields)?,
        hedge: match fields.owned("hedge")? {
            None => None,
            Some(words) => Some(Hedge { words, scale: fields.text("scale")?.to_string() }),
        },
        p: match fields.maybe("p")? {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| fields.error("p is no number"))?),
        },
        polarity: fields.parsed("polarity")?,
        kind: fields.parsed("kind")?,
        condition: fields.owned("condition")?,
        event: fields.owned("event")?,
        tags: read_list(fields, "tag")?,
    })
}

fn read_list(fields: &mut Reader, name: &str) -> Result<Vec<String>, Error> {
    let mut list = Vec::new();
    while let Some(text) = fields.owned(name)? {
        list.push(text);
    }
    Ok(list)
}

fn write_deadline(body: &mut Writer, deadline: Option<&Deadline>) {
    let Some(deadline) = deadline else {
        return;
    };
    body.text("window", deadline.kind_name())
        .maybe("phrase", deadline.phrase.as_deref())
        .maybe("rules", deadline.rules.as_deref())
        .maybe("rule", deadline.rule.as_deref());
    write_window(body, &deadline.window);
    if let Some(anchor) = &deadline.anchor {
        body.text("relation", &anchor.relation).text("anchor", &anchor.event);
    }
}

fn read_deadline(fields: &mut Reader) -> Result<Option<Deadline>, Error> {
    let Some(kind) = fields.maybe("window")? else {
        return Ok(None);
    };
    Ok(Some(Deadline {
        kind: Deadline::kind_of(kind).map_err(|error| fields.error(error.to_string()))?,
        phrase: fields.owned("phrase")?,
        rules: fields.owned("rules")?,
        rule: fields.owned("rule")?,
        window: read_window(fields)?,
        anchor: match fields.owned("relation")? {
            None => None,
            Some(relation) => Some(Anchor { relation, event: fields.text("anchor")?.to_string() }),
        },
    }))
}

fn write_window(body: &mut Writer, window: &Window) {
    body.day("opens", window.opens).day("due", window.due).day("lapses", window.lapses);
}

fn read_window(fields: &mut Reader) -> Result<Window, Error> {
    Ok(Window { opens: fields.day("opens")?, due: fields.day("due")?, lapses: fields.day("lapses")? })
}

fn write_resolution(body: &mut Writer, ruled: &Resolution) {
    body.text("reviewer", &ruled.reviewer)
        .text("verdict", ruled.verdict.name())
        .day("happened-on", ruled.happened_on)
        .maybe("reason", ruled.reason.map(|reason| reason.name()));
    for evidence in &ruled.evidence {
        body.text("evidence", &evidence.url)
            .maybe("archive", evidence.archive.as_deref())
            .maybe("quote", evidence.quote.as_deref())
            .day("seen", evidence.seen);
    }
    body.maybe("note", ruled.note.as_deref()).text("at", &ruled.at).maybe("blind", ruled.blind.then_some("yes"));
}

fn read_resolution(fields: &mut Reader) -> Result<Resolution, Error> {
    let reviewer = fields.text("reviewer")?.to_string();
    let verdict = fields.parsed("verdict")?;
    let happened_on = fields.day("happened-on")?;
    let reason = match fields.maybe("reason")? {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| fields.error("reason is unknown"))?),
    };
    let mut evidence = Vec::new();
    while let Some(url) = fields.owned("evidence")? {
        evidence.push(Evidence {
            url,
            archive: fields.owned("archive")?,
            quote: fields.owned("quote")?,
            seen: fields.day("seen")?,
        });
    }
    Ok(Resolution {
        reviewer,
        verdict,
        happened_on,
        reason,
        evidence,
        note: fields.owned("note")?,
        at: fields.text("at")?.to_string(),
        blind: match fields.maybe("blind")? {
            None => false,
            Some("yes") => true,
            Some(_) => return Err(fields.error("blind is neither yes nor absent")),
        },
    })
}
