//! Outsource: a share of the papers is bought outside after arrival (政府购买服务).

use super::Refusal;
use crate::department::Department;
use crate::scenario::Outsource;

pub(super) fn outsource(department: &Department, step: &Outsource) -> Result<Department, Refusal> {
    if department.class(&step.work).is_none() {
        return Err(Refusal::UnknownClass(step.work.clone()));
    }
    let mut next = department.clone();
    next.bought.insert(step.work.clone(), step.share);
    Ok(next)
}
