//! The dialogs: a search for what can be done, a move that is being put together, and the keys.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::document::Document;
use super::form::{Choice, Entry, Input, Kind, Slot, fields, filled, taking};
use super::gesture::Reason;
use super::hand::{Hand, Preview};
use super::protocol::Question;
use super::state::{Said, State};
use super::steps::{Change, changed};
use crate::department::{Department, Structure};
use crate::scenario::{Merge, Move, Unit};
use crate::study::Forecast;
use crate::text::{Language, Text};

/// The dialog that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// A search for moves, units and commands.
    Find,
    /// A move that is being put together.
    Draft(Box<Proposal>),
    /// All keys and gestures.
    Keys,
}

/// A move that is being put together, with what would come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it says so far.
    pub step: Move,
    /// The step of the list that it would replace; none if it is a new one.
    pub place: Option<usize>,
    /// What has still to be chosen: no matter is proposed that nobody has named.
    pub open: Option<Slot>,
    /// What was typed, as it was typed.
    pub typed: BTreeMap<Slot, Typed>,
    /// What would come of it, or why it cannot be made.
    pub outcome: Result<Rc<Preview>, Obstacle>,
    /// The question what that would mean for the work, with the answer as soon as it is there.
    pub forecast: (Question, Option<Forecast>),
}

/// What was typed into a part of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The letters.
    pub text: String,
    /// Whether the move says so; otherwise it says what was there before.
    pub fit: Fit,
}

/// Whether what was typed can stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can.
    Fits,
    /// It is no number.
    NoNumber,
    /// It is none of the numbers that the move takes.
    Outside,
}

impl Typed {
    fn of(entry: &Entry, input: Option<&Input>) -> Option<Self> {
        let (text, fit) = match entry {
            Entry::Name(name) => (name, Fit::Fits),
            Entry::Number(text, number) if number.is_nan() => (text, Fit::NoNumber),
            Entry::Number(text, number) if input?.takes(*number) => (text, Fit::Fits),
            Entry::Number(text, _) => (text, Fit::Outside),
            Entry::Choice(_) | Entry::Toggle(_) | Entry::Yes(_) => return None,
        };
        Some(Self { text: text.clone(), fit })
    }
}

/// Why a move that is being put together cannot be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    /// The later step that could then not be made, if it is not the move itself.
    pub by: Option<Rc<Move>>,
    /// Why.
    pub reason: Reason,
}

/// What happens to the dialogs.
#[derive(Clone, Debug, PartialEq)]
pub enum Composing {
    /// The search opens.
    Find,
    /// The overview of the keys opens.
    Keys,
    /// A move of a kind is begun, about what has been named.
    Begin(Kind, Vec<Choice>),
    /// The step at this position of the list is to be changed.
    Edit(usize),
    /// A part of the form is filled in.
    Fill(Slot, Entry),
    /// The move is made.
    Make,
    /// The dialog is closed.
    Close,
}

impl State {
    pub(super) fn compose(&mut self, what: Composing) {
        match what {
            Composing::Find => self.dialog = Some(Dialog::Find),
            Composing::Keys => self.dialog = Some(Dialog::Keys),
            Composing::Close => self.dialog = None,
            Composing::Begin(kind, named) => {
                if let Some(step) = taking(kind, &named, self.reformed()) {
                    let names_work = named.iter().any(|each| matches!(each, Choice::Class(_)));
                    let asks = fields(&step, self.reformed());
                    let mut asked = asks.iter().map(|field| field.slot);
                    let open = asked.find(|slot| *slot == Slot::Work && !names_work);
                    self.draft(step, None, open, BTreeMap::new());
                }
            }
            Composing::Edit(place) => {
                let step = self.document().steps().get(place).map(|step| step.what.clone());
                if let Some(step) = step {
                    self.draft(step, Some(place), None, BTreeMap::new());
                }
            }
            Composing::Fill(slot, entry) => self.fill(slot, entry),
            Composing::Make => self.make(),
        }
    }

    /// The dialog that is shown, if one is.
    pub fn open_dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref().filter(|_| !self.is_pressed())
    }

    fn draft(
        &mut self,
        step: Move,
        place: Option<usize>,
        open: Option<Slot>,
        typed: BTreeMap<Slot, Typed>,
    ) {
        self.last_question = Question(self.last_question.0 + 1);
        let is_fit = typed.values().all(|typed| typed.fit == Fit::Fits);
        let outcome = match open {
            Some(_) => Err(Obstacle { by: None, reason: Reason::NoMatter }),
            None if !is_fit => Err(Obstacle { by: None, reason: Reason::NoNumber }),
            None => outlook(self.document(), &step, place),
        };
        let forecast = (self.last_question, None);
        // What is held asks what it means before it is dropped, as this does.
        self.hand = Hand::Empty;
        let draft = Proposal { step, place, open, typed, outcome, forecast };
        self.dialog = Some(Dialog::Draft(Box::new(draft)));
    }

    fn fill(&mut self, slot: Slot, entry: Entry) {
        let Some(Dialog::Draft(draft)) = &self.dialog else { return };
        let (place, open) = (draft.place, draft.open.filter(|open| *open != slot));
        let department = department_of(self.document(), place);
        let mut typed = draft.typed.clone();
        let asked = fields(&draft.step, &department);
        let input = asked.iter().find(|field| field.slot == slot).map(|field| &field.input);
        match Typed::of(&entry, input) {
            Some(new) if new.fit != Fit::Fits => {
                let step = draft.step.clone();
                typed.insert(slot, new);
                return self.draft(step, place, open, typed);
            }
            Some(new) => drop(typed.insert(slot, new)),
            // Another section or post begins with the number of people that it has.
            None => typed.retain(|other, _| {
                *other != Slot::Number || !matches!(slot, Slot::Section | Slot::Post)
            }),
        }
        if let Some(step) = filled(&draft.step, slot, entry, &department) {
            self.draft(step, place, open, typed);
        }
    }

    fn make(&mut self) {
        let Some(Dialog::Draft(draft)) = self.dialog.clone() else { return };
        let Proposal { step, place, outcome: Ok(_), .. } = *draft else { return };
        self.dialog = None;
        if let Some(place) = place {
            return self.change_step(place, Change::Replace(step));
        }
        let moves = vec![step];
        if let Ok(document) = self.document().followed_by(&moves) {
            self.edit(document);
            self.said = Some(Said::Moved(moves));
        }
    }

    /// The question that a move that is being put together asks, if it has no answer yet.
    pub(super) fn question_of_draft(&self) -> Option<(Question, &[Move])> {
        let Some(Dialog::Draft(draft)) = &self.dialog else { return None };
        let Proposal { place: None, outcome: Ok(preview), forecast, .. } = &**draft else {
            return None;
        };
        let (question, None) = forecast else { return None };
        Some((*question, &preview.moves))
    }

    pub(super) fn predicted_for_draft(&mut self, answered: Question, forecast: Forecast) {
        if let Some(Dialog::Draft(draft)) = &mut self.dialog
            && draft.forecast.0 == answered
        {
            draft.forecast.1 = Some(forecast);
        }
    }
}

/// The department in which a move would be made: now, or before the step that it would replace.
pub fn department_of(document: &Document, place: Option<usize>) -> Rc<Department> {
    match place {
        Some(place) => Rc::new(document.before(place)),
        None => Rc::clone(document.reformed()),
    }
}

fn outlook(
    document: &Document,
    step: &Move,
    place: Option<usize>,
) -> Result<Rc<Preview>, Obstacle> {
    let next = match place {
        None => document
            .followed_by(std::slice::from_ref(step))
            .map_err(|(_, why)| Obstacle { by: None, reason: Reason::Refused(why) })?,
        Some(place) => replaced(document, step, place)?,
    };
    let is_new = if place.is_some() {
        next.steps() != document.steps()
    } else {
        next.reformed() != document.reformed()
    };
    if !is_new {
        return Err(Obstacle { by: None, reason: Reason::NoChange });
    }
    if let Some(name) = taken(step, next.reformed()) {
        return Err(Obstacle { by: None, reason: Reason::NameTaken(name) });
    }
    if let Some(finding) = next.stopped_since(document) {
        return Err(Obstacle { by: None, reason: Reason::Stopped(finding.problem) });
    }
    let (before, after) = (Structure::of(document.reformed()), Structure::of(next.reformed()));
    Ok(Rc::new(Preview { moves: vec![step.clone()], before, after }))
}

/// The name of a large section, if something else is called so.
fn taken(step: &Move, department: &Department) -> Option<Text> {
    let Move::Merge(Merge { name, .. }) = step else { return None };
    let is_called = |unit: &&Unit| {
        let both = [Language::Zh, Language::En];
        both.into_iter().any(|language| unit.name().get(language) == name.get(language))
    };
    (department.units.iter().filter(is_called).count() > 1).then(|| name.clone())
}

/// The document with another step in the place of one.
fn replaced(document: &Document, step: &Move, place: usize) -> Result<Document, Obstacle> {
    let change = Change::Replace(step.clone());
    let steps = changed(document.steps(), place, &change).map(|(steps, _)| steps);
    let steps = steps.unwrap_or_else(|| document.steps().to_vec());
    document.with_steps(steps.clone()).map_err(|(failing, why)| Obstacle {
        by: (failing != place).then(|| Rc::new(steps[failing].what.clone())),
        reason: Reason::Refused(why),
    })
}
