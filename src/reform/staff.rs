//! Staff: another number of posts (编制调整).
//!
//! ```text
//!     A (1 chief, 3 clerks)     →     A (1 chief, 5 clerks)
//! ```

use super::{PeopleRefusal, Refusal, expect_section};
use crate::department::Department;
use crate::scenario::{Quota, Rank, Section, Staff, Unit};
use crate::units::Headcount;

pub(super) fn staff(department: &Department, step: &Staff) -> Result<Department, Refusal> {
    expect_section(department, &step.unit)?;
    let mut next = department.clone();
    for unit in &mut next.units {
        match unit {
            Unit::Section(section) if section.id == step.unit => change(section, step)?,
            Unit::Office(_) | Unit::Section(_) | Unit::LargeSection(_) => {}
        }
    }
    Ok(next)
}

fn change(section: &mut Section, step: &Staff) -> Result<(), Refusal> {
    let posts = match step.post {
        Rank::Clerk => &mut section.clerks,
        Rank::DeputyChief => &mut section.deputies,
        Rank::Chief => &mut section.chiefs,
        Rank::Commissioner | Rank::DeputyHead | Rank::Head => {
            return Err(PeopleRefusal::NotAPostOfASection(step.post).into());
        }
    };
    let before = std::mem::replace(posts, step.number).get();
    if let Some(quota) = &mut section.quota {
        let filled = quota.filled.get().saturating_sub(before) + step.number.get();
        if filled > quota.approved.get() && step.number.get() > before && !step.over_quota {
            let approved = quota.approved.get();
            return Err(PeopleRefusal::BeyondQuota {
                section: step.unit.clone(),
                approved,
                filled,
            }
            .into());
        }
        *quota = Quota { filled: Headcount::new(filled), ..*quota };
    }
    Ok(())
}
