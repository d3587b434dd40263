//! What is in the hand: a unit that is being dragged, or one that was picked up with a tap or a key.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::gesture::Reason;
use super::marks::meaning_of_all;
use super::protocol::Question;
use super::viewing::MANY;
use crate::department::{Department, Structure};
use crate::scenario::{Move, Rank, Unit};
use crate::study::Forecast;
use crate::units::UnitId;

/// What is in the hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Hand {
    /// Nothing.
    #[default]
    Empty,
    /// A pointer is down on a unit and has not moved far enough to mean a drag.
    Pressed {
        /// The unit under the pointer.
        unit: UnitId,
        /// What was held by tap when the pointer came down.
        before: Option<Held>,
    },
    /// A unit.
    Holding(Held),
}

/// How a unit is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// By a pointer that is down.
    Drag,
    /// By a tap or a key, until the next one.
    Pick,
}

/// A unit that is held.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The unit.
    pub unit: UnitId,
    /// Other units that go along.
    pub with: Vec<UnitId>,
    /// How it is held.
    pub grip: Grip,
    /// Where it may be dropped; absent in a large department, where only what it is held over is
    /// looked at.
    pub targets: Option<Rc<BTreeSet<UnitId>>>,
    /// Whether it is a leader.
    pub is_leader: bool,
    /// The superior at whose desk a leader may be seated.
    pub desk: Option<UnitId>,
    /// What it is held over, with what a drop would bring.
    pub over: Option<Over>,
    /// Whether it is held over the place for what is put aside.
    pub is_aside: bool,
}

/// What a unit is held over.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    /// The unit below.
    pub target: UnitId,
    /// What a drop would bring.
    pub outcome: Result<Rc<Preview>, Reason>,
    /// The question what that would mean for the work, with the answer as soon as it is there.
    pub forecast: (Question, Option<Forecast>),
}

/// What would come of a drop.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The moves that the drop means.
    pub moves: Vec<Move>,
    /// The structure now.
    pub before: Structure,
    /// The structure after the drop.
    pub after: Structure,
}

impl Held {
    /// Takes a unit in the hand, and others with it.
    pub fn take(department: &Department, unit: &UnitId, with: Vec<UnitId>, grip: Grip) -> Self {
        let units = all(unit, &with);
        let possible = |target: &&UnitId| meaning_of_all(department, &units, target).is_ok();
        let targets = (department.units.len() <= MANY).then(|| {
            let mut targets = BTreeSet::new();
            targets.extend(department.units.iter().map(Unit::id).filter(possible).cloned());
            Rc::new(targets)
        });
        let is_leader = matches!(department.unit(unit), Some(Unit::Office(_)));
        let desk = department.superior(unit).filter(|_| is_leader);
        Self {
            unit: unit.clone(),
            grip,
            targets,
            is_leader,
            desk: desk.filter(possible).cloned(),
            over: None,
            is_aside: false,
            with,
        }
    }

    /// All units that are held.
    pub fn all(&self) -> Vec<UnitId> {
        all(&self.unit, &self.with)
    }

    /// The same unit, held over another one or over nothing.
    #[must_use]
    pub fn over(self, department: &Department, target: Option<UnitId>, question: Question) -> Self {
        let units = self.all();
        let is_other = |target: &UnitId| *target != self.unit;
        let target = target.filter(is_other);
        let over = target.map(|target| Over::of(department, &units, &target, question));
        Self { over, is_aside: false, ..self }
    }
}

impl Over {
    /// Units, held over another one.
    pub(super) fn of(
        department: &Department,
        units: &[UnitId],
        target: &UnitId,
        question: Question,
    ) -> Self {
        let outcome = preview(department, units, target).map(Rc::new);
        Self { target: target.clone(), outcome, forecast: (question, None) }
    }
}

/// Whether a unit can be taken in the hand at all.
pub fn is_movable(department: &Department, unit: &UnitId) -> bool {
    match department.unit(unit) {
        Some(Unit::Section(_) | Unit::LargeSection(_)) => true,
        Some(Unit::Office(office)) => {
            office.rank == Rank::Commissioner && !department.seated.contains(unit)
        }
        None => false,
    }
}

fn all(unit: &UnitId, with: &[UnitId]) -> Vec<UnitId> {
    std::iter::once(unit).chain(with).cloned().collect()
}

fn preview(department: &Department, units: &[UnitId], target: &UnitId) -> Result<Preview, Reason> {
    let (moves, next) = meaning_of_all(department, units, target)?;
    Ok(Preview { moves, before: Structure::of(department), after: Structure::of(&next) })
}
