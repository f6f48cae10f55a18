//! A claim as it is shown on a day: what is on record, and what follows from it.

use super::{Case, Readings, Resolution, Ripe, Status, Withdrawal, readings, ripe};
use crate::claim::{ClaimId, Deadline, Hedge, Kind, PFrom, Passage, Polarity, Uid};
use chrono::NaiveDate;
use serde::Serialize;

/// A claim in the shape of `list --format json`, fields in that order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Sheet<'a> {
    pub id: ClaimId,
    pub uid: Uid,
    pub origin: Option<&'a str>,
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    pub version: u64,
    pub statement: &'a str,
    pub quote: Option<&'a str>,
    pub lang: Option<&'a str>,
    pub speaker: Option<&'a str>,
    pub role: Option<&'a str>,
    pub source: Option<&'a str>,
    pub url: Option<&'a str>,
    pub archive: Option<&'a str>,
    pub article: Option<&'a Passage>,
    pub said: NaiveDate,
    pub recorded_at: &'a str,
    pub deadline: Option<&'a Deadline>,
    pub hedge: Option<&'a Hedge>,
    pub p: Option<f64>,
    pub p_from: PFrom,
    pub polarity: Polarity,
    pub kind: Kind,
    pub condition: Option<&'a str>,
    pub event: Option<&'a str>,
    pub tags: &'a [String],
    pub status: Status,
    pub ripe: Option<Ripe>,
    pub happened_on: Option<NaiveDate>,
    pub verdict: Option<Readings>,
    pub resolution: Option<&'a Resolution>,
    pub resolutions: &'a [Resolution],
    pub withdrawn: Option<&'a Withdrawal>,
}

impl Case {
    /// Shows the claim on a day, with its probability on the scale named, or on
    /// its own where none is named.
    pub fn sheet(&self, today: NaiveDate, scale: Option<&str>) -> Sheet<'_> {
        let claim = &self.claim;
        let probability = claim.probability(scale);
        let status = self.status();
        let happened_on = self.resolution().and_then(|ruled| ruled.happened_on);
        let deadline = claim.deadline.as_ref();
        Sheet {
            id: self.id,
            uid: self.uid,
            origin: claim.origin.as_deref(),
            reference: claim.reference.as_deref(),
            version: self.version,
            statement: &claim.statement,
            quote: claim.quote.as_deref(),
            lang: claim.lang.as_deref(),
            speaker: claim.speaker.as_deref(),
            role: claim.role.as_deref(),
            source: claim.source.as_deref(),
            url: claim.url.as_deref(),
            archive: claim.archive.as_deref(),
            article: claim.article.as_ref(),
            said: claim.said,
            recorded_at: &self.recorded_at,
            deadline,
            hedge: claim.hedge.as_ref(),
            p: probability.p,
            p_from: probability.from,
            polarity: claim.polarity,
            kind: claim.kind,
            condition: claim.condition.as_deref(),
            event: claim.event.as_deref(),
            tags: &claim.tags,
            status,
            ripe: match self.withdrawn {
                Some(_) => None,
                None => ripe(status, deadline, today),
            },
            happened_on,
            verdict: readings(status, happened_on, deadline),
            resolution: self.resolution(),
            resolutions: &self.resolutions,
            withdrawn: self.withdrawn.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Evidence, Verdict};
    use super::*;
    use crate::claim::Claim;
    use crate::when::{Kind as WindowKind, Window};

    #[test]
    fn a_sheet_has_the_published_shape() {
        let day = |text: &str| text.parse().unwrap();
        let mut claim = Claim::new("There will be a call this week", day("2025-03-16"));
        claim.speaker = Some("Steve Witkoff".into());
        claim.source = Some("CNN".into());
        claim.article =
            Some(Passage { sha256: "ab".into(), title: None, published: Some(day("2025-03-17")), start: 10, end: 40 });
        claim.deadline = Some(Deadline {
            phrase: Some("this week".into()),
            rules: Some("sayso-1".into()),
            rule: Some("this-week".into()),
            kind: WindowKind::By,
            window: Window {
                opens: Some(day("2025-03-16")),
                due: Some(day("2025-03-22")),
                lapses: Some(day("2025-03-23")),
            },
            anchor: None,
        });
        claim.p = Some(0.7);
        claim.tags = vec!["talks".into()];
        let mut case = Case {
            id: ClaimId(12),
            uid: Uid([7; 16]),
            version: 3,
            recorded_at: "2025-03-17T09:00:00Z".into(),
            claim,
            resolutions: Vec::new(),
            withdrawn: None,
        };
        let mut ruled = Resolution::new("ann", Verdict::Fulfilled, "2025-03-24T08:00:00Z");
        ruled.happened_on = Some(day("2025-03-23"));
        ruled.evidence.push(Evidence {
            url: "https://example.org/call".into(),
            archive: None,
            quote: None,
            seen: Some(day("2025-03-24")),
        });
        case.resolve(ruled);
        let json = serde_json::to_string_pretty(&case.sheet(day("2025-04-01"), None)).unwrap();
        insta::assert_snapshot!(json);
    }
}
