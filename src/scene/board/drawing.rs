//! The chart of a department, with what a report says about its people and desks.

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Branch, Load, Mark, OfficeCard, Person, SectionCard, Tray};
use crate::department::Department;
use crate::report::{DeskReport, Side};
use crate::scenario::{LargeSection, Office, Rank, Section, Unit};
use crate::units::{MINUTES_PER_DAY, UnitId};

/// The line (条线) of every unit of a department: which office directly below the head leads it, from
/// 1; what the head leads without them has none.
pub type Lines = BTreeMap<UnitId, usize>;

/// The lines of a department.
pub fn lines(department: &Department) -> Lines {
    let Some(head) = department.head() else { return Lines::new() };
    let tree = Tree::of(department);
    let mut lines = Lines::new();
    let leads = |id: &UnitId| department.office(id).is_some();
    let below = tree.below(&head.id).iter().filter(|unit| leads(unit.id()));
    for (place, leader) in below.enumerate() {
        let mut open = vec![leader.id()];
        while let Some(id) = open.pop() {
            if lines.insert(id.clone(), place + 1).is_none() {
                open.extend(tree.below(id).iter().map(|unit| unit.id()));
            }
        }
    }
    lines
}

/// The chart of a department from the head down, with the report on it, the report on the department
/// before its reform, and that one's lines.
pub fn board(
    department: &Department,
    now: Option<&Side>,
    before: Option<&Side>,
    lines: &Lines,
) -> Option<Block> {
    let drawing = Drawing {
        department,
        tree: Tree::of(department),
        now: now.map(Found::of).unwrap_or_default(),
        before: before.map(Found::of),
        lines,
    };
    department.head().map(|head| drawing.block(head))
}

/// Who stands below whom, looked up once.
struct Tree<'a> {
    below: BTreeMap<&'a UnitId, Vec<&'a Unit>>,
    large: BTreeMap<&'a UnitId, &'a LargeSection>,
    sections: BTreeMap<&'a UnitId, &'a Section>,
}

impl<'a> Tree<'a> {
    fn of(department: &'a Department) -> Self {
        let mut below: BTreeMap<&UnitId, Vec<&Unit>> = BTreeMap::new();
        for (unit, superior) in department.reporting() {
            if let Some(superior) = superior {
                below.entry(superior).or_default().push(unit);
            }
        }
        let mut sections = BTreeMap::new();
        sections.extend(department.sections().map(|section| (&section.id, section)));
        Self { below, large: department.memberships(), sections }
    }

    fn below(&self, office: &UnitId) -> &[&'a Unit] {
        self.below.get(office).map_or(&[], Vec::as_slice)
    }
}

/// What a report says, by unit.
#[derive(Default)]
struct Found<'a> {
    busy: BTreeMap<(&'a UnitId, Rank), Vec<f64>>,
    desks: BTreeMap<&'a UnitId, Vec<&'a DeskReport>>,
}

impl<'a> Found<'a> {
    fn of(side: &'a Side) -> Self {
        let mut found = Self::default();
        for person in &side.people {
            found.busy.entry((&person.unit, person.rank)).or_default().push(person.utilised());
        }
        for desk in &side.desks {
            found.desks.entry(&desk.unit).or_default().push(desk);
        }
        found
    }

    /// The load of several units taken together.
    fn load(&self, units: &[&UnitId]) -> Load {
        let ranks = Rank::ALL.iter();
        let people: Vec<f64> = ranks
            .flat_map(|rank| units.iter().filter_map(|unit| self.busy.get(&(*unit, *rank))))
            .flatten()
            .copied()
            .collect();
        let desks = || units.iter().filter_map(|unit| self.desks.get(*unit)).flatten();
        let known = desks().next().is_some();
        Load {
            busy: (!people.is_empty()).then(|| people.iter().sum::<f64>() / people.len() as f64),
            queue: known.then(|| desks().map(|desk| waiting(desk)).sum()),
            grows: desks().any(|desk| desk.offered_load >= 1.0),
        }
    }
}

/// How many wait at a desk on average, by Little's law: taken per day × mean wait in days.
fn waiting(desk: &DeskReport) -> f64 {
    let wait = desk.wait.map_or(0.0, |wait| wait.value);
    desk.visits.value * wait / MINUTES_PER_DAY
}

struct Drawing<'a> {
    department: &'a Department,
    tree: Tree<'a>,
    now: Found<'a>,
    before: Option<Found<'a>>,
    lines: &'a Lines,
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
        self.tree.below(office).iter().filter_map(|unit| match unit {
            Unit::Office(office) => Some(office),
            Unit::Section(_) | Unit::LargeSection(_) => None,
        })
    }

    /// Cards and trays in document order; a tray stands where its first section would.
    fn sections_of(&self, office: &UnitId) -> Vec<Branch> {
        let mut drawn: BTreeSet<&UnitId> = BTreeSet::new();
        let mut branches = Vec::new();
        for unit in self.tree.below(office) {
            let Unit::Section(section) = unit else { continue };
            match self.tree.large.get(&section.id) {
                None => branches.push(Branch::Card(self.card(section))),
                Some(large) => {
                    if drawn.insert(&large.id) {
                        branches.push(Branch::Tray(self.tray(large)));
                    }
                }
            }
        }
        branches
    }

    fn office(&self, office: &Office) -> OfficeCard {
        let seated: Vec<OfficeCard> = self
            .offices_below(&office.id)
            .filter(|below| self.department.seated.contains(&below.id))
            .map(|below| self.office(below))
            .collect();
        OfficeCard {
            mark: self.mark(&Unit::Office(office.clone()), &[&office.id]),
            rank: office.rank,
            person: self.person(&office.id, office.rank, 0),
            seated,
        }
    }

    fn tray(&self, large: &LargeSection) -> Tray {
        let together: Vec<&UnitId> = std::iter::once(&large.id).chain(&large.members).collect();
        let sections = large.members.iter().filter_map(|id| self.tree.sections.get(id));
        Tray {
            mark: self.mark(&Unit::LargeSection(large.clone()), &together),
            sharing: large.sharing,
            members: sections.map(|section| self.card(section)).collect(),
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
            mark: self.mark(&Unit::Section(section.clone()), &[&section.id]),
            direct: self.department.directly_led.contains(&section.id),
            people: people.collect(),
        }
    }

    /// Id, name and load of a unit that consists of others, or of itself alone.
    fn mark(&self, unit: &Unit, parts: &[&UnitId]) -> Mark {
        let second = self.department.second_superior_of(unit);
        let second = second.and_then(|id| self.department.unit(id));
        Mark {
            id: unit.id().clone(),
            name: unit.name().clone(),
            load: self.now.load(parts),
            before: self.before.as_ref().map(|before| before.load(parts)),
            line: parts.iter().find_map(|id| self.lines.get(*id)).copied(),
            second: second.map(|unit| unit.name().clone()),
        }
    }

    fn person(&self, unit: &UnitId, rank: Rank, place: usize) -> Person {
        let shares = self.now.busy.get(&(unit, rank));
        Person { rank, busy: shares.and_then(|shares| shares.get(place)).copied() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::case;
    use crate::reform::apply_all;
    use crate::report::Report;

    fn outline(block: &Block) -> String {
        let below: Vec<String> = block
            .below
            .iter()
            .map(|branch| match branch {
                Branch::Card(card) => card.mark.id.to_string(),
                Branch::Tray(tray) => {
                    let members: Vec<&str> =
                        tray.members.iter().map(|member| member.mark.id.as_str()).collect();
                    format!("[{}]", members.join(" "))
                }
                Branch::Block(block) => outline(block),
            })
            .collect();
        let seated = "+".repeat(block.office.seated.len());
        format!("{}{seated}({})", block.office.mark.id, below.join(" "))
    }

    #[test]
    fn a_tray_stands_where_its_first_section_stood_and_a_seated_office_is_no_block() {
        let case = case("large-sections").expect("a case");
        let baseline = Department::baseline(&case.scenario);
        let drawn = |department: &Department| {
            outline(&board(department, None, None, &Lines::new()).expect("a head"))
        };
        let before = drawn(&baseline);
        assert!(before.contains("commissioner-talent(talent enterprise-talent-centre"), "{before}");
        let reformed = apply_all(&baseline, &case.readings[0].reform).expect("it applies");
        let after = drawn(&reformed);
        assert!(after.contains("deputy-talent+("), "{after}");
        assert!(after.contains("[talent enterprise-talent-centre cadre-training]"), "{after}");
    }

    #[test]
    fn a_line_is_everything_below_an_office_below_the_head() {
        let case = case("large-sections").expect("a case");
        let baseline = Department::baseline(&case.scenario);
        let lines = lines(&baseline);
        let of = |id: &str| lines.get(&UnitId::new(id).expect("an id")).copied();
        assert_eq!(of("head"), None);
        assert_eq!(of("deputy-cadre"), Some(1));
        assert_eq!(of("commissioner-cadre-two"), of("cadre-two"));
        assert_ne!(of("cadre-two"), of("talent"));
    }

    #[test]
    fn what_waits_is_what_arrives_times_how_long_it_waits() {
        let text = include_str!("../../../tests/fixtures/report.json");
        let report: Report = serde_json::from_str(text).expect("a report");
        let found = Found::of(&report.baseline);
        let desk = report.baseline.desks.iter().find(|desk| desk.rank >= Rank::DeputyHead);
        let desk = desk.expect("a leader");
        let wait = desk.wait.expect("somebody waited").value;
        let load = found.load(&[&desk.unit]);
        assert_eq!(load.queue, Some(desk.visits.value * wait / 480.0));
        assert!(load.busy.is_some());
    }
}
