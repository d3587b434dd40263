//! Moves: pure functions from a department to the next one; one move, one file.
//!
//! People, names, posts and duties are conserved by every move. A move that cannot be applied says
//! why and changes nothing.

mod cosign;
mod deadline;
mod delegate;
mod join;
mod lead;
mod lead_directly;
mod leave;
mod merge;
mod outsource;
mod seat;
mod second;
mod staff;
mod transfer;

use crate::department::Department;
use crate::scenario::{MatterClass, Move, Rank, WorkKind};
use crate::units::{ClassId, UnitId};

/// Why a move cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No unit has this id.
    #[error("there is no unit {0}")]
    UnknownUnit(UnitId),
    /// No class of matters has this id.
    #[error("there is no class of matters {0}")]
    UnknownClass(ClassId),
    /// Nobody reviews, decides or signs matters of this class.
    #[error("{0} is no class of requests")]
    NotARequest(ClassId),
    /// Nobody outside the department can pass on its directives.
    #[error("{0} is a class of directives and cannot be bought")]
    CannotBeBought(ClassId),
    /// The unit is no section.
    #[error("{0} is no section")]
    NotASection(UnitId),
    /// The unit is no large section.
    #[error("{0} is no large section")]
    NotALargeSection(UnitId),
    /// The unit is no commissioner's office.
    #[error("{0} is no commissioner")]
    NotACommissioner(UnitId),
    /// The section is already a member of a large section.
    #[error("{section} already belongs to {large_section}")]
    AlreadyMerged {
        /// The section.
        section: UnitId,
        /// Its large section.
        large_section: UnitId,
    },
    /// The section is a member of no large section.
    #[error("{0} belongs to no large section")]
    NotMerged(UnitId),
    /// Members of a large section are transferred with it.
    #[error("{section} is transferred with {large_section}")]
    TransferredWithLargeSection {
        /// The section.
        section: UnitId,
        /// Its large section.
        large_section: UnitId,
    },
    /// A merge takes at least two different sections.
    #[error("a merge takes at least two different sections")]
    TooFewSections,
    /// Another unit has the id already.
    #[error("the id {0} is taken")]
    IdTaken(UnitId),
    /// The new superior is no office of higher rank.
    #[error("{0} is no office of higher rank")]
    SuperiorTooLow(UnitId),
    /// The head reports to nobody.
    #[error("the head reports to nobody")]
    HeadReportsToNobody,
    /// A commissioner is not seated at the head's desk.
    #[error("{0} reports to the head")]
    SuperiorIsHead(UnitId),
    /// The commissioner is seated already.
    #[error("{0} is seated already")]
    AlreadySeated(UnitId),
    /// The section is led directly already.
    #[error("{0} is led directly already")]
    AlreadyDirect(UnitId),
    /// People or posts cannot be changed so.
    #[error(transparent)]
    People(#[from] PeopleRefusal),
    /// The unit reports there already.
    #[error("{unit} reports to {superior} already")]
    AlreadyThere {
        /// The unit.
        unit: UnitId,
        /// Its superior.
        superior: UnitId,
    },
}

/// Why people or posts cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeopleRefusal {
    /// Clerks cannot change to the section that they are in.
    #[error("{0} cannot give clerks to itself")]
    SameSection(UnitId),
    /// The section has fewer clerks than are to leave.
    #[error("{section} has {present} clerks")]
    TooFewClerks {
        /// The section.
        section: UnitId,
        /// Its clerks.
        present: u32,
    },
    /// A section without a chief leads nothing.
    #[error("{0} has no chief")]
    NoChief(UnitId),
    /// Sections have no post of this rank.
    #[error("sections have no post of this rank")]
    NotAPostOfASection(Rank),
    /// More people than the quota approves.
    #[error("{section} would have {filled} people, approved are {approved}")]
    BeyondQuota {
        /// The section.
        section: UnitId,
        /// Approved posts.
        approved: u32,
        /// People there would be.
        filled: u32,
    },
}

/// The department after one move.
pub fn apply(department: &Department, step: &Move) -> Result<Department, Refusal> {
    match step {
        Move::Merge(step) => merge::merge(department, step),
        Move::Join(step) => join::join(department, step),
        Move::Leave(step) => leave::leave(department, step),
        Move::Transfer(step) => transfer::transfer(department, step),
        Move::Seat(step) => seat::seat(department, step),
        Move::LeadDirectly(step) => lead_directly::lead_directly(department, step),
        Move::Delegate(step) => delegate::delegate(department, step),
        Move::Cosign(step) => cosign::cosign(department, step),
        Move::Outsource(step) => outsource::outsource(department, step),
        Move::Policy(step) => {
            Ok(Department { policy: department.policy.with(*step), ..department.clone() })
        }
        Move::Deadline(step) => deadline::deadline(department, step),
        Move::Second(step) => second::second(department, step),
        Move::Lead(step) => lead::lead(department, step),
        Move::Staff(step) => staff::staff(department, step),
    }
}

/// The department after all moves, or the position of the first that cannot be applied.
pub fn apply_all(baseline: &Department, moves: &[Move]) -> Result<Department, (usize, Refusal)> {
    moves.iter().enumerate().try_fold(baseline.clone(), |department, (index, step)| {
        apply(&department, step).map_err(|refusal| (index, refusal))
    })
}

/// Refuses what is no section.
fn expect_section(department: &Department, id: &UnitId) -> Result<(), Refusal> {
    match department.unit(id) {
        None => Err(Refusal::UnknownUnit(id.clone())),
        Some(_) if department.section(id).is_some() => Ok(()),
        Some(_) => Err(Refusal::NotASection(id.clone())),
    }
}

/// Refuses what is no section, or a member of a large section.
fn expect_free_section(department: &Department, id: &UnitId) -> Result<(), Refusal> {
    expect_section(department, id)?;
    department.large_section_of(id).map_or(Ok(()), |large| {
        Err(Refusal::AlreadyMerged { section: id.clone(), large_section: large.id.clone() })
    })
}

/// Refuses a superior that is no office with a desk and a rank above the given one.
fn expect_superior(department: &Department, id: &UnitId, rank: Rank) -> Result<(), Refusal> {
    let office = department.office(id).ok_or_else(|| match department.unit(id) {
        None => Refusal::UnknownUnit(id.clone()),
        Some(_) => Refusal::SuperiorTooLow(id.clone()),
    })?;
    if office.rank > rank && !department.seated.contains(id) {
        Ok(())
    } else {
        Err(Refusal::SuperiorTooLow(id.clone()))
    }
}

/// The department with one class of matters changed.
fn with_class(
    department: &Department,
    id: &ClassId,
    change: impl FnOnce(&mut MatterClass),
) -> Result<Department, Refusal> {
    let mut next = department.clone();
    let class = next.work.iter_mut().find(|class| class.id == *id);
    change(class.ok_or_else(|| Refusal::UnknownClass(id.clone()))?);
    Ok(next)
}

/// The department with one class of requests changed.
fn with_request(
    department: &Department,
    id: &ClassId,
    change: impl FnOnce(&mut MatterClass),
) -> Result<Department, Refusal> {
    if department.class(id).is_some_and(|class| class.kind != WorkKind::Request) {
        return Err(Refusal::NotARequest(id.clone()));
    }
    with_class(department, id, change)
}
