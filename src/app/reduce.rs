//! The only way for the state to change.

use std::rc::Rc;

use super::action::{Action, Later};
use super::compose::Dialog;
use super::document::Document;
use super::gesture::Reason;
use super::hand::{Grip, Hand, Held, is_movable};
use super::marks::{Marking, meaning_of_all};
use super::protocol::{FromWorker, Question, Ticket};
use super::run::{Answer, Failure, Run};
use super::state::{Said, State, Turn};
use crate::check::check;
use crate::report::Report;
use crate::scenario::Move;
use crate::study::Forecast;
use crate::units::UnitId;

/// The state after an action.
#[must_use]
pub fn reduce(state: &State, action: Action) -> State {
    if let Action::Later(what) = action {
        reduce_later(state, what)
    } else {
        reduce_first(state, action)
    }
}

/// The state after an action that the page knows before the rest of its program is there; any other
/// changes nothing.
#[must_use]
pub fn reduce_first(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Open(case) => next.edit(Document::open(case)),
        Action::Missed(offer) => next.said = Some(Said::Missed(offer)),
        Action::Speak(language) => next.language = language,
        Action::Enlarge(large) => next.large = large,
        Action::Show(shown) => next.stage = shown,
        Action::Press(unit) => next.press(unit),
        Action::Lift => next.lift(),
        Action::Over(target) => next.over(target),
        Action::Release => next.release(),
        Action::Choose(unit) => next.choose(unit),
        Action::PutBack => next.put_back(),
        Action::Undo => next.undo(),
        Action::Redo => next.redo(),
        Action::Reset => next.reset(),
        Action::Apply(reading) => next.apply(reading),
        Action::Mark(what) => next.mark(what),
        Action::Park(what) => next.park(what),
        Action::WorkerFailed => next.worker_failed(),
        Action::Check(what) => next.examining(what),
        Action::View(what) => next.viewing(what),
        Action::Project(what) => next.projecting(what),
        Action::Stop => next.stop(),
        Action::Retry => next.retry(),
        Action::Later(_) => {}
    }
    next.keep_following();
    next
}

/// The state after an action of what loads after the charts.
#[must_use]
pub fn reduce_later(state: &State, what: Later) -> State {
    let mut next = state.clone();
    match what {
        Later::Restore(case, text) => next.restore(case, &text),
        Later::Tell(notice) => next.notices.push(notice),
        Later::Assume(what) => next.assuming(what),
        Later::Step(place, change) => next.change_step(place, change),
        Later::Compose(what) => next.compose(what),
        Later::Heard(news) => next.hear(news),
        Later::Explain(what) => next.explaining(what),
        Later::Regard(aspect) => next.show(aspect),
        Later::Follow(what) => next.follow(what),
    }
    next.keep_following();
    next
}

/// The hand.
impl State {
    fn press(&mut self, unit: UnitId) {
        self.said = None;
        let before = self.held().cloned();
        self.hand = Hand::Pressed { unit, before };
    }

    fn lift(&mut self) {
        let Hand::Pressed { unit, .. } = &self.hand else { return };
        self.hand = if is_movable(self.reformed(), unit) {
            let with = self.marks.with(unit);
            Hand::Holding(Held::take(self.reformed(), unit, with, Grip::Drag))
        } else {
            self.said = Some(Said::Fixed(unit.clone()));
            Hand::Empty
        };
    }

    fn over(&mut self, target: Option<UnitId>) {
        if let Hand::Holding(held) = &self.hand {
            self.hold(held.clone(), target);
        }
    }

    fn hold(&mut self, held: Held, target: Option<UnitId>) {
        self.last_question = Question(self.last_question.0 + 1);
        self.hand = Hand::Holding(held.over(self.reformed(), target, self.last_question));
    }

    /// Keeps the answer to the question that what is held asks now.
    fn predicted(&mut self, answered: Question, forecast: Forecast) {
        let held = match &mut self.hand {
            Hand::Holding(held) => held.over.as_mut(),
            Hand::Empty | Hand::Pressed { .. } => None,
        };
        let mut asking = held.into_iter().chain(&mut self.union);
        if let Some(over) = asking.find(|over| over.forecast.0 == answered) {
            over.forecast.1 = Some(forecast);
        } else {
            self.predicted_for_draft(answered, forecast);
        }
    }

    fn release(&mut self) {
        match std::mem::take(&mut self.hand) {
            Hand::Empty => {}
            Hand::Pressed { unit, before } => {
                self.hand = before.map_or(Hand::Empty, Hand::Holding);
                self.choose(unit);
            }
            Hand::Holding(Held { unit, over: None, .. }) => self.said = Some(Said::PutBack(unit)),
            Hand::Holding(Held { unit, with, over: Some(over), .. }) => {
                self.drop_all(unit, &with, &over.target);
            }
        }
    }

    fn choose(&mut self, chosen: UnitId) {
        match std::mem::take(&mut self.hand) {
            Hand::Holding(held) if held.unit == chosen => self.said = Some(Said::PutBack(chosen)),
            Hand::Holding(held) => {
                self.drop_all(held.unit.clone(), &held.with, &chosen);
                if matches!(self.said, Some(Said::Refused { .. })) {
                    self.hold(held, Some(chosen));
                }
            }
            Hand::Empty | Hand::Pressed { .. } if self.marks.by_tap => {
                self.mark(Marking::Toggle(chosen));
            }
            Hand::Empty | Hand::Pressed { .. } if is_movable(self.reformed(), &chosen) => {
                let with = self.marks.with(&chosen);
                self.hand = Hand::Holding(Held::take(self.reformed(), &chosen, with, Grip::Pick));
                self.said = Some(Said::Picked(chosen));
            }
            Hand::Empty | Hand::Pressed { .. } => self.said = Some(Said::Fixed(chosen)),
        }
    }

    fn put_back(&mut self) {
        match std::mem::take(&mut self.hand) {
            Hand::Holding(held) => self.said = Some(Said::PutBack(held.unit)),
            Hand::Pressed { before: Some(held), .. } => self.hand = Hand::Holding(held),
            Hand::Pressed { before: None, .. } => {}
            Hand::Empty => {
                self.said = None;
                self.notices.clear();
            }
        }
    }

    pub(super) fn drop_all(&mut self, unit: UnitId, with: &[UnitId], target: &UnitId) {
        let units: Vec<UnitId> = std::iter::once(&unit).chain(with).cloned().collect();
        let outcome = meaning_of_all(self.reformed(), &units, target).and_then(|(moves, _)| {
            let document = self.document().followed_by(&moves);
            document.map(|document| (moves, document)).map_err(|(_, why)| Reason::Refused(why))
        });
        match outcome {
            Ok((moves, document)) => {
                self.edit(document);
                self.unmark(&units, target);
                self.said = Some(Said::Moved(moves));
            }
            Err(Reason::AlreadyThere) => self.said = Some(Said::PutBack(unit)),
            Err(reason) => self.said = Some(Said::Refused { unit, reason }),
        }
    }
}

/// What is different between two documents.
fn turn(from: &Document, to: &Document) -> Turn {
    let beyond = |one: &Document, other: &Document| -> Vec<Move> {
        one.moves().iter().filter(|each| !other.moves().contains(each)).cloned().collect()
    };
    let (gone, back) = (beyond(from, to), beyond(to, from));
    if from.case().id != to.case().id {
        Turn::Case(to.case().scenario.name.clone())
    } else if !gone.is_empty() || !back.is_empty() {
        Turn::Moves { gone, back }
    } else if from.assumes_as(to) {
        Turn::Order
    } else {
        Turn::Assumptions
    }
}

/// The document.
impl State {
    pub(super) fn edit(&mut self, document: Document) {
        let before = Rc::clone(self.document());
        self.history.commit(document);
        self.document_changed(&before);
    }

    fn undo(&mut self) {
        let before = Rc::clone(self.document());
        if self.history.undo() {
            self.document_changed(&before);
            self.said = Some(Said::Undone(turn(&before, self.document())));
        }
    }

    fn redo(&mut self) {
        let before = Rc::clone(self.document());
        if self.history.redo() {
            self.document_changed(&before);
            self.said = Some(Said::Redone(turn(&before, self.document())));
        }
    }

    fn reset(&mut self) {
        if let Ok(document) = self.document().with(Vec::new()) {
            self.edit(document);
        }
        self.said = Some(Said::Reset);
    }

    fn apply(&mut self, reading: usize) {
        let case = Rc::clone(self.document().case());
        let Some(moves) = case.readings.get(reading).map(|reading| &reading.reform) else { return };
        match self.document().with(moves.clone()) {
            Ok(document) => {
                self.said = Some(Said::Moved(document.moves().to_vec()));
                self.edit(document);
            }
            Err((failing, refusal)) => {
                self.said = Some(Said::NotApplied { by: moves[failing].clone(), refusal });
            }
        }
    }

    /// Ends what was about the document before, and shows the report on the document if there is
    /// one, else asks for a run.
    pub(super) fn document_changed(&mut self, before: &Document) {
        self.hand = Hand::Empty;
        let is_other = before.case().id != self.document().case().id;
        self.dialog.take_if(|dialog| is_other || matches!(dialog, Dialog::Draft(_)));
        self.forget_assuming();
        self.doubted();
        self.marks.marked.clear();
        self.union = None;
        self.notices.clear();
        if is_other {
            self.look_anew();
            self.answer = None;
        }
        if let Some(answer) = self.answers.find(self.document()).cloned() {
            self.answer = Some(answer);
            self.run = Run::Done;
        } else {
            self.want_run();
            self.foretell();
        }
    }
}

/// The run.
impl State {
    fn want_run(&mut self) {
        self.last_ticket = Ticket(self.last_ticket.0 + 1);
        self.run = Run::Wanted(self.last_ticket);
    }

    fn hear(&mut self, news: FromWorker) {
        let is_current = |ticket| self.run.ticket() == Some(ticket);
        match news {
            FromWorker::Ready => self.engine.ready = true,
            FromWorker::Progress { ticket, replications, share } if is_current(ticket) => {
                self.run = Run::Running { ticket, replications, share };
            }
            FromWorker::Finished { ticket, report } if is_current(ticket) => self.finish(*report),
            FromWorker::Refused { ticket } if is_current(ticket) => {
                let findings = check(&self.document().scenario());
                self.run = Run::Failed(Failure::Refused(findings.into()));
                self.swayed = None;
            }
            FromWorker::Swung { ticket, swings } => self.swung(ticket, &swings.into()),
            FromWorker::Predicted { question, forecast } => {
                self.predicted(question, forecast.clone());
                self.foreseen(question, forecast);
            }
            FromWorker::Swayed { question, sways } => self.swayed(question, *sways),
            FromWorker::Followed { inquiry, kept } => self.followed(inquiry, kept),
            FromWorker::Examined { seed, share, agreements } => {
                self.examined(seed, share, agreements);
            }
            // News of a run that is no longer wanted.
            FromWorker::Progress { .. }
            | FromWorker::Finished { .. }
            | FromWorker::Refused { .. } => {}
        }
    }

    fn finish(&mut self, report: Report) {
        let answer = Answer {
            ticket: self.last_ticket,
            document: Rc::clone(self.document()),
            report: Rc::new(report),
            swings: None,
        };
        self.answers.keep(answer.clone());
        self.answer = Some(answer);
        self.run = Run::Done;
        self.engine.failures = 0;
        self.said = Some(Said::Finished);
    }

    /// Starts another worker once; if that one fails too, the page says so.
    fn worker_failed(&mut self) {
        let failures = self.engine.failures + 1;
        if failures > 1 {
            self.engine.failures = failures;
            self.engine.ready = false;
            self.run = Run::Failed(Failure::Worker);
            self.said = None;
            return;
        }
        self.engine.replace(failures);
        self.following.begin_again();
        self.said = Some(Said::Restarted);
        if self.run.ticket().is_some() {
            self.want_run();
        }
    }

    fn stop(&mut self) {
        if self.run.ticket().is_some() {
            self.run = Run::Stopped;
        }
    }

    fn retry(&mut self) {
        if self.engine.failures > 0 {
            self.engine.replace(0);
        }
        self.want_run();
    }
}
