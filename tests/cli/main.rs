//! The program as its users meet it: each test in a sandbox of its own, with stdout,
//! stderr and the exit code.

mod sandbox;

mod complete;
mod help;
mod keep;
mod read;
mod record;
mod report;
mod score;
mod tour;
