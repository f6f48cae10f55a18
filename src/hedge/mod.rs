//! To be written.

pub mod find;
