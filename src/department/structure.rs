//! Measures of the structure itself: levels, spans, sections, posts.

use std::collections::BTreeMap;

use super::{Department, Graph, Lines, Subordinate};
use crate::scenario::Unit;
use crate::units::UnitId;

/// What can be read off an organization chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// Desks one above the other from the lowest section to the head, clerks included.
    pub levels: usize,
    /// Sections that stand alone plus large sections.
    pub sections: usize,
    /// Direct subordinates of each office that has a desk of its own.
    pub spans: Vec<(UnitId, usize)>,
    /// All people.
    pub people: u32,
}

impl Structure {
    /// Measures a department.
    pub fn of(department: &Department) -> Self {
        let lines = Lines::of(department);
        let (subordinates, large) = (department.all_subordinates(), department.memberships());
        let span = |office: &UnitId| subordinates.get(office).map_or(0, Vec::len);
        let spans = department
            .offices()
            .filter(|office| !department.seated.contains(&office.id))
            .map(|office| (office.id.clone(), span(&office.id)))
            .collect();
        let inside = department
            .sections()
            .map(|section| {
                let posts = department.posts(section);
                [posts.chiefs, posts.deputies, posts.clerks + posts.supervisors]
                    .iter()
                    .filter(|people| **people > 0)
                    .count()
                    + lines.superiors(&section.id).len()
            })
            .max();
        let alone =
            department.sections().filter(|section| !large.contains_key(&section.id)).count();
        let people: u32 =
            department.sections().map(|section| department.posts(section).people()).sum();
        let offices = u32::try_from(department.offices().count()).unwrap_or(u32::MAX);
        Self {
            levels: inside.unwrap_or(0),
            sections: alone + department.large_sections().count(),
            spans,
            people: people + offices,
        }
    }

    /// The widest span of an office.
    pub fn widest_span(&self) -> usize {
        self.spans.iter().map(|(_, span)| *span).max().unwrap_or(0)
    }
}

impl Graph {
    /// Who is directly above whom, as spans count: offices with a desk of their own, sections, large
    /// sections, and each person of a directly led section; second superiors included.
    pub fn of(department: &Department) -> Self {
        let mut chart = Chart::default();
        let offices = || {
            let own_desk = |id: &UnitId| !department.seated.contains(id);
            department.offices().map(|office| &office.id).filter(move |id| own_desk(id))
        };
        for office in offices() {
            chart.node(Member::Unit(office.clone()), 1);
        }
        let subordinates = department.all_subordinates();
        for office in offices() {
            let superior = chart.node(Member::Unit(office.clone()), 1);
            let below = subordinates.get(office).map_or(&[][..], Vec::as_slice);
            for (member, number) in members(below) {
                let below = chart.node(member, number);
                chart.graph.put_above(superior, below);
            }
        }
        for unit in &department.units {
            chart.second_superior(department, unit);
        }
        chart.graph
    }
}

/// What a node of the graph stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    /// An office, a section, or a large section by its first member.
    Unit(UnitId),
    /// The people of a directly led section.
    PeopleOf(UnitId),
}

/// The graph while it is drawn.
#[derive(Debug, Default)]
struct Chart {
    graph: Graph,
    nodes: BTreeMap<Member, usize>,
}

impl Chart {
    fn node(&mut self, member: Member, number: u32) -> usize {
        let graph = &mut self.graph;
        *self.nodes.entry(member).or_insert_with(|| graph.add(number))
    }

    fn second_superior(&mut self, department: &Department, unit: &Unit) {
        let (id, second) = match unit {
            Unit::Office(office) => (&office.id, office.also_reports_to.as_ref()),
            Unit::Section(section) => (&section.id, section.also_reports_to.as_ref()),
            Unit::LargeSection(_) => return,
        };
        let first = department.large_section_of(id).and_then(|large| large.members.first());
        let member = if department.directly_led.contains(id) {
            Member::PeopleOf(id.clone())
        } else {
            Member::Unit(first.unwrap_or(id).clone())
        };
        let superior = second.and_then(|second| self.nodes.get(&Member::Unit(second.clone())));
        if let Some((superior, below)) = superior.zip(self.nodes.get(&member)) {
            self.graph.put_above(*superior, *below);
        }
    }
}

/// Direct subordinates; the people of a directly led section together.
fn members(subordinates: &[Subordinate]) -> Vec<(Member, u32)> {
    let mut members: Vec<(Member, u32)> = Vec::new();
    for subordinate in subordinates {
        let member = match subordinate {
            Subordinate::Unit(id) => Member::Unit(id.clone()),
            Subordinate::Person { section, .. } => Member::PeopleOf(section.clone()),
        };
        match members.last_mut() {
            Some((last, number)) if *last == member => *number += 1,
            _ => members.push((member, 1)),
        }
    }
    members
}
