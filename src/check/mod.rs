//! What keeps a scenario from being simulated, although the document can be read.

mod work;

use std::collections::{BTreeMap, BTreeSet};

use self::work::needed_duties;
use crate::department::{Department, MOST_IN_A_RUN};
use crate::reform::{Refusal, apply};
use crate::scenario::{Rank, Scenario, Unit, WarmUp};
use crate::units::{DutyId, UnitId};

/// Most moves of a reform.
const MOST_MOVES: usize = 1_000;

/// Something in a document that its author should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where in the document, such as `organization.units[3].clerks`.
    pub place: String,
    /// What was found.
    pub problem: Problem,
}

/// What can be found in a document that could be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// An id that two units or two classes have.
    RepeatedId(String),
    /// An id that no unit has.
    UnknownUnit(UnitId),
    /// A duty that no section owns (管理真空).
    UnownedDuty(DutyId),
    /// A duty that several sections own (职能交叉); the first is proposed.
    SharedDuty {
        /// The duty.
        duty: DutyId,
        /// Its owners in document order.
        owners: Vec<UnitId>,
    },
    /// A duty whose section has nobody to do it.
    NobodyForDuty {
        /// The duty.
        duty: DutyId,
        /// The section without a clerk.
        section: UnitId,
    },
    /// There must be exactly one head.
    Heads(usize),
    /// An office whose rank is not that of an office.
    NotAnOfficeRank(Rank),
    /// The head reports to somebody.
    HeadReports,
    /// An office other than the head reports to nobody.
    NoSuperior,
    /// A superior that is no office of higher rank.
    SuperiorTooLow {
        /// The superior that was named.
        superior: UnitId,
    },
    /// A second superior who is the first one already.
    SameSuperior(UnitId),
    /// A member of a large section that is no section, or already in another one.
    NotAFreeSection(UnitId),
    /// A large section without members.
    NoMembers,
    /// The shares of the deciding ranks do not sum to 1.
    SharesSum(f64),
    /// A matter without a duty.
    NoDuty,
    /// A coordination without a duty to be consulted.
    NobodyConsulted,
    /// Something that only a coordination has.
    OnlyForCoordinations,
    /// Something that only a request has.
    OnlyForRequests,
    /// Something that a directive does not have.
    NotForDirectives,
    /// No work arrives.
    NoWork,
    /// A move that cannot be applied, with the reason.
    Refused(Refusal),
    /// More people, units, classes or moves than one run can hold.
    TooLarge,
    /// More papers, visits and absences than one run can hold.
    TooMuch,
}

/// Everything that keeps the scenario from being simulated, in document order.
pub fn check(scenario: &Scenario) -> Vec<Finding> {
    let mut findings = Findings::default();
    let units = &scenario.organization.units;
    let known = findings.ids(units);
    findings.head(units);
    for (index, unit) in units.iter().enumerate() {
        findings.unit(&format!("organization.units[{index}]"), unit, &known);
    }
    findings.members(units, &known);
    findings.duties(scenario);
    findings.work(scenario);
    findings.size(scenario);
    findings.reform(scenario);
    findings.list
}

#[derive(Default)]
struct Findings {
    list: Vec<Finding>,
}

type Known<'a> = BTreeMap<&'a UnitId, &'a Unit>;

impl Findings {
    fn add(&mut self, place: &str, problem: Problem) {
        self.list.push(Finding { place: place.to_owned(), problem });
    }

    fn ids<'a>(&mut self, units: &'a [Unit]) -> Known<'a> {
        let mut known = Known::new();
        for (index, unit) in units.iter().enumerate() {
            if known.insert(unit.id(), unit).is_some() {
                let problem = Problem::RepeatedId(unit.id().to_string());
                self.add(&format!("organization.units[{index}].id"), problem);
            }
        }
        known
    }

    fn head(&mut self, units: &[Unit]) {
        let is_head = |unit: &&Unit| matches!(unit, Unit::Office(o) if o.rank == Rank::Head);
        let heads = units.iter().filter(is_head).count();
        if heads != 1 {
            self.add("organization.units", Problem::Heads(heads));
        }
    }

    fn unit(&mut self, place: &str, unit: &Unit, known: &Known<'_>) {
        match unit {
            Unit::Office(office) => {
                let rank_place = format!("{place}.rank");
                let superior_place = format!("{place}.reports_to");
                if office.rank < Rank::Commissioner {
                    self.add(&rank_place, Problem::NotAnOfficeRank(office.rank));
                }
                match (&office.reports_to, office.rank) {
                    (Some(_), Rank::Head) => self.add(&superior_place, Problem::HeadReports),
                    (None, rank) if rank != Rank::Head => {
                        self.add(&superior_place, Problem::NoSuperior);
                    }
                    (Some(superior), rank) => {
                        self.superior(&superior_place, superior, rank, known);
                    }
                    (None, _) => {}
                }
                let second = office.also_reports_to.as_ref();
                self.second_superior(place, second, unit, known);
            }
            Unit::Section(section) => {
                let superior_place = format!("{place}.reports_to");
                self.superior(&superior_place, &section.reports_to, Rank::Chief, known);
                let second = section.also_reports_to.as_ref();
                self.second_superior(place, second, unit, known);
            }
            Unit::LargeSection(large) => {
                if large.members.is_empty() {
                    self.add(&format!("{place}.members"), Problem::NoMembers);
                }
            }
        }
    }

    fn superior(&mut self, place: &str, superior: &UnitId, rank: Rank, known: &Known<'_>) {
        match known.get(superior) {
            None => self.add(place, Problem::UnknownUnit(superior.clone())),
            Some(Unit::Office(office)) if office.rank > rank => {}
            Some(_) => {
                self.add(place, Problem::SuperiorTooLow { superior: superior.clone() });
            }
        }
    }

    /// A second superior is another office of higher rank; so neither line can lead in a circle.
    fn second_superior(
        &mut self,
        place: &str,
        second: Option<&UnitId>,
        unit: &Unit,
        known: &Known<'_>,
    ) {
        let Some(second) = second else { return };
        let place = format!("{place}.also_reports_to");
        let (first, rank) = match unit {
            Unit::Office(office) => (office.reports_to.as_ref(), office.rank),
            Unit::Section(section) => (Some(&section.reports_to), Rank::Chief),
            Unit::LargeSection(_) => return,
        };
        if rank == Rank::Head {
            self.add(&place, Problem::HeadReports);
        } else if first == Some(second) {
            self.add(&place, Problem::SameSuperior(second.clone()));
        } else {
            self.superior(&place, second, rank, known);
        }
    }

    fn members(&mut self, units: &[Unit], known: &Known<'_>) {
        let mut taken = BTreeSet::new();
        for (index, unit) in units.iter().enumerate() {
            let Unit::LargeSection(large) = unit else { continue };
            for (position, member) in large.members.iter().enumerate() {
                let free = matches!(known.get(member), Some(Unit::Section(_)));
                if !free || !taken.insert(member) {
                    let place = format!("organization.units[{index}].members[{position}]");
                    self.add(&place, Problem::NotAFreeSection(member.clone()));
                }
            }
        }
    }

    fn duties(&mut self, scenario: &Scenario) {
        let mut owners: BTreeMap<&DutyId, Vec<UnitId>> = BTreeMap::new();
        for unit in &scenario.organization.units {
            let Unit::Section(section) = unit else { continue };
            for duty in &section.duties {
                owners.entry(duty).or_default().push(section.id.clone());
            }
        }
        for (duty, owners) in &owners {
            if owners.len() > 1 {
                let problem = Problem::SharedDuty { duty: (*duty).clone(), owners: owners.clone() };
                self.add("organization.units", problem);
            }
        }
        for (index, class) in scenario.work.iter().enumerate() {
            for (field, duty) in needed_duties(class) {
                let place = format!("work[{index}].{field}");
                if !owners.contains_key(duty) {
                    self.add(&place, Problem::UnownedDuty(duty.clone()));
                }
            }
        }
    }

    /// Applies the moves one by one; a baseline with faults of its own is not reformed.
    fn reform(&mut self, scenario: &Scenario) {
        if !self.list.is_empty() {
            return;
        }
        let mut department = Department::baseline(scenario);
        self.somebody("organization.units", &department);
        self.volume(scenario, &department);
        for (index, step) in scenario.reform.iter().enumerate() {
            let place = format!("reform[{index}]");
            match apply(&department, step) {
                Ok(next) => department = next,
                Err(refusal) => {
                    self.add(&place, Problem::Refused(refusal));
                    return;
                }
            }
        }
        if department.is_too_large() {
            self.add("reform", Problem::TooLarge);
        }
        if self.list.is_empty() {
            self.somebody("reform", &department);
            self.volume(scenario, &department);
        }
    }

    /// Every duty that work needs has somebody to do it.
    fn somebody(&mut self, place: &str, department: &Department) {
        let needed: BTreeSet<&DutyId> = department
            .work
            .iter()
            .flat_map(|class| needed_duties(class).map(|(_, duty)| duty))
            .collect();
        for duty in needed {
            let owner = department.owner(duty).filter(|owner| !department.has_clerk(owner));
            if let Some(owner) = owner {
                let section = owner.id.clone();
                self.add(place, Problem::NobodyForDuty { duty: duty.clone(), section });
            }
        }
    }

    /// One run holds so many people, units, classes and moves.
    fn size(&mut self, scenario: &Scenario) {
        if Department::baseline(scenario).is_too_large() {
            self.add("organization.units", Problem::TooLarge);
        }
        if scenario.reform.len() > MOST_MOVES {
            self.add("reform", Problem::TooLarge);
        }
    }

    /// A run, which lasts up to twice the measured time after the warm-up, comes to an end.
    fn volume(&mut self, scenario: &Scenario, department: &Department) {
        let days = scenario.run.days.get();
        let warm_up = match scenario.run.warm_up {
            WarmUp::Auto => days,
            WarmUp::Days(days) => days,
        };
        let volume = department.daily_volume(&scenario.assumptions);
        if volume * (warm_up + 2.0 * days) > MOST_IN_A_RUN {
            self.add("run.days", Problem::TooMuch);
        }
    }
}
