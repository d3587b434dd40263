//! Which aspect of the results is shown, and what is predicted around them.

use std::rc::Rc;

use super::protocol::Ticket;
use super::state::State;
use crate::study::Swing;

/// An aspect of the results; one is shown at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aspect {
    /// The verdict in a paragraph, and where it would flip.
    #[default]
    Verdict,
    /// Where the time goes.
    Time,
    /// How busy people and sections are.
    Load,
    /// How many matters are finished within so long.
    Within,
    /// Open matters over time, and how far directives reach.
    Backlog,
    /// One paper in both structures.
    Papers,
    /// Tables, the structure and how all was found.
    Details,
}

impl Aspect {
    /// All aspects, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Verdict,
        Self::Time,
        Self::Load,
        Self::Within,
        Self::Backlog,
        Self::Papers,
        Self::Details,
    ];

    /// Its name in the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Time => "time",
            Self::Load => "load",
            Self::Within => "within",
            Self::Backlog => "backlog",
            Self::Papers => "papers",
            Self::Details => "details",
        }
    }
}

impl State {
    /// Keeps what is predicted around the answer that a run has found.
    pub(super) fn swung(&mut self, ticket: Ticket, swings: &Rc<[Swing]>) {
        let answers = self.answers.all().chain(self.answer.as_mut());
        for answer in answers.filter(|answer| answer.ticket == ticket) {
            answer.swings = Some(Rc::clone(swings));
        }
    }

    pub(super) const fn show(&mut self, aspect: Aspect) {
        self.aspect = aspect;
    }
}
