//! How busy people are: each person and each section, in both structures.

use super::Pair;
pub use crate::report::{IDLE, OVERLOADED};
use crate::report::{PersonReport, Report, Side};
use crate::scenario::Rank;
use crate::units::UnitId;

/// Whether somebody is overloaded.
pub fn overloaded(busy: f64) -> bool {
    busy > OVERLOADED
}

/// Whether somebody is idle.
pub fn idle(busy: f64) -> bool {
    busy < IDLE
}

/// How many people of a structure are so busy.
pub fn count(side: &Side, so: fn(f64) -> bool) -> usize {
    side.people.iter().filter(|person| so(person.utilised())).count()
}

/// How many of the people who work at a rank today are so busy in each structure.
pub fn count_of(report: &Report, rank: Rank, so: fn(f64) -> bool) -> Pair<usize> {
    let people = everybody(report);
    let those = || people.iter().filter(|person| person.rank == rank);
    Pair {
        baseline: those().filter(|person| person.busy.baseline.is_some_and(so)).count(),
        reformed: those().filter(|person| person.busy.reformed.is_some_and(so)).count(),
    }
}

/// The busy shares of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The office or section that the person belongs to.
    pub unit: UnitId,
    /// Rank of the post that the person holds.
    pub post: Rank,
    /// Rank at which the person works today, so that a reform moves nobody to another row.
    pub rank: Rank,
    /// Tells apart the people of one unit and rank, from 1; absent if there is only one.
    pub number: Option<usize>,
    /// Busy time / time at the desk.
    pub busy: Pair<Option<f64>>,
}

impl Person {
    /// Whether the person holds an office of the department and not a post of a section.
    pub fn is_office(&self) -> bool {
        self.post >= Rank::Commissioner
    }
}

/// The people who work at one rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The rank.
    pub rank: Rank,
    /// The people in document order.
    pub people: Vec<Person>,
}

/// The mean busy share of those who work as clerks in one section.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionLoad {
    /// The section.
    pub unit: UnitId,
    /// Mean of their busy shares.
    pub busy: Pair<Option<f64>>,
}

/// The people of each rank, from high to low.
pub fn strips(report: &Report) -> Vec<Strip> {
    let everybody = everybody(report);
    let strip = |rank| Strip {
        rank,
        people: everybody.iter().filter(|person| person.rank == rank).cloned().collect(),
    };
    Rank::ALL.into_iter().rev().map(strip).filter(|strip| !strip.people.is_empty()).collect()
}

/// The sections in document order, those without a clerk left out.
pub fn sections(report: &Report) -> Vec<SectionLoad> {
    let mut units: Vec<&UnitId> = Vec::new();
    for person in both(report).filter(|person| person.works_as == Rank::Clerk) {
        if !units.contains(&&person.unit) {
            units.push(&person.unit);
        }
    }
    let load = |unit: &UnitId| SectionLoad {
        unit: unit.clone(),
        busy: Pair::of(&report.baseline, &report.reformed, |side| clerks_busy(side, unit)),
    };
    units.into_iter().map(load).collect()
}

/// The section whose clerks' mean busy share changes most.
pub fn largest_change(sections: &[SectionLoad]) -> Option<(&SectionLoad, Pair<f64>)> {
    let known = |section: &SectionLoad| {
        Some(Pair { baseline: section.busy.baseline?, reformed: section.busy.reformed? })
    };
    sections
        .iter()
        .filter_map(|section| Some((section, known(section)?)))
        .max_by(|(_, a), (_, b)| a.change().abs().total_cmp(&b.change().abs()))
}

/// The mean busy share of commissioners, deputy heads and the head.
pub fn leaders_busy(side: &Side) -> Option<f64> {
    mean(side.people.iter().filter(|person| person.rank >= Rank::Commissioner))
}

fn clerks_busy(side: &Side, unit: &UnitId) -> Option<f64> {
    let clerk = |person: &&PersonReport| person.works_as == Rank::Clerk && person.unit == *unit;
    mean(side.people.iter().filter(clerk))
}

fn mean<'a>(people: impl Iterator<Item = &'a PersonReport>) -> Option<f64> {
    let busy: Vec<f64> = people.map(PersonReport::utilised).collect();
    (!busy.is_empty()).then(|| busy.iter().sum::<f64>() / busy.len() as f64)
}

/// Everybody of the baseline, then those whom only the reform has.
fn both(report: &Report) -> impl Iterator<Item = &PersonReport> {
    let known = |person: &&PersonReport| find(&report.baseline, &person.id).is_none();
    report.baseline.people.iter().chain(report.reformed.people.iter().filter(known))
}

fn find<'a>(side: &'a Side, id: &str) -> Option<&'a PersonReport> {
    side.people.iter().find(|person| person.id == id)
}

fn everybody(report: &Report) -> Vec<Person> {
    both(report).map(|person| in_both(report, person)).collect()
}

fn in_both(report: &Report, person: &PersonReport) -> Person {
    let reformed = find(&report.reformed, &person.id);
    Person {
        unit: person.unit.clone(),
        post: person.rank,
        rank: person.works_as,
        number: number(report, person),
        busy: Pair {
            baseline: find(&report.baseline, &person.id).map(PersonReport::utilised),
            reformed: reformed.map(PersonReport::utilised),
        },
    }
}

fn number(report: &Report, person: &PersonReport) -> Option<usize> {
    let peer = |other: &&PersonReport| other.unit == person.unit && other.rank == person.rank;
    let ids: Vec<&str> = both(report).filter(peer).map(|person| person.id.as_str()).collect();
    let place = ids.iter().position(|id| *id == person.id)?;
    (ids.len() > 1).then_some(place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Estimate;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn everybody_is_in_exactly_one_strip() {
        let report = report();
        let shown: usize = strips(&report).iter().map(|strip| strip.people.len()).sum();
        assert_eq!(shown, report.baseline.people.len());
    }

    #[test]
    fn who_works_at_another_rank_stays_in_the_row_of_today_and_is_counted_there() {
        let mut report = report();
        let chief = report.reformed.people.iter_mut().find(|one| one.works_as == Rank::Chief);
        let chief = chief.expect("a chief");
        chief.works_as = Rank::Clerk;
        chief.utilisation = Some(Estimate { value: 0.5, half_width: None });
        let id = chief.id.clone();
        let before = count_of(&report, Rank::Chief, idle).reformed;
        let chief = report.reformed.people.iter_mut().find(|one| one.id == id).expect("the same");
        chief.utilisation = Some(Estimate { value: 0.1, half_width: None });
        assert_eq!(count_of(&report, Rank::Chief, idle).reformed, before + 1);
        let all: usize =
            Rank::ALL.into_iter().map(|rank| count_of(&report, rank, idle).reformed).sum();
        assert_eq!(all, count(&report.reformed, idle));
    }

    #[test]
    fn sections_stand_in_document_order() {
        let report = report();
        let first = report.baseline.people.iter().find(|person| person.works_as == Rank::Clerk);
        assert_eq!(
            sections(&report).first().map(|load| &load.unit),
            first.map(|person| &person.unit)
        );
    }

    #[test]
    fn one_of_a_kind_has_no_number() {
        let strips = strips(&report());
        assert_eq!(strips[0].rank, Rank::Head);
        assert_eq!(strips[0].people[0].number, None);
    }
}
