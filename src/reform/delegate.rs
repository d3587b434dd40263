//! Delegate: decisions move down (分权).
//!
//! ```text
//!     chief 0.5, deputy head 0.4, head 0.1     →     chief 0.9, deputy head 0.08, head 0.02
//!                          (80 % of what is above the chief)
//! ```

use super::{Refusal, with_request};
use crate::department::Department;
use crate::scenario::Delegate;
use crate::units::Share;

pub(super) fn delegate(department: &Department, step: &Delegate) -> Result<Department, Refusal> {
    with_request(department, &step.work, |class| {
        let mut moved = 0.0;
        for (_, share) in class.decided_at.iter_mut().filter(|(rank, _)| **rank > step.to) {
            let leaves = share.get() * step.share.get();
            moved += leaves;
            *share = Share::clamped(share.get() - leaves);
        }
        let there = class.decided_at.get(&step.to).map_or(0.0, |share| share.get());
        class.decided_at.insert(step.to, Share::clamped(there + moved));
    })
}
