//! Routes as steps: what can be decided before a run is decided here, not at every paper.
//!
//! The steps of a class lie in a row, in the order of model, section 4.1: handling, co-signing, the
//! climb, the way down, finishing. Steps that take no time are left out. A paper climbs as far as
//! its deciding rank demands and then turns: it skips to the desk from which it goes down.

mod route;

pub(super) use route::add;

use super::agenda::index;
use super::draw::{Purpose, Sampler};
use super::network::{Desk, NONE, Network};
use super::outcome::Kind;
use crate::scenario::Rank;

/// What a paper meets at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Nothing: a route begins behind it.
    Begin,
    /// Somebody at a desk works on it.
    Work(After),
    /// A draft that took no time may have a defect.
    Draft,
    /// It is sent to its co-signers.
    Cosign,
    /// A copy is back from its co-signer.
    Return,
    /// It is sent to both superiors of a unit.
    TwoSuperiors,
    /// Back at the drafting desk, which learns that it was refused or garbled.
    Answer,
    /// It travels to the drafting desk and ends there.
    Home,
    /// A directive spreads.
    Spread,
    /// It is finished.
    End,
}

/// What follows the work at a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// The next step.
    Next,
    /// There may be a defect in what was written.
    Drafted,
    /// The co-signer signs or refuses.
    Cosigned,
    /// The review may return or refuse it.
    Reviewed,
    /// The same for the copy with one of two superiors.
    ReviewedByOne,
    /// Back to the review that returned it.
    Reworked,
    /// Up once more after it was garbled.
    Mended,
    /// The section is the wrong one.
    Recognised,
    /// A unit has heard of a directive.
    Briefed,
    /// The caller leaves.
    Visited,
}

/// How long a step takes somebody who knows the duty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Length {
    /// This share of the handling work, or of a visit.
    Share(f64),
    /// Drawn anew each time, for this purpose.
    Drawn(Purpose, Sampler),
}

/// A step of a route; small, because a large department has many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// How long it takes, as a place among the lengths of the network.
    pub(super) length: u16,
    pub(super) task: Task,
    /// What its time is counted as.
    pub(super) kind: Kind,
    pub(super) rank: Rank,
    /// Whether it takes a generalist longer.
    pub(super) needs_knowledge: bool,
    /// Whether only the superior does it for papers that the superior decides.
    pub(super) superior: bool,
    /// Whether it is a review that can refuse a paper.
    pub(super) screens: bool,
    /// Of the copy for a second superior, its branch; else 0.
    pub(super) branch: u16,
    pub(super) desk: Desk,
    /// Section whose people take the paper first at the desk; [`NONE`] at an office.
    pub(super) section: u32,
    pub(super) station: u32,
    pub(super) lane: u32,
    pub(super) room: u32,
    /// Of a review, the step where the way down begins; of two superiors, that of the first copy.
    pub(super) onward: u32,
}

/// Where the steps of a class are.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub(super) begin: u32,
    /// The step after which the climb begins.
    pub(super) foot: u32,
    /// For each deciding rank, the last step of the climb, and the one that follows it.
    pub(super) turns: [(u32, u32); 6],
    /// For each co-signer, the step after which the copy's way begins.
    pub(super) legs: Vec<u32>,
    pub(super) rework: u32,
    pub(super) mend: u32,
    pub(super) home: u32,
}

impl Default for Route {
    fn default() -> Self {
        Self {
            begin: NONE,
            foot: NONE,
            turns: [(NONE, NONE); 6],
            legs: Vec::new(),
            rework: NONE,
            mend: NONE,
            home: NONE,
        }
    }
}

impl Step {
    /// A step without work.
    const fn passage(task: Task) -> Self {
        Self {
            length: 0,
            task,
            kind: Kind::Handling,
            rank: Rank::Clerk,
            needs_knowledge: false,
            superior: false,
            screens: false,
            branch: 0,
            desk: NONE,
            section: NONE,
            station: NONE,
            lane: NONE,
            room: NONE,
            onward: NONE,
        }
    }

    /// Something at a desk, for the people of a section first.
    fn at(network: &Network, task: Task, desk: Desk, section: u32) -> Self {
        let plan = &network.desks[desk as usize];
        Self {
            rank: plan.rank,
            desk,
            section,
            station: plan.station,
            lane: plan.lane,
            room: plan.room,
            ..Self::passage(task)
        }
    }
}

impl Length {
    fn exists(self) -> bool {
        match self {
            Self::Share(share) => share > 0.0,
            Self::Drawn(_, sampler) => sampler.exists(),
        }
    }
}

impl Network {
    fn add_step(&mut self, step: Step) -> u32 {
        self.steps.push(step);
        index(self.steps.len() - 1)
    }

    /// The place of a length; at place 0 is one of nothing.
    fn length(&mut self, length: Length) -> u16 {
        let nothing = if self.lengths.is_empty() { Some(Length::Share(0.0)) } else { None };
        self.lengths.extend(nothing);
        let known = self.lengths.iter().position(|other| *other == length);
        let place = known.unwrap_or(self.lengths.len());
        if known.is_none() {
            self.lengths.push(length);
        }
        u16::try_from(place).unwrap_or(0)
    }

    /// Passing on.
    fn relay(&mut self, desk: Desk, section: u32) -> Step {
        Step {
            length: self.length(Length::Drawn(Purpose::Relay, self.times.relay)),
            kind: Kind::Relay,
            ..Step::at(self, Task::Work(After::Next), desk, section)
        }
    }

    /// Whether a step takes time.
    pub(super) fn takes_time(&self, step: &Step) -> bool {
        self.lengths[usize::from(step.length)].exists()
    }

    /// A visit by somebody who calls at a desk.
    pub(super) fn add_visit(&mut self, desk: Desk, section: u32) -> u32 {
        let visit = Step::at(self, Task::Work(After::Visited), desk, section);
        let length = self.length(Length::Share(1.0));
        self.add_step(Step { length, ..visit })
    }

    /// A detour to a clerk desk whose section finds that a paper is not for it.
    pub(super) fn add_detour(&mut self, desk: Desk, section: u32) -> u32 {
        let triage = Step::at(self, Task::Work(After::Recognised), desk, section);
        let length = self.length(Length::Drawn(Purpose::Triage, self.times.triage));
        self.add_step(Step { length, ..triage })
    }

    /// A briefing by the people of a desk.
    pub(super) fn add_briefing(&mut self, desk: Desk, section: u32) -> u32 {
        let briefing = Step::at(self, Task::Work(After::Briefed), desk, section);
        let length = self.length(Length::Drawn(Purpose::Briefing, self.times.briefing));
        self.add_step(Step { length, kind: Kind::Relay, ..briefing })
    }
}
