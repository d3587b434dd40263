//! A figure that is explained, and which assumption would change it most.

use std::rc::Rc;

use super::document::Document;
use super::protocol::Question;
use super::run::{Failure, Run};
use super::state::State;
use crate::study::Sways;
use crate::units::ClassId;

/// What happens to an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explaining {
    /// A figure is to be explained.
    Open(Topic),
    /// The explanation is closed.
    Close,
}

/// The figure that is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its key.
    pub key: String,
    /// Of which class of papers it is; of all if absent.
    pub class: Option<ClassId>,
}

/// What each assumption of a document does to what is predicted of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Swayed {
    /// What it is about.
    pub document: Rc<Document>,
    /// Names the question.
    pub question: Question,
    /// The answer, once it is there.
    pub sways: Option<Rc<Sways>>,
}

impl State {
    /// The figure whose explanation is shown, if one is.
    pub fn open_explanation(&self) -> Option<&Topic> {
        self.explained.as_ref().filter(|_| !self.is_pressed())
    }

    /// The question which assumption matters most, if it is wanted and has no answer yet; nothing is
    /// asked about what cannot be simulated.
    pub fn doubt(&self) -> Option<Question> {
        if matches!(self.run, Run::Failed(Failure::Refused(_))) {
            return None;
        }
        let swayed = self.swayed.as_ref().filter(|_| self.explained.is_some())?;
        swayed.sways.is_none().then_some(swayed.question)
    }

    pub(super) fn explaining(&mut self, what: Explaining) {
        match what {
            Explaining::Open(topic) => {
                self.explained = Some(topic);
                self.doubted();
            }
            Explaining::Close => self.explained = None,
        }
    }

    /// Asks anew if what is explained is no longer what was asked about.
    pub(super) fn doubted(&mut self) {
        let asked = self.swayed.as_ref().is_some_and(|asked| asked.document == *self.document());
        if self.explained.is_some() && !asked {
            self.last_question = Question(self.last_question.0 + 1);
            let document = Rc::clone(self.document());
            self.swayed = Some(Swayed { document, question: self.last_question, sways: None });
        }
    }

    /// Keeps the answer to the question that was asked last.
    pub(super) fn swayed(&mut self, question: Question, sways: Sways) {
        if let Some(asked) = self.swayed.as_mut().filter(|asked| asked.question == question) {
            asked.sways = Some(Rc::new(sways));
        }
    }
}
