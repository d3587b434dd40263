//! What units and classes of matters are called.

use std::collections::BTreeMap;

use super::{capitalized, pick, rank};
use crate::scenario::{Move, Rank, Scenario, Titles};
use crate::text::{Language, Text};
use crate::units::{ClassId, DutyId, UnitId};

/// The names of a scenario by id, those of large sections that its reform makes included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    units: BTreeMap<UnitId, Text>,
    classes: BTreeMap<ClassId, Text>,
    duties: BTreeMap<DutyId, Text>,
    titles: Titles,
}

impl Names {
    /// Collects the names of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let mut names = Self { titles: scenario.organization.titles.clone(), ..Self::default() };
        for unit in &scenario.organization.units {
            names.units.insert(unit.id().clone(), unit.name().clone());
        }
        for class in &scenario.work {
            names.classes.insert(class.id.clone(), class.name.clone());
            // Duties have no names; each is called by the first matter that it is about.
            for duty in class.duty.iter().chain(class.cosign.iter().map(|signer| &signer.duty)) {
                names.duties.entry(duty.clone()).or_insert_with(|| class.name.clone());
            }
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

    /// What a rank is called in this department.
    pub fn rank(&self, of: Rank, language: Language) -> &str {
        rank(of, &self.titles, language)
    }

    /// What a section is called in this department.
    pub fn section(&self, language: Language) -> &str {
        let title = &self.titles.section;
        if title.is_empty() {
            pick(language, "内设机构", "section")
        } else {
            title.get(language)
        }
    }

    /// What stands before a number of sections: `科室`, `Sections`.
    pub fn sections(&self, language: Language) -> String {
        let one = capitalized(self.section(language));
        say!(language, "{one}", "{one}s")
    }

    /// The first matter that a duty is about; the id of the duty if there is none.
    pub fn duty<'a>(&'a self, id: &'a DutyId, language: Language) -> &'a str {
        self.duties.get(id).map_or_else(|| id.as_str(), |name| name.get(language))
    }
}
