//! All that the page knows.

use std::rc::Rc;

use super::assuming::Trial;
use super::checking::Checking;
use super::compose::Dialog;
use super::document::Document;
use super::explaining::{Swayed, Topic};
use super::following::Following;
use super::gesture::Reason;
use super::hand::{Grip, Hand, Held, Over};
use super::history::History;
use super::keeping::Notice;
use super::marks::Marks;
use super::projecting::Projector;
use super::protocol::{Question, Ticket};
use super::run::{Answer, Answers, Engine, Failure, Run};
use super::showing::Aspect;
use super::steps::Change;
use super::viewing::View;
use crate::cases::{Case, Offer};
use crate::department::Department;
use crate::reform::Refusal;
use crate::report::Report;
use crate::scenario::Move;
use crate::scene::Stage;
use crate::text::{Language, Text};
use crate::units::UnitId;

/// All that the page knows; only [`super::reduce()`] makes a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The document with its past and its future.
    pub history: History<Document>,
    /// What is in the hand.
    pub hand: Hand,
    /// Where the run of the shown reform stands.
    pub run: Run,
    /// The report that is shown; older than the document while a run is under way.
    pub answer: Option<Answer>,
    /// The worker that is wanted.
    pub engine: Engine,
    /// What is being assumed otherwise.
    pub trial: Trial,
    /// The check of the engine, while its view is open.
    pub checking: Option<Checking>,
    /// What the projector shows, while its view is open.
    pub projector: Option<Projector>,
    /// The figure that is explained.
    pub explained: Option<Topic>,
    /// What each assumption does to what is predicted, asked when a figure is explained.
    pub swayed: Option<Swayed>,
    /// The papers that are followed.
    pub following: Following,
    /// The language of the page.
    pub language: Language,
    /// Whether all type is large.
    pub large: bool,
    /// Which structure a narrow screen shows.
    pub stage: Stage,
    /// How the charts are looked at.
    pub view: Rc<View>,
    /// Which aspect of the results is shown.
    pub aspect: Aspect,
    /// What is marked, and what is put aside.
    pub marks: Marks,
    /// What would come of merging what is marked; absent while that is less than two sections.
    pub union: Option<Over>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The last thing worth telling.
    pub said: Option<Said>,
    /// What is told about how the page was opened.
    pub notices: Vec<Notice>,
    pub(super) answers: Answers,
    pub(super) last_ticket: Ticket,
    pub(super) last_question: Question,
}

/// Something worth telling.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A unit was picked up.
    Picked(UnitId),
    /// A unit was put back.
    PutBack(UnitId),
    /// A section was put aside.
    Parked(UnitId),
    /// Moves were made.
    Moved(Vec<Move>),
    /// A drop was not allowed.
    Refused {
        /// The unit.
        unit: UnitId,
        /// Why.
        reason: Reason,
    },
    /// A step of the list was changed.
    Stepped {
        /// How.
        change: Change,
        /// The step.
        step: Move,
        /// Where it stands, or stood.
        place: usize,
    },
    /// A step of the list was not changed.
    Kept {
        /// What was wanted.
        change: Change,
        /// The step that stays as it is.
        step: Move,
        /// The other step that needs it so, if it is not the step itself that cannot be made.
        by: Option<Move>,
        /// Why it cannot.
        refusal: Refusal,
    },
    /// A reading was not applied.
    NotApplied {
        /// The step that cannot be made.
        by: Move,
        /// Why it cannot.
        refusal: Refusal,
    },
    /// Something stays where it is: it cannot be moved.
    Fixed(UnitId),
    /// Something that is no section cannot be put aside.
    NotParked(UnitId),
    /// The last step was undone.
    Undone(Turn),
    /// An undone step was made again.
    Redone(Turn),
    /// All moves were removed.
    Reset,
    /// A case that was chosen has not arrived.
    Missed(Offer),
    /// The worker has failed, and another one has been started.
    Restarted,
    /// A report has arrived.
    Finished,
}

/// What a step back or forward has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Another case is shown, called so.
    Case(Text),
    /// Moves.
    Moves {
        /// Those that are no longer there.
        gone: Vec<Move>,
        /// Those that are there now.
        back: Vec<Move>,
    },
    /// Assumptions only.
    Assumptions,
    /// The order of the steps only.
    Order,
}

impl Said {
    /// Whether it stays until it is closed: something was not done.
    pub const fn stays(&self) -> bool {
        matches!(
            self,
            Self::Refused { .. }
                | Self::Fixed(_)
                | Self::NotParked(_)
                | Self::Kept { .. }
                | Self::NotApplied { .. }
                | Self::Missed(_)
                | Self::Restarted
        )
    }
}

impl State {
    /// The state of a page that has just been opened on a case.
    pub fn open(case: Rc<Case>, language: Language) -> Self {
        let document = Document::open(case);
        Self {
            view: Rc::new(View::of(document.reformed())),
            history: History::new(document),
            hand: Hand::Empty,
            run: Run::Wanted(Ticket(1)),
            answer: None,
            engine: Engine::default(),
            trial: Trial::default(),
            checking: None,
            projector: None,
            explained: None,
            swayed: None,
            following: Following::default(),
            language,
            large: false,
            stage: Stage::Reformed,
            aspect: Aspect::default(),
            marks: Marks::default(),
            union: None,
            dialog: None,
            said: None,
            notices: Vec::new(),
            answers: Answers::default(),
            last_ticket: Ticket(1),
            last_question: Question::default(),
        }
    }

    /// The document now.
    pub const fn document(&self) -> &Rc<Document> {
        self.history.present()
    }

    /// The department after the reform.
    pub fn reformed(&self) -> &Rc<Department> {
        self.document().reformed()
    }

    /// The unit in the hand.
    pub const fn held(&self) -> Option<&Held> {
        match &self.hand {
            Hand::Holding(held) => Some(held),
            Hand::Empty | Hand::Pressed { .. } => None,
        }
    }

    /// Whether a section is held, which can be put aside.
    pub fn can_park(&self) -> bool {
        self.held().is_some_and(|held| self.reformed().section(&held.unit).is_some())
    }

    /// Whether a pointer is down on a unit. What was asked for before the rest of the page was there
    /// then waits until it is up: over the page it would be in the way of a drop.
    pub const fn is_pressed(&self) -> bool {
        matches!(self.hand, Hand::Pressed { .. } | Hand::Holding(Held { grip: Grip::Drag, .. }))
    }

    /// What the drop or the move that is shown before it is made would mean for the work: the
    /// question, if it has no answer yet, and the moves. Nothing is asked about what cannot be
    /// simulated.
    pub fn question(&self) -> Option<(Question, &[Move])> {
        if matches!(self.run, Run::Failed(Failure::Refused(_))) {
            return None;
        }
        if matches!(self.dialog, Some(Dialog::Draft(_))) {
            return self.question_of_draft();
        }
        let over = self.held().map_or(self.union.as_ref(), |held| held.over.as_ref())?;
        let (question, None) = over.forecast else { return None };
        let preview = over.outcome.as_ref().ok()?;
        Some((question, &preview.moves))
    }

    /// What was found of today's structure alone, under the assumptions of what is shown.
    pub fn today_alone(&self) -> Option<&Report> {
        let alone = self.answers.of_today(&self.answer.as_ref()?.document)?;
        Some(&alone.report)
    }

    /// Whether a reform is being simulated and there is no report on any yet.
    pub fn awaits_first(&self) -> bool {
        let none = self.answer.as_ref().is_none_or(|answer| answer.document.moves().is_empty());
        none && !self.document().moves().is_empty() && self.run.ticket().is_some()
    }

    /// Whether the shown report is about another document than the shown one.
    pub fn is_stale(&self) -> bool {
        let is_other = |answer: &Answer| !answer.document.is_simulated_like(self.document());
        self.answer.as_ref().is_some_and(is_other)
    }
}
