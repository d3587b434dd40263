//! Second: clerks change section (人员调剂); the duties of the new section become theirs.
//!
//! ```text
//!     A (4 clerks)   B (1 clerk)     →     A (3 clerks)   B (2 clerks)
//! ```

use super::{PeopleRefusal, Refusal, expect_section};
use crate::department::Department;
use crate::scenario::{Second, Unit};
use crate::units::Headcount;

pub(super) fn second(department: &Department, step: &Second) -> Result<Department, Refusal> {
    let Second { from, to, clerks } = step;
    expect_section(department, from)?;
    expect_section(department, to)?;
    if from == to {
        return Err(PeopleRefusal::SameSection(from.clone()).into());
    }
    let present = department.section(from).map_or(0, |section| section.clerks.get());
    if clerks.get() > present {
        return Err(PeopleRefusal::TooFewClerks { section: from.clone(), present }.into());
    }
    let mut next = department.clone();
    for unit in &mut next.units {
        match unit {
            Unit::Section(section) if section.id == *from => {
                section.clerks = Headcount::new(section.clerks.get() - clerks.get());
            }
            Unit::Section(section) if section.id == *to => {
                section.clerks = Headcount::new(section.clerks.get() + clerks.get());
            }
            Unit::Office(_) | Unit::Section(_) | Unit::LargeSection(_) => {}
        }
    }
    Ok(next)
}
