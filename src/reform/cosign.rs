//! Cosign: co-signing changes its order (串联改并联).

use super::{Refusal, with_request};
use crate::department::Department;
use crate::scenario::Cosign;

pub(super) fn cosign(department: &Department, step: &Cosign) -> Result<Department, Refusal> {
    with_request(department, &step.work, |class| class.cosign_order = step.order)
}
