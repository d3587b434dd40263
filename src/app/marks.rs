//! Sections that are marked, to be moved at once, and sections that are put aside.
//!
//! Neither changes the department: a section that is put aside works on where it is, until it is
//! dropped somewhere else.

use super::gesture::{Reason, meaning};
use super::hand::{Grip, Hand, Held, Over};
use super::protocol::Question;
use super::state::{Said, State};
use crate::cases::large_name;
use crate::department::Department;
use crate::reform::apply_all;
use crate::scenario::{Merge, Move, Sharing};
use crate::text::Text;
use crate::units::UnitId;

/// What happens to the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marking {
    /// A section is marked, or no longer.
    Toggle(UnitId),
    /// From now on a tap marks, or picks up again.
    ByTap(bool),
    /// All marked sections become one large section.
    Merge,
    /// All marked sections are taken in the hand.
    Take,
}

/// What happens to the place for sections that are put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parking {
    /// What is held is over the place, or no longer.
    Over(bool),
    /// What is held is put aside.
    Held,
    /// A section is put aside, or no longer.
    Toggle(UnitId),
}

/// Sections that are marked and sections that are put aside, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Marked sections.
    pub marked: Vec<UnitId>,
    /// Sections that are put aside.
    pub parked: Vec<UnitId>,
    /// Whether a tap marks.
    pub by_tap: bool,
}

impl Marks {
    /// What goes along when a unit is taken: all marked sections if it is one of them.
    pub fn with(&self, unit: &UnitId) -> Vec<UnitId> {
        let is_marked = self.marked.contains(unit);
        let others = self.marked.iter().filter(|other| is_marked && *other != unit);
        others.cloned().collect()
    }
}

impl State {
    pub(super) fn mark(&mut self, what: Marking) {
        match what {
            Marking::Toggle(unit) => self.toggle_mark(unit),
            Marking::ByTap(by_tap) => {
                self.marks.by_tap = by_tap;
                self.marks.marked.clear();
                self.union = None;
                self.hand = Hand::Empty;
            }
            Marking::Merge => self.merge_marked(),
            Marking::Take => self.take_marked(),
        }
    }

    fn toggle_mark(&mut self, unit: UnitId) {
        self.hand = Hand::Empty;
        self.said = None;
        self.toggle(unit);
        self.look_at_union();
    }

    fn toggle(&mut self, unit: UnitId) {
        let marked = &mut self.marks.marked;
        if let Some(place) = marked.iter().position(|other| *other == unit) {
            marked.remove(place);
        } else if self.history.present().reformed().section(&unit).is_some() {
            marked.push(unit);
        }
    }

    /// What would come of merging what is marked.
    fn look_at_union(&mut self) {
        self.union = match self.marks.marked.as_slice() {
            [first, others @ ..] if !others.is_empty() => {
                self.last_question = Question(self.last_question.0 + 1);
                Some(Over::of(self.history.present().reformed(), others, first, self.last_question))
            }
            _ => None,
        };
    }

    fn merge_marked(&mut self) {
        if let [first, others @ ..] = self.marks.marked.clone().as_slice()
            && let Some(one) = others.first()
        {
            self.drop_all(one.clone(), &others[1..], first);
        }
    }

    fn take_marked(&mut self) {
        if let Some(first) = self.marks.marked.first().cloned() {
            let with = self.marks.with(&first);
            self.hand = Hand::Holding(Held::take(self.reformed(), &first, with, Grip::Pick));
            self.said = Some(Said::Picked(first));
        }
    }

    pub(super) fn park(&mut self, what: Parking) {
        match what {
            Parking::Over(is_over) => {
                if let Hand::Holding(held) = &mut self.hand {
                    held.is_aside = is_over;
                }
            }
            Parking::Held => {
                if let Hand::Holding(held) = std::mem::take(&mut self.hand) {
                    std::iter::once(held.unit).chain(held.with).for_each(|unit| self.put(unit));
                }
            }
            Parking::Toggle(unit) => {
                let parked = &mut self.marks.parked;
                match parked.iter().position(|other| *other == unit) {
                    Some(place) => {
                        parked.remove(place);
                        self.said = Some(Said::PutBack(unit));
                    }
                    None => self.put(unit),
                }
            }
        }
    }

    /// Puts a section aside; what is no section stays where it is.
    fn put(&mut self, unit: UnitId) {
        if self.reformed().section(&unit).is_none() {
            self.said = Some(Said::NotParked(unit));
            return;
        }
        if !self.marks.parked.contains(&unit) {
            self.marks.parked.push(unit.clone());
        }
        self.said = Some(Said::Parked(unit));
    }

    /// After a drop nothing is marked, and what has found its place is no longer put aside; what
    /// others were dropped onto has found it too.
    pub(super) fn unmark(&mut self, moved: &[UnitId], target: &UnitId) {
        self.marks.by_tap = false;
        self.marks.parked.retain(|unit| unit != target && !moved.contains(unit));
    }
}

/// The moves that a drop of several units onto another means, and what becomes of the department.
pub fn meaning_of_all(
    department: &Department,
    units: &[UnitId],
    target: &UnitId,
) -> Result<(Vec<Move>, Department), Reason> {
    if let [unit] = units {
        return meaning(department, unit, target);
    }
    let others: Vec<&UnitId> = units.iter().filter(|unit| *unit != target).collect();
    let is_free = department.large_section_of(target).is_none();
    let moves = match department.section(target) {
        Some(first) if is_free => merging(department, &others, target, &first.name)?,
        _ => one_by_one(department, &others, target)?,
    };
    if moves.is_empty() {
        return Err(Reason::AlreadyThere);
    }
    let next = apply_all(department, &moves).map_err(|(_, refusal)| Reason::Refused(refusal))?;
    Ok((moves, next))
}

/// Members leave their large sections, and all merge in one step.
fn merging(
    department: &Department,
    units: &[&UnitId],
    target: &UnitId,
    name: &Text,
) -> Result<Vec<Move>, Reason> {
    let mut moves = Vec::new();
    let mut now = department.clone();
    for unit in units {
        if now.section(unit).is_none() {
            return Err(Reason::OnlySections);
        }
        let leaving = super::gesture::leaving(&now, unit);
        now = apply_all(&now, &leaving).map_err(|(_, refusal)| Reason::Refused(refusal))?;
        moves.extend(leaving);
    }
    let sections = std::iter::once(target).chain(units.iter().copied()).cloned().collect();
    let name = large_name(name);
    moves.push(Move::Merge(Merge { id: None, name, sections, sharing: Sharing::Help }));
    Ok(moves)
}

fn one_by_one(
    department: &Department,
    units: &[&UnitId],
    target: &UnitId,
) -> Result<Vec<Move>, Reason> {
    let mut moves = Vec::new();
    let mut now = department.clone();
    for unit in units {
        match meaning(&now, unit, target) {
            Ok((further, next)) => {
                moves.extend(further);
                now = next;
            }
            Err(Reason::AlreadyThere) => {}
            Err(reason) => return Err(reason),
        }
    }
    Ok(moves)
}
