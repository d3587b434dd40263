//! Krackhardt's dimensions of informal organizations, of a graph of who is above whom.
//!
//! Definitions and normalization as in Krackhardt (1994, in Carley & Prietula, *Computational
//! Organization Theory*, 89–111) and in the R package `sna`, from version 0.51 on.

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

/// Krackhardt's four measures: all are 1 just if the graph is a tree from one head downwards.
///
/// They find several superiors (多头管理), not flatness: a star and a tall tree both have four ones.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Krackhardt {
    /// Share of the pairs that are joined by lines, whatever their direction.
    pub connectedness: f64,
    /// 1 − share of the pairs above each other both ways, of those above each other at all.
    pub hierarchy: f64,
    /// 1 − lines beyond those that join everybody, as a share of all that could be superfluous.
    pub efficiency: f64,
    /// 1 − share of the pairs without a nearest common superior, of all pairs that could lack one.
    pub upper_bounds: f64,
}

/// Who is directly above whom.
///
/// A node may stand for several alike that have the same superiors and nobody below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    /// How many it stands for, at least 1.
    number: u32,
    superiors: BTreeSet<usize>,
}

impl Graph {
    /// Adds a node that stands for so many alike, and gives its position.
    pub fn add(&mut self, number: u32) -> usize {
        self.nodes.push(Node { number: number.max(1), superiors: BTreeSet::new() });
        self.nodes.len() - 1
    }

    /// Puts one node directly above another; twice is once, and nobody is above themselves.
    pub fn put_above(&mut self, superior: usize, below: usize) {
        if superior != below {
            self.nodes[below].superiors.insert(superior);
        }
    }

    /// Krackhardt's measures; what cannot go wrong in a graph this small counts as 1.
    pub fn krackhardt(&self) -> Krackhardt {
        let above: Vec<BTreeSet<usize>> =
            (0..self.nodes.len()).map(|node| self.reaching(node)).collect();
        let components = self.components();
        Krackhardt {
            connectedness: self.connectedness(&components),
            hierarchy: self.hierarchy(&above),
            efficiency: self.efficiency(&components),
            upper_bounds: self.upper_bounds(&above, &components),
        }
    }

    /// Mean number of lines between two, over all pairs that are joined; absent if none are.
    pub fn mean_distance(&self) -> Option<f64> {
        let neighbors = self.neighbors();
        let (mut lines, mut pairs) = (0.0, 0.0);
        for (from, node) in self.nodes.iter().enumerate() {
            for (to, distance) in distances(&neighbors, from) {
                let weight = f64::from(node.number) * f64::from(self.nodes[to].number);
                lines += weight * f64::from(distance);
                pairs += weight;
            }
            // Those alike are joined by their common superior.
            if !neighbors[from].is_empty() {
                let alike = ordered_pairs(node.number);
                lines += 2.0 * alike;
                pairs += alike;
            }
        }
        (pairs > 0.0).then(|| lines / pairs)
    }

    /// Everybody at or above a node.
    fn reaching(&self, node: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([node]);
        let mut open = vec![node];
        while let Some(next) = open.pop() {
            open.extend(self.nodes[next].superiors.iter().filter(|above| found.insert(**above)));
        }
        found
    }

    /// Neighbors by lines of any direction.
    fn neighbors(&self) -> Vec<BTreeSet<usize>> {
        let mut neighbors: Vec<BTreeSet<usize>> =
            self.nodes.iter().map(|node| node.superiors.clone()).collect();
        for (below, node) in self.nodes.iter().enumerate() {
            for above in &node.superiors {
                neighbors[*above].insert(below);
            }
        }
        neighbors
    }

    /// The nodes that are joined by lines of any direction.
    fn components(&self) -> Vec<Vec<usize>> {
        let neighbors = self.neighbors();
        let mut seen = BTreeSet::new();
        let mut components = Vec::new();
        for node in 0..self.nodes.len() {
            if seen.insert(node) {
                let mut component = vec![node];
                component.extend(distances(&neighbors, node).map(|(other, _)| other));
                seen.extend(component.iter().copied());
                components.push(component);
            }
        }
        components
    }

    fn size(&self, nodes: &[usize]) -> f64 {
        nodes.iter().map(|node| f64::from(self.nodes[*node].number)).sum()
    }

    fn connectedness(&self, components: &[Vec<usize>]) -> f64 {
        let all: f64 = components.iter().map(|nodes| self.size(nodes)).sum();
        let joined: f64 = components.iter().map(|nodes| self.size(nodes)).map(pairs).sum();
        share(joined, pairs(all))
    }

    fn hierarchy(&self, above: &[BTreeSet<usize>]) -> f64 {
        let (mut one_way, mut both_ways) = (0.0, 0.0);
        for (node, superiors) in above.iter().enumerate() {
            for other in superiors.iter().filter(|other| **other != node) {
                let weight =
                    f64::from(self.nodes[node].number) * f64::from(self.nodes[*other].number);
                if above[*other].contains(&node) {
                    both_ways += weight / 2.0;
                } else {
                    one_way += weight;
                }
            }
        }
        share(one_way, one_way + both_ways)
    }

    fn efficiency(&self, components: &[Vec<usize>]) -> f64 {
        let (mut superfluous, mut most) = (0.0, 0.0);
        for nodes in components {
            let size = self.size(nodes);
            let lines: f64 = nodes
                .iter()
                .map(|node| &self.nodes[*node])
                .map(|node| f64::from(node.number) * node.superiors.len() as f64)
                .sum();
            superfluous += lines - (size - 1.0);
            most += size * (size - 1.0) - (size - 1.0);
        }
        1.0 - superfluous / f64::max(most, 1.0)
    }

    fn upper_bounds(&self, above: &[BTreeSet<usize>], components: &[Vec<usize>]) -> f64 {
        // The nearest common superior of two is the one that has just their common superiors at or
        // above it.
        let known: BTreeSet<&BTreeSet<usize>> = above.iter().collect();
        let (mut without, mut most) = (0.0, 0.0);
        for nodes in components.iter().filter(|nodes| self.size(nodes) >= 3.0) {
            let size = self.size(nodes);
            most += (size - 1.0) * (size - 2.0) / 2.0;
            for (place, one) in nodes.iter().enumerate() {
                for other in &nodes[place + 1..] {
                    let common: BTreeSet<usize> =
                        above[*one].intersection(&above[*other]).copied().collect();
                    if !known.contains(&common) {
                        let (one, other) = (&self.nodes[*one], &self.nodes[*other]);
                        without += f64::from(one.number) * f64::from(other.number);
                    }
                }
                let mut strictly = above[*one].clone();
                strictly.remove(one);
                if !known.contains(&strictly) {
                    without += ordered_pairs(self.nodes[*one].number) / 2.0;
                }
            }
        }
        1.0 - without / f64::max(most, 1.0)
    }
}

/// Every other node that can be reached, with the number of lines to it.
fn distances(neighbors: &[BTreeSet<usize>], from: usize) -> impl Iterator<Item = (usize, u32)> {
    let mut found = vec![None; neighbors.len()];
    found[from] = Some(0_u32);
    let mut open = VecDeque::from([(from, 0_u32)]);
    while let Some((node, distance)) = open.pop_front() {
        for next in &neighbors[node] {
            if found[*next].is_none() {
                found[*next] = Some(distance + 1);
                open.push_back((*next, distance + 1));
            }
        }
    }
    let known = found.into_iter().enumerate();
    known
        .filter_map(move |(node, distance)| Some((node, distance?)))
        .filter(move |(n, _)| *n != from)
}

fn pairs(number: f64) -> f64 {
    number * (number - 1.0) / 2.0
}

fn ordered_pairs(number: u32) -> f64 {
    f64::from(number) * (f64::from(number) - 1.0)
}

/// One number over another; 1 over nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 1.0 }
}
