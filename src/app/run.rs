//! Where the run of the shown reform stands, and the worker that does it.

use std::rc::Rc;

use super::document::Document;
use super::protocol::Ticket;
use crate::check::Finding;
use crate::report::Report;
use crate::study::Swing;

/// Where the run of the shown reform stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// It is to be run.
    Wanted(Ticket),
    /// It runs.
    Running {
        /// Names the run.
        ticket: Ticket,
        /// Replications done.
        replications: u32,
        /// Estimated share of the run that is done, from 0 to 1.
        share: f64,
    },
    /// Its report is shown.
    Done,
    /// It was stopped by hand.
    Stopped,
    /// It has failed.
    Failed(Failure),
}

impl Run {
    /// The ticket of a run that is wanted or under way.
    pub const fn ticket(&self) -> Option<Ticket> {
        match self {
            Self::Wanted(ticket) | Self::Running { ticket, .. } => Some(*ticket),
            Self::Done | Self::Stopped | Self::Failed(_) => None,
        }
    }

    /// A word for scripts that read the page.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Wanted(_) => "wanted",
            Self::Running { .. } => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Failed(_) => "failed",
        }
    }
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The worker has failed twice, or there is none.
    Worker,
    /// The scenario cannot be simulated.
    Refused(Rc<[Finding]>),
}

/// The worker that is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Engine {
    /// Counts the workers; another number wants another worker.
    pub generation: u32,
    /// Whether the worker listens.
    pub ready: bool,
    /// Failures since the last report.
    pub failures: u32,
}

impl Engine {
    /// A new worker in place of this one.
    pub(super) fn replace(&mut self, failures: u32) {
        *self = Self { generation: self.generation + 1, ready: false, failures };
    }
}

/// A report with the document that it is about.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The run that found it.
    pub ticket: Ticket,
    /// What was simulated.
    pub document: Rc<Document>,
    /// What was found.
    pub report: Rc<Report>,
    /// How the verdict would likely swing if assumptions were others; absent until it is known.
    pub swings: Option<Rc<[Swing]>>,
}

/// Two are equal if they are the same one: the page compares them at every action, and a report is
/// long.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        let swings =
            |answer: &Self| answer.swings.as_ref().map(|swings| Rc::as_ptr(swings).cast::<Swing>());
        self.ticket == other.ticket
            && Rc::ptr_eq(&self.document, &other.document)
            && Rc::ptr_eq(&self.report, &other.report)
            && swings(self) == swings(other)
    }
}

/// The latest reports, so that undo and redo need no new run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    const MOST: usize = 30;

    /// The report on a document, if it is still there.
    pub fn find(&self, document: &Document) -> Option<&Answer> {
        self.0.iter().find(|answer| answer.document.is_simulated_like(document))
    }

    /// The report on the structure of today alone that a document begins with, if it is still there.
    pub fn of_today(&self, document: &Document) -> Option<&Answer> {
        self.0.iter().find(|answer| {
            answer.document.moves().is_empty() && answer.document.assumes_as(document)
        })
    }

    /// Keeps a report in place of an earlier one on the same, and forgets the oldest if there are
    /// too many.
    pub fn keep(&mut self, answer: Answer) {
        self.0.retain(|kept| !kept.document.is_simulated_like(&answer.document));
        if self.0.len() == Self::MOST {
            self.0.remove(0);
        }
        self.0.push(answer);
    }

    /// All of them.
    pub(super) fn all(&mut self) -> impl Iterator<Item = &mut Answer> {
        self.0.iter_mut()
    }
}
