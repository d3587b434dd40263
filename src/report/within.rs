//! How many matters are finished within so long, in both structures.

use super::assemble::Summary;
use super::{Contrast, Estimate, Within};
use crate::engine::Outcome;

/// Minutes of an hour; the engine counts by hours.
const HOUR: f64 = 60.0;
/// At most this many points are told.
const MOST: usize = 60;
/// The curve ends where this share of what is ever finished is finished in both structures.
const NEARLY_ALL: f64 = 0.99;

/// The curve of both structures, at every hour or at every second, fourth, … one.
///
/// What was never finished counts as not finished; a run goes on for as long as it is measured, so
/// this is exact for times up to that length.
pub(super) fn within(
    today: &Summary<'_>,
    reform: &Summary<'_>,
    judged: impl Fn(Estimate) -> Contrast,
) -> Vec<Within> {
    let sides = [Cumulative::of(today), Cumulative::of(reform)];
    let hours = sides.iter().map(Cumulative::hours).max().unwrap_or(0);
    let step = (0..8).map(|power| 1 << power).find(|step| hours.div_ceil(*step) <= MOST);
    let step = step.unwrap_or(256);
    let [before, after] = &sides;
    (1..=hours.div_ceil(step))
        .map(|place| place * step)
        .map(|hour| {
            let [baseline, reformed] = [before.at(hour), after.at(hour)];
            let pairs = baseline.iter().zip(&reformed);
            let differences: Vec<f64> = pairs.map(|(before, after)| after - before).collect();
            Within {
                minutes: hour as f64 * HOUR,
                baseline: today.intervals.mean(&baseline),
                reformed: today.intervals.mean(&reformed),
                difference: judged(today.intervals.mean(&differences)),
            }
        })
        .collect()
}

/// The share finished within each hour, of each replication.
struct Cumulative(Vec<Vec<f64>>);

impl Cumulative {
    fn of(side: &Summary<'_>) -> Self {
        Self(side.outcomes().iter().map(shares).collect())
    }

    /// The shares within so many hours.
    fn at(&self, hour: usize) -> Vec<f64> {
        let share = |shares: &Vec<f64>| {
            let last = shares.len().min(hour);
            last.checked_sub(1).map_or(0.0, |place| shares[place])
        };
        self.0.iter().map(share).collect()
    }

    /// The hours until nearly all is finished that ever is.
    fn hours(&self) -> usize {
        let longest = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let mean = |hour| self.at(hour).iter().sum::<f64>();
        let most = NEARLY_ALL * mean(longest);
        (0..longest).find(|hour| mean(*hour) >= most).unwrap_or(longest)
    }
}

fn shares(outcome: &Outcome) -> Vec<f64> {
    let arrived = outcome.arrived().max(1) as f64;
    let mut finished = 0;
    let share = |count: &u64| {
        finished += count;
        finished as f64 / arrived
    };
    outcome.by_hour.iter().map(share).collect()
}
