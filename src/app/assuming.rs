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
    /// Their panel is opened at a field.
    Seek(Field),
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
    /// The field that it was opened at.
    pub sought: Option<Field>,
    /// What is tried.
    pub draft: Option<Draft>,
    /// The field whose last value was not possible, with that value and the reason.
    pub unfit: Option<(Field, Value, Unfit)>,
    /// The last prediction, and what it is about.
    forecast: Option<(Rc<Document>, Forecast)>,
    /// The question under way, and what it is about.
    asked: Option<(Question, Rc<Document>)>,
    /// What will be asked when the answer is there; of several only the last.
    next: Option<Rc<Document>>,
    /// The field that the last step of the history has changed.
    last: Option<Field>,
    /// The shares of deciding ranks that were set, the earliest first: they stay while others change.
    shares: Vec<Field>,
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
            Assuming::Open => (self.trial.open, self.trial.sought) = (true, None),
            Assuming::Seek(field) => (self.trial.open, self.trial.sought) = (true, Some(field)),
            Assuming::Close => {
                self.take_draft();
                (self.trial.open, self.trial.sought) = (false, None);
            }
            Assuming::Try(field, value) => {
                self.take_other(field);
                self.try_value(field, value);
            }
            Assuming::Take => self.take_draft(),
            Assuming::Restore(field) => {
                self.take_other(field);
                // A step of its own, that can be undone.
                self.trial.last = None;
                let document = Rc::clone(self.document());
                let next = fields::restored(document.subject(), &document.case().scenario, field);
                self.try_subject(field, original(&document, field), next);
                self.take_draft();
                self.trial.last = None;
                // With one share all of its class are restored.
                self.trial.shares.retain(|other| other.of != field.of);
            }
            Assuming::RestoreAll => self.restore_all(),
        }
    }

    /// What another field has tried is not lost.
    fn take_other(&mut self, field: Field) {
        if self.trial.draft.as_ref().is_some_and(|draft| draft.field != field) {
            self.take_draft();
        }
    }

    fn try_value(&mut self, field: Field, value: Value) {
        let set = if field.is_share() {
            fields::set_share(&self.base(field), field, value, &self.trial.shares)
        } else {
            fields::set(&self.base(field), field, value)
        };
        match set {
            Ok(next) => self.try_subject(field, value, next),
            Err(refused) => {
                self.trial.draft = None;
                self.trial.unfit = Some((field, value, Unfit::Refused(refused)));
            }
        }
    }

    /// From what a field is set: from what was there before all that happens to it in a row, so that
    /// shares keep their proportions however far a slider goes; where nobody else has a share left,
    /// they are those of the case.
    fn base(&self, field: Field) -> Scenario {
        let document = match self.history.previous() {
            Some(before) if self.trial.last == Some(field) => before,
            _ => self.document(),
        };
        let subject = document.subject();
        let whole = Value::Number(1.0);
        let has_all = |entry: &fields::Entry| entry.field == field && entry.value == whole;
        if field.is_share() && fields::fields(subject).iter().any(has_all) {
            return fields::restored(subject, &document.case().scenario, field);
        }
        (**subject).clone()
    }

    fn try_subject(&mut self, field: Field, value: Value, subject: Scenario) {
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
        if field.is_share() {
            self.trial.shares.retain(|other| *other != field);
            self.trial.shares.push(field);
        }
        let (kept, before) = (self.trial.clone(), Rc::clone(self.document()));
        let document = (*document).clone();
        let collapsed = if kept.last == Some(field) {
            self.history.amend(document)
        } else {
            self.history.commit(document);
            false
        };
        self.document_changed(&before);
        self.trial = Trial { last: (!collapsed).then_some(field), ..kept };
    }

    fn restore_all(&mut self) {
        let original = self.document().case().scenario.clone();
        match fit(self.document(), original) {
            Ok(document) => {
                self.wonder(Rc::new(document.clone()));
                let kept = self.trial.clone();
                self.edit(document);
                let shares = Vec::new();
                self.trial = Trial { draft: None, last: None, unfit: None, shares, ..kept };
            }
            Err(_) => self.trial.unfit = first_unfit(self.document()),
        }
    }

    /// What was tried or predicted has no meaning for another document.
    pub(super) fn forget_assuming(&mut self) {
        let open = self.trial.open;
        self.trial = Trial { open, ..Trial::default() };
    }

    /// Asks what is predicted, one question at a time; nothing about what cannot be simulated.
    fn wonder(&mut self, document: Rc<Document>) {
        if !check(&document.scenario()).is_empty() {
            self.trial.next = None;
        } else if self.trial.asked.is_some() {
            self.trial.next = Some(document);
        } else {
            self.last_question = Question(self.last_question.0 + 1);
            self.trial.asked = Some((self.last_question, document));
        }
    }

    /// Until there is a report on any reform, a prediction of this one stands in its place.
    pub(super) fn foretell(&mut self) {
        if self.awaits_first() {
            self.last_question = Question(self.last_question.0 + 1);
            self.trial.asked = Some((self.last_question, Rc::clone(self.document())));
        }
    }

    /// Takes the answer to the question under way, and asks the next one.
    pub(super) fn foreseen(&mut self, question: Question, forecast: Forecast) {
        if let Some((_, document)) = self.trial.asked.take_if(|(asked, _)| *asked == question) {
            self.trial.forecast = Some((document, forecast));
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

    /// What is predicted of what is tried: nothing if it is simulated. While the answer is on its way
    /// it is the one before, so that it follows a slider that moves.
    pub fn outlook(&self) -> Option<&Forecast> {
        let is_tried = |document: &Rc<Document>| document.is_simulated_like(self.tried());
        let Trial { asked, next, forecast, .. } = &self.trial;
        let coming = next.as_ref().or(asked.as_ref().map(|(_, document)| document));
        let (document, forecast) = forecast.as_ref().filter(|_| !self.is_tried_simulated())?;
        (is_tried(document) || coming.is_some_and(is_tried)).then_some(forecast)
    }

    /// Whether the shown report is about what is tried.
    pub fn is_tried_simulated(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.document.is_simulated_like(self.tried()))
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
    let new = next.stopped_since(document);
    new.map_or(Ok(next), |finding| Err(Unfit::Found(finding)))
}

/// The first field that cannot get back what the case has, after all before it have.
fn first_unfit(document: &Document) -> Option<(Field, Value, Unfit)> {
    let mut subject = (**document.subject()).clone();
    document.changed().into_iter().find_map(|field| {
        subject = fields::restored(&subject, &document.case().scenario, field);
        let unfit = fit(document, subject.clone()).err()?;
        Some((field, original(document, field), unfit))
    })
}
