//! A film: every paper of a replication with its steps, as small as it can be sent.

use serde::{Deserialize, Serialize};

use crate::engine::Kind;
use crate::units::ClassId;

/// What one structure's papers did in one replication, from the first measured instant on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Film {
    /// First measured instant (ticks).
    pub from: u64,
    /// First instant that is measured no more (ticks).
    pub until: u64,
    /// When the replication ended (ticks).
    pub end: u64,
    /// The classes, in document order.
    pub classes: Vec<ClassId>,
    /// The papers, in the order in which they came in.
    pub tracks: Vec<Track>,
}

/// A paper with its steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "PackedTrack", into = "PackedTrack")]
pub struct Track {
    /// Position of the class.
    pub class: u32,
    /// Number of the paper within its class.
    pub index: u32,
    /// When it came in (ticks).
    pub arrived: u64,
    /// Whether it was finished when the replication ended.
    pub done: bool,
    /// What it spent its time on, without a gap; of copies that went at the same time, that of the
    /// one that counts.
    pub steps: Vec<Step>,
    /// The other copies.
    pub sides: Vec<Side>,
}

/// A copy that went at the same time and is not counted in the delay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// When it set out (ticks).
    pub began: u64,
    /// Its steps, without a gap.
    pub steps: Vec<Step>,
}

/// A stretch of time spent on one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "PackedStep", into = "PackedStep")]
pub struct Step {
    /// How long (ticks).
    pub length: u64,
    /// What was done.
    pub doing: Kind,
    /// Whether it is counted as rework all the same.
    pub rework: bool,
    /// Position of the desk.
    pub desk: u32,
    /// Position of the person who worked, if anybody did.
    pub person: Option<u32>,
}

impl Step {
    /// The kind as which the report counts it.
    pub const fn kind(self) -> Kind {
        if self.rework { Kind::Rework } else { self.doing }
    }

    /// Whether somebody worked on the paper.
    pub const fn is_work(self) -> bool {
        self.person.is_some()
    }
}

/// Where a paper is at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The step that it is in.
    pub step: Step,
    /// Desk of the step before, if there is one.
    pub before: Option<u32>,
    /// When the step began (ticks).
    pub began: u64,
}

impl Film {
    /// The same film in pieces of at most so many papers, at least one.
    pub fn pieces(mut self, papers: usize) -> Vec<Self> {
        let tracks = std::mem::take(&mut self.tracks);
        let piece = |tracks: &[Track]| Self { tracks: tracks.to_vec(), ..self.clone() };
        if tracks.is_empty() {
            vec![piece(&[])]
        } else {
            tracks.chunks(papers).map(piece).collect()
        }
    }
}

impl Track {
    /// From arrival to completion, or to the end of the film (ticks).
    pub fn delay(&self) -> u64 {
        length(&self.steps)
    }

    fn last(&self) -> Option<Spot> {
        let (step, before) = self.steps.split_last()?;
        let before = before.last().map(|step| step.desk);
        Some(Spot { step: *step, before, began: self.end() - step.length })
    }

    /// When it was finished, or the film ended (ticks).
    pub fn end(&self) -> u64 {
        self.arrived + self.delay()
    }

    /// Calls a function with where the paper and its copies are at an instant; one that is not
    /// finished stays where it was when the film ended.
    pub fn at(&self, now: u64, mut found: impl FnMut(Spot)) {
        if !self.done && now >= self.end() {
            return self.last().into_iter().for_each(found);
        }
        let sides = self.sides.iter().map(|side| (side.began, &side.steps));
        for (began, steps) in std::iter::once((self.arrived, &self.steps)).chain(sides) {
            spot(began, steps, now).into_iter().for_each(&mut found);
        }
    }
}

/// How long some steps take together (ticks).
pub(super) fn length(steps: &[Step]) -> u64 {
    steps.iter().map(|step| step.length).sum()
}

/// The step of a line at an instant.
fn spot(mut began: u64, steps: &[Step], now: u64) -> Option<Spot> {
    if now < began {
        return None;
    }
    let mut before = None;
    for step in steps {
        let end = began + step.length;
        if now < end {
            return Some(Spot { step: *step, before, began });
        }
        began = end;
        before = Some(step.desk);
    }
    None
}

/// Length, desk, person from 1, and kind with rework above it.
type PackedStep = (u64, u32, u32, u8);

/// Class, index, arrival, done, steps, other copies.
type PackedTrack = (u32, u32, u64, bool, Vec<Step>, Vec<Side>);

/// Marks rework in a packed step.
const REWORK: u8 = 8;

impl From<Step> for PackedStep {
    fn from(step: Step) -> Self {
        let kind = step.doing as u8 + if step.rework { REWORK } else { 0 };
        (step.length, step.desk, step.person.map_or(0, |person| person + 1), kind)
    }
}

impl From<PackedStep> for Step {
    fn from((length, desk, person, kind): PackedStep) -> Self {
        let doing = Kind::ALL[usize::from(kind % REWORK)];
        Self { length, doing, rework: kind >= REWORK, desk, person: person.checked_sub(1) }
    }
}

impl From<Track> for PackedTrack {
    fn from(track: Track) -> Self {
        let Track { class, index, arrived, done, steps, sides } = track;
        (class, index, arrived, done, steps, sides)
    }
}

impl From<PackedTrack> for Track {
    fn from((class, index, arrived, done, steps, sides): PackedTrack) -> Self {
        Self { class, index, arrived, done, steps, sides }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_survives_its_packing() {
        for doing in Kind::ALL {
            for (rework, person) in [(false, None), (true, Some(0)), (true, Some(7))] {
                let step = Step { length: 5, doing, rework, desk: 3, person };
                assert_eq!(Step::from(PackedStep::from(step)), step);
            }
        }
    }

    #[test]
    fn at_the_end_of_a_step_the_next_one_has_begun() {
        let step = |length, desk| Step {
            length,
            doing: Kind::Handling,
            rework: false,
            desk,
            person: None,
        };
        let steps = vec![step(10, 1), step(5, 2)];
        let track = Track { class: 0, index: 0, arrived: 100, done: true, steps, sides: vec![] };
        let desk = |now| {
            let mut desk = None;
            track.at(now, |spot| desk = Some((spot.step.desk, spot.before, spot.began)));
            desk
        };
        assert_eq!(desk(99), None);
        assert_eq!(desk(100), Some((1, None, 100)));
        assert_eq!(desk(110), Some((2, Some(1), 110)));
        assert_eq!(desk(115), None);
        assert_eq!((track.delay(), track.end()), (15, 115));
    }
}
