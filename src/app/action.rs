//! What a person or the worker does to the state.

use std::rc::Rc;

use super::assuming::Assuming;
use super::checking::Examining;
use super::compose::Composing;
use super::explaining::Explaining;
use super::following::Follow;
use super::keeping::Notice;
use super::marks::{Marking, Parking};
use super::projecting::Projecting;
use super::protocol::FromWorker;
use super::showing::Aspect;
use super::steps::Change;
use super::viewing::Viewing;
use crate::cases::{Case, Offer};
use crate::scene::Stage;
use crate::text::Language;
use crate::units::UnitId;

/// What a person or the worker does to the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// Open another case.
    Open(Rc<Case>),
    /// A case that was chosen has not arrived.
    Missed(Offer),
    /// Speak another language.
    Speak(Language),
    /// Make all type large, or as it was.
    Enlarge(bool),
    /// Show one structure on a narrow screen.
    Show(Stage),
    /// A pointer comes down on a unit.
    Press(UnitId),
    /// The pointer has moved far enough to mean a drag.
    Lift,
    /// What is held is now over another unit, or over nothing.
    Over(Option<UnitId>),
    /// The pointer goes up.
    Release,
    /// A unit is chosen by tap or key: it is picked up, or what is held is dropped onto it.
    Choose(UnitId),
    /// Whatever is held is put back.
    PutBack,
    /// Undo the last step.
    Undo,
    /// Make an undone step again.
    Redo,
    /// Remove all moves.
    Reset,
    /// Take the moves of a reading of the case, by its position.
    Apply(usize),
    /// Something happens to the marks.
    Mark(Marking),
    /// Something happens to the place for what is put aside.
    Park(Parking),
    /// The worker has failed.
    WorkerFailed,
    /// Something happens to the check of the engine.
    Check(Examining),
    /// Something changes how the charts are looked at.
    View(Viewing),
    /// Something happens to the projector.
    Project(Projecting),
    /// Stop the run.
    Stop,
    /// Run again after a failure or a stop.
    Retry,
    /// What neither the charts nor the toolbar ask for; the rest of the page knows what it does.
    Later(Later),
}

/// What is done to the state once the rest of the page is there.
#[derive(Clone, Debug)]
pub enum Later {
    /// Open a case with what was done to it, as it was kept.
    Restore(Rc<Case>, String),
    /// Tell something about how the page was opened.
    Tell(Notice),
    /// Something is assumed otherwise.
    Assume(Assuming),
    /// The step at this position of the list is changed.
    Step(usize, Change),
    /// Something happens to a dialog.
    Compose(Composing),
    /// The worker says something.
    Heard(FromWorker),
    /// Something happens to an explanation.
    Explain(Explaining),
    /// Show another aspect of the results.
    Regard(Aspect),
    /// Something happens to the papers that are followed.
    Follow(Follow),
}
