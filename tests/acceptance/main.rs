//! Acceptance: what is known exactly, and what the engine simulates of it.
//!
//! The tests have the numbers of the list of acceptance tests; `docs/model.md` has the list, and the
//! reason for each number that has no test.

mod coverage;
mod decisions;
mod engine;
mod merging;
mod messages;
mod paired;
mod printed;
mod properties;
mod queues;
mod ranges;
mod regimes;
mod simulated;
mod statistics;

#[path = "../support/agreement.rs"]
mod agreement;
#[path = "../support/sample.rs"]
mod sample;
#[path = "../support/textbook.rs"]
#[expect(dead_code, reason = "other tests need more of it")]
mod textbook;
