//! Who briefs whom about a directive, from the head down (model, section 4.2).

use std::collections::BTreeMap;

use super::agenda::index;
use super::compile::Places;
use super::network::{Desk, NONE, Network};
use crate::department::Department;
use crate::scenario::{Office, Rank, Section, Unit, WorkKind};
use crate::units::UnitId;

/// All briefings of a directive; those that begin together stand together.
#[derive(Clone, Debug, Default)]
pub(super) struct Cascade {
    pub(super) briefings: Vec<Briefing>,
    /// People at the head's desk, who are reached at once.
    pub(super) at_first: u32,
    /// The briefings by the head, as a range.
    pub(super) first: (u32, u32),
    /// All people.
    pub(super) people: u32,
}

/// One unit is briefed, or the people below a chief desk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Briefing {
    /// Desk whose people brief.
    pub(super) desk: Desk,
    /// Section of the chief who briefs; [`NONE`] at an office.
    pub(super) section: u32,
    /// Place of the unit in the document, from 1: a reform leaves its draws alone.
    pub(super) branch: u16,
    /// People who are reached when it ends.
    pub(super) people: u32,
    /// Briefings that begin when it ends, as a range.
    pub(super) next: (u32, u32),
    pub(super) step: u32,
}

/// Adds the briefings to a network with directives.
pub(super) fn add(network: &mut Network, places: &Places, department: &Department) {
    let any = network.classes.iter().any(|class| class.kind == WorkKind::Directive);
    let Some(head) = department.head().filter(|_| any) else { return };
    let mut cascade = Briefers::new(department, places).cascade(head);
    for briefing in &mut cascade.briefings {
        briefing.step = network.add_briefing(briefing.desk, briefing.section);
    }
    network.cascade = cascade;
}

/// Somebody who is briefed and may then brief others.
enum Audience<'a> {
    /// Whoever sits at the desk of an office.
    Office(&'a Office),
    /// A section, or the members of a large section.
    Sections(Vec<&'a Section>),
    /// The people below a chief desk.
    Below,
}

struct Briefers<'a> {
    department: &'a Department,
    places: &'a Places,
    /// The units that report to each office, in document order.
    below: BTreeMap<&'a UnitId, Vec<&'a Unit>>,
    /// Place of each office and section in the document, from 1.
    order: BTreeMap<&'a UnitId, u16>,
}

impl<'a> Briefers<'a> {
    fn new(department: &'a Department, places: &'a Places) -> Self {
        let mut below: BTreeMap<&UnitId, Vec<&Unit>> = BTreeMap::new();
        let mut order = BTreeMap::new();
        for (unit, superior) in department.reporting() {
            if matches!(unit, Unit::LargeSection(_)) {
                continue;
            }
            order.insert(unit.id(), u16::try_from(order.len() + 1).unwrap_or(u16::MAX));
            if let Some(superior) = superior {
                below.entry(superior).or_default().push(unit);
            }
        }
        Self { department, places, below, order }
    }

    fn cascade(&self, head: &'a Office) -> Cascade {
        let mut cascade = Cascade::default();
        let mut audiences = vec![Audience::Office(head)];
        cascade.at_first = self.reached(&audiences[0]);
        cascade.people = cascade.at_first;
        let mut done = 0;
        while done < audiences.len() {
            let first = index(cascade.briefings.len());
            for (briefing, audience) in self.briefings_by(&audiences[done]) {
                cascade.people += briefing.people;
                cascade.briefings.push(briefing);
                audiences.push(audience);
            }
            let next = (first, index(cascade.briefings.len()));
            match done.checked_sub(1) {
                None => cascade.first = next,
                Some(briefing) => cascade.briefings[briefing].next = next,
            }
            done += 1;
        }
        cascade
    }

    /// The briefings that begin when an audience has been briefed.
    fn briefings_by(&self, audience: &Audience<'a>) -> Vec<(Briefing, Audience<'a>)> {
        match audience {
            Audience::Office(office) => self.by_office(office),
            Audience::Sections(sections) => self.by_chiefs(sections),
            Audience::Below => Vec::new(),
        }
    }

    /// One for each direct subordinate unit in which anybody works; a large section stands where
    /// its first member does.
    fn by_office(&self, office: &Office) -> Vec<(Briefing, Audience<'a>)> {
        let Some(desk) = self.places.office(&office.id) else { return Vec::new() };
        let units = self.below.get(&office.id).into_iter().flatten();
        let audience = |unit: &&&'a Unit| match unit {
            Unit::Office(below) if self.department.seated.contains(&below.id) => None,
            Unit::Office(below) => Some(Audience::Office(below)),
            Unit::Section(section) => match self.department.large_section_of(&section.id) {
                None => Some(Audience::Sections(vec![section])),
                Some(large) if large.members.first() == Some(&section.id) => {
                    let members = large.members.iter();
                    let members = members.filter_map(|id| self.department.section(id));
                    Some(Audience::Sections(members.collect()))
                }
                Some(_) => None,
            },
            Unit::LargeSection(_) => None,
        };
        units
            .filter_map(|unit| Some((unit.id(), audience(&unit)?)))
            .map(|(id, audience)| {
                let people = self.reached(&audience);
                (self.briefing(id, desk, NONE, people), audience)
            })
            .filter(|(briefing, _)| briefing.people > 0)
            .collect()
    }

    /// One for each chief desk with people below it.
    fn by_chiefs(&self, sections: &[&'a Section]) -> Vec<(Briefing, Audience<'a>)> {
        let mut list: Vec<Briefing> = Vec::new();
        for section in sections {
            let Some(desk) = self.places.section(&section.id, Rank::Chief) else { continue };
            let posts = self.department.posts(section);
            let people = if posts.chiefs > 0 { posts.people() - posts.chiefs } else { 0 };
            if let Some(shared) = list.iter_mut().find(|briefing| briefing.desk == desk) {
                shared.people += people;
            } else {
                let home = self.places.home(&section.id);
                list.push(self.briefing(&section.id, desk, home, people));
            }
        }
        list.retain(|briefing| briefing.people > 0);
        list.into_iter().map(|briefing| (briefing, Audience::Below)).collect()
    }

    fn briefing(&self, unit: &UnitId, desk: Desk, section: u32, people: u32) -> Briefing {
        let branch = self.order.get(unit).copied().unwrap_or(u16::MAX);
        Briefing { desk, section, branch, people, next: (0, 0), step: NONE }
    }

    /// People who are reached as soon as an audience has been briefed: of a section its chiefs, or
    /// all where there is none.
    fn reached(&self, audience: &Audience<'a>) -> u32 {
        match audience {
            Audience::Office(office) => {
                let offices = self.department.offices();
                let seated = offices.filter(|other| {
                    other.reports_to.as_ref() == Some(&office.id)
                        && self.department.seated.contains(&other.id)
                });
                1 + u32::try_from(seated.count()).unwrap_or(u32::MAX)
            }
            Audience::Sections(sections) => sections
                .iter()
                .map(|section| self.department.posts(section))
                .map(|posts| if posts.chiefs > 0 { posts.chiefs } else { posts.people() })
                .sum(),
            Audience::Below => 0,
        }
    }
}
