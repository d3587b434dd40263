//! Reporting lines: who is above whom, and where two units meet.

use std::collections::{BTreeMap, BTreeSet};

use super::Department;
use crate::scenario::Unit;
use crate::units::UnitId;

/// The solid reporting lines of a department.
#[derive(Debug)]
pub struct Lines {
    /// The superior of every unit that has one.
    superiors: BTreeMap<UnitId, UnitId>,
    head: Option<UnitId>,
}

impl Lines {
    /// Draws the lines of a department.
    pub fn of(department: &Department) -> Self {
        let known: BTreeSet<&UnitId> = department.units.iter().map(Unit::id).collect();
        let lines = department.reporting().filter_map(|(unit, superior)| {
            let superior = superior.filter(|superior| known.contains(superior))?;
            Some((unit.id().clone(), superior.clone()))
        });
        Self { superiors: lines.collect(), head: department.head().map(|head| head.id.clone()) }
    }

    /// Whether somebody is, through others, their own superior.
    pub fn has_cycle(&self) -> bool {
        self.superiors.keys().any(|unit| self.above(unit).count() > self.superiors.len())
    }

    /// The superiors of a unit, from the next one up to the head; none of a unit that is not below
    /// the head.
    pub fn superiors(&self, unit: &UnitId) -> Vec<UnitId> {
        let mut superiors = Vec::new();
        let mut next = Some(unit);
        while next != self.head.as_ref() {
            next = next.and_then(|unit| self.superiors.get(unit));
            let Some(superior) = next.filter(|_| superiors.len() < self.superiors.len()) else {
                return Vec::new();
            };
            superiors.push(superior.clone());
        }
        superiors
    }

    /// Superior after superior, in a circle no more often than needed to find that it is one.
    fn above<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = &'a UnitId> {
        let above = std::iter::successors(Some(unit), |unit| self.superiors.get(*unit));
        above.skip(1).take(self.superiors.len() + 1)
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
