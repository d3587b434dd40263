//! Seat: a commissioner is seated at the superior's desk (坐科制), one level less.
//!
//! ```text
//!     Deputy head              Deputy head + Commissioner
//!     └── Commissioner    →    ├── A
//!         ├── A                └── B
//!         └── B
//! ```

use super::Refusal;
use crate::department::Department;
use crate::scenario::{Rank, Seat, Unit};

pub(super) fn seat(department: &Department, step: &Seat) -> Result<Department, Refusal> {
    let id = &step.commissioner;
    let office = match department.unit(id) {
        None => return Err(Refusal::UnknownUnit(id.clone())),
        Some(Unit::Office(office)) if office.rank == Rank::Commissioner => office,
        Some(_) => return Err(Refusal::NotACommissioner(id.clone())),
    };
    if department.seated.contains(id) {
        return Err(Refusal::AlreadySeated(id.clone()));
    }
    let superior = office.reports_to.clone().ok_or(Refusal::HeadReportsToNobody)?;
    if department.head().is_some_and(|head| head.id == superior) {
        return Err(Refusal::SuperiorIsHead(id.clone()));
    }
    let mut next = department.clone();
    for unit in &mut next.units {
        match unit {
            Unit::Section(section) if section.reports_to == *id => {
                section.reports_to = superior.clone();
            }
            Unit::Office(_) | Unit::Section(_) | Unit::LargeSection(_) => {}
        }
    }
    for given in next.transferred.values_mut().filter(|given| *given == id) {
        *given = superior.clone();
    }
    next.seated.insert(id.clone());
    Ok(next)
}
