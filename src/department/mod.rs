//! A department at one moment of its reform: the baseline, or what moves have made of it.
//!
//! A department is a value. What a move adds that the document has no field for — who is seated,
//! who is led directly, what is bought — lies beside the units, so that the units themselves never
//! lose a name, a post or a duty.

mod dimensions;
mod lines;
mod size;
mod structure;

use std::collections::{BTreeMap, BTreeSet};

pub use dimensions::{Graph, Krackhardt};
pub use lines::Lines;
pub use size::{MOST_CLASSES, MOST_IN_A_LIST, MOST_IN_A_RUN, MOST_PEOPLE, MOST_UNITS};
pub use structure::Structure;

use crate::scenario::{
    LargeSection, MatterClass, Office, Policy, Rank, Scenario, Section, Sharing, Unit,
};
use crate::units::{ClassId, DutyId, PerDay, Share, UnitId};

/// Units, rules and work of a department, with what the moves have changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// Units in document order; large sections made by moves stand at the end.
    pub units: Vec<Unit>,
    /// Rules that hold everywhere.
    pub policy: Policy,
    /// Matter classes in document order.
    pub work: Vec<MatterClass>,
    /// Commissioners who sit at their superior's desk.
    pub seated: BTreeSet<UnitId>,
    /// Sections that their superior leads directly.
    pub directly_led: BTreeSet<UnitId>,
    /// Large sections that were given a superior of their own.
    pub transferred: BTreeMap<UnitId, UnitId>,
    /// Shares of the work that are bought outside.
    pub bought: BTreeMap<ClassId, Share>,
}

/// The people of one section by what they do there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posts {
    /// People at the chief desk.
    pub chiefs: u32,
    /// People at the deputy-chief desk.
    pub deputies: u32,
    /// Clerks at the clerk desk.
    pub clerks: u32,
    /// Chiefs and deputy chiefs who work at the clerk desk as supervisors (主管).
    pub supervisors: u32,
}

impl Posts {
    /// All people of the section.
    pub const fn people(self) -> u32 {
        self.chiefs + self.deputies + self.clerks + self.supervisors
    }
}

impl Department {
    /// The department before any move.
    pub fn baseline(scenario: &Scenario) -> Self {
        let mut work = scenario.work.clone();
        for class in &mut work {
            let per_day = &mut class.arrivals.per_day;
            *per_day = PerDay::clamped(per_day.get() * scenario.assumptions.volume.get());
        }
        Self {
            units: scenario.organization.units.clone(),
            policy: scenario.organization.policy,
            work,
            seated: BTreeSet::new(),
            directly_led: BTreeSet::new(),
            transferred: BTreeMap::new(),
            bought: BTreeMap::new(),
        }
    }

    /// The unit with this id.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id() == id)
    }

    /// The office with this id.
    pub fn office(&self, id: &UnitId) -> Option<&Office> {
        self.offices().find(|office| office.id == *id)
    }

    /// The section with this id.
    pub fn section(&self, id: &UnitId) -> Option<&Section> {
        self.sections().find(|section| section.id == *id)
    }

    /// The large section with this id.
    pub fn large_section(&self, id: &UnitId) -> Option<&LargeSection> {
        self.large_sections().find(|large| large.id == *id)
    }

    /// Offices in document order.
    pub fn offices(&self) -> impl Iterator<Item = &Office> {
        self.units.iter().filter_map(|unit| match unit {
            Unit::Office(office) => Some(office),
            Unit::Section(_) | Unit::LargeSection(_) => None,
        })
    }

    /// Sections in document order, members of large sections included.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.units.iter().filter_map(|unit| match unit {
            Unit::Section(section) => Some(section),
            Unit::Office(_) | Unit::LargeSection(_) => None,
        })
    }

    /// Large sections in document order.
    pub fn large_sections(&self) -> impl Iterator<Item = &LargeSection> {
        self.units.iter().filter_map(|unit| match unit {
            Unit::LargeSection(large) => Some(large),
            Unit::Office(_) | Unit::Section(_) => None,
        })
    }

    /// The large section that a section is a member of.
    pub fn large_section_of(&self, section: &UnitId) -> Option<&LargeSection> {
        self.large_sections().find(|large| large.members.contains(section))
    }

    /// The first section in document order that owns a duty.
    pub fn owner(&self, duty: &DutyId) -> Option<&Section> {
        self.sections().find(|section| section.duties.contains(duty))
    }

    /// The matter class with this id.
    pub fn class(&self, id: &ClassId) -> Option<&MatterClass> {
        self.work.iter().find(|class| class.id == *id)
    }

    /// The head of the department.
    pub fn head(&self) -> Option<&Office> {
        self.offices().find(|office| office.rank == Rank::Head)
    }

    /// The office that a unit reports to, after merges and seats.
    pub fn superior(&self, id: &UnitId) -> Option<&UnitId> {
        let unit = self.unit(id)?;
        self.superior_within(unit, self.large_section_of(id))
    }

    /// All units in document order, each with the office that it reports to; in one go, because a
    /// thousand units are not looked up a thousand times.
    pub fn reporting(&self) -> impl Iterator<Item = (&Unit, Option<&UnitId>)> {
        let large = self.memberships();
        self.units
            .iter()
            .map(move |unit| (unit, self.superior_within(unit, large.get(unit.id()).copied())))
    }

    /// The large section of each section that is a member of one.
    pub fn memberships(&self) -> BTreeMap<&UnitId, &LargeSection> {
        let mut memberships = BTreeMap::new();
        for large in self.large_sections() {
            for member in &large.members {
                memberships.entry(member).or_insert(large);
            }
        }
        memberships
    }

    fn superior_within<'a>(
        &'a self,
        unit: &'a Unit,
        large: Option<&'a LargeSection>,
    ) -> Option<&'a UnitId> {
        match (unit, large) {
            (Unit::Office(office), _) => office.reports_to.as_ref(),
            (Unit::Section(_), Some(large)) | (Unit::LargeSection(large), _) => {
                self.superior_of_large(large)
            }
            (Unit::Section(section), None) => Some(&section.reports_to),
        }
    }

    /// The office at whose desk a second superior (双重领导) reviews what climbs past a unit; absent
    /// where both lines end at the same desk. A seated commissioner is no unit that papers climb past.
    pub fn second_superior(&self, id: &UnitId) -> Option<&UnitId> {
        self.second_superior_of(self.unit(id)?)
    }

    /// The same for a unit that has been looked up.
    pub fn second_superior_of<'a>(&'a self, unit: &'a Unit) -> Option<&'a UnitId> {
        let second = match unit {
            Unit::Office(office) if self.seated.contains(&office.id) => None,
            Unit::Office(office) => office.also_reports_to.as_ref(),
            Unit::Section(section) => section.also_reports_to.as_ref(),
            Unit::LargeSection(_) => None,
        }?;
        let desk = if self.seated.contains(second) { self.superior(second)? } else { second };
        (self.superior(unit.id()) != Some(desk)).then_some(desk)
    }

    /// Who calls on a unit's second superior: the unit, or each person of a section led directly.
    pub fn second_callers(&self, unit: &Unit) -> Vec<Subordinate> {
        match unit {
            Unit::Section(section) if self.directly_led.contains(&section.id) => {
                self.people_of(section).collect()
            }
            Unit::Office(_) | Unit::Section(_) => vec![Subordinate::Unit(unit.id().clone())],
            Unit::LargeSection(_) => Vec::new(),
        }
    }

    /// The superior of a large section: the one it was given, else the first member's.
    ///
    /// Where the members have a common superior, that is the first member's too.
    fn superior_of_large<'a>(&'a self, large: &'a LargeSection) -> Option<&'a UnitId> {
        self.transferred.get(&large.id).or_else(|| {
            large.members.first().and_then(|id| self.section(id)).map(|first| &first.reports_to)
        })
    }

    /// The people of a section by what they do there.
    pub fn posts(&self, section: &Section) -> Posts {
        let (chiefs, deputies) = (section.chiefs.get(), section.deputies.get());
        let clerks = section.clerks.get();
        if self.directly_led.contains(&section.id) {
            Posts { chiefs: 0, deputies: 0, clerks, supervisors: chiefs + deputies }
        } else {
            Posts { chiefs, deputies, clerks, supervisors: 0 }
        }
    }

    /// Whether somebody works at the clerk desk of a section or, if shared, on its bench.
    pub fn has_clerk(&self, section: &Section) -> bool {
        let busy = |section: &Section| {
            let posts = self.posts(section);
            posts.clerks + posts.supervisors > 0
        };
        busy(section)
            || self.large_section_of(&section.id).is_some_and(|large| {
                large.sharing != Sharing::Own
                    && large.members.iter().filter_map(|id| self.section(id)).any(busy)
            })
    }

    /// Who reports directly to an office, as it counts for visits and spans.
    pub fn subordinates(&self, office: &UnitId) -> Vec<Subordinate> {
        self.all_subordinates().remove(office).unwrap_or_default()
    }

    /// The same for every office that somebody reports to.
    pub fn all_subordinates(&self) -> BTreeMap<&UnitId, Vec<Subordinate>> {
        let large = self.memberships();
        let mut all: BTreeMap<&UnitId, Vec<Subordinate>> = BTreeMap::new();
        for (unit, superior) in self.reporting() {
            let Some(list) = superior.map(|superior| all.entry(superior).or_default()) else {
                continue;
            };
            match unit {
                Unit::Office(below) if self.seated.contains(&below.id) => {}
                Unit::Office(below) => list.push(Subordinate::Unit(below.id.clone())),
                Unit::Section(section) if large.contains_key(&section.id) => {}
                Unit::Section(section) if self.directly_led.contains(&section.id) => {
                    list.extend(self.people_of(section));
                }
                Unit::Section(section) => list.push(Subordinate::Unit(section.id.clone())),
                Unit::LargeSection(large) => self.large_subordinates(large, list),
            }
        }
        all
    }

    /// A large section counts once, for its first member; members led directly count by person.
    fn large_subordinates(&self, large: &LargeSection, list: &mut Vec<Subordinate>) {
        let members = || large.members.iter().filter_map(|id| self.section(id));
        let direct = |section: &&Section| self.directly_led.contains(&section.id);
        if members().any(|section| !direct(&section)) {
            list.extend(large.members.first().cloned().map(Subordinate::Unit));
        }
        for section in members().filter(direct) {
            list.extend(self.people_of(section));
        }
    }

    fn people_of(&self, section: &Section) -> impl Iterator<Item = Subordinate> {
        let id = section.id.clone();
        (0..self.posts(section).people())
            .map(move |number| Subordinate::Person { section: id.clone(), number })
    }
}

/// Somebody who reports directly to an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subordinate {
    /// A unit; a large section appears as its first member.
    Unit(UnitId),
    /// One person of a directly led section.
    Person {
        /// The section.
        section: UnitId,
        /// Number of the person within the section, from 0.
        number: u32,
    },
}
