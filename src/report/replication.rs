//! Numbers of one replication.

use crate::engine::{Kind, Outcome};
use crate::scenario::Rank;
use crate::units::TICKS_PER_MINUTE;

/// The mean delay of one replication (min); absent if nothing was completed.
pub fn mean_delay(outcome: &Outcome) -> Option<f64> {
    let completed = outcome.completed();
    (completed > 0).then(|| outcome.delay() as f64 / completed as f64 / TICKS_PER_MINUTE)
}

/// The mean delay of one class in one replication (min); absent if nothing was completed.
pub(super) fn mean_delay_of(outcome: &Outcome, class: usize) -> Option<f64> {
    let class = outcome.classes[class];
    (class.completed > 0).then(|| ratio(class.delay, class.completed) / TICKS_PER_MINUTE)
}

/// A part of the mean delay of one replication (min); absent if nothing was completed.
pub(super) fn part(outcome: &Outcome, kind: Kind, rank: Rank) -> Option<f64> {
    let completed = outcome.completed();
    (completed > 0).then(|| ratio(outcome.part(kind, rank), completed) / TICKS_PER_MINUTE)
}

/// Share on time among the matters that can be judged; absent without any.
pub(super) fn on_time(outcome: &Outcome) -> Option<f64> {
    let on_time: u64 = outcome.classes.iter().map(|class| class.on_time).sum();
    let late: u64 = outcome.classes.iter().map(|class| class.late).sum();
    (on_time + late > 0).then(|| ratio(on_time, on_time + late))
}

/// Mean time until this many tenths of the people are reached by a directive (min).
pub(super) fn reached(outcome: &Outcome, tenths: usize) -> Option<f64> {
    outcome.reach.mean(tenths).map(|ticks| ticks / TICKS_PER_MINUTE)
}

/// Mean of the open matters over the ends of the measured days; absent without a whole day.
pub(super) fn backlog(outcome: &Outcome) -> Option<f64> {
    let days = outcome.backlog.len() as u64;
    (days > 0).then(|| ratio(outcome.backlog.iter().sum(), days))
}

/// Share of the measured matters that were not finished.
pub(super) fn unfinished(outcome: &Outcome) -> f64 {
    let arrived = outcome.arrived();
    ratio(arrived - outcome.completed(), arrived)
}

/// One number over another; 0 over nothing.
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
