//! Where the time of a paper goes: the mean delay by rank and kind, in both structures.

use super::Pair;
use crate::report::{Estimate, Kind, Part, Report, Side};
use crate::scenario::Rank;

/// Minutes that a paper spends on one kind of thing at one rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimePart {
    /// The rank; all ranks together if absent.
    pub rank: Option<Rank>,
    /// What the time is spent on.
    pub kind: Kind,
    /// Minutes per completed matter.
    pub minutes: Pair<Estimate>,
}

impl TimePart {
    /// Minutes per completed matter, without intervals.
    pub const fn values(&self) -> Pair<f64> {
        Pair { baseline: self.minutes.baseline.value, reformed: self.minutes.reformed.value }
    }
}

/// The parts of one rank.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    /// The rank; all ranks together if absent.
    pub rank: Option<Rank>,
    /// Its parts, in the order of [`Kind`].
    pub parts: Vec<TimePart>,
}

impl TimeRow {
    /// Sum of the parts (min).
    pub fn total(&self) -> Pair<f64> {
        Pair {
            baseline: self.parts.iter().map(|part| part.values().baseline).sum(),
            reformed: self.parts.iter().map(|part| part.values().reformed).sum(),
        }
    }
}

/// All ranks together, then each rank from high to low; without what takes no time in either
/// structure.
pub fn rows(report: &Report) -> Vec<TimeRow> {
    let ranks = Rank::ALL.into_iter().rev().map(Some);
    let row = |rank| TimeRow { rank, parts: parts(report, rank) };
    std::iter::once(None).chain(ranks).map(row).filter(|row| !row.parts.is_empty()).collect()
}

/// Which structures keep up with their work: the time of papers in another one has no mean.
pub fn settled(report: &Report) -> Pair<bool> {
    Pair::of(&report.baseline, &report.reformed, |side| side.congestion.is_none())
}

/// The part of one rank that differs most between the structures.
pub fn largest_change(rows: &[TimeRow]) -> Option<TimePart> {
    largest(rows.iter().filter(|row| row.rank.is_some()))
}

/// The kind of time that differs most, over all ranks.
pub fn largest_kind(rows: &[TimeRow]) -> Option<TimePart> {
    largest(rows.iter().filter(|row| row.rank.is_none()))
}

fn largest<'a>(rows: impl Iterator<Item = &'a TimeRow>) -> Option<TimePart> {
    let change = |part: &TimePart| part.values().change().abs();
    rows.flat_map(|row| row.parts.iter().copied()).max_by(|a, b| change(a).total_cmp(&change(b)))
}

fn parts(report: &Report, rank: Option<Rank>) -> Vec<TimePart> {
    let part = |kind| TimePart {
        rank,
        kind,
        minutes: Pair::of(&report.baseline, &report.reformed, |side| minutes(side, rank, kind)),
    };
    let takes_time = |part: &TimePart| part.values().baseline > 0.0 || part.values().reformed > 0.0;
    Kind::ALL.into_iter().map(part).filter(takes_time).collect()
}

/// A part that the report leaves out is 0 in every replication; a sum has no interval.
fn minutes(side: &Side, rank: Option<Rank>, kind: Kind) -> Estimate {
    let belongs = |part: &&Part| part.kind == kind && rank.is_none_or(|rank| part.rank == rank);
    let mut found = side.parts.iter().filter(belongs).map(|part| part.minutes);
    if rank.is_some() {
        found.next().unwrap_or(Estimate { value: 0.0, half_width: Some(0.0) })
    } else {
        Estimate { value: found.map(|minutes| minutes.value).sum(), half_width: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn the_parts_sum_to_the_mean() {
        let report = report();
        let rows = rows(&report);
        let ranks = rows[1..].iter().map(|row| row.total().baseline).sum::<f64>();
        let mean = report.baseline.delay.expect("a delay").mean.value;
        assert!((rows[0].total().baseline - mean).abs() < 1e-6);
        assert!((ranks - mean).abs() < 1e-6);
    }

    #[test]
    fn ranks_go_from_high_to_low() {
        let ranks: Vec<_> = rows(&report()).iter().map(|row| row.rank).collect();
        assert_eq!(ranks[0], None);
        assert!(ranks[1..].is_sorted_by(|a, b| a > b));
    }

    #[test]
    fn the_largest_change_belongs_to_a_rank() {
        let part = largest_change(&rows(&report())).expect("a part");
        assert_eq!((part.rank, part.kind), (Some(Rank::Chief), Kind::Waiting));
        let part = largest_kind(&rows(&report())).expect("a part");
        assert_eq!((part.rank, part.kind), (None, Kind::Waiting));
    }
}
