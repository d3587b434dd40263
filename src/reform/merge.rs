//! Merge: sections begin to work together as a large section (合并为大科，合署不合科).
//!
//! ```text
//!     Deputy head             Deputy head
//!     ├── A  (chief)          ├── A+B
//!     ├── B  (chief)    →     │   ├ A  (chief)
//!     └── C                   │   └ B  (chief)
//!                             └── C
//! ```

use super::{Refusal, expect_free_section};
use crate::department::Department;
use crate::scenario::{LargeSection, Merge, Unit};

pub(super) fn merge(department: &Department, step: &Merge) -> Result<Department, Refusal> {
    let sections = &step.sections;
    let is_again = |place: usize| sections[..place].contains(&sections[place]);
    if sections.len() < 2 || (0..sections.len()).any(is_again) {
        return Err(Refusal::TooFewSections);
    }
    for section in &step.sections {
        expect_free_section(department, section)?;
    }
    let id = step.large_section();
    if department.unit(&id).is_some() {
        return Err(Refusal::IdTaken(id));
    }
    let mut next = department.clone();
    next.units.push(Unit::LargeSection(LargeSection {
        id,
        name: step.name.clone(),
        members: step.sections.clone(),
        sharing: step.sharing,
    }));
    Ok(next)
}
