//! Leave: a section leaves its large section (退出大科); an empty large section disappears.
//!
//! ```text
//!     A+B  [A B C]     →     A+B  [A B]    C
//! ```

use super::{Refusal, expect_section};
use crate::department::Department;
use crate::scenario::{Leave, Unit};

pub(super) fn leave(department: &Department, step: &Leave) -> Result<Department, Refusal> {
    expect_section(department, &step.section)?;
    let large = department
        .large_section_of(&step.section)
        .ok_or_else(|| Refusal::NotMerged(step.section.clone()))?
        .id
        .clone();
    let mut next = department.clone();
    next.units.retain_mut(|unit| match unit {
        Unit::LargeSection(unit) if unit.id == large => {
            unit.members.retain(|member| *member != step.section);
            !unit.members.is_empty()
        }
        Unit::Office(_) | Unit::Section(_) | Unit::LargeSection(_) => true,
    });
    if next.large_section(&large).is_none() {
        next.transferred.remove(&large);
    }
    Ok(next)
}
