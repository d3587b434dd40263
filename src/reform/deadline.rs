//! Deadline: a class of matters gets a time limit (限时办结).

use super::{Refusal, with_class};
use crate::department::Department;
use crate::scenario::Deadline;

pub(super) fn deadline(department: &Department, step: &Deadline) -> Result<Department, Refusal> {
    with_class(department, &step.work, |class| class.deadline_days = Some(step.days))
}
