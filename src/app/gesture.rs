//! What it means to drop one unit onto another.
//!
//! ```text
//!     section      onto section         merge into a large section
//!     section      onto large section   join it
//!     member       onto office          leave the large section, and report there
//!     section      onto office          report there
//!     commissioner onto own deputy head be seated
//! ```

use crate::cases::large_name;
use crate::check::Problem;
use crate::department::Department;
use crate::reform::{Refusal, apply_all};
use crate::scenario::{
    Join, LargeSection, Leave, Merge, Move, Rank, Seat, Sharing, Transfer, Unit,
};
use crate::text::Text;
use crate::units::UnitId;

/// Why a drop means nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Everything would be as it is.
    NoChange,
    /// The matter that it is about has still to be chosen.
    NoMatter,
    /// A number that was typed cannot stand where it stands.
    NoNumber,
    /// Something else is called so already.
    NameTaken(Text),
    /// The unit was dropped onto itself, or where it already is.
    AlreadyThere,
    /// Only sections can be moved together.
    OnlySections,
    /// A leading post cannot become part of a section.
    OfficeOntoSection,
    /// The moves it would mean are refused.
    Refused(Refusal),
    /// What the moves lead to could not be simulated.
    Stopped(Problem),
}

/// The moves that a drop of one unit onto another means, and what becomes of the department.
pub fn meaning(
    department: &Department,
    unit: &UnitId,
    target: &UnitId,
) -> Result<(Vec<Move>, Department), Reason> {
    let moves = moves(department, unit, target)?;
    if moves.is_empty() {
        return Err(Reason::AlreadyThere);
    }
    match apply_all(department, &moves) {
        Ok(next) => Ok((moves, next)),
        Err((_, refusal)) => Err(Reason::Refused(refusal)),
    }
}

fn moves(department: &Department, unit: &UnitId, target: &UnitId) -> Result<Vec<Move>, Reason> {
    let find = |id: &UnitId| {
        department.unit(id).ok_or_else(|| Reason::Refused(Refusal::UnknownUnit(id.clone())))
    };
    let large = |id: &UnitId| department.large_section_of(id);
    match (find(unit)?, find(target)?) {
        _ if unit == target => Err(Reason::AlreadyThere),
        (Unit::Office(office), Unit::Office(_)) => {
            Ok(office_onto_office(office.rank, department, unit, target))
        }
        (Unit::Office(_), Unit::Section(_) | Unit::LargeSection(_)) => {
            Err(Reason::OfficeOntoSection)
        }
        (Unit::Section(_) | Unit::LargeSection(_), Unit::Office(_)) => {
            Ok(onto_office(department, unit, target))
        }
        (Unit::Section(_), Unit::Section(_)) => Ok(match large(target) {
            Some(into) => into_large(department, unit, into),
            None => onto_free_section(department, unit, target),
        }),
        (Unit::Section(_), Unit::LargeSection(into)) => Ok(into_large(department, unit, into)),
        (Unit::LargeSection(moved), Unit::Section(_)) => Ok(match large(target) {
            Some(into) => large_into_large(moved, into),
            None => large_onto_section(department, moved, target),
        }),
        (Unit::LargeSection(moved), Unit::LargeSection(into)) => Ok(large_into_large(moved, into)),
    }
}

fn office_onto_office(
    rank: Rank,
    department: &Department,
    office: &UnitId,
    target: &UnitId,
) -> Vec<Move> {
    let is_superior = department.superior(office) == Some(target);
    match (rank, is_superior) {
        (Rank::Commissioner, true) => vec![Move::Seat(Seat { commissioner: office.clone() })],
        (_, true) => Vec::new(),
        (_, false) => vec![transfer(office, target)],
    }
}

/// A section or a large section goes to an office; a member leaves its large section first.
fn onto_office(department: &Department, unit: &UnitId, office: &UnitId) -> Vec<Move> {
    let mut moves = leaving(department, unit);
    let superior_after =
        apply_all(department, &moves).ok().and_then(|next| next.superior(unit).cloned());
    if superior_after.as_ref() != Some(office) {
        moves.push(transfer(unit, office));
    }
    moves
}

fn onto_free_section(department: &Department, section: &UnitId, target: &UnitId) -> Vec<Move> {
    let mut moves = leaving(department, section);
    let name = department.unit(target).map_or(Text::Empty, |unit| large_name(unit.name()));
    moves.push(Move::Merge(Merge {
        id: None,
        name,
        sections: vec![target.clone(), section.clone()],
        sharing: Sharing::Help,
    }));
    moves
}

fn into_large(department: &Department, section: &UnitId, into: &LargeSection) -> Vec<Move> {
    if into.members.contains(section) {
        return Vec::new();
    }
    let mut moves = leaving(department, section);
    moves.push(join(section, into));
    moves
}

/// The section joins the large section, which goes to the section's superior.
fn large_onto_section(
    department: &Department,
    large: &LargeSection,
    section: &UnitId,
) -> Vec<Move> {
    let mut moves = vec![join(section, large)];
    let superior = department.superior(section);
    if let Some(superior) = superior.filter(|_| superior != department.superior(&large.id)) {
        moves.push(transfer(&large.id, superior));
    }
    moves
}

fn large_into_large(large: &LargeSection, into: &LargeSection) -> Vec<Move> {
    if large.id == into.id {
        return Vec::new();
    }
    large.members.iter().flat_map(|section| [leave(section), join(section, into)]).collect()
}

/// How a section becomes free; of two members none stays behind alone.
pub(super) fn leaving(department: &Department, section: &UnitId) -> Vec<Move> {
    match department.large_section_of(section) {
        Some(large) if large.members.len() == 2 => {
            let others = large.members.iter().filter(|member| *member != section);
            std::iter::once(section).chain(others).map(leave).collect()
        }
        Some(_) => vec![leave(section)],
        None => Vec::new(),
    }
}

fn leave(section: &UnitId) -> Move {
    Move::Leave(Leave { section: section.clone() })
}

fn join(section: &UnitId, into: &LargeSection) -> Move {
    Move::Join(Join { section: section.clone(), into: into.id.clone() })
}

fn transfer(unit: &UnitId, to: &UnitId) -> Move {
    Move::Transfer(Transfer { unit: unit.clone(), to: to.clone() })
}
