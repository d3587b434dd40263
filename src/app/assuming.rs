//! What is assumed otherwise than the case has it: tried while a slider moves, then taken.

use std::rc::Rc;

use super::document::Document;
use super::protocol::Question;
use super::state::State;
use crate::check::{Finding, check};
use crate::reform::Refusal;
use crate::scenario::fields::{self, Field, Refused, Value};
use crate::scenario::{Move, Scenario};
use crate::study::Forecast;

/// What happens to the assumptions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Assuming {
    /// Their panel is opened.
    Open,
    /// Their panel is closed.
    Close,
    /// A field would have another value, for the moment.
    Try(Field, Value),
    /// What was tried is taken.
    Take,
    /// A field gets back what the case has.
    Restore(Field),
    /// All fields get back what the case has.
    RestoreAll,
}

/// What is assumed otherwise, as far as it is not in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// Whether their panel is open.
    pub open: bool,
    /// What is tried.
    pub draft: Option<Draft>,
    /// The field whose last value was not possible, with that value and the reason.
    pub unfit: Option<(Field, Value, Unfit)>,
    /// What is predicted of what was tried last, until a report says it.
    pub forecast: Option<Forecast>,
    /// The question under way, and what it is about.
    asked: Option<(Question, Rc<Document>)>,
    /// What will be asked when the answer is there; of several only the last.
    next: Option<Rc<Document>>,
    /// The field that the last step of the history has changed.
    last: Option<Field>,
}

/// A value that is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The field.
    pub field: Field,
    /// The document with the value.
    pub document: Rc<Document>,
}

/// Why a field cannot have a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    /// It lies outside what the field takes.
    Refused(Refused),
    /// The move at this position of the reform could not be applied.
    Move(usize, Refusal),
    /// The scenario could not be simulated.
    Found(Finding),
}

/// Something that is to be predicted: of a scenario without its reform, what the moves would bring.
pub type Wanted = (Question, Scenario, Vec<Move>);

/// The assumptions.
impl State {
    pub(super) fn assuming(&mut self, what: Assuming) {
        match what {
            Assuming::Open => self.trial.open = true,
            Assuming::Close => {
                self.take_draft();
                self.trial.open = false;
            }
            Assuming::Try(field, value) => self.try_value(field, value),
            Assuming::Take => self.take_draft(),
            Assuming::Restore(field) => {
                // A step of its own, that can be undone.
                self.trial.last = None;
                let document = Rc::clone(self.document());
                let next = fields::restored(document.subject(), &document.case().scenario, field);
                self.try_subject(field, original(&document, field), next);
                self.take_draft();
                self.trial.last = None;
            }
            Assuming::RestoreAll => self.restore_all(),
        }
    }

    fn try_value(&mut self, field: Field, value: Value) {
        match fields::set(self.document().subject(), field, value) {
            Ok(next) => self.try_subject(field, value, next),
            Err(refused) => {
                self.trial.draft = None;
                self.trial.unfit = Some((field, value, Unfit::Refused(refused)));
            }
        }
    }

    fn try_subject(&mut self, field: Field, value: Value, subject: Scenario) {
        // What another field has tried is not lost.
        if self.trial.draft.as_ref().is_some_and(|draft| draft.field != field) {
            self.take_draft();
        }
        match fit(self.document(), subject) {
            Ok(document) => {
                let document = Rc::new(document);
                self.trial.unfit = None;
                self.trial.draft = Some(Draft { field, document: Rc::clone(&document) });
                self.wonder(document);
            }
            Err(unfit) => {
                self.trial.draft = None;
                self.trial.unfit = Some((field, value, unfit));
            }
        }
    }

    /// One step of the history for all that happens to one field in a row.
    fn take_draft(&mut self) {
        let Some(Draft { field, document }) = self.trial.draft.take() else { return };
        if document == *self.document() {
            return;
        }
        let kept = self.trial.clone();
        let document = (*document).clone();
        let collapsed = if kept.last == Some(field) {
            self.history.amend(document)
        } else {
            self.history.commit(document);
            false
        };
        self.document_changed();
        // What is known is not predicted.
        let forecast = kept.forecast.filter(|_| self.run.ticket().is_some());
        self.trial = Trial { forecast, last: (!collapsed).then_some(field), ..kept };
    }

    fn restore_all(&mut self) {
        let original = self.document().case().scenario.clone();
        match fit(self.document(), original) {
            Ok(document) => {
                self.wonder(Rc::new(document.clone()));
                let kept = self.trial.clone();
                self.edit(document);
                self.trial = Trial { draft: None, last: None, unfit: None, ..kept };
            }
            Err(unfit) => {
                let changed = self.document().changed();
                let first = changed.first().map(|field| (*field, Value::Absent, unfit));
                self.trial.unfit = first;
            }
        }
    }

    /// What was tried or predicted has no meaning for another document.
    pub(super) fn forget_assuming(&mut self) {
        let open = self.trial.open;
        self.trial = Trial { open, ..Trial::default() };
    }

    /// Asks what is predicted, one question at a time.
    fn wonder(&mut self, document: Rc<Document>) {
        if self.trial.asked.is_some() {
            self.trial.next = Some(document);
        } else {
            self.last_question = Question(self.last_question.0 + 1);
            self.trial.asked = Some((self.last_question, document));
        }
    }

    /// Takes the answer to the question under way, and asks the next one.
    pub(super) fn foreseen(&mut self, question: Question, forecast: Forecast) {
        if self.trial.asked.as_ref().is_some_and(|(asked, _)| *asked == question) {
            self.trial.asked = None;
            self.trial.forecast = Some(forecast);
            if let Some(document) = self.trial.next.take() {
                self.wonder(document);
            }
        }
    }

    /// The question about assumptions that has no answer yet.
    pub fn asked(&self) -> Option<Question> {
        self.trial.asked.as_ref().map(|(question, _)| *question)
    }

    /// The same with what it is about.
    pub fn wanted(&self) -> Option<Wanted> {
        let (question, document) = self.trial.asked.as_ref()?;
        let subject = Scenario { reform: Vec::new(), ..(**document.subject()).clone() };
        Some((*question, subject, document.moves().to_vec()))
    }

    /// Whether what is shown of today was simulated under other assumptions.
    pub fn is_today_stale(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.document.assumes_as(self.document()))
    }

    /// The document with what is tried.
    pub fn tried(&self) -> &Rc<Document> {
        self.trial.draft.as_ref().map_or(self.document(), |draft| &draft.document)
    }
}

impl Document {
    /// The fields that differ from the case.
    pub fn changed(&self) -> Vec<Field> {
        fields::changed(self.subject(), &self.case().scenario)
    }
}

fn original(document: &Document, field: Field) -> Value {
    let entries = fields::fields(&document.case().scenario);
    entries.iter().find(|entry| entry.field == field).map_or(Value::Absent, |entry| entry.value)
}

/// The document on other assumptions, if they keep nothing from being simulated that could be.
fn fit(document: &Document, subject: Scenario) -> Result<Document, Unfit> {
    let next = match document.assuming(subject) {
        Ok(next) => next,
        Err((index, refusal)) => return Err(Unfit::Move(index, refusal)),
    };
    let before = check(&document.scenario());
    let new = check(&next.scenario()).into_iter().find(|finding| !before.contains(finding));
    new.map_or(Ok(next), |finding| Err(Unfit::Found(finding)))
}
