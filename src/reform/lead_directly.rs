//! Lead directly: the superior leads a section's people without its chiefs (分管领导直管).
//!
//! ```text
//!     Deputy head              Deputy head
//!     └── Chief                ├── Supervisor
//!         └── Deputy chief  →  ├── Supervisor
//!             └── Clerk        └── Clerk
//! ```

use super::Refusal;
use crate::department::Department;
use crate::scenario::{LeadDirectly, Unit};

pub(super) fn lead_directly(
    department: &Department,
    step: &LeadDirectly,
) -> Result<Department, Refusal> {
    let sections = match department.unit(&step.section) {
        None => return Err(Refusal::UnknownUnit(step.section.clone())),
        Some(Unit::Office(_)) => return Err(Refusal::NotASection(step.section.clone())),
        Some(Unit::Section(section)) => vec![section.id.clone()],
        Some(Unit::LargeSection(large)) => large.members.clone(),
    };
    let mut next = department.clone();
    next.directly_led.extend(sections);
    if next.directly_led == department.directly_led {
        return Err(Refusal::AlreadyDirect(step.section.clone()));
    }
    Ok(next)
}
