//! What makes up the difference between both structures: its parts, from the largest on.

use super::Pair;
use super::time::{TimePart, TimeRow};
use crate::report::{Estimate, Report};

/// A part of the difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The part of the mean delay.
    pub part: TimePart,
    /// Reformed minus baseline (min).
    pub minutes: Estimate,
}

/// The difference in the mean delay and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The largest parts, whatever their sign.
    pub shown: Vec<Change>,
    /// How many more there are.
    pub others: usize,
    /// The sum of those (min).
    pub rest: f64,
    /// The sum of all (min).
    pub total: f64,
}

/// The parts of the difference, at most so many one by one.
pub fn changes(report: &Report, rows: &[TimeRow], most: usize) -> Changes {
    let parts = rows.iter().filter(|row| row.rank.is_some()).flat_map(|row| &row.parts);
    let mut all: Vec<Change> = parts.map(|part| change(report, *part)).collect();
    all.sort_by(|a, b| b.minutes.value.abs().total_cmp(&a.minutes.value.abs()));
    let total = all.iter().map(|change| change.minutes.value).sum();
    let rest = all.split_off(all.len().min(most));
    Changes {
        others: rest.len(),
        rest: rest.iter().map(|change| change.minutes.value).sum(),
        shown: all,
        total,
    }
}

fn change(report: &Report, part: TimePart) -> Change {
    let found = report.difference.parts.iter();
    let paired = found.filter(|other| Some(other.rank) == part.rank && other.kind == part.kind);
    let half_width = paired.map(|found| found.minutes.half_width).next().flatten();
    Change { part, minutes: Estimate { value: part.values().change(), half_width } }
}

impl Changes {
    /// How far they reach to the left and to the right of nothing, intervals included (min).
    pub fn reach(&self) -> Pair<f64> {
        let ends = self.shown.iter().flat_map(|change| {
            let half = change.minutes.half_width.unwrap_or(0.0);
            [change.minutes.value - half, change.minutes.value + half]
        });
        let ends = ends.chain([self.rest]);
        let reach = Pair { baseline: 0.0, reformed: 0.0 };
        ends.fold(reach, |reach: Pair<f64>, end| Pair {
            baseline: reach.baseline.min(end),
            reformed: reach.reformed.max(end),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::time::rows;

    #[test]
    fn the_parts_of_the_difference_sum_to_the_difference_of_the_means() {
        let text = include_str!("../../tests/fixtures/report.json");
        let report: Report = serde_json::from_str(text).expect("a report");
        let changes = changes(&report, &rows(&report), 6);
        let mean = report.difference.delay_mean.expect("a difference").value;
        assert!((changes.total - mean).abs() < 1e-6, "{} {mean}", changes.total);
        let shown: f64 = changes.shown.iter().map(|change| change.minutes.value).sum();
        assert!((shown + changes.rest - mean).abs() < 1e-6);
        assert_eq!(changes.shown.len(), 6);
        assert!(changes.reach().baseline < 0.0);
    }
}
