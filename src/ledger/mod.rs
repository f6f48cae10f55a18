//! The chain of entries that holds the record.
