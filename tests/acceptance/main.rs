//! Acceptance: what is known exactly, and what the engine simulates of it.
//!
//! The tests have the numbers of the list of acceptance tests; `docs/model.md` has the list, and the
//! reason for each number that has no test.

mod decisions;
mod merging;
mod messages;
mod printed;
mod queues;
mod ranges;
mod simulated;
mod statistics;
