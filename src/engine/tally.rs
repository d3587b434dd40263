//! What a run counts while it goes on.

use super::network::{ClassPlan, Network};
use super::outcome::{ClassOutcome, DeskOutcome, Outcome, QualityOutcome, ReachOutcome};
use super::papers::{Paper, Slot};
use super::parts::Parts;
use super::people::People;
use super::quantile::Quantiles;
use super::run::Window;
use crate::units::{TICKS_PER_DAY, TICKS_PER_HOUR};

/// Longer delays than this many hours are not told apart: sixty working days.
const MOST_HOURS: u64 = 60 * (TICKS_PER_DAY / TICKS_PER_HOUR);

/// The counts of a run.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) events: u64,
    /// By class.
    delays: Vec<Vec<u64>>,
    pub(super) classes: Vec<ClassOutcome>,
    pub(super) parts: Parts,
    pub(super) desks: Vec<DeskOutcome>,
    pub(super) quality: QualityOutcome,
    pub(super) reach: ReachOutcome,
    pub(super) handovers: u64,
    pub(super) visits: u64,
    /// Open matters.
    backlog: u64,
    /// The same at the end of each day of the warm-up and of the measured time that is over.
    backlogs: Vec<u64>,
    /// How many such days there are, and when the present one ends; days end where measured days
    /// end, so that the first day of the warm-up may be shorter.
    days: usize,
    pub(super) day_ends: u64,
    /// By class and position of the co-signer.
    pub(super) last_cosigner: Vec<Vec<u64>>,
    by_day: Vec<(u64, u64)>,
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
            backlog: 0,
            backlogs: Vec::new(),
            days: size(window.warm_up_days() + window.length() / TICKS_PER_DAY),
            day_ends: window.first_day_ends(),
            last_cosigner: classes.iter().map(|class| vec![0; class.legs.len()]).collect(),
            by_day: vec![(0, 0); days],
            open: 0,
        }
    }

    /// One more matter is open.
    #[inline]
    pub(super) fn arrived(&mut self, measured: bool) {
        self.backlog += 1;
        self.open += u64::from(measured);
    }

    /// The days that end before an instant, or at it, are over.
    #[cold]
    pub(super) fn end_days(&mut self, now: u64) {
        while self.backlogs.len() < self.days && self.day_ends <= now {
            self.backlogs.push(self.backlog);
            self.day_ends += TICKS_PER_DAY;
        }
        if self.backlogs.len() == self.days {
            self.day_ends = u64::MAX;
        }
    }

    /// A matter is finished.
    #[inline]
    pub(super) fn completed(&mut self, slot: &Slot, window: Window, now: u64) {
        let paper = &slot.paper;
        self.backlog -= 1;
        if !paper.measured {
            return;
        }
        let delay = now - paper.arrived;
        self.open -= 1;
        self.delays[paper.class as usize].push(delay);
        slot.add_to(&mut self.parts);
        if paper.defect || paper.unsound || paper.refused {
            self.quality.count(paper);
        }
        let day = (paper.arrived - window.from) / TICKS_PER_DAY;
        if let Some((sum, number)) = usize::try_from(day).ok().and_then(|d| self.by_day.get_mut(d))
        {
            *sum += delay;
            *number += 1;
        }
    }

    /// The run is over; given the classes and arrivals of the measured matters that are open.
    pub(super) fn close(
        &mut self,
        classes: &[ClassPlan],
        open: impl Iterator<Item = (u32, u64)>,
        now: u64,
    ) {
        self.end_days(u64::MAX);
        for ((outcome, plan), delays) in self.classes.iter_mut().zip(classes).zip(&self.delays) {
            let within = plan
                .deadline
                .map_or(0, |limit| delays.iter().filter(|delay| **delay <= limit).count() as u64);
            outcome.completed = delays.len() as u64;
            outcome.arrived = outcome.completed;
            outcome.delay = delays.iter().sum();
            outcome.on_time = within;
            outcome.late = if plan.deadline.is_some() { outcome.completed - within } else { 0 };
        }
        for (class, arrived) in open {
            let outcome = &mut self.classes[class as usize];
            outcome.arrived += 1;
            // What is open and older than its deadline is late.
            let deadline = classes[class as usize].deadline;
            outcome.late += u64::from(deadline.is_some_and(|limit| now - arrived > limit));
        }
    }

    /// The outcome of the run.
    pub(super) fn outcome(mut self, people: &People, window: Window) -> Outcome {
        let by_hour = by_hour(self.delays.iter().flatten().copied());
        let mut warm_up_backlog = self.backlogs;
        let backlog = warm_up_backlog.split_off(size(window.warm_up_days()));
        for (class, delays) in self.classes.iter_mut().zip(&self.delays) {
            class.quantiles = Quantiles::of(delays);
        }
        Outcome {
            events: self.events,
            quantiles: match self.classes.as_slice() {
                [only] => only.quantiles,
                _ => Quantiles::of(&self.delays.concat()),
            },
            by_hour,
            classes: self.classes,
            parts: self.parts,
            desks: self.desks,
            people: people.outcomes(),
            quality: self.quality,
            reach: self.reach,
            handovers: self.handovers,
            visits: self.visits,
            backlog,
            warm_up_backlog,
            last_cosigner: self.last_cosigner,
            by_day: self.by_day,
        }
    }
}

fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// How many of some delays end in each working hour.
fn by_hour(delays: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut counts = Vec::new();
    let hours = delays.map(|delay| delay.saturating_sub(1) / TICKS_PER_HOUR);
    for hour in hours.filter(|hour| *hour < MOST_HOURS) {
        let place = size(hour);
        if counts.len() <= place {
            counts.resize(place + 1, 0);
        }
        counts[place] += 1;
    }
    counts
}

impl QualityOutcome {
    /// What is wrong with a finished matter.
    #[cold]
    fn count(&mut self, paper: &Paper) {
        self.errors += u64::from(paper.defect && !paper.refused);
        self.wrong_approvals += u64::from(paper.unsound && !paper.refused);
        self.wrong_refusals += u64::from(paper.refused && !paper.unsound);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_ends_with_its_last_instant() {
        let hour = TICKS_PER_HOUR;
        assert_eq!(by_hour([0, 1, hour, hour + 1, 3 * hour].into_iter()), [3, 1, 1]);
        assert_eq!(by_hour([MOST_HOURS * hour + 1].into_iter()), [0_u64; 0]);
    }
}
