//! The program as its users meet it: each test in a sandbox of its own, with stdout,
//! stderr and the exit code.

mod sandbox;

mod complete;
mod read;
mod report;
mod tour;
