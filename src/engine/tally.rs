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
use crate::units::{TICKS_PER_DAY, TICKS_PER_HOUR};

/// Longer delays than this many hours are not told apart: sixty working days.
const MOST_HOURS: u64 = 60 * (TICKS_PER_DAY / TICKS_PER_HOUR);

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
    /// Matters that came in, less those that were finished, by day of the warm-up and of the
    /// measured time.
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
            changes: vec![0; size(window.warm_up_days() + window.length() / TICKS_PER_DAY)],
            last_cosigner: classes.iter().map(|class| vec![0; class.legs.len()]).collect(),
            by_day: vec![(0, 0); days],
            open: 0,
        }
    }

    /// The number of open matters changes by one.
    #[inline]
    pub(super) fn change(&mut self, by: i64, window: Window, now: u64) {
        // Days end where measured days end, so the first day of the warm-up may be shorter.
        let day = (now + window.warm_up_days() * TICKS_PER_DAY - window.from) / TICKS_PER_DAY;
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
    pub(super) fn outcome(mut self, people: &People, window: Window) -> Outcome {
        let by_hour = by_hour(self.delays.iter().flatten().copied());
        let mut warm_up_backlog = running_sum(&self.changes);
        let backlog = warm_up_backlog.split_off(size(window.warm_up_days()));
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
            by_hour,
            classes: self.classes,
            parts: self.parts,
            desks: self.desks,
            people: people.all().iter().map(person).collect(),
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

/// The open matters at the end of each day.
fn running_sum(changes: &[i64]) -> Vec<u64> {
    let mut open = 0;
    let days = changes.iter().map(|change| {
        open += change;
        u64::try_from(open).unwrap_or(0)
    });
    days.collect()
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
