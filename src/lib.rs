//! sayso holds forecasts to their word: it records forward-looking claims with
//! speaker, source and deadline, reviews them when their time is up, and reports
//! whose word was kept.
//!
//! The modules stand here in layer order. The pure core comes first: values in,
//! values out, with no SQL, file, clock or terminal in it. Each edge below it
//! deals with one outside thing. Arrows point one way only, up this list.

#![warn(missing_docs)]

// Pure core.
pub mod claim;
pub mod extract;
pub mod hedge;
pub mod ledger;
pub mod report;
pub mod review;
pub mod score;
pub mod when;

// Edges, one outside thing each.
pub mod article;
pub mod exchange;
pub mod page;
pub mod render;
pub mod store;

// The README's Rust is compiled and run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
