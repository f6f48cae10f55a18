//! The program as its users meet it: each test in a sandbox of its own, with stdout,
//! stderr and the exit code.

mod sandbox;

mod keep;
mod record;
mod complete;
mod read;
mod score;
mod report;
mod tour;
