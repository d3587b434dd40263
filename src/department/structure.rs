//! Measures of the structure itself: levels, spans, sections, posts.

use super::{Department, Lines};
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
        let spans = department
            .offices()
            .filter(|office| !department.seated.contains(&office.id))
            .map(|office| (office.id.clone(), department.subordinates(&office.id).len()))
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
        let alone = department
            .sections()
            .filter(|section| department.large_section_of(&section.id).is_none())
            .count();
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
