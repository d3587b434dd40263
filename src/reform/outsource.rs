//! Outsource: a share of the papers is bought outside after arrival (政府购买服务).

use super::Refusal;
use crate::department::Department;
use crate::scenario::{Outsource, WorkKind};

pub(super) fn outsource(department: &Department, step: &Outsource) -> Result<Department, Refusal> {
    let work = &step.work;
    let class = department.class(work).ok_or_else(|| Refusal::UnknownClass(work.clone()))?;
    if class.kind == WorkKind::Directive {
        return Err(Refusal::CannotBeBought(work.clone()));
    }
    let mut next = department.clone();
    next.bought.insert(work.clone(), step.share);
    Ok(next)
}
