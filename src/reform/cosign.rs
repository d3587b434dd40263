//! Cosign: co-signing changes its order (串联改并联).

use super::{Refusal, with_class};
use crate::department::Department;
use crate::scenario::Cosign;

pub(super) fn cosign(department: &Department, step: &Cosign) -> Result<Department, Refusal> {
    with_class(department, &step.work, |class| class.cosign_order = step.order)
}
