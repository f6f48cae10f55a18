//! A line as a claim with its rulings: each field asks for what it needs.

use super::cell::{Cell, Wrong, day_of};
use super::shape::{self, Line};
use super::{Row, Setting};
use crate::claim::{self, Claim, Deadline, Hedge, Kind, PFrom, Passage, Polarity};
use crate::hedge;
use crate::review::Assumed;
use crate::review::{Evidence, Reason, Resolution, Status, Verdict, Withdrawal};
use crate::when::{self, Anchor, Window};
use chrono::NaiveDate;

/// Reads a line; its number is not known here.
///
/// # Errors
/// Names the first field that is wrong.
pub(super) fn row(mut line: Line, setting: &Setting) -> Result<Row, Wrong> {
    let statement = line.statement.owned("statement")?.filter(|text| !text.trim().is_empty());
    let statement = statement.ok_or_else(|| Wrong::new("statement", "is missing"))?;
    let said = line.said.day("said")?.ok_or_else(|| Wrong::new("said", "is missing"))?;
    let polarity = line.polarity.word("polarity")?.unwrap_or(Polarity::Affirmed);
    let usual = match polarity {
        Polarity::Affirmed => Kind::Prediction,
        Polarity::Denied => Kind::Denial,
    };
    let mut claim = Claim::new(statement, said);
    if !matches!(line.lang, Cell::Absent) {
        claim.lang = line.lang.owned("lang")?;
    }
    claim.polarity = polarity;
    claim.kind = line.kind.word("kind")?.unwrap_or(usual);
    claim.reference = line.reference.owned("ref")?;
    claim.origin = origin(line.origin.owned("origin")?, claim.reference.is_some(), setting);
    claim.quote = line.quote.owned("quote")?;
    claim.speaker = line.speaker.owned("speaker")?;
    claim.role = line.role.owned("role")?;
    claim.source = line.source.owned("source")?;
    claim.url = line.url.owned("url")?;
    claim.archive = line.archive.owned("archive")?;
    claim.article = passage(line.article)?;
    claim.condition = line.condition.owned("condition")?;
    claim.event = line.event.owned("event")?;
    claim.tags = tags(line.tags)?;
    claim.hedge = hedge_words(line.hedge)?;
    claim.p = probability(line.p, line.p_from)?;
    let flat = Flat {
        kind: polarity,
        opens: std::mem::take(&mut line.opens),
        due: std::mem::take(&mut line.due),
        lapses: std::mem::take(&mut line.lapses),
    };
    claim.deadline = deadline(line.deadline, flat, said, setting)?;
    let told = Told {
        status: match line.status.is_empty() {
            false => ("status", line.status),
            true => ("outcome", line.outcome),
        },
        resolution: line.resolution,
        resolutions: line.resolutions,
        own: shape::Ruling {
            reviewer: line.reviewer,
            happened_on: line.happened_on,
            reason: line.reason,
            evidence: line.evidence,
            note: line.note,
            at: line.at,
            ..shape::Ruling::default()
        },
    };
    let due = claim.deadline.as_ref().and_then(|read| read.window.due);
    let mut assumed = Assumed::default();
    let resolutions = resolutions(told, due, setting, &mut assumed)?;
    let uid = line.uid.text("uid")?;
    claim.tidy();
    Ok(Row {
        line: 0,
        uid: uid.map(|text| text.parse().map_err(|error| Wrong::new("uid", error))).transpose()?,
        version: line.version.whole("version")?,
        recorded_at: instant(line.recorded_at, "recorded_at")?,
        claim,
        resolutions,
        assumed,
        withdrawn: withdrawal(line.withdrawn, setting)?,
    })
}

/// Where a claim comes from: as the user says, else as the line does, else, for one
/// that has a name there, as the format does.
fn origin(own: Option<String>, named: bool, setting: &Setting) -> Option<String> {
    let given = setting.origin.map(str::to_string);
    given.or(own).or_else(|| named.then(|| setting.format.to_string()))
}

fn passage(cell: Cell<shape::Article>) -> Result<Option<Passage>, Wrong> {
    let Some(place) = object(cell, "article", "an object")? else {
        return Ok(None);
    };
    let missing = |field: &str| Wrong::new(field, "is missing");
    let sha256 = place.sha256.owned("article.sha256")?.ok_or_else(|| missing("article.sha256"))?;
    if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Wrong::new("article.sha256", format_args!("\"{sha256}\" is no SHA-256: 64 hexadecimal digits")));
    }
    let start = place.start.whole("article.start")?.ok_or_else(|| missing("article.start"))?;
    let end = place.end.whole("article.end")?.ok_or_else(|| missing("article.end"))?;
    if end < start {
        return Err(Wrong::new("article.end", format_args!("{end} lies before article.start {start}")));
    }
    let title = place.title.owned("article.title")?;
    Ok(Some(Passage { sha256, title, published: place.published.day("article.published")?, start, end }))
}

/// An object, or none; anything else is wrong.
fn object<T>(cell: Cell<T>, field: &str, wanted: &str) -> Result<Option<Box<T>>, Wrong> {
    match cell {
        Cell::Absent | Cell::Null => Ok(None),
        Cell::Object(shape) => Ok(Some(shape)),
        other => Err(Wrong::new(field, format_args!("{} where {wanted} should be", other.noun()))),
    }
}

fn tags(cell: Cell) -> Result<Vec<String>, Wrong> {
    let mut tags = Vec::new();
    for tag in cell.list("tags")? {
        tags.extend(tag.owned("tags")?);
    }
    Ok(tags)
}

fn hedge_words(cell: Cell<shape::Hedge>) -> Result<Option<Hedge>, Wrong> {
    let words = match cell {
        Cell::Object(own) => {
            let words = own.words.owned("hedge.words")?;
            let scale = own.scale.owned("hedge.scale")?.unwrap_or_else(|| hedge::DEFAULT.to_string());
            if hedge::scale(&scale).is_none() {
                let known: Vec<&str> = hedge::SCALES.iter().map(|scale| scale.name).collect();
                let what = format!("\"{scale}\" is no scale: {}", known.join(", "));
                return Err(Wrong::new("hedge.scale", what));
            }
            return Ok(words.map(|words| Hedge::new(words, scale)));
        }
        other => other.owned("hedge")?,
    };
    Ok(words.filter(|words| !words.trim().is_empty()).map(|words| Hedge::new(words, hedge::DEFAULT)))
}

/// A probability that was given as a number; one that stands for words is computed.
fn probability(p: Cell, from: Cell) -> Result<Option<f64>, Wrong> {
    let p = p.number("p")?;
    if let Some(p) = p.filter(|p| !(0.0..=1.0).contains(p)) {
        return Err(Wrong::new("p", format_args!("{p} is no probability from 0 to 1")));
    }
    let from: Option<PFrom> = from.word("p_from")?;
    Ok(p.filter(|_| from.is_none_or(|from| from == PFrom::Number)))
}

/// The days of a window told in the line itself.
struct Flat<'a> {
    kind: Polarity,
    opens: Cell<'a>,
    due: Cell<'a>,
    lapses: Cell<'a>,
}

/// The deadline: words are read, a window that is given is kept as it is.
fn deadline(
    cell: Cell<shape::Deadline>,
    flat: Flat,
    said: NaiveDate,
    setting: &Setting,
) -> Result<Option<Deadline>, Wrong> {
    let denied = flat.kind == Polarity::Denied;
    let own = Window { opens: flat.opens.day("opens")?, due: flat.due.day("due")?, lapses: flat.lapses.day("lapses")? };
    match cell {
        Cell::Object(given) => as_given(*given, denied, said, setting).map(Some),
        other => {
            let words = other.text("deadline")?.filter(|words| !words.trim().is_empty());
            if own == Window::default() {
                return words.map(|words| by_words(&words, "deadline", denied, said, setting)).transpose();
            }
            let kind = if denied { when::Kind::Deny } else { when::Kind::By };
            let phrase = words.map(|words| words.into_owned());
            let window = Deadline { phrase, rules: None, rule: None, kind, window: own, anchor: None };
            window.check().map_err(|error| out_of_order(error, ""))?;
            Ok(Some(window))
        }
    }
}

fn as_given(given: shape::Deadline, denied: bool, said: NaiveDate, setting: &Setting) -> Result<Deadline, Wrong> {
    let phrase = given.phrase.owned("deadline.phrase")?.filter(|words| !words.trim().is_empty());
    let rules = given.rules.owned("deadline.rules")?;
    let rule = given.rule.owned("deadline.rule")?;
    let precision = given.precision.text("deadline.precision")?;
    if let Some(word) = precision.as_deref().filter(|word| !["exact", "vague", "event", "open"].contains(word)) {
        let what = format!("\"{word}\" is no precision: exact, vague, event, open");
        return Err(Wrong::new("deadline.precision", what));
    }
    let kind = given.kind.text("deadline.kind")?;
    let kind = kind.map(|word| claim::Deadline::kind_of(&word).map_err(|error| Wrong::new("deadline.kind", error)));
    let kind = kind.transpose()?;
    let window = Window {
        opens: given.opens.day("deadline.opens")?,
        due: given.due.day("deadline.due")?,
        lapses: given.lapses.day("deadline.lapses")?,
    };
    let anchor = match object(given.anchor, "deadline.anchor", "an object")? {
        None => None,
        Some(anchor) => {
            let missing = |field: &str| Wrong::new(field, "is missing");
            let (event, relation) = ("deadline.anchor.event", "deadline.anchor.relation");
            Some(Anchor {
                event: anchor.event.owned(event)?.ok_or_else(|| missing(event))?,
                relation: anchor.relation.owned(relation)?.ok_or_else(|| missing(relation))?,
            })
        }
    };
    // Words whose days nobody has counted yet, as `extract` leaves them where it is
    // told no day.
    let uncounted = window == Window::default() && anchor.is_none() && precision.is_none();
    match phrase {
        Some(words) if uncounted => by_words(&words, "deadline.phrase", denied, said, setting),
        phrase => {
            let kind = kind.unwrap_or(if denied { when::Kind::Deny } else { when::Kind::By });
            let deadline = Deadline { phrase, rules, rule, kind, window, anchor };
            deadline.check().map_err(|error| out_of_order(error, "deadline."))?;
            Ok(deadline)
        }
    }
}

fn out_of_order(error: claim::Error, prefix: &str) -> Wrong {
    let field = match &error {
        claim::Error::Order { limit, .. } => limit,
        _ => "window",
    };
    Wrong::new(&format!("{prefix}{field}"), error)
}

/// Reads a bare day or deadline words.
fn by_words(words: &str, field: &str, denied: bool, said: NaiveDate, setting: &Setting) -> Result<Deadline, Wrong> {
    let mut deadline = match day_of(words.trim()) {
        Some(day) if day < said => {
            return Err(Wrong::new(field, format_args!("{day} lies before the day it was said, {said}")));
        }
        Some(day) => Deadline::by_day(day, said),
        None => {
            let reading = when::read(words, said, &setting.reading);
            let reading = reading
                .ok_or_else(|| Wrong::new(field, format_args!("\"{words}\" is no deadline that can be read")))?;
            Deadline::from_reading(&reading, words)
        }
    };
    // A denied verb makes any row a denial, which lapses when it is due.
    if denied && deadline.kind == when::Kind::By {
        deadline.kind = when::Kind::Deny;
        deadline.window.lapses = deadline.window.due;
    }
    Ok(deadline)
}

/// All that a line tells about what became of its claim.
struct Told<'a> {
    status: (&'static str, Cell<'a>),
    resolution: Cell<'a, shape::Ruling<'a>>,
    resolutions: Cell<'a, shape::Ruling<'a>>,
    own: shape::Ruling<'a>,
}

/// The rulings: those listed, else the one in force, else the one that the status
/// with its day, evidence and note makes.
fn resolutions(
    told: Told,
    due: Option<NaiveDate>,
    setting: &Setting,
    assumed: &mut Assumed,
) -> Result<Vec<Resolution>, Wrong> {
    let (field, status) = told.status;
    let status: Option<Status> = status.word(field)?;
    let happened_on = told.own.happened_on.day("happened_on")?;
    let own = shape::Ruling { happened_on: Cell::Absent, ..told.own };
    let mut rulings = Vec::new();
    for (nr, cell) in told.resolutions.list("resolutions")?.into_iter().enumerate() {
        let given = object(cell, "resolutions", "a list of objects")?;
        let given = given.ok_or_else(|| Wrong::new("resolutions", "null where an object should be"))?;
        let ruled = ruling(*given, None, due, setting, assumed);
        rulings.push(ruled.map_err(|wrong| wrong.within(format_args!("resolutions[{nr}]")))?);
    }
    if rulings.is_empty()
        && let Some(given) = object(told.resolution, "resolution", "an object")?
    {
        rulings.push(ruling(*given, None, due, setting, assumed).map_err(|wrong| wrong.within("resolution"))?);
    }
    let told = status.and_then(Status::verdict);
    // As the record orders them: of two by one reviewer the later counts.
    rulings.sort_by(|one, other| one.at.cmp(&other.at));
    match (rulings.last(), status, told) {
        (Some(last), Some(status), told) if told != Some(last.verdict) => {
            let what = format!("{status} is not what the resolution in force says, {}", last.verdict);
            Err(Wrong::new(field, what))
        }
        (Some(last), _, _) if happened_on.is_some_and(|day| last.happened_on != Some(day)) => {
            Err(Wrong::new("happened_on", "is not the day of the resolution in force"))
        }
        (None, _, Some(verdict)) => {
            let mut ruled = ruling(own, Some((verdict, happened_on)), due, setting, assumed)?;
            ruled.happened_on = happened_on;
            Ok(vec![ruled])
        }
        (None, _, None) if happened_on.is_some() => {
            Err(Wrong::new("happened_on", "is given, yet no status says what became of the claim"))
        }
        _ => Ok(rulings),
    }
}

/// A ruling as an object tells it, or as the line does, of which verdict and day are
/// known.
fn ruling(
    given: shape::Ruling,
    known: Option<(Verdict, Option<NaiveDate>)>,
    due: Option<NaiveDate>,
    setting: &Setting,
    assumed: &mut Assumed,
) -> Result<Resolution, Wrong> {
    let (verdict, happened_on) = match known {
        Some(known) => known,
        None => {
            let verdict = given.verdict.word("verdict")?.ok_or_else(|| Wrong::new("verdict", "is missing"))?;
            (verdict, given.happened_on.day("happened_on")?)
        }
    };
    let reviewer = given.reviewer.owned("reviewer")?.filter(|name| !name.trim().is_empty());
    let at = instant(given.at, "at")?;
    assumed.reviewer |= reviewer.is_none();
    assumed.at |= at.is_none();
    let at = at.unwrap_or_else(|| happened_on.or(due).unwrap_or(setting.today).to_string());
    let reason: Option<Reason> = given.reason.word("reason")?;
    let mut evidence = Vec::new();
    for item in given.evidence.list("evidence")? {
        evidence.extend(proof(item)?);
    }
    Ok(Resolution {
        reviewer: reviewer.unwrap_or_else(|| setting.reviewer.to_string()),
        verdict,
        happened_on,
        reason,
        evidence,
        note: given.note.owned("note")?.filter(|note| !note.is_empty()),
        at,
        blind: given.blind.truth("blind")?.unwrap_or(false),
    })
}

/// Evidence as an object or as a bare address.
fn proof(cell: Cell<shape::Proof>) -> Result<Option<Evidence>, Wrong> {
    match cell {
        Cell::Object(given) => {
            let url = given.url.owned("evidence.url")?.filter(|url| !url.trim().is_empty());
            Ok(Some(Evidence {
                url: url.ok_or_else(|| Wrong::new("evidence.url", "is missing"))?,
                archive: given.archive.owned("evidence.archive")?,
                quote: given.quote.owned("evidence.quote")?,
                seen: given.seen.day("evidence.seen")?,
            }))
        }
        other => {
            let url = other.owned("evidence")?.filter(|url| !url.trim().is_empty());
            Ok(url.map(|url| Evidence { url, archive: None, quote: None, seen: None }))
        }
    }
}

fn withdrawal(cell: Cell<shape::Withdrawn>, setting: &Setting) -> Result<Option<Withdrawal>, Wrong> {
    match cell {
        Cell::Object(given) => {
            let reason = given.reason.owned("withdrawn.reason")?;
            let reason = reason.ok_or_else(|| Wrong::new("withdrawn.reason", "is missing"))?;
            let at = instant(given.at, "withdrawn.at")?.unwrap_or_else(|| setting.today.to_string());
            Ok(Some(Withdrawal { reason, at }))
        }
        other => {
            let reason = other.owned("withdrawn")?.filter(|reason| !reason.trim().is_empty());
            Ok(reason.map(|reason| Withdrawal { reason, at: setting.today.to_string() }))
        }
    }
}

/// A day, or an instant of RFC 3339 brought to whole seconds UTC.
fn instant(cell: Cell, field: &str) -> Result<Option<String>, Wrong> {
    let Some(text) = cell.text(field)? else {
        return Ok(None);
    };
    if day_of(&text).is_some() || is_plain_instant(&text) {
        return Ok(Some(text.into_owned()));
    }
    match chrono::DateTime::parse_from_rfc3339(&text) {
        Ok(instant) => Ok(Some(instant.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string())),
        Err(_) => {
            let what = format!("\"{text}\" is no instant; write it as YYYY-MM-DDTHH:MM:SSZ, or as a day");
            Err(Wrong::new(field, what))
        }
    }
}

/// Whether it is written as the program writes instants, and is one.
fn is_plain_instant(text: &str) -> bool {
    let (Some(day), Some(time)) = (text.get(..10), text.get(10..)) else {
        return false;
    };
    let bytes = time.as_bytes();
    let two = |at: usize, most: u8| {
        bytes[at].is_ascii_digit()
            && bytes[at + 1].is_ascii_digit()
            && (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0') <= most
    };
    bytes.len() == 10
        && (bytes[0], bytes[3], bytes[6], bytes[9]) == (b'T', b':', b':', b'Z')
        && two(1, 23)
        && two(4, 59)
        && two(7, 59)
        && day_of(day).is_some()
}
