//! The published scales, one a file.

mod icd203;
mod ipcc;
mod kent;
mod phia;

use super::Scale;

/// Every scale on offer; the first is the default.
pub const SCALES: &[&Scale] = &[&icd203::SCALE, &ipcc::SCALE, &kent::SCALE, &phia::SCALE];
