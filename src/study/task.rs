//! One replication that is to be played.

use serde::{Deserialize, Serialize};

use crate::engine::Window;

/// Pilots use replication numbers from here on, so that no measured one repeats them.
const FIRST_PILOT: u32 = 1 << 31;

/// One replication of one structure, ready to be played anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// 0 for the baseline, 1 for the reformed structure.
    pub side: usize,
    /// Number of the replication.
    pub replication: u32,
    /// Measured time.
    pub window: Window,
    pub(super) pilot: bool,
}

impl Task {
    /// The replication at a position of its series.
    pub(super) const fn new(side: usize, number: u32, window: Window, pilot: bool) -> Self {
        let replication = if pilot { FIRST_PILOT + number } else { number };
        Self { side, replication, window, pilot }
    }

    /// Position in the series that it belongs to.
    pub(super) const fn number(self) -> u32 {
        if self.pilot { self.replication - FIRST_PILOT } else { self.replication }
    }
}
