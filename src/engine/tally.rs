//! What a run counts while it goes on.

use super::network::{ClassPlan, Network};
use super::outcome::{
    ClassOutcome, DeskOutcome, Outcome, PersonOutcome, QualityOutcome, ReachOutcome,
};
use super::papers::Paper;
use super::parts::Parts;
use super::people::People;
use super::quantile::Quantiles;
use super::run::Window;
use crate::units::TICKS_PER_DAY;

/// The counts of a run.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) events: u64,
    /// By class.
    pub(super) delays: Vec<Vec<u64>>,
    pub(super) classes: Vec<ClassOutcome>,
    pub(super) parts: Parts,
    pub(super) desks: Vec<DeskOutcome>,
    pub(super) quality: QualityOutcome,
    pub(super) reach: ReachOutcome,
    pub(super) handovers: u64,
    pub(super) visits: u64,
    /// Matters that came in, less those that were finished, by day of the measured time; those
    /// before it count on its first day.
    pub(super) changes: Vec<i64>,
    /// By class and position of the co-signer.
    pub(super) last_cosigner: Vec<Vec<u64>>,
    pub(super) by_day: Vec<(u64, u64)>,
    /// Measured matters that are still open.
    pub(super) open: u64,
}

impl Tally {
    /// Nothing counted, with room for the delays of each class that are to be expected.
    pub(super) fn new(
        network: &Network,
        window: Window,
        expected: impl Fn(&ClassPlan) -> usize,
    ) -> Self {
        let classes = &network.classes;
        let size = |days: u64| usize::try_from(days).unwrap_or(0);
        let days = size(window.length().div_ceil(TICKS_PER_DAY));
        Self {
            events: 0,
            delays: classes.iter().map(|class| Vec::with_capacity(expected(class))).collect(),
            classes: vec![ClassOutcome::default(); classes.len()],
            parts: Parts::NONE,
            desks: vec![DeskOutcome::default(); network.desks.len()],
            quality: QualityOutcome::default(),
            reach: ReachOutcome::default(),
            handovers: 0,
            visits: 0,
            changes: vec![0; size(window.length() / TICKS_PER_DAY)],
            last_cosigner: classes.iter().map(|class| vec![0; class.legs.len()]).collect(),
            by_day: vec![(0, 0); days],
            open: 0,
        }
    }

    /// The number of open matters changes by one.
    #[inline]
    pub(super) fn change(&mut self, by: i64, window: Window, now: u64) {
        let day = now.saturating_sub(window.from) / TICKS_PER_DAY;
        if let Some(changes) = usize::try_from(day).ok().and_then(|day| self.changes.get_mut(day)) {
            *changes += by;
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
        self.delays[paper.class as usize].push(delay);
        self.parts.absorb(parts);
        self.quality.errors += u64::from(paper.defect && !paper.refused);
        self.quality.wrong_approvals += u64::from(paper.unsound && !paper.refused);
        self.quality.wrong_refusals += u64::from(paper.refused && !paper.unsound);
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
        for (class, delays) in self.classes.iter_mut().zip(&mut self.delays) {
            class.quantiles = Quantiles::of(delays);
        }
        let person = |p: &super::people::Person| PersonOutcome { busy: p.busy, at_desk: p.at_desk };
        Outcome {
            events: self.events,
            quantiles: match self.classes.as_slice() {
                [only] => only.quantiles,
                _ => Quantiles::of(&mut self.delays.concat()),
            },
            classes: self.classes,
            parts: self.parts,
            desks: self.desks,
            people: people.all().iter().map(person).collect(),
            quality: self.quality,
            reach: self.reach,
            handovers: self.handovers,
            visits: self.visits,
            backlog: running_sum(&self.changes),
            last_cosigner: self.last_cosigner,
            by_day: self.by_day,
        }
    }
}

/// The open matters at the end of each day.
fn running_sum(changes: &[i64]) -> Vec<u64> {
    let mut open = 0;
    let days = changes.iter().map(|change| {
        open += change;
        u64::try_from(open).unwrap_or(0)
    });
    days.collect()
}
