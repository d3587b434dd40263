//! What units and classes of matters are called.

use std::collections::BTreeMap;

use crate::scenario::{Move, Scenario};
use crate::text::{Language, Text};
use crate::units::{ClassId, UnitId};

/// The names of a scenario by id, those of large sections that its reform makes included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    units: BTreeMap<UnitId, Text>,
    classes: BTreeMap<ClassId, Text>,
}

impl Names {
    /// Collects the names of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let mut names = Self::default();
        for unit in &scenario.organization.units {
            names.units.insert(unit.id().clone(), unit.name().clone());
        }
        for class in &scenario.work {
            names.classes.insert(class.id.clone(), class.name.clone());
        }
        names.with(&scenario.reform)
    }

    /// These names and those of the large sections that further moves make.
    #[must_use]
    pub fn with(mut self, moves: &[Move]) -> Self {
        for step in moves {
            if let Move::Merge(merge) = step {
                self.units.insert(merge.large_section(), merge.name.clone());
            }
        }
        self
    }

    /// What a unit is called; its id if it has no name.
    pub fn unit<'a>(&'a self, id: &'a UnitId, language: Language) -> &'a str {
        self.units.get(id).map_or_else(|| id.as_str(), |name| name.get(language))
    }

    /// What a class of matters is called; its id if it has no name.
    pub fn class<'a>(&'a self, id: &'a ClassId, language: Language) -> &'a str {
        self.classes.get(id).map_or_else(|| id.as_str(), |name| name.get(language))
    }
}
