//! Join: a section joins a large section (加入大科).
//!
//! ```text
//!     A+B  [A B]    C     →     A+B  [A B C]
//! ```

use super::{Refusal, expect_free_section};
use crate::department::Department;
use crate::scenario::{Join, Unit};

pub(super) fn join(department: &Department, step: &Join) -> Result<Department, Refusal> {
    expect_free_section(department, &step.section)?;
    let mut next = department.clone();
    let large = next.units.iter_mut().find_map(|unit| match unit {
        Unit::LargeSection(large) if large.id == step.into => Some(large),
        Unit::Office(_) | Unit::Section(_) | Unit::LargeSection(_) => None,
    });
    match (large, department.unit(&step.into)) {
        (Some(large), _) => large.members.push(step.section.clone()),
        (None, Some(_)) => return Err(Refusal::NotALargeSection(step.into.clone())),
        (None, None) => return Err(Refusal::UnknownUnit(step.into.clone())),
    }
    Ok(next)
}
