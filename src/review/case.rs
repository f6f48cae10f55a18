//! A claim on record, with all that was ruled on it.

use super::{Resolution, Status};
use crate::claim::{Claim, ClaimId, Uid};
use serde::Serialize;

/// Why and when a claim was taken out of every count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// Why it should not have been recorded.
    pub reason: String,
    /// The instant, in whole seconds UTC.
    pub at: String,
}

/// A claim on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its number in this file.
    pub id: ClaimId,
    /// Its name in the world.
    pub uid: Uid,
    /// How often it was written: 1 when recorded, one more with each change.
    pub version: u64,
    /// The instant of recording, in whole seconds UTC.
    pub recorded_at: String,
    /// What was said.
    pub claim: Claim,
    /// One resolution in force for each reviewer, the oldest ruling first.
    pub resolutions: Vec<Resolution>,
    /// Why it counts no more, where it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

impl Case {
    /// The resolution in force: the latest of any reviewer.
    pub fn resolution(&self) -> Option<&Resolution> {
        self.resolutions.last()
    }

    /// The verdict in force, or pending.
    pub fn status(&self) -> Status {
        self.resolution().map_or(Status::Pending, |ruled| ruled.verdict.into())
    }

    /// Whether reviewers differ on what became of it.
    pub fn disputed(&self) -> bool {
        self.resolutions.windows(2).any(|pair| pair[0].verdict != pair[1].verdict)
    }

    /// Puts a resolution in force, in place of the one by the same reviewer, and
    /// in the order of their instants.
    pub fn resolve(&mut self, resolution: Resolution) {
        self.resolutions.retain(|old| old.reviewer != resolution.reviewer);
        let place = self.resolutions.partition_point(|old| old.at <= resolution.at);
        self.resolutions.insert(place, resolution);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn one_resolution_for_each_reviewer_and_the_latest_counts() {
        let mut case = Case {
            id: ClaimId(1),
            uid: Uid([0; 16]),
            version: 1,
            recorded_at: "2025-03-17T09:00:00Z".into(),
            claim: Claim::new("It will rain", "2025-03-16".parse().unwrap()),
            resolutions: Vec::new(),
            withdrawn: None,
        };
        assert_eq!(case.status(), Status::Pending);
        case.resolve(Resolution::new("ann", Verdict::Missed, "2025-03-20T09:00:00Z"));
        case.resolve(Resolution::new("ben", Verdict::Fulfilled, "2025-03-19T09:00:00Z"));
        assert_eq!(case.status(), Status::Missed);
        assert!(case.disputed());
        case.resolve(Resolution::new("ann", Verdict::Fulfilled, "2025-03-21T09:00:00Z"));
        assert_eq!(case.resolutions.len(), 2);
        assert!(!case.disputed());
    }
}
