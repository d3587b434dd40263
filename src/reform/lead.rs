//! Lead: the chief of one section reviews a class of matters first (项目化牵头).
//!
//! ```text
//!     clerk → chief → deputy head     →     clerk → leading chief → chief → deputy head
//! ```

use super::{PeopleRefusal, Refusal, expect_section, with_request};
use crate::department::Department;
use crate::scenario::Lead;

pub(super) fn lead(department: &Department, step: &Lead) -> Result<Department, Refusal> {
    expect_section(department, &step.section)?;
    let chiefs = department.section(&step.section).map_or(0, |s| department.posts(s).chiefs);
    if chiefs == 0 {
        return Err(PeopleRefusal::NoChief(step.section.clone()).into());
    }
    with_request(department, &step.work, |class| class.lead = Some(step.section.clone()))
}
