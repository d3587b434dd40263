//! Where the time of a part comes from: the desks of its rank, by how much of it they cause.

use std::collections::BTreeMap;

use super::Pair;
use crate::report::{DeskReport, Kind, Report, Side};
use crate::scenario::Rank;
use crate::units::UnitId;

/// A desk with its share.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The desk, by its name in the report.
    pub desk: String,
    /// The office, section or large section.
    pub unit: UnitId,
    /// Share of all desks of the rank, from 0 to 1.
    pub share: f64,
}

/// The desks of a rank, or of all, from the largest share to the smallest, in both structures.
///
/// Waits are shared by the time that papers and callers wait at each desk, everything else by the
/// number of visits: the report does not split the parts by desk.
pub fn sources(report: &Report, rank: Option<Rank>, kind: Kind) -> Pair<Vec<Source>> {
    Pair::of(&report.baseline, &report.reformed, |side| of_side(side, rank, kind))
}

fn of_side(side: &Side, rank: Option<Rank>, kind: Kind) -> Vec<Source> {
    let those = || side.desks.iter().filter(|desk| rank.is_none_or(|rank| desk.rank == rank));
    let all: f64 = those().map(|desk| weight(desk, kind)).sum();
    let source = |desk: &DeskReport| Source {
        desk: desk.id.clone(),
        unit: desk.unit.clone(),
        share: weight(desk, kind) / all,
    };
    let mut found: Vec<Source> =
        those().filter(|desk| weight(desk, kind) > 0.0).map(source).collect();
    found.sort_by(|a, b| b.share.total_cmp(&a.share));
    found
}

/// How strongly units are pointed out, from 1 to 3.
pub type Lit = BTreeMap<UnitId, u8>;

/// How strongly to point out the units that something comes from: by the share of each unit, taken
/// together over its desks, of the largest share of a desk.
pub fn lit(sources: &[Source]) -> Lit {
    let largest = sources.first().map_or(0.0, |source| source.share);
    let mut shares: BTreeMap<&UnitId, f64> = BTreeMap::new();
    for source in sources {
        *shares.entry(&source.unit).or_default() += source.share;
    }
    let strength = |share: f64| match share / largest {
        part if part > 0.66 => 3,
        part if part > 0.33 => 2,
        _ => 1,
    };
    shares.into_iter().map(|(unit, share)| (unit.clone(), strength(share))).collect()
}

/// Whether a kind is time spent waiting at a desk.
pub const fn is_wait(kind: Kind) -> bool {
    matches!(kind, Kind::Waiting | Kind::Absent)
}

fn weight(desk: &DeskReport, kind: Kind) -> f64 {
    let wait = desk.wait.map_or(0.0, |wait| wait.value);
    desk.visits.value * if is_wait(kind) { wait } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_of_the_desks_of_a_rank_sum_to_one() {
        let text = include_str!("../../tests/fixtures/report.json");
        let report: Report = serde_json::from_str(text).expect("a report");
        let found = sources(&report, Some(Rank::Chief), Kind::Waiting);
        for side in [found.baseline, found.reformed] {
            let sum: f64 = side.iter().map(|source| source.share).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{sum}");
            assert!(side.is_sorted_by(|a, b| a.share >= b.share));
        }
        let everywhere = sources(&report, None, Kind::Review);
        let pointed_out = lit(&everywhere.baseline);
        assert!(pointed_out.len() <= everywhere.baseline.len());
        assert_eq!(pointed_out[&everywhere.baseline[0].unit], 3);
        assert!(everywhere.baseline.len() > report.baseline.desks.len() / 2);
    }

    #[test]
    fn a_unit_is_pointed_out_by_all_of_its_desks_together() {
        let id = |id: &str| UnitId::new(id).expect("an id");
        let source = |unit: &str, share| Source { desk: unit.to_owned(), unit: id(unit), share };
        let sources = [source("a", 0.5), source("b", 0.2), source("b", 0.2), source("c", 0.1)];
        assert_eq!(lit(&sources), Lit::from([(id("a"), 3), (id("b"), 3), (id("c"), 1)]));
        assert!(lit(&[]).is_empty());
    }
}
