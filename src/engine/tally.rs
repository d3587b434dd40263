//! What a run counts while it goes on.

use super::network::Network;
use super::outcome::{ClassOutcome, DeskOutcome, Outcome, PersonOutcome, QualityOutcome};
use super::papers::{Paper, Parts};
use super::people::People;
use super::run::Window;
use crate::units::TICKS_PER_DAY;

/// The counts of a run.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) events: u64,
    pub(super) delays: Vec<u64>,
    pub(super) classes: Vec<ClassOutcome>,
    pub(super) parts: Parts,
    pub(super) desks: Vec<DeskOutcome>,
    pub(super) quality: QualityOutcome,
    pub(super) handovers: u64,
    pub(super) by_day: Vec<(u64, u64)>,
    /// Measured matters that are still open.
    pub(super) open: u64,
}

impl Tally {
    /// Nothing counted, with room for all delays that are to be expected.
    pub(super) fn new(network: &Network, window: Window, expected: usize) -> Self {
        let days = usize::try_from(window.length().div_ceil(TICKS_PER_DAY)).unwrap_or(0);
        Self {
            events: 0,
            delays: Vec::with_capacity(expected),
            classes: vec![ClassOutcome::default(); network.classes.len()],
            parts: Parts::NONE,
            desks: vec![DeskOutcome::default(); network.desks.len()],
            quality: QualityOutcome::default(),
            handovers: 0,
            by_day: vec![(0, 0); days],
            open: 0,
        }
    }

    /// A measured matter is finished.
    pub(super) fn completed(
        &mut self,
        paper: &Paper,
        parts: &Parts,
        deadline: Option<u64>,
        window: Window,
        now: u64,
    ) {
        let delay = now - paper.arrived;
        self.open -= 1;
        self.delays.push(delay);
        self.parts.absorb(parts);
        self.quality.errors += u64::from(paper.defect);
        let day = (paper.arrived - window.from) / TICKS_PER_DAY;
        if let Some((sum, number)) = usize::try_from(day).ok().and_then(|d| self.by_day.get_mut(d))
        {
            *sum += delay;
            *number += 1;
        }
        let class = &mut self.classes[paper.class as usize];
        class.completed += 1;
        class.delay += delay;
        match deadline {
            Some(limit) if delay <= limit => class.on_time += 1,
            Some(_) => class.late += 1,
            None => {}
        }
    }

    /// The outcome of the run.
    pub(super) fn outcome(mut self, people: &People) -> Outcome {
        self.delays.sort_unstable();
        let person = |p: &super::people::Person| PersonOutcome { busy: p.busy, at_desk: p.at_desk };
        Outcome {
            events: self.events,
            delays: self.delays,
            classes: self.classes,
            parts: self.parts,
            desks: self.desks,
            people: people.all().iter().map(person).collect(),
            quality: self.quality,
            handovers: self.handovers,
            by_day: self.by_day,
        }
    }
}
