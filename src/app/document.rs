//! What is edited: the assumptions of a case, and the moves on top of it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::cases::Case;
use crate::check::{Finding, check};
use crate::department::Department;
use crate::reform::{Refusal, apply_all};
use crate::scenario::{Move, Scenario};

/// A case with a reform that can be applied.
#[derive(Clone, Debug)]
pub struct Document {
    case: Rc<Case>,
    /// The scenario of the case with what was assumed otherwise.
    subject: Rc<Scenario>,
    steps: Vec<Step>,
    /// Those of the steps that are on.
    moves: Vec<Move>,
    reformed: Rc<Department>,
}

/// A step of the reform; one that is off stays in the list and is not made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What it would change.
    pub what: Move,
    /// Whether it is made.
    pub on: bool,
}

impl Step {
    /// A step that is made.
    pub const fn on(what: Move) -> Self {
        Self { what, on: true }
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.is_simulated_like(other) && self.steps == other.steps
    }
}

impl Document {
    /// A case without any move.
    pub fn open(case: Rc<Case>) -> Self {
        let subject = Rc::new(case.scenario.clone());
        let reformed = Rc::new(Department::baseline(&subject));
        Self { case, subject, steps: Vec::new(), moves: Vec::new(), reformed }
    }

    /// The same case with other moves, or the position of the first that cannot be applied.
    pub fn with(&self, moves: Vec<Move>) -> Result<Self, (usize, Refusal)> {
        self.with_steps(moves.into_iter().map(Step::on).collect())
    }

    /// The same case and steps on other assumptions, or the position of the first step that then
    /// cannot be made.
    pub fn assuming(&self, subject: Scenario) -> Result<Self, (usize, Refusal)> {
        Self { subject: Rc::new(subject), ..self.clone() }.with_steps(self.steps.clone())
    }

    /// The same case with other steps, or the position of the first that cannot be made.
    pub fn with_steps(&self, steps: Vec<Step>) -> Result<Self, (usize, Refusal)> {
        let made = || steps.iter().enumerate().filter(|(_, step)| step.on);
        let moves: Vec<Move> = made().map(|(_, step)| step.what.clone()).collect();
        let place = |index| made().nth(index).map_or(index, |(place, _)| place);
        let reformed = apply_all(&self.baseline(), &moves)
            .map_err(|(index, refusal)| (place(index), refusal))?;
        let (case, subject) = (Rc::clone(&self.case), Rc::clone(&self.subject));
        Ok(Self { case, subject, steps, moves, reformed: Rc::new(reformed) })
    }

    /// The same case with further moves.
    ///
    /// What takes back an earlier move removes it, so that the list says what the reform is and not
    /// how it came about.
    pub fn followed_by(&self, further: &[Move]) -> Result<Self, (usize, Refusal)> {
        let further = further.iter().cloned().map(Step::on);
        let next = self.with_steps(self.steps.iter().cloned().chain(further).collect())?;
        let mut on = (0..self.steps.len()).rev().filter(|index| self.steps[*index].on);
        let shorter = on.find_map(|left_out| {
            let kept = self.steps.iter().enumerate().filter(|(index, _)| *index != left_out);
            let kept = kept.map(|(_, step)| step.clone()).collect();
            let document = self.with_steps(kept).ok()?;
            (document.reformed == next.reformed).then_some(document)
        });
        Ok(shorter.unwrap_or(next))
    }

    /// Whether both have the same results; what is off has none.
    pub fn is_simulated_like(&self, other: &Self) -> bool {
        self.case.id == other.case.id && self.moves == other.moves && self.assumes_as(other)
    }

    /// What keeps this document from being simulated and does not keep another one from it.
    pub fn stopped_since(&self, other: &Self) -> Option<Finding> {
        let before = check(&other.scenario());
        check(&self.scenario()).into_iter().find(|finding| !before.contains(finding))
    }

    /// The case.
    pub const fn case(&self) -> &Rc<Case> {
        &self.case
    }

    /// Whether another document has the same assumptions.
    pub fn assumes_as(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.subject, &other.subject) || self.subject == other.subject
    }

    /// The scenario of the case with what was assumed otherwise; its reform is that of the case.
    pub const fn subject(&self) -> &Rc<Scenario> {
        &self.subject
    }

    /// All steps of the reform, in order, with those that are off.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The department just before a step.
    pub fn before(&self, place: usize) -> Department {
        let made = self.steps.iter().take(place).filter(|step| step.on);
        let moves: Vec<Move> = made.map(|step| step.what.clone()).collect();
        // What can be applied to its end can be applied to here.
        apply_all(&self.baseline(), &moves).unwrap_or_else(|_| self.baseline())
    }

    /// The moves of the reform that are made, in order.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The department before the reform.
    pub fn baseline(&self) -> Department {
        Department::baseline(&self.subject)
    }

    /// The department after the reform.
    pub const fn reformed(&self) -> &Rc<Department> {
        &self.reformed
    }

    /// What is simulated.
    pub fn scenario(&self) -> Scenario {
        Scenario { reform: self.moves.clone(), ..(*self.subject).clone() }
    }
}
