//! The state of the page and the one way for it to change; pure, without a browser.
//!
//! Effects are read off the state: nothing here starts a run, but `run` says that one is wanted.
//! A drag is not an edit: while a unit is held only the hand changes, and the document once, on drop.

mod action;
mod assuming;
mod checking;
mod compose;
mod document;
mod explaining;
mod following;
pub mod form;
mod gesture;
mod hand;
mod history;
mod keeping;
mod marks;
mod projecting;
pub mod protocol;
mod reduce;
mod run;
mod showing;
mod state;
mod steps;
mod viewing;

pub use action::{Action, Later};
pub use assuming::{Assuming, Draft, Trial, Unfit, Wanted};
pub use checking::{Checking, Examining};
pub use compose::{Composing, Dialog, Fit, Obstacle, Proposal, Typed, department_of};
pub use document::{Document, Step};
pub use explaining::{Explaining, Swayed, Topic};
pub use following::{Follow, Following, Kin, Papers};
pub use gesture::{Reason, meaning};
pub use hand::{Grip, Hand, Held, Over, Preview, is_movable};
pub use history::History;
pub use keeping::Notice;
pub use marks::{Marking, Marks, Parking, meaning_of_all};
pub use projecting::{Projecting, Projector, Slide};
pub use reduce::{reduce, reduce_first, reduce_later};
pub use run::{Answer, Answers, Engine, Failure, Run};
pub use showing::Aspect;
pub use state::{Said, State, Turn};
pub use steps::Change;
pub use viewing::{Layout, Tint, View, Viewing, ZOOMS, Zoom};
