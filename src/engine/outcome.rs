//! What one replication measured.

use serde::{Deserialize, Serialize};

use super::parts::Parts;
use super::quantile::Quantiles;
use crate::scenario::Rank;

/// What the time of a paper is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Waiting for somebody who is at the desk.
    Waiting,
    /// Waiting while nobody who could take the paper is at the desk.
    Absent,
    /// Handling, co-signing, finishing and recognising misdirected papers.
    Handling,
    /// Reviews.
    Review,
    /// Passing on.
    Relay,
    /// On the way to another room.
    Handover,
    /// From a return until back at the same desk, and the rework of a garbled paper.
    Rework,
    /// Waiting for the other co-signers after the first.
    Join,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Absent,
        Self::Handling,
        Self::Review,
        Self::Relay,
        Self::Handover,
        Self::Rework,
        Self::Join,
    ];
}

/// What one replication of one structure measured; all times in ticks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Events of the replication, warm-up included.
    pub events: u64,
    /// Quantiles of the delays of the completed measured matters; absent if none was completed.
    pub quantiles: Option<Quantiles>,
    /// Completed measured matters by the working hours that they took: in the first hour, end
    /// included, in the second, and so on; later ones than the last that is kept are left out.
    pub by_hour: Vec<u64>,
    /// Each class, in document order.
    pub classes: Vec<ClassOutcome>,
    pub(super) parts: Parts,
    /// Each desk, in the order of the network.
    pub desks: Vec<DeskOutcome>,
    /// Each person, in the order of the network.
    pub people: Vec<PersonOutcome>,
    /// Defects and detours.
    pub quality: QualityOutcome,
    /// How far directives reached.
    pub reach: ReachOutcome,
    /// Rooms changed by measured matters.
    pub handovers: u64,
    /// Desks at which measured matters queued, each time counted.
    pub visits: u64,
    /// Matters of all kinds that were open at the end of each whole day of the measured time, bought
    /// ones left out.
    pub backlog: Vec<u64>,
    /// The same at the end of each day of the warm-up; its first day may be a part of one.
    pub warm_up_backlog: Vec<u64>,
    /// How often the co-signer at each position was the last to return while others waited: by
    /// class, for measured matters that were sent to all co-signers at once.
    pub last_cosigner: Vec<Vec<u64>>,
    /// Sum and number of the delays by day of arrival, from the start of the measured time.
    pub by_day: Vec<(u64, u64)>,
}

/// What was measured of one class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClassOutcome {
    /// Measured matters, bought ones left out.
    pub arrived: u64,
    /// Of these, completed.
    pub completed: u64,
    /// Sum of their delays.
    pub delay: u64,
    /// Quantiles of their delays; absent if none was completed.
    pub quantiles: Option<Quantiles>,
    /// Completed within the deadline.
    pub on_time: u64,
    /// Completed after the deadline, or unfinished and older than it.
    pub late: u64,
    /// Measured matters that were bought outside.
    pub bought: u64,
}

/// What was measured of one desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskOutcome {
    /// Papers and callers taken.
    pub visits: u64,
    /// Sum of their waits.
    pub wait: u64,
    /// Work that arrived, as somebody who knows the duty does it.
    pub work: u64,
}

/// What was measured of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonOutcome {
    /// Time at work on papers and with callers.
    pub busy: u64,
    /// Time at the desk.
    pub at_desk: u64,
}

/// Counts of defects and detours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityOutcome {
    /// Completed matters with a defect, refused ones left out.
    pub errors: u64,
    /// Completed matters that ought to have been refused and were not.
    pub wrong_approvals: u64,
    /// Completed matters that were refused and ought not to have been.
    pub wrong_refusals: u64,
    /// Returns of measured matters.
    pub returned: u64,
    /// Measured matters whose decision was garbled.
    pub garbled: u64,
    /// Wrong sections visited by measured matters.
    pub bounced: u64,
}

/// How soon people heard of the completed measured directives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachOutcome {
    /// Completed measured directives.
    pub directives: u64,
    /// For each tenth of the people, from the first to all of them: the time until so many were
    /// reached, summed over these directives; empty without any.
    pub tenths: Vec<u64>,
}

impl ReachOutcome {
    /// Mean time until this many tenths of the people, from 1 to 10, are reached (ticks); absent
    /// without completed directives.
    pub fn mean(&self, tenths: usize) -> Option<f64> {
        let sum = self.tenths.get(tenths.checked_sub(1)?)?;
        (self.directives > 0).then(|| *sum as f64 / self.directives as f64)
    }
}

impl Outcome {
    /// Completed measured matters.
    pub fn completed(&self) -> u64 {
        self.classes.iter().map(|class| class.completed).sum()
    }

    /// Sum of their delays.
    pub fn delay(&self) -> u64 {
        self.classes.iter().map(|class| class.delay).sum()
    }

    /// Measured matters, bought ones left out.
    pub fn arrived(&self) -> u64 {
        self.classes.iter().map(|class| class.arrived).sum()
    }

    /// Time spent on one kind at one rank, summed over the completed measured matters.
    pub fn part(&self, kind: Kind, rank: Rank) -> u64 {
        self.parts.get(kind, rank)
    }
}
