//! Reporting lines as a graph: who is above whom, and where two units meet.

use std::collections::BTreeMap;

use petgraph::algo::dominators::{Dominators, simple_fast};
use petgraph::algo::is_cyclic_directed;
use petgraph::graph::{DiGraph, NodeIndex};

use super::Department;
use crate::units::UnitId;

/// The solid reporting lines of a department, from superior to subordinate.
///
/// In a tree the dominators of a unit are its superiors, which is how they are found here.
#[derive(Debug)]
pub struct Lines {
    graph: DiGraph<UnitId, ()>,
    nodes: BTreeMap<UnitId, NodeIndex>,
    superiors: Option<Dominators<NodeIndex>>,
}

impl Lines {
    /// Draws the lines of a department; time and memory linear in its units.
    pub fn of(department: &Department) -> Self {
        let mut graph = DiGraph::new();
        let nodes: BTreeMap<UnitId, NodeIndex> = department
            .units
            .iter()
            .map(|unit| (unit.id().clone(), graph.add_node(unit.id().clone())))
            .collect();
        for unit in &department.units {
            let superior = department.superior(unit.id()).and_then(|id| nodes.get(id));
            if let Some(&superior) = superior {
                graph.add_edge(superior, nodes[unit.id()], ());
            }
        }
        let head = department.head().and_then(|head| nodes.get(&head.id));
        let superiors = head.map(|&head| simple_fast(&graph, head));
        Self { graph, nodes, superiors }
    }

    /// Whether somebody is, through others, their own superior.
    pub fn has_cycle(&self) -> bool {
        is_cyclic_directed(&self.graph)
    }

    /// The superiors of a unit, from the next one up to the head.
    pub fn superiors(&self, unit: &UnitId) -> Vec<UnitId> {
        let Some((node, superiors)) = self.nodes.get(unit).zip(self.superiors.as_ref()) else {
            return Vec::new();
        };
        superiors
            .strict_dominators(*node)
            .into_iter()
            .flatten()
            .map(|node| self.graph[node].clone())
            .collect()
    }

    /// The offices from the next superior of `from` up to the one that stands above both units, and
    /// down again to the next superior of `to`.
    pub fn between(&self, from: &UnitId, to: &UnitId) -> Vec<UnitId> {
        let (up, down) = (self.superiors(from), self.superiors(to));
        let Some(meeting) = up.iter().find(|office| down.contains(office)) else {
            return Vec::new();
        };
        let above_meeting = |office: &&UnitId| *office != meeting;
        let rising = up.iter().take_while(above_meeting);
        let falling: Vec<&UnitId> = down.iter().take_while(above_meeting).collect();
        rising.chain(std::iter::once(meeting)).chain(falling.into_iter().rev()).cloned().collect()
    }
}
