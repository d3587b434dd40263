//! What page and worker say to each other, as JSON.

use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::scenario::Scenario;

/// Names a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ticket(pub u64);

/// From the page to the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Start a run; an earlier one is abandoned.
    Run {
        /// Names the run.
        ticket: Ticket,
        /// What is simulated.
        scenario: Box<Scenario>,
    },
    /// Abandon the run under way.
    Cancel,
}

/// From the worker to the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker listens.
    Ready,
    /// A run goes on.
    Progress {
        /// Names the run.
        ticket: Ticket,
        /// Replications done.
        replications: u32,
        /// Estimated share of the run that is done, from 0 to 1.
        share: f64,
    },
    /// A run has ended.
    Finished {
        /// Names the run.
        ticket: Ticket,
        /// What it found.
        report: Box<Report>,
    },
    /// The scenario cannot be simulated; the page finds out why by checking it itself.
    Refused {
        /// Names the run.
        ticket: Ticket,
    },
}
