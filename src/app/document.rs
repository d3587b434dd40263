//! What is edited: the assumptions of a case, and the moves on top of it.

use std::rc::Rc;

use crate::cases::Case;
use crate::department::Department;
use crate::reform::{Refusal, apply_all};
use crate::scenario::{Move, Scenario, Sharing};

/// A case with a reform that can be applied.
#[derive(Clone, Debug)]
pub struct Document {
    case: Rc<Case>,
    /// The scenario of the case with what was assumed otherwise.
    subject: Rc<Scenario>,
    moves: Vec<Move>,
    reformed: Rc<Department>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.case.id == other.case.id && self.moves == other.moves && self.assumes_as(other)
    }
}

impl Document {
    /// A case without any move.
    pub fn open(case: Rc<Case>) -> Self {
        let subject = Rc::new(case.scenario.clone());
        let reformed = Rc::new(Department::baseline(&subject));
        Self { case, subject, moves: Vec::new(), reformed }
    }

    /// The same case with other moves, or the position of the first that cannot be applied.
    pub fn with(&self, moves: Vec<Move>) -> Result<Self, (usize, Refusal)> {
        let reformed = Rc::new(apply_all(&self.baseline(), &moves)?);
        let (case, subject) = (Rc::clone(&self.case), Rc::clone(&self.subject));
        Ok(Self { case, subject, moves, reformed })
    }

    /// The same case and moves on other assumptions, or the position of the first move that then
    /// cannot be applied.
    pub fn assuming(&self, subject: Scenario) -> Result<Self, (usize, Refusal)> {
        Self { subject: Rc::new(subject), ..self.clone() }.with(self.moves.clone())
    }

    /// The same case with further moves.
    ///
    /// What takes back an earlier move removes it, so that the list says what the reform is and not
    /// how it came about.
    pub fn followed_by(&self, further: &[Move]) -> Result<Self, (usize, Refusal)> {
        let moves = || self.moves.iter();
        let next = self.with(moves().chain(further).cloned().collect())?;
        let shorter = (0..self.moves.len()).rev().find_map(|left_out| {
            let kept = moves().enumerate().filter(|(index, _)| *index != left_out);
            let document = self.with(kept.map(|(_, step)| step.clone()).collect()).ok()?;
            (document.reformed == next.reformed).then_some(document)
        });
        Ok(shorter.unwrap_or(next))
    }

    /// The same case without one of the moves, or why a later one then cannot be applied.
    pub fn without(&self, index: usize) -> Result<Self, (usize, Refusal)> {
        let mut moves = self.moves.clone();
        if index < moves.len() {
            moves.remove(index);
        }
        self.with(moves)
    }

    /// The same case with another sharing in the merge at this position.
    pub fn shared(&self, index: usize, sharing: Sharing) -> Result<Self, (usize, Refusal)> {
        let mut moves = self.moves.clone();
        if let Some(Move::Merge(merge)) = moves.get_mut(index) {
            merge.sharing = sharing;
        }
        self.with(moves)
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

    /// The moves of the reform, in order.
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
