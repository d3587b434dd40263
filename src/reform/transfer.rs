//! Transfer: a unit gets another superior of higher rank (调整隶属).
//!
//! ```text
//!     Deputy head 1   Deputy head 2         Deputy head 1   Deputy head 2
//!     ├── A           └── C           →     └── B           ├── C
//!     └── B                                                 └── A
//! ```

use super::{Refusal, expect_superior};
use crate::department::Department;
use crate::scenario::{Rank, Transfer, Unit};

pub(super) fn transfer(department: &Department, step: &Transfer) -> Result<Department, Refusal> {
    let (unit, to) = (&step.unit, &step.to);
    let rank = match department.unit(unit) {
        None => return Err(Refusal::UnknownUnit(unit.clone())),
        Some(Unit::Office(office)) if office.rank == Rank::Head => {
            return Err(Refusal::HeadReportsToNobody);
        }
        Some(Unit::Office(office)) => office.rank,
        Some(Unit::Section(_) | Unit::LargeSection(_)) => Rank::Chief,
    };
    if department.seated.contains(unit) {
        return Err(Refusal::AlreadySeated(unit.clone()));
    }
    if let (Some(_), Some(large)) = (department.section(unit), department.large_section_of(unit)) {
        let (section, large_section) = (unit.clone(), large.id.clone());
        return Err(Refusal::TransferredWithLargeSection { section, large_section });
    }
    expect_superior(department, to, rank)?;
    if department.superior(unit) == Some(to) {
        return Err(Refusal::AlreadyThere { unit: unit.clone(), superior: to.clone() });
    }
    let mut next = department.clone();
    for candidate in next.units.iter_mut().filter(|candidate| candidate.id() == unit) {
        match candidate {
            Unit::Office(office) => office.reports_to = Some(to.clone()),
            Unit::Section(section) => section.reports_to = to.clone(),
            Unit::LargeSection(large) => {
                next.transferred.insert(large.id.clone(), to.clone());
            }
        }
    }
    Ok(next)
}
