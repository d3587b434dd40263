//! An organization chart in columns: offices above, sections and large sections below them.
//!
//! ```text
//!     head
//!     ├── deputy head            a column
//!     │   ├── section            a card
//!     │   └── commissioner       a block within the column
//!     │       └── large section  a tray of cards
//!     └── deputy head
//! ```

use std::collections::BTreeMap;

use crate::department::Department;
use crate::report::PersonReport;
use crate::scenario::{LargeSection, Office, Rank, Section, Sharing, Unit};
use crate::text::Text;
use crate::units::UnitId;

/// An office with all that stands below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The office.
    pub office: OfficeCard,
    /// What reports to it: first sections and large sections, then offices.
    pub below: Vec<Branch>,
}

/// What reports to an office.
#[derive(Clone, Debug, PartialEq)]
pub enum Branch {
    /// A section that stands alone.
    Card(SectionCard),
    /// A large section.
    Tray(Tray),
    /// An office with all that stands below it.
    Block(Block),
}

/// An office and whoever is seated there.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficeCard {
    /// Identifies the office.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// Its rank.
    pub rank: Rank,
    /// Its holder.
    pub person: Person,
    /// Offices whose holders are seated at this desk.
    pub seated: Vec<Self>,
}

/// A section with its people.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionCard {
    /// Identifies the section.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// Whether its superior leads its people directly.
    pub direct: bool,
    /// Its people, from high to low.
    pub people: Vec<Person>,
}

/// A large section with its members.
#[derive(Clone, Debug, PartialEq)]
pub struct Tray {
    /// Identifies the large section.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// Who takes whose papers.
    pub sharing: Sharing,
    /// Its sections, in order.
    pub members: Vec<SectionCard>,
}

/// A person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Rank of the post.
    pub rank: Rank,
    /// Share of working time that the person is busy, once it is known.
    pub busy: Option<f64>,
}

impl Person {
    /// Busy beyond this share counts as overloaded.
    pub const OVERLOADED: f64 = 0.85;

    /// Whether the person is known to be overloaded.
    pub fn is_overloaded(self) -> bool {
        self.busy.is_some_and(|busy| busy > Self::OVERLOADED)
    }
}

/// The chart of a department with the busy shares of a report, from the head down.
pub fn board(department: &Department, people: &[PersonReport]) -> Option<Block> {
    let mut busy: BTreeMap<(&UnitId, Rank), Vec<f64>> = BTreeMap::new();
    for person in people {
        busy.entry((&person.unit, person.rank)).or_default().push(person.busy.value);
    }
    let drawing = Drawing { department, busy };
    department.head().map(|head| drawing.block(head))
}

struct Drawing<'a> {
    department: &'a Department,
    busy: BTreeMap<(&'a UnitId, Rank), Vec<f64>>,
}

impl Drawing<'_> {
    fn block(&self, office: &Office) -> Block {
        let mut below = self.sections_of(&office.id);
        let offices = self.offices_below(&office.id);
        let standing = offices.filter(|below| !self.department.seated.contains(&below.id));
        below.extend(standing.map(|office| Branch::Block(self.block(office))));
        Block { office: self.office(office), below }
    }

    fn offices_below(&self, office: &UnitId) -> impl Iterator<Item = &Office> {
        self.department.offices().filter(move |below| below.reports_to.as_ref() == Some(office))
    }

    /// Cards and trays in document order; a tray stands where its first section would.
    fn sections_of(&self, office: &UnitId) -> Vec<Branch> {
        let mut drawn: Vec<&UnitId> = Vec::new();
        let mut branches = Vec::new();
        for section in self.department.sections() {
            if self.department.superior(&section.id) != Some(office) {
                continue;
            }
            match self.department.large_section_of(&section.id) {
                None => branches.push(Branch::Card(self.card(section))),
                Some(large) if drawn.contains(&&large.id) => {}
                Some(large) => {
                    drawn.push(&large.id);
                    branches.push(Branch::Tray(self.tray(large)));
                }
            }
        }
        branches
    }

    fn office(&self, office: &Office) -> OfficeCard {
        let seated = self
            .offices_below(&office.id)
            .filter(|below| self.department.seated.contains(&below.id))
            .map(|below| self.office(below))
            .collect();
        OfficeCard {
            id: office.id.clone(),
            name: office.name.clone(),
            rank: office.rank,
            person: self.person(&office.id, office.rank, 0),
            seated,
        }
    }

    fn tray(&self, large: &LargeSection) -> Tray {
        let members = large.members.iter().filter_map(|id| match self.department.unit(id)? {
            Unit::Section(section) => Some(self.card(section)),
            Unit::Office(_) | Unit::LargeSection(_) => None,
        });
        Tray {
            id: large.id.clone(),
            name: large.name.clone(),
            sharing: large.sharing,
            members: members.collect(),
        }
    }

    fn card(&self, section: &Section) -> SectionCard {
        let posts = [
            (Rank::Chief, section.chiefs),
            (Rank::DeputyChief, section.deputies),
            (Rank::Clerk, section.clerks),
        ];
        let people = posts.iter().flat_map(|(rank, number)| {
            (0..number.get() as usize).map(|place| self.person(&section.id, *rank, place))
        });
        SectionCard {
            id: section.id.clone(),
            name: section.name.clone(),
            direct: self.department.directly_led.contains(&section.id),
            people: people.collect(),
        }
    }

    fn person(&self, unit: &UnitId, rank: Rank, place: usize) -> Person {
        let shares = self.busy.get(&(unit, rank));
        Person { rank, busy: shares.and_then(|shares| shares.get(place)).copied() }
    }
}

/// The lower part of a circle around 0, filled up to a share of its height, as an SVG path.
pub fn filled(share: f64, radius: f64) -> String {
    let share = share.clamp(0.0, 1.0);
    let level = radius * (1.0 - 2.0 * share);
    let half = libm::sqrt((radius * radius - level * level).max(0.0));
    if share >= 1.0 {
        return format!("M {0} 0 A {1} {1} 0 1 1 {1} 0 A {1} {1} 0 1 1 {0} 0 Z", -radius, radius);
    }
    let large_arc = u8::from(share > 0.5);
    format!("M {:.2} {level:.2} A {radius} {radius} 0 {large_arc} 0 {half:.2} {level:.2} Z", -half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::case;
    use crate::reform::apply_all;

    fn outline(block: &Block) -> String {
        let below: Vec<String> = block
            .below
            .iter()
            .map(|branch| match branch {
                Branch::Card(card) => card.id.to_string(),
                Branch::Tray(tray) => {
                    let members: Vec<&str> = tray.members.iter().map(|m| m.id.as_str()).collect();
                    format!("[{}]", members.join(" "))
                }
                Branch::Block(block) => outline(block),
            })
            .collect();
        let seated = "+".repeat(block.office.seated.len());
        format!("{}{seated}({})", block.office.id, below.join(" "))
    }

    #[test]
    fn a_tray_stands_where_its_first_section_stood_and_a_seated_office_is_no_block() {
        let case = case("large-sections").expect("a case");
        let baseline = Department::baseline(&case.scenario);
        let before = outline(&board(&baseline, &[]).expect("a head"));
        assert!(before.contains("commissioner-talent(talent enterprise-talent-centre"), "{before}");
        let reformed = apply_all(&baseline, &case.readings[0].reform).expect("it applies");
        let after = outline(&board(&reformed, &[]).expect("a head"));
        assert!(after.contains("deputy-talent+("), "{after}");
        assert!(after.contains("[talent enterprise-talent-centre cadre-training]"), "{after}");
    }

    #[test]
    fn a_circle_fills_from_below() {
        assert_eq!(filled(0.5, 5.0), "M -5.00 0.00 A 5 5 0 0 0 5.00 0.00 Z");
        assert!(filled(0.0, 5.0).starts_with("M -0.00 5.00"));
    }
}
